//! From marks at the door to the hours for which there is evidence that it was open (有据开放). The
//! one function behind every figure of openness: it errs towards "not proved".

#[cfg(test)]
mod tests;

use crate::facility::words;
use crate::limits::{
    BRIDGE_MIN, DOUBLE_TAP_S, EARLY_MIN, LATE_CLOSE_MIN, MARK_BACK_H, MARK_NOW_MIN, UNPOSTED_H,
};
use crate::time::{Instant, Slot, joined, without};
use chrono::{Duration, DurationRound};
use serde::{Deserialize, Serialize};

words! {
    /// What was done at the door.
    MarkKind {
        /// 开门
        Open = "open",
        /// 关门
        Close = "close",
    }
}

words! {
    /// What says that the door was open.
    Proof {
        /// The keeper's tap.
        Keeper = "keeper",
        /// Somebody signed in.
        CheckIn = "check_in",
        /// A device at the door.
        DoorDevice = "door_device",
        /// Heads were counted.
        HeadCount = "head_count",
        /// Somebody from outside stood there.
        SiteVisit = "site_visit",
        /// Written down on paper first.
        Paper = "paper",
    }
}

/// One mark that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// When.
    pub at: Instant,
    /// What was done.
    pub kind: MarkKind,
}

/// Everything that is known of one door around some days.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence<'a> {
    /// Marks, in any order; late ones only once a second person has confirmed them.
    pub marks: &'a [Mark],
    /// Instants at which heads were counted.
    pub head_counts: &'a [Instant],
    /// Instants at which somebody signed in.
    pub check_ins: &'a [Instant],
    /// Instants at which it was found locked, confirmed.
    pub locked: &'a [Instant],
    /// Posted intervals.
    pub posted: &'a [Slot],
}

/// The hours for which there is evidence that the door was open, joined and in order.
///
/// - An opening runs to the next closing, if that comes before the next posted interval and at most
///   two hours after the end of its own; else it runs to the end of its posted interval. It belongs
///   to the posted interval that holds it, or that begins at most two hours later.
/// - An opening outside all posted hours counts only with a closing within twelve hours.
/// - A head count or a check-in proves its own minute; two proofs at most an hour apart prove the
///   time between them, unless the door was closed in it.
/// - A confirmed 到了没开门 takes away everything between the proof before it and the proof after it.
/// - Nothing after `until` is proved.
pub fn opened(evidence: &Evidence<'_>, until: Instant) -> Vec<Slot> {
    let posted = joined(evidence.posted);
    let marks = merged(evidence.marks);
    let mut open: Vec<Slot> = marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Open)
        .filter_map(|mark| stretch(mark.at, &marks, &posted))
        .collect();
    let proofs = proofs(evidence, &marks);
    open.extend(proofs.iter().filter(|proof| proof.minute).map(|proof| minute_of(proof.at)));
    open.extend(bridges(&proofs));
    let open = joined(&open);
    let cut: Vec<Slot> = evidence
        .locked
        .iter()
        .filter_map(|at| {
            open.iter().find(|slot| slot.holds(*at)).map(|slot| gap(*at, *slot, &proofs))
        })
        .collect();
    let left = without(&open, &cut);
    let seen = left.into_iter().map(|slot| Slot::new(slot.start, slot.end.min(until)));
    seen.filter(|slot| slot.is_real()).collect()
}

/// In order; of marks of one kind within a minute of each other the first counts.
fn merged(marks: &[Mark]) -> Vec<Mark> {
    let mut sorted = marks.to_vec();
    sorted.sort_unstable();
    let mut out: Vec<Mark> = Vec::with_capacity(sorted.len());
    for mark in sorted {
        let last = out.iter().rev().find(|one| one.kind == mark.kind);
        if !last.is_some_and(|last| same_tap(last.at, mark.at)) {
            out.push(mark);
        }
    }
    out
}

/// Whether two taps of one kind are one mark.
pub fn same_tap(first: Instant, second: Instant) -> bool {
    (second - first).abs() < Duration::seconds(DOUBLE_TAP_S)
}

