//! `/me`: the caller's own account and bookings.

use super::responses::{Any, Body, Change, Counted, Parameters};
use crate::web::answer::Answer;
use crate::web::caller::Asker;
use crate::web::extract::{Json, PageQuery, Query};
use crate::web::session;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use linli_app::ports::accounts::{AccountView, PasswordChange};
use linli_app::ports::bookings::BookingView;
use linli_app::ports::{Page, Services};
use tower_sessions::Session;

/// The caller's own account.
#[utoipa::path(
    get, path = "/me", tag = "accounts", operation_id = "me", security(("cookie" = []), ("bearer" = [])),
    responses((status = 200, description = "the account", body = AccountView), Any)
)]
pub async fn me(State(services): State<Services>, Asker(caller): Asker) -> Answer {
    Ok(axum::Json(services.accounts.me(&caller).await?).into_response())
}

/// Sets another password; every session and token of the account ends, and the cookie of this one
/// is renewed.
#[utoipa::path(
    post, path = "/me/password", tag = "accounts", operation_id = "change_password",
    security(("cookie" = []), ("bearer" = [])), request_body = PasswordChange,
    responses((status = 204, description = "set"), Any, Change, Body, Counted)
)]
pub async fn password(
    State(services): State<Services>,
    Asker(caller): Asker,
    session: Session,
    Json(change): Json<PasswordChange>,
) -> Answer {
    services.accounts.change_password(&caller, change).await?;
    session::renew(&session).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Ends every session and every token of the caller, this one too.
#[utoipa::path(
    delete, path = "/me/sessions", tag = "accounts", operation_id = "sign_out_everywhere",
    security(("cookie" = []), ("bearer" = [])),
    responses((status = 204, description = "ended"), Any, Change)
)]
pub async fn sign_out_everywhere(
    State(services): State<Services>,
    Asker(caller): Asker,
    session: Session,
) -> Answer {
    services.accounts.sign_out_everywhere(&caller).await?;
    session::sign_out(&session).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The caller's own bookings: those to come, soonest first; then the past, latest first.
#[utoipa::path(
    get, path = "/me/bookings", tag = "accounts", operation_id = "my_bookings",
    security(("cookie" = []), ("bearer" = [])), params(PageQuery),
    responses((status = 200, description = "one page", body = Page<BookingView>), Any, Parameters)
)]
pub async fn bookings(
    State(services): State<Services>,
    Asker(caller): Asker,
    Query(page): Query<PageQuery>,
) -> Answer {
    Ok(axum::Json(services.bookings.mine(&caller, &page.paging()?).await?).into_response())
}
