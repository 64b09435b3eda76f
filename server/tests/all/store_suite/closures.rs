//! Closures, what they catch, and what stops many facilities at once.

use super::seeds::{HARD, a_facility, a_row, facility, hall, now, placed, saturday, write};
use crate::fixtures::both;
use linli_domain::closure::{BlockKind, ClosureClass, ClosureReason};
use linli_domain::time::Slot;
use linli_server::db::Db;
use linli_server::store::blocks::{self, NewBlock};
use linli_server::store::closures::{self, NewClosure};
use linli_server::store::stops::{self, What};
use linli_server::store::{bookings, occupancy};

fn a_closure(id: &str, facility: &str, slot: Slot, areas: Option<Vec<i64>>) -> NewClosure {
    NewClosure {
        id: id.to_owned(),
        facility_id: facility.to_owned(),
        slot,
        areas,
        class: ClosureClass::Planned,
        reason_code: ClosureReason::Repair,
        reason: Some(HARD.to_owned()),
        short_notice: true,
    }
}

async fn close(db: &Db, new: NewClosure) {
    write(db, |tx| Box::pin(async move { closures::insert(tx, &new, now()).await })).await;
}

#[tokio::test]
async fn a_closure_comes_back_as_it_was_announced_and_is_lifted_once() {
    both(async |fresh| {
        let db = &fresh.db;
        let [east, _] = hall(db).await;
        let slot = saturday("09:00", "18:00");
        close(db, a_closure("c", "f", slot, Some(vec![east]))).await;
        let read = async || {
            let mut conn = db.read().await.expect("a connection");
            closures::closure(&mut conn, "c").await.expect("is read").expect("is there")
        };
        let found = read().await;
        assert_eq!((found.facility_id.as_str(), found.areas), ("f", Some(vec![east])));
        let told = found.announced;
        assert_eq!((told.closure.slot, told.closure.announced_at), (slot, now()));
        assert_eq!(told.reason.as_deref(), Some(HARD));
        assert!(told.short_notice && told.closure.lifted_at.is_none());
        let at = slot.start;
        write(db, move |tx| Box::pin(async move { closures::lift(tx, "c", at).await })).await;
        assert_eq!(read().await.announced.closure.lifted_at, Some(at));
        let again = db.write(move |tx| Box::pin(async move { closures::lift(tx, "c", at).await }));
        assert!(again.await.is_err(), "lifting hits a closure that stands, or nothing");
        let mut conn = db.read().await.expect("a connection");
        let ids = ["f".to_owned()];
        let left = stops::of_facilities(&mut conn, &ids, slot).await.expect("are read");
        assert!(left.is_empty(), "lifted as it began: {left:?}");
        assert!(closures::closure(&mut conn, "none").await.expect("is read").is_none());
    })
    .await;
}

#[tokio::test]
async fn stops_of_many_facilities_come_in_one_answer_and_touching_is_outside() {
    both(async |fresh| {
        let db = &fresh.db;
        let [east, west] = hall(db).await;
        facility(db, a_facility("g"), "").await;
        close(db, a_closure("c1", "f", saturday("12:00", "14:00"), None)).await;
        close(db, a_closure("c2", "g", saturday("10:00", "12:00"), None)).await;
        close(db, a_closure("before", "f", saturday("06:00", "08:00"), None)).await;
        close(db, a_closure("after", "f", saturday("20:00", "22:00"), None)).await;
        let block = NewBlock {
            id: "b".to_owned(),
            facility_id: "f".to_owned(),
            slot: saturday("13:00", "15:00"),
            areas: Some(vec![east, west]),
            kind: BlockKind::Teaching,
            label: Some("三(2)班 体育".to_owned()),
            series_key: Some("autumn".to_owned()),
            source_key: Some("row 7".to_owned()),
        };
        write(db, |tx| Box::pin(async move { blocks::insert(tx, &block, now()).await })).await;
        let mut conn = db.read().await.expect("a connection");
        let both = ["f".to_owned(), "g".to_owned()];
        let window = saturday("08:00", "20:00");
        let all = stops::of_facilities(&mut conn, &both, window).await.expect("are read");
        let ids: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["c2", "c1", "b"], "in the order of their starts");
        assert!(matches!(all[2].what, What::Block(BlockKind::Teaching)));
        assert_eq!(all[2].stop.areas, Some(vec![east, west]));
        let none = stops::of_facilities(&mut conn, &[], window).await.expect("are read");
        assert!(none.is_empty());
    })
    .await;
}

#[tokio::test]
async fn bookings_inside_are_found_by_time_and_floor_and_flagged() {
    both(async |fresh| {
        let db = &fresh.db;
        let [east, west] = hall(db).await;
        for (id, space, area, slot) in [
            ("in", "east", east, saturday("09:00", "11:00")),
            ("other half", "west", west, saturday("09:00", "11:00")),
            ("later", "east", east, saturday("11:00", "12:00")),
        ] {
            write(db, move |tx| {
                Box::pin(async move {
                    bookings::insert(tx, &a_row(id, id), &placed(space, slot), now()).await?;
                    occupancy::hold(tx, id, &[area], slot, true).await
                })
            })
            .await;
        }
        let read = async |areas: Option<&[i64]>| {
            let mut conn = db.read().await.expect("a connection");
            let within = saturday("10:00", "11:00");
            closures::inside(&mut conn, "f", within, areas).await.expect("are read")
        };
        let ids = |found: &[closures::Inside]| -> Vec<String> {
            found.iter().map(|one| one.id.clone()).collect()
        };
        assert_eq!(ids(&read(None).await), ["in", "other half"], "touching is outside");
        assert_eq!(ids(&read(Some(&[east])).await), ["in"]);
        assert!(read(Some(&[])).await.is_empty());
        write(db, |tx| Box::pin(async move { closures::flag(tx, "in", true, now()).await })).await;
        assert_eq!(read(Some(&[east])).await[0].to_relocate, 1);
        let mut conn = db.read().await.expect("a connection");
        let booking = bookings::booking(&mut conn, "in").await.expect("is read").expect("is there");
        assert!(booking.to_relocate && booking.version == 2);
    })
    .await;
}
