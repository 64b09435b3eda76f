//! A room for ten: two parties of four fit, a third does not.

use super::arena::{Arena, ROUNDS, two_hours, winners};
use crate::fixtures::both;
use crate::fixtures::town::space;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_sixteen_parties_of_four_two_share_a_room_for_ten() {
    both(async |fresh| {
        let arena = Arena::on(&fresh.db).await;
        let library = arena.town.publish(arena.town.reading_room()).await;
        let room = space(&library, "room");
        for round in 0..ROUNDS {
            let answers = arena.race_to_book(round, |_| (room.clone(), two_hours(round))).await;
            assert_eq!(winners(round, &answers).len(), 2, "round {round}");
        }
        arena.judge(2 * ROUNDS).await;
    })
    .await;
}
