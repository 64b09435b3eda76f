//! Presets keep to the floors that they name.

use super::*;
use crate::day_type::{DayInfo, DayType};
use crate::opening::{check, resolve};
use chrono::{Datelike, NaiveDate, Weekday};

/// Minutes of one day of an ordinary week, or of a day of this type.
fn minutes(category: Category, date: &str, day_type: DayType, vacation: bool) -> i64 {
    let date: NaiveDate = date.parse().expect("a date");
    let day = DayInfo { date, day_type, name: None, provisional: false };
    let open = resolve(&preset(category).opening, day, vacation);
    open.hours.iter().map(|hours| hours.to - hours.from).sum()
}

/// Minutes of the ordinary week from 30 November 2026.
fn week(category: Category) -> i64 {
    let monday: NaiveDate = "2026-11-30".parse().expect("a date");
    let day = |n: i64| {
        let date = monday + chrono::Duration::days(n);
        let off = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let kind = if off { DayType::Weekend } else { DayType::Workday };
        minutes(category, &date.to_string(), kind, false)
    };
    (0..7).map(day).sum()
}

#[test]
fn every_category_can_be_saved_and_is_open_in_the_week_and_on_holidays() {
    for category in Category::ALL.iter().copied() {
        let made = preset(category);
        assert_eq!(check(&made.opening), Ok(()), "{category:?}");
        assert_eq!(made.space.policy.fault(), None, "{category:?}");
        assert!(week(category) > 0 && made.space.capacity > 0, "{category:?}");
        assert!(minutes(category, "2026-10-01", DayType::Statutory, false) > 0, "{category:?}");
        assert!(!made.rules.zh.is_empty() && !made.rules.en.is_empty(), "{category:?}");
        let lines = |text: &str| text.lines().count();
        assert_eq!(lines(&made.rules.zh), lines(&made.rules.en), "{category:?}");
    }
}

#[test]
fn weekly_floors_are_kept() {
    for (category, hours) in [
        (Category::Library, 56),
        (Category::CultureCentre, 42),
        (Category::CultureStation, 42),
        (Category::ActivityRoom, 42),
        (Category::SportsVenue, 35),
        (Category::Outdoor, 84),
    ] {
        assert!(week(category) >= hours * 60, "{category:?}: {} min", week(category));
    }
}

#[test]
fn a_library_is_closed_on_mondays_but_not_on_a_holiday_monday() {
    assert_eq!(minutes(Category::Library, "2026-11-30", DayType::Workday, false), 0);
    assert!(minutes(Category::Library, "2029-01-01", DayType::Statutory, false) > 0);
}

#[test]
fn a_school_opens_two_hours_after_teaching_and_eight_without_it() {
    let school = |date, kind, vacation| minutes(Category::SchoolSports, date, kind, vacation);
    assert_eq!(school("2026-12-01", DayType::Workday, false), 120);
    assert_eq!(school("2026-09-20", DayType::Makeup, false), 120, "they teach on make-up days");
    assert_eq!(school("2026-12-05", DayType::Weekend, false), 480);
    assert_eq!(school("2027-02-01", DayType::Workday, true), 480);
}

#[test]
fn a_sports_venue_opens_eight_hours_on_days_off() {
    for kind in [DayType::Weekend, DayType::Statutory, DayType::Off] {
        assert!(minutes(Category::SportsVenue, "2026-10-04", kind, false) >= 480);
    }
}
