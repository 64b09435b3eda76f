//! Lists of bookings: for their holder, for the unit, for settling, for what retires.

use super::seeds::{a_row, hall, now, placed, write};
use crate::fixtures::both;
use crate::fixtures::town::at;
use linli_domain::booking::BookingState;
use linli_domain::time::Slot;
use linli_server::db::Db;
use linli_server::store::bookings::{self, Booking};

/// One booking a day from 2 December on, 09:00 to 10:00; those of the 3rd and 6th are cancelled.
async fn week(db: &Db) {
    hall(db).await;
    for (day, space, id) in [
        (2, "east", "b2"),
        (3, "west", "b3"),
        (4, "east", "b4"),
        (5, "west", "b5"),
        (6, "east", "b6"),
    ] {
        let place = placed(space, Slot::new(at(day, "09:00"), at(day, "10:00")));
        write(db, move |tx| {
            Box::pin(async move {
                bookings::insert(tx, &a_row(id, id), &place, now()).await?;
                if day % 3 == 0 {
                    bookings::finish(tx, id, BookingState::Cancelled, None, now()).await?;
                }
                Ok(())
            })
        })
        .await;
    }
}

fn ids(found: &[Booking]) -> Vec<&str> {
    found.iter().map(|one| one.id.as_str()).collect()
}

#[tokio::test]
async fn a_person_sees_what_is_to_come_soonest_first_then_the_rest_latest_first() {
    both(async |fresh| {
        week(&fresh.db).await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let noon = at(2, "12:00");
        let all = bookings::of_person(&mut conn, "p-wang", noon, 0, 9).await.expect("are read");
        assert_eq!(ids(&all), ["b4", "b5", "b6", "b3", "b2"]);
        let some = bookings::of_person(&mut conn, "p-wang", noon, 1, 2).await.expect("are read");
        assert_eq!(ids(&some), ["b5", "b6"]);
        assert!(bookings::of_person(&mut conn, "p", noon, 0, 9).await.expect("is read").is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_day_of_many_facilities_leaves_out_what_was_given_back() {
    both(async |fresh| {
        week(&fresh.db).await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let facilities = ["f".to_owned(), "g".to_owned()];
        let window = Slot::new(at(2, "10:00"), at(5, "09:30"));
        let found = bookings::of_facilities(&mut conn, &facilities, window).await;
        assert_eq!(ids(&found.expect("are read")), ["b4", "b5"], "touching is outside");
        let none = bookings::of_facilities(&mut conn, &[], window).await.expect("are read");
        assert!(none.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_unit_sees_the_latest_first() {
    both(async |fresh| {
        week(&fresh.db).await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let all = bookings::of_unit(&mut conn, "u", 0, 9).await.expect("are read");
        assert_eq!(ids(&all), ["b6", "b5", "b4", "b3", "b2"]);
        let some = bookings::of_unit(&mut conn, "u", 4, 9).await.expect("are read");
        assert_eq!(ids(&some), ["b2"]);
        assert!(bookings::of_unit(&mut conn, "v", 0, 9).await.expect("are read").is_empty());
    })
    .await;
}

#[tokio::test]
async fn due_is_what_stands_and_has_ended() {
    both(async |fresh| {
        week(&fresh.db).await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let end = at(4, "10:00");
        let due = bookings::due(&mut conn, "f", end).await.expect("are read");
        let wanted = Slot::new(at(4, "09:00"), end);
        assert_eq!(due.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["b2", "b4"]);
        assert_eq!(due[1].1, wanted, "one that ends in this instant has ended");
        assert!(bookings::due(&mut conn, "g", end).await.expect("are read").is_empty());
        let facilities = bookings::facilities_due(&mut conn, end).await.expect("are read");
        assert_eq!(facilities, ["f"]);
        let early = bookings::facilities_due(&mut conn, at(2, "09:59")).await.expect("are read");
        assert!(early.is_empty());
    })
    .await;
}

#[tokio::test]
async fn settled_early_is_what_is_completed_before_its_end() {
    both(async |fresh| {
        week(&fresh.db).await;
        write(&fresh.db, |tx| {
            Box::pin(async move {
                bookings::finish(tx, "b4", BookingState::Completed, None, now()).await
            })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let early = bookings::settled_early(&mut conn, at(4, "09:59")).await.expect("are read");
        assert_eq!(early, ["b4"]);
        let done = bookings::settled_early(&mut conn, at(4, "10:00")).await.expect("are read");
        assert!(done.is_empty());
    })
    .await;
}

#[tokio::test]
async fn spaces_know_who_is_to_come_and_whether_anybody_ever_was() {
    both(async |fresh| {
        week(&fresh.db).await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let both = ["east".to_owned(), "west".to_owned()];
        let none = ["missing".to_owned()];
        let noon = at(4, "12:00");
        assert_eq!(bookings::to_come(&mut conn, &both, now()).await.expect("is counted"), 3);
        assert_eq!(bookings::to_come(&mut conn, &both, noon).await.expect("is counted"), 1);
        assert_eq!(bookings::to_come(&mut conn, &both[..1], noon).await.expect("is counted"), 0);
        assert_eq!(bookings::to_come(&mut conn, &[], now()).await.expect("is counted"), 0);
        let mut ever = bookings::ever_booked(&mut conn, &both).await.expect("are read");
        ever.sort();
        assert_eq!(ever, both);
        assert!(bookings::ever_booked(&mut conn, &none).await.expect("are read").is_empty());
        assert!(bookings::ever_booked(&mut conn, &[]).await.expect("are read").is_empty());
    })
    .await;
}
