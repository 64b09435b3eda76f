//! Local days and hours of a facility's zone, as UTC instants (feature `zones`).

use crate::time::{Instant, Slot};
use chrono::{Duration, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Utc};
pub use chrono_tz::Tz;

/// Reads an IANA zone name.
pub fn parse(name: &str) -> Option<Tz> {
    name.parse().ok()
}

/// The local day on which an instant falls.
pub fn local_day(zone: Tz, at: Instant) -> NaiveDate {
    at.with_timezone(&zone).date_naive()
}

/// The instant at which a wall clock shows `minutes` after midnight of `day` (up to 48 h).
///
/// A time that a clock change skips moves forward by the gap; one that comes twice is the first.
pub fn instant(zone: Tz, day: NaiveDate, minutes: i64) -> Instant {
    let wall = day.and_time(chrono::NaiveTime::MIN) + Duration::minutes(minutes);
    from_wall(zone, wall)
}

fn from_wall(zone: Tz, wall: NaiveDateTime) -> Instant {
    match zone.from_local_datetime(&wall) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
        LocalResult::None => {
            // No zone skips more than a day: the offset of the day before serves for the gap.
            let before = zone.from_utc_datetime(&(wall - Duration::hours(24)));
            let offset = chrono::Offset::fix(before.offset()).local_minus_utc();
            Utc.from_utc_datetime(&(wall - Duration::seconds(i64::from(offset))))
        }
    }
}

/// A local day as a slot: midnight to midnight, 23 or 25 hours where the clock changes.
pub fn day_slot(zone: Tz, day: NaiveDate) -> Slot {
    Slot::new(instant(zone, day, 0), instant(zone, day, 24 * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn shanghai_is_eight_hours_ahead() {
        let at = instant(chrono_tz::Asia::Shanghai, day("2026-12-05"), 9 * 60);
        assert_eq!(at.to_rfc3339(), "2026-12-05T01:00:00+00:00");
    }

    #[test]
    fn an_hour_past_midnight_falls_on_the_next_day() {
        let zone = chrono_tz::Asia::Shanghai;
        let at = instant(zone, day("2026-12-05"), 26 * 60);
        assert_eq!(local_day(zone, at), day("2026-12-06"));
    }

    #[test]
    fn a_day_of_clock_change_has_23_or_25_hours() {
        let zone = chrono_tz::Europe::Berlin;
        assert_eq!(day_slot(zone, day("2026-03-29")).minutes(), 23 * 60);
        assert_eq!(day_slot(zone, day("2026-10-25")).minutes(), 25 * 60);
        // 02:30 does not exist on 29 March: it moves to 03:30 summer time.
        let skipped = instant(zone, day("2026-03-29"), 150);
        assert_eq!(skipped.to_rfc3339(), "2026-03-29T01:30:00+00:00");
    }
}
