//! Gives bookings whose time is over their final state, after locking and before deciding.

use super::{Core, events};
use crate::clock::Clock;
use crate::db::{LockKey, Tx, lock};
use crate::failure::Failure;
use crate::store::{bookings, millis};
use linli_domain::booking::BookingState;
use linli_domain::settle::settle;
use linli_domain::time::Instant;
use serde_json::json;

/// Settles one facility; its lock is held by the caller.
pub(super) async fn settle_facility(
    tx: &mut Tx,
    clock: &Clock,
    facility_id: &str,
    now: Instant,
) -> Result<(), Failure> {
    for (id, slot) in bookings::due(tx, facility_id, now).await? {
        let Some(settled) = settle(BookingState::Confirmed, slot, now) else { continue };
        bookings::finish(tx, &id, settled.state, None, settled.at).await?;
        let facts = json!({ "state": settled.state, "due": millis(settled.at) });
        events::by_time(tx, clock, settled.at, "booking.settled", ("booking", &id), facts).await?;
    }
    Ok(())
}

/// Settles every facility that has something due; for the timer, nothing waits for it.
///
/// # Errors
/// The database fails.
pub async fn settle_all(core: &Core) -> Result<usize, Failure> {
    let now = core.clock.now();
    let due = bookings::facilities_due(&mut *core.db.read().await?, now).await?;
    let count = due.len();
    for facility in due {
        let clock = core.clock.clone();
        core.db
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx, vec![LockKey::Facility(facility.clone())]).await?;
                    settle_facility(tx, &clock, &facility, now).await
                })
            })
            .await?;
    }
    Ok(count)
}
