//! Codes, forgotten passwords, and one's own account.

use super::Sent;
use super::accounts::signed_in;
use crate::web::pages::see_other;
use crate::web::problem::Problem;
use crate::web::session;
use crate::web::state::AppState;
use axum::Router;
use axum::response::Response;
use axum::routing::post;
use linli_app::ports::accounts::PasswordChange;
use linli_app::ports::codes::{CodeInput, ContactInput, Forgot, PhoneCode, PhoneInput, Reset};
use tower_sessions::Session;

/// The form posts of codes and of one's own account. An address of these opened again (a phone
/// brings a tab back) leads to their page.
pub fn routes() -> Router<AppState> {
    let to_sign_in = || async { see_other("/sign-in") };
    let to_account = || async { see_other("/me/account") };
    Router::new()
        .route("/sign-in/code", post(send_sign_in).get(to_sign_in))
        .route("/sign-in/code/verify", post(sign_in).get(to_sign_in))
        .route("/forgot", post(forgot))
        .route("/reset", post(reset))
        .route("/me/account/code", post(send_proof).get(to_account))
        .route("/me/account/prove", post(prove).get(to_account))
        .route("/me/account/password", post(password).get(to_account))
        .route("/me/account/everywhere", post(everywhere).get(to_account))
}

async fn send_sign_in(sent: Sent) -> Result<Response, Problem> {
    let to = PhoneInput { phone: sent.value("phone").to_owned() };
    match sent.state.services.codes.send_sign_in(&sent.caller, to).await {
        Ok(()) => sent.shown("code", "/sign-in", None).await,
        Err(error) => sent.again("send-code", "/sign-in", error).await,
    }
}

async fn sign_in(session: Session, sent: Sent) -> Result<Response, Problem> {
    let given =
        PhoneCode { phone: sent.value("phone").to_owned(), code: sent.value("code").to_owned() };
    let answer = sent.state.services.codes.sign_in(&sent.caller, given).await;
    signed_in(session, sent, "code", "/sign-in", answer).await
}

async fn forgot(sent: Sent) -> Result<Response, Problem> {
    let asked = Forgot { login: sent.value("login").to_owned() };
    let answer = sent.state.services.codes.forgot(&sent.caller, asked).await;
    sent.shown("forgot", "/forgot", answer.err()).await
}

async fn reset(session: Session, sent: Sent) -> Result<Response, Problem> {
    let given = Reset {
        token: sent.some("token"),
        login: sent.some("login"),
        code: sent.some("code"),
        password: sent.secret("password"),
    };
    match sent.state.services.codes.reset(&sent.caller, given).await {
        Ok(()) => {
            session::sign_out(&session).await?;
            Ok(see_other("/sign-in?done=reset"))
        }
        Err(error) => sent.again("reset", "/reset", error).await,
    }
}

async fn send_proof(sent: Sent) -> Result<Response, Problem> {
    let to = ContactInput { phone: sent.some("phone"), email: sent.some("email") };
    let form = if sent.values.contains_key("email") { "email" } else { "phone" };
    match sent.state.services.codes.send_proof(&sent.caller, to).await {
        Ok(()) => sent.shown("prove", "/me/account", None).await,
        Err(error) => sent.again(form, "/me/account", error).await,
    }
}

async fn prove(sent: Sent) -> Result<Response, Problem> {
    let given = CodeInput { code: sent.value("code").to_owned() };
    match sent.state.services.codes.prove(&sent.caller, given).await {
        Ok(_) => Ok(see_other("/me/account?done=proved")),
        Err(error) => sent.again("prove", "/me/account", error).await,
    }
}

async fn password(session: Session, sent: Sent) -> Result<Response, Problem> {
    let current = Some(sent.secret("current")).filter(|text| !text.is_empty());
    let change = PasswordChange { current, password: sent.secret("password") };
    match sent.state.services.accounts.change_password(&sent.caller, change).await {
        Ok(()) => {
            session::renew(&session).await?;
            Ok(see_other("/me/account?done=password"))
        }
        Err(error) => sent.again("password", "/me/account", error).await,
    }
}

async fn everywhere(session: Session, sent: Sent) -> Result<Response, Problem> {
    match sent.state.services.accounts.sign_out_everywhere(&sent.caller).await {
        Ok(()) => {
            session::sign_out(&session).await?;
            Ok(see_other("/sign-in?done=everywhere"))
        }
        Err(error) => sent.again("everywhere", "/me/account", error).await,
    }
}
