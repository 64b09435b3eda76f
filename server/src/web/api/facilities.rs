//! `/facilities`: publishing and finding facilities (设施).

use super::responses::{Affecting, Any, Body, Change, One, Parameters, Versioned};
use crate::web::answer::{Answer, changed, created_once, tagged};
use crate::web::caller::Asker;
use crate::web::extract::{Idempotency, IfMatch, Json, PageQuery, Path, Query, instant};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use chrono::{DateTime, NaiveDate, Utc};
use linli_app::ports::facilities::{
    FacilityInput, FacilityItem, FacilityPatch, FacilitySaved, FacilityView, Search,
};
use linli_app::ports::{Page, Services};
use linli_domain::facility::Category;
use linli_domain::ids::{DivisionCode, FacilityId, UnitId};
use serde::Deserialize;
use utoipa::IntoParams;

/// What a search asks for; everything is optional.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Words of the name, the address or the unit.
    q: Option<String>,
    /// A category.
    #[param(inline)]
    category: Option<Category>,
    /// Code of a division; its whole subtree counts.
    #[param(value_type = Option<String>)]
    division: Option<DivisionCode>,
    /// Only what this unit shares.
    #[param(value_type = Option<String>)]
    unit: Option<UnitId>,
    /// Only with a space free for the whole slot, together with `to`.
    #[serde(default, deserialize_with = "instant")]
    from: Option<DateTime<Utc>>,
    /// See `from`.
    #[serde(default, deserialize_with = "instant")]
    to: Option<DateTime<Utc>>,
    /// A local day; only facilities open on it.
    day: Option<NaiveDate>,
    /// People that must fit.
    persons: Option<i64>,
    /// Rows, at most 200; 50 where nothing is asked.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Facilities that match, open ones and near ones first.
#[utoipa::path(
    get, path = "/facilities", tag = "facilities", operation_id = "facilities",
    security((), ("cookie" = []), ("bearer" = [])), params(Wanted),
    responses((status = 200, description = "one page", body = Page<FacilityItem>), Any, Parameters)
)]
pub async fn search(
    State(services): State<Services>,
    Asker(caller): Asker,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let Wanted { q, category, division, unit, from, to, day, persons, limit, cursor } = wanted;
    let wanted = Search { q, category, division, unit, from, to, day, persons };
    let paging = PageQuery { limit, cursor }.paging()?;
    Ok(axum::Json(services.facilities.search(&caller, &wanted, &paging).await?).into_response())
}

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
