//! Signing in (签到): proof that a booking was used, and the word of somebody who was there that
//! nobody came (爽约). Nothing here is decided by a timer (domain §4).

use crate::booking::BookingState;
use crate::facility::words;
use crate::space::CheckInPolicy;
use crate::time::{Instant, Slot};
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// How long before its start a booking can be signed in, minutes; and how long after its start
/// somebody may say that nobody came (domain §4, window ±15 min).
pub const WINDOW_MIN: i64 = 15;

words! {
    /// How a check-in was proved.
    CheckInProof {
        /// The six digits.
        Code = "code",
        /// At the community desk.
        Desk = "desk",
        /// By the keeper at the door.
        Keeper = "keeper",
        /// From a list on paper, while the booking runs.
        Paper = "paper",
    }
}

/// Why somebody cannot be signed in now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckInFault {
    /// The space does not ask for it.
    NotAsked,
    /// Earlier than 15 minutes before the start.
    TooEarly,
    /// It is over, cancelled, signed in already, or its slot was given away.
    WrongState,
}

/// Whether a booking can be signed in: from 15 minutes before its start to its end, once. Coming
/// late counts as coming, as long as the slot is held.
///
/// # Errors
/// What stands against it.
pub fn check_in(
    state: BookingState,
    policy: CheckInPolicy,
    slot: Slot,
    now: Instant,
) -> Result<(), CheckInFault> {
    if policy == CheckInPolicy::None {
        return Err(CheckInFault::NotAsked);
    }
    if !state.may_become(BookingState::CheckedIn) || now >= slot.end {
        return Err(CheckInFault::WrongState);
    }
    if now < slot.start - Duration::minutes(WINDOW_MIN) {
        return Err(CheckInFault::TooEarly);
    }
    Ok(())
}

/// Whether somebody may say that nobody came: from 15 minutes after the start to the end.
///
/// # Errors
/// What stands against it.
pub fn nobody_came(
    state: BookingState,
    policy: CheckInPolicy,
    slot: Slot,
    now: Instant,
) -> Result<(), CheckInFault> {
    if policy == CheckInPolicy::None {
        return Err(CheckInFault::NotAsked);
    }
    if !state.may_become(BookingState::NoShow) || now >= slot.end {
        return Err(CheckInFault::WrongState);
    }
    if now < slot.start + Duration::minutes(WINDOW_MIN) {
        return Err(CheckInFault::TooEarly);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn at(minute: i64) -> Instant {
        DateTime::from_timestamp(minute * 60, 0).expect("in range")
    }

    const RECORDED: CheckInPolicy = CheckInPolicy::Recorded;

    #[test]
    fn one_signs_in_from_a_quarter_before_the_start_to_the_end_and_once() {
        let slot = Slot::new(at(60), at(120));
        let ask = |state, minute| check_in(state, RECORDED, slot, at(minute));
        assert_eq!(ask(BookingState::Confirmed, 44), Err(CheckInFault::TooEarly));
        assert_eq!(ask(BookingState::Confirmed, 45), Ok(()));
        assert_eq!(ask(BookingState::Confirmed, 119), Ok(()), "late is not absent");
        assert_eq!(ask(BookingState::Confirmed, 120), Err(CheckInFault::WrongState));
        for done in [BookingState::CheckedIn, BookingState::NoShow, BookingState::Cancelled] {
            assert_eq!(ask(done, 60), Err(CheckInFault::WrongState));
        }
        let unasked = check_in(BookingState::Confirmed, CheckInPolicy::None, slot, at(60));
        assert_eq!(unasked, Err(CheckInFault::NotAsked));
    }

    #[test]
    fn that_nobody_came_is_said_a_quarter_after_the_start_and_not_of_who_came() {
        let slot = Slot::new(at(60), at(120));
        let ask = |state, minute| nobody_came(state, RECORDED, slot, at(minute));
        assert_eq!(ask(BookingState::Confirmed, 74), Err(CheckInFault::TooEarly));
        assert_eq!(ask(BookingState::Confirmed, 75), Ok(()));
        assert_eq!(ask(BookingState::CheckedIn, 80), Err(CheckInFault::WrongState));
        assert_eq!(ask(BookingState::Confirmed, 120), Err(CheckInFault::WrongState));
    }
}
