//! Booking, cancelling, moving.

use super::Sent;
use crate::web::pages::see_other;
use crate::web::problem::Problem;
use crate::web::state::AppState;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::post;
use linli_app::context::zone_of;
use linli_app::error::AppError;
use linli_app::forms::query;
use linli_app::ports::IdempotencyKey;
use linli_app::ports::bookings::CancelInput;
use linli_domain::ids::{BookingId, SpaceId};
use linli_domain::refusal::{Reason, Refusal};

/// The form posts of bookings.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/book/{space}", post(book))
        .route("/me/bookings/{id}/cancel", post(cancel).get(back_to_booking))
        .route("/me/bookings/{id}/move", post(move_to).get(back_to_booking))
}

async fn book(Path(space): Path<SpaceId>, sent: Sent) -> Result<Response, Problem> {
    let path = format!("/book/{space}");
    let asked = sent.asked();
    let accepted = !matches!(sent.value("accept_rules"), "" | "false");
    let key = sent.some("idempotency_key").filter(|key| key.len() <= 128).map(IdempotencyKey);
    let answer = match asked.booking(space, zone_of(sent.value("zone")), accepted) {
        Ok(wanted) => sent.state.services.bookings.create(&sent.caller, wanted, key).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(made) => Ok(see_other(&format!("/me/bookings/{}?done=booked", made.value.id))),
        // Signing in comes back to the form with everything typed.
        Err(AppError::Refused(Refusal { reason: Reason::SignedOut, .. })) => {
            let back = format!("{path}{}", asked.to_query());
            Ok(see_other(&format!("/sign-in{}", query([("next", back.as_str())]))))
        }
        Err(error) => sent.again("book", &path, error).await,
    }
}

async fn cancel(Path(id): Path<BookingId>, sent: Sent) -> Result<Response, Problem> {
    let path = format!("/me/bookings/{id}");
    match sent.state.services.bookings.cancel(&sent.caller, &id, CancelInput::default()).await {
        Ok(_) => Ok(see_other(&format!("{path}?done=cancelled"))),
        Err(error) => sent.again("cancel", &path, error).await,
    }
}

/// The address of a refused form, opened again.
async fn back_to_booking(Path(id): Path<BookingId>) -> Response {
    see_other(&format!("/me/bookings/{id}"))
}

async fn move_to(Path(id): Path<BookingId>, sent: Sent) -> Result<Response, Problem> {
    let path = format!("/me/bookings/{id}");
    let version = sent.value("version").parse().unwrap_or_default();
    let answer = match sent.asked().change(zone_of(sent.value("zone"))) {
        Ok(change) => sent.state.services.bookings.change(&sent.caller, &id, version, change).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(_) => Ok(see_other(&format!("{path}?done=moved"))),
        Err(error) => sent.again("move", &path, error).await,
    }
}
