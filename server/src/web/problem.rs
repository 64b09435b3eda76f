//! What went wrong, as `application/problem+json` (RFC 9457), in the reader's language.
//!
//! Handlers answer a [`Problem`] without knowing the language; [`write`], a layer around them all,
//! puts it into words. It also catches what answers an error without saying more.

use crate::clock::Clock;
use crate::failure::Failure;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use linli_app::context::HOME_ZONE;
use linli_app::error::AppError;
use linli_app::i18n::{Lang, refusals};
use linli_domain::refusal::{Alternative, Invalid, Reason};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::any::Any;
use utoipa::ToSchema;

mod language;
mod written;

pub use language::{LANG, language};
pub use written::write;

/// What a door says instead of an answer: an error of a port, or a fault of the request itself.
#[derive(Clone, Debug)]
pub enum Problem {
    /// A port said so.
    App(AppError),
    /// The door said so.
    Door(Fault),
}

/// Faults of a request that no port gets to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The bearer token is not known, or has expired.
    BadToken,
    /// Another site made a browser send it.
    CrossSite,
    /// The path knows other methods.
    Method,
    /// The body is not JSON.
    MediaType,
    /// It took too long.
    TooSlow,
}

/// The body of every error.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// `/problems/{code}`.
    pub r#type: String,
    /// A few words, in the language asked for.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What went wrong, for programs.
    pub code: String,
    /// The whole sentence, in the language asked for.
    pub detail: String,
    /// What the sentence was made from, by code: `invalid` has `fault` and perhaps `field`,
    /// `policy` has `rule`, `closed` has `open`, `taken` has `conflicts`, `quota` has
    /// `per`, `window`, `max_minutes` or `max_count`, `used`, `frees_at`; `affected` has
    /// `bookings`, `incomplete` has `fields`, `rate_limited` has `retry_after_s`, `internal` has `id`.
    pub facts: Map<String, Value>,
    /// Up to five slots that could be taken instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub alternatives: Vec<Alternative>,
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        Self::App(failure.into())
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::Door(fault)
    }
}

impl Fault {
    const fn code(self) -> &'static str {
        match self {
            Self::BadToken => "signed_out",
            Self::CrossSite => "not_permitted",
            Self::Method => "method_not_allowed",
            Self::MediaType => "unsupported_media_type",
            Self::TooSlow => "timeout",
        }
    }

    const fn status(self) -> StatusCode {
        match self {
            Self::BadToken => StatusCode::UNAUTHORIZED,
            Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    const fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::BadToken => lang.pick("令牌无效", "Token not valid"),
            Self::CrossSite => lang.pick("没有权限", "Not permitted"),
            Self::Method => lang.pick("不能这样调用", "Method not allowed"),
            Self::MediaType => lang.pick("只收 JSON", "JSON only"),
            Self::TooSlow => lang.pick("用时太长", "It took too long"),
        }
    }

    const fn sentence(self, lang: Lang) -> &'static str {
        match self {
            Self::BadToken => lang.pick("这个令牌不认识或已过期。", "This token is not known, or has expired."),
            Self::CrossSite => lang.pick(
                "这个请求来自别的网站，没有执行。请打开本站再操作一次。",
                "This request came from another site and was not carried out. Please open this site and try again.",
            ),
            Self::Method => lang.pick("这个地址不支持这种方法。", "This address does not take this method."),
            Self::MediaType => {
                lang.pick("请用 Content-Type: application/json 发送。", "Send it with Content-Type: application/json.")
            }
            Self::TooSlow => lang.pick("请稍后再试。", "Please try again in a moment."),
        }
    }
}

