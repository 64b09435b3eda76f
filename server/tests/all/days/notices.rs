//! A notice, and the correction of it that comes later.

use super::{at, evening_hall, import, notice};
use crate::fixtures::town::{code, space};
use crate::fixtures::{Town, both};
use linli_domain::booking::BookingState;
use linli_domain::day_type::{
    DayType,
    NoticeKind::{Makeup, Off, Statutory},
};
use linli_domain::division::CalendarId;

#[tokio::test]
async fn a_day_moved_later_lists_whom_it_affects_and_cancels_none() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = evening_hall(&town).await;
        let room = space(&hall, "room");
        // Saturday the 12th is worked: the room opens in the evening only.
        let first = notice(&[("2026-01-01", Statutory), ("2026-12-12", Makeup)]);
        let report = import(&town, &first).await;
        assert!(!report.notices[0].known && report.notices[0].affected.bookings.is_empty());
        let resident = town.resident("wang").await;
        let evening = town.book(&resident, &room, at(12, "19:00"), at(12, "20:30")).await;
        let evening = evening.expect("is booked");
        let friday = town.book(&resident, &room, at(11, "19:00"), at(11, "20:00")).await;
        friday.expect("is booked");

        // The correction: not the 12th is worked but Sunday the 13th.
        let second = notice(&[("2026-01-01", Statutory), ("2026-12-13", Makeup)]);
        let holidays = &town.services.holidays;
        let shown = holidays.check_notice(&town.admin, &second).await.expect("is checked");
        let affected = &shown.notices[0].affected;
        assert_eq!(affected.bookings.iter().map(|one| &one.id).collect::<Vec<_>>(), [&evening.id]);
        assert_eq!(shown.notices[0].changes.len(), 2);
        let year = holidays.year(&town.admin, CalendarId::Cn, 2026).await.expect("is read");
        assert_eq!(year.versions.len(), 1, "a preview writes nothing");

        let done = import(&town, &second).await;
        assert_eq!(done.notices[0].affected, *affected, "the same before and after");
        let year = holidays.year(&town.admin, CalendarId::Cn, 2026).await.expect("is read");
        assert_eq!(year.affected, *affected, "and on the page of the year");
        let versions: Vec<_> = year.versions.iter().map(|v| (v.version, v.changes.len())).collect();
        assert_eq!(versions, [(2, 2), (1, 0)]);
        assert_eq!(year.versions[0].by.as_deref(), Some("测试 admin"));
        let kind = |day: &str| {
            let date = day.parse().expect("a date");
            year.days.iter().find(|one| one.date == date).expect("of the year").day_type
        };
        assert_eq!((kind("2026-12-12"), kind("2026-12-13")), (DayType::Weekend, DayType::Makeup));
        let kept = town.services.bookings.booking(&resident, &evening.id).await;
        assert_eq!(kept.expect("is there").state, BookingState::Confirmed);
        // What could be booked a minute ago is closed, by the one function that decides.
        let again = town.book(&resident, &room, at(12, "20:00"), at(12, "20:30")).await;
        assert_eq!(code(&again), "closed");
        let daytime = town.book(&resident, &room, at(12, "09:00"), at(12, "10:00")).await;
        assert_eq!(code(&daytime), "ok");
        assert!(town.findings().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_same_notice_again_is_nothing_to_import() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let file = notice(&[("2026-10-01", Statutory), ("2026-10-05", Off)]);
        import(&town, &file).await;
        let again = town.services.holidays.check_notice(&town.admin, &file).await;
        let again = again.expect("is checked");
        assert!(again.carried.is_none() && again.notices[0].changes.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_file_that_cannot_be_read_says_why() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let mut file = notice(&[]);
        file.bytes = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_vec();
        let report = town.services.holidays.check_notice(&town.admin, &file).await;
        let report = report.expect("is answered");
        assert!(report.faults[0].2.contains(".json") && report.carried.is_none());
        let made_up = town.services.holidays.import_notice(&town.admin, "[{}]", false).await;
        assert_eq!(code(&made_up), "invalid");
    })
    .await;
}

#[tokio::test]
async fn next_year_is_provisional_until_its_notice_comes() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        import(&town, &notice(&[("2026-10-01", Statutory)])).await;
        let years = town.services.holidays.years(&town.admin).await.expect("are read");
        let mainland: Vec<_> = years
            .iter()
            .filter(|one| one.calendar == CalendarId::Cn)
            .map(|one| (one.year, one.notice.is_some()))
            .collect();
        assert_eq!(mainland, [(2027, false), (2026, true)]);
        let year = town.services.holidays.year(&town.admin, CalendarId::Cn, 2027).await;
        let year = year.expect("is read");
        assert_eq!(year.days.len(), 365);
        assert!(year.days.iter().all(|day| day.provisional) && year.versions.is_empty());
        let festival = "2027-02-05".parse().expect("a date");
        let day = year.days.iter().find(|day| day.date == festival).expect("of the year");
        assert_eq!((day.day_type, day.name.as_deref()), (DayType::Statutory, Some("春节")));
    })
    .await;
}

#[tokio::test]
async fn nobody_but_an_administrator_learns_of_it() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let holidays = &town.services.holidays;
        let file = notice(&[("2026-10-01", Statutory)]);
        let resident = town.resident("wang").await;
        for caller in [&town.liaison, &resident] {
            assert_eq!(code(&holidays.years(caller).await), "not_found");
            assert_eq!(code(&holidays.year(caller, CalendarId::Cn, 2026).await), "not_found");
            assert_eq!(code(&holidays.check_notice(caller, &file).await), "not_found");
            assert_eq!(code(&holidays.import_notice(caller, "[]", false).await), "not_found");
            assert_eq!(code(&holidays.calendar_roots(caller).await), "not_found");
            let set =
                holidays.set_calendar(caller, &"34".into(), Some(CalendarId::Hk), false).await;
            assert_eq!(code(&set), "not_found");
        }
        let nobody = linli_app::ports::Caller::default();
        assert_eq!(code(&holidays.years(&nobody).await), "signed_out");
    })
    .await;
}
