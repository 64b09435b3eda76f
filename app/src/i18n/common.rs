//! Texts that stand on every page.

texts! {
    /// Header, footer, and words used everywhere.
    Common {
        name: "邻里", "Linli";
        tagline: "身边的场地，今天就能去", "Places near you, open today";
        skip: "跳到正文", "Skip to content";
        demo: "演示数据，非真实情况", "Demo data, nothing here is real";
        site_nav: "本站", "Site";
        home: "能去的地方", "Places";
        me: "我的预约", "My bookings";
        work: "工作台", "Work";
        sign_in: "登录", "Sign in";
        elder_on: "长辈版", "Large type";
        elder_off: "标准版", "Standard type";
        other_language: "English", "中文";
        footer: "页脚", "Footer";
        about: "关于邻里", "About Linli";
        open_data: "开放数据", "Open data";
        api: "开放接口说明（JSON）", "API description (JSON)";
        only_chinese: "仅有中文", "Chinese only";
        breadcrumbs: "所在位置", "You are here";
        errors_title: "还差一点", "Almost there";
        optional: "选填", "optional";
        call: "拨打", "Call";
        back_home: "看看今天能去的地方", "See what is open today";
        busy: "正在打开…", "Loading…";
    }
}

texts! {
    /// The pages that say that something is not there or broke.
    Errors {
        not_found: "没找到这一页", "This page is not here";
        not_found_help: "地址可能抄漏了，或者这个地方已经不再公示。", "The address may be incomplete, or the place is no longer posted.";
        try_search: "按名称找找看", "Search by name";
        sorry: "这里没能打开", "This could not be opened";
    }
}

texts! {
    /// The page about the site.
    About {
        title: "关于邻里", "About Linli";
        what: "邻里把学校、单位、社区里锁着的房间变成大家能用的地方：看得到今天哪里开着，约得上，去了门是开的。", "Linli turns rooms that stand locked in schools, offices and community centres into rooms that people use: see what is open today, book it, and find the door open.";
        who: "开放时间由各单位自己公示；约场地不收集身份证件。", "Opening hours are posted by each unit itself. Booking never asks for an identity document.";
        access: "无障碍", "Accessibility";
        access_text: "每一页都可以只用键盘、用读屏软件、不开脚本使用；长辈版字更大、内容更少。用不了的时候，请给场地打电话，电话预约同样有效。", "Every page works by keyboard, with a screen reader and without scripts; large type shows more size and fewer things. Where that fails, phone the place: a booking by phone counts the same.";
        open: "开放数据", "Open data";
        open_text: "本站看得到的场地和时间，程序也能读到。", "What this site shows of places and times, programs can read too.";
    }
}
