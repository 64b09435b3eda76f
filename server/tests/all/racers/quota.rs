//! One person at eight devices: the week's share is never passed, and each space has its own.

use super::arena::winners;
use crate::fixtures::both;
use crate::fixtures::town::{Town, asked, at, code, space};
use linli_app::ports::bookings::{BookingPatch, CancelInput};
use linli_app::ports::facilities::FacilityInput;
use linli_domain::time::Slot;
use std::sync::Arc;
use tokio::sync::Barrier;

/// The hall, each of its halves for two bookings a week.
fn shared_out(town: &Town) -> FacilityInput {
    let mut hall = town.hall();
    let twice = serde_json::from_str(r#"[{"per": "person", "window": "week", "max_count": 2}]"#);
    let twice: Vec<linli_domain::quota::QuotaRule> = twice.expect("a quota");
    for half in &mut hall.spaces[1..] {
        half.quota.clone_from(&twice);
    }
    hall
}

/// Round n is in week n: one hour of the days from its Monday on for each client.
fn hour(week: u32, number: u32) -> Slot {
    let day = 7 * week + number % 4;
    let (from, to) = if number < 4 { ("09:00", "10:00") } else { ("15:00", "16:00") };
    Slot::new(at(7 + day, from), at(7 + day, to))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_eight_bookings_of_one_person_in_a_week_two_stand_in_each_space() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(shared_out(&town)).await;
        for week in 0..3 {
            for half in ["east", "west"] {
                let wang = town.resident(&format!("wang-{week}-{half}")).await;
                for (name, all) in [("first", 2), ("again", 0)] {
                    let gate = Arc::new(Barrier::new(8));
                    let runners = (0..8).map(|number| {
                        let (gate, services) = (gate.clone(), town.services.clone());
                        let (wang, slot) = (wang.clone(), hour(week, number));
                        let request = asked(&space(&hall, half), slot.start, slot.end);
                        tokio::spawn(async move {
                            gate.wait().await;
                            services.bookings.create(&wang, request, None).await
                        })
                    });
                    let answers = futures::future::join_all(runners).await;
                    let answers: Vec<_> =
                        answers.into_iter().map(|one| one.expect("stays on its feet")).collect();
                    assert_eq!(winners(week, &answers).len(), all, "{half} {week} {name}");
                }
            }
        }
        assert_eq!(town.findings().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_moves_into_one_week_do_not_pass_each_other() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(shared_out(&town)).await;
        let (wang, east) = (town.resident("wang").await, space(&hall, "east"));
        let book = async |slot: Slot| town.book(&wang, &east, slot.start, slot.end).await;
        let stays = book(hour(0, 0)).await.expect("is booked");
        let one = book(hour(1, 1)).await.expect("is booked");
        let two = book(hour(1, 2)).await.expect("is booked");
        let third = book(hour(1, 3)).await;
        assert_eq!(code(&third), "quota");
        let change = |slot: Slot| BookingPatch {
            start: Some(slot.start),
            end: Some(slot.end),
            ..BookingPatch::default()
        };
        let bookings = &town.services.bookings;
        let (first, second) = tokio::join!(
            bookings.change(&wang, &one.id, 1, change(hour(0, 1))),
            bookings.change(&wang, &two.id, 1, change(hour(0, 2))),
        );
        let codes = [code(&first), code(&second)];
        assert!(codes.contains(&"ok") && codes.contains(&"quota"), "{codes:?}");
        // Inside its own week a booking moves freely: it does not count against itself.
        bookings.change(&wang, &stays.id, 1, change(hour(0, 3))).await.expect("is moved");
        // What is given back no longer counts.
        bookings.cancel(&wang, &stays.id, CancelInput::default()).await.expect("is given back");
        book(hour(0, 6)).await.expect("there is room again");
    })
    .await;
}
