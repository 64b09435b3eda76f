//! The ten edge cases of regulation §5.3, by their numbers. Rules about opening floors come later
//! and stand on what is shown here: day types, hours, working days, notice.

use super::DayType::{Makeup, Off, Statutory, Workday};
use super::{Calendar, DayType, NoticeDay, NoticeKind};
use crate::closure::{ClosureClass, short_notice};
use crate::holiday::statutory_days;
use crate::notice::{InsufficientData, add_working_days, changes};
use crate::opening::{OpeningRule, resolve};
use crate::quota::{QuotaWindow, windows};
use crate::time::Slot;
use crate::vacation::{Stage, Vacation, is_vacation};
use crate::zone::{self, Tz};
use chrono::{Datelike, NaiveDate};

const SHANGHAI: Tz = Tz::Asia__Shanghai;

/// Breaks (first day, last day) and worked weekends of the two notices, as in regulation §5.2.
const BREAKS: [(&str, &str); 13] = [
    ("2025-01-01", "2025-01-01"),
    ("2025-01-28", "2025-02-04"),
    ("2025-04-04", "2025-04-06"),
    ("2025-05-01", "2025-05-05"),
    ("2025-05-31", "2025-06-02"),
    ("2025-10-01", "2025-10-08"),
    ("2026-01-01", "2026-01-03"),
    ("2026-02-15", "2026-02-23"),
    ("2026-04-04", "2026-04-06"),
    ("2026-05-01", "2026-05-05"),
    ("2026-06-19", "2026-06-21"),
    ("2026-09-25", "2026-09-27"),
    ("2026-10-01", "2026-10-07"),
];
const WORKED: [&str; 11] = [
    "2025-01-26",
    "2025-02-08",
    "2025-04-27",
    "2025-09-28",
    "2025-10-11",
    "2026-01-04",
    "2026-02-14",
    "2026-02-28",
    "2026-05-09",
    "2026-09-20",
    "2026-10-10",
];

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// The mainland's calendar with the notices of 2025 and 2026.
fn mainland() -> Calendar {
    let mut calendar = Calendar { years: [2025, 2026].into(), ..Calendar::default() };
    let mut note = |day: NaiveDate, kind| {
        calendar.days.insert(day, NoticeDay { kind, name: "节".to_owned() });
    };
    for (first, last) in BREAKS {
        for day in date(first).iter_days().take_while(|day| *day <= date(last)) {
            let statutory = statutory_days(day.year()).iter().any(|(one, _)| *one == day);
            note(day, if statutory { NoticeKind::Statutory } else { NoticeKind::Off });
        }
    }
    for day in WORKED {
        note(date(day), NoticeKind::Makeup);
    }
    calendar
}

fn kind(day: &str) -> DayType {
    mainland().day(date(day)).day_type
}

fn rule(days: &[&str], hours: &[&str]) -> OpeningRule {
    OpeningRule::new(
        days.iter().map(|day| day.parse().expect("a day")).collect(),
        hours.iter().map(|hours| hours.parse().expect("hours")).collect(),
    )
}

/// Hours of a day as text, empty where closed.
fn hours(rules: &[OpeningRule], day: &str, school_vacation: bool) -> String {
    let open = resolve(rules, mainland().day(date(day)), school_vacation);
    open.hours.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// A school: after class on working days, all day when there is none.
fn school() -> [OpeningRule; 2] {
    [
        rule(&["workday", "makeup"], &["18:00-21:00"]),
        rule(&["weekend", "off", "statutory"], &["08:00-20:00"]),
    ]
}

#[test]
fn case_1_worked_sundays_ask_for_no_weekend_opening_and_a_school_keeps_out_of_class_hours() {
    for day in ["2026-09-20", "2026-01-04"] {
        assert_eq!(date(day).weekday(), chrono::Weekday::Sun);
        assert_eq!(kind(day), DayType::Makeup);
        assert!(kind(day).is_working(), "not a day on which opening is owed");
        assert_eq!(hours(&school(), day, false), "18:00-21:00");
    }
    assert_eq!(hours(&school(), "2026-09-13", false), "08:00-20:00", "an ordinary Sunday");
}

#[test]
fn case_2_a_worked_saturday_inside_winter_vacation() {
    assert_eq!(kind("2026-02-28"), DayType::Makeup);
    // Synthetic, as regulation §5.4 asks: no dated school calendar was found.
    let winter = Vacation {
        stages: Stage::ALL.to_vec(),
        first: date("2026-02-02"),
        last: date("2026-03-01"),
    };
    let free = |day| is_vacation(&[std::slice::from_ref(&winter)], &[], date(day));
    assert!(free("2026-02-28"));
    let [after_class, free_days] = school();
    let rules = [after_class, free_days, rule(&["school_vacation"], &["09:00-17:00"])];
    // People work, pupils do not: the overlay speaks before the day type.
    assert_eq!(hours(&rules, "2026-02-28", free("2026-02-28")), "09:00-17:00");
    assert_eq!(hours(&rules, "2026-02-28", false), "18:00-21:00");
    assert!(!free("2026-03-02"));
}

#[test]
fn case_3_days_off_that_are_not_statutory() {
    let off = ["2026-02-15", "2026-02-20", "2026-02-21", "2026-02-22", "2026-02-23"];
    for day in off {
        assert_eq!(kind(day), DayType::Off, "{day}");
        assert!(!kind(day).is_working());
        // A rule for statutory days does not reach them; one for days off does.
        assert_eq!(hours(&[rule(&["statutory"], &["10:00-16:00"])], day, false), "");
        assert_eq!(hours(&[rule(&["off"], &["10:00-16:00"])], day, false), "10:00-16:00");
    }
    for day in ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19"] {
        assert_eq!(kind(day), DayType::Statutory, "{day}");
        assert_eq!(hours(&[rule(&["off"], &["10:00-16:00"])], day, false), "10:00-16:00");
    }
}

