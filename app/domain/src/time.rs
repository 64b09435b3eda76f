//! Instants, half-open slots, and the one overlap function.

use chrono::{DateTime, Duration, NaiveDate, Timelike, Utc};
use serde::{Deserialize, Serialize};

/// A point in time, UTC; stored in milliseconds.
pub type Instant = DateTime<Utc>;

/// A half-open stretch of time `[start, end)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Slot {
    /// First instant inside.
    pub start: DateTime<Utc>,
    /// First instant after.
    pub end: DateTime<Utc>,
}

impl Slot {
    /// A slot from two instants; it may be empty or reversed, see [`Slot::is_real`].
    pub const fn new(start: Instant, end: Instant) -> Self {
        Self { start, end }
    }

    /// Whether the slot holds any time at all.
    pub fn is_real(self) -> bool {
        self.start < self.end
    }

    /// Whether two slots share an instant. The only overlap rule of the system; slots that touch
    /// do not overlap.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the instant lies inside.
    pub fn holds(self, at: Instant) -> bool {
        self.start <= at && at < self.end
    }

    /// Length in whole minutes.
    pub fn minutes(self) -> i64 {
        (self.end - self.start).num_minutes()
    }

    /// The slot made longer by minutes on both sides; for buffers.
    #[must_use]
    pub fn widened(self, before_min: i64, after_min: i64) -> Self {
        Self::new(
            self.start - Duration::minutes(before_min),
            self.end + Duration::minutes(after_min),
        )
    }

    /// Whether both ends stand on a whole minute.
    pub fn is_on_the_minute(self) -> bool {
        let whole = |at: Instant| at.second() == 0 && at.nanosecond() == 0;
        whole(self.start) && whole(self.end)
    }
}

/// Joins slots that touch or overlap. Expects them in any order, answers them in order.
pub fn joined(slots: &[Slot]) -> Vec<Slot> {
    let mut sorted = slots.to_vec();
    sorted.sort_unstable();
    let mut out: Vec<Slot> = Vec::with_capacity(sorted.len());
    for slot in sorted {
        match out.last_mut() {
            Some(last) if slot.start <= last.end => last.end = last.end.max(slot.end),
            _ => out.push(slot),
        }
    }
    out
}

/// What is left of slots when others are cut out of them. Answers joined slots in order.
pub fn without(slots: &[Slot], cut: &[Slot]) -> Vec<Slot> {
    let cut = joined(cut);
    let mut out = Vec::new();
    for slot in joined(slots) {
        let mut from = slot.start;
        for hole in cut.iter().filter(|hole| hole.is_real() && hole.overlaps(slot)) {
            out.push(Slot::new(from, hole.start));
            from = from.max(hole.end);
        }
        out.push(Slot::new(from, slot.end));
    }
    out.retain(|slot| slot.is_real());
    out
}

/// The local days from `first` on, `count` of them.
pub fn days(first: NaiveDate, count: i64) -> impl Iterator<Item = NaiveDate> {
    first.iter_days().take(usize::try_from(count).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slot(start: i64, end: i64) -> Slot {
        let at = |minute| DateTime::from_timestamp(minute * 60, 0).expect("in range");
        Slot::new(at(start), at(end))
    }

    #[test]
    fn touching_slots_do_not_overlap() {
        assert!(!slot(0, 60).overlaps(slot(60, 120)));
        assert!(slot(0, 61).overlaps(slot(60, 120)));
    }

    #[test]
    fn joining_closes_seams_and_keeps_gaps() {
        let out = joined(&[slot(60, 120), slot(0, 60), slot(180, 200)]);
        assert_eq!(out, vec![slot(0, 120), slot(180, 200)]);
    }

    proptest! {
        /// Two slots overlap exactly when some minute lies in both.
        #[test]
        fn overlap_means_a_shared_minute(a in 0i64..40, b in 1i64..20, c in 0i64..40, d in 1i64..20) {
            let (x, y) = (slot(a, a + b), slot(c, c + d));
            let shared = (a..a + b).any(|minute| (c..c + d).contains(&minute));
            prop_assert_eq!(x.overlaps(y), shared);
            prop_assert_eq!(y.overlaps(x), shared);
        }

        /// What is left holds the minutes that lie in a slot and in no hole, and no others.
        #[test]
        fn cutting_takes_exactly_the_holes(
            parts in prop::collection::vec((0i64..60, 1i64..20), 0..6),
            holes in prop::collection::vec((0i64..70, 0i64..12), 0..6),
        ) {
            let of = |all: &[(i64, i64)]| -> Vec<Slot> { all.iter().map(|&(s, l)| slot(s, s + l)).collect() };
            let (slots, holes) = (of(&parts), of(&holes));
            let left = without(&slots, &holes);
            for minute in 0..90 {
                let at = slot(minute, minute + 1).start;
                let open = slots.iter().any(|s| s.holds(at)) && !holes.iter().any(|s| s.holds(at));
                prop_assert_eq!(left.iter().any(|s| s.holds(at)), open, "minute {}", minute);
            }
            prop_assert!(left.iter().all(|slot| slot.is_real()));
        }

        /// Joined slots hold the same minutes, and no two of them touch.
        #[test]
        fn joining_keeps_every_minute(parts in prop::collection::vec((0i64..60, 1i64..10), 0..8)) {
            let slots: Vec<Slot> = parts.iter().map(|&(s, l)| slot(s, s + l)).collect();
            let out = joined(&slots);
            for minute in 0..80 {
                let at = slot(minute, minute + 1).start;
                prop_assert_eq!(slots.iter().any(|s| s.holds(at)), out.iter().any(|s| s.holds(at)));
            }
            prop_assert!(out.windows(2).all(|w| w[0].end < w[1].start));
        }
    }
}
