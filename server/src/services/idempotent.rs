//! Retries of creating calls: same account, same key, same body is the same answer.

use crate::db::Tx;
use crate::failure::Failure;
use crate::store::idempotency::{Used, keep, used};
use linli_app::error::AppError;
use linli_app::ports::IdempotencyKey;
use linli_domain::time::Instant;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// One keyed call of an account.
#[derive(Clone, Debug)]
pub struct Keyed {
    account_id: String,
    key: String,
    route: &'static str,
    body_hash: String,
}

impl Keyed {
    /// The keyed call, if a key was given. The body is hashed in the form we write it ourselves,
    /// so that blanks and the order of members do not matter.
    pub fn new<T: Serialize>(
        account_id: &str,
        key: Option<IdempotencyKey>,
        route: &'static str,
        body: &T,
    ) -> Result<Option<Self>, Failure> {
        let Some(IdempotencyKey(key)) = key else { return Ok(None) };
        let body_hash = hex(&Sha256::digest(serde_json::to_vec(body)?));
        Ok(Some(Self { account_id: account_id.to_owned(), key, route, body_hash }))
    }

    /// What the call made earlier, if it is a retry. The account's lock is held.
    ///
    /// # Errors
    /// `idempotency_mismatch` when the key was used for something else.
    pub async fn replay(&self, tx: &mut Tx) -> Result<Option<String>, Failure> {
        match used(tx, &self.account_id, &self.key).await? {
            None => Ok(None),
            Some(before) if before.route == self.route && before.body_hash == self.body_hash => {
                Ok(Some(before.resource_id))
            }
            Some(_) => Err(AppError::IdempotencyMismatch.into()),
        }
    }

    /// Keeps what the call made.
    pub async fn keep(&self, tx: &mut Tx, resource_id: &str, now: Instant) -> Result<(), Failure> {
        let row = Used {
            route: self.route.to_owned(),
            body_hash: self.body_hash.clone(),
            resource_id: resource_id.to_owned(),
        };
        keep(tx, &self.account_id, &self.key, &row, now).await
    }
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
