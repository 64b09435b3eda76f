//! Answers to retries.

use super::seeds::{HARD, a_person, now, person, write};
use crate::fixtures::both;
use chrono::Duration;
use linli_server::db::{Db, is_duplicate};
use linli_server::failure::Failure;
use linli_server::store::idempotency::{self, Used};

fn a_use() -> Used {
    Used {
        route: "POST /bookings".to_owned(),
        body_hash: "00ff".to_owned(),
        resource_id: "b".to_owned(),
    }
}

#[tokio::test]
async fn a_key_is_remembered_per_account_and_forgotten_by_age() {
    both(async |fresh| {
        person(&fresh.db, a_person("wang")).await;
        person(&fresh.db, a_person("li")).await;
        assert_eq!(used(&fresh.db, "a-wang").await, None);
        keep(&fresh.db, "a-wang").await.expect("is kept");
        assert_eq!(used(&fresh.db, "a-wang").await, Some(a_use()));
        assert_eq!(used(&fresh.db, "a-li").await, None, "another account, another key");
        keep(&fresh.db, "a-li").await.expect("is kept");

        let again = keep(&fresh.db, "a-wang").await;
        let Err(Failure::Database(error)) = again else { panic!("{again:?}") };
        assert!(is_duplicate(&error));

        assert_eq!(forget(&fresh.db, 0).await, 0, "not those of this very instant");
        assert_eq!(forget(&fresh.db, 1).await, 2);
        assert_eq!(used(&fresh.db, "a-wang").await, None);
    })
    .await;
}

async fn used(db: &Db, account: &'static str) -> Option<Used> {
    write(db, move |tx| Box::pin(async move { idempotency::used(tx, account, HARD).await })).await
}

async fn keep(db: &Db, account: &'static str) -> Result<(), Failure> {
    db.write(move |tx| {
        Box::pin(async move { idempotency::keep(tx, account, HARD, &a_use(), now()).await })
    })
    .await
}

async fn forget(db: &Db, later_ms: i64) -> u64 {
    let before = now() + Duration::milliseconds(later_ms);
    write(db, move |tx| Box::pin(async move { idempotency::forget(tx, before).await })).await
}
