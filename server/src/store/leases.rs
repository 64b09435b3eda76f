//! Which process runs the timers.

use super::millis;
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::time::Instant;

/// Takes or keeps the lease; `false` while another process holds it.
pub async fn take(
    tx: &mut Tx,
    name: &str,
    holder: &str,
    now: Instant,
    until: Instant,
) -> Result<bool, Failure> {
    let rows = sqlx::query(
        "INSERT INTO job_lease (name, holder, until_at) VALUES ($1, $2, $4)
         ON CONFLICT (name) DO UPDATE SET holder = $2, until_at = $4
         WHERE job_lease.holder = $2 OR job_lease.until_at <= $3",
    )
    .bind(name)
    .bind(holder)
    .bind(millis(now))
    .bind(millis(until))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    Ok(rows == 1)
}
