//! Timers, each under a lease row so that several processes share them: settling, writing logged
//! demand, forgetting what has expired. Every tick is a service call; nothing waits for one.

use crate::failure::Failure;
use crate::services::{Core, demand, settling};
use crate::store::{accounts, idempotency, leases, sessions};
use chrono::Duration;
use tokio::sync::watch;

const EVERY: std::time::Duration = std::time::Duration::from_secs(20);

/// Runs the timers until told to stop; what is buffered is written before the end.
pub async fn run(core: Core, mut stopped: watch::Receiver<bool>) {
    let holder = core.clock.id();
    loop {
        let over = tokio::time::timeout(EVERY, stopped.changed()).await.is_ok();
        // The buffer is this process's own: it needs no lease.
        report("demand", demand::flush(&core).await.map(|_| ()));
        if over {
            return;
        }
        report("timers", tick(&core, &holder).await);
    }
}

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
    core.db
        .write(move |tx| {
            Box::pin(async move {
                sessions::delete_expired(tx, now).await?;
                idempotency::forget(tx, now - Duration::days(7)).await?;
                accounts::forget_failures(tx, now - Duration::days(1)).await?;
                Ok(())
            })
        })
        .await
}

fn report(what: &'static str, done: Result<(), Failure>) {
    if let Err(error) = done {
        tracing::error!(%error, what, "timer");
    }
}
