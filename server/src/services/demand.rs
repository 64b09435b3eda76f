//! Unmet demand, buffered in memory and written in batches: a search writes nothing while
//! somebody waits for it.

use super::Core;
use super::idempotent::hex;
use crate::clock::Clock;
use crate::failure::Failure;
use crate::store::demand::{Demand, insert};
use chrono::Duration;
use linli_domain::time::Instant;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Most wishes that wait; more are dropped and counted, so that a flood costs no memory.
const MOST: usize = 10_000;
/// Minutes within which the same wish of the same person counts once (domain §6).
const ONCE_MIN: i64 = 30;

#[derive(Debug, Default)]
struct Waiting {
    salt: String,
    wishes: Vec<Demand>,
    seen: HashMap<String, Instant>,
    dropped: u64,
}

/// Wishes that wait to be written. The salt lives as long as the process.
#[derive(Clone, Debug, Default)]
pub struct Buffer(Arc<Mutex<Waiting>>);

impl Buffer {
    /// Takes a wish of `who`, unless the same person had the same one within half an hour. Only a
    /// salted hash of `who` is kept.
    pub fn push(&self, clock: &Clock, who: &str, wish: Demand) {
        let now = clock.now();
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.salt.is_empty() {
            waiting.salt = clock.secret();
        }
        let asker = hex(&Sha256::digest(format!("{}{who}", waiting.salt)))[..32].to_owned();
        let same = format!("{:?}", Demand { asker: asker.clone(), at: None, ..wish.clone() });
        let once = Duration::minutes(ONCE_MIN);
        waiting.seen.retain(|_, at| now - *at < once);
        if waiting.wishes.len() >= MOST || waiting.seen.len() >= MOST {
            waiting.dropped += 1;
            return;
        }
        if waiting.seen.insert(same, now).is_none() {
            waiting.wishes.push(Demand { asker, at: Some(now), ..wish });
        }
    }

    fn take(&self) -> Vec<Demand> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.dropped > 0 {
            tracing::warn!(dropped = waiting.dropped, "unmet demand not logged: buffer full");
            waiting.dropped = 0;
        }
        std::mem::take(&mut waiting.wishes)
    }
}

/// Writes what waits, 200 a transaction.
///
/// # Errors
/// The database fails; the batch is lost then, and the log says so.
pub async fn flush(core: &Core) -> Result<usize, Failure> {
    let wishes = core.demand.take();
    let count = wishes.len();
    for batch in wishes.chunks(200) {
        let (batch, clock) = (batch.to_vec(), core.clock.clone());
        core.db
            .write(move |tx| {
                Box::pin(async move {
                    for demand in &batch {
                        insert(tx, &clock.id(), demand).await?;
                    }
                    Ok(())
                })
            })
            .await?;
    }
    Ok(count)
}
