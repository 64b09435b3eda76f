//! Assets (物品): what a facility lends with a booking.

use super::millis;
use crate::db::Tx;
use crate::failure::Failure;
use linli_app::ports::facilities::AssetView;
use linli_domain::name::Name;
use linli_domain::time::Instant;
use sqlx::{AnyConnection, FromRow};

#[derive(FromRow)]
struct AssetRow {
    id: String,
    asset_key: String,
    name_zh: String,
    name_en: String,
    stock: i64,
}

/// The assets of a facility that are not retired, in their order.
pub async fn of_facility(
    conn: &mut AnyConnection,
    facility_id: &str,
) -> Result<Vec<AssetView>, Failure> {
    let rows: Vec<AssetRow> = sqlx::query_as(
        "SELECT id, asset_key, name_zh, name_en, stock FROM asset
         WHERE facility_id = $1 AND retired_at IS NULL ORDER BY position, id",
    )
    .bind(facility_id)
    .fetch_all(&mut *conn)
    .await?;
    let asset = |row: AssetRow| AssetView {
        id: row.id.into(),
        key: row.asset_key,
        name: Name::new(row.name_zh, row.name_en),
        stock: row.stock,
    };
    Ok(rows.into_iter().map(asset).collect())
}

/// Writes an asset, new or changed.
pub async fn save(
    tx: &mut Tx,
    facility_id: &str,
    asset: &AssetView,
    position: i64,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO asset (id, facility_id, asset_key, name_zh, name_en, stock, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET name_zh = $4, name_en = $5, stock = $6, position = $7",
    )
    .bind(asset.id.as_str())
    .bind(facility_id)
    .bind(&asset.key)
    .bind(&asset.name.zh)
    .bind(&asset.name.en)
    .bind(asset.stock)
    .bind(position)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Takes assets out of use.
pub async fn retire(tx: &mut Tx, ids: &[String], now: Instant) -> Result<(), Failure> {
    sqlx::query("UPDATE asset SET retired_at = $2 WHERE id IN (SELECT value FROM json_each($1))")
        .bind(super::list(ids)?)
        .bind(millis(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
