//! Closures (暂停开放) and blocks (内部使用, 教学, 维修): what stops a posted hour, and when notice
//! of it was short (domain §5).

use crate::facility::words;
use crate::limits::SHORT_NOTICE_H;
use crate::time::{Instant, Slot};
use chrono::Duration;
use serde::{Deserialize, Serialize};

words! {
    /// How a closure came about.
    ClosureClass {
        /// 计划内
        Planned = "planned",
        /// 突发
        Emergency = "emergency",
        /// 天气
        Weather = "weather",
    }
}

words! {
    /// Why it is closed, in a word that can be counted.
    ClosureReason {
        /// 维修
        Repair = "repair",
        /// 单位使用
        OwnUse = "own_use",
        /// 人手不足
        Staff = "staff",
        /// 停水停电
        Utilities = "utilities",
        /// 天气
        Weather = "weather",
        /// 安全
        Safety = "safety",
        /// 节假日
        Holiday = "holiday",
        /// 其他
        Other = "other",
    }
}

words! {
    /// What a unit takes its own floor for.
    BlockKind {
        /// 内部使用
        OwnUse = "own_use",
        /// 教学
        Teaching = "teaching",
        /// 维修
        Repair = "repair",
    }
}

words! {
    /// Where a closure stands at an instant.
    ClosureState {
        /// It is to come.
        Announced = "announced",
        /// It holds.
        Running = "running",
        /// Its time is over.
        Over = "over",
        /// It was lifted before its end.
        Lifted = "lifted",
    }
}

/// The times of one closure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closure {
    /// As announced.
    pub slot: Slot,
    /// When it was announced.
    pub announced_at: Instant,
    /// When it was lifted.
    pub lifted_at: Option<Instant>,
}

impl Closure {
    /// When it stops the hours: to its end or until it was lifted; `None` when it was lifted before
    /// it began.
    pub fn holds(&self) -> Option<Slot> {
        let end = self.lifted_at.map_or(self.slot.end, |at| at.min(self.slot.end));
        Some(Slot::new(self.slot.start, end)).filter(|slot| slot.is_real())
    }

    /// What of it takes posted minutes off the figures: nothing that lay in the past when it was
    /// announced, so that a closure written afterwards excuses no door that stayed shut.
    pub fn excuses(&self) -> Option<Slot> {
        let held = self.holds()?;
        let slot = Slot::new(held.start.max(self.announced_at), held.end);
        Some(slot).filter(|slot| slot.is_real())
    }

    /// Where it stands.
    pub fn state(&self, now: Instant) -> ClosureState {
        if self.lifted_at.is_some_and(|at| at < self.slot.end) {
            ClosureState::Lifted
        } else if now < self.slot.start {
            ClosureState::Announced
        } else if now < self.slot.end {
            ClosureState::Running
        } else {
            ClosureState::Over
        }
    }
}

/// The class of a closure that begins at once, by its reason: what nobody could foresee is an
/// emergency, the rest was planned too late.
pub const fn class_at_once(reason: ClosureReason) -> ClosureClass {
    match reason {
        ClosureReason::Weather => ClosureClass::Weather,
        ClosureReason::Utilities | ClosureReason::Safety => ClosureClass::Emergency,
        _ => ClosureClass::Planned,
    }
}

/// Whether a planned closure was announced less than seven times 24 hours ahead. Emergency and
/// weather are exempt.
pub fn short_notice(class: ClosureClass, announced_at: Instant, start: Instant) -> bool {
    class == ClosureClass::Planned && start < announced_at + Duration::hours(SHORT_NOTICE_H)
}

/// One stretch of time that a closure or a block takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// When.
    pub slot: Slot,
    /// Database keys of the areas; `None` is the whole facility.
    pub areas: Option<Vec<i64>>,
}

impl Stop {
    /// Whether it touches one of these areas.
    pub fn touches(&self, areas: &[i64]) -> bool {
        self.areas.as_ref().is_none_or(|own| own.iter().any(|area| areas.contains(area)))
    }
}

