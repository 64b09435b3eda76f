//! Texts about closures and a unit's own use.

use super::{Lang, format};
use linli_domain::closure::{BlockKind, ClosureClass, ClosureReason};
use linli_domain::time::Slot;
use linli_domain::zone::{self, Tz};

texts! {
    /// What stops the hours.
    Closures {
        some_areas: "部分场地", "parts of it";
        short_notice: "提前不足 7 天公告", "Announced less than 7 days ahead";
        to_relocate: "这个时段临时停开放了。场地还给您留着，请改到别的时间，或者取消。", "This time has been closed since you booked. Your slot is still held: please move it to another time, or cancel it.";
    }
}

/// How a closure came about.
pub const fn class(class: ClosureClass, lang: Lang) -> &'static str {
    match class {
        ClosureClass::Planned => lang.pick("计划停开放", "Planned"),
        ClosureClass::Emergency => lang.pick("突发情况", "Emergency"),
        ClosureClass::Weather => lang.pick("天气原因", "Weather"),
    }
}

/// Why it is closed.
pub const fn reason(reason: ClosureReason, lang: Lang) -> &'static str {
    match reason {
        ClosureReason::Repair => lang.pick("设备维修", "Repairs"),
        ClosureReason::OwnUse => lang.pick("单位使用", "Used by the unit itself"),
        ClosureReason::Staff => lang.pick("人手不足", "Nobody to look after it"),
        ClosureReason::Utilities => lang.pick("停水停电", "No water or power"),
        ClosureReason::Weather => lang.pick("天气原因", "Weather"),
        ClosureReason::Safety => lang.pick("安全原因", "Safety"),
        ClosureReason::Holiday => lang.pick("节假日", "Holidays"),
        ClosureReason::Other => lang.pick("其他原因", "Other reasons"),
    }
}

/// What a unit takes its own floor for.
pub const fn block(kind: BlockKind, lang: Lang) -> &'static str {
    match kind {
        BlockKind::OwnUse => lang.pick("内部使用", "Own use"),
        BlockKind::Teaching => lang.pick("教学", "Teaching"),
        BlockKind::Repair => lang.pick("维修", "Repairs"),
    }
}

/// 12月5日 周六 14:00–18:00, or from one day to another.
pub fn when(slot: Slot, zone: Tz, lang: Lang) -> String {
    let (first, last) = (zone::local_day(zone, slot.start), zone::local_day(zone, slot.end));
    if first == last || slot.end == zone::instant(zone, last, 0) && first.succ_opt() == Some(last) {
        return format!("{} {}", format::day(first, lang), format::times(slot, zone, lang));
    }
    let (from, to) = (format::clock(slot.start, zone), format::clock(slot.end, zone));
    let (first, last) = (format::day(first, lang), format::day(last, lang));
    match lang {
        Lang::Zh => format!("{first} {from} 至 {last} {to}"),
        Lang::En => format!("{first} {from} to {last} {to}"),
    }
}
