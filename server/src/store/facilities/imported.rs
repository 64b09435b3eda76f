//! Facilities as imports know them: by key, by name, and what the last import said.

use super::{Facility, FacilityRow, select_facility};
use crate::db::Tx;
use crate::failure::Failure;
use crate::store::{millis, one};
use linli_domain::time::Instant;
use sqlx::AnyConnection;

/// The facility that an import knows by this key, and the hash of what that import said.
pub async fn of_source(
    conn: &mut AnyConnection,
    key: &str,
) -> Result<Option<(String, Option<String>)>, Failure> {
    Ok(sqlx::query_as("SELECT id, source_hash FROM facility WHERE source_key = $1")
        .bind(key)
        .fetch_optional(&mut *conn)
        .await?)
}

/// By which key an import knows a facility, and what that import said.
pub async fn source_of(
    conn: &mut AnyConnection,
    id: &str,
) -> Result<Option<(Option<String>, Option<String>)>, Failure> {
    Ok(sqlx::query_as("SELECT source_key, source_hash FROM facility WHERE id = $1")
        .bind(id)
        .fetch_optional(&mut *conn)
        .await?)
}

/// Ids of the facilities of a unit with this name, or of any unit where none is given; at most two.
pub async fn named(
    conn: &mut AnyConnection,
    unit_id: &str,
    name: &str,
) -> Result<Vec<String>, Failure> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM facility
         WHERE ($1 = '' OR unit_id = $1) AND (name_zh = $2 OR name_en = $2) AND retired_at IS NULL
         ORDER BY id LIMIT 2",
    )
    .bind(unit_id)
    .bind(name)
    .fetch_all(&mut *conn)
    .await?)
}

/// Facilities after `after` that are not retired, in order of their ids.
pub async fn all(
    conn: &mut AnyConnection,
    after: &str,
    limit: i64,
) -> Result<Vec<Facility>, Failure> {
    let rows: Vec<FacilityRow> = sqlx::query_as(select_facility!(
        "WHERE f.id > $1 AND f.retired_at IS NULL ORDER BY f.id LIMIT $2"
    ))
    .bind(after)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(FacilityRow::facility).collect()
}

/// Takes an imported facility out of sight; its postings stay. An import may make it anew.
pub async fn retire(tx: &mut Tx, id: &str, now: Instant) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE facility SET retired_at = $2, published = 0, source_key = NULL, source_hash = NULL
         WHERE id = $1",
    )
    .bind(id)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    one(rows, "retiring a facility")
}

/// Forgets what the last import said, so that the next one is looked at anew.
pub async fn forget_source(tx: &mut Tx, id: &str) -> Result<(), Failure> {
    let rows = sqlx::query("UPDATE facility SET source_hash = NULL WHERE id = $1")
        .bind(id)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    one(rows, "forgetting an import")
}

/// Remembers by which key an import knows the facility, and what the import said.
pub async fn mark_source(tx: &mut Tx, id: &str, key: &str, hash: &str) -> Result<(), Failure> {
    let rows = sqlx::query("UPDATE facility SET source_key = $2, source_hash = $3 WHERE id = $1")
        .bind(id)
        .bind(key)
        .bind(hash)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    one(rows, "marking an imported facility")
}