/// What one opening proves.
fn stretch(at: Instant, marks: &[Mark], posted: &[Slot]) -> Option<Slot> {
    let early = Duration::minutes(EARLY_MIN);
    let own = posted.iter().find(|slot| slot.start - early <= at && at < slot.end);
    let next =
        posted.iter().map(|slot| slot.start).find(|start| *start > own.map_or(at, |own| own.start));
    let latest = match own {
        Some(own) => own.end + Duration::minutes(LATE_CLOSE_MIN),
        None => at + Duration::hours(UNPOSTED_H),
    };
    let latest = next.map_or(latest, |next| latest.min(next));
    let closed = marks.iter().find(|mark| mark.kind == MarkKind::Close && mark.at > at);
    let end = match closed.map(|mark| mark.at).filter(|closed| *closed <= latest) {
        Some(closed) => Some(closed),
        None => own.map(|own| own.end),
    };
    end.map(|end| Slot::new(at, end)).filter(|slot| slot.is_real())
}

/// An instant at which somebody stood at the door.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    at: Instant,
    /// The door was closed at it; a closing comes after whatever else happened in its instant.
    closed: bool,
    /// It proves its own minute.
    minute: bool,
}

fn proofs(evidence: &Evidence<'_>, marks: &[Mark]) -> Vec<Seen> {
    let seen = evidence.head_counts.iter().chain(evidence.check_ins);
    let seen = seen.map(|at| Seen { at: *at, minute: true, closed: false });
    let marks = marks.iter().map(|mark| Seen {
        at: mark.at,
        minute: false,
        closed: mark.kind == MarkKind::Close,
    });
    let mut all: Vec<Seen> = seen.chain(marks).collect();
    all.sort_unstable();
    all
}

fn minute_of(at: Instant) -> Slot {
    let minute = Duration::minutes(1);
    let start = at.duration_trunc(minute).unwrap_or(at);
    Slot::new(start, start + minute)
}

/// The time between neighbours that are close enough.
fn bridges(proofs: &[Seen]) -> impl Iterator<Item = Slot> + '_ {
    proofs
        .windows(2)
        .filter(|pair| !pair[0].closed)
        .map(|pair| Slot::new(pair[0].at, pair[1].at))
        .filter(|slot| slot.is_real() && slot.end - slot.start <= Duration::minutes(BRIDGE_MIN))
}

/// What a confirmed report takes away: from the last proof before it to the first one after it.
fn gap(at: Instant, open: Slot, proofs: &[Seen]) -> Slot {
    let before = proofs.iter().rev().find(|proof| proof.at <= at).map(|proof| proof.at);
    let after = proofs.iter().find(|proof| proof.at > at).map(|proof| proof.at);
    Slot::new(
        before.map_or(open.start, |before| before.max(open.start)),
        after.map_or(open.end, |after| after.min(open.end)),
    )
}

/// When a mark was written down, seen from what it tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// At the door.
    Now,
    /// Afterwards: marked as such, and it counts once a second person has confirmed it.
    Late,
    /// Too long ago, or in the future: not taken.
    Never,
}

/// Backdating: within ten minutes it is now, within 72 hours late (domain §8), else never.
pub fn timing(at: Instant, now: Instant) -> Timing {
    if at > now + Duration::minutes(2) || at < now - Duration::hours(MARK_BACK_H) {
        Timing::Never
    } else if at < now - Duration::minutes(MARK_NOW_MIN) {
        Timing::Late
    } else {
        Timing::Now
    }
}

/// Whether the door stands open by the last mark, and since when.
pub fn open_since(marks: &[Mark], posted: &[Slot], now: Instant) -> Option<Instant> {
    let marks = merged(marks);
    let (marks, posted): (Vec<Mark>, _) =
        (marks.into_iter().filter(|mark| mark.at <= now).collect(), joined(posted));
    let last = marks.last().filter(|mark| mark.kind == MarkKind::Open)?;
    let runs = stretch(last.at, &marks, &posted);
    // Outside posted hours an opening that nobody closed is still what the keeper said.
    let unposted = runs.is_none() && now < last.at + Duration::hours(UNPOSTED_H);
    (unposted || runs.is_some_and(|slot| slot.holds(now))).then_some(last.at)
}

/// The day's count after a change; never below nought.
pub fn counted(before: i64, delta: i64) -> i64 {
    before.saturating_add(delta).max(0)
}
