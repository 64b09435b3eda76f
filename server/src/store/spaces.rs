//! Areas and spaces of facilities.

use super::millis;
use crate::db::{Double, Tx};
use crate::failure::Failure;
use linli_app::ports::facilities::AreaView;
use linli_domain::name::Name;
use linli_domain::price::PriceRule;
use linli_domain::quota::QuotaRule;
use linli_domain::space::{Audience, Mode, Policy};
use linli_domain::time::Instant;
use sqlx::{AnyConnection, FromRow};

/// A space with the keys of its areas.
#[derive(Clone, Debug)]
pub struct Space {
    /// Its id.
    pub id: String,
    /// Its facility.
    pub facility_id: String,
    /// Its key inside the facility.
    pub key: String,
    /// Its name.
    pub name: Name,
    /// How it is used.
    pub mode: Mode,
    /// People it holds.
    pub capacity: i64,
    /// Its rules.
    pub policy: Policy,
    /// To whom it is open.
    pub audience: Audience,
    /// What it costs; free where there is none.
    pub price: Option<PriceRule>,
    /// How much of it one person may have.
    pub quota: Vec<QuotaRule>,
    /// Database keys of its areas.
    pub areas: Vec<i64>,
}

#[derive(FromRow)]
struct SpaceRow {
    id: String,
    facility_id: String,
    space_key: String,
    name_zh: String,
    name_en: String,
    mode: String,
    capacity: i64,
    policy: String,
    audience: String,
    price: Option<String>,
    quota: String,
    area_key: i64,
}

/// The spaces of some facilities that are not retired, in their order, in one statement.
pub async fn of_facilities(
    conn: &mut AnyConnection,
    facility_ids: &[String],
) -> Result<Vec<Space>, Failure> {
    let rows: Vec<SpaceRow> = sqlx::query_as(
        "SELECT s.id, s.facility_id, s.space_key, s.name_zh, s.name_en, s.mode, s.capacity,
                s.policy, s.audience, s.price, s.quota, sa.area_key
         FROM space s JOIN space_area sa ON sa.space_id = s.id
         WHERE s.facility_id IN (SELECT value FROM json_each($1)) AND s.retired_at IS NULL
         ORDER BY s.facility_id, s.position, s.id, sa.area_key",
    )
    .bind(super::list(facility_ids)?)
    .fetch_all(&mut *conn)
    .await?;
    grouped(rows)
}

