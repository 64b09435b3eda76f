//! `/facilities/{id}/duties`: who looks after an open interval (值守).

use super::responses::{Any, Body, Change, One, Shut, State as InState};
use crate::web::answer::{Answer, created, replayed};
use crate::web::caller::Asker;
use crate::web::extract::{Idempotency, Json, Path};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use linli_app::ports::Services;
use linli_app::ports::duties::{DutyInput, DutyView};
use linli_domain::ids::{DutyId, FacilityId};

/// Puts somebody on duty: the caller, or, by the liaison, anybody of the unit or a volunteer.
#[utoipa::path(
    post, path = "/facilities/{id}/duties", tag = "openings", operation_id = "assign_duty",
    security(("cookie" = []), ("bearer" = [])), request_body = DutyInput,
    params(
        ("id" = String, Path, description = "the facility"),
        ("Idempotency-Key" = Option<String>, Header, description = "at most 128 visible ASCII characters"),
    ),
    responses(
        (status = 201, description = "assigned", body = DutyView, headers(
            ("Location" = String, description = "where it stands"),
            ("Idempotent-Replayed" = Option<String>, description = "`true`: the key was used for the same body before"))),
        Any, Change, Body, One, Shut,
    )
)]
pub async fn assign(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<FacilityId>,
    Idempotency(key): Idempotency,
    Json(new): Json<DutyInput>,
) -> Answer {
    let made = services.duties.assign(&caller, &id, new, key).await?;
    let path = format!("/api/v1/duties/{}", made.value.id);
    Ok(replayed(made.replayed, created(&path, made.value)))
}

/// Offers a turn to the others of the unit.
#[utoipa::path(
    post, path = "/duties/{id}/offer", tag = "openings", operation_id = "offer_duty",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the turn")),
    responses((status = 200, description = "offered", body = DutyView), Any, Change, One, InState)
)]
pub async fn offer(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<DutyId>,
) -> Answer {
    Ok(axum::Json(services.duties.offer(&caller, &id).await?).into_response())
}

/// Takes a turn that was offered.
#[utoipa::path(
    post, path = "/duties/{id}/accept", tag = "openings", operation_id = "accept_duty",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the turn")),
    responses((status = 200, description = "taken over", body = DutyView), Any, Change, One, InState)
)]
pub async fn accept(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<DutyId>,
) -> Answer {
    Ok(axum::Json(services.duties.accept(&caller, &id).await?).into_response())
}

/// Takes somebody off duty.
#[utoipa::path(
    delete, path = "/duties/{id}", tag = "openings", operation_id = "withdraw_duty",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the turn")),
    responses((status = 204, description = "removed"), Any, Change, One, InState)
)]
pub async fn withdraw(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<DutyId>,
) -> Answer {
    services.duties.withdraw(&caller, &id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
