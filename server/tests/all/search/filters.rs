//! What people cross off: open now, walk in, can be booked, people, free, step-free, days.

use super::{find, names, room};
use crate::fixtures::fresh_sqlite;
use crate::fixtures::town::{Town, at};
use linli_app::ports::facilities::Search;
use linli_app::ports::{Caller, Paging};
use linli_domain::facility::Category;
use serde_json::json;

async fn some_town() -> (Town, crate::fixtures::databases::Fresh) {
    let fresh = fresh_sqlite().await;
    // Tuesday, 1 December 2026, 08:00.
    let town = Town::on(&fresh.db).await;
    let daily = |hours: &str| json!([{ "days": ["workday", "makeup", "weekend", "statutory", "off"], "hours": [hours] }]);
    let weekend = json!([{ "days": ["weekend"], "hours": ["09:00-12:00"] }]);
    let space = |mode: &str, capacity: i64| json!([{ "key": "s", "areas": ["A"], "mode": mode, "capacity": capacity }]);
    let paid = json!([{ "key": "s", "areas": ["A"], "mode": "exclusive", "capacity": 8,
                        "price": { "per_hour_fen": 1000, "free": [{ "days": ["workday"], "hours": ["08:00-12:00"] }] } }]);
    for (name, more) in [
        (
            "甲 阅览室",
            json!({ "category": "library", "spaces": space("open", 30), "accessible": ["step_free", "low_desk"] }),
        ),
        ("乙 大厅", json!({ "spaces": space("exclusive", 80), "opening": daily("18:00-21:00") })),
        ("丙 球场", json!({ "spaces": paid, "accessible": ["hearing_loop"] })),
        ("丁 周末", json!({ "spaces": space("shared", 10), "opening": weekend })),
    ] {
        town.publish(room(&town, name, more)).await;
    }
    (town, fresh)
}

#[tokio::test]
async fn each_filter_leaves_what_it_says() {
    let (town, _fresh) = some_town().await;
    let today = Some(at(1, "08:00").date_naive());
    let day = |text: &str| Some(text.parse().expect("a date"));
    let any = Search::default();
    for (what, wanted, found) in [
        ("today", Search { day: today, ..any.clone() }, vec!["丙 球场", "甲 阅览室", "乙 大厅"]),
        ("open now", Search { open_now: true, ..any.clone() }, vec!["丙 球场", "甲 阅览室"]),
        ("walk in", Search { walk_in: true, ..any.clone() }, vec!["甲 阅览室"]),
        (
            "bookable today",
            Search { bookable: true, day: today, ..any.clone() },
            vec!["丙 球场", "乙 大厅"],
        ),
        ("for forty", Search { persons: Some(40), ..any.clone() }, vec!["乙 大厅"]),
        ("free", Search { free: true, day: today, ..any.clone() }, vec!["甲 阅览室", "乙 大厅"]),
        (
            "step-free",
            Search { accessible: vec!["step_free".into()], ..any.clone() },
            vec!["甲 阅览室"],
        ),
        (
            "two attributes",
            Search { accessible: vec!["step_free".into(), "low_desk".into()], ..any.clone() },
            vec!["甲 阅览室"],
        ),
        (
            "both at once",
            Search { accessible: vec!["step_free".into(), "hearing_loop".into()], ..any.clone() },
            vec![],
        ),
        ("library", Search { category: Some(Category::Library), ..any.clone() }, vec!["甲 阅览室"]),
        (
            "weekend",
            Search {
                day: day("2026-12-05"),
                until: day("2026-12-06"),
                bookable: true,
                ..any.clone()
            },
            vec!["丙 球场", "丁 周末", "乙 大厅"],
        ),
    ] {
        assert_eq!(names(&town, &wanted).await, found, "{what}");
    }
}

#[tokio::test]
async fn free_at_a_slot_means_that_this_slot_costs_nothing() {
    let (town, _fresh) = some_town().await;
    let slot = |from: &str, to: &str| Search {
        from: Some(at(2, from)),
        to: Some(at(2, to)),
        free: true,
        persons: Some(8),
        ..Search::default()
    };
    // The court asks nothing on workday mornings.
    assert_eq!(names(&town, &slot("09:00", "11:00")).await, ["丙 球场"]);
    assert_eq!(names(&town, &slot("18:00", "19:00")).await, ["乙 大厅"]);
}

#[tokio::test]
async fn of_a_weekend_the_first_open_day_is_shown() {
    let (town, _fresh) = some_town().await;
    let day = |text: &str| Some(text.parse().expect("a date"));
    let wanted = Search {
        day: day("2026-12-04"),
        until: day("2026-12-06"),
        q: Some("丁".into()),
        ..Search::default()
    };
    let found = find(&town, &wanted).await;
    assert_eq!(found.items.len(), 1);
    assert_eq!(Some(found.items[0].day.day.date), day("2026-12-05"));
    assert_eq!(found.items[0].open[0].start, at(5, "09:00"));
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_by_name() {
    let (town, _fresh) = some_town().await;
    let day = Some("2026-12-05".parse().expect("a date"));
    for (field, wanted) in [
        ("from", Search { to: Some(at(2, "09:00")), ..Search::default() }),
        (
            "to",
            Search { from: Some(at(2, "09:00")), to: Some(at(2, "09:00")), ..Search::default() },
        ),
        ("persons", Search { persons: Some(0), ..Search::default() }),
        ("near", Search { radius_m: Some(500), ..Search::default() }),
        ("day", Search { until: day, ..Search::default() }),
        ("accessible", Search { accessible: vec!["wings".into()], ..Search::default() }),
    ] {
        let answer =
            town.services.facilities.search(&Caller::default(), &wanted, &Paging::default()).await;
        let refused = answer.err().map(|error| format!("{error:?}"));
        assert!(refused.as_ref().is_some_and(|said| said.contains(field)), "{field}: {refused:?}");
    }
}
