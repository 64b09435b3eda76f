//! Timers, each under a lease row so that several processes share them: settling, writing logged
//! demand, forgetting what has expired. Every tick is a service call; nothing waits for one.

use crate::failure::Failure;
use crate::gateway::Gateways;
use crate::services::{Core, demand, outbox, upkeep};
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

/// Sends what waits in the outbox, at once when something was put there, until told to stop. Each
/// notice is taken by one process only, so this needs no lease.
pub async fn send(core: Core, gateways: Gateways, mut stopped: watch::Receiver<bool>) {
    loop {
        report("outbox", outbox::tick(&core, &gateways).await.map(|_| ()));
        tokio::select! {
            _ = stopped.changed() => return,
            () = core.nudge.notified() => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

fn report(what: &'static str, done: Result<(), Failure>) {
    if let Err(error) = done {
        tracing::error!(%error, what, "timer");
    }
}
