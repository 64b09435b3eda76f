//! Moving onto a slot that others book, and moving past each other.

use super::arena::{Arena, CLIENTS, ROUNDS, two_hours, winners};
use crate::fixtures::both;
use crate::fixtures::town::{asked, space};
use chrono::Duration;
use linli_app::ports::bookings::{BookingPatch, BookingView};
use linli_domain::ids::SpaceId;
use linli_domain::time::Slot;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_moves_onto_a_slot_that_fifteen_book_and_one_of_them_all_has_it() {
    both(async |fresh| {
        let arena = Arena::on(&fresh.db).await;
        let hall = arena.town.publish(arena.town.hall()).await;
        let whole = space(&hall, "whole");
        let mut moved = 0;
        for round in 0..ROUNDS {
            let mover = round as usize % CLIENTS;
            let (slot, parked) = (two_hours(round), parking(round));
            let old = parked_booking(&arena, mover, &whole, parked).await;
            let answers = arena
                .race(round, |number, client, services| {
                    let (old, whole) = (old.clone(), whole.clone());
                    Box::pin(async move {
                        if number == mover {
                            let start = Some(slot.start);
                            let change = BookingPatch { start, ..BookingPatch::default() };
                            return services.bookings.change(&client, &old.id, 1, change).await;
                        }
                        // A move reads more before it locks: give it a head start now and then.
                        let wait = 4 * u64::from(round % 3);
                        tokio::time::sleep(std::time::Duration::from_millis(wait)).await;
                        let request = asked(&whole, slot.start, slot.end);
                        services.bookings.create(&client, request, None).await.map(|it| it.value)
                    })
                })
                .await;
            let won = winners(round, &answers);
            assert_eq!(won.len(), 1, "round {round}: {won:?}");
            let now = arena.town.services.bookings.booking(&arena.clients[mover], &old.id).await;
            let now = now.expect("the moved booking is still there");
            let stands = if won[0] == mover { (slot.start, 2) } else { (parked.start, 1) };
            assert_eq!((now.start, now.version), stands, "round {round}");
            moved += u32::from(won[0] == mover);
        }
        println!("the move won {moved} rounds");
        arena.judge(2 * ROUNDS - moved).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_move_from_hall_to_hall_and_eight_the_other_way_and_all_arrive() {
    both(async |fresh| {
        let arena = Arena::on(&fresh.db).await;
        let halls = [
            space(&arena.town.publish(arena.town.hall()).await, "whole"),
            space(&arena.town.publish(arena.town.hall()).await, "whole"),
        ];
        // Each client has half an hour of its own, and goes to and fro between the halls in it.
        let mut held: Vec<BookingView> = Vec::new();
        for number in 0..CLIENTS {
            let start = two_hours(0).start + Duration::minutes(30 * number as i64);
            let slot = Slot::new(start, start + Duration::minutes(30));
            held.push(parked_booking(&arena, number, &halls[number % 2], slot).await);
        }
        for round in 0..ROUNDS {
            let answers = arena
                .race(round, |number, client, services| {
                    let (old, there) =
                        (held[number].clone(), halls[(number + 1 + round as usize) % 2].clone());
                    let change = BookingPatch { space_id: Some(there), ..BookingPatch::default() };
                    Box::pin(async move {
                        services.bookings.change(&client, &old.id, old.version, change).await
                    })
                })
                .await;
            held = answers.into_iter().map(|one| one.expect("nobody is in the way")).collect();
        }
        arena.judge(u32::try_from(CLIENTS).expect("few")).await;
    })
    .await;
}

/// Evenings of the day, where no race is run.
fn parking(round: u32) -> Slot {
    let evening = two_hours(round % 25).start + Duration::hours(i64::from(10 + 2 * (round / 25)));
    Slot::new(evening, evening + Duration::hours(2))
}

async fn parked_booking(arena: &Arena, number: usize, space: &SpaceId, slot: Slot) -> BookingView {
    let made = arena.town.book(&arena.clients[number], space, slot.start, slot.end).await;
    made.expect("nobody else is there")
}
