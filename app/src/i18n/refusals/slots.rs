//! What is in the way of a slot, and from when it is free, in words.

use crate::i18n::{Lang, format};
use linli_domain::refusal::{Alternative, Conflict, ConflictKind};
use linli_domain::time::{Slot, joined};
use linli_domain::zone::{self, Tz};

pub(super) fn closed(open: &[Slot], lang: Lang, zone: Tz) -> String {
    if open.is_empty() {
        return lang.pick("那一天不开放。", "It is closed that day.").to_owned();
    }
    let times = list(open, lang, zone);
    match lang {
        Lang::Zh => format!("那个时间不开放；那一天开放 {times}。"),
        Lang::En => format!("It is closed then; that day it is open {times}."),
    }
}

/// 19:00–20:00 已被预约，20:00 起空着。
pub(super) fn taken(
    conflicts: &[Conflict],
    instead: &[Alternative],
    lang: Lang,
    zone: Tz,
) -> String {
    let of = |kind| {
        joined(
            &conflicts
                .iter()
                .filter(|one| one.kind == kind)
                .map(|one| one.slot)
                .collect::<Vec<_>>(),
        )
    };
    let (booked, tidying, full) =
        (of(ConflictKind::Booking), of(ConflictKind::Buffer), of(ConflictKind::Capacity));
    let what = if !full.is_empty() {
        let times = list(&full, lang, zone);
        match lang {
            Lang::Zh => format!("{times} 人数已满"),
            Lang::En => format!("{times} is full"),
        }
    } else if booked.is_empty() && !tidying.is_empty() {
        let times = list(&tidying, lang, zone);
        match lang {
            Lang::Zh => format!("{times} 留作整理"),
            Lang::En => format!("{times} is kept free for tidying up"),
        }
    } else if booked.is_empty() {
        lang.pick("这个时间刚被约走", "This time has just been taken").to_owned()
    } else {
        let times = list(&booked, lang, zone);
        match lang {
            Lang::Zh => format!("{times} 已被预约"),
            Lang::En => format!("{times} is taken"),
        }
    };
    // The next free start of the same day, if it comes after what is in the way.
    let day_of = |slot: &Slot| zone::local_day(zone, slot.start);
    let first = conflicts.first().map(|one| one.slot);
    let later = first.and_then(|first| {
        instead
            .iter()
            .map(|one| one.slot)
            .filter(|slot| slot.start > first.start && day_of(slot) == day_of(&first))
            .min()
    });
    match (later, lang) {
        (Some(slot), Lang::Zh) => format!("{what}，{} 起空着。", format::clock(slot.start, zone)),
        (Some(slot), Lang::En) => {
            format!("{what}; it is free from {}.", format::clock(slot.start, zone))
        }
        (None, Lang::Zh) => format!("{what}。"),
        (None, Lang::En) => format!("{what}."),
    }
}

fn list(slots: &[Slot], lang: Lang, zone: Tz) -> String {
    let said: Vec<String> = slots.iter().map(|slot| format::times(*slot, zone, lang)).collect();
    said.join(lang.pick("、", ", "))
}
