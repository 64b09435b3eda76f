//! The community desk: finding, entering, vouching, slips, joining.

use super::Sent;
use crate::web::extract::Path;
use crate::web::pages::see_other;
use crate::web::problem::Problem;
use crate::web::state::AppState;
use axum::Router;
use axum::response::Response;
use axum::routing::post;
use linli_app::context::HOME_ZONE;
use linli_app::error::AppError;
use linli_app::i18n::format;
use linli_app::ports::persons::{MergeInput, NewPerson};
use linli_domain::ids::PersonId;

/// The form posts of the desk.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/people/find", post(find))
        .route("/desk/people/new", post(enter))
        .route("/desk/people/{id}/vouch", post(vouch))
        .route("/desk/people/{id}/slip", post(slip))
        .route("/desk/people/{id}/merge", post(merge))
}

/// The page itself looks, with what was typed.
async fn find(sent: Sent) -> Result<Response, Problem> {
    sent.shown("find", "/desk/people", None).await
}

async fn enter(sent: Sent) -> Result<Response, Problem> {
    let new = NewPerson {
        name: sent.value("name").to_owned(),
        phone: sent.some("phone"),
        email: sent.some("email"),
        division: sent.some("division").map(Into::into),
        agreed: Some(sent.value("agreed") == "1"),
    };
    match sent.state.services.persons.enter(&sent.caller, new).await {
        Ok(entered) => {
            let done = if entered.known { "known" } else { "entered" };
            Ok(see_other(&format!("/desk/people/{}?done={done}", entered.person.id)))
        }
        Err(error) => sent.again("new", "/desk/people", error).await,
    }
}

async fn vouch(Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Problem> {
    let at = format!("/desk/people/{id}");
    match sent.state.services.persons.vouch(&sent.caller, &id).await {
        Ok(_) => Ok(see_other(&format!("{at}?done=vouched"))),
        Err(error) => back(sent, "vouch", &at, error).await,
    }
}

/// The code is shown once, on the answer itself: it never stands in an address.
async fn slip(Path(id): Path<PersonId>, mut sent: Sent) -> Result<Response, Problem> {
    let at = format!("/desk/people/{id}");
    match sent.state.services.persons.issue_slip(&sent.caller, &id).await {
        Ok(slip) => {
            let (front, rest) = slip.code.split_at(slip.code.len() / 2);
            let lang = sent.caller.lang;
            let day = slip.expires_at.with_timezone(&HOME_ZONE).date_naive();
            let until =
                format!("{} {}", format::day(day, lang), format::clock(slip.expires_at, HOME_ZONE));
            let address = format!("{}/reset", sent.state.config.public_url);
            for (name, value) in [
                ("login", slip.login.clone()),
                ("slip_code", format!("{front} {rest}")),
                ("until", until),
                ("address", address),
            ] {
                sent.values.insert(name.to_owned(), value);
            }
            sent.shown("slip", &at, None).await
        }
        Err(error) => back(sent, "slip", &at, error).await,
    }
}

async fn merge(Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Problem> {
    let at = format!("/desk/people/{id}");
    let other = MergeInput { duplicate_id: sent.value("duplicate_id").into() };
    match sent.state.services.persons.merge(&sent.caller, &id, other).await {
        Ok(_) => Ok(see_other(&format!("{at}?done=merged"))),
        Err(error) => back(sent, "merge", &at, error).await,
    }
}

/// The page once more; where the person may not be seen, it says so itself.
async fn back(
    sent: Sent,
    form: &'static str,
    at: &str,
    error: AppError,
) -> Result<Response, Problem> {
    match error {
        AppError::NotFound => Err(error.into()),
        error => sent.again(form, at, error).await,
    }
}
