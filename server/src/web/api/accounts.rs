//! `/accounts`: registering.

use super::responses::{Any, Body, Change, Counted};
use crate::web::answer::{Answer, created};
use crate::web::caller::Asker;
use crate::web::extract::Json;
use axum::extract::State;
use linli_app::ports::Services;
use linli_app::ports::accounts::{AccountView, NewAccount};

/// Registers a resident; signing in comes after.
#[utoipa::path(
    post, path = "/accounts", tag = "accounts", operation_id = "register", security(()),
    request_body = NewAccount,
    responses(
        (status = 201, description = "registered", body = AccountView,
            headers(("Location" = String, description = "`/api/v1/me`, once signed in"))),
        Any, Change, Body, Counted,
    )
)]
pub async fn register(
    State(services): State<Services>,
    Asker(caller): Asker,
    Json(new): Json<NewAccount>,
) -> Answer {
    let account = services.accounts.register(&caller, new).await?;
    Ok(created("/api/v1/me", account))
}
