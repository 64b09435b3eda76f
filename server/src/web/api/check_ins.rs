//! `/bookings/{id}/check-in` and `/bookings/{id}/no-show`: what happened at the door (签到, 爽约).

use super::responses::{Any, Body, Change, One, State as InState};
use crate::web::answer::{Answer, changed};
use crate::web::caller::Asker;
use crate::web::extract::{Json, Path};
use axum::extract::State;
use linli_app::ports::Services;
use linli_app::ports::bookings::BookingView;
use linli_app::ports::check_ins::CheckInInput;
use linli_domain::ids::BookingId;

/// Signs somebody in: with the six digits, or by staff with a head count; from 15 minutes before
/// the start to the end.
#[utoipa::path(
    post, path = "/bookings/{id}/check-in", tag = "bookings", operation_id = "check_in",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the booking")),
    request_body = CheckInInput,
    responses(
        (status = 200, description = "signed in", body = BookingView,
            headers(("ETag" = String, description = "its new version"))),
        Any, Change, Body, One, InState,
    )
)]
pub async fn check_in(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<BookingId>,
    Json(given): Json<CheckInInput>,
) -> Answer {
    let booking = services.check_ins.check_in(&caller, &id, given).await?;
    Ok(changed(booking.version, booking))
}

/// Staff of the place say that nobody came; the slot is free again.
#[utoipa::path(
    post, path = "/bookings/{id}/no-show", tag = "bookings", operation_id = "no_show",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the booking")),
    responses(
        (status = 200, description = "noted", body = BookingView,
            headers(("ETag" = String, description = "its new version"))),
        Any, Change, One, InState,
    )
)]
pub async fn no_show(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<BookingId>,
) -> Answer {
    let booking = services.check_ins.nobody_came(&caller, &id).await?;
    Ok(changed(booking.version, booking))
}
