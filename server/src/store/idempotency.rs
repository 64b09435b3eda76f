//! Answers to retries: written in the transaction of what they answer, successes only.

use super::millis;
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::time::Instant;

/// What a key was used for.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Used {
    /// Which call.
    pub route: String,
    /// SHA-256 of the canonical body.
    pub body_hash: String,
    /// What it made.
    pub resource_id: String,
}

/// What the account used the key for, if anything.
pub async fn used(tx: &mut Tx, account_id: &str, key: &str) -> Result<Option<Used>, Failure> {
    Ok(sqlx::query_as(
        "SELECT route, body_hash, resource_id FROM idempotency WHERE account_id = $1 AND key = $2",
    )
    .bind(account_id)
    .bind(key)
    .fetch_optional(&mut **tx)
    .await?)
}

/// Keeps what a key was used for.
pub async fn keep(
    tx: &mut Tx,
    account_id: &str,
    key: &str,
    used: &Used,
    now: Instant,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO idempotency (account_id, key, route, body_hash, resource_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(account_id)
    .bind(key)
    .bind(&used.route)
    .bind(&used.body_hash)
    .bind(&used.resource_id)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Forgets keys older than an instant; answers how many.
pub async fn forget(tx: &mut Tx, before: Instant) -> Result<u64, Failure> {
    Ok(sqlx::query("DELETE FROM idempotency WHERE created_at < $1")
        .bind(millis(before))
        .execute(&mut **tx)
        .await?
        .rows_affected())
}
