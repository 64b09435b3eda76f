//! Texts of the page of one facility.

use super::{Lang, format};
use linli_domain::space::{Mode, Policy};

texts! {
    /// The page of one facility.
    Facility {
        elements: "公示信息", "Posted information";
        unit: "机构名称", "Run by";
        hours: "开放时间", "Opening hours";
        address: "机构地址", "Address";
        phone: "联系电话", "Phone";
        stops: "临时停止开放信息", "Temporary closures";
        no_stops: "未来 60 天没有临时停开", "None in the next 60 days";
        stops_on: "以下时间临时不开放：", "Closed at these times:";
        not_given: "未公示", "Not posted";
        posted_at: "公示更新于", "Posted";
        week: "接下来七天", "The next seven days";
        today: "今天", "Today";
        closed: "不开放", "Closed";
        open_now: "现在开着", "Open now";
        shut_now: "现在没开", "Closed now";
        hours_as_posted: "公示原文", "As posted";
        see_week: "见下方逐日时间", "See day by day below";
        provisional: "这一年的放假安排尚未公布，下面按周末和法定节日推算", "The holiday notice for this year is not out yet; days are worked out from weekends and statutory days";
        spaces: "场地与空档", "Spaces and free times";
        free: "空着的时段", "Free times";
        walk_in: "不用预约，开放时间内直接来。", "No booking needed: come during opening hours.";
        full: "七天内没有空档", "Nothing free in the next seven days";
        book: "选别的时间", "Choose another time";
        nothing_that_day: "没有空档", "Nothing free";
        assets: "现场可借的物品", "Things to borrow on site";
        rules: "场地须知", "House rules";
        accessible: "无障碍", "Accessibility";
        no_accessible: "单位没有填写无障碍情况，去之前可以打电话问。", "Not stated; you can phone before you come.";
        no_spaces: "这里还没有公示可用的场地。", "No spaces are posted here yet.";
    }
}

/// 最多容纳 20 人 · 每次 30 分钟到 4 小时 · 最早提前 60 天
pub fn space_line(mode: Mode, capacity: i64, policy: &Policy, lang: Lang) -> String {
    let holds = match lang {
        Lang::Zh => format!("最多容纳 {capacity} 人"),
        Lang::En => format!("Holds {capacity} people"),
    };
    if mode == Mode::Open {
        return holds;
    }
    let shared = match (mode, lang) {
        (Mode::Shared, Lang::Zh) => " · 与他人同时使用",
        (Mode::Shared, Lang::En) => " · shared with others",
        _ => "",
    };
    let (min, max) = (format::length(policy.min_min, lang), format::length(policy.max_min, lang));
    let days = policy.horizon_days;
    match lang {
        Lang::Zh => format!("{holds}{shared} · 每次 {min}到 {max} · 最早提前 {days} 天预约"),
        Lang::En => format!("{holds}{shared} · {min} to {max} at a time · up to {days} days ahead"),
    }
}
