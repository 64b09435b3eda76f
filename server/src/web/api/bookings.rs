//! `/bookings`: taking a slot and giving it back (预约).

use super::responses::{Any, Body, Change, One, Slot, State as InState, Versioned};
use crate::web::answer::{Answer, changed, created_once, tagged};
use crate::web::caller::Asker;
use crate::web::extract::{Idempotency, IfMatch, Json, JsonOrNothing, Path};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use linli_app::ports::Services;
use linli_app::ports::bookings::{BookingPatch, BookingView, CancelInput, NewBooking, Preview};
use linli_domain::ids::BookingId;

/// Takes a slot.
#[utoipa::path(
    post, path = "/bookings", tag = "bookings", operation_id = "create_booking",
    security(("cookie" = []), ("bearer" = [])), request_body = NewBooking,
    params(("Idempotency-Key" = Option<String>, Header, description = "at most 128 visible ASCII characters")),
    responses(
        (status = 201, description = "taken", body = BookingView, headers(
            ("Location" = String, description = "where it stands"),
            ("ETag" = String, description = "its version"),
            ("Idempotent-Replayed" = Option<String>, description = "`true`: the key was used for the same body before"))),
        Any, Change, Body, Slot,
    )
)]
pub async fn create(
    State(services): State<Services>,
    Asker(caller): Asker,
    Idempotency(key): Idempotency,
    Json(asked): Json<NewBooking>,
) -> Answer {
    let made = services.bookings.create(&caller, asked, key).await?;
    Ok(created_once(&format!("/api/v1/bookings/{}", made.value.id), made.value.version, made))
}

/// What booking would answer; writes nothing.
#[utoipa::path(
    post, path = "/bookings/preview", tag = "bookings", operation_id = "preview_booking",
    security((), ("cookie" = []), ("bearer" = [])), request_body = NewBooking,
    responses((status = 200, description = "it could be taken now", body = Preview), Any, Change, Body, Slot)
)]
pub async fn preview(
    State(services): State<Services>,
    Asker(caller): Asker,
    Json(asked): Json<NewBooking>,
) -> Answer {
    Ok(axum::Json(services.bookings.preview(&caller, asked).await?).into_response())
}

/// One booking: the caller's own, or of the caller's unit.
#[utoipa::path(
    get, path = "/bookings/{id}", tag = "bookings", operation_id = "booking",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the booking")),
    responses(
        (status = 200, description = "the booking", body = BookingView,
            headers(("ETag" = String, description = "its version, and its state at this moment"))),
        (status = 304, description = "`If-None-Match` names what stands"),
        Any, One,
    )
)]
pub async fn read(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<BookingId>,
    headers: HeaderMap,
) -> Answer {
    let booking = services.bookings.booking(&caller, &id).await?;
    tagged(&headers, booking.version, &booking)
}

/// Moves it or changes the number of people; a move that fails leaves the old slot.
#[utoipa::path(
    patch, path = "/bookings/{id}", tag = "bookings", operation_id = "update_booking",
    security(("cookie" = []), ("bearer" = [])), request_body = BookingPatch,
    params(
        ("id" = String, Path, description = "the booking"),
        ("If-Match" = String, Header, description = "the ETag that was read"),
    ),
    responses(
        (status = 200, description = "changed", body = BookingView,
            headers(("ETag" = String, description = "its new version"))),
        Any, Change, Body, One, Versioned, Slot,
    )
)]
pub async fn update(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<BookingId>,
    IfMatch(version): IfMatch,
    Json(change): Json<BookingPatch>,
) -> Answer {
    let booking = services.bookings.change(&caller, &id, version, change).await?;
    Ok(changed(booking.version, booking))
}

/// Gives the slot back. A unit that cancels somebody's booking says why.
#[utoipa::path(
    post, path = "/bookings/{id}/cancel", tag = "bookings", operation_id = "cancel_booking",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the booking")),
    request_body(content = Option<CancelInput>, description = "may be left out by the holder"),
    responses(
        (status = 200, description = "given back", body = BookingView,
            headers(("ETag" = String, description = "its new version"))),
        Any, Change, Body, One, InState,
    )
)]
pub async fn cancel(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<BookingId>,
    JsonOrNothing(why): JsonOrNothing<CancelInput>,
) -> Answer {
    let booking = services.bookings.cancel(&caller, &id, why).await?;
    Ok(changed(booking.version, booking))
}
