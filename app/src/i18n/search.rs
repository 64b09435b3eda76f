//! Texts of the first screen.

use super::Lang;

texts! {
    /// The first screen.
    Search {
        title: "今天能去的地方", "Where you can go today";
        described: "看看附近学校、社区、单位的场地今天哪里开着，直接去，或者约一个时间。", "See which halls, courts and reading rooms near you are open today: walk in, or book a time.";
        title_any: "附近的场地", "Places near you";
        days: "哪一天", "Which day";
        today: "今天", "Today";
        tomorrow: "明天", "Tomorrow";
        weekend: "周末", "Weekend";
        any_day: "不限日子", "Any day";
        filters: "只看", "Only";
        chosen: "已选", "chosen";
        free: "免费", "Free";
        step_free: "无台阶可进", "Step-free";
        how: "怎么去", "How";
        any_how: "不限", "Any";
        place: "您住哪个小区、哪条路？", "Which estate or street do you live in?";
        place_go: "记住", "Keep";
        place_help: "近的排在前面，写出走几分钟。只记在您自己的浏览器里，不用开定位。", "Near places come first, with walking minutes. Kept in your own browser only; no location needed.";
        change_place: "换地方", "Change";
        forget_place: "不再记住", "Forget it";
        call_desk: "拨打社区服务台", "Call the community desk";
        unknown_place_try: "换个写法再试，或者选您的街道、社区：", "Try another spelling, or choose your street or community:";
        search: "找场地", "Find a place";
        q: "找什么", "What are you looking for";
        q_help: "场地、单位或地址，比如“乒乓球”“碧阳小学”", "A place, unit or street, such as “library”";
        more_fields: "按时间、人数、地点找", "By time, people, area";
        category: "类别", "Kind of place";
        any_category: "不限", "Any";
        area: "哪个街道或社区", "Street or community";
        any_area: "不限", "Anywhere";
        date: "日期", "Date";
        from: "从几点", "From";
        to: "到几点", "Until";
        persons: "几个人", "How many people";
        go: "找一找", "Search";
        clear: "清空条件", "Clear";
        categories: "按类别看", "By kind";
        more_categories: "更多类别", "More kinds";
        open_now: "现在开着", "Open now";
        walk_in: "直接来", "Walk in";
        bookable: "可预约", "Can be booked";
        closed: "这天不开放", "Closed that day";
        closed_today: "今天不开放", "Closed today";
        unread: "按单位公示原样显示，我们没能读成时间", "Shown as posted; we could not read it as times";
        next_free: "最近可约", "Next free";
        more: "再看一些", "Show more";
        results: "找到的地方", "Places found";
        none: "没有找到合适的地方", "Nothing found for this";
        not_at_this_time: "这个时间没有空着的。最近的是：", "Nothing is free at that time. The nearest are:";
        not_on_this_day: "这天没有开放的。最近的是：", "Nothing is open that day. The nearest are:";
        not_now: "现在没有开着的。最近的是：", "Nothing is open right now. The nearest are:";
        not_here: "这附近没有。远一点的有：", "There is none near here. Farther away there are:";
        nearest_in_time: "换个时间", "At another time";
        nearest_in_place: "换个地方", "At another place";
        nearest_of_kind: "别的地方", "Other places";
        bookable_then: "这时可约", "Can be booked then";
        none_try: "也可以试试：", "You could also try:";
        none_any_day: "不限日子再找一次", "searching on any day";
        none_any_category: "看看所有类别", "all kinds of places";
        none_all: "去掉所有条件", "removing all conditions";
        none_tomorrow: "看看明天开放的地方", "what is open tomorrow";
    }
}

/// 步行约 8 分钟
pub fn walk(minutes: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("步行约 {minutes} 分钟"),
        Lang::En => format!("{minutes} min walk"),
    }
}

/// 3 个场地空着
pub fn spaces_free(count: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 个场地空着"),
        Lang::En if count == 1 => "1 space free".to_owned(),
        Lang::En => format!("{count} spaces free"),
    }
}

/// 溪畔小区 附近
pub fn near(place: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{place} 附近"),
        Lang::En => format!("Near {place}"),
    }
}

/// 拨打社区服务台：柳溪社区居委会 0559-5550101
pub fn call_desk(whose: &str, phone: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("拨打社区服务台：{whose} {phone}"),
        Lang::En => format!("Call the community desk: {whose} {phone}"),
    }
}

/// “石桥”有几处，是哪一处？
pub fn several(typed: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("“{typed}”有几处，是哪一处？"),
        Lang::En => format!("There are several “{typed}”. Which one?"),
    }
}

/// 没有找到“……”
pub fn unknown_place(typed: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("我们还不知道“{typed}”在哪里"),
        Lang::En => format!("We do not know yet where “{typed}” is"),
    }
}
