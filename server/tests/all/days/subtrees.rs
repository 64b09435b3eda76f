//! A calendar for a subtree.

use super::{at, evening_hall, import, notice};
use crate::fixtures::town::{COMMUNITY, code, space};
use crate::fixtures::{Town, both};
use linli_domain::day_type::NoticeKind::Makeup;
use linli_domain::division::CalendarId;

#[tokio::test]
async fn a_subtree_with_its_own_calendar_does_not_work_on_the_mainlands_make_up_days() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = evening_hall(&town).await;
        let room = space(&hall, "room");
        import(&town, &notice(&[("2026-12-12", Makeup)])).await;
        let resident = town.resident("wang").await;
        let evening = town.book(&resident, &room, at(12, "20:00"), at(12, "21:00")).await;
        let evening = evening.expect("the 12th is worked");

        let holidays = &town.services.holidays;
        let county = "341023".into();
        let hk = Some(CalendarId::Hk);
        let shown = holidays.set_calendar(&town.admin, &county, hk, true).await.expect("is shown");
        assert_eq!(shown.bookings.iter().map(|b| &b.id).collect::<Vec<_>>(), [&evening.id]);
        assert!(holidays.calendar_roots(&town.admin).await.expect("are read").is_empty());

        let done = holidays.set_calendar(&town.admin, &county, hk, false).await.expect("is set");
        assert_eq!(done, shown);
        let roots = holidays.calendar_roots(&town.admin).await.expect("are read");
        assert_eq!((roots[0].code.as_str(), roots[0].calendar), ("341023", CalendarId::Hk));
        let daytime = town.book(&resident, &room, at(12, "09:00"), at(12, "10:00")).await;
        assert_eq!(code(&daytime), "ok", "a Saturday like any other there");

        // A community inside may differ again; without one of its own it follows.
        let community = COMMUNITY.into();
        let set = holidays.set_calendar(&town.admin, &community, Some(CalendarId::Cn), false);
        let affected = set.await.expect("is set");
        assert_eq!(affected.bookings.len(), 1, "the daytime booking of the worked Saturday");
        let late = town.book(&resident, &room, at(12, "18:00"), at(12, "19:00")).await;
        assert_eq!(code(&late), "ok");
        holidays.set_calendar(&town.admin, &community, None, false).await.expect("is set");
        let again = town.book(&resident, &room, at(12, "10:00"), at(12, "11:00")).await;
        assert_eq!(code(&again), "ok");
        let unknown = holidays.set_calendar(&town.admin, &"99".into(), hk, false).await;
        assert_eq!(code(&unknown), "invalid");
    })
    .await;
}

#[tokio::test]
async fn where_weekends_are_all_there_is_no_year_is_provisional() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = evening_hall(&town).await;
        let seen = town.services.facilities.facility(&town.admin, &hall.id).await.expect("is seen");
        assert!(seen.week.iter().all(|open| open.day.provisional), "no notice was imported");
        let none = Some(CalendarId::None);
        let holidays = &town.services.holidays;
        holidays.set_calendar(&town.admin, &"34".into(), none, false).await.expect("is set");
        let seen = town.services.facilities.facility(&town.admin, &hall.id).await.expect("is seen");
        assert!(seen.week.iter().all(|open| !open.day.provisional));
    })
    .await;
}
