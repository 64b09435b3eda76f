//! Texts about the site itself: its foot, what it does with what it knows of people, for whom it works.

texts! {
    /// The foot of every page, and the form that fills it.
    Foot {
        sponsor: "主办单位", "Run by";
        icp: "ICP 备案号", "ICP licence";
        police: "公安备案号", "Public security record";
        site_id: "网站标识码", "Site code";
        contact: "联系", "Contact";
        phone: "联系电话", "Phone";
        email: "联系邮箱", "Mail";
        address: "联系地址", "Postal address";
        privacy: "隐私说明", "Privacy";
        accessibility: "无障碍声明", "Accessibility";
        title: "页脚信息", "Lines at the foot";
        help: "填了的会显示在每一页的页脚，空着的不显示。", "What is filled in stands at the foot of every page; the rest stays away.";
        save: "保存", "Save";
        saved: "已保存", "Saved";
        near: "选小区", "Choose your area";
        near_chosen: "我在", "Near";
        aloud: "朗读", "Read aloud";
        aloud_stop: "停止朗读", "Stop reading";
        aloud_silent: "这台设备没有可用的语音", "This device has no voice for it";
        call_site: "打电话问问", "Phone us";
        retry: "再试一次", "Try again";
        other_account: "换个账号登录", "Sign in with another account";
    }
}

texts! {
    /// What the site keeps of people, and why.
    Privacy {
        title: "隐私说明", "Privacy";
        lead: "只收办这件事要用的。下面说的是这个系统实际做的事。", "We take only what the task needs. This page says what the system really does.";
        look: "只看不约", "Only looking";
        look_text: "查找和查看不用登录，不问位置，不读您的设备信息。您选的语言、字号存在您自己的浏览器里，最多一年。", "Finding and reading needs no sign-in. No position is asked for and nothing is read from your device. Language and type size are kept in your own browser for at most a year.";
        book: "登录和预约", "Signing in and booking";
        book_text: "注册要称呼、密码和一个联系方式（手机号或邮箱）。不要身份证号，不要人脸。密码只存不可还原的散列值。预约只记时间、人数、用途和您写的备注。", "Registering takes a name, a password and one contact (phone or mail). No identity number, no face. Passwords are kept as hashes that cannot be turned back. A booking keeps time, number of people, purpose and what you wrote.";
        who: "谁看得到", "Who sees it";
        who_text: "称呼和联系方式只给您预约的单位和当地社区的工作人员看。公开的页面和数据接口上只有“已占用”，没有任何人的名字。", "Your name and contact are shown to the staff of the unit you booked with and of its community. Public pages and interfaces say “taken” and nobody's name.";
        count: "统计", "Counting";
        count_text: "报表只数人次和时长。没找到合适场地的搜索会记下要找什么、什么时候、多少人，不记是谁。", "Reports count visits and hours. A search that found nothing is kept as what, when and how many, not as who.";
        cookies: "浏览器里存什么", "What is kept in your browser";
        cookies_text: "语言、字号各一个词；选了小区再加一个；登录后再加一个，退出即失效。没有统计代码，不从别的网站加载任何东西。", "One word each for the language and the type size; one for your area, if you chose it; one more while you are signed in, gone when you sign out. No tracking, and nothing is loaded from another site.";
        log: "系统日志", "Log";
        log_text: "日志记访问了哪类页面和用时，不记查询内容。登录失败按网络计数，网络地址不以明文保存。", "The log keeps which kind of page was asked for and how long it took, not what was searched for. Failed sign-ins are counted by network; the address is not stored in clear.";
        rights: "查看、更正、删除", "See, correct, delete";
        rights_text: "在“我的预约”里能看到我们存的内容。要更正或删除，请联系页脚的联系人；法律规定要留存的记录到期后删除。", "“My bookings” shows what we keep of you. To correct or delete it, write to the contact at the foot; records that the law has us keep go when their time is over.";
    }
}

texts! {
    /// 无障碍声明.
    Accessible {
        title: "无障碍声明", "Accessibility statement";
        lead: "本站按 WCAG 2.2 AA 级和《无障碍环境建设法》的要求制作。", "This site is made to WCAG 2.2 level AA and China's law on accessible environments.";
        works: "做到了什么", "What works";
        keyboard: "只用键盘能完成每一步，焦点看得见；周视图里方向键移动、Shift 加方向键选一段。", "Every step can be done by keyboard, and the focus can be seen; in the week, arrows move and Shift with arrows chooses a stretch.";
        reader: "读屏软件能读出标题、表格、表单的标签和错误；出错时焦点到错误上。", "Screen readers get headings, tables, labels and errors; after an error the focus is on it.";
        script: "关掉脚本也能查、能约、能取消。", "Finding, booking and cancelling work without scripts.";
        colour: "颜色从不单独表示状态，旁边总有文字和图形；文字对比度不低于 4.5:1，要求高对比度时不低于 7:1。", "Colour never says a state alone: a word and a shape stand beside it. Text has a contrast of 4.5:1 or more, and 7:1 where more contrast is asked for.";
        elder: "长辈版字号 22 像素，行距 1.6 倍，段落间距更大，内容更少，可以朗读（用您设备自带的语音）。", "Large type is 22 pixels with lines 1.6 apart, wider paragraphs, fewer things, and reading aloud with your own device's voice.";
        target: "能按的地方不小于 44 像素；周视图的格子较小，旁边有同样内容的清单。", "What is pressed is 44 pixels or more; cells of the week are smaller, and a list beside them says the same.";
        language: "中文和英文两种界面。单位自己写的文字没有翻译时，标明“仅有中文”。", "Chinese and English. Text that a unit wrote in Chinese alone is marked “Chinese only”.";
        lacks: "还不够的地方", "What is lacking";
        lacks_text: "单位上传的照片和文件由单位自己说明，可能不全。没有手语和盲文版本。自动检查覆盖每个页面，还没有请残障人士逐页试用。", "Photos and files come with the unit's own description, which may be incomplete. There is no sign language and no braille. Every page is checked by program; disabled people have not yet tried each page.";
        help: "用不了的时候", "If it does not work for you";
        help_text: "请给场地打电话，电话预约同样有效；或者联系页脚的联系人，我们会回复。", "Phone the place: a booking by phone counts the same. Or write to the contact at the foot; we answer.";
    }
}
