//! Strings as they stand in `OpenStreetMap`, against another implementation of the syntax.

use crate::day_type::{DayInfo, DayType};
use crate::hours_text::{ReadAs, Why, read};
use crate::opening::resolve;
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use compact_calendar::CompactCalendar;
use opening_hours::{Context, ContextHolidays, OpeningHours};
use opening_hours_syntax::RuleKind;
use std::collections::BTreeSet;
use std::sync::Arc;

const READ: &[&str] = &[
    "24/7",
    "Mo-Su 08:00-22:00",
    "Mo-Fr 09:00-17:00",
    "Mo-Fr 18:00-21:00; Sa,Su,PH 08:00-21:00",
    "Mo-Fr 09:00-17:00; PH off",
    "Mo-Fr 08:00-12:00,14:00-18:00",
    "Mo-Fr 08:00-12:00,14:00-18:00; Sa 09:00-12:00; PH off",
    "Tu-Su 09:00-17:00; Mo off",
    "Tu-Su 09:00-17:00",
    "Mo-Sa 10:00-20:00; Su 11:00-18:00; PH 11:00-18:00",
    "Mo,We,Fr 10:00-12:00",
    "Mo,We,Fr 10:00-12:00; Tu,Th 14:00-16:00",
    "08:00-20:00",
    "08:00-12:00,13:00-17:00",
    "Mo-Th 11:00-23:00; Fr,Sa 11:00-24:00",
    "Mo-Fr 07:00-09:00; Sa,Su,PH off",
    "Sa-Mo 10:00-16:00",
    "Fr-Su 18:00-22:00",
    "Jun-Sep 10:00-20:00",
    "Jun-Sep Mo-Su 10:00-20:00; Oct-May Mo-Su 10:00-17:00",
    "Apr-Oct 06:30-22:00; Nov-Mar 06:30-21:00",
    "Apr-Oct Mo-Fr 09:00-18:00; Nov-Mar Mo-Fr 09:00-17:00; PH off",
    "Mo-Fr 09:00-17:00; Jul-Aug off",
    "Mo-Fr 09:00-17:00; Dec 24-Jan 2 off",
    "Mo-Fr 09:00-17:00; Jan 1 off; May 1 off",
    "May 15-Sep 15 10:00-19:00",
    "Nov-Feb Sa,Su 10:00-16:00",
    "Mo-Fr 08:00-18:00; We 08:00-12:00",
    "Mo-Fr 08:00-18:00; We off",
    "Mo-Fr 08:00-12:00, We 14:00-18:00",
    "Mo-Su 09:00-17:00; We off; PH 10:00-16:00",
    "PH,Su 10:00-14:00; Mo-Sa 08:00-20:00",
    "Mo-Su,PH 08:00-22:00",
    "Mo-Fr 07:00-22:00; Sa 08:00-20:00; Su,PH 09:00-18:00",
    "Mo-Fr 06:00-09:00,17:00-21:00; Sa,Su 06:00-21:00",
    "Mo 14:00-18:00; Tu-Fr 10:00-18:00; Sa 10:00-14:00",
    "Mo-Fr 00:00-24:00",
    "Mo-Fr",
    "Sa,Su",
    "Su off; Mo-Sa 10:00-18:00",
    "Mo-Sa 10:00-18:00; Su closed",
    "Mo-Fr 09:00-12:00,13:00-17:00,18:00-21:00",
    "Th 12:00-20:00; Mo-We,Fr-Sa 09:00-20:00; Su,PH 09:00-17:00",
    "Mo-Fr 17:30-19:30; Sa,Su 08:00-18:00; SH 08:00-20:00",
    "Mo-Fr 17:30-19:30; SH 08:00-20:00; PH off",
    "SH off; Mo-Fr 17:00-19:00; SH off",
    "Mar-Jun,Sep-Nov 09:00-17:00",
    "Mo-Su 22:00-06:00",
    "Mo-Su 00:00-06:00,22:00-24:00",
    "Mo-Fr 09:00-18:00 open",
    "Mo-Fr 9:00-18:00",
    "Mo-Fr 09:00-18:00;Sa 10:00-14:00",
    "Mo-Fr 10:00-18:00; Sa 10:00-14:00; Su off",
    "Jan-Mar,Oct-Dec Mo-Fr 10:00-16:00; Apr-Sep Mo-Su 09:00-20:00",
    "Apr 1-Oct 31 Tu-Su 09:00-18:00; Nov 1-Mar 31 Tu-Su 09:00-17:00; Mo off",
    "Mo-Fr 08:00-20:00; PH 10:00-14:00; Dec 25 off",
    "Mo-Fr 08:00-18:00; 12:00-13:00 off",
    "Feb 29 10:00-12:00",
    "Tu,Th,Sa 14:00-16:30; PH off",
    "Mo-Su 05:00-24:00",
];