/// When these areas are stopped.
pub fn stopped(stops: &[Stop], areas: &[i64]) -> Vec<Slot> {
    stops.iter().filter(|stop| stop.touches(areas)).map(|stop| stop.slot).collect()
}

/// When the whole facility is stopped.
pub fn stopped_whole(stops: &[Stop]) -> Vec<Slot> {
    stops.iter().filter(|stop| stop.areas.is_none()).map(|stop| stop.slot).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use proptest::prelude::*;

    fn at(hour: i64) -> Instant {
        DateTime::from_timestamp(1_800_000_000, 0).expect("in range") + Duration::hours(hour)
    }

    fn closure(start: i64, end: i64, announced: i64, lifted: Option<i64>) -> Closure {
        Closure {
            slot: Slot::new(at(start), at(end)),
            announced_at: at(announced),
            lifted_at: lifted.map(at),
        }
    }

    #[test]
    fn seven_days_to_the_minute_are_enough_and_a_minute_less_is_short() {
        let start = at(7 * 24);
        assert!(!short_notice(ClosureClass::Planned, at(0), start));
        assert!(short_notice(ClosureClass::Planned, at(0) + Duration::minutes(1), start));
        assert!(!short_notice(ClosureClass::Weather, at(0), at(1)));
        assert!(!short_notice(ClosureClass::Emergency, at(0), at(1)));
    }

    #[test]
    fn lifting_ends_it_early_and_lifting_before_it_begins_undoes_it() {
        assert_eq!(closure(2, 6, 0, Some(4)).holds(), Some(Slot::new(at(2), at(4))));
        assert_eq!(closure(2, 6, 0, Some(1)).holds(), None);
        assert_eq!(closure(2, 6, 0, Some(9)).holds(), Some(Slot::new(at(2), at(6))));
        let states = [1, 3, 7].map(|now| closure(2, 6, 0, None).state(at(now)));
        let words = [ClosureState::Announced, ClosureState::Running, ClosureState::Over];
        assert_eq!(states, words);
        assert_eq!(closure(2, 6, 0, Some(4)).state(at(5)), ClosureState::Lifted);
    }

    #[test]
    fn a_closure_written_afterwards_excuses_nothing_that_had_gone_by() {
        assert_eq!(closure(2, 6, 4, None).excuses(), Some(Slot::new(at(4), at(6))));
        assert_eq!(closure(2, 6, 7, None).excuses(), None);
        assert_eq!(closure(2, 6, 0, None).excuses(), Some(Slot::new(at(2), at(6))));
    }

    #[test]
    fn a_stop_of_one_half_leaves_the_other() {
        let half = Stop { slot: Slot::new(at(0), at(1)), areas: Some(vec![1]) };
        let whole = Stop { slot: Slot::new(at(2), at(3)), areas: None };
        let stops = [half, whole];
        assert_eq!(stopped(&stops, &[1, 2]).len(), 2);
        assert_eq!(stopped(&stops, &[2]), [Slot::new(at(2), at(3))]);
        assert_eq!(stopped_whole(&stops), [Slot::new(at(2), at(3))]);
    }

    proptest! {
        /// Overlapping closures end separately: lifting one leaves every hour of the other.
        #[test]
        fn lifting_one_leaves_the_other(a in 0i64..20, b in 1i64..20, c in 0i64..20, d in 1i64..20, lifted in 0i64..40) {
            let (one, other) = (closure(a, a + b, 0, Some(lifted)), closure(c, c + d, 0, None));
            for hour in 0..40 {
                let held = [one, other].iter().filter_map(Closure::holds).any(|slot| slot.holds(at(hour)));
                let want = (a..a + b).contains(&hour) && hour < lifted || (c..c + d).contains(&hour);
                prop_assert_eq!(held, want, "hour {}", hour);
            }
        }
    }
}
