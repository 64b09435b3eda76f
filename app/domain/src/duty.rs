//! Duty (值守): every open interval has somebody who looks after it, or shows as a gap.

use crate::time::{Instant, Slot, without};
use chrono::Duration;

/// How far ahead gaps are shown.
pub const GAP_DAYS: i64 = 3;

/// Open hours from now on that nobody looks after.
pub fn gaps(open: &[Slot], duties: &[Slot], now: Instant) -> Vec<Slot> {
    let ahead = Slot::new(now, now + Duration::days(GAP_DAYS));
    let left = without(open, duties).into_iter();
    let left = left.map(|gap| Slot::new(gap.start.max(ahead.start), gap.end));
    left.filter(|gap| gap.is_real() && gap.overlaps(ahead)).collect()
}

/// 张*: enough to call somebody by, too little to know them by.
pub fn masked(name: &str) -> String {
    let first: String = name.trim().chars().take(1).collect();
    if first.is_empty() { String::new() } else { format!("{first}*") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use proptest::prelude::*;

    fn slot(start: i64, end: i64) -> Slot {
        let at = |hour: i64| {
            DateTime::from_timestamp(1_800_000_000, 0).expect("in range") + Duration::hours(hour)
        };
        Slot::new(at(start), at(end))
    }

    #[test]
    fn a_name_keeps_its_first_sign() {
        assert_eq!(masked(" 张三 "), "张*");
        assert_eq!(masked("Wang"), "W*");
        assert_eq!(masked(""), "");
    }

    #[test]
    fn what_nobody_takes_is_a_gap_for_three_days() {
        let now = slot(0, 1).start;
        let open = [slot(-2, 4), slot(24, 28), slot(71, 74), slot(73, 80)];
        assert_eq!(gaps(&open, &[slot(0, 2), slot(24, 28)], now), [slot(2, 4), slot(71, 80)]);
    }

    proptest! {
        /// Every hour of the next three days that is open is looked after or in a gap, never both.
        #[test]
        fn covered_or_a_gap(
            open in prop::collection::vec((-5i64..72, 1i64..10), 0..6),
            duties in prop::collection::vec((-5i64..72, 1i64..10), 0..6),
        ) {
            let of = |all: &[(i64, i64)]| -> Vec<Slot> { all.iter().map(|&(s, l)| slot(s, s + l)).collect() };
            let (open, duties) = (of(&open), of(&duties));
            let found = gaps(&open, &duties, slot(0, 1).start);
            for hour in 0..72 {
                let holds = |all: &[Slot]| all.iter().any(|one| one.contains(slot(hour, hour + 1)));
                prop_assert_eq!(holds(&found), holds(&open) && !holds(&duties), "hour {}", hour);
            }
        }
    }
}
