//! Quotas: reading them, and counting where a booking starts.

use super::*;
use chrono::DateTime;

fn at(text: &str) -> Instant {
    let text = format!("2026-{text}:00+08:00");
    DateTime::parse_from_rfc3339(&text).expect("an instant").to_utc()
}

fn slot(start: &str, end: &str) -> Slot {
    Slot::new(at(start), at(end))
}

fn read(json: &str) -> QuotaRule {
    serde_json::from_str(json).expect("a rule")
}

#[cfg(feature = "zones")]
fn quota(json: &str) -> Quota {
    let rule = read(json);
    let zone = zone::parse("Asia/Shanghai").expect("a zone");
    let around = slot("12-01T00:00", "12-31T00:00");
    Quota { rule, windows: windows(rule.window, zone, around) }
}

fn own(slots: &[Slot]) -> Vec<Own> {
    slots.iter().map(|slot| Own { booking: "b".into(), slot: *slot }).collect()
}

#[test]
fn hours_are_read_as_people_write_them() {
    for (json, minutes, written) in [("6", 360, "6"), ("1.5", 90, "1.5"), ("0.1", 6, "0.1")] {
        let rule = read(&format!(r#"{{"per": "person", "window": "week", "max_hours": {json}}}"#));
        assert_eq!(rule.max_hours, Some(QuotaHours { minutes }));
        let text = serde_json::to_string(&rule).expect("is written");
        assert!(text.contains(&format!(r#""max_hours":{written}"#)), "{text}");
        assert_eq!(read(&text), rule);
    }
    assert!(serde_json::from_str::<QuotaRule>(r#"{"window": "day", "max_hours": 0.01}"#).is_err());
    assert!(serde_json::from_str::<QuotaRule>(r#"{"window": "day", "max_hours": 1e300}"#).is_err());
    assert!(serde_json::from_str::<QuotaRule>(r#"{"window": "year", "max_count": 1}"#).is_err());
}

#[test]
fn a_rule_without_a_limit_makes_no_sense() {
    assert_eq!(read(r#"{"window": "week", "max_hours": 6}"#).fault(), None);
    assert_eq!(read(r#"{"window": "week"}"#).fault(), Some("max_hours"));
    assert_eq!(read(r#"{"window": "week", "max_hours": 0}"#).fault(), Some("max_hours"));
    assert_eq!(read(r#"{"window": "week", "max_count": 0}"#).fault(), Some("max_count"));
}

#[cfg(feature = "zones")]
#[test]
fn windows_are_local_days_weeks_from_monday_and_months() {
    let first =
        |kind: &str| quota(&format!(r#"{{"window": "{kind}", "max_count": 1}}"#)).windows[0];
    assert_eq!(first("day"), slot("12-01T00:00", "12-02T00:00"));
    assert_eq!(first("week"), slot("11-30T00:00", "12-07T00:00"), "1 December is a Tuesday");
    assert_eq!(first("month").start, at("12-01T00:00"));
}

#[cfg(feature = "zones")]
#[test]
fn a_full_week_says_when_there_is_room_again() {
    let week = [quota(r#"{"window": "week", "max_hours": 6}"#)];
    let mine = own(&[slot("12-02T09:00", "12-02T14:00")]);
    assert_eq!(exceeded(&week, mine.iter(), slot("12-05T09:00", "12-05T10:00")), None);
    let hit = exceeded(&week, mine.iter(), slot("12-05T09:00", "12-05T11:00")).expect("a hit");
    assert_eq!((hit.max_minutes, hit.max_count, hit.used), (Some(360), None, 300));
    assert_eq!(hit.frees_at, Some(at("12-07T00:00")));
    // The next week is full too, so the one after.
    let mine = own(&[slot("12-02T09:00", "12-02T14:00"), slot("12-07T00:00", "12-07T05:00")]);
    let hit = exceeded(&week, mine.iter(), slot("12-05T09:00", "12-05T11:00")).expect("a hit");
    assert_eq!(hit.frees_at, Some(at("12-14T00:00")));
    let hit = exceeded(&week, mine.iter(), slot("12-05T09:00", "12-05T16:00")).expect("a hit");
    assert_eq!(hit.frees_at, None, "seven hours never fit");
}

#[cfg(feature = "zones")]
#[test]
fn a_booking_counts_where_it_starts() {
    let week = [quota(r#"{"window": "week", "max_count": 1}"#)];
    let mine = own(&[slot("12-06T23:00", "12-07T01:00")]);
    assert!(exceeded(&week, mine.iter(), slot("12-01T09:00", "12-01T10:00")).is_some());
    assert!(exceeded(&week, mine.iter(), slot("12-07T09:00", "12-07T10:00")).is_none());
}

#[cfg(feature = "zones")]
#[test]
fn of_two_limits_the_one_that_stands_longer_is_told() {
    let both = [
        quota(r#"{"window": "day", "max_count": 1}"#),
        quota(r#"{"window": "month", "max_count": 1}"#),
    ];
    let mine = own(&[slot("12-05T09:00", "12-05T10:00")]);
    let hit = exceeded(&both, mine.iter(), slot("12-05T12:00", "12-05T13:00")).expect("a hit");
    assert_eq!((hit.window, hit.used), (QuotaWindow::Month, 1));
}
