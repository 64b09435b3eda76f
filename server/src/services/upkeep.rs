//! What the timer asks for: settling, and forgetting what has expired. One process at a time.

use super::{Core, imports, settling};
use crate::failure::Failure;
use crate::store::{accounts, codes, idempotency, leases, locked, sessions};
use chrono::Duration;

/// One round of everything that needs the lease; does nothing when another process holds it.
///
/// # Errors
/// The database fails.
pub async fn tick(core: &Core, holder: &str) -> Result<(), Failure> {
    let now = core.clock.now();
    let owner = holder.to_owned();
    let until = now + Duration::minutes(2);
    let held = core
        .db
        .write(move |tx| {
            Box::pin(async move { leases::take(tx, "timers", &owner, now, until).await })
        })
        .await?;
    if !held {
        return Ok(());
    }
    settling::settle_all(core).await?;
    imports::forget(core).await?;
    core.db
        .write(move |tx| {
            Box::pin(async move {
                sessions::delete_expired(tx, now).await?;
                idempotency::forget(tx, now - Duration::days(7)).await?;
                accounts::forget_failures(tx, now - Duration::days(1)).await?;
                codes::forget(tx, now - Duration::days(2)).await?;
                locked::forget(tx, now - Duration::days(90)).await?;
                Ok(())
            })
        })
        .await
}
