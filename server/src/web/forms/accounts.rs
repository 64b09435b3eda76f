//! Registering, signing in and out.

use super::Sent;
use crate::web::pages::see_other;
use crate::web::problem::Problem;
use crate::web::session;
use crate::web::state::AppState;
use axum::Router;
use axum::response::Response;
use axum::routing::post;
use linli_app::forms::local_path;
use linli_app::ports::Answer;
use linli_app::ports::accounts::{AccountView, NewAccount, SignIn};
use tower_sessions::Session;

/// The form posts of accounts.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/register", post(register))
        .route("/sign-in", post(sign_in))
        .route("/sign-out", post(sign_out).get(|| async { see_other("/") }))
}

async fn register(session: Session, sent: Sent) -> Result<Response, Problem> {
    let login: String = sent.value("login").split_whitespace().collect();
    let (phone, email) =
        if login.contains('@') { (None, Some(login.clone())) } else { (Some(login.clone()), None) };
    let new = NewAccount {
        login,
        name: sent.value("name").to_owned(),
        // As typed: a password may begin or end with a space.
        password: sent.values.get("password").cloned().unwrap_or_default(),
        phone: phone.filter(|phone| !phone.is_empty()),
        email,
        division: None,
    };
    let answer = sent.state.services.accounts.register(&sent.caller, new).await;
    signed_in(session, sent, "register", "/register", answer).await
}

async fn sign_in(session: Session, sent: Sent) -> Result<Response, Problem> {
    let given = SignIn {
        login: sent.value("login").split_whitespace().collect(),
        password: sent.values.get("password").cloned().unwrap_or_default(),
    };
    let answer = sent.state.services.accounts.sign_in(&sent.caller, given).await;
    signed_in(session, sent, "sign-in", "/sign-in", answer).await
}

pub(super) async fn signed_in(
    session: Session,
    sent: Sent,
    form: &'static str,
    path: &str,
    answer: Answer<AccountView>,
) -> Result<Response, Problem> {
    match answer {
        Ok(account) => {
            session::sign_in(&session, &account.id).await?;
            Ok(see_other(local_path(sent.value("next"), "/me")))
        }
        Err(error) => sent.again(form, path, error).await,
    }
}

async fn sign_out(session: Session) -> Result<Response, Problem> {
    session::sign_out(&session).await?;
    Ok(see_other("/"))
}
