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
use linli_app::ports::persons::{MergeInput, NewPerson, Slip};
use linli_domain::ids::PersonId;

/// The form posts of the desk.
pub fn routes() -> Router<AppState> {
    let to_people = || async { see_other("/desk/people") };
    Router::new()
        .route("/desk/people/find", post(find).get(to_people))
        .route("/desk/people/new", post(enter).get(to_people))
        .route("/desk/people/{id}/vouch", post(vouch).get(again))
        .route("/desk/people/{id}/slip", post(slip).get(again))
        .route("/desk/people/{id}/merge", post(merge).get(again))
}

/// The address of a form, opened again.
async fn again(Path(id): Path<PersonId>) -> Response {
    see_other(&format!("/desk/people/{id}"))
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

impl Sent {
    /// Takes a slip along to the page that shows it.
    pub(super) fn carry(&mut self, slip: &Slip) {
        let (front, rest) = slip.code.split_at(slip.code.len() / 2);
        let lang = self.caller.lang;
        let day = slip.expires_at.with_timezone(&HOME_ZONE).date_naive();
        let until =
            format!("{} {}", format::day(day, lang), format::clock(slip.expires_at, HOME_ZONE));
        let address = format!("{}/reset", self.state.config.public_url);
        for (name, value) in [
            ("login", slip.login.clone()),
            ("slip_code", format!("{front} {rest}")),
            ("until", until),
            ("address", address),
        ] {
            self.values.insert(name.to_owned(), value);
        }
    }
}

/// The code is shown once, on the answer itself: it never stands in an address.
async fn slip(Path(id): Path<PersonId>, mut sent: Sent) -> Result<Response, Problem> {
    let at = format!("/desk/people/{id}");
    match sent.state.services.persons.issue_slip(&sent.caller, &id).await {
        Ok(slip) => {
            sent.carry(&slip);
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