impl Problem {
    /// The problem behind a bare status, where something answered without saying more.
    fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => AppError::NotFound.into(),
            StatusCode::METHOD_NOT_ALLOWED => Fault::Method.into(),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Fault::MediaType.into(),
            StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge.into(),
            _ => Failure::Broken(format!("an unexplained {status}")).into(),
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::App(error) => {
                StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            }
            Self::Door(fault) => fault.status(),
        }
    }

    /// In words.
    fn body(&self, lang: Lang) -> ProblemBody {
        let (code, title, detail) = match self {
            Self::App(error) => (
                error.code(),
                refusals::title(error, lang),
                refusals::sentence(error, lang, HOME_ZONE),
            ),
            Self::Door(fault) => {
                (fault.code(), fault.title(lang).to_owned(), fault.sentence(lang).to_owned())
            }
        };
        ProblemBody {
            r#type: format!("/problems/{code}"),
            title,
            status: self.status().as_u16(),
            code: code.to_owned(),
            detail,
            facts: self.facts(),
            alternatives: match self {
                Self::App(AppError::Refused(refusal)) => refusal.alternatives.clone(),
                _ => Vec::new(),
            },
        }
    }

    fn facts(&self) -> Map<String, Value> {
        let facts = match self {
            Self::Door(Fault::CrossSite) => json!({ "why": "cross_site" }),
            Self::App(AppError::Refused(refusal)) => reason_facts(&refusal.reason),
            Self::App(AppError::Affected { bookings }) => json!({ "bookings": bookings }),
            Self::App(AppError::Incomplete { fields }) => json!({ "fields": fields }),
            Self::App(AppError::RateLimited { retry_after_s }) => {
                json!({ "retry_after_s": retry_after_s })
            }
            Self::App(AppError::Internal { id }) => json!({ "id": id }),
            _ => Value::Null,
        };
        if let Value::Object(facts) = facts { facts } else { Map::new() }
    }

    fn retry_after(&self) -> Option<i64> {
        match self {
            Self::App(AppError::RateLimited { retry_after_s }) => Some(*retry_after_s),
            Self::Door(Fault::TooSlow) => Some(5),
            _ => None,
        }
    }

    fn authenticate(&self) -> Option<&'static str> {
        match self {
            Self::Door(Fault::BadToken) => Some("Bearer error=\"invalid_token\""),
            _ if self.status() == StatusCode::UNAUTHORIZED => Some("Bearer"),
            _ => None,
        }
    }
}

fn reason_facts(reason: &Reason) -> Value {
    match reason {
        Reason::Invalid(Invalid::Field { name, fault }) => json!({ "field": name, "fault": fault }),
        Reason::Invalid(fault) => named("fault", fault),
        Reason::NotPermitted(why) => named("why", why),
        Reason::Policy(rule) => named("rule", rule),
        Reason::Closed { open } => json!({ "open": open }),
        Reason::Taken { conflicts } => json!({ "conflicts": conflicts }),
        Reason::Quota(hit) => json!(hit),
        Reason::SignedOut => Value::Null,
    }
}

/// `{"lead": {"lead_min": 60}}` as `{"rule": "lead", "lead_min": 60}`.
fn named(key: &str, fact: &impl Serialize) -> Value {
    let (name, mut facts) = match serde_json::to_value(fact) {
        Ok(Value::Object(tagged)) => tagged.into_iter().next().unwrap_or_default(),
        Ok(name) => (name.as_str().unwrap_or_default().to_owned(), json!({})),
        Err(_) => return Value::Null,
    };
    facts[key] = Value::String(name);
    facts
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut answer = self.status().into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}

/// A handler panicked: the caller learns an id, the log the rest.
pub fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let message = panic.downcast_ref::<String>().cloned();
    let message = message.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    let id = Clock::real().id();
    tracing::error!(%id, panic = message.as_deref().unwrap_or("?"), "a handler panicked");
    Problem::from(AppError::Internal { id }).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use linli_domain::refusal::Policy;

    #[test]
    fn facts_are_flat() {
        for (reason, facts) in [
            (
                Reason::Policy(Policy::Lead { lead_min: 60 }),
                json!({ "rule": "lead", "lead_min": 60 }),
            ),
            (Reason::Policy(Policy::Rules), json!({ "rule": "rules" })),
            (Reason::Invalid(Invalid::Past), json!({ "fault": "past" })),
            (Reason::SignedOut, json!({})),
        ] {
            assert_eq!(Value::Object(Problem::from(AppError::from(reason)).facts()), facts);
        }
    }
}
