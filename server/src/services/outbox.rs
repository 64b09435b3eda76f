//! Sends what waits in the outbox: taken in one transaction, sent outside of any, and noted in
//! another. A gateway that is down is asked again later; what ran out is given up.

use super::Core;
use crate::failure::Failure;
use crate::gateway::{Gateways, Unsent};
use crate::store::outbox::{self, Notice};
use chrono::Duration;
use linli_app::i18n::Lang;
use linli_app::i18n::notices::{Carried, text};

/// Times that a notice is tried.
const TRIES: i64 = 8;
/// Notices of a channel in one round.
const ROUND: i64 = 50;

/// One round; answers how many went out.
///
/// # Errors
/// The database fails. A gateway that fails is no error: its notices wait.
pub async fn tick(core: &Core, gateways: &Gateways) -> Result<usize, Failure> {
    let now = core.clock.now();
    core.db.write(move |tx| Box::pin(outbox::give_up(tx, TRIES, now))).await?;
    let mut out = 0;
    for channel in gateways.channels() {
        let due = outbox::due(&mut *core.db.read().await?, channel, now, ROUND).await?;
        for notice in due {
            match deliver(core, gateways, notice).await? {
                Went::Out => out += 1,
                Went::Nowhere => {}
                // The others would only meet the same.
                Went::Down => break,
            }
        }
    }
    Ok(out)
}

/// What became of a notice in this round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Went {
    /// It was taken, or another process has it.
    Out,
    /// Nobody will ever take this one: it is given up.
    Nowhere,
    /// The gateway is down: it waits.
    Down,
}

/// Sends one notice.
async fn deliver(core: &Core, gateways: &Gateways, notice: Notice) -> Result<Went, Failure> {
    let (id, attempts) = (notice.id.clone(), notice.attempts);
    let again = core.clock.now() + pause(attempts);
    let taken = core
        .db
        .write(move |tx| Box::pin(async move { outbox::claim(tx, &id, attempts, again).await }));
    if !taken.await? {
        // Another process has it.
        return Ok(Went::Out);
    }
    let carried: Carried = serde_json::from_str(&notice.detail)?;
    let lang = Lang::parse(&notice.lang).unwrap_or_default();
    let said = text(&notice.kind, lang, &carried, &gateways.public_url);
    let sent = gateways.send(&notice.channel, &notice.address, &said, &notice.id).await;
    let now = core.clock.now();
    // Neither the address nor what was to be said is logged: only that it did not go.
    match sent {
        Ok(()) => {}
        Err(Unsent::Down(why)) => {
            tracing::warn!(id = notice.id, channel = notice.channel, attempts, why, "not sent");
            return Ok(Went::Down);
        }
        Err(Unsent::Refused(why)) => {
            tracing::warn!(id = notice.id, channel = notice.channel, attempts, why, "given up");
            core.db
                .write(move |tx| {
                    Box::pin(async move { outbox::refused(tx, &notice.id, now).await })
                })
                .await?;
            return Ok(Went::Nowhere);
        }
    }
    core.db
        .write(move |tx| Box::pin(async move { outbox::sent(tx, &notice.id, now).await }))
        .await?;
    Ok(Went::Out)
}

/// How long until the next try: 15 seconds, doubled each time, at most half an hour.
fn pause(attempts: i64) -> Duration {
    let doubled = 15_i64.saturating_mul(1 << attempts.clamp(0, 10));
    Duration::seconds(doubled.min(1_800))
}

#[cfg(test)]
mod tests {
    use super::pause;

    #[test]
    fn the_pause_doubles_and_ends_at_half_an_hour() {
        let seconds: Vec<i64> = (0..9).map(|tries| pause(tries).num_seconds()).collect();
        assert_eq!(seconds, [15, 30, 60, 120, 240, 480, 960, 1_800, 1_800]);
    }
}
