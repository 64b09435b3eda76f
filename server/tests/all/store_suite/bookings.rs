//! Bookings: written, moved, finished.

use super::seeds::{BIG, HARD, a_row, hall, now, placed, saturday};
use crate::fixtures::both;
use linli_app::ports::bookings::{Price, PriceLine};
use linli_domain::booking::BookingState;
use linli_domain::check_in::CheckInProof;
use linli_domain::name::Name;
use linli_domain::time::Instant;
use linli_server::db::{Db, is_duplicate};
use linli_server::failure::Failure;
use linli_server::store::bookings::{self, Booking, NewRow, Placed};
use linli_server::store::check_ins;

#[tokio::test]
async fn a_booking_comes_back_with_what_its_place_and_its_holder_add() {
    both(async |fresh| {
        hall(&fresh.db).await;
        let slot = saturday("09:00", "11:00");
        let lines = vec![PriceLine { label: Name::new(HARD, ""), fen: -1 }];
        let price = Price { total_fen: BIG, lines };
        let row = NewRow { note: Some(HARD.to_owned()), ..a_row("b", "000042") };
        insert(&fresh.db, row, Placed { price: price.clone(), ..placed("east", slot) })
            .await
            .expect("is written");
        let found = one(&fresh.db, "b").await;
        assert_eq!((found.state, found.version), (BookingState::Confirmed, 1));
        assert_eq!((found.slot, found.persons, found.created_at), (slot, 4, now()));
        assert_eq!((found.note.as_deref(), found.code.as_str()), (Some(HARD), "000042"));
        assert_eq!(found.price, price);
        assert_eq!((found.facility.zh.as_str(), found.unit_id.as_str()), ("多功能厅", "u"));
        assert_eq!(found.space, Name::default());
        assert_eq!(found.timezone, "Asia/Shanghai");
        assert_eq!((found.person_id.as_str(), found.holder.as_str()), ("p-wang", "王小明"));
        assert_eq!(found.contact.as_deref(), Some("13800000000"));
        let mut conn = fresh.db.read().await.expect("a connection");
        assert!(bookings::booking(&mut conn, "c").await.expect("is read").is_none());
    })
    .await;
}

#[tokio::test]
async fn a_code_opens_one_live_booking_of_a_facility() {
    both(async |fresh| {
        hall(&fresh.db).await;
        let slot = saturday("09:00", "11:00");
        insert(&fresh.db, a_row("b", "000042"), placed("east", slot)).await.expect("is written");
        assert!(code_in_use(&fresh.db, "f", "000042").await);
        assert!(!code_in_use(&fresh.db, "f", "000043").await);
        assert!(!code_in_use(&fresh.db, "g", "000042").await);
        let again = insert(&fresh.db, a_row("c", "000042"), placed("west", slot)).await;
        let Err(Failure::Database(error)) = again else { panic!("{again:?}") };
        assert!(is_duplicate(&error));
        finish(&fresh.db, "b", BookingState::Cancelled).await.expect("is finished");
        assert!(!code_in_use(&fresh.db, "f", "000042").await);
        insert(&fresh.db, a_row("c", "000042"), placed("west", slot)).await.expect("is free again");
    })
    .await;
}

#[tokio::test]
async fn a_booking_is_signed_in_once_and_still_ends() {
    both(async |fresh| {
        hall(&fresh.db).await;
        let slot = saturday("09:00", "11:00");
        insert(&fresh.db, a_row("b", "000042"), placed("east", slot)).await.expect("is written");
        sign_in(&fresh.db, "b", slot.start).await.expect("is signed in");
        sign_in(&fresh.db, "b", slot.start).await.expect_err("once only");
        let found = one(&fresh.db, "b").await;
        assert_eq!((found.state, found.version), (BookingState::CheckedIn, 2));
        assert_eq!((found.checked_in_at, found.counted), (Some(slot.start), Some(7)));
        let mut conn = fresh.db.read().await.expect("a connection");
        let seen = check_ins::signed_in(&mut conn, "f", slot).await.expect("is read");
        assert_eq!(seen, [slot.start]);
        let later = saturday("09:01", "11:00");
        assert!(check_ins::signed_in(&mut conn, "f", later).await.expect("is read").is_empty());
        assert!(check_ins::signed_in(&mut conn, "g", slot).await.expect("is read").is_empty());
        drop(conn);
        finish(&fresh.db, "b", BookingState::Completed).await.expect("it ends");
    })
    .await;
}

#[tokio::test]
async fn a_booking_moves_from_the_version_that_was_read_and_only_while_it_stands() {
    both(async |fresh| {
        hall(&fresh.db).await;
        let there = Placed { persons: 7, ..placed("west", saturday("14:00", "16:00")) };
        insert(&fresh.db, a_row("b", "000042"), placed("east", saturday("09:00", "11:00")))
            .await
            .expect("is written");
        relocate(&fresh.db, 2, &there).await.expect_err("it is not at version 2");
        relocate(&fresh.db, 1, &there).await.expect("moves");
        let found = one(&fresh.db, "b").await;
        assert_eq!((found.version, found.persons, found.code.as_str()), (2, 7, "777777"));
        assert_eq!((found.space_id.as_str(), found.slot), ("west", there.slot));
        finish(&fresh.db, "b", BookingState::Cancelled).await.expect("is finished");
        relocate(&fresh.db, 3, &there).await.expect_err("it is over");
    })
    .await;
}

#[tokio::test]
async fn a_booking_is_finished_once() {
    both(async |fresh| {
        hall(&fresh.db).await;
        insert(&fresh.db, a_row("b", "000042"), placed("east", saturday("09:00", "11:00")))
            .await
            .expect("is written");
        finish(&fresh.db, "b", BookingState::Cancelled).await.expect("is finished");
        let found = one(&fresh.db, "b").await;
        assert_eq!((found.state, found.version), (BookingState::Cancelled, 2));
        finish(&fresh.db, "b", BookingState::Completed).await.expect_err("it is final");
        finish(&fresh.db, "c", BookingState::Completed).await.expect_err("there is none");
    })
    .await;
}

async fn one(db: &Db, id: &str) -> Booking {
    let mut conn = db.read().await.expect("a connection");
    bookings::booking(&mut conn, id).await.expect("is read").expect("is there")
}

async fn code_in_use(db: &Db, facility: &str, code: &str) -> bool {
    let mut conn = db.read().await.expect("a connection");
    bookings::code_in_use(&mut conn, facility, code).await.expect("is read")
}

async fn insert(db: &Db, row: NewRow, placed: Placed) -> Result<(), Failure> {
    db.write(move |tx| Box::pin(async move { bookings::insert(tx, &row, &placed, now()).await }))
        .await
}

async fn relocate(db: &Db, version: i64, placed: &Placed) -> Result<(), Failure> {
    let placed = placed.clone();
    db.write(move |tx| {
        Box::pin(
            async move { bookings::relocate(tx, "b", version, "777777", &placed, now()).await },
        )
    })
    .await
}

async fn finish(db: &Db, id: &'static str, state: BookingState) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move { bookings::finish(tx, id, state, Some("repair"), now()).await })
    })
    .await
}

async fn sign_in(db: &Db, id: &'static str, at: Instant) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move { check_ins::sign_in(tx, id, CheckInProof::Keeper, Some(7), at).await })
    })
    .await
}
