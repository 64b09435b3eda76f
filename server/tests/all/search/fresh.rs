//! What search holds in memory is never older than the last save, whichever process made it.

use super::{find, names, room, words};
use crate::fixtures::both;
use crate::fixtures::fresh_sqlite;
use crate::fixtures::town::{Town, at};
use linli_app::ports::facilities::{FacilityPatch, Search};
use linli_domain::facility::Category;
use serde_json::json;

#[tokio::test]
async fn another_process_sees_every_save_at_once_and_nothing_unpublished() {
    both(async |fresh| {
        let here = Town::on(&fresh.db).await;
        let there = here.as_of(at(1, "08:00"));
        assert_eq!(names(&there, &Search::default()).await, [""; 0]);

        let more = json!({ "category": "other" });
        let saved = here.publish(room(&here, "活动室", more)).await;
        let id = &saved.id;
        assert_eq!(names(&there, &words("活动")).await, ["活动室"]);

        let change = async |town: &Town, version: i64, patch: serde_json::Value| {
            let patch: FacilityPatch = serde_json::from_value(patch).expect("a patch");
            let saved = town.services.facilities.update(&town.liaison, id, version, patch).await;
            saved.expect("is saved").version
        };
        let version = change(&there, saved.version, json!({ "name": { "zh": "会议室" } })).await;
        assert_eq!(names(&here, &words("活动")).await, [""; 0]);
        assert_eq!(names(&here, &words("会议")).await, ["会议室"]);

        // Hours of a day that was asked for before.
        let day = Some("2026-12-01".parse().expect("a date"));
        let today = Search { day, ..Search::default() };
        assert_eq!(names(&here, &today).await, ["会议室"]);
        let closed = json!({ "opening": [{ "days": ["weekend"], "hours": ["09:00-12:00"] }] });
        let version = change(&there, version, closed).await;
        assert_eq!(names(&here, &today).await, [""; 0]);

        let spaces = json!({ "spaces": [
            { "key": "room", "areas": ["A"], "mode": "exclusive", "capacity": 99 }] });
        let version = change(&there, version, spaces).await;
        let many = Search { persons: Some(90), ..Search::default() };
        assert_eq!(names(&here, &many).await, ["会议室"]);

        change(&there, version, json!({ "publish": false })).await;
        for town in [&here, &there] {
            assert_eq!(names(town, &Search::default()).await, [""; 0]);
            let by_admin = super::find_as(town, &town.admin, &words("会议")).await;
            assert!(by_admin.items.is_empty(), "search shows what is published, to everybody");
        }
    })
    .await;
}

#[tokio::test]
async fn a_closure_ends_the_hours_that_were_held() {
    let fresh = fresh_sqlite().await;
    let here = Town::on(&fresh.db).await;
    let there = here.as_of(at(1, "08:00"));
    let saved = here.publish(room(&here, "活动室", json!({}))).await;
    let open = Search { open_now: true, ..Search::default() };
    assert_eq!(names(&here, &open).await, ["活动室"]);
    let closure = json!({ "start": at(1, "07:00"), "end": at(1, "12:00"), "class": "planned", "reason": "消防演练" });
    let closure = serde_json::from_value(closure).expect("a closure");
    let made = there.services.closures.close(&there.liaison, &saved.id, closure, None).await;
    made.expect("is closed");
    assert_eq!(names(&here, &open).await, [""; 0]);
    let day = Some("2026-12-01".parse().expect("a date"));
    let today = find(&here, &Search { day, ..Search::default() }).await;
    assert_eq!(today.items[0].open[0].start, at(1, "12:00"), "open again in the afternoon");
}

/// A small generator: the same town for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len() as u64) as usize]
    }
}

/// After every write the copy that was kept up answers like one that was read anew.
#[tokio::test]
async fn the_copy_kept_up_answers_like_one_read_anew() {
    let fresh = fresh_sqlite().await;
    let town = Town::on(&fresh.db).await;
    let mut dice = Dice(7);
    let titles = ["图书室", "活动室", "会议室", "篮球场", "老年之家"];
    let hours = ["08:00-12:00", "13:00-22:00", "18:00-26:00", "00:00-24:00"];
    let mut saved = Vec::new();
    for number in 0..12 {
        let more = random_room(&mut dice, &titles, &hours, number);
        saved.push(town.publish(room(&town, "", more)).await);
        find(&town, &Search::default()).await;
    }
    for round in 0..24_u64 {
        let at_random = dice.below(saved.len() as u64) as usize;
        let more = random_room(&mut dice, &titles, &hours, at_random);
        let mut patch = more.clone();
        patch["publish"] = json!(dice.below(4) > 0);
        let patch: FacilityPatch = serde_json::from_value(patch).expect("a patch");
        let one = &saved[at_random];
        let done =
            town.services.facilities.update(&town.liaison, &one.id, one.version, patch).await;
        saved[at_random] = done.expect("is saved");
        let anew = town.as_of(at(1, "08:00"));
        for _ in 0..6 {
            let wanted = random_search(&mut dice, &titles);
            let kept: Vec<String> = told(&find(&town, &wanted).await);
            assert_eq!(kept, told(&find(&anew, &wanted).await), "round {round}: {wanted:?}");
        }
    }
}

/// Everything that does not change by the minute.
fn told(found: &linli_app::ports::facilities::Found) -> Vec<String> {
    let line = |item: &linli_app::ports::facilities::FacilityItem| {
        format!("{} {:?} {:?} {:?}", item.name.zh, item.open.last(), item.spaces_free, item.walk_in)
    };
    let instead = found
        .instead
        .iter()
        .map(|one| format!("{:?} {:?} {}", one.differs, one.slot, line(&one.item)));
    found.items.iter().map(line).chain(instead).collect()
}

fn random_room(
    dice: &mut Dice,
    titles: &[&str],
    hours: &[&str],
    number: usize,
) -> serde_json::Value {
    let mode = *dice.one(&["exclusive", "shared", "open"]);
    let days = *dice.one(&["workday", "weekend", "tue"]);
    json!({
        "name": { "zh": format!("{}{number}", dice.one(titles)) },
        "category": if dice.below(2) == 0 { "library" } else { "activity_room" },
        "opening": [{ "days": [days], "hours": [dice.one(hours)] }],
        "accessible": if dice.below(2) == 0 { vec!["step_free"] } else { vec![] },
        "spaces": [{ "key": "room", "areas": ["A"], "mode": mode, "capacity": 5 + dice.below(30) }],
    })
}

fn random_search(dice: &mut Dice, titles: &[&str]) -> Search {
    let mut maybe = |one_in: u64| dice.below(one_in) == 0;
    let (with_q, category, with_day, with_slot, persons, accessible, walk_in) =
        (maybe(3), maybe(3), maybe(2), maybe(3), maybe(3), maybe(4), maybe(5));
    let day = 1 + dice.below(7) as u32;
    let hour = 8 + dice.below(12);
    Search {
        q: with_q.then(|| (*dice.one(titles)).to_owned()),
        category: category.then_some(Category::Library),
        day: (with_day && !with_slot).then(|| format!("2026-12-{day:02}").parse().expect("a date")),
        from: with_slot.then(|| at(day, &format!("{hour:02}:00"))),
        to: with_slot.then(|| at(day, &format!("{:02}:00", hour + 1))),
        persons: persons.then(|| 1 + dice.below(30) as i64),
        accessible: if accessible { vec!["step_free".to_owned()] } else { Vec::new() },
        walk_in,
        ..Search::default()
    }
}
