//! Bookings (预约).

mod day;
mod row;

pub use day::of_facilities;
pub use row::Booking;
use row::{BookingRow, select_booking};

use super::{millis, slot};
use crate::db::Tx;
use crate::failure::Failure;
use linli_app::ports::bookings::Price;
use linli_domain::booking::{BookingState, Purpose};
use linli_domain::time::{Instant, Slot};
use sqlx::AnyConnection;

/// One booking.
pub async fn booking(conn: &mut AnyConnection, id: &str) -> Result<Option<Booking>, Failure> {
    let row: Option<BookingRow> = sqlx::query_as(select_booking!("WHERE b.id = $1"))
        .bind(id)
        .fetch_optional(&mut *conn)
        .await?;
    row.map(BookingRow::booking).transpose()
}

/// A person's bookings: those not over at `now` first, soonest first; then the past, latest first.
pub async fn of_person(
    conn: &mut AnyConnection,
    person_id: &str,
    now: Instant,
    offset: i64,
    limit: i64,
) -> Result<Vec<Booking>, Failure> {
    let rows: Vec<BookingRow> = sqlx::query_as(select_booking!(
        "WHERE b.person_id = $1
         ORDER BY CASE WHEN b.state IN ('confirmed', 'checked_in') AND b.ends_at > $2 THEN b.starts_at
                       ELSE 9000000000000000 - b.starts_at END, b.id
         LIMIT $3 OFFSET $4"
    ))
    .bind(person_id)
    .bind(millis(now))
    .bind(limit)
    .bind(offset)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(BookingRow::booking).collect()
}

/// Bookings in a unit's facilities, latest start first.
pub async fn of_unit(
    conn: &mut AnyConnection,
    unit_id: &str,
    offset: i64,
    limit: i64,
) -> Result<Vec<Booking>, Failure> {
    let rows: Vec<BookingRow> = sqlx::query_as(select_booking!(
        "WHERE f.unit_id = $1 ORDER BY b.starts_at DESC, b.id LIMIT $2 OFFSET $3"
    ))
    .bind(unit_id)
    .bind(limit)
    .bind(offset)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(BookingRow::booking).collect()
}

/// What a booking takes, new or after a move.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Where.
    pub space_id: String,
    /// Its facility.
    pub facility_id: String,
    /// When.
    pub slot: Slot,
    /// People.
    pub persons: i64,
    /// It shares its areas with nobody.
    pub exclusive: bool,
    /// Buffers, copied from the space.
    pub buffer_before_min: i64,
    /// See above.
    pub buffer_after_min: i64,
    /// What it costs.
    pub price: Price,
}

/// A new booking's own part.
#[derive(Clone, Debug)]
pub struct NewRow {
    /// Its id.
    pub id: String,
    /// Who holds it.
    pub person_id: String,
    /// Who made it.
    pub account_id: String,
    /// What for.
    pub purpose: Purpose,
    /// A note for staff.
    pub note: Option<String>,
    /// Six digits.
    pub code: String,
}

/// Writes a confirmed booking.
pub async fn insert(
    tx: &mut Tx,
    row: &NewRow,
    placed: &Placed,
    now: Instant,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO booking (id, space_id, facility_id, person_id, account_id, state, starts_at,
             ends_at, persons, purpose, note, code, exclusive, buffer_before_min, buffer_after_min,
             price_fen, price_lines, version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, 'confirmed', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
                 $16, 1, $17, $17)",
    )
    .bind(&row.id)
    .bind(&placed.space_id)
    .bind(&placed.facility_id)
    .bind(&row.person_id)
    .bind(&row.account_id)
    .bind(millis(placed.slot.start))
    .bind(millis(placed.slot.end))
    .bind(placed.persons)
    .bind(row.purpose.as_str())
    .bind(row.note.as_deref())
    .bind(&row.code)
    .bind(i64::from(placed.exclusive))
    .bind(placed.buffer_before_min)
    .bind(placed.buffer_after_min)
    .bind(placed.price.total_fen)
    .bind(super::list(&placed.price.lines)?)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Moves a booking of the version that was read.
