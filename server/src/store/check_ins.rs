//! Signing in (签到): what was proved at the door.

use super::{instant, millis, one};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::check_in::CheckInProof;
use linli_domain::time::{Instant, Slot};
use sqlx::AnyConnection;

/// Signs a confirmed booking in.
pub async fn sign_in(
    tx: &mut Tx,
    id: &str,
    proof: CheckInProof,
    counted: Option<i64>,
    now: Instant,
) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE booking SET state = 'checked_in', checked_in_at = $2, check_in_proof = $3,
             counted = $4, version = version + 1, updated_at = $2
         WHERE id = $1 AND state = 'confirmed'",
    )
    .bind(id)
    .bind(millis(now))
    .bind(proof.as_str())
    .bind(counted)
    .execute(&mut **tx)
    .await?
    .rows_affected();
    one(rows, "signing in")
}

/// Instants at which somebody signed in at a facility, in a window: proof that a door was open.
pub async fn signed_in(
    conn: &mut AnyConnection,
    facility_id: &str,
    window: Slot,
) -> Result<Vec<Instant>, Failure> {
    let rows: Vec<i64> = sqlx::query_scalar(
        "SELECT checked_in_at FROM booking
         WHERE facility_id = $1 AND ends_at > $2 AND starts_at < $3
           AND checked_in_at >= $2 AND checked_in_at < $3
         ORDER BY checked_in_at LIMIT 10000",
    )
    .bind(facility_id)
    .bind(millis(window.start))
    .bind(millis(window.end))
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(instant).collect()
}
