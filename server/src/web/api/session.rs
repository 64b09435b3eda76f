//! `/session`: signing in and out with the browser's cookie.

use super::responses::{Any, Body, Change, Counted};
use crate::web::answer::Answer;
use crate::web::caller::Asker;
use crate::web::extract::Json;
use crate::web::session;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use linli_app::ports::Services;
use linli_app::ports::accounts::{AccountView, SignIn};
use tower_sessions::Session;

/// Signs in: the answer sets the cookie.
#[utoipa::path(
    post, path = "/session", tag = "accounts", operation_id = "sign_in", security(()),
    request_body = SignIn,
    responses(
        (status = 200, description = "signed in", body = AccountView,
            headers(("Set-Cookie" = String, description = "`linli_session`"))),
        Any, Change, Body, Counted,
    )
)]
pub async fn sign_in(
    State(services): State<Services>,
    Asker(caller): Asker,
    session: Session,
    Json(given): Json<SignIn>,
) -> Answer {
    let account = services.accounts.sign_in(&caller, given).await?;
    session::sign_in(&session, &account.id).await?;
    Ok(axum::Json(account).into_response())
}

/// Signs out; the cookie is worth nothing from then on, wherever it was copied to.
#[utoipa::path(
    delete, path = "/session", tag = "accounts", operation_id = "sign_out", security((), ("cookie" = [])),
    responses((status = 204, description = "signed out, or not signed in before"), Any, Change)
)]
pub async fn sign_out(session: Session) -> Answer {
    session::sign_out(&session).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
