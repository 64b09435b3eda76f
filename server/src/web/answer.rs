//! Writing answers: versions as tags, what was made and where it stands.

use super::problem::Problem;
use axum::Json;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use linli_app::ports::Created;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What a handler answers.
pub type Answer = Result<Response, Problem>;

/// One resource under a tag of its own; 304 to a reader who has it.
///
/// Some answers show more than what was saved (free times, whether it is open now), so the tag
/// names the version and, behind it, the content.
///
/// # Errors
/// The value cannot be written as JSON.
pub fn tagged<T: Serialize>(asked: &HeaderMap, version: i64, value: &T) -> Answer {
    let body = serde_json::to_vec(value).map_err(crate::failure::Failure::from)?;
    let tag = format!("\"v{version}-{:08x}\"", fingerprint(&body));
    Ok(unless_known(asked, tag, "application/json", body))
}

/// A text under the tag of its content; 304 to a reader who has it.
///
/// # Errors
/// None; the type is that of a handler.
pub fn with_tag(asked: &HeaderMap, kind: &'static str, text: String) -> Answer {
    let tag = format!("\"{:08x}\"", fingerprint(text.as_bytes()));
    Ok(unless_known(asked, tag, kind, text.into_bytes()))
}

fn fingerprint(body: &[u8]) -> u32 {
    let hash = Sha256::digest(body);
    u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]])
}

fn unless_known(asked: &HeaderMap, tag: String, kind: &'static str, body: Vec<u8>) -> Response {
    let known =
        asked.get_all(header::IF_NONE_MATCH).into_iter().filter_map(|line| line.to_str().ok());
    let mut known = known.flat_map(|line| line.split(',')).map(str::trim);
    let is_known =
        known.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag);
    let tag_header = [(header::ETAG, tag)];
    if is_known {
        return (StatusCode::NOT_MODIFIED, tag_header).into_response();
    }
    (tag_header, [(header::CONTENT_TYPE, kind)], body).into_response()
}

/// A resource that was changed, with its new version.
pub fn changed<T: Serialize>(version: i64, value: T) -> Response {
    ([(header::ETAG, version_tag(version))], Json(value)).into_response()
}

/// 201, and where it stands.
pub fn created<T: Serialize>(path: &str, value: T) -> Response {
    (StatusCode::CREATED, [(header::LOCATION, path)], Json(value)).into_response()
}

/// 201 with a version.
pub fn created_version<T: Serialize>(path: &str, version: i64, value: T) -> Response {
    ([(header::ETAG, version_tag(version))], created(path, value)).into_response()
}

/// 201 with a version; and whether it is the answer to an earlier call with the same key.
pub fn created_once<T: Serialize>(path: &str, version: i64, made: Created<T>) -> Response {
    replayed(made.replayed, created_version(path, version, made.value))
}

/// Says of an answer whether it is that to an earlier call with the same key.
pub fn replayed(replayed: bool, mut answer: Response) -> Response {
    if replayed {
        let name = HeaderName::from_static("idempotent-replayed");
        answer.headers_mut().insert(name, HeaderValue::from_static("true"));
    }
    answer
}

fn version_tag(version: i64) -> String {
    format!("\"v{version}\"")
}
