//! The only place that asks what time it is or draws a random number.

use chrono::{DateTime, SubsecRound, Utc};
use linli_domain::time::Instant;
use rand::RngCore;

/// Time and chance, as a parameter of everything that needs them.
///
/// A clock that starts at a given instant ticks on from there: for tests and demos only.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    ahead: chrono::Duration,
}

impl Clock {
    /// The machine's clock.
    pub fn real() -> Self {
        Self::default()
    }

    /// A clock that shows `start` now.
    pub fn starting_at(start: DateTime<Utc>) -> Self {
        Self { ahead: start - system_now() }
    }

    /// The instant, in whole milliseconds as the database keeps them.
    pub fn now(&self) -> Instant {
        (system_now() + self.ahead).trunc_subsecs(3)
    }

    /// Whether the clock was set rather than read.
    pub fn is_fake(&self) -> bool {
        !self.ahead.is_zero()
    }

    /// A new id: `UUIDv7`, so that rows made together lie together.
    pub fn id(&self) -> String {
        let mut random = [0_u8; 10];
        fill(&mut random);
        let millis = u64::try_from(self.now().timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
    }

    /// A random number, for booking codes.
    pub fn number(&self) -> u32 {
        rand_core().next_u32()
    }

    /// 32 random bytes in hexadecimal: a secret that cannot be guessed.
    pub fn secret(&self) -> String {
        let mut random = [0_u8; 32];
        fill(&mut random);
        random.iter().fold(String::with_capacity(64), |mut text, byte| {
            use std::fmt::Write;
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

fn fill(bytes: &mut [u8]) {
    rand_core().fill_bytes(bytes);
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that draws")]
fn rand_core() -> rand::rngs::ThreadRng {
    rand::rng()
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that asks")]
fn system_now() -> DateTime<Utc> {
    Utc::now()
}
