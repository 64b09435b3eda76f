//! What counts in a person's quotas.

use super::{millis, slot};
use crate::failure::Failure;
use linli_domain::quota::Own;
use linli_domain::time::Slot;
use sqlx::AnyConnection;

/// A person's bookings in these spaces that start inside the window and were not given back, each
/// with its space.
pub async fn own(
    conn: &mut AnyConnection,
    person_id: &str,
    space_ids: &[String],
    window: Slot,
) -> Result<Vec<(String, Own)>, Failure> {
    let rows: Vec<(String, String, i64, i64)> = sqlx::query_as(
        "SELECT space_id, id, starts_at, ends_at FROM booking
         WHERE person_id = $1 AND starts_at >= $2 AND starts_at < $3
           AND space_id IN (SELECT value FROM json_each($4))
           AND state IN ('confirmed', 'checked_in', 'completed', 'no_show')
         ORDER BY starts_at, id",
    )
    .bind(person_id)
    .bind(millis(window.start))
    .bind(millis(window.end))
    .bind(super::list(space_ids)?)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter()
        .map(|(space, id, from, to)| Ok((space, Own { booking: id.into(), slot: slot(from, to)? })))
        .collect()
}
