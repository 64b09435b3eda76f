//! What time alone has made of a booking. Reads apply it without writing; writes apply it after
//! locking and store the result with its event, so nothing waits for a timer.

use crate::booking::BookingState;
use crate::time::{Instant, Slot};

/// A state that a booking reached by itself, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The state.
    pub state: BookingState,
    /// When it was due: the event is stamped with it.
    pub at: Instant,
}

/// The state that a booking has reached by `now` without anybody's doing, if any.
pub fn settle(state: BookingState, slot: Slot, now: Instant) -> Option<Settled> {
    (state.holds_slot() && slot.end <= now)
        .then_some(Settled { state: BookingState::Completed, at: slot.end })
}

/// The state as of `now`.
pub fn state_at(state: BookingState, slot: Slot, now: Instant) -> BookingState {
    settle(state, slot, now).map_or(state, |settled| settled.state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Duration};

    #[test]
    fn a_booking_completes_at_its_end_and_not_before() {
        let start = DateTime::from_timestamp(0, 0).expect("in range");
        let slot = Slot::new(start, start + Duration::hours(1));
        let just_before = slot.end - Duration::milliseconds(1);
        assert_eq!(settle(BookingState::Confirmed, slot, just_before), None);
        let settled = settle(BookingState::Confirmed, slot, slot.end).expect("due");
        assert_eq!((settled.state, settled.at), (BookingState::Completed, slot.end));
        assert_eq!(settle(BookingState::Cancelled, slot, slot.end), None);
    }
}
