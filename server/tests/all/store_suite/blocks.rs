//! Time that a unit takes for itself.

use super::seeds::{HARD, hall, now, saturday, write};
use crate::fixtures::both;
use chrono::Duration;
use linli_domain::closure::BlockKind;
use linli_domain::time::Slot;
use linli_server::store::blocks::{self, NewBlock};

fn a_block(id: &str, source: Option<&str>) -> NewBlock {
    NewBlock {
        id: id.to_owned(),
        facility_id: "f".to_owned(),
        slot: saturday("09:00", "11:00"),
        areas: None,
        kind: BlockKind::OwnUse,
        label: Some(HARD.to_owned()),
        series_key: None,
        source_key: source.map(str::to_owned),
    }
}

#[tokio::test]
async fn a_block_is_known_by_its_source_until_it_is_removed() {
    both(async |fresh| {
        let db = &fresh.db;
        hall(db).await;
        let new = a_block("b", Some("row 1"));
        write(db, |tx| Box::pin(async move { blocks::insert(tx, &new, now()).await })).await;
        let mut conn = db.read().await.expect("a connection");
        let found = blocks::by_source(&mut conn, "row 1").await.expect("is read");
        assert_eq!(found.as_deref(), Some("b"));
        let block = blocks::block(&mut conn, "b").await.expect("is read");
        assert_eq!(block, Some(("f".to_owned(), saturday("09:00", "11:00"))));
        let labels = blocks::labels(&mut conn, &["b".to_owned()]).await.expect("are read");
        assert_eq!(labels, [("b".to_owned(), HARD.to_owned())]);
        drop(conn);
        let twin = a_block("b2", Some("row 1"));
        let twice =
            db.write(|tx| Box::pin(async move { blocks::insert(tx, &twin, now()).await })).await;
        assert!(twice.is_err(), "one source, one block");
        write(db, |tx| Box::pin(async move { blocks::remove(tx, "b", now()).await })).await;
        let mut conn = db.read().await.expect("a connection");
        assert_eq!(blocks::block(&mut conn, "b").await.expect("is read"), None);
        assert_eq!(blocks::by_source(&mut conn, "row 1").await.expect("is read"), None);
        drop(conn);
        let anew = a_block("b3", Some("row 1"));
        write(db, |tx| Box::pin(async move { blocks::insert(tx, &anew, now()).await })).await;
        let gone = db.write(|tx| Box::pin(async move { blocks::remove(tx, "b", now()).await }));
        assert!(gone.await.is_err(), "removing hits a block that stands, or nothing");
    })
    .await;
}

#[tokio::test]
async fn a_block_is_at_most_a_month_long() {
    both(async |fresh| {
        let db = &fresh.db;
        hall(db).await;
        let start = saturday("09:00", "11:00").start;
        let month = Slot::new(start, start + Duration::days(31));
        let longest = NewBlock { slot: month, ..a_block("b", None) };
        write(db, |tx| Box::pin(async move { blocks::insert(tx, &longest, now()).await })).await;
        let more = Slot::new(start, month.end + Duration::milliseconds(1));
        let longer = NewBlock { slot: more, ..a_block("c", None) };
        let refused =
            db.write(|tx| Box::pin(async move { blocks::insert(tx, &longer, now()).await }));
        assert!(refused.await.is_err());
    })
    .await;
}
