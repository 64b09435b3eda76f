//! `/facilities`: publishing facilities (设施) and reading one; finding them is `search.rs`.

use super::responses::{Affecting, Any, Body, Change, One, Versioned};
use crate::web::answer::{Answer, changed, created_once, tagged};
use crate::web::caller::Asker;
use crate::web::extract::{Idempotency, IfMatch, Json, Path};
use axum::extract::State;
use axum::http::HeaderMap;
use linli_app::ports::Services;
use linli_app::ports::facilities::{FacilityInput, FacilityPatch, FacilitySaved, FacilityView};
use linli_domain::ids::FacilityId;

/// Publishes a facility with its areas and spaces.
#[utoipa::path(
    post, path = "/facilities", tag = "facilities", operation_id = "create_facility",
    security(("cookie" = []), ("bearer" = [])), request_body = FacilityInput,
    params(("Idempotency-Key" = Option<String>, Header, description = "at most 128 visible ASCII characters")),
    responses(
        (status = 201, description = "made", body = FacilitySaved, headers(
            ("Location" = String, description = "where it stands"),
            ("ETag" = String, description = "its version"),
            ("Idempotent-Replayed" = Option<String>, description = "`true`: the key was used for the same body before"))),
        Any, Change, Body,
    )
)]
pub async fn create(
    State(services): State<Services>,
    Asker(caller): Asker,
    Idempotency(key): Idempotency,
    Json(new): Json<FacilityInput>,
) -> Answer {
    let made = services.facilities.create(&caller, new, key).await?;
    Ok(created_once(&format!("/api/v1/facilities/{}", made.value.id), made.value.version, made))
}

/// One facility with its week and its free times.
#[utoipa::path(
    get, path = "/facilities/{id}", tag = "facilities", operation_id = "facility",
    security((), ("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the facility")),
    responses(
        (status = 200, description = "the facility", body = FacilityView,
            headers(("ETag" = String, description = "its version, and what it shows at this moment"))),
        (status = 304, description = "`If-None-Match` names what stands"),
        Any, One,
    )
)]
pub async fn read(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<FacilityId>,
    headers: HeaderMap,
) -> Answer {
    let facility = services.facilities.facility(&caller, &id).await?;
    tagged(&headers, facility.version, &facility)
}

/// Replaces the top-level members given; areas and spaces are matched by key, one absent is retired.
#[utoipa::path(
    patch, path = "/facilities/{id}", tag = "facilities", operation_id = "update_facility",
    security(("cookie" = []), ("bearer" = [])), request_body = FacilityPatch,
    params(
        ("id" = String, Path, description = "the facility"),
        ("If-Match" = String, Header, description = "the ETag that was read"),
    ),
    responses(
        (status = 200, description = "changed", body = FacilitySaved,
            headers(("ETag" = String, description = "its new version"))),
        Any, Change, Body, One, Versioned, Affecting,
    )
)]
pub async fn update(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<FacilityId>,
    IfMatch(version): IfMatch,
    Json(patch): Json<FacilityPatch>,
) -> Answer {
    let saved = services.facilities.update(&caller, &id, version, patch).await?;
    Ok(changed(saved.version, saved))
}
