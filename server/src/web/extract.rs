//! Reading requests: bodies, queries, paths and conditions, each with the field that is wrong.

use super::problem::{Fault, Problem};
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Uri, header};
use linli_app::error::AppError;
use linli_app::ports::{IdempotencyKey, Paging};
use linli_domain::limits::MAX_PAGE;
use linli_domain::refusal::FieldFault;
use serde::de::{DeserializeOwned, value};
use serde::{Deserialize, Deserializer};
use std::error::Error;
use utoipa::IntoParams;

/// A body in JSON.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Fault::MediaType.into());
        }
        parsed(&whole(request, state).await?).map(Self)
    }
}

/// A body in JSON, or none at all.
pub struct JsonOrNothing<T>(pub T);

impl<T: DeserializeOwned + Default, S: Send + Sync> FromRequest<S> for JsonOrNothing<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let json = is_json(request.headers());
        let body = whole(request, state).await?;
        match (body.is_empty(), json) {
            (true, _) => Ok(Self(T::default())),
            (false, true) => parsed(&body).map(|given: Option<T>| Self(given.unwrap_or_default())),
            (false, false) => Err(Fault::MediaType.into()),
        }
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind =
        headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || kind.starts_with("application/") && kind.ends_with("+json")
}

async fn whole<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    let body = Bytes::from_request(request, state).await;
    body.map_err(|rejection| match rejection.status().as_u16() {
        413 => AppError::TooLarge.into(),
        _ => AppError::field("body", FieldFault::Malformed).into(),
    })
}

fn parsed<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut json)
        .map_err(|error| fault(&error.path().to_string(), &error.inner().to_string(), "body"))?;
    json.end().map_err(|_| AppError::field("body", FieldFault::Malformed))?;
    Ok(value)
}

/// Which field is wrong and how, from what serde says.
fn fault(path: &str, message: &str, whole: &str) -> AppError {
    let quoted = |prefix: &str| message.strip_prefix(prefix)?.split('`').next();
    let (inside, what) = match (quoted("missing field `"), quoted("unknown field `")) {
        (Some(name), _) => (Some(name), FieldFault::Missing),
        (_, Some(name)) => (Some(name), FieldFault::Unknown),
        _ => (None, FieldFault::Malformed),
    };
    // The path of an unknown field may name it already.
    let parent = Some(path).filter(|path| !matches!(*path, "." | "?" | "")).unwrap_or_default();
    let name = match inside {
        Some(name) if parent.is_empty() => name.to_owned(),
        Some(name) if parent == name || parent.ends_with(&format!(".{name}")) => parent.to_owned(),
        Some(name) => format!("{parent}.{name}"),
        None if parent.is_empty() => whole.to_owned(),
        None => parent.to_owned(),
    };
    // The name comes from the request: enough of it to find it, no more.
    AppError::field(&name.chars().take(80).collect::<String>(), what)
}

/// The query. `lang` belongs to every address and is left out.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let kept: Vec<&str> = pairs(&parts.uri).filter(|pair| named(pair).0 != "lang").collect();
        let uri = Uri::try_from(format!("/?{}", kept.join("&")))
            .map_err(|_| AppError::field("query", FieldFault::Malformed))?;
        let query = axum::extract::Query::try_from_uri(&uri)
            .map_err(|rejection| query_fault(&rejection))?;
        Ok(Self(query.0))
    }
}

fn query_fault(rejection: &QueryRejection) -> AppError {
    type Inner = serde_path_to_error::Error<value::Error>;
    let mut cause: Option<&(dyn Error + 'static)> = Some(rejection);
    while let Some(error) = cause {
        if let Some(inner) = error.downcast_ref::<Inner>() {
            return fault(&inner.path().to_string(), &inner.inner().to_string(), "query");
        }
        cause = error.source();
    }
    AppError::field("query", FieldFault::Malformed)
}

fn pairs(uri: &Uri) -> impl Iterator<Item = &str> {
    uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty())
}

fn named(pair: &str) -> (&str, &str) {
    pair.split_once('=').unwrap_or((pair, ""))
}

/// Names and values of the query as they stand there.
pub fn raw_pairs(uri: &Uri) -> impl Iterator<Item = (&str, &str)> {
    pairs(uri).map(named)
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    let mut cookies =
        lines.flat_map(|line| line.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    cookies.find_map(|(found, value)| (found == name).then_some(value))
}

/// An instant of a query. A `+` that was not escaped comes as a space; it can mean nothing else.
///
/// # Errors
/// The text is no instant.
pub fn instant<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: std::str::FromStr<Err: std::fmt::Display>,
{
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| text.replace(' ', "+").parse().map_err(serde::de::Error::custom)).transpose()
}

