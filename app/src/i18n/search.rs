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
        any_day: "不限日子", "Any day";
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
        none_try: "可以试试：", "You could try:";
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
