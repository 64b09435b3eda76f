//! Bookings (预约).

use super::{instant, millis, slot};
use crate::db::Tx;
use crate::failure::Failure;
use linli_app::ports::bookings::{Price, PriceLine};
use linli_domain::booking::{BookingState, Purpose};
use linli_domain::facility::Category;
use linli_domain::name::Name;
use linli_domain::time::{Instant, Slot};
use sqlx::{AnyConnection, FromRow};

/// A booking with what its space and facility add to its page.
#[derive(Clone, Debug)]
pub struct Booking {
    /// Its id.
    pub id: String,
    /// The space.
    pub space_id: String,
    /// The space's own name; may be empty.
    pub space: Name,
    /// The facility.
    pub facility_id: String,
    /// Its name.
    pub facility: Name,
    /// Its unit.
    pub unit_id: String,
    /// Its category.
    pub category: Category,
    /// Its address.
    pub address: Name,
    /// Its phone.
    pub phone: Option<String>,
    /// Its zone.
    pub timezone: String,
    /// Who holds it.
    pub person_id: String,
    /// The account that made it; its lock guards the holder's quotas.
    pub account_id: Option<String>,
    /// The holder's name, for staff and the holder only.
    pub holder: String,
    /// The holder's contact, likewise.
    pub contact: Option<String>,
    /// As stored; see `linli_domain::settle` for what time has made of it.
    pub state: BookingState,
    /// When.
    pub slot: Slot,
    /// People.
    pub persons: i64,
    /// What for.
    pub purpose: Purpose,
    /// The holder's note.
    pub note: Option<String>,
    /// Six digits.
    pub code: String,
    /// What it costs.
    pub price: Price,
    /// Counts changes.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
}

#[derive(FromRow)]
struct BookingRow {
    id: String,
    space_id: String,
    space_zh: String,
    space_en: String,
    facility_id: String,
    facility_zh: String,
    facility_en: String,
    unit_id: String,
    category: String,
    address_zh: String,
    address_en: String,
    phone: Option<String>,
    timezone: String,
    person_id: String,
    account_id: Option<String>,
    holder: String,
    contact: Option<String>,
    state: String,
    starts_at: i64,
    ends_at: i64,
    persons: i64,
    purpose: String,
    note: Option<String>,
    code: String,
    price_fen: i64,
    price_lines: String,
    version: i64,
    created_at: i64,
}

impl BookingRow {
    fn booking(self) -> Result<Booking, Failure> {
        let lines: Vec<PriceLine> = serde_json::from_str(&self.price_lines)?;
        Ok(Booking {
            id: self.id,
            space_id: self.space_id,
            space: Name::new(self.space_zh, self.space_en),
            facility_id: self.facility_id,
            facility: Name::new(self.facility_zh, self.facility_en),
            unit_id: self.unit_id,
            category: Category::parse(&self.category).ok_or_else(|| Failure::corrupt("category"))?,
            address: Name::new(self.address_zh, self.address_en),
            phone: self.phone,
            timezone: self.timezone,
            person_id: self.person_id,
            account_id: self.account_id,
            holder: self.holder,
            contact: self.contact,
            state: BookingState::parse(&self.state)
                .ok_or_else(|| Failure::corrupt("booking state"))?,
            slot: slot(self.starts_at, self.ends_at)?,
            persons: self.persons,
            purpose: Purpose::parse(&self.purpose).ok_or_else(|| Failure::corrupt("purpose"))?,
            note: self.note,
            code: self.code,
            price: Price { total_fen: self.price_fen, lines },
            version: self.version,
            created_at: instant(self.created_at)?,
        })
    }
}

/// The columns of [`BookingRow`]; `$rest` chooses and orders the rows.
macro_rules! select_booking {
    ($rest:literal) => {
        concat!(
            "SELECT b.id, b.space_id, s.name_zh AS space_zh, s.name_en AS space_en, b.facility_id,
                f.name_zh AS facility_zh, f.name_en AS facility_en, f.unit_id, f.category,
                f.address_zh, f.address_en, f.phone, f.timezone, b.person_id, b.account_id, p.name AS holder,
                COALESCE(p.phone, p.email) AS contact, b.state, b.starts_at, b.ends_at, b.persons,
                b.purpose, b.note, b.code, b.price_fen, b.price_lines, b.version, b.created_at
             FROM booking b JOIN space s ON s.id = b.space_id
             JOIN facility f ON f.id = b.facility_id JOIN person p ON p.id = b.person_id ",
            $rest
        )
    };
}

/// One booking.
pub async fn booking(conn: &mut AnyConnection, id: &str) -> Result<Option<Booking>, Failure> {
    let row: Option<BookingRow> = sqlx::query_as(select_booking!(
        "WHERE b.id = $1"
    ))
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
         ORDER BY CASE WHEN b.state = 'confirmed' AND b.ends_at > $2 THEN b.starts_at
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
             price_fen = $11, price_lines = $12, code = $13, version = version + 1,
             updated_at = $14
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

/// Gives a confirmed booking its next state.
pub async fn finish(
    tx: &mut Tx,
    id: &str,
    state: BookingState,
    reason: Option<&str>,
    at: Instant,
) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE booking SET state = $2, cancel_reason = $3, version = version + 1, updated_at = $4
         WHERE id = $1 AND state = 'confirmed'",
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

/// Confirmed bookings of a facility that ended by `now`: id and slot.
pub async fn due(
    conn: &mut AnyConnection,
    facility_id: &str,
    now: Instant,
) -> Result<Vec<(String, Slot)>, Failure> {
    let rows: Vec<(String, i64, i64)> = sqlx::query_as(
        "SELECT id, starts_at, ends_at FROM booking
         WHERE facility_id = $1 AND state = 'confirmed' AND ends_at <= $2 ORDER BY ends_at LIMIT 500",
    )
    .bind(facility_id)
    .bind(millis(now))
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(|(id, from, to)| Ok((id, slot(from, to)?))).collect()
}

/// Facilities with confirmed bookings that ended before an instant; the timer settles them.
pub async fn facilities_due(
    conn: &mut AnyConnection,
    before: Instant,
) -> Result<Vec<String>, Failure> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT facility_id FROM booking
         WHERE state = 'confirmed' AND ends_at <= $1 ORDER BY facility_id LIMIT 1000",
    )
    .bind(millis(before))
    .fetch_all(&mut *conn)
    .await?)
}

/// Completed bookings whose time is not over (`linli doctor`).
pub async fn settled_early(
    conn: &mut AnyConnection,
    now: Instant,
) -> Result<Vec<String>, Failure> {
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
        "SELECT id FROM booking WHERE facility_id = $1 AND code = $2 AND state = 'confirmed'",
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
           AND state = 'confirmed' AND ends_at > $2",
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
