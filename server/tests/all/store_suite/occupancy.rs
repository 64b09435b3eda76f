//! Which floor is held when.

use super::seeds::{a_row, hall, now, placed, saturday, write};
use crate::fixtures::both;
use linli_domain::time::Slot;
use linli_server::db::Db;
use linli_server::failure::Failure;
use linli_server::store::bookings::{self, Placed};
use linli_server::store::occupancy;

#[tokio::test]
async fn what_is_held_is_told_per_area_with_the_terms_of_its_booking() {
    both(async |fresh| {
        let db = &fresh.db;
        let [east, west] = hall(db).await;
        let slot = saturday("09:00", "11:00");
        let terms = Placed {
            persons: 12,
            exclusive: false,
            buffer_before_min: 15,
            buffer_after_min: 30,
            ..placed("east", slot)
        };
        book(db, "late", placed("east", saturday("11:00", "12:00"))).await;
        book(db, "b", terms).await;
        hold(db, "b", vec![east, west], slot, false).await.expect("is free");
        hold(db, "late", vec![east], saturday("11:00", "12:00"), true).await.expect("is free");

        let mut conn = db.read().await.expect("a connection");
        let day = saturday("00:00", "23:00");
        let all = occupancy::taken(&mut conn, &[east, west], day).await.expect("is read");
        let mut held: Vec<(i64, &str)> =
            all.iter().map(|(area, taken)| (*area, taken.booking.as_str())).collect();
        assert_eq!(held.pop(), Some((east, "late")), "the earlier slot comes first");
        held.sort_unstable();
        assert_eq!(held, [(east, "b"), (west, "b")]);
        let (_, first) = &all[0];
        assert_eq!((first.slot, first.exclusive, first.persons), (slot, false, 12));
        assert_eq!((first.buffer_before_min, first.buffer_after_min), (15, 30));
        let west_only = occupancy::taken(&mut conn, &[west], day).await.expect("is read");
        assert_eq!(west_only.len(), 1);
        assert!(occupancy::taken(&mut conn, &[], day).await.expect("is read").is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_released_can_be_held_again_and_what_is_held_cannot() {
    both(async |fresh| {
        let db = &fresh.db;
        let [east, west] = hall(db).await;
        let slot = saturday("09:00", "11:00");
        book(db, "one", placed("east", slot)).await;
        book(db, "two", placed("east", slot)).await;
        hold(db, "one", vec![east, west], slot, true).await.expect("is free");
        for (slot, exclusive) in [(slot, true), (saturday("10:00", "12:00"), false)] {
            let refused = hold(db, "two", vec![west], slot, exclusive).await;
            let said = refused.expect_err("is held").to_string();
            assert_eq!(said, "refused", "no_overlap and no_mix are refusals, not breakdowns");
        }
        let next = saturday("11:00", "12:00");
        hold(db, "two", vec![west], next, true).await.expect("touching is not overlapping");
        release(db, "two").await;
        release(db, "one").await;
        hold(db, "two", vec![west], slot, true).await.expect("is free again");
    })
    .await;
}

#[tokio::test]
async fn a_slot_that_ends_before_it_begins_or_lasts_longer_than_a_month_is_no_slot() {
    both(async |fresh| {
        let db = &fresh.db;
        let [east, _] = hall(db).await;
        let slot = saturday("09:00", "11:00");
        book(db, "b", placed("east", slot)).await;
        let month = chrono::Duration::days(31);
        let ms = chrono::Duration::milliseconds(1);
        for wrong in [
            Slot::new(slot.start, slot.start),
            Slot::new(slot.end, slot.start),
            Slot::new(slot.start, slot.start + month + ms),
        ] {
            let refused = hold(db, "b", vec![east], wrong, true).await;
            assert!(matches!(refused, Err(Failure::Database(_))), "{wrong:?}: {refused:?}");
        }
        let longest = Slot::new(slot.start, slot.start + month);
        hold(db, "b", vec![east], longest, true).await.expect("31 days are allowed");
        let mut conn = db.read().await.expect("a connection");
        let first = Slot::new(slot.start, slot.start + ms);
        let seen = occupancy::taken(&mut conn, &[east], first).await.expect("is read");
        assert_eq!(seen.len(), 1, "the longest slot is seen from its first millisecond");
    })
    .await;
}

#[tokio::test]
async fn strays_are_named_and_overlaps_there_are_none() {
    both(async |fresh| {
        let db = &fresh.db;
        let [east, _] = hall(db).await;
        let slot = saturday("09:00", "11:00");
        for id in ["holds", "late", "nothing"] {
            book(db, id, placed("east", slot)).await;
        }
        hold(db, "holds", vec![east], slot, true).await.expect("is free");
        hold(db, "late", vec![east], saturday("12:00", "13:00"), true).await.expect("is free");
        let mut conn = db.read().await.expect("a connection");
        let strays = occupancy::strays(&mut conn).await.expect("are read");
        assert_eq!(strays, ["late", "nothing"], "one holds another time, one holds nothing");
        assert!(occupancy::overlaps(&mut conn).await.expect("are read").is_empty());
    })
    .await;
}

/// Writes a booking that holds nothing yet.
async fn book(db: &Db, id: &'static str, placed: Placed) {
    write(db, move |tx| {
        Box::pin(async move { bookings::insert(tx, &a_row(id, id), &placed, now()).await })
    })
    .await;
}

async fn hold(
    db: &Db,
    id: &'static str,
    areas: Vec<i64>,
    slot: Slot,
    exclusive: bool,
) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move { occupancy::hold(tx, id, &areas, slot, exclusive).await })
    })
    .await
}

async fn release(db: &Db, id: &'static str) {
    write(db, move |tx| Box::pin(async move { occupancy::release(tx, id).await })).await;
}
