//! What can go wrong inside the server: something to say to the caller, or something that broke.

use crate::clock::Clock;
use linli_app::error::AppError;
use linli_domain::refusal::{Reason, Refusal};

/// The error of services and store. The first kind is for the caller; the second goes to the log
/// under an id, and the caller learns only the id.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// An answer to the caller.
    #[error(transparent)]
    Said(#[from] AppError),
    /// The database answered what it should not, or nothing.
    #[error("database: {0}")]
    Database(sqlx::Error),
    /// Something else that should not happen.
    #[error("{0}")]
    Broken(String),
}

impl Failure {
    /// A row holds what no code of ours writes.
    pub fn corrupt(what: &str) -> Self {
        Self::Broken(format!("corrupt row: {what}"))
    }
}

impl From<Reason> for Failure {
    fn from(reason: Reason) -> Self {
        Self::Said(reason.into())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Said(refusal.into())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(format!("json: {error}"))
    }
}

impl From<Failure> for AppError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Said(said) => said,
            broken => {
                let id = Clock::real().id();
                tracing::error!(%id, error = %broken, "internal error");
                Self::Internal { id }
            }
        }
    }
}