/// One space that is not retired.
pub async fn space(conn: &mut AnyConnection, id: &str) -> Result<Option<Space>, Failure> {
    let rows: Vec<SpaceRow> = sqlx::query_as(
        "SELECT s.id, s.facility_id, s.space_key, s.name_zh, s.name_en, s.mode, s.capacity,
                s.policy, s.audience, s.price, s.quota, sa.area_key
         FROM space s JOIN space_area sa ON sa.space_id = s.id
         WHERE s.id = $1 AND s.retired_at IS NULL ORDER BY sa.area_key",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    Ok(grouped(rows)?.pop())
}

/// Rows of one space follow each other; each brings one area.
fn grouped(rows: Vec<SpaceRow>) -> Result<Vec<Space>, Failure> {
    let mut spaces: Vec<Space> = Vec::new();
    for row in rows {
        match spaces.last_mut() {
            Some(last) if last.id == row.id => last.areas.push(row.area_key),
            _ => spaces.push(Space {
                id: row.id,
                facility_id: row.facility_id,
                key: row.space_key,
                name: Name::new(row.name_zh, row.name_en),
                mode: Mode::parse(&row.mode).ok_or_else(|| Failure::corrupt("space mode"))?,
                capacity: row.capacity,
                policy: serde_json::from_str(&row.policy)?,
                audience: serde_json::from_str(&row.audience)?,
                price: row.price.as_deref().map(serde_json::from_str).transpose()?,
                quota: serde_json::from_str(&row.quota)?,
                areas: vec![row.area_key],
            }),
        }
    }
    Ok(spaces)
}

/// An area with its database key.
#[derive(Clone, Debug)]
pub struct Area {
    /// Database key.
    pub key: i64,
    /// What is told of it.
    pub view: AreaView,
}

#[derive(FromRow)]
struct AreaRow {
    key: i64,
    id: String,
    area_key: String,
    name_zh: String,
    name_en: String,
    area_m2: Option<f64>,
}

/// The areas of a facility that are not retired, in their order.
pub async fn areas(conn: &mut AnyConnection, facility_id: &str) -> Result<Vec<Area>, Failure> {
    let rows: Vec<AreaRow> = sqlx::query_as(
        "SELECT key, id, area_key, name_zh, name_en, area_m2 FROM area
         WHERE facility_id = $1 AND retired_at IS NULL ORDER BY position, key",
    )
    .bind(facility_id)
    .fetch_all(&mut *conn)
    .await?;
    let area = |row: AreaRow| Area {
        key: row.key,
        view: AreaView {
            id: row.id.into(),
            key: row.area_key,
            name: Name::new(row.name_zh, row.name_en),
            area_m2: row.area_m2,
        },
    };
    Ok(rows.into_iter().map(area).collect())
}

/// Writes an area, new (answers its database key) or changed.
pub async fn save_area(
    tx: &mut Tx,
    facility_id: &str,
    area: &AreaView,
    position: i64,
) -> Result<i64, Failure> {
    Ok(sqlx::query_scalar(
        "INSERT INTO area (id, facility_id, area_key, name_zh, name_en, area_m2, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET name_zh = $4, name_en = $5, area_m2 = $6, position = $7
         RETURNING key",
    )
    .bind(area.id.as_str())
    .bind(facility_id)
    .bind(&area.key)
    .bind(&area.name.zh)
    .bind(&area.name.en)
    .bind(Double(area.area_m2))
    .bind(position)
    .fetch_one(&mut **tx)
    .await?)
}

/// Writes a space, new or changed; its areas only when it is new.
pub async fn save_space(tx: &mut Tx, space: &Space, position: i64) -> Result<(), Failure> {
    let price = space.price.as_ref().map(serde_json::to_string).transpose()?;
    sqlx::query(
        "INSERT INTO space (id, facility_id, space_key, name_zh, name_en, mode, capacity, policy,
                            audience, price, quota, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (id) DO UPDATE SET name_zh = $4, name_en = $5, mode = $6, capacity = $7,
                                        policy = $8, audience = $9, price = $10, quota = $11,
                                        position = $12",
    )
    .bind(&space.id)
    .bind(&space.facility_id)
    .bind(&space.key)
    .bind(&space.name.zh)
    .bind(&space.name.en)
    .bind(space.mode.as_str())
    .bind(space.capacity)
    .bind(serde_json::to_string(&space.policy)?)
    .bind(serde_json::to_string(&space.audience)?)
    .bind(price)
    .bind(super::list(&space.quota)?)
    .bind(position)
    .execute(&mut **tx)
    .await?;
    sqlx::query("DELETE FROM space_area WHERE space_id = $1")
        .bind(&space.id)
        .execute(&mut **tx)
        .await?;
    for area in &space.areas {
        sqlx::query("INSERT INTO space_area (space_id, area_key) VALUES ($1, $2)")
            .bind(&space.id)
            .bind(area)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// Takes spaces out of use; their past bookings stay.
pub async fn retire_spaces(tx: &mut Tx, ids: &[String], now: Instant) -> Result<(), Failure> {
    sqlx::query("UPDATE space SET retired_at = $2 WHERE id IN (SELECT value FROM json_each($1))")
        .bind(super::list(ids)?)
        .bind(millis(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Takes areas out of use.
pub async fn retire_areas(tx: &mut Tx, ids: &[String], now: Instant) -> Result<(), Failure> {
    sqlx::query("UPDATE area SET retired_at = $2 WHERE id IN (SELECT value FROM json_each($1))")
        .bind(super::list(ids)?)
        .bind(millis(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
