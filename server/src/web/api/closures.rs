//! `/facilities/{id}/closures`, `/facilities/{id}/blocks`: what stops posted hours (暂停开放, 内部使用).

use super::responses::{Affecting, Any, Body, Change, One, State as InState};
use crate::web::answer::{Answer, created, replayed};
use crate::web::caller::Asker;
use crate::web::extract::{Idempotency, Json, Path};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use linli_app::ports::Services;
use linli_app::ports::closures::{
    AffectedBooking, BlockInput, BlockView, CloseTodayInput, ClosureInput, ClosureView, StopsView,
};
use linli_domain::ids::{BlockId, ClosureId, FacilityId};
use linli_domain::time::Slot;

/// Announces a closure; bookings inside will have to move, and `confirm_affected` says that they
/// were seen.
#[utoipa::path(
    post, path = "/facilities/{id}/closures", tag = "closures", operation_id = "close_facility",
    security(("cookie" = []), ("bearer" = [])), request_body = ClosureInput,
    params(
        ("id" = String, Path, description = "the facility"),
        ("Idempotency-Key" = Option<String>, Header, description = "at most 128 visible ASCII characters"),
    ),
    responses(
        (status = 201, description = "announced", body = ClosureView, headers(
            ("Location" = String, description = "where the closures of the facility stand"),
            ("Idempotent-Replayed" = Option<String>, description = "`true`: the key was used for the same body before"))),
        Any, Change, Body, One, Affecting,
    )
)]
pub async fn close(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<FacilityId>,
    Idempotency(key): Idempotency,
    Json(new): Json<ClosureInput>,
) -> Answer {
    let made = services.closures.close(&caller, &id, new, key).await?;
    let path = format!("/api/v1/facilities/{id}/closures");
    Ok(replayed(made.replayed, created(&path, made.value)))
}

/// Closures and blocks of a facility that are not over, for a year.
#[utoipa::path(
    get, path = "/facilities/{id}/closures", tag = "closures", operation_id = "closures",
    security((), ("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the facility")),
    responses((status = 200, description = "what stops its hours", body = StopsView), Any, One)
)]
pub async fn list(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<FacilityId>,
) -> Answer {
    Ok(axum::Json(services.closures.stops(&caller, &id).await?).into_response())
}

/// The bookings that a closure would hit; the same body, writes nothing.
#[utoipa::path(
    post, path = "/facilities/{id}/closures/preview", tag = "closures", operation_id = "preview_closure",
    security(("cookie" = []), ("bearer" = [])), request_body = ClosureInput,
    params(("id" = String, Path, description = "the facility")),
    responses((status = 200, description = "the bookings inside", body = Vec<AffectedBooking>), Any, Change, Body, One)
)]
pub async fn preview(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<FacilityId>,
    Json(new): Json<ClosureInput>,
) -> Answer {
    let wanted = linli_app::ports::closures::Affecting {
        slot: Slot::new(new.start, new.end),
        space_ids: new.space_ids,
        areas: new.areas,
    };
    Ok(axum::Json(services.closures.affected(&caller, &id, wanted).await?).into_response())
}

/// 今日停开放: closes from now to the end of the local day; a second call answers the same closure.
#[utoipa::path(
    post, path = "/facilities/{id}/close-today", tag = "closures", operation_id = "close_today",
    security(("cookie" = []), ("bearer" = [])), request_body = CloseTodayInput,
    params(("id" = String, Path, description = "the facility")),
    responses(
        (status = 201, description = "closed", body = ClosureView, headers(
            ("Location" = String, description = "where the closures of the facility stand"),
            ("Idempotent-Replayed" = Option<String>, description = "`true`: today was closed already"))),
        Any, Change, Body, One, Affecting,
    )
)]
pub async fn close_today(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<FacilityId>,
    Json(new): Json<CloseTodayInput>,
) -> Answer {
    let CloseTodayInput { reason_code, confirm_affected } = new;
    let closures = &services.closures;
    let made = closures.close_today(&caller, &id, reason_code, confirm_affected).await?;
    let path = format!("/api/v1/facilities/{id}/closures");
    Ok(replayed(made.replayed, created(&path, made.value)))
}

/// Ends a closure now, or undoes one that is to come. What was cancelled stays cancelled.
#[utoipa::path(
    post, path = "/closures/{id}/lift", tag = "closures", operation_id = "lift_closure",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the closure")),
    responses((status = 200, description = "lifted", body = ClosureView), Any, Change, One, InState)
)]
pub async fn lift(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<ClosureId>,
) -> Answer {
    Ok(axum::Json(services.closures.lift(&caller, &id).await?).into_response())
}

/// Takes time for the unit itself: own use, teaching, repair.
#[utoipa::path(
    post, path = "/facilities/{id}/blocks", tag = "closures", operation_id = "block_facility",
    security(("cookie" = []), ("bearer" = [])), request_body = BlockInput,
    params(
        ("id" = String, Path, description = "the facility"),
        ("Idempotency-Key" = Option<String>, Header, description = "at most 128 visible ASCII characters"),
    ),
    responses(
        (status = 201, description = "made", body = BlockView, headers(
            ("Location" = String, description = "where it stands"),
            ("Idempotent-Replayed" = Option<String>, description = "`true`: the key was used for the same body before"))),
        Any, Change, Body, One, Affecting,
    )
)]
pub async fn block(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<FacilityId>,
    Idempotency(key): Idempotency,
    Json(new): Json<BlockInput>,
) -> Answer {
    let made = services.closures.block(&caller, &id, new, key).await?;
    let path = format!("/api/v1/blocks/{}", made.value.id);
    Ok(replayed(made.replayed, created(&path, made.value)))
}

/// Gives time back that the unit had taken.
#[utoipa::path(
    delete, path = "/blocks/{id}", tag = "closures", operation_id = "unblock",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the block")),
    responses((status = 204, description = "removed"), Any, Change, One)
)]
pub async fn unblock(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<BlockId>,
) -> Answer {
    services.closures.unblock(&caller, &id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
