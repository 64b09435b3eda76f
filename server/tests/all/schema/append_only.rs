//! Events and postings are written once: the database refuses to change or remove them.

use crate::fixtures::databases::Fresh;
use crate::fixtures::{Town, both};
use linli_server::db::Dialect;
use linli_server::failure::Failure;

#[tokio::test]
async fn events_can_be_neither_changed_nor_removed() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        town.publish(town.hall()).await;
        refused(fresh, "UPDATE event SET at = at + 1").await;
        refused(fresh, "UPDATE event SET kind = 'x' WHERE kind = 'facility.created'").await;
        refused(fresh, "DELETE FROM event").await;
        if fresh.db.dialect() == Dialect::Postgres {
            refused(fresh, "TRUNCATE event, event_pending").await;
            refused(fresh, "TRUNCATE event CASCADE").await;
        }
    })
    .await;
}

#[tokio::test]
async fn postings_can_be_neither_changed_nor_removed() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        town.publish(town.hall()).await;
        refused(fresh, "UPDATE posting_version SET body = '{}'").await;
        refused(fresh, "DELETE FROM posting_version WHERE version = 1").await;
        if fresh.db.dialect() == Dialect::Postgres {
            refused(fresh, "TRUNCATE posting_version").await;
        }
    })
    .await;
}

/// The statement hits rows, and the trigger says no by its name.
async fn refused(fresh: &Fresh, statement: &'static str) {
    let done = fresh.db.write(move |tx| {
        Box::pin(async move {
            let done = sqlx::query(statement).execute(&mut **tx).await;
            Ok::<String, Failure>(done.map_or_else(|error| error.to_string(), |_| String::new()))
        })
    });
    // PostgreSQL ends the transaction with the statement: whether the commit then fails is its own.
    let said = match done.await {
        Ok(said) => said,
        Err(failure) => failure.to_string(),
    };
    assert!(said.contains("append_only"), "{statement}: {said:?}");
}
