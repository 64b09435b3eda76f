//! For those who run it: is it alive, is it ready, what was asked.

use super::state::AppState;
use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::time::Instant;

/// `/healthz` and `/readyz`.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/healthz", get(|| async { said(StatusCode::OK, "ok\n") }))
        .route("/readyz", get(ready))
}

/// The database answers.
async fn ready(State(state): State<AppState>) -> Response {
    match state.db.ping().await {
        Ok(()) => said(StatusCode::OK, "ok\n"),
        Err(failure) => {
            tracing::error!(error = %failure, "not ready");
            said(StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}

fn said(status: StatusCode, text: &'static str) -> Response {
    (
        status,
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")],
        text,
    )
        .into_response()
}

/// One line a request. Only the pattern of the path: ids and queries can tell who did what.
pub async fn trace(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().cloned();
    let answer = next.run(request).await;
    let path = path.as_ref().map_or("-", MatchedPath::as_str);
    let (status, ms) = (answer.status().as_u16(), begun.elapsed().as_millis());
    tracing::info!(%method, path, status, ms, "request");
    answer
}
