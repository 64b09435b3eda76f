//! Bounds of every request: how large, how long.

use super::problem::{Fault, Problem};
use axum::body::Body;
use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use http_body_util::Limited;
use linli_app::error::AppError;
use linli_domain::limits::MAX_PHOTO_BYTES;
use std::time::Duration;

/// Largest body of a form or a call; the largest that we send ourselves is a facility with all its rules.
pub const MAX_BODY: usize = 256 * 1024;

/// The largest body that this path takes: files are larger than forms.
fn most(path: &str) -> usize {
    let of_unit = path.strip_prefix("/unit/facilities/");
    if of_unit.is_some_and(|rest| rest.ends_with("/photos")) {
        MAX_PHOTO_BYTES + MAX_BODY
    } else if ["/unit/import", "/admin/import"].contains(&path) {
        crate::services::imports::MAX_UPLOAD + MAX_BODY
    } else {
        MAX_BODY
    }
}

/// How much of a body that is too large is still taken in, so that the answer reaches a client
/// that sends first and reads later.
const DRAINED: usize = 16 * MAX_BODY;

const MAX_TIME: Duration = Duration::from_secs(30);

/// Refuses bodies that say they are too large, and cuts those that do not say.
pub async fn body(request: Request, next: Next) -> Response {
    let most = most(request.uri().path());
    let told = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse().ok());
    if told.is_some_and(|length: usize| length > most) {
        drain(request.into_body()).await;
        return Problem::from(AppError::TooLarge).into_response();
    }
    next.run(request.map(|body| Body::new(Limited::new(body, most)))).await
}

async fn drain(body: Body) {
    let mut taken = 0;
    let mut chunks = body.into_data_stream();
    while let Some(Ok(chunk)) = chunks.next().await {
        taken += chunk.len();
        if taken > DRAINED {
            return;
        }
    }
}

/// Gives up on a request that takes too long. What it began in the database ends by itself.
pub async fn time(request: Request, next: Next) -> Response {
    let answer = tokio::time::timeout(MAX_TIME, next.run(request)).await;
    answer.unwrap_or_else(|_| Problem::from(Fault::TooSlow).into_response())
}
