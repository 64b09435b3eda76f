//! Timers, each under a lease row so that several processes share them: settling, writing logged
//! demand, forgetting what has expired. Every tick is a service call; nothing waits for one.

use crate::failure::Failure;
use crate::services::{Core, demand, upkeep};
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
        report("timers", upkeep::tick(&core, &holder).await);
    }
}

fn report(what: &'static str, done: Result<(), Failure>) {
    if let Err(error) = done {
        tracing::error!(%error, what, "timer");
    }
}
