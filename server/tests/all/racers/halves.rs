//! The whole hall against its halves.

use super::arena::{Arena, ROUNDS, two_hours, winners};
use crate::fixtures::both;
use crate::fixtures::town::space;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_whole_hall_is_booked_once_or_each_half_once_and_never_both() {
    both(async |fresh| {
        let arena = Arena::on(&fresh.db).await;
        let hall = arena.town.publish(arena.town.hall()).await;
        let spaces = ["whole", "east", "west"].map(|key| space(&hall, key));
        let (mut wholes, mut pairs) = (0, 0);
        for round in 0..ROUNDS {
            let answers = arena
                .race_to_book(round, |number| {
                    // Who comes first through the gate differs little: let each be the first once.
                    let turn = number + round as usize;
                    (spaces[turn % 3].clone(), two_hours(round))
                })
                .await;
            let won = winners(round, &answers);
            let of = |key: usize| {
                won.iter().filter(|number| (**number + round as usize) % 3 == key).count()
            };
            match (of(0), of(1), of(2)) {
                (1, 0, 0) => wholes += 1,
                (0, 1, 1) => pairs += 1,
                (whole, east, west) => {
                    panic!("round {round}: whole {whole}, east {east}, west {west}")
                }
            }
        }
        println!("the whole won {wholes} rounds, the halves {pairs}");
        arena.judge(wholes + 2 * pairs).await;
    })
    .await;
}