/// An id in the path. One that cannot be read is not known.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::from_request_parts(parts, state).await;
        path.map(|path| Self(path.0)).map_err(|_| AppError::NotFound.into())
    }
}

/// How much of a list, from where.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Rows, at most 200; 50 where nothing is asked.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl PageQuery {
    /// The page that is asked for.
    ///
    /// # Errors
    /// More rows than there may be, or none.
    pub fn paging(self) -> Result<Paging, AppError> {
        let most = i64::try_from(MAX_PAGE).unwrap_or(i64::MAX);
        match self.limit {
            Some(limit) if limit > most => Err(AppError::field("limit", FieldFault::TooLong)),
            Some(limit) if limit < 1 => Err(AppError::field("limit", FieldFault::TooShort)),
            limit => Ok(Paging { limit, cursor: self.cursor }),
        }
    }
}

/// The version named by `If-Match`.
pub struct IfMatch(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let given = parts.headers.get(header::IF_MATCH).ok_or(AppError::PreconditionRequired)?;
        let tag = given.to_str().unwrap_or_default().trim();
        // "Whatever stands there" is what this header is asked for to prevent.
        if tag == "*" {
            return Err(AppError::PreconditionRequired.into());
        }
        // What is none of our tags cannot be the tag of what stands there.
        version_of(tag).map(Self).ok_or_else(|| AppError::Stale.into())
    }
}

/// The version in a tag: `"v3"`, or `"v3-0123abcd"` where the answer shows more than was saved.
/// A `W/` that a proxy put before it changes nothing: versions are compared, not bytes.
fn version_of(tag: &str) -> Option<i64> {
    let tag = tag.strip_prefix("W/").unwrap_or(tag).trim_matches('"');
    let version = tag.strip_prefix('v').unwrap_or(tag);
    version.split('-').next()?.parse().ok()
}

/// The `Idempotency-Key` of a creating call, if one was sent.
pub struct Idempotency(pub Option<IdempotencyKey>);

impl<S: Send + Sync> FromRequestParts<S> for Idempotency {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(given) = parts.headers.get(&IDEMPOTENCY_KEY) else { return Ok(Self(None)) };
        let refused = |fault| AppError::field("Idempotency-Key", fault);
        let key = given.to_str().map_err(|_| refused(FieldFault::Malformed))?;
        match key.len() {
            0 => Err(refused(FieldFault::TooShort).into()),
            1..=128 if key.bytes().all(|byte| byte.is_ascii_graphic()) => {
                Ok(Self(Some(IdempotencyKey(key.to_owned()))))
            }
            1..=128 => Err(refused(FieldFault::Malformed).into()),
            _ => Err(refused(FieldFault::TooLong).into()),
        }
    }
}

static IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

#[cfg(test)]
mod tests {
    use super::*;
    use linli_app::ports::bookings::NewBooking;
    use linli_app::ports::facilities::FacilityInput;

    fn said<T: DeserializeOwned>(body: &str) -> AppError {
        match parsed::<T>(body.as_bytes()) {
            Err(Problem::App(error)) => error,
            _ => AppError::NotFound,
        }
    }

    #[test]
    fn the_field_that_is_wrong_is_named() {
        let booking = |members: &str| said::<NewBooking>(&format!("{{{members}}}"));
        assert_eq!(booking(r#""space_id": 5"#), AppError::field("space_id", FieldFault::Malformed));
        assert_eq!(booking(r#""colour": 5"#), AppError::field("colour", FieldFault::Unknown));
        assert_eq!(booking(r#""space_id": "a""#), AppError::field("start", FieldFault::Missing));
        assert_eq!(said::<NewBooking>("{"), AppError::field("body", FieldFault::Malformed));
        assert_eq!(said::<NewBooking>("[]"), AppError::field("body", FieldFault::Malformed));
        let facility = r#"{"unit_id": "u", "name": {}, "category": "hall", "areas": [],
            "spaces": [{"key": "a", "areas": [], "mode": "exclusive", "capacity": 3, "policy": {"colour": 1}}]}"#;
        assert_eq!(
            said::<FacilityInput>(facility),
            AppError::field("spaces[0].policy.colour", FieldFault::Unknown)
        );
    }

    #[test]
    fn a_body_ends_where_it_ends() {
        let twice = r#"{"login": "a", "password": "b"} {}"#;
        assert_eq!(
            said::<linli_app::ports::accounts::SignIn>(twice),
            AppError::field("body", FieldFault::Malformed)
        );
    }

    #[test]
    fn versions_are_read_from_tags() {
        for (tag, version) in [
            ("\"v3\"", Some(3)),
            ("W/\"v3\"", Some(3)),
            ("\"v12-ab34\"", Some(12)),
            ("3", Some(3)),
            ("\"x\"", None),
        ] {
            assert_eq!(version_of(tag), version, "{tag}");
        }
    }
}
