//! `/facilities/{id}/openings`, `/facilities/{id}/head-counts`: marks at the door (开门·关门, 人次).

use super::responses::{Any, Body, Change, One, Parameters, Staff, State as InState};
use crate::web::answer::{Answer, created, replayed};
use crate::web::caller::Asker;
use crate::web::extract::{Idempotency, Json, Path, Query};
use axum::extract::State;
use axum::response::IntoResponse;
use chrono::NaiveDate;
use linli_app::ports::Services;
use linli_app::ports::openings::{
    CountInput, CountView, EvidenceView, MarkInput, MarkView, TodayView,
};
use linli_domain::ids::{FacilityId, MarkId, UnitId};
use serde::Deserialize;
use utoipa::IntoParams;

/// Opens or closes a door. A second tap of the same kind within a minute is the same mark. Marks
/// that are more than ten minutes old are kept as paper and count once a second person confirms them.
#[utoipa::path(
    post, path = "/facilities/{id}/openings", tag = "openings", operation_id = "mark_opening",
    security(("cookie" = []), ("bearer" = [])), request_body = MarkInput,
    params(
        ("id" = String, Path, description = "the facility"),
        ("Idempotency-Key" = Option<String>, Header, description = "at most 128 visible ASCII characters"),
    ),
    responses(
        (status = 201, description = "marked", body = MarkView, headers(
            ("Location" = String, description = "where the marks of the facility stand"),
            ("Idempotent-Replayed" = Option<String>, description = "`true`: it had been marked already"))),
        Any, Change, Body, One,
    )
)]
pub async fn mark(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<FacilityId>,
    Idempotency(key): Idempotency,
    Json(new): Json<MarkInput>,
) -> Answer {
    let made = services.openings.mark(&caller, &id, new, key).await?;
    Ok(replayed(made.replayed, created(&format!("/api/v1/facilities/{id}/openings"), made.value)))
}

/// Two local days.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Days {
    /// First local day.
    from: NaiveDate,
    /// Last local day, included; at most 62 days.
    to: NaiveDate,
}

/// Marks between two local days, and the hours that they prove; for the unit and those above it.
#[utoipa::path(
    get, path = "/facilities/{id}/openings", tag = "openings", operation_id = "openings",
    security(("cookie" = []), ("bearer" = [])),
    params(("id" = String, Path, description = "the facility"), Days),
    responses(
        (status = 200, description = "the evidence", body = EvidenceView),
        Any, One, Staff, Parameters,
    )
)]
pub async fn evidence(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<FacilityId>,
    Query(days): Query<Days>,
) -> Answer {
    let found = services.openings.evidence(&caller, &id, days.from, days.to).await?;
    Ok(axum::Json(found).into_response())
}

/// Confirms a mark that somebody else wrote down afterwards.
#[utoipa::path(
    post, path = "/openings/{id}/confirm", tag = "openings", operation_id = "confirm_opening",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the mark")),
    responses((status = 200, description = "confirmed", body = MarkView), Any, Change, One, InState)
)]
pub async fn confirm(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<MarkId>,
) -> Answer {
    Ok(axum::Json(services.openings.confirm_mark(&caller, &id).await?).into_response())
}

/// Changes the day's head count, by a number or to a number; it never goes below nought.
#[utoipa::path(
    post, path = "/facilities/{id}/head-counts", tag = "openings", operation_id = "count_heads",
    security(("cookie" = []), ("bearer" = [])), request_body = CountInput,
    params(
        ("id" = String, Path, description = "the facility"),
        ("Idempotency-Key" = Option<String>, Header, description = "at most 128 visible ASCII characters"),
    ),
    responses(
        (status = 201, description = "counted", body = CountView, headers(
            ("Location" = String, description = "where the counts of the facility stand"),
            ("Idempotent-Replayed" = Option<String>, description = "`true`: the key was used for the same body before"))),
        Any, Change, Body, One,
    )
)]
pub async fn count(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<FacilityId>,
    Idempotency(key): Idempotency,
    Json(new): Json<CountInput>,
) -> Answer {
    let made = services.openings.count(&caller, &id, new, key).await?;
    Ok(replayed(made.replayed, created(&format!("/api/v1/facilities/{id}/openings"), made.value)))
}

/// The doors of a unit as they stand now; for its keepers and liaison and the community's desk.
#[utoipa::path(
    get, path = "/units/{id}/today", tag = "openings", operation_id = "unit_today",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the unit")),
    responses((status = 200, description = "today", body = TodayView), Any, One)
)]
pub async fn today(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<UnitId>,
) -> Answer {
    Ok(axum::Json(services.openings.today(&caller, Some(&id)).await?).into_response())
}