const REFUSED: &[(&str, Why, &str)] = &[
    ("Mo-Fr sunrise-sunset", Why::Inexpressible, "Mo-Fr sunrise"),
    ("Mo-Fr 09:00-17:00; week 01-10 off", Why::Inexpressible, "week 01-10"),
    ("2026 Mo-Fr 09:00-17:00", Why::Inexpressible, "2026"),
    ("Mo-Fr 09:00-17:00 || \"by appointment\"", Why::Inexpressible, "Mo-Fr"),
    ("Mo-Fr 09:00-17:00 \"ring the bell\"", Why::Inexpressible, "Mo-Fr"),
    ("Mo-Fr 09:00+", Why::Inexpressible, "Mo-Fr 09:00+"),
    ("Mo-Fr 09:00-17:00; Su[1] 10:00-12:00", Why::Inexpressible, "Su[1]"),
    ("Mo-Fr 09:00-17:00; PH Mo-Fr 10:00-12:00", Why::Inexpressible, "PH Mo-Fr"),
    ("Mo-Fr 09:00-17:00; easter off", Why::Inexpressible, "easter"),
    ("Mo-Fr 09:00-17:00 unknown", Why::Inexpressible, "Mo-Fr"),
    ("Mo-Fr 09:00-17:00; on request", Why::Unknown, "on request"),
    ("Mo-Xx 09:00-17:00", Why::Unknown, "Mo-Xx"),
    ("Mo-Fr 9:00-5:00", Why::Time, "Mo-Fr 9:00"),
    ("Mo-Fr off", Why::Empty, "Mo-Fr off"),
];

fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2028, month, day).expect("a date")
}

/// Holidays of the comparison: on every weekday, one inside the school holidays.
fn calendars() -> (BTreeSet<NaiveDate>, BTreeSet<NaiveDate>) {
    let public = [(1, 1), (2, 9), (3, 14), (4, 6), (5, 1), (7, 14), (8, 5), (10, 1), (12, 25)];
    let school = date(7, 10).iter_days().take(50);
    (public.map(|(month, day)| date(month, day)).into(), school.collect())
}

/// Minutes from the first day of the year, joined.
fn joined(mut open: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    open.sort_unstable();
    let mut found: Vec<(i64, i64)> = Vec::new();
    for (from, to) in open {
        match found.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => found.push((from, to)),
        }
    }
    found
}

/// What we make of it, over the leap year 2028.
fn ours(text: &str) -> Vec<(i64, i64)> {
    let rules = read(text, ReadAs::Mainland).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let (public, school) = calendars();
    let mut open = Vec::new();
    for (n, day) in date(1, 1).iter_days().take(366).enumerate() {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let day_type = match public.contains(&day) {
            true => DayType::Statutory,
            false if weekend => DayType::Weekend,
            false => DayType::Workday,
        };
        let info = DayInfo { date: day, day_type, name: None, provisional: false };
        let start = i64::try_from(n).expect("small") * 1440;
        let hours = resolve(&rules, info, school.contains(&day)).hours;
        open.extend(hours.iter().map(|hours| (start + hours.from, start + hours.to)));
    }
    joined(open)
}

/// What the other implementation makes of it.
fn theirs(text: &str) -> Vec<(i64, i64)> {
    let (public, school) = calendars();
    let calendar = |days: BTreeSet<NaiveDate>| {
        let mut calendar = CompactCalendar::default();
        for day in days {
            calendar.insert(day);
        }
        Arc::new(calendar)
    };
    let holidays = ContextHolidays::new(calendar(public), calendar(school));
    let hours = text.parse::<OpeningHours>().expect("is parsed");
    let hours = hours.with_context(Context::default().with_holidays(holidays));
    let first = date(1, 1).and_time(NaiveTime::MIN);
    let minutes = |at: NaiveDateTime| (at - first).num_minutes();
    let year = hours.iter_range(first, first + Duration::days(366));
    let open = year.filter(|one| one.kind == RuleKind::Open);
    joined(open.map(|one| (minutes(one.range.start), minutes(one.range.end))).collect())
}

/// From the second day of the year to the last but one: what runs in and out over New Year aside.
fn inner(open: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    let (first, last) = (2 * 1440, 364 * 1440);
    let cut = open.into_iter().map(|(from, to)| (from.max(first), to.min(last)));
    cut.filter(|(from, to)| from < to).collect()
}

#[test]
fn both_implementations_agree_on_the_year() {
    assert!(READ.len() >= 60);
    for text in READ {
        assert_eq!(inner(ours(text)), inner(theirs(text)), "{text}");
    }
}

/// The other implementation lets the rule of Friday cut what runs in from Thursday; here a session
/// belongs to its first day (domain §3).
#[test]
fn a_session_past_midnight_belongs_to_its_first_day() {
    for text in ["Mo-Th 11:00-25:00; Fr,Sa 11:00-26:00", "Mo-Th 11:00-01:00; Fr-Sa 11:00-02:00"] {
        let rules = read(text, ReadAs::Mainland).expect("is read");
        let expected = "mon tue wed thu 11:00-25:00; fri sat 11:00-26:00";
        assert_eq!(super::short(&rules), expected, "{text}");
    }
}

#[test]
fn what_has_no_place_in_our_rules_is_named() {
    for (text, why, at) in REFUSED {
        let fault = match read(text, ReadAs::Mainland) {
            Ok(rules) => panic!("{text}: {}", super::short(&rules)),
            Err(fault) => fault,
        };
        assert_eq!(fault.why, *why, "{text}: {fault}");
        assert!(fault.at.starts_with(at), "{text}: {fault}");
    }
}
