//! What the public page of a facility said, every version kept.

use super::{instant, millis};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::time::Instant;
use sqlx::AnyConnection;

/// Keeps what the public page said as of this version.
pub async fn save(
    tx: &mut Tx,
    facility_id: &str,
    version: i64,
    body: &str,
    now: Instant,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO posting_version (facility_id, version, posted_at, body)
         VALUES ($1, $2, $3, $4)",
    )
    .bind(facility_id)
    .bind(version)
    .bind(millis(now))
    .bind(body)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Versions and bodies of what a facility's page said, oldest first.
pub async fn all(
    conn: &mut AnyConnection,
    facility_id: &str,
) -> Result<Vec<(i64, String)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT version, body FROM posting_version WHERE facility_id = $1 ORDER BY version LIMIT 500",
    )
    .bind(facility_id)
    .fetch_all(&mut *conn)
    .await?)
}

/// What a facility's page said lately: version, since when, body; newest first.
pub async fn latest(
    conn: &mut AnyConnection,
    facility_id: &str,
    limit: i64,
) -> Result<Vec<(i64, Instant, String)>, Failure> {
    let rows: Vec<(i64, i64, String)> = sqlx::query_as(
        "SELECT version, posted_at, body FROM posting_version
         WHERE facility_id = $1 ORDER BY version DESC LIMIT $2",
    )
    .bind(facility_id)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(|(version, at, body)| Ok((version, instant(at)?, body))).collect()
}
