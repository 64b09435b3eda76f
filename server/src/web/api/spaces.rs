//! `/spaces`: when a space (场地) is free.

use super::responses::{Any, One, Parameters};
use crate::web::answer::Answer;
use crate::web::caller::Asker;
use crate::web::extract::{Path, Query};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use linli_app::ports::Services;
use linli_app::ports::facilities::{Availability, AvailabilityQuery};
use linli_domain::ids::SpaceId;

/// Open, busy and free between two local days, at most 62.
#[utoipa::path(
    get, path = "/spaces/{id}/availability", tag = "facilities", operation_id = "availability",
    security((), ("cookie" = []), ("bearer" = [])),
    params(
        ("id" = String, Path, description = "the space"),
        ("from" = NaiveDate, Query, description = "first local day"),
        ("to" = NaiveDate, Query, description = "last local day, included"),
        ("minutes" = Option<i64>, Query, description = "length; the space's shortest where none is given"),
        ("persons" = Option<i64>, Query, description = "people; 1 where none is given"),
    ),
    responses((status = 200, description = "the days", body = Availability), Any, One, Parameters)
)]
pub async fn availability(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<SpaceId>,
    Query(wanted): Query<AvailabilityQuery>,
) -> Answer {
    Ok(Json(services.facilities.availability(&caller, &id, &wanted).await?).into_response())
}
