//! Blocks (内部使用, 教学, 维修): time that a unit takes for itself.

use super::{list, millis, slot};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::closure::BlockKind;
use linli_domain::time::{Instant, Slot};
use sqlx::AnyConnection;

/// A block about to be written.
#[derive(Clone, Debug)]
pub struct NewBlock {
    /// Its id.
    pub id: String,
    /// Its facility.
    pub facility_id: String,
    /// When.
    pub slot: Slot,
    /// Keys of areas; `None` is the whole facility.
    pub areas: Option<Vec<i64>>,
    /// What for.
    pub kind: BlockKind,
    /// What the unit calls it.
    pub label: Option<String>,
    /// What belongs together.
    pub series_key: Option<String>,
    /// What an import knows it by.
    pub source_key: Option<String>,
}

/// Writes a block.
pub async fn insert(tx: &mut Tx, new: &NewBlock, now: Instant) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO block (id, facility_id, starts_at, ends_at, area_keys, kind, label,
             series_key, source_key, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(&new.id)
    .bind(&new.facility_id)
    .bind(millis(new.slot.start))
    .bind(millis(new.slot.end))
    .bind(new.areas.as_deref().map(list).transpose()?)
    .bind(new.kind.as_str())
    .bind(new.label.as_deref())
    .bind(new.series_key.as_deref())
    .bind(new.source_key.as_deref())
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Facility and slot of a block that has not been removed.
pub async fn block(conn: &mut AnyConnection, id: &str) -> Result<Option<(String, Slot)>, Failure> {
    let row: Option<(String, i64, i64)> = sqlx::query_as(
        "SELECT facility_id, starts_at, ends_at FROM block WHERE id = $1 AND removed_at IS NULL",
    )
    .bind(id)
    .fetch_optional(&mut *conn)
    .await?;
    row.map(|(facility, from, to)| Ok((facility, slot(from, to)?))).transpose()
}

/// The block that an import knows by this key, removed or not.
pub async fn by_source(conn: &mut AnyConnection, key: &str) -> Result<Option<String>, Failure> {
    Ok(sqlx::query_scalar("SELECT id FROM block WHERE source_key = $1")
        .bind(key)
        .fetch_optional(&mut *conn)
        .await?)
}

/// What the unit calls its blocks: label by id.
pub async fn labels(
    conn: &mut AnyConnection,
    ids: &[String],
) -> Result<Vec<(String, String)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT id, label FROM block
         WHERE id IN (SELECT value FROM json_each($1)) AND label IS NOT NULL ORDER BY id",
    )
    .bind(list(ids)?)
    .fetch_all(&mut *conn)
    .await?)
}

/// A block that has not been removed.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its id.
    pub id: String,
    /// Its facility.
    pub facility_id: String,
    /// When.
    pub slot: Slot,
    /// Keys of areas; `None` is the whole facility.
    pub areas: Option<Vec<i64>>,
    /// What for.
    pub kind: BlockKind,
    /// What the unit calls it.
    pub label: Option<String>,
}

type BlockRow = (String, String, i64, i64, Option<String>, String, Option<String>);

/// Blocks after `after`, in order of their ids.
pub async fn all(conn: &mut AnyConnection, after: &str, limit: i64) -> Result<Vec<Block>, Failure> {
    let rows: Vec<BlockRow> = sqlx::query_as(
        "SELECT id, facility_id, starts_at, ends_at, area_keys, kind, label FROM block
         WHERE id > $1 AND removed_at IS NULL ORDER BY id LIMIT $2",
    )
    .bind(after)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?;
    let block = |(id, facility_id, from, to, areas, kind, label): BlockRow| {
        Ok(Block {
            id,
            facility_id,
            slot: slot(from, to)?,
            areas: areas.as_deref().map(serde_json::from_str).transpose()?,
            kind: BlockKind::parse(&kind).ok_or_else(|| Failure::corrupt("kind of block"))?,
            label,
        })
    };
    rows.into_iter().map(block).collect()
}

/// Removes a block; an import that knew it may write it anew.
pub async fn remove(tx: &mut Tx, id: &str, now: Instant) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE block SET removed_at = $2, source_key = NULL WHERE id = $1 AND removed_at IS NULL",
    )
    .bind(id)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    super::one(rows, "removing a block")
}
