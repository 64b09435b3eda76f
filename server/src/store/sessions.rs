//! Sessions. A row's id is the SHA-256 of what the browser holds.

use super::millis;
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::time::Instant;
use sqlx::AnyConnection;

/// The data of a session that has not expired.
pub async fn find(
    conn: &mut AnyConnection,
    id: &str,
    now: Instant,
) -> Result<Option<String>, Failure> {
    let data = sqlx::query_scalar("SELECT data FROM session WHERE id = $1 AND expires_at > $2")
        .bind(id)
        .bind(millis(now))
        .fetch_optional(&mut *conn)
        .await?;
    Ok(data)
}

/// A new session.
pub async fn insert(
    tx: &mut Tx,
    id: &str,
    account: Option<&str>,
    data: &str,
    expires_at: Instant,
) -> Result<(), Failure> {
    sqlx::query("INSERT INTO session (id, account_id, data, expires_at) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(account)
        .bind(data)
        .bind(millis(expires_at))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Changes a session that still stands. One that was ended meanwhile stays ended.
pub async fn update(
    tx: &mut Tx,
    id: &str,
    account: Option<&str>,
    data: &str,
    expires_at: Instant,
) -> Result<(), Failure> {
    sqlx::query("UPDATE session SET account_id = $2, data = $3, expires_at = $4 WHERE id = $1")
        .bind(id)
        .bind(account)
        .bind(data)
        .bind(millis(expires_at))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Ends a session.
pub async fn delete(tx: &mut Tx, id: &str) -> Result<(), Failure> {
    sqlx::query("DELETE FROM session WHERE id = $1").bind(id).execute(&mut **tx).await?;
    Ok(())
}

/// Removes what has expired; answers how many rows.
pub async fn delete_expired(tx: &mut Tx, now: Instant) -> Result<u64, Failure> {
    let done = sqlx::query("DELETE FROM session WHERE expires_at <= $1")
        .bind(millis(now))
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected())
}
