//! One booking from finding to giving back, on both databases.

use crate::fixtures::both;
use crate::fixtures::town::{Town, asked, at, code, space};
use linli_app::ports::bookings::{BookingPatch, CancelInput};
use linli_app::ports::facilities::Search;
use linli_app::ports::{IdempotencyKey, Paging};
use linli_domain::booking::BookingState;
use linli_server::store::events;

#[tokio::test]
async fn a_resident_finds_books_moves_and_gives_back() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let wang = town.resident("wang").await;

        let search = Search { q: Some("多功能".to_owned()), ..Search::default() };
        let found = town.services.facilities.search(&wang, &search, &Paging::default()).await;
        let found = found.expect("is found").items;
        assert_eq!(found.len(), 1);
        assert!(found[0].bookable && !found[0].walk_in);
        // The clock ticks: eight o'clock itself has just gone by.
        assert_eq!(found[0].next_free.expect("is free").start, at(1, "08:30"));

        let whole = space(&hall, "whole");
        let booked = town.book(&wang, &whole, at(5, "09:00"), at(5, "11:00")).await;
        let booked = booked.expect("is booked");
        assert_eq!((booked.state, booked.version), (BookingState::Confirmed, 1));
        assert_eq!(booked.code.len(), 6);

        let change = BookingPatch { start: Some(at(5, "14:00")), ..BookingPatch::default() };
        let moved = town.services.bookings.change(&wang, &booked.id, 1, change.clone()).await;
        let moved = moved.expect("is moved");
        assert_eq!((moved.start, moved.end), (at(5, "14:00"), at(5, "16:00")));
        let stale = town.services.bookings.change(&wang, &booked.id, 1, change).await;
        assert_eq!(code(&stale), "stale");

        let cancel = town.services.bookings.cancel(&wang, &booked.id, CancelInput::default());
        assert_eq!(cancel.await.expect("is given back").state, BookingState::Cancelled);
        let again = town.services.bookings.cancel(&wang, &booked.id, CancelInput::default());
        assert_eq!(code(&again.await), "wrong_state");

        let mut conn = fresh.db.read().await.expect("a connection");
        let events = events::of_subject(&mut conn, "booking", booked.id.as_str()).await;
        let kinds: Vec<String> = events.expect("are read").into_iter().map(|e| e.1).collect();
        assert_eq!(kinds, ["booking.created", "booking.moved", "booking.cancelled"]);
        drop(conn);
        assert_eq!(town.findings().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn half_a_hall_stands_in_the_way_of_the_whole_and_not_of_the_other_half() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let (wang, li) = (town.resident("wang").await, town.resident("li").await);
        let slot = (at(5, "09:00"), at(5, "11:00"));
        town.book(&wang, &space(&hall, "east"), slot.0, slot.1).await.expect("is booked");
        town.book(&li, &space(&hall, "west"), slot.0, slot.1).await.expect("is booked");
        let whole = town.book(&li, &space(&hall, "whole"), slot.0, slot.1).await;
        let Err(linli_app::error::AppError::Refused(refusal)) = &whole else {
            panic!("{whole:?}");
        };
        assert_eq!(code(&whole), "taken");
        assert!(!refusal.alternatives.is_empty());
        assert!(refusal.alternatives.len() <= 5);
        for other in &refusal.alternatives {
            let taken = town.book(&li, &other.space_id, other.slot.start, other.slot.end).await;
            let taken = taken.expect("every alternative can be taken");
            let back = town.services.bookings.cancel(&li, &taken.id, CancelInput::default());
            back.await.expect("is given back");
        }
    })
    .await;
}

#[tokio::test]
async fn a_retry_with_the_same_key_books_once_and_another_body_is_refused() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let wang = town.resident("wang").await;
        let request = asked(&space(&hall, "whole"), at(5, "09:00"), at(5, "11:00"));
        let key = || Some(IdempotencyKey("k1".to_owned()));
        let bookings = &town.services.bookings;
        let first = bookings.create(&wang, request.clone(), key()).await.expect("is booked");
        let again = bookings.create(&wang, request.clone(), key()).await.expect("is the same");
        assert_eq!((first.replayed, again.replayed), (false, true));
        assert_eq!(first.value.id, again.value.id);
        let mut other = request;
        other.persons = 5;
        assert_eq!(code(&bookings.create(&wang, other, key()).await), "idempotency_mismatch");
    })
    .await;
}

#[tokio::test]
async fn what_is_over_is_completed_without_a_timer() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let wang = town.resident("wang").await;
        let whole = space(&hall, "whole");
        let done = town.book(&wang, &whole, at(1, "09:00"), at(1, "10:00")).await.expect("booked");
        let later = town.as_of(at(1, "12:00"));
        let seen = later.services.bookings.booking(&wang, &done.id).await.expect("is seen");
        assert_eq!(seen.state, BookingState::Completed);
        let cancel = later.services.bookings.cancel(&wang, &done.id, CancelInput::default()).await;
        assert_eq!(code(&cancel), "wrong_state");
        later.book(&wang, &whole, at(1, "14:00"), at(1, "15:00")).await.expect("is booked");
        let mut conn = fresh.db.read().await.expect("a connection");
        let events = events::of_subject(&mut conn, "booking", done.id.as_str()).await;
        let kinds: Vec<String> = events.expect("are read").into_iter().map(|e| e.1).collect();
        assert!(kinds.contains(&"booking.settled".to_owned()));
    })
    .await;
}
