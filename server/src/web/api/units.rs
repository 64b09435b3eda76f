//! `/units`: partner units (驻区单位).

use super::responses::{Any, Body, Change, One, Parameters, Versioned};
use crate::web::answer::{Answer, changed, created_version, tagged};
use crate::web::caller::Asker;
use crate::web::extract::{IfMatch, Json, PageQuery, Path, Query};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use linli_app::ports::bookings::UnitBooking;
use linli_app::ports::places::{UnitInput, UnitPatch, UnitView};
use linli_app::ports::{Page, Services};
use linli_domain::ids::UnitId;

/// Units.
#[utoipa::path(
    get, path = "/units", tag = "places", operation_id = "units",
    security((), ("cookie" = []), ("bearer" = [])), params(PageQuery),
    responses((status = 200, description = "one page", body = Page<UnitView>), Any, Parameters)
)]
pub async fn list(
    State(services): State<Services>,
    Asker(caller): Asker,
    Query(page): Query<PageQuery>,
) -> Answer {
    Ok(axum::Json(services.places.units(&caller, &page.paging()?).await?).into_response())
}

/// Makes a unit; administrators only.
#[utoipa::path(
    post, path = "/units", tag = "places", operation_id = "create_unit",
    security(("cookie" = []), ("bearer" = [])), request_body = UnitInput,
    responses(
        (status = 201, description = "made", body = UnitView, headers(
            ("Location" = String, description = "where it stands"),
            ("ETag" = String, description = "its version"))),
        Any, Change, Body,
    )
)]
pub async fn create(
    State(services): State<Services>,
    Asker(caller): Asker,
    Json(new): Json<UnitInput>,
) -> Answer {
    let unit = services.places.create_unit(&caller, new).await?;
    Ok(created_version(&format!("/api/v1/units/{}", unit.id), unit.version, unit))
}

/// One unit.
#[utoipa::path(
    get, path = "/units/{id}", tag = "places", operation_id = "unit",
    security((), ("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the unit")),
    responses(
        (status = 200, description = "the unit", body = UnitView,
            headers(("ETag" = String, description = "its version"))),
        (status = 304, description = "`If-None-Match` names what stands"),
        Any, One,
    )
)]
pub async fn read(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<UnitId>,
    headers: HeaderMap,
) -> Answer {
    let unit = services.places.unit(&caller, &id).await?;
    tagged(&headers, unit.version, &unit)
}

/// Changes the members given; administrators and the unit's liaison.
#[utoipa::path(
    patch, path = "/units/{id}", tag = "places", operation_id = "update_unit",
    security(("cookie" = []), ("bearer" = [])), request_body = UnitPatch,
    params(
        ("id" = String, Path, description = "the unit"),
        ("If-Match" = String, Header, description = "the ETag that was read"),
    ),
    responses(
        (status = 200, description = "changed", body = UnitView,
            headers(("ETag" = String, description = "its new version"))),
        Any, Change, Body, One, Versioned,
    )
)]
pub async fn update(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<UnitId>,
    IfMatch(version): IfMatch,
    Json(patch): Json<UnitPatch>,
) -> Answer {
    let unit = services.places.update_unit(&caller, &id, version, patch).await?;
    Ok(changed(unit.version, unit))
}

/// Bookings in the facilities of a unit, with names, for its liaison.
#[utoipa::path(
    get, path = "/units/{id}/bookings", tag = "places", operation_id = "unit_bookings",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the unit"), PageQuery),
    responses(
        (status = 200, description = "one page", body = Page<UnitBooking>),
        Any, One, Parameters,
    )
)]
pub async fn bookings(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<UnitId>,
    Query(page): Query<PageQuery>,
) -> Answer {
    Ok(axum::Json(services.bookings.of_unit(&caller, &id, &page.paging()?).await?).into_response())
}
