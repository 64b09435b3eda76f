//! Sessions.

use super::seeds::{HARD, a_person, now, person, write};
use crate::fixtures::both;
use chrono::Duration;
use linli_server::db::Db;
use linli_server::store::sessions;

#[tokio::test]
async fn a_session_is_found_until_it_expires_or_ends() {
    both(async |fresh| {
        let db = &fresh.db;
        person(db, a_person("wang")).await;
        let end = now() + Duration::hours(1);
        write(db, move |tx| {
            Box::pin(async move {
                sessions::insert(tx, "s", None, HARD, end).await?;
                sessions::insert(tx, "t", Some("a-wang"), "{}", end).await
            })
        })
        .await;
        assert_eq!(find(db, "s", 59).await.as_deref(), Some(HARD));
        assert_eq!(find(db, "s", 60).await, None, "expired in this instant");
        assert_eq!(find(db, "S", 0).await, None);

        update(db, "s", 120).await;
        assert_eq!(find(db, "s", 60).await.as_deref(), Some("new"));
        write(db, |tx| Box::pin(async move { sessions::delete(tx, "s").await })).await;
        update(db, "s", 120).await;
        assert_eq!(find(db, "s", 0).await, None, "one that was ended stays ended");

        assert_eq!(delete_expired(db, 59).await, 0);
        assert_eq!(delete_expired(db, 60).await, 1);
        assert_eq!(find(db, "t", 0).await, None);
    })
    .await;
}

async fn find(db: &Db, id: &str, minutes: i64) -> Option<String> {
    let mut conn = db.read().await.expect("a connection");
    sessions::find(&mut conn, id, now() + Duration::minutes(minutes)).await.expect("is read")
}

async fn update(db: &Db, id: &'static str, minutes: i64) {
    let end = now() + Duration::minutes(minutes);
    write(db, move |tx| {
        Box::pin(async move { sessions::update(tx, id, Some("a-wang"), "new", end).await })
    })
    .await;
}

async fn delete_expired(db: &Db, minutes: i64) -> u64 {
    let end = now() + Duration::minutes(minutes);
    write(db, move |tx| Box::pin(async move { sessions::delete_expired(tx, end).await })).await
}
