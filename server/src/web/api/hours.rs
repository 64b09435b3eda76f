//! `/hours/read`: opening hours from the words of a notice.

use super::responses::{Any, Body, Change};
use crate::web::answer::Answer;
use crate::web::extract::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use linli_app::ports::Services;
use linli_app::ports::hours::{HoursInput, HoursReading};

/// Reads opening hours in Chinese or English, or as `OpenStreetMap` writes them, into rules; what
/// is not understood wholly is refused with the piece, never guessed. Writes nothing.
#[utoipa::path(
    post, path = "/hours/read", tag = "facilities", operation_id = "read_hours",
    security((), ("cookie" = []), ("bearer" = [])), request_body = HoursInput,
    responses((status = 200, description = "what was read, or what was not", body = HoursReading), Any, Change, Body)
)]
pub async fn read(State(services): State<Services>, Json(asked): Json<HoursInput>) -> Answer {
    Ok(axum::Json(services.hours.read_hours(asked).await?).into_response())
}
