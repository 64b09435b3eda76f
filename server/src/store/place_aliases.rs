//! Names of 小区, roads and landmarks, and the service desks of communities.

use super::millis;
use crate::db::{Double, Tx};
use crate::failure::Failure;
use linli_domain::time::Instant;
use sqlx::{AnyConnection, FromRow};

/// Most names that are held.
const MOST: i64 = 200_000;

/// One place that people name.
#[derive(Clone, Debug, PartialEq, FromRow)]
pub struct PlaceAlias {
    /// Its id.
    pub id: String,
    /// A word of [`linli_app::ports::nearby::PlaceKind`].
    pub kind: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// Other names, one a line.
    pub also: String,
    /// The division it lies in.
    pub division_code: Option<String>,
    /// Degrees north, WGS-84.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// What an import knows it by.
    pub source_key: String,
}

/// All of them.
pub async fn all(conn: &mut AnyConnection) -> Result<Vec<PlaceAlias>, Failure> {
    Ok(sqlx::query_as(
        "SELECT id, kind, name_zh, name_en, also, division_code, lat, lon, source_key
         FROM place_alias ORDER BY name_zh, id LIMIT $1",
    )
    .bind(MOST)
    .fetch_all(&mut *conn)
    .await?)
}

/// Those that imports know by these keys.
pub async fn of_sources(
    conn: &mut AnyConnection,
    keys: &[String],
) -> Result<Vec<PlaceAlias>, Failure> {
    Ok(sqlx::query_as(
        "SELECT id, kind, name_zh, name_en, also, division_code, lat, lon, source_key
         FROM place_alias WHERE source_key IN (SELECT value FROM json_each($1))
         ORDER BY source_key",
    )
    .bind(super::list(keys)?)
    .fetch_all(&mut *conn)
    .await?)
}

/// Writes one, new or changed; the id of one that is known stays.
pub async fn save(tx: &mut Tx, alias: &PlaceAlias, now: Instant) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO place_alias (id, kind, name_zh, name_en, also, division_code, lat, lon,
                                  source_key, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (source_key) DO UPDATE SET kind = $2, name_zh = $3, name_en = $4, also = $5,
                                      division_code = $6, lat = $7, lon = $8, updated_at = $10",
    )
    .bind(&alias.id)
    .bind(&alias.kind)
    .bind(&alias.name_zh)
    .bind(&alias.name_en)
    .bind(&alias.also)
    .bind(alias.division_code.as_deref())
    .bind(Double(alias.lat))
    .bind(Double(alias.lon))
    .bind(&alias.source_key)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A community's own body with a phone.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct DeskRow {
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// Its phone.
    pub phone: String,
    /// The path of its division.
    pub path: String,
}

/// The desks of a division, of those above it and of those below, the topmost first.
pub async fn desks(conn: &mut AnyConnection, division: &str) -> Result<Vec<DeskRow>, Failure> {
    Ok(sqlx::query_as(
        "SELECT u.name_zh, u.name_en, u.phone, d.path
         FROM division own JOIN division d
           ON SUBSTR(own.path, 1, LENGTH(d.path)) = d.path
           OR SUBSTR(d.path, 1, LENGTH(own.path)) = own.path
         JOIN unit u ON u.division_code = d.code
         WHERE own.code = $1 AND u.kind = 'community_body' AND u.phone IS NOT NULL
           AND u.phone <> ''
         ORDER BY d.path, u.id LIMIT 200",
    )
    .bind(division)
    .fetch_all(&mut *conn)
    .await?)
}

/// Codes of the divisions with this code or Chinese name, two at most.
pub async fn division_named(conn: &mut AnyConnection, text: &str) -> Result<Vec<String>, Failure> {
    Ok(sqlx::query_scalar(
        "SELECT code FROM division WHERE code = $1 OR name_zh = $1 ORDER BY code LIMIT 2",
    )
    .bind(text)
    .fetch_all(&mut *conn)
    .await?)
}
