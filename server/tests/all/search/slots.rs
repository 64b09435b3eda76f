//! With a slot: every place found has a start there that this viewer can book, and no place that is
//! left out has one. Asked of the week view, space by space, in a generated town.

use super::{find_as, room};
use crate::fixtures::both;
use crate::fixtures::town::{Town, at};
use chrono::{Duration, NaiveDate};
use linli_app::ports::Caller;
use linli_app::ports::bookings::NewBooking;
use linli_app::ports::facilities::{AvailabilityQuery, FacilitySaved, Search};
use linli_domain::booking::Purpose;
use linli_domain::ids::SpaceId;
use linli_domain::time::Slot;
use serde_json::json;
use std::collections::BTreeMap;

/// A town of places that differ in everything that decides.
async fn generated(town: &Town) -> Vec<FacilitySaved> {
    let mut saved = Vec::new();
    for number in 0_i64..18 {
        let hours = ["08:00-12:00", "09:00-21:30", "18:00-26:00"][(number % 3) as usize];
        let days = [json!(["workday", "makeup"]), json!(["weekend", "wed", "thu"])]
            [(number % 2) as usize]
            .clone();
        let (grid, longest) =
            ([15, 30, 60][(number % 3) as usize], [60, 240][(number % 2) as usize]);
        let (lead, horizon) =
            (if number % 5 == 0 { 3_000 } else { 0 }, if number % 7 == 0 { 2 } else { 60 });
        let after = if number % 4 == 0 { 30 } else { 0 };
        let policy = json!({ "grid_min": grid, "min_min": 30, "max_min": longest, "lead_min": lead,
                             "horizon_days": horizon, "buffer_after_min": after });
        let quota = if number % 6 == 1 {
            json!([{ "per": "person", "window": "day", "max_hours": 1 }])
        } else {
            json!([])
        };
        let space = |key: &str, areas: &[&str], mode: &str| {
            json!({ "key": key, "areas": areas, "mode": mode,
            "capacity": 6 + number, "policy": policy, "quota": quota })
        };
        let more = json!({
            "opening": [{ "days": days, "hours": [hours] }],
            "areas": [{ "key": "A" }, { "key": "B" }],
            "spaces": [space("whole", &["A", "B"], "exclusive"), space("half", &["A"], "exclusive"),
                       space("other", &["B"], if number % 3 == 0 { "shared" } else { "open" })],
        });
        saved.push(town.publish(room(town, &format!("场地{number:02}"), more)).await);
    }
    saved
}

fn asked(space: &SpaceId, slot: Slot, persons: i64) -> NewBooking {
    NewBooking {
        space_id: space.clone(),
        start: slot.start,
        end: slot.end,
        persons,
        purpose: Purpose::Meeting,
        note: None,
        accept_rules: true,
    }
}

/// How many spaces of each place the week view offers for the slot.
async fn offered(
    town: &Town,
    who: &Caller,
    all: &[FacilitySaved],
    slot: Slot,
    persons: i64,
) -> BTreeMap<String, i64> {
    let day: NaiveDate = (slot.start + Duration::hours(8)).date_naive();
    let mut free = BTreeMap::new();
    for facility in all {
        for space in &facility.spaces {
            let query = AvailabilityQuery {
                from: day - Duration::days(1),
                to: day,
                minutes: Some(slot.minutes()),
                persons: Some(persons),
            };
            let answer = town.services.facilities.availability(who, &space.id, &query).await;
            if answer.expect("is answered").starts.contains(&slot.start) {
                *free.entry(facility.id.0.clone()).or_insert(0) += 1;
            }
        }
    }
    free
}

#[tokio::test]
async fn what_is_found_can_be_booked_and_what_is_left_out_cannot() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let all = generated(&town).await;
        let (li, wang) = (town.resident("li").await, town.resident("wang").await);
        // A week in which much is taken.
        for (number, facility) in (0_i64..).zip(&all) {
            for day in 1..6_u32 {
                let start =
                    at(day, "09:00") + Duration::hours((number * 5 + i64::from(day) * 3) % 12);
                let space = &facility.spaces[(number % 2) as usize].id;
                let booking = asked(space, Slot::new(start, start + Duration::minutes(60)), 4);
                // Some are refused: closed, off the grid, too soon.
                let _ = town.services.bookings.create(&li, booking, None).await;
            }
        }
        let mut compared = 0;
        for (day, from, minutes, persons) in [
            (1, "09:00", 60, 1),
            (1, "18:30", 60, 2),
            (2, "10:00", 30, 4),
            (2, "10:15", 45, 4),
            (3, "19:00", 120, 8),
            (4, "23:00", 60, 1),
            (5, "09:00", 60, 15),
            (5, "20:00", 240, 1),
            (9, "11:00", 60, 1),
        ] {
            let start = at(day, from);
            let slot = Slot::new(start, start + Duration::minutes(minutes));
            for who in [&Caller::default(), &li, &wang] {
                let wanted = Search {
                    from: Some(slot.start),
                    to: Some(slot.end),
                    persons: Some(persons),
                    ..Search::default()
                };
                let found = find_as(&town, who, &wanted).await;
                let told: BTreeMap<String, i64> = found
                    .items
                    .iter()
                    .map(|item| (item.id.0.clone(), item.spaces_free.unwrap_or(0)))
                    .collect();
                let wanted = offered(&town, who, &all, slot, persons).await;
                assert_eq!(told, wanted, "day {day} {from} {minutes} min for {persons}");
                compared += wanted.len();
            }
        }
        assert!(compared > 40, "too little was free to compare: {compared}");

        // And the first one found is really bookable.
        let slot = Slot::new(at(3, "19:00"), at(3, "20:00"));
        let wanted = Search { from: Some(slot.start), to: Some(slot.end), ..Search::default() };
        let found = find_as(&town, &wang, &wanted).await;
        let first = all.iter().find(|one| one.id == found.items[0].id).expect("is one of them");
        let mut booked = 0;
        for space in &first.spaces {
            let made = town.services.bookings.create(&wang, asked(&space.id, slot, 1), None).await;
            booked += i64::from(made.is_ok());
        }
        assert!(booked >= 1);
    })
    .await;
}
