//! Bookings that a change of days may leave outside opening hours, and their facilities.

use super::facilities::{Facility, FacilityRow, select_facility};
use super::{millis, slot};
use crate::failure::Failure;
use linli_domain::name::Name;
use linli_domain::time::Slot;
use sqlx::{AnyConnection, FromRow};

/// Which facilities a change reaches; empty texts match everything.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// Facilities under this calendar.
    pub calendar: String,
    /// Facilities in this subtree, by its path.
    pub path: String,
    /// Facilities of this unit.
    pub unit_id: String,
}

/// One booking that holds its slot, without its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its id.
    pub id: String,
    /// Its facility.
    pub facility_id: String,
    /// The facility's name.
    pub facility: Name,
    /// The space's own name; may be empty.
    pub space: Name,
    /// The facility's zone.
    pub timezone: String,
    /// When.
    pub slot: Slot,
}

#[derive(FromRow)]
struct HeldRow {
    id: String,
    facility_id: String,
    facility_zh: String,
    facility_en: String,
    space_zh: String,
    space_en: String,
    timezone: String,
    starts_at: i64,
    ends_at: i64,
}

/// Bookings within reach that hold a slot touching the window, in order of time.
pub async fn held(
    conn: &mut AnyConnection,
    reach: &Reach,
    window: Slot,
    limit: i64,
) -> Result<Vec<Held>, Failure> {
    let path = if reach.path.is_empty() { "/" } else { &reach.path };
    let rows: Vec<HeldRow> = sqlx::query_as(
        "SELECT b.id, b.facility_id, f.name_zh AS facility_zh, f.name_en AS facility_en,
                s.name_zh AS space_zh, s.name_en AS space_en, f.timezone, b.starts_at, b.ends_at
         FROM booking b JOIN facility f ON f.id = b.facility_id JOIN space s ON s.id = b.space_id
         JOIN division d ON d.code = f.division_code
         WHERE b.state IN ('pending', 'confirmed') AND b.ends_at > $1 AND b.starts_at < $2
           AND ($3 = '' OR d.calendar = $3) AND d.path >= $4 AND d.path < $5
           AND ($6 = '' OR f.unit_id = $6)
         ORDER BY b.starts_at, b.id LIMIT $7",
    )
    .bind(millis(window.start))
    .bind(millis(window.end))
    .bind(&reach.calendar)
    .bind(path)
    .bind(super::after(path))
    .bind(&reach.unit_id)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Held {
                id: row.id,
                facility_id: row.facility_id,
                facility: Name::new(row.facility_zh, row.facility_en),
                space: Name::new(row.space_zh, row.space_en),
                timezone: row.timezone,
                slot: slot(row.starts_at, row.ends_at)?,
            })
        })
        .collect()
}

/// The facilities with these ids.
pub async fn facilities(
    conn: &mut AnyConnection,
    ids: &[String],
) -> Result<Vec<Facility>, Failure> {
    let rows: Vec<FacilityRow> = sqlx::query_as(select_facility!(
        "WHERE f.id IN (SELECT value FROM json_each($1)) ORDER BY f.id"
    ))
    .bind(super::list(ids)?)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(FacilityRow::facility).collect()
}
