//! Bookings of many facilities around a day.

use super::row::{Booking, BookingRow, select_booking};
use crate::failure::Failure;
use crate::store::{list, millis};
use linli_domain::time::Slot;
use sqlx::AnyConnection;

/// Bookings of these facilities that overlap the window and were not given back, soonest first.
pub async fn of_facilities(
    conn: &mut AnyConnection,
    facility_ids: &[String],
    window: Slot,
) -> Result<Vec<Booking>, Failure> {
    let rows: Vec<BookingRow> = sqlx::query_as(select_booking!(
        "WHERE b.facility_id IN (SELECT value FROM json_each($1)) AND b.state <> 'cancelled'
           AND b.starts_at < $3 AND b.ends_at > $2 AND b.starts_at > $4
         ORDER BY b.starts_at, b.id LIMIT 2000"
    ))
    .bind(list(facility_ids)?)
    .bind(millis(window.start))
    .bind(millis(window.end))
    .bind(millis(window.start - chrono::Duration::days(31)))
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(BookingRow::booking).collect()
}
