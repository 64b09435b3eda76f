//! 到了没开门: somebody came in posted hours and found the door locked. Told at once, answered within
//! 24 hours, else the community's desk sees it.

use crate::closure::ClosureReason;
use crate::facility::words;
use crate::limits::{LOCKED_ANSWER_H, LOCKED_BACK_MIN};
use crate::time::{Instant, Slot};
use chrono::Duration;
use serde::{Deserialize, Serialize};

words! {
    /// What the unit says to it.
    LockedAnswer {
        /// 确实没开: the time is not open.
        Confirmed = "confirmed",
        /// 当时开着: with marks at the door that say so.
        WasOpen = "was_open",
        /// 有正当原因
        Exempt = "exempt",
    }
}

words! {
    /// Where a report stands.
    LockedState {
        /// The unit has time to answer.
        Waiting = "waiting",
        /// The time has gone by: it stands on the community's desk.
        Escalated = "escalated",
        /// It was answered.
        Answered = "answered",
    }
}

/// When the answer is due.
pub fn due(reported_at: Instant) -> Instant {
    reported_at + Duration::hours(LOCKED_ANSWER_H)
}

/// Where a report stands; nothing waits for a timer.
pub fn state(due_at: Instant, answered: bool, now: Instant) -> LockedState {
    if answered {
        LockedState::Answered
    } else if now < due_at {
        LockedState::Waiting
    } else {
        LockedState::Escalated
    }
}

/// Reasons that excuse a locked door.
pub const fn excuses(reason: ClosureReason) -> bool {
    matches!(reason, ClosureReason::Utilities | ClosureReason::Weather | ClosureReason::Safety)
}

/// Whether somebody can have found it locked then: not longer ago than two hours, not in the
/// future, and in hours at which it should have been open.
pub fn plausible(at: Instant, open: &[Slot], now: Instant) -> bool {
    let around = Slot::new(now - Duration::minutes(LOCKED_BACK_MIN), now + Duration::minutes(2));
    around.holds(at) && open.iter().any(|slot| slot.holds(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn at(minute: i64) -> Instant {
        DateTime::from_timestamp(1_800_000_000, 0).expect("in range") + Duration::minutes(minute)
    }

    #[test]
    fn after_a_day_without_an_answer_it_stands_on_the_desk() {
        let due_at = due(at(0));
        assert_eq!(state(due_at, false, at(24 * 60 - 1)), LockedState::Waiting);
        assert_eq!(state(due_at, false, at(24 * 60)), LockedState::Escalated);
        assert_eq!(state(due_at, true, at(30 * 60)), LockedState::Answered);
    }

    #[test]
    fn only_hours_that_were_posted_and_have_just_been_can_be_reported() {
        let open = [Slot::new(at(0), at(240))];
        assert!(plausible(at(100), &open, at(100)));
        assert!(plausible(at(0), &open, at(119)));
        assert!(!plausible(at(0), &open, at(121)), "that was long ago");
        assert!(!plausible(at(110), &open, at(100)), "that is to come");
        assert!(!plausible(at(240), &open, at(241)), "it was over");
    }

    #[test]
    fn convenience_is_no_excuse() {
        let excused: Vec<_> = ClosureReason::ALL.iter().filter(|one| excuses(**one)).collect();
        assert_eq!(excused.len(), 3);
        assert!(!excuses(ClosureReason::Staff) && !excuses(ClosureReason::OwnUse));
    }
}
