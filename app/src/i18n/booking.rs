//! Texts around a booking: making one, and those one has.

use super::Lang;

texts! {
    /// The booking form.
    Book {
        title: "预约", "Book";
        when: "时间和人数", "When and how many";
        date: "日期", "Date";
        from: "从几点", "From";
        to: "到几点", "Until";
        persons: "几个人", "How many people";
        purpose: "做什么", "What for";
        purpose_help: "门口的牌子上只写这个，不写名字", "The board at the door shows this and no name";
        rules: "场地须知", "House rules";
        accept: "我看过场地须知，会照着做", "I have read the house rules and will keep to them";
        book: "预约", "Book it";
        sign_in_and_book: "登录后预约", "Sign in and book";
        look: "看看这个时间行不行", "Check this time";
        signed_out: "预约要先登录，填好的内容会留着。", "You sign in first; what you filled in is kept.";
        fits: "这个时间可以约", "This time can be booked";
        instead: "这些时间可以约：", "These times are free:";
        next: "最近的空档", "Next free times";
        pick: "挑一个空档", "Pick a free time";
        next_none: "七天内没有空档，可以换个日期看看。", "Nothing free in the next seven days; try a later date.";
        other_space: "另一场地", "another space";
        checking: "正在看这个时间…", "Checking this time…";
        unreachable: "暂时连不上，提交时会再核对一次。", "No connection just now; it is checked again when you send it.";
        walk_in: "这里不用预约，开放时间内直接来。", "This space needs no booking: come during opening hours.";
        price: "费用", "Price";
        zone_note: "时间为场地当地时间", "Times are local to the place";
        back: "返回场地", "Back to the place";
    }
}

texts! {
    /// My bookings.
    Mine {
        title: "我的预约", "My bookings";
        coming: "接下来", "Coming up";
        past: "以前的", "Past";
        none: "还没有预约。", "No bookings yet.";
        code: "进门码", "Door code";
        code_help: "到了报这六位数字。", "Say these six digits at the door.";
        change: "改时间或取消", "Move or cancel";
        details: "查看", "View";
        more: "再看一些", "Show more";
        account: "我的资料", "My details";
        name: "名字", "Name";
        login: "登录名", "Sign-in name";
        phone: "电话", "Phone";
        email: "邮箱", "Email";
        sign_out: "退出登录", "Sign out";
        back: "返回我的预约", "Back to my bookings";
        place: "地点", "Place";
        address: "地址", "Address";
        when: "时间", "When";
        people: "人数", "People";
        purpose: "做什么", "What for";
        price: "费用", "Price";
        state: "状态", "State";
        move_title: "改时间", "Move it";
        move_help: "改不成的话，原来的时间还给你留着。", "If the new time is not free, you keep the old one.";
        move_button: "改到这个时间", "Move to this time";
        cancel_title: "取消这次预约", "Cancel this booking";
        cancel_help: "取消后，这个时间就让给别的邻居。确定不去了吗？", "Someone else can then have this time. Are you sure?";
        cancel_button: "确定取消", "Yes, cancel it";
        booked: "约好了", "Booked";
        moved: "时间改好了", "Moved";
        cancelled: "已经取消", "Cancelled";
        print: "这一页可以打印带着去。", "You can print this page and bring it.";
    }
}

/// 12 人
pub fn people(count: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 人"),
        Lang::En if count == 1 => "1 person".to_owned(),
        Lang::En => format!("{count} people"),
    }
}
