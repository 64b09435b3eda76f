//! Closures (暂停开放), and the bookings that stand in them.

use super::stops::Announced;
use super::{instant, list, millis, slot};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::closure::{Closure, ClosureClass, ClosureReason};
use linli_domain::time::{Instant, Slot};
use sqlx::{AnyConnection, FromRow};

/// A closure about to be written.
#[derive(Clone, Debug)]
pub struct NewClosure {
    /// Its id.
    pub id: String,
    /// Its facility.
    pub facility_id: String,
    /// When.
    pub slot: Slot,
    /// Keys of areas; `None` is the whole facility.
    pub areas: Option<Vec<i64>>,
    /// How it came about.
    pub class: ClosureClass,
    /// Why, in a word.
    pub reason_code: ClosureReason,
    /// Why, in the unit's own words.
    pub reason: Option<String>,
    /// It was announced late.
    pub short_notice: bool,
}

/// Writes a closure.
pub async fn insert(tx: &mut Tx, new: &NewClosure, now: Instant) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO closure (id, facility_id, starts_at, ends_at, area_keys, class, reason_code,
             reason, short_notice, announced_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(&new.id)
    .bind(&new.facility_id)
    .bind(millis(new.slot.start))
    .bind(millis(new.slot.end))
    .bind(new.areas.as_deref().map(list).transpose()?)
    .bind(new.class.as_str())
    .bind(new.reason_code.as_str())
    .bind(new.reason.as_deref())
    .bind(i64::from(new.short_notice))
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A closure as it is kept.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its facility.
    pub facility_id: String,
    /// Keys of areas; `None` is the whole facility.
    pub areas: Option<Vec<i64>>,
    /// What is told of it.
    pub announced: Announced,
}

#[derive(FromRow)]
struct ClosureRow {
    facility_id: String,
    starts_at: i64,
    ends_at: i64,
    area_keys: Option<String>,
    class: String,
    reason_code: String,
    reason: Option<String>,
    short_notice: i64,
    announced_at: i64,
    lifted_at: Option<i64>,
}

/// One closure.
pub async fn closure(conn: &mut AnyConnection, id: &str) -> Result<Option<Standing>, Failure> {
    let row: Option<ClosureRow> = sqlx::query_as(
        "SELECT facility_id, starts_at, ends_at, area_keys, class, reason_code, reason,
                short_notice, announced_at, lifted_at FROM closure WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(&mut *conn)
    .await?;
    let standing = |row: ClosureRow| {
        let class = ClosureClass::parse(&row.class);
        let reason = ClosureReason::parse(&row.reason_code);
        Ok(Standing {
            facility_id: row.facility_id,
            areas: row.area_keys.as_deref().map(serde_json::from_str).transpose()?,
            announced: Announced {
                closure: Closure {
                    slot: slot(row.starts_at, row.ends_at)?,
                    announced_at: instant(row.announced_at)?,
                    lifted_at: row.lifted_at.map(instant).transpose()?,
                },
                class: class.ok_or_else(|| Failure::corrupt("class of closure"))?,
                reason_code: reason.ok_or_else(|| Failure::corrupt("reason of closure"))?,
                reason: row.reason,
                short_notice: row.short_notice != 0,
            },
        })
    };
    row.map(standing).transpose()
}

/// Lifts a closure that stands.
pub async fn lift(tx: &mut Tx, id: &str, now: Instant) -> Result<(), Failure> {
    let rows = sqlx::query("UPDATE closure SET lifted_at = $2 WHERE id = $1 AND lifted_at IS NULL")
        .bind(id)
        .bind(millis(now))
        .execute(&mut **tx)
        .await?
        .rows_affected();
    super::one(rows, "lifting a closure")
}

/// A booking that stands in the way.
#[derive(Clone, Debug, FromRow)]
pub struct Inside {
    /// Its id.
    pub id: String,
    /// Who holds it.
    pub person_id: String,
    /// Where.
    pub space_id: String,
    /// From.
    pub starts_at: i64,
    /// To.
    pub ends_at: i64,
    /// People.
    pub persons: i64,
    /// It is flagged already.
    pub to_relocate: i64,
}

/// Confirmed bookings of a facility that overlap the slot on these areas, soonest first.
pub async fn inside(
    conn: &mut AnyConnection,
    facility_id: &str,
    within: Slot,
    areas: Option<&[i64]>,
) -> Result<Vec<Inside>, Failure> {
    Ok(sqlx::query_as(
        "SELECT b.id, b.person_id, b.space_id, b.starts_at, b.ends_at, b.persons, b.to_relocate
         FROM booking b
         WHERE b.facility_id = $1 AND b.state = 'confirmed' AND b.ends_at > $2 AND b.starts_at < $3
           AND ($4 = 1 OR b.id IN (SELECT o.booking_id FROM occupancy o WHERE o.live = 1
                    AND o.area_key IN (SELECT CAST(value AS BIGINT) FROM json_each($5))))
         ORDER BY b.starts_at, b.id LIMIT 5000",
    )
    .bind(facility_id)
    .bind(millis(within.start))
    .bind(millis(within.end))
    .bind(i64::from(areas.is_none()))
    .bind(list(areas.unwrap_or_default())?)
    .fetch_all(&mut *conn)
    .await?)
}

/// Says of a confirmed booking whether it must find another place.
pub async fn flag(
    tx: &mut Tx,
    booking_id: &str,
    flagged: bool,
    now: Instant,
) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE booking SET to_relocate = $2, version = version + 1, updated_at = $3
         WHERE id = $1 AND state = 'confirmed'",
    )
    .bind(booking_id)
    .bind(i64::from(flagged))
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    super::one(rows, "flagging a booking")
}
