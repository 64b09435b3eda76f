//! Nothing found: the nearest in time and place instead, each to be had; and the wish is logged.

use super::{find, find_as, room};
use crate::fixtures::fresh_sqlite;
use crate::fixtures::town::{COMMUNITY, Town, asked, at, space};
use linli_app::ports::Caller;
use linli_app::ports::facilities::{Differs, Search};
use linli_domain::facility::Category;
use linli_domain::geo::Point;
use linli_server::services::demand;
use serde_json::json;

fn slot(day: u32, from: &str, to: &str) -> Search {
    Search { from: Some(at(day, from)), to: Some(at(day, to)), ..Search::default() }
}

async fn logged(town: &Town) -> Vec<(String, Option<String>, Option<String>)> {
    demand::flush(&town.core).await.expect("is written");
    let mut conn = town.core.db.read().await.expect("a connection");
    let sql = "SELECT kind, words, category FROM demand_log ORDER BY id";
    sqlx::query_as(sql).fetch_all(&mut *conn).await.expect("are read")
}

#[tokio::test]
async fn a_slot_that_is_taken_gives_the_nearest_free_one() {
    let fresh = fresh_sqlite().await;
    let town = Town::on(&fresh.db).await;
    let hall = town.publish(town.hall()).await;
    let li = town.resident("li").await;
    let whole = space(&hall, "whole");
    let booked = asked(&whole, at(2, "18:00"), at(2, "20:00"));
    town.services.bookings.create(&li, booked, None).await.expect("is free");
    let found = find(&town, &slot(2, "18:00", "20:00")).await;
    assert!(found.items.is_empty() && found.next_cursor.is_none());
    let first = &found.instead[0];
    assert_eq!(first.differs, Differs::Time);
    let offered = first.slot.expect("a slot");
    assert!(offered.start == at(2, "16:00") || offered.start == at(2, "20:00"), "{offered:?}");
    // What is offered can be had.
    let wang = town.resident("wang").await;
    let booking = asked(&whole, offered.start, offered.end);
    town.services.bookings.create(&wang, booking, None).await.expect("was offered");

    // The same person with the same wish counts once; somebody else counts.
    find(&town, &slot(2, "18:00", "20:00")).await;
    find_as(&town, &wang, &slot(2, "18:00", "20:00")).await;
    let kinds: Vec<String> = logged(&town).await.into_iter().map(|(kind, ..)| kind).collect();
    assert_eq!(kinds, ["not_then", "not_then"]);
}

#[tokio::test]
async fn a_day_without_opening_gives_the_nearest_day() {
    let fresh = fresh_sqlite().await;
    let town = Town::on(&fresh.db).await;
    let weekend = json!({ "opening": [{ "days": ["weekend"], "hours": ["09:00-12:00"] }] });
    town.publish(room(&town, "周末活动室", weekend)).await;
    let day = |text: &str| Some(text.parse().expect("a date"));
    let found = find(
        &town,
        &Search { day: day("2026-12-02"), q: Some("活动".into()), ..Search::default() },
    )
    .await;
    assert!(found.items.is_empty());
    assert_eq!(found.instead.len(), 1);
    assert_eq!(found.instead[0].differs, Differs::Time);
    assert_eq!(Some(found.instead[0].item.day.day.date), day("2026-12-05"));
    // Open later today is nearer than any other day.
    town.publish(room(
        &town,
        "晚间活动室",
        json!({ "opening": [{ "days": ["workday"], "hours": ["18:00-21:00"] }] }),
    ))
    .await;
    let now = find(&town, &Search { open_now: true, ..Search::default() }).await;
    assert_eq!(now.instead[0].item.name.zh, "晚间活动室");
    assert_eq!(now.instead[0].item.open[0].start, at(1, "18:00"));
    let told = logged(&town).await;
    assert!(told.contains(&("not_then".to_owned(), Some("活动".to_owned()), None)), "{told:?}");
}

#[tokio::test]
async fn nothing_here_gives_what_is_farther_away() {
    let fresh = fresh_sqlite().await;
    let town = Town::on(&fresh.db).await;
    town.publish(room(
        &town,
        "远处",
        json!({ "location": { "lat": 29.95, "lon": 117.938 }, "category": "library" }),
    ))
    .await;
    let near = Search {
        near: Point::new(29.925, 117.938),
        radius_m: Some(800),
        category: Some(Category::Library),
        ..slot(2, "10:00", "11:00")
    };
    let found = find(&town, &near).await;
    assert_eq!(found.instead[0].differs, Differs::Place);
    assert_eq!(
        (found.instead[0].item.name.zh.as_str(), found.instead[0].slot.map(|slot| slot.start)),
        ("远处", Some(at(2, "10:00")))
    );
    let elsewhere = Search { division: Some("341023100002".into()), ..Search::default() };
    let found = find(&town, &elsewhere).await;
    assert_eq!(found.instead[0].differs, Differs::Place);
    assert_eq!(found.instead[0].item.name.zh, "远处");
    let kinds: Vec<String> = logged(&town).await.into_iter().map(|(kind, ..)| kind).collect();
    assert_eq!(kinds, ["not_near", "not_near"]);
}

#[tokio::test]
async fn a_name_that_nothing_bears_gives_what_is_there() {
    let fresh = fresh_sqlite().await;
    let town = Town::on(&fresh.db).await;
    town.publish(room(&town, "活动室", json!({}))).await;
    let wanted =
        Search {
            q: Some("游泳馆".into()), division: Some(COMMUNITY.into()), ..Search::default()
        };
    let found = find(&town, &wanted).await;
    let told: Vec<_> =
        found.instead.iter().map(|one| (one.differs, one.item.name.zh.as_str())).collect();
    assert_eq!(told, [(Differs::Kind, "活动室")]);
    assert_eq!(logged(&town).await, [("no_result".to_owned(), Some("游泳馆".to_owned()), None)]);
}

#[tokio::test]
async fn looking_at_the_first_screen_is_no_wish() {
    let fresh = fresh_sqlite().await;
    let town = Town::on(&fresh.db).await;
    let day = Some("2026-12-01".parse().expect("a date"));
    find_as(&town, &Caller::default(), &Search { day, ..Search::default() }).await;
    assert_eq!(logged(&town).await, []);
}
