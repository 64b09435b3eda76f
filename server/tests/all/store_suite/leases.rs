//! Which process runs the timers.

use super::seeds::{now, write};
use crate::fixtures::both;
use chrono::Duration;
use linli_server::db::Db;
use linli_server::store::leases;

#[tokio::test]
async fn a_lease_has_one_holder_until_it_runs_out() {
    both(async |fresh| {
        let db = &fresh.db;
        assert!(take(db, "one", 0).await);
        assert!(!take(db, "other", 1).await, "somebody holds it");
        assert!(take(db, "one", 1).await, "its holder may take it again");
        assert!(!take(db, "other", 10).await, "until a minute later than before");
        assert!(take(db, "other", 11).await, "it has run out");
        assert!(!take(db, "one", 12).await);
    })
    .await;
}

/// Asks for ten minutes, some minutes after the beginning.
async fn take(db: &Db, holder: &'static str, minutes: i64) -> bool {
    let from = now() + Duration::minutes(minutes);
    let until = from + Duration::minutes(10);
    write(db, move |tx| {
        Box::pin(async move { leases::take(tx, "timers", holder, from, until).await })
    })
    .await
}
