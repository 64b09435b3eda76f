//! Secrets: drawn, hashed, and never kept as they are.

use crate::clock::Clock;
use crate::services::idempotent::hex;
use crate::store::codes::Code;
use crate::store::millis;
use linli_domain::time::Instant;
use sha2::{Digest, Sha256};

/// A secret about to be kept.
pub(in crate::services) struct Fresh<'a> {
    /// What it opens.
    pub kind: &'static str,
    /// What it belongs to.
    pub subject: &'a str,
    /// What it proves.
    pub contact: Option<String>,
    /// The secret itself; only its hash is kept.
    pub secret: &'a str,
}

impl Fresh<'_> {
    /// Its row.
    pub fn row(self, clock: &Clock, expires_at: Instant) -> Code {
        let id = clock.id();
        let code_hash = secret_hash(&id, self.secret);
        Code {
            id,
            kind: self.kind.to_owned(),
            subject: self.subject.to_owned(),
            contact: self.contact,
            code_hash,
            tries: 0,
            expires_at: millis(expires_at),
        }
    }
}

pub(super) fn secret_hash(id: &str, secret: &str) -> String {
    hex(&Sha256::digest(format!("{id}\n{secret}")))
}

pub(super) fn hashed(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// So many random digits; at most nine.
pub(in crate::services) fn digits(clock: &Clock, count: u32) -> String {
    let span = 10_u32.pow(count.min(9));
    // What would make the first numbers likelier is drawn again.
    let even = u32::MAX - u32::MAX % span;
    let number = std::iter::repeat_with(|| clock.number()).find(|number| *number < even);
    format!("{:0width$}", number.unwrap_or(0) % span, width = count as usize)
}
