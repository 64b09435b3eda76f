//! What counts in a person's quotas.

use super::seeds::{a_row, hall, now, placed, write};
use crate::fixtures::both;
use crate::fixtures::town::at;
use linli_domain::booking::BookingState;
use linli_domain::time::Slot;
use linli_server::store::{bookings, quota};

#[tokio::test]
async fn bookings_of_the_person_count_where_they_start_unless_given_back() {
    both(async |fresh| {
        let db = &fresh.db;
        hall(db).await;
        for (day, space, id, state) in [
            (2, "east", "b2", None),
            (3, "west", "b3", None),
            (4, "east", "b4", Some(BookingState::Cancelled)),
            (5, "east", "b5", Some(BookingState::Completed)),
            (7, "east", "b7", None),
        ] {
            let place = placed(space, Slot::new(at(day, "09:00"), at(day, "10:00")));
            write(db, move |tx| {
                Box::pin(async move {
                    bookings::insert(tx, &a_row(id, id), &place, now()).await?;
                    match state {
                        Some(state) => bookings::finish(tx, id, state, None, now()).await,
                        None => Ok(()),
                    }
                })
            })
            .await;
        }
        let mut conn = db.read().await.expect("a connection");
        let both = ["east".to_owned(), "west".to_owned()];
        let week = Slot::new(at(2, "09:00"), at(7, "09:00"));
        let found = quota::own(&mut conn, "p-wang", &both, week).await.expect("are read");
        let told = found.iter().map(|(space, own)| (space.as_str(), own.booking.as_str()));
        assert_eq!(told.collect::<Vec<_>>(), [("east", "b2"), ("west", "b3"), ("east", "b5")]);
        assert_eq!(found[0].1.slot, Slot::new(at(2, "09:00"), at(2, "10:00")));
        let one = quota::own(&mut conn, "p-wang", &both[1..], week).await.expect("are read");
        assert_eq!(one.len(), 1);
        let other = quota::own(&mut conn, "p-li", &both, week).await.expect("are read");
        assert!(other.is_empty());
    })
    .await;
}
