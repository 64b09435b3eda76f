//! One request sent sixteen times in parallel, as a nervous client does.

use super::arena::{Arena, CLIENTS, ROUNDS, two_hours};
use crate::fixtures::both;
use crate::fixtures::town::{asked, space};
use linli_app::ports::IdempotencyKey;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_key_sent_sixteen_times_books_once_and_answers_all() {
    both(async |fresh| {
        let arena = Arena::on(&fresh.db).await;
        let hall = arena.town.publish(arena.town.hall()).await;
        let request = |round| {
            let slot = two_hours(round);
            asked(&space(&hall, "whole"), slot.start, slot.end)
        };
        for round in 0..ROUNDS {
            let sender = &arena.clients[round as usize % CLIENTS];
            let answers = arena
                .race(round, |_, _, services| {
                    let (sender, request) = (sender.clone(), request(round));
                    let key = Some(IdempotencyKey(format!("key-{round}")));
                    Box::pin(async move { services.bookings.create(&sender, request, key).await })
                })
                .await;
            let made: Vec<_> =
                answers.into_iter().map(|one| one.expect("every answer is the booking")).collect();
            let fresh = made.iter().filter(|one| !one.replayed).count();
            assert_eq!(fresh, 1, "round {round}: exactly one is no replay");
            assert!(made.iter().all(|one| one.value.id == made[0].value.id), "round {round}");
        }
        arena.judge(ROUNDS).await;
    })
    .await;
}
