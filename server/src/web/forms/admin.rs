//! Accounts of staff: making, finding, roles, locks.

use super::Sent;
use crate::web::extract::Path;
use crate::web::pages::see_other;
use crate::web::problem::Problem;
use crate::web::state::AppState;
use axum::Router;
use axum::response::Response;
use axum::routing::post;
use linli_app::error::AppError;
use linli_app::ports::Answer;
use linli_app::ports::staff::{FindAccount, GrantInput, NewStaff, StaffMade, StaffView};
use linli_domain::account::Role;
use linli_domain::ids::AccountId;
use linli_domain::refusal::FieldFault;

/// The form posts of administrators of accounts.
pub fn routes() -> Router<AppState> {
    let to_accounts = || async { see_other("/admin/accounts") };
    Router::new()
        .route("/admin/accounts/new", post(create).get(to_accounts))
        .route("/admin/accounts/find", post(find).get(to_accounts))
        .route("/admin/accounts/{id}/grant", post(grant).get(again))
        .route("/admin/accounts/{id}/revoke", post(revoke).get(again))
        .route("/admin/accounts/{id}/lock", post(lock).get(again))
        .route("/admin/accounts/{id}/unlock", post(unlock).get(again))
}

/// The address of a form, opened again.
async fn again(Path(id): Path<AccountId>) -> Response {
    see_other(&format!("/admin/accounts/{id}"))
}

async fn create(mut sent: Sent) -> Result<Response, Problem> {
    let new = NewStaff {
        login: sent.value("login").to_owned(),
        name: sent.value("name").to_owned(),
        email: sent.some("email"),
    };
    match sent.state.services.staff.create(&sent.caller, new).await {
        Ok(StaffMade { slip: Some(slip), .. }) => {
            sent.carry(&slip);
            sent.shown("slip", "/admin/accounts", None).await
        }
        Ok(made) => Ok(see_other(&format!("/admin/accounts/{}?done=made", made.account.id))),
        Err(error) => sent.again("new", "/admin/accounts", error).await,
    }
}

async fn find(sent: Sent) -> Result<Response, Problem> {
    let wanted = FindAccount { login: sent.value("login").to_owned() };
    match sent.state.services.staff.find(&sent.caller, wanted).await {
        Ok(found) => Ok(see_other(&format!("/admin/accounts/{}", found.id))),
        Err(error) => sent.again("find", "/admin/accounts", error).await,
    }
}

async fn grant(Path(id): Path<AccountId>, sent: Sent) -> Result<Response, Problem> {
    let answer = match given(&sent) {
        Ok(given) => sent.state.services.staff.grant(&sent.caller, &id, given).await,
        Err(error) => Err(error),
    };
    done(sent, "grant", &id, answer).await
}

async fn revoke(Path(id): Path<AccountId>, sent: Sent) -> Result<Response, Problem> {
    let answer = match given(&sent) {
        Ok(given) => sent.state.services.staff.revoke(&sent.caller, &id, given).await,
        Err(error) => Err(error),
    };
    done(sent, "revoke", &id, answer).await
}

async fn lock(Path(id): Path<AccountId>, sent: Sent) -> Result<Response, Problem> {
    let answer = sent.state.services.staff.lock(&sent.caller, &id, true).await;
    done(sent, "lock", &id, answer).await
}

async fn unlock(Path(id): Path<AccountId>, sent: Sent) -> Result<Response, Problem> {
    let answer = sent.state.services.staff.lock(&sent.caller, &id, false).await;
    done(sent, "lock", &id, answer).await
}

fn given(sent: &Sent) -> Result<GrantInput, AppError> {
    let role = Role::parse(sent.value("role"));
    let role = role.ok_or_else(|| AppError::field("role", FieldFault::Unknown))?;
    Ok(GrantInput { role, scope: sent.some("scope") })
}

async fn done(
    sent: Sent,
    form: &'static str,
    id: &AccountId,
    answer: Answer<StaffView>,
) -> Result<Response, Problem> {
    let at = format!("/admin/accounts/{id}");
    match answer {
        Ok(_) => Ok(see_other(&format!("{at}?done=done"))),
        Err(AppError::NotFound) => Err(AppError::NotFound.into()),
        Err(error) => sent.again(form, &at, error).await,
    }
}
