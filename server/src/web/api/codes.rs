//! Codes by SMS and mail: signing in with one, proving a contact, a forgotten password.

use super::responses::{Any, Body, Change, Counted};
use crate::web::answer::Answer;
use crate::web::caller::Asker;
use crate::web::extract::Json;
use crate::web::session;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use linli_app::ports::Services;
use linli_app::ports::accounts::AccountView;
use linli_app::ports::codes::{CodeInput, ContactInput, Forgot, PhoneCode, PhoneInput, Reset};
use tower_sessions::Session;

/// Sends a code to a phone with which somebody is known here; the answer does not tell whether.
#[utoipa::path(
    post, path = "/session/code", tag = "accounts", operation_id = "send_sign_in_code",
    security(()), request_body = PhoneInput,
    responses((status = 202, description = "on its way, where the number is known"), Any, Change, Body, Counted)
)]
pub async fn send_sign_in(
    State(services): State<Services>,
    Asker(caller): Asker,
    Json(to): Json<PhoneInput>,
) -> Answer {
    services.codes.send_sign_in(&caller, to).await?;
    Ok(StatusCode::ACCEPTED.into_response())
}

/// Signs in with the code: the answer sets the cookie. An entry of the desk gets its account.
#[utoipa::path(
    post, path = "/session/code/verify", tag = "accounts", operation_id = "sign_in_by_code",
    security(()), request_body = PhoneCode,
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
    Json(given): Json<PhoneCode>,
) -> Answer {
    let account = services.codes.sign_in(&caller, given).await?;
    session::sign_in(&session, &account.id).await?;
    Ok(axum::Json(account).into_response())
}

/// Sends a code to a phone or mail address of the caller.
#[utoipa::path(
    post, path = "/me/contact/code", tag = "accounts", operation_id = "send_contact_code",
    security(("cookie" = []), ("bearer" = [])), request_body = ContactInput,
    responses((status = 202, description = "on its way"), Any, Change, Body, Counted)
)]
pub async fn send_proof(
    State(services): State<Services>,
    Asker(caller): Asker,
    Json(to): Json<ContactInput>,
) -> Answer {
    services.codes.send_proof(&caller, to).await?;
    Ok(StatusCode::ACCEPTED.into_response())
}

/// Proves the phone or address; what the desk entered under it becomes the caller's own.
#[utoipa::path(
    post, path = "/me/contact/verify", tag = "accounts", operation_id = "verify_contact",
    security(("cookie" = []), ("bearer" = [])), request_body = CodeInput,
    responses((status = 200, description = "proved", body = AccountView), Any, Change, Body, Counted)
)]
pub async fn prove(
    State(services): State<Services>,
    Asker(caller): Asker,
    Json(given): Json<CodeInput>,
) -> Answer {
    Ok(axum::Json(services.codes.prove(&caller, given).await?).into_response())
}

/// Sends a link to the mail address of a login; the answer does not tell whether there is one.
#[utoipa::path(
    post, path = "/password/forgot", tag = "accounts", operation_id = "forgot_password",
    security(()), request_body = Forgot,
    responses((status = 202, description = "on its way, where there is an address"), Any, Change, Body, Counted)
)]
pub async fn forgot(
    State(services): State<Services>,
    Asker(caller): Asker,
    Json(asked): Json<Forgot>,
) -> Answer {
    services.codes.forgot(&caller, asked).await?;
    Ok(StatusCode::ACCEPTED.into_response())
}

/// Sets a new password with the token of a link, or login and code of a slip. Every session and
/// token of the account ends.
#[utoipa::path(
    post, path = "/password/reset", tag = "accounts", operation_id = "reset_password",
    security(()), request_body = Reset,
    responses((status = 204, description = "set; sign in with it"), Any, Change, Body, Counted)
)]
pub async fn reset(
    State(services): State<Services>,
    Asker(caller): Asker,
    Json(given): Json<Reset>,
) -> Answer {
    services.codes.reset(&caller, given).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
