//! `/facilities/{id}/locked-reports`: a door that was found locked (到了没开门).

use super::responses::{Any, Body, Change, Counted, One, Shut, State as InState};
use crate::web::answer::{Answer, created, replayed};
use crate::web::caller::Asker;
use crate::web::extract::{Json, JsonOrNothing, Path};
use axum::extract::State;
use axum::response::IntoResponse;
use linli_app::ports::Services;
use linli_app::ports::locked::{LockedAnswering, LockedInput, LockedSaid, LockedView};
use linli_domain::ids::{FacilityId, LockedId};

/// Tells the unit that somebody stood before a locked door in posted hours; needs no account. The
/// same network is heard once in half an hour.
#[utoipa::path(
    post, path = "/facilities/{id}/locked-reports", tag = "openings", operation_id = "report_locked",
    security((), ("cookie" = []), ("bearer" = [])), request_body(content = LockedInput),
    params(("id" = String, Path, description = "the facility")),
    responses(
        (status = 201, description = "told", body = LockedSaid, headers(
            ("Location" = String, description = "the facility"),
            ("Idempotent-Replayed" = Option<String>, description = "`true`: the unit had been told already"))),
        Any, Change, Body, One, Shut, Counted,
    )
)]
pub async fn report(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<FacilityId>,
    JsonOrNothing(new): JsonOrNothing<LockedInput>,
) -> Answer {
    let made = services.locked.report(&caller, &id, new).await?;
    Ok(replayed(made.replayed, created(&format!("/api/v1/facilities/{id}"), made.value)))
}

/// Answers, for the unit: it was locked; it was open, by marks at the door; or it is excused.
#[utoipa::path(
    post, path = "/locked-reports/{id}/answer", tag = "openings", operation_id = "answer_locked",
    security(("cookie" = []), ("bearer" = [])), request_body = LockedAnswering,
    params(("id" = String, Path, description = "the report")),
    responses((status = 200, description = "answered", body = LockedView), Any, Change, Body, One, InState)
)]
pub async fn answer(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<LockedId>,
    Json(answer): Json<LockedAnswering>,
) -> Answer {
    Ok(axum::Json(services.locked.answer_locked(&caller, &id, answer).await?).into_response())
}

/// Reports that no unit answered within 24 hours, in the caller's communities.
#[utoipa::path(
    get, path = "/desk/locked-reports", tag = "openings", operation_id = "escalated_locked",
    security(("cookie" = []), ("bearer" = [])),
    responses((status = 200, description = "oldest first", body = Vec<LockedView>), Any, One)
)]
pub async fn escalated(State(services): State<Services>, Asker(caller): Asker) -> Answer {
    Ok(axum::Json(services.locked.escalated(&caller).await?).into_response())
}
