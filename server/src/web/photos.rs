//! `/photos/{id}/{size}`: pictures of facilities, which caches may keep.

use super::answer::Answer;
use super::caller::Asker;
use super::extract::Path;
use super::state::AppState;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use linli_app::error::AppError;
use linli_app::ports::Services;
use linli_app::ports::photos::PhotoSize;
use linli_domain::ids::PhotoId;

/// The route.
pub fn routes() -> Router<AppState> {
    Router::new().route("/photos/{id}/{size}", get(picture))
}

/// A picture never changes under its address; of a draft nobody else may keep it.
async fn picture(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path((id, size)): Path<(PhotoId, String)>,
    headers: HeaderMap,
) -> Answer {
    let size = PhotoSize::parse(&size).ok_or(AppError::NotFound)?;
    let picture = services.photos.picture(&caller, &id, size).await?;
    let tag = format!("\"{}\"", &picture.hash[..32.min(picture.hash.len())]);
    let keep =
        if picture.public { "public, max-age=86400, immutable" } else { "private, no-cache" };
    let told = [
        (header::ETAG, tag.clone()),
        (header::CACHE_CONTROL, keep.to_owned()),
        (header::CONTENT_TYPE, "image/jpeg".to_owned()),
        (header::CONTENT_DISPOSITION, "inline".to_owned()),
    ];
    let known = headers.get_all(header::IF_NONE_MATCH).into_iter();
    let mut known = known.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(','));
    if known.any(|one| one.trim().trim_start_matches("W/") == tag) {
        return Ok((StatusCode::NOT_MODIFIED, told).into_response());
    }
    Ok((told, picture.body).into_response())
}
