//! Bookings that hold their slot, by what a change of days can reach.

use super::seeds::{a_row, hall, now, placed, saturday, write};
use crate::fixtures::both;
use crate::fixtures::town::at;
use linli_domain::booking::BookingState;
use linli_domain::time::Slot;
use linli_server::db::Db;
use linli_server::store::affected::{self, Reach};
use linli_server::store::bookings;

#[tokio::test]
async fn a_change_reaches_a_calendar_a_subtree_or_a_unit() {
    both(async |fresh| {
        hall(&fresh.db).await;
        let db = &fresh.db;
        let (early, late) = (saturday("09:00", "11:00"), saturday("15:00", "17:00"));
        insert(db, "b", "000042", late).await;
        insert(db, "a", "000043", early).await;
        insert(db, "gone", "000044", saturday("12:00", "13:00")).await;
        write(db, |tx| {
            Box::pin(async move {
                bookings::finish(tx, "gone", BookingState::Cancelled, None, now()).await
            })
        })
        .await;
        let whole = Slot::new(at(1, "08:00"), at(31, "00:00"));
        let all = Reach::default();
        assert_eq!(held(db, &all, whole, 10).await, ["a", "b"]);
        assert_eq!(held(db, &all, whole, 1).await, ["a"]);
        assert_eq!(held(db, &all, Slot::new(early.end, late.start), 10).await, [""; 0]);
        let calendar = |id: &str| Reach { calendar: id.to_owned(), ..Reach::default() };
        assert_eq!(held(db, &calendar("cn"), whole, 10).await.len(), 2);
        assert_eq!(held(db, &calendar("hk"), whole, 10).await.len(), 0);
        let path = |path: &str| Reach { path: path.to_owned(), ..Reach::default() };
        assert_eq!(held(db, &path("/34/3410/"), whole, 10).await.len(), 2);
        assert_eq!(held(db, &path("/34/341/"), whole, 10).await.len(), 0);
        let of = |unit: &str| Reach { unit_id: unit.to_owned(), ..Reach::default() };
        assert_eq!(held(db, &of("u"), whole, 10).await.len(), 2);
        assert_eq!(held(db, &of("v"), whole, 10).await.len(), 0);

        let mut conn = db.read().await.expect("a connection");
        let first = affected::held(&mut conn, &all, whole, 1).await.expect("are read").remove(0);
        assert_eq!((first.slot, first.facility.zh.as_str()), (early, "多功能厅"));
        let ids = ["f".to_owned(), "g".to_owned()];
        let found = affected::facilities(&mut conn, &ids).await.expect("are read");
        assert_eq!(found.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["f"]);
    })
    .await;
}

async fn held(db: &Db, reach: &Reach, window: Slot, limit: i64) -> Vec<String> {
    let mut conn = db.read().await.expect("a connection");
    let found = affected::held(&mut conn, reach, window, limit).await.expect("are read");
    found.into_iter().map(|one| one.id).collect()
}

async fn insert(db: &Db, id: &'static str, code: &'static str, slot: Slot) {
    write(db, move |tx| {
        Box::pin(async move {
            bookings::insert(tx, &a_row(id, code), &placed("east", slot), now()).await
        })
    })
    .await;
}
