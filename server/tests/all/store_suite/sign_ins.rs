//! Failed sign-ins, counted per login and network.

use super::seeds::{now, write};
use crate::fixtures::both;
use chrono::Duration;
use linli_server::db::Db;
use linli_server::store::accounts::{self, Failures};

#[tokio::test]
async fn failures_are_counted_locked_and_forgotten() {
    both(async |fresh| {
        let mut conn = fresh.db.read().await.expect("a connection");
        let none = accounts::failures(&mut conn, "键").await.expect("is read");
        assert_eq!(none, Failures::default());

        let three = Failures { count: 3, last_at: Some(now()), locked_until: None };
        save(&fresh.db, three).await;
        assert_eq!(accounts::failures(&mut conn, "键").await.expect("is read"), three);

        let locked = Failures { count: 4, locked_until: Some(now() + Duration::hours(1)), ..three };
        save(&fresh.db, locked).await;
        assert_eq!(accounts::failures(&mut conn, "键").await.expect("is read"), locked);

        assert_eq!(forget(&fresh.db, 0).await, 0, "not those of this very instant");
        assert_eq!(forget(&fresh.db, 1).await, 1);
        assert_eq!(
            accounts::failures(&mut conn, "键").await.expect("is read"),
            Failures::default()
        );
    })
    .await;
}

async fn save(db: &Db, failures: Failures) {
    write(db, move |tx| {
        Box::pin(async move { accounts::save_failures(tx, "键", &failures).await })
    })
    .await;
}

async fn forget(db: &Db, later_ms: i64) -> u64 {
    let before = now() + Duration::milliseconds(later_ms);
    write(db, move |tx| Box::pin(async move { accounts::forget_failures(tx, before).await })).await
}
