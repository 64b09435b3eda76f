//! Notices.

use super::super::{Faults, HolidayPlan, Kind, Plan, Reading, Why, read_bytes};
use super::{of, reading, refused, shared};
use linli_domain::day_type::NoticeKind::{self, Makeup, Off, Statutory};
use linli_domain::division::CalendarId;

const CN: CalendarId = CalendarId::Cn;

fn read(calendar: CalendarId, name: &str, bytes: &[u8]) -> Reading {
    read_bytes(Kind::Holidays, name, bytes, None, &of(calendar)).expect("a readable file")
}

fn holidays(calendar: CalendarId, name: &str, bytes: &[u8]) -> (HolidayPlan, Faults) {
    let reading = read(calendar, name, bytes);
    match reading.plan {
        Plan::Holidays(plan) => (plan, reading.faults),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_year_is_no_year_without_holidays() {
    let text = br#"{"year": 2027, "papers": [], "days": []}"#;
    let reading = reading(Kind::Holidays, "2027.json", text);
    assert!(matches!(&reading.plan, Plan::Holidays(plan) if plan.notices.is_empty()));
    assert_eq!(reading.passed[0].why, Why::NoNotice(2027));
}

#[test]
fn days_off_are_statutory_or_not() {
    let text = r#"{"year": 2026, "papers": ["https://example.org/p"], "days": [
        {"name": "元旦", "date": "2026-01-01", "isOffDay": true},
        {"name": "元旦", "date": "2026-01-02", "isOffDay": true},
        {"name": "元旦", "date": "2026-01-04", "isOffDay": false},
        {"name": "元旦", "date": "2026-01-04", "isOffDay": true},
        {"name": "元旦", "date": "1月5日", "isOffDay": true}]}"#;
    let (plan, faults) = holidays(CN, "2026.json", text.as_bytes());
    let notice = &plan.notices[0];
    let kinds: Vec<_> = notice.days.values().map(|day| day.kind).collect();
    assert_eq!(kinds, [NoticeKind::Statutory, NoticeKind::Off, NoticeKind::Makeup]);
    assert_eq!((notice.year, notice.source.as_str()), (2026, "https://example.org/p"));
    assert_eq!(faults.iter().map(|fault| fault.row).collect::<Vec<_>>(), [4, 5]);
}

#[test]
fn a_list_with_its_calendar() {
    let text = "date,kind,name\n2026-02-17,statutory,農曆年初一\n2027-01-01,statutory,一月一日\n2026-02-18,free,?\n";
    let (plan, faults) = holidays(CalendarId::Hk, "hk.csv", text.as_bytes());
    assert_eq!(plan.notices.iter().map(|notice| notice.year).collect::<Vec<_>>(), [2026, 2027]);
    assert!(plan.notices.iter().all(|notice| notice.calendar == CalendarId::Hk));
    assert_eq!(faults[0].row, 4);
}

#[test]
fn calendars_of_events_are_refused_with_a_way_out() {
    let ics = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
    assert!(refused(Kind::Holidays, ics).contains(".json"));
    assert!(refused(Kind::Holidays, "{}").contains("list of records"));
}

/// The reference says of each day of 2025 and 2026 what it is.
#[test]
fn two_years_agree_with_the_reference() {
    let Some(reference) = shared("reference/holidays_2025_2027.json") else { return };
    let reference: serde_json::Value = serde_json::from_slice(&reference).expect("JSON");
    for year in ["2025", "2026"] {
        let Some(bytes) = shared(&format!("data/cn-holidays/{year}.json")) else { return };
        let (plan, faults) = holidays(CN, year, &bytes);
        assert!(faults.is_empty(), "{faults:?}");
        let found: Vec<_> = plan.notices[0]
            .days
            .iter()
            .map(|(date, day)| {
                let kind = match day.kind {
                    NoticeKind::Statutory => "STATUTORY",
                    NoticeKind::Off => "OFF",
                    NoticeKind::Makeup => "MAKEUP",
                };
                (date.to_string(), kind.to_owned())
            })
            .collect();
        let word =
            |day: &serde_json::Value, member: &str| day[member].as_str().expect("text").to_owned();
        let days = reference["years"][year]["days"].as_array().expect("days");
        let expected: Vec<_> =
            days.iter().map(|day| (word(day, "date"), word(day, "type"))).collect();
        assert_eq!(found, expected, "{year}");
    }
}

#[test]
fn every_published_year_is_read() {
    for year in 2015..=2027 {
        let Some(bytes) = shared(&format!("data/cn-holidays/{year}.json")) else { return };
        let reading = read(CN, "y", &bytes);
        assert!(reading.faults.is_empty(), "{year}: {:?}", reading.faults);
        let Plan::Holidays(plan) = reading.plan else { panic!("no notices") };
        assert_eq!(plan.notices.len() + reading.passed.len(), 1);
    }
}

#[test]
fn a_clerk_writes_first_and_last_day() {
    let text = "国务院办公厅关于放假的通知,,,\n日期,至,类型,节日\n2026年10月1日,2026/10/7,放假,国庆节\n\
                2026-10-10,,上班,国庆节\n2026-10-1,,上班,国庆节\n";
    let (plan, faults) = holidays(CN, "节假日.csv", text.as_bytes());
    let kinds: Vec<_> = plan.notices[0].days.values().map(|day| day.kind).collect();
    assert_eq!(kinds, [Statutory, Statutory, Statutory, Off, Off, Off, Off, Makeup]);
    assert_eq!((faults[0].row, &faults[0].why), (5, &Why::DiffersFrom(3)));
}
