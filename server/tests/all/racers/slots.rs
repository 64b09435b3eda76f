//! All want the same slot, or slots that overlap, or the same floor by another name.

use super::arena::{Arena, ROUNDS, beginning, two_hours, winners};
use crate::fixtures::both;
use crate::fixtures::town::space;
use chrono::Duration;
use linli_domain::time::Slot;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_sixteen_who_want_the_same_slot_one_gets_it() {
    both(async |fresh| {
        let arena = Arena::on(&fresh.db).await;
        let hall = arena.town.publish(arena.town.hall()).await;
        let whole = space(&hall, "whole");
        for round in 0..ROUNDS {
            let answers = arena.race_to_book(round, |_| (whole.clone(), two_hours(round))).await;
            assert_eq!(winners(round, &answers).len(), 1, "round {round}");
        }
        arena.judge(ROUNDS).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_sixteen_slots_that_overlap_one_another_one_is_booked() {
    both(async |fresh| {
        let arena = Arena::on(&fresh.db).await;
        let hall = arena.town.publish(arena.town.hall()).await;
        let whole = space(&hall, "whole");
        for round in 0..ROUNDS {
            let answers =
                arena.race_to_book(round, |number| (whole.clone(), shifted(round, number))).await;
            assert_eq!(winners(round, &answers).len(), 1, "round {round}");
        }
        arena.judge(ROUNDS).await;
    })
    .await;
}

/// Four starts by four lengths: no two are the same, all hold the hour from 1:30 to 2:30.
fn shifted(round: u32, number: usize) -> Slot {
    let (late, long) = (number as i64 % 4, number as i64 / 4);
    let start = beginning(round) + Duration::minutes(30 * late);
    Slot::new(start, start + Duration::minutes(150 + 30 * long))
}

#[test]
fn the_shifted_slots_differ_and_overlap_pairwise() {
    let all: Vec<Slot> = (0..16).map(|number| shifted(0, number)).collect();
    for (number, one) in all.iter().enumerate() {
        for other in &all[number + 1..] {
            assert!(one != other && one.overlaps(*other), "{one:?} {other:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_spaces_that_name_the_same_areas_in_opposite_order_are_one_floor() {
    both(async |fresh| {
        let arena = Arena::on(&fresh.db).await;
        let mut hall = arena.town.hall();
        hall.spaces[0].areas = vec!["E".to_owned(), "W".to_owned()];
        let mut backwards = hall.spaces[0].clone();
        backwards.key = "backwards".to_owned();
        backwards.areas.reverse();
        hall.spaces.push(backwards);
        let hall = arena.town.publish(hall).await;
        let both_ways = [space(&hall, "whole"), space(&hall, "backwards")];
        for round in 0..ROUNDS {
            let answers = arena
                .race_to_book(round, |number| (both_ways[number % 2].clone(), two_hours(round)))
                .await;
            assert_eq!(winners(round, &answers).len(), 1, "round {round}");
        }
        arena.judge(ROUNDS).await;
    })
    .await;
}
