//! Which piece of floor is held when: the narrow table behind wall 3.

use super::{millis, slot};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::admission::Taken;
use linli_domain::limits::MAX_SLOT_DAYS;
use linli_domain::time::Slot;
use sqlx::{AnyConnection, FromRow};

#[derive(FromRow)]
struct TakenRow {
    area_key: i64,
    booking_id: String,
    starts_at: i64,
    ends_at: i64,
    exclusive: i64,
    persons: i64,
    buffer_before_min: i64,
    buffer_after_min: i64,
}

/// Live bookings on these areas that overlap the window, with the area each row speaks of.
///
/// The SQL mirror of [`Slot::overlaps`], with a bound that keeps the past out of the index scan.
pub async fn taken(
    conn: &mut AnyConnection,
    area_keys: &[i64],
    window: Slot,
) -> Result<Vec<(i64, Taken)>, Failure> {
    let rows: Vec<TakenRow> = sqlx::query_as(
        "SELECT o.area_key, o.booking_id, o.starts_at, o.ends_at, o.exclusive, b.persons,
                b.buffer_before_min, b.buffer_after_min
         FROM occupancy o JOIN booking b ON b.id = o.booking_id
         WHERE o.area_key IN (SELECT CAST(value AS BIGINT) FROM json_each($1)) AND o.live = 1
           AND o.ends_at > $2 AND o.starts_at < $3 AND o.ends_at < $4
         ORDER BY o.starts_at, o.booking_id",
    )
    .bind(super::list(area_keys)?)
    .bind(millis(window.start))
    .bind(millis(window.end))
    .bind(millis(window.end + chrono::Duration::days(MAX_SLOT_DAYS)))
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            let taken = Taken {
                booking: row.booking_id.into(),
                slot: slot(row.starts_at, row.ends_at)?,
                exclusive: row.exclusive != 0,
                persons: row.persons,
                buffer_before_min: row.buffer_before_min,
                buffer_after_min: row.buffer_after_min,
            };
            Ok((row.area_key, taken))
        })
        .collect()
}

/// Holds the areas for a booking.
pub async fn hold(
    tx: &mut Tx,
    booking_id: &str,
    area_keys: &[i64],
    held: Slot,
    exclusive: bool,
) -> Result<(), Failure> {
    for area in area_keys {
        sqlx::query(
            "INSERT INTO occupancy (booking_id, area_key, starts_at, ends_at, exclusive, live)
             VALUES ($1, $2, $3, $4, $5, 1)",
        )
        .bind(booking_id)
        .bind(area)
        .bind(millis(held.start))
        .bind(millis(held.end))
        .bind(i64::from(exclusive))
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// Lets go of everything that a booking holds.
pub async fn release(tx: &mut Tx, booking_id: &str) -> Result<(), Failure> {
    sqlx::query("DELETE FROM occupancy WHERE booking_id = $1")
        .bind(booking_id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Pairs of live rows that overlap though one of them is exclusive; none, ever (`linli doctor`).
pub async fn overlaps(conn: &mut AnyConnection) -> Result<Vec<(String, String)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT a.booking_id, b.booking_id AS other FROM occupancy a
         JOIN occupancy b ON b.area_key = a.area_key AND b.key > a.key
         WHERE a.live = 1 AND b.live = 1 AND (a.exclusive = 1 OR b.exclusive = 1)
           AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
           AND b.ends_at <= a.ends_at + 2678400000 LIMIT 100",
    )
    .fetch_all(&mut *conn)
    .await?)
}

/// Bookings that hold a slot without floor, or floor without holding a slot (`linli doctor`).
pub async fn strays(conn: &mut AnyConnection) -> Result<Vec<String>, Failure> {
    Ok(sqlx::query_scalar(
        "SELECT b.id FROM booking b
         WHERE (b.state IN ('confirmed', 'checked_in') AND
                   (SELECT COUNT(*) FROM occupancy o WHERE o.booking_id = b.id AND o.live = 1
                      AND o.starts_at = b.starts_at AND o.ends_at = b.ends_at)
                   <> (SELECT COUNT(*) FROM space_area sa WHERE sa.space_id = b.space_id))
            OR (b.state IN ('cancelled', 'no_show') AND EXISTS
                   (SELECT 1 FROM occupancy o WHERE o.booking_id = b.id AND o.live = 1))
         ORDER BY b.id LIMIT 100",
    )
    .fetch_all(&mut *conn)
    .await?)
}