pub async fn relocate(
    tx: &mut Tx,
    id: &str,
    version: i64,
    code: &str,
    placed: &Placed,
    now: Instant,
) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE booking SET space_id = $3, facility_id = $4, starts_at = $5, ends_at = $6,
             persons = $7, exclusive = $8, buffer_before_min = $9, buffer_after_min = $10,
             price_fen = $11, price_lines = $12, code = $13, to_relocate = 0,
             version = version + 1, updated_at = $14
         WHERE id = $1 AND version = $2 AND state = 'confirmed'",
    )
    .bind(id)
    .bind(version)
    .bind(&placed.space_id)
    .bind(&placed.facility_id)
    .bind(millis(placed.slot.start))
    .bind(millis(placed.slot.end))
    .bind(placed.persons)
    .bind(i64::from(placed.exclusive))
    .bind(placed.buffer_before_min)
    .bind(placed.buffer_after_min)
    .bind(placed.price.total_fen)
    .bind(super::list(&placed.price.lines)?)
    .bind(code)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    super::one(rows, "moving a booking")
}

/// Gives a booking that holds its slot its next state.
pub async fn finish(
    tx: &mut Tx,
    id: &str,
    state: BookingState,
    reason: Option<&str>,
    at: Instant,
) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE booking SET state = $2, cancel_reason = $3, version = version + 1, updated_at = $4
         WHERE id = $1 AND state IN ('confirmed', 'checked_in')",
    )
    .bind(id)
    .bind(state.as_str())
    .bind(reason)
    .bind(millis(at))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    super::one(rows, "finishing a booking")
}

/// Bookings of a facility that hold a slot that ended by `now`: id and slot.
pub async fn due(
    conn: &mut AnyConnection,
    facility_id: &str,
    now: Instant,
) -> Result<Vec<(String, Slot)>, Failure> {
    let rows: Vec<(String, i64, i64)> = sqlx::query_as(
        "SELECT id, starts_at, ends_at FROM booking
         WHERE facility_id = $1 AND state IN ('confirmed', 'checked_in') AND ends_at <= $2 ORDER BY ends_at LIMIT 500",
    )
    .bind(facility_id)
    .bind(millis(now))
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(|(id, from, to)| Ok((id, slot(from, to)?))).collect()
}

/// Facilities with bookings not yet settled that ended before an instant; the timer settles them.
pub async fn facilities_due(
    conn: &mut AnyConnection,
    before: Instant,
) -> Result<Vec<String>, Failure> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT facility_id FROM booking
         WHERE state IN ('confirmed', 'checked_in') AND ends_at <= $1 ORDER BY facility_id LIMIT 1000",
    )
    .bind(millis(before))
    .fetch_all(&mut *conn)
    .await?)
}

/// Completed bookings whose time is not over (`linli doctor`).
pub async fn settled_early(conn: &mut AnyConnection, now: Instant) -> Result<Vec<String>, Failure> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM booking WHERE state = 'completed' AND ends_at > $1 ORDER BY id LIMIT 100",
    )
    .bind(millis(now))
    .fetch_all(&mut *conn)
    .await?)
}

/// Whether a live booking of the facility has this code.
pub async fn code_in_use(
    conn: &mut AnyConnection,
    facility_id: &str,
    code: &str,
) -> Result<bool, Failure> {
    let id: Option<String> = sqlx::query_scalar(
        "SELECT id FROM booking WHERE facility_id = $1 AND code = $2 AND state IN ('confirmed', 'checked_in')",
    )
    .bind(facility_id)
    .bind(code)
    .fetch_optional(&mut *conn)
    .await?;
    Ok(id.is_some())
}

/// How many bookings of these spaces are still to come.
pub async fn to_come(
    conn: &mut AnyConnection,
    space_ids: &[String],
    now: Instant,
) -> Result<i64, Failure> {
    Ok(sqlx::query_scalar(
        "SELECT COUNT(*) FROM booking WHERE space_id IN (SELECT value FROM json_each($1))
           AND state IN ('confirmed', 'checked_in') AND ends_at > $2",
    )
    .bind(super::list(space_ids)?)
    .bind(millis(now))
    .fetch_one(&mut *conn)
    .await?)
}

/// Those of these spaces that ever had a booking.
pub async fn ever_booked(
    conn: &mut AnyConnection,
    space_ids: &[String],
) -> Result<Vec<String>, Failure> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT space_id FROM booking WHERE space_id IN (SELECT value FROM json_each($1))",
    )
    .bind(super::list(space_ids)?)
    .fetch_all(&mut *conn)
    .await?)
}
