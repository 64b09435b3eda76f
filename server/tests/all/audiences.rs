//! To whom a space is open: every door says the same to each person.

use crate::fixtures::town::{COMMUNITY, at, code, space};
use crate::fixtures::{Town, both};
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::bookings::BookingView;
use linli_app::ports::facilities::{AvailabilityQuery, FacilitySaved, Search};
use linli_app::ports::{Answer, Paging};
use linli_domain::refusal::{NotPermitted, Reason};
use linli_server::db::Db;
use serde_json::{Value, json};

const NEXT_DOOR: &str = "341023100002";

async fn room(town: &Town, audience: Value) -> FacilitySaved {
    town.publish(town.facility_from(json!({
        "name": { "zh": "活动室" }, "category": "activity_room", "address": "碧阳镇郭门路 3 号",
        "opening": [{ "days": ["workday", "weekend", "makeup", "statutory", "off"],
                      "hours": ["08:00-20:00"] }],
        "areas": [{ "key": "A" }],
        "spaces": [{ "key": "room", "areas": ["A"], "mode": "exclusive", "capacity": 20,
                     "policy": { "horizon_days": 30 }, "audience": audience }],
        "publish": true
    })))
    .await
}

/// Where the person lives, and whether the desk has seen a document.
async fn lives(db: &Db, who: &Caller, division: &'static str, at_desk: bool) {
    let person = who.identity.as_ref().expect("signed in").person.0.clone();
    let assurance = if at_desk { "desk" } else { "self" };
    db.write(move |tx| {
        Box::pin(async move {
            sqlx::query("UPDATE person SET division_code = $2, assurance = $3 WHERE id = $1")
                .bind(person)
                .bind(division)
                .bind(assurance)
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    })
    .await
    .expect("is written");
}

fn why<T>(answer: &Answer<T>) -> Option<NotPermitted> {
    match answer {
        Err(AppError::Refused(refusal)) => match refusal.reason {
            Reason::NotPermitted(why) => Some(why),
            _ => None,
        },
        _ => None,
    }
}

/// What free times, search and booking say of ten to eleven on a day: the same, or the test fails.
async fn tries(town: &Town, who: &Caller, room: &FacilitySaved, day: u32) -> Answer<BookingView> {
    let (id, start, end) = (space(room, "room"), at(day, "10:00"), at(day, "11:00"));
    let date = start.date_naive();
    let facilities = &town.services.facilities;
    let wanted = AvailabilityQuery { from: date, to: date, minutes: Some(60), persons: None };
    let free = facilities.availability(who, &id, &wanted).await.expect("is answered");
    let wanted = Search { from: Some(start), to: Some(end), ..Search::default() };
    let found = facilities.search(who, &wanted, &Paging::default()).await.expect("is answered");
    let booked = town.book(who, &id, start, end).await;
    let ok = booked.is_ok();
    assert_eq!(free.starts.contains(&start), ok, "free times: {:?}", booked.as_ref().err());
    assert_eq!(found.items.iter().any(|one| one.id == room.id), ok, "search");
    booked
}

#[tokio::test]
async fn a_street_takes_in_its_communities_and_nobody_else() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let room = room(&town, json!({ "level": "street" })).await;
        let wang = town.resident("wang").await;
        lives(&fresh.db, &wang, NEXT_DOOR, false).await;
        assert_eq!(code(&tries(&town, &wang, &room, 3).await), "ok");
        lives(&fresh.db, &wang, "3410", false).await;
        let refused = tries(&town, &wang, &room, 4).await;
        assert!(matches!(why(&refused), Some(NotPermitted::Audience { .. })));
        assert_eq!(refused.expect_err("is refused").status(), 403);
    })
    .await;
}

