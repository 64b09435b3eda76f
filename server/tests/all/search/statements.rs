//! A search sends at most ten statements, however many places there are.

use super::{find_as, room};
use crate::fixtures::databases::fresh_postgres;
use crate::fixtures::town::{Town, asked, at};
use linli_app::ports::Caller;
use linli_app::ports::facilities::Search;
use linli_domain::geo::Point;
use serde_json::json;
use std::cell::Cell;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Event, Metadata, Subscriber};

thread_local! {
    /// Statements sent from this thread, where somebody counts. PostgreSQL's driver works on the
    /// thread that asks.
    static SENT: Cell<Option<u64>> = const { Cell::new(None) };
}

/// Hears what sqlx says of each statement.
struct Counter;

impl Subscriber for Counter {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query" && SENT.get().is_some()
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {
        SENT.set(SENT.get().map(|sent| sent + 1));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn no_search_sends_more_than_ten() {
    let fresh = fresh_postgres().await;
    let town = Town::on(&fresh.db).await;
    let li = town.resident("li").await;
    let quota = json!([{ "per": "person", "window": "week", "max_hours": 6 }]);
    let spaces = json!([{ "key": "room", "areas": ["A"], "mode": "exclusive", "capacity": 20, "quota": quota }]);
    let location = json!({ "lat": 29.925, "lon": 117.938 });
    let mut first = None;
    for number in 0..140 {
        let more = json!({ "spaces": spaces, "location": location });
        let saved = town.publish(room(&town, &format!("活动室{number:03}"), more)).await;
        first.get_or_insert(saved);
    }
    let first = first.expect("one at least");
    let slot = |day: u32, from: &str, to: &str| Search {
        from: Some(at(day, from)),
        to: Some(at(day, to)),
        ..Search::default()
    };
    let day = Some("2026-12-02".parse().expect("a date"));
    let all = [
        ("all", Search::default()),
        ("a day", Search { day, ..Search::default() }),
        ("words", Search { q: Some("hds".into()), ..Search::default() }),
        (
            "near",
            Search {
                near: Point::new(29.9, 117.9),
                radius_m: Some(5_000),
                day,
                ..Search::default()
            },
        ),
        ("a slot", slot(2, "18:00", "20:00")),
        (
            "a slot for nobody: both chunks, then what is nearest",
            Search { free: true, persons: Some(20), ..slot(2, "21:00", "23:00") },
        ),
        ("nothing of the name", Search { q: Some("游泳".into()), ..slot(2, "18:00", "20:00") }),
        ("no day", Search { day, q: Some("游泳".into()), ..Search::default() }),
    ];
    // The only test that listens; a second one would have to share it.
    tracing::subscriber::set_global_default(Counter).expect("nobody else listens");
    let count = || SENT.replace(Some(0)).unwrap_or(0);
    for who in [&Caller::default(), &li] {
        for (what, wanted) in &all {
            // The first one may read a day that nobody asked for before.
            for turn in ["first", "again"] {
                count();
                find_as(&town, who, wanted).await;
                let sent = count();
                assert!((1..=10).contains(&sent), "{what}, {turn}: {sent} statements");
            }
        }
    }
    // After a save what changed is read again, within the same bound.
    let booking = asked(&first.spaces[0].id, at(2, "18:00"), at(2, "20:00"));
    town.services.bookings.create(&li, booking, None).await.expect("is free");
    let patch = serde_json::from_value(json!({ "phone": "0559-1" })).expect("a patch");
    let changed = town.services.facilities.update(&town.liaison, &first.id, first.version, patch);
    changed.await.expect("is saved");
    count();
    let found = find_as(&town, &Caller::default(), &slot(2, "18:00", "20:00")).await;
    let sent = count();
    assert_eq!(found.items.len(), 139);
    assert!((1..=10).contains(&sent), "after a change: {sent} statements");
}