#[test]
fn case_4_worked_saturdays_after_the_national_week() {
    for day in ["2026-10-10", "2025-10-11"] {
        assert_eq!(date(day).weekday(), chrono::Weekday::Sat);
        assert_eq!(kind(day), DayType::Makeup);
        assert_eq!(hours(&school(), day, false), "18:00-21:00");
    }
}

#[test]
fn case_5_the_eighth_of_august_whatever_the_weekday() {
    let rules =
        [rule(&["workday", "weekend"], &["18:00-21:00"]), rule(&["fitness_day"], &["06:00-22:00"])];
    let days = [
        ("2025-08-08", DayType::Workday),
        ("2026-08-08", DayType::Weekend),
        ("2027-08-08", DayType::Weekend),
    ];
    for (day, expected) in days {
        assert_eq!(kind(day), expected, "{day}");
        assert_eq!(hours(&rules, day, false), "06:00-22:00", "{day}");
        assert_eq!(hours(&rules, day, true), "06:00-22:00", "in the middle of vacation too");
    }
    assert_eq!(hours(&rules, "2026-08-09", false), "18:00-21:00");
}

#[test]
fn case_6_weeks_across_spring_festival_and_across_the_year() {
    let week_of = |day: &str| {
        let noon = zone::instant(SHANGHAI, date(day), 12 * 60);
        windows(QuotaWindow::Week, SHANGHAI, Slot::new(noon, noon))[0]
    };
    // The break begins on a Sunday and ends on a Monday: its statutory days lie in one week, the
    // whole of it in that week and the two beside it.
    let (sunday, eve, monday) =
        (week_of("2026-02-15"), week_of("2026-02-16"), week_of("2026-02-23"));
    assert!(sunday.end == eve.start && eve.end == monday.start);
    assert!((16..=19).all(|day| week_of(&format!("2026-02-{day}")) == eve));
    // One Monday week holds days of both years, each judged by the notice of its own year.
    let week = week_of("2025-12-29");
    assert_eq!(week, week_of("2026-01-04"));
    let kinds: Vec<DayType> =
        date("2025-12-29").iter_days().take(7).map(|day| mainland().day(day).day_type).collect();
    assert_eq!(kinds, [Workday, Workday, Workday, Statutory, Off, Off, Makeup]);
    let mut only_2025 = mainland();
    only_2025.years.remove(&2026);
    let unsure = date("2025-12-29").iter_days().take(7).filter(|d| only_2025.day(*d).provisional);
    assert_eq!(unsure.count(), 4, "the days of the year without a notice");
}

#[test]
fn case_7_notice_of_a_closure_exactly_seven_days_before() {
    let at = |day: &str, minutes| zone::instant(SHANGHAI, date(day), minutes);
    let short_notice = |at, starts| short_notice(ClosureClass::Planned, at, starts);
    let starts = at("2026-12-08", 8 * 60);
    assert!(!short_notice(at("2026-12-01", 8 * 60), starts), "seven times 24 hours");
    assert!(short_notice(at("2026-12-01", 8 * 60 + 1), starts), "a minute less");
    // Published at 23:59 of the day seven days before: by the calendar enough, by the hour not.
    assert!(short_notice(at("2026-12-01", 23 * 60 + 59), starts));
    assert!(!short_notice(at("2026-12-01", 23 * 60 + 59), at("2026-12-08", 23 * 60 + 59)));
}

#[test]
fn case_8_twenty_working_days_across_the_national_week() {
    // 22 September to 26 October 2026: 中秋 and 国庆 are not worked, Saturday 10 October is.
    let due = add_working_days(&mainland(), date("2026-09-21"), 20);
    assert_eq!(due, Ok(date("2026-10-26")));
    // By weekdays alone it would be a week earlier.
    let plain = Calendar::weekends_only(2026, 2026);
    assert_eq!(add_working_days(&plain, date("2026-09-21"), 20), Ok(date("2026-10-19")));
}

#[test]
fn case_9_a_day_moved_by_a_later_correction() {
    let first = mainland();
    let mut corrected = first.clone();
    let moved = corrected.days.remove(&date("2026-10-10")).expect("a worked Saturday");
    corrected.days.insert(date("2026-10-11"), moved);
    let changes = changes(&first.days, &corrected.days);
    let dates: Vec<NaiveDate> = changes.iter().map(|change| change.date).collect();
    assert_eq!(dates, [date("2026-10-10"), date("2026-10-11")]);
    let open = |calendar: &Calendar, day| {
        resolve(&school(), calendar.day(date(day)), false).hours[0].to_string()
    };
    assert_eq!(open(&first, "2026-10-10"), "18:00-21:00");
    assert_eq!(open(&corrected, "2026-10-10"), "08:00-20:00");
    assert_eq!(open(&corrected, "2026-10-11"), "18:00-21:00");
}

#[test]
fn case_10_a_year_without_a_notice_is_insufficient_data() {
    let day = mainland().day(date("2027-03-01"));
    assert!(day.provisional);
    let across = add_working_days(&mainland(), date("2026-12-20"), 20);
    assert_eq!(across, Err(InsufficientData { year: 2027 }));
    assert!(!mainland().day(date("2026-12-31")).provisional);
}