#[tokio::test]
async fn ones_own_community_has_to_be_seen_at_the_desk_once() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let room = room(&town, json!({ "level": "community" })).await;
        let wang = town.resident("wang").await;
        lives(&fresh.db, &wang, COMMUNITY, false).await;
        let refused = tries(&town, &wang, &room, 3).await;
        assert!(matches!(why(&refused), Some(NotPermitted::Unverified { .. })));
        lives(&fresh.db, &wang, COMMUNITY, true).await;
        assert_eq!(code(&tries(&town, &wang, &room, 3).await), "ok");
        lives(&fresh.db, &wang, NEXT_DOOR, true).await;
        assert!(matches!(
            why(&tries(&town, &wang, &room, 4).await),
            Some(NotPermitted::Audience { .. })
        ));
    })
    .await;
}

#[tokio::test]
async fn neighbours_come_first_and_the_others_from_midnight_of_the_day_less_seven() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let first = json!({ "priority": { "level": "community", "until_days": 7 } });
        let room = room(&town, first).await;
        let (near, far) = (town.resident("near").await, town.resident("far").await);
        lives(&fresh.db, &near, COMMUNITY, true).await;
        lives(&fresh.db, &far, NEXT_DOOR, true).await;
        // Today is the 1st: the 8th is open to all since midnight, the 9th will be tomorrow.
        assert_eq!(code(&tries(&town, &far, &room, 8).await), "ok");
        let early = tries(&town, &far, &room, 9).await;
        let Some(NotPermitted::Priority { opens_at, until_days, .. }) = why(&early) else {
            panic!("{early:?}")
        };
        assert_eq!((opens_at, until_days), (at(2, "00:00"), 7));
        assert_eq!(code(&tries(&town, &near, &room, 20).await), "ok");
        let before = town.as_of(at(1, "23:59"));
        assert_eq!(code(&tries(&before, &far, &room, 9).await), "not_permitted");
        let midnight = town.as_of(at(2, "00:00"));
        assert_eq!(code(&tries(&midnight, &far, &room, 9).await), "ok");
    })
    .await;
}

#[tokio::test]
async fn listed_divisions_and_teams() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let listed = json!({ "level": "listed", "divisions": [NEXT_DOOR] });
        let listed = room(&town, listed).await;
        let teams = room(&town, json!({ "who": "team" })).await;
        let wang = town.resident("wang").await;
        lives(&fresh.db, &wang, COMMUNITY, true).await;
        assert!(matches!(
            why(&tries(&town, &wang, &listed, 3).await),
            Some(NotPermitted::Audience { .. })
        ));
        assert_eq!(why(&tries(&town, &wang, &teams, 3).await), Some(NotPermitted::TeamsOnly));
        lives(&fresh.db, &wang, NEXT_DOOR, false).await;
        assert_eq!(code(&tries(&town, &wang, &listed, 3).await), "ok");
    })
    .await;
}

#[tokio::test]
async fn an_anonymous_viewer_is_not_judged_and_told_so() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let room = room(&town, json!({ "level": "community" })).await;
        let date = at(3, "10:00").date_naive();
        let wanted = AvailabilityQuery { from: date, to: date, minutes: None, persons: None };
        let id = space(&room, "room");
        let nobody = Caller::default();
        let free = town.services.facilities.availability(&nobody, &id, &wanted).await;
        let free = free.expect("is answered");
        assert_eq!(free.viewer, "anonymous");
        assert!(!free.starts.is_empty());
        let taken = town.book(&nobody, &id, at(3, "10:00"), at(3, "11:00")).await;
        assert_eq!(code(&taken), "signed_out");
    })
    .await;
}

#[tokio::test]
async fn audiences_that_make_no_sense_are_refused() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        for audience in [
            json!({ "level": "listed" }),
            json!({ "level": "listed", "divisions": ["999"] }),
            json!({ "level": "street", "divisions": ["341023"] }),
            json!({ "priority": { "level": "anyone", "until_days": 7 } }),
            json!({ "priority": { "level": "street", "until_days": 0 } }),
        ] {
            let mut hall = town.hall();
            hall.spaces[0].audience =
                serde_json::from_value(audience.clone()).expect("an audience");
            let made = town.services.facilities.create(&town.liaison, hall, None).await;
            assert_eq!(code(&made), "invalid", "{audience}");
        }
    })
    .await;
}
