//! The one error that leaves the services: what every door turns into a status and a sentence.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use linli_domain::refusal::{FieldFault, Reason, Refusal};
use serde::{Deserialize, Serialize};

/// What a use case answers instead of its result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// No such thing, or nothing that this caller may see.
    #[error("not found")]
    NotFound,
    /// The domain says no.
    #[error("refused")]
    Refused(Refusal),
    /// The thing is in a state from which this cannot be done.
    #[error("wrong state")]
    WrongState,
    /// Somebody changed it since it was read.
    #[error("stale")]
    Stale,
    /// `If-Match` is missing.
    #[error("precondition required")]
    PreconditionRequired,
    /// The idempotency key was used for something else.
    #[error("idempotency mismatch")]
    IdempotencyMismatch,
    /// Future bookings would be hit; how many.
    #[error("affected bookings")]
    Affected {
        /// Bookings that stand in the way.
        bookings: i64,
    },
    /// Required elements are missing; which.
    #[error("incomplete")]
    Incomplete {
        /// Names of the fields.
        fields: Vec<String>,
    },
    /// Wrong login or password.
    #[error("wrong login or password")]
    WrongPassword,
    /// A code that does not fit, was used, or ran out.
    #[error("wrong code")]
    WrongCode,
    /// Too many tries.
    #[error("rate limited")]
    RateLimited {
        /// Seconds to wait.
        retry_after_s: i64,
    },
    /// Larger than allowed.
    #[error("too large")]
    TooLarge,
    /// Something broke; the id stands in the log with the cause.
    #[error("internal error {id}")]
    Internal {
        /// Where to look in the log.
        id: String,
    },
}

impl AppError {
    /// A refusal of one field of the request.
    pub fn field(name: &str, fault: FieldFault) -> Self {
        Self::Refused(Refusal::field(name, fault))
    }

    /// The code of the HTTP contract.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::Refused(refusal) => refusal.reason.code(),
            Self::WrongState => "wrong_state",
            Self::Stale => "stale",
            Self::PreconditionRequired => "precondition_required",
            Self::IdempotencyMismatch => "idempotency_mismatch",
            Self::Affected { .. } => "affected",
            Self::Incomplete { .. } => "incomplete",
            Self::WrongPassword | Self::WrongCode => "signed_out",
            Self::RateLimited { .. } => "rate_limited",
            Self::TooLarge => "too_large",
            Self::Internal { .. } => "internal",
        }
    }

    /// The HTTP status: one table for every door (contract §3).
    pub const fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Refused(refusal) => match refusal.reason {
                Reason::Invalid(_) | Reason::Policy(_) => 422,
                Reason::SignedOut => 401,
                Reason::NotPermitted(_) => 403,
                Reason::Closed { .. } | Reason::Taken { .. } | Reason::Quota(_) => 409,
            },
            Self::WrongPassword | Self::WrongCode => 401,
            Self::WrongState | Self::Affected { .. } => 409,
            Self::Stale => 412,
            Self::PreconditionRequired => 428,
            Self::IdempotencyMismatch | Self::Incomplete { .. } => 422,
            Self::RateLimited { .. } => 429,
            Self::TooLarge => 413,
            Self::Internal { .. } => 500,
        }
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Reason> for AppError {
    fn from(reason: Reason) -> Self {
        Self::Refused(reason.into())
    }
}

/// What goes wrong between an island and its server function.
impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        match value {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => {
                Self::field("body", FieldFault::Malformed)
            }
            _ => Self::Internal { id: String::new() },
        }
    }
}
