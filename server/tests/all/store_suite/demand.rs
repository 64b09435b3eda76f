//! Wishes that were not met.

use super::seeds::{BIG, HARD, now, saturday, write};
use crate::fixtures::both;
use chrono::Duration;
use linli_server::db::Db;
use linli_server::store::demand::{self, Demand};

#[tokio::test]
async fn wishes_are_kept_with_or_without_their_details_and_counted_by_kind() {
    both(async |fresh| {
        let bare = Demand {
            at: Some(now()),
            kind: "taken",
            asker: "someone".to_owned(),
            words: None,
            category: None,
            division: None,
            space_id: None,
            slot: None,
            persons: None,
        };
        let full = Demand {
            kind: "no_result",
            words: Some(HARD.to_owned()),
            category: Some("hall"),
            division: Some("341023".to_owned()),
            space_id: Some("s".to_owned()),
            slot: Some(saturday("09:00", "11:00")),
            persons: Some(BIG),
            ..bare.clone()
        };
        insert(&fresh.db, "1", bare.clone()).await;
        insert(&fresh.db, "2", full).await;
        insert(&fresh.db, "3", Demand { at: Some(now() - Duration::hours(1)), ..bare }).await;

        let mut conn = fresh.db.read().await.expect("a connection");
        let count = demand::count(&mut conn, "taken", now()).await.expect("is counted");
        assert_eq!(count, 1, "from the instant on, included");
        let hour = now() - Duration::hours(1);
        assert_eq!(demand::count(&mut conn, "taken", hour).await.expect("is counted"), 2);
        assert_eq!(demand::count(&mut conn, "other", hour).await.expect("is counted"), 0);
        let sql = "SELECT words, wanted_to, persons FROM demand_log ORDER BY id LIMIT 2";
        let rows: Vec<(Option<String>, Option<i64>, Option<i64>)> =
            sqlx::query_as(sql).fetch_all(&mut *conn).await.expect("are read");
        let end = saturday("09:00", "11:00").end.timestamp_millis();
        let full = (Some(HARD.to_owned()), Some(end), Some(BIG));
        assert_eq!(rows, [(None, None, None), full]);
    })
    .await;
}

async fn insert(db: &Db, id: &'static str, wish: Demand) {
    write(db, move |tx| Box::pin(async move { demand::insert(tx, id, &wish).await })).await;
}
