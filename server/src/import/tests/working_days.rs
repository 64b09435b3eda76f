//! Working days of the mainland, 2015–2026, every one of them, against a second witness: the crate
//! `chinese_holiday`, whose authors copied the State Council's notices themselves, paragraph by
//! paragraph, and which shares neither data nor code with the notices that we import.

use super::super::{Kind, Plan};
use super::{reading, shared};
use chinese_holiday::{Ymd, chinese_holiday};
use chrono::{Datelike, NaiveDate};
use linli_domain::day_type::{Calendar, DayType};

/// Where the witness errs against the paragraph that it quotes above its own table: the day, what
/// we say of it, and the State Council's words, which are ours too. (The package `chinese-days` of
/// npm, version 1.5.7, agrees with us on all 4,383 days; it was asked once, by hand.)
const EXPLAINED: [(&str, DayType, &str); 2] = [
    // http://www.gov.cn/zhengce/content/2015-12/10/content_10394.htm, 七
    ("2016-10-09", DayType::Makeup, "10月8日（星期六）、10月9日（星期日）上班。"),
    // http://www.gov.cn/zhengce/content/2016-12/01/content_5141603.htm, 一
    ("2016-12-30", DayType::Workday, "元旦：1月1日放假，1月2日（星期一）补休。"),
];

/// The last day on which the witness speaks: what follows may be moved by the notice of 2027.
const LAST_WITNESSED: &str = "2026-12-25";

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Our calendar from the notices of these years.
fn imported() -> Option<Calendar> {
    let mut calendar = Calendar::default();
    for year in 2015..=2026 {
        let bytes = shared(&format!("data/cn-holidays/{year}.json"))?;
        let Plan::Holidays(plan) = reading(Kind::Holidays, "notice.json", &bytes).plan else {
            panic!("no notice")
        };
        for notice in plan.notices {
            calendar.years.insert(notice.year);
            calendar.days.extend(notice.days);
        }
    }
    Some(calendar)
}

fn days(first: &str, last: &str) -> impl Iterator<Item = NaiveDate> {
    let last = date(last);
    date(first).iter_days().take_while(move |day| *day <= last)
}

#[test]
fn every_day_from_2015_to_2026_is_worked_or_not_as_the_second_witness_says() {
    let Some(calendar) = imported() else { return };
    let witnessed = |day: NaiveDate| {
        let (year, month, day) = (day.year(), day.month(), day.day());
        let ymd = Ymd::new(year.try_into().expect("a year"), month as u8, day as u8);
        chinese_holiday(ymd).is_workday()
    };
    let differ: Vec<(String, DayType)> = days("2015-01-01", LAST_WITNESSED)
        .filter(|day| calendar.day(*day).day_type.is_working() != witnessed(*day))
        .map(|day| (day.to_string(), calendar.day(day).day_type))
        .collect();
    let explained = EXPLAINED.map(|(day, kind, _)| (day.to_owned(), kind));
    assert_eq!(differ, explained);
    assert_eq!(days("2015-01-01", LAST_WITNESSED).count(), 4_377);
    // Of the six days after it no notice speaks yet: they follow the week.
    for day in days("2026-12-26", "2026-12-31") {
        let weekend = matches!(day.weekday(), chrono::Weekday::Sat | chrono::Weekday::Sun);
        let expected = if weekend { DayType::Weekend } else { DayType::Workday };
        assert_eq!(calendar.day(day).day_type, expected, "{day}");
    }
}

/// The totals that regulation §5.2 gives: 248 working days in each of the two years.
#[test]
fn two_years_have_as_many_working_days_as_the_regulation_counts() {
    let Some(calendar) = imported() else { return };
    for year in [2025, 2026] {
        let (first, last) = (format!("{year}-01-01"), format!("{year}-12-31"));
        let worked = days(&first, &last).filter(|day| calendar.day(*day).day_type.is_working());
        assert_eq!(worked.count(), 248, "{year}");
    }
}

/// The day that became worked, and off again, in January 2020: the second paper of that year
/// (2020-01-27) lengthened 春节 to 2 February.
#[test]
fn the_lengthened_spring_festival_of_2020_is_what_the_later_paper_says() {
    let Some(calendar) = imported() else { return };
    for day in ["2020-01-31", "2020-02-01", "2020-02-02"] {
        assert!(!calendar.day(date(day)).day_type.is_working(), "{day}");
    }
    assert!(calendar.day(date("2020-02-03")).day_type.is_working());
}
