//! (c) Bookings a second with sixteen clients, beside the bare insert in the same run.

use crate::fixtures::databases::Fresh;
use crate::fixtures::town::{Town, asked, at};
use crate::{Size, measure, name};
use chrono::Duration;
use futures::future::BoxFuture;
use linli_app::ports::Caller;
use linli_domain::ids::SpaceId;
use linli_server::store::demand::{self, Demand};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Instant;

/// Who write at the same time.
pub const CLIENTS: usize = 16;
/// Half hours from 08:00 to 22:00.
const SLOTS_A_DAY: i64 = 28;

/// One line: insert, many facilities, one facility.
pub async fn run(fresh: &Fresh, size: Size) {
    let town = Arc::new(Town::on(&fresh.db).await);
    let mut clients = Vec::new();
    for number in 0..CLIENTS {
        clients.push(town.resident(&format!("client{number}")).await);
    }
    let mut apart = Vec::new();
    for number in 0..CLIENTS {
        apart.push(rooms(&town, &format!("活动室 {number}"), 1).await.remove(0));
    }
    let together = rooms(&town, "大楼", CLIENTS).await;

    let insert_again = |_| -> Work {
        let town = town.clone();
        Box::new(move |_| {
            let town = town.clone();
            Box::pin(async move { insert(&town).await })
        })
    };
    let bare = a_second(size, insert_again).await;
    let sent = measure::statements(book(&town, &clients[0], &apart[0], 0)).await;
    let mut cells = Vec::new();
    for spaces in [apart, together] {
        let book_on = |number: usize| -> Work {
            let mine = (town.clone(), clients[number].clone(), spaces[number].clone());
            Box::new(move |turn| {
                let (town, client, space) = mine.clone();
                // The first slot was taken to count the statements.
                Box::pin(async move { book(&town, &client, &space, turn + 1).await })
            })
        };
        let rate = a_second(size, book_on).await;
        cells.push(format!("{rate:.0}  ({:.2})", rate / bare));
    }
    let bare = format!("{bare:.0}");
    println!(
        "{:<10} {bare:>12} {:>24} {:>24}  [{sent} a booking]",
        name(fresh),
        cells[0],
        cells[1]
    );
    assert_eq!(town.findings().await, Vec::<String>::new());
    fresh.db.close().await;
}

/// What a client does in its turn n.
type Work = Box<dyn Fn(i64) -> BoxFuture<'static, ()> + Send>;

/// Lets every client work for the time given; calls a second of all together.
async fn a_second(size: Size, client: impl Fn(usize) -> Work) -> f64 {
    let begin = Instant::now();
    let work = |number: usize| {
        let call = client(number);
        tokio::spawn(async move {
            let mut turn = 0;
            while begin.elapsed() < size.writes {
                call(turn).await;
                turn += 1;
            }
            turn
        })
    };
    let all: Vec<_> = (0..CLIENTS).map(work).collect();
    let mut done = 0;
    for one in all {
        done += one.await.expect("works to the end");
    }
    done as f64 / begin.elapsed().as_secs_f64()
}

/// The least that a write can be.
async fn insert(town: &Town) {
    let (id, at) = (town.core.clock.id(), town.core.clock.now());
    let demand = Demand {
        at: Some(at),
        kind: "taken",
        asker: "bench".to_owned(),
        words: None,
        category: None,
        division: None,
        space_id: None,
        slot: None,
        persons: None,
    };
    let write = town
        .core
        .db
        .write(move |tx| Box::pin(async move { demand::insert(tx, &id, &demand).await }));
    write.await.expect("is written");
}

/// The booking of turn n: half an hour each, from 2 December on.
async fn book(town: &Town, client: &Caller, space: &SpaceId, turn: i64) {
    let day = at(2, "08:00") + Duration::days(turn / SLOTS_A_DAY);
    let start = day + Duration::minutes(30 * (turn % SLOTS_A_DAY));
    let request = asked(space, start, start + Duration::minutes(30));
    let made = town.services.bookings.create(client, request, None).await;
    made.expect("nobody else wants it");
}

/// The spaces of a new facility, each on floor of its own.
async fn rooms(town: &Town, name: &str, count: usize) -> Vec<SpaceId> {
    let key = |number: usize| format!("r{number}");
    let areas: Vec<Value> = (0..count).map(|number| json!({ "key": key(number) })).collect();
    let spaces = (0..count).map(|number| {
        json!({ "key": key(number), "areas": [key(number)], "mode": "exclusive", "capacity": 20 })
    });
    let made = town.facility_from(json!({
        "name": { "zh": name }, "category": "activity_room", "address": "碧阳镇郭门路 3 号",
        "opening": [{ "days": ["workday", "makeup", "weekend", "statutory", "off"],
                      "hours": ["08:00-22:00"] }],
        "areas": areas, "spaces": spaces.collect::<Vec<_>>(), "publish": true
    }));
    let saved = town.publish(made).await;
    saved.spaces.into_iter().map(|space| space.id).collect()
}
