//! Form posts of the pages: each calls one port, then goes on to a page; a refusal shows the same
//! page again with everything typed and the reason beside its field.

use super::caller::Asker;
use super::pages::{Fields, rendered, see_other, typed};
use super::problem::Problem;
use super::session;
use super::state::AppState;
use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::response::Response;
use axum::routing::post;
use linli_app::context::zone_of;
use linli_app::error::AppError;
use linli_app::forms::{Asked, FormState, local_path, query};
use linli_app::ports::accounts::{AccountView, NewAccount, SignIn};
use linli_app::ports::bookings::CancelInput;
use linli_app::ports::{Answer, Caller, IdempotencyKey};
use linli_domain::ids::{BookingId, SpaceId};
use linli_domain::refusal::{Reason, Refusal};
use std::collections::BTreeMap;
use tower_sessions::Session;

/// All form posts.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/register", post(register))
        .route("/sign-in", post(sign_in))
        .route("/sign-out", post(sign_out))
        .route("/book/{space}", post(book))
        .route("/me/bookings/{id}/cancel", post(cancel).get(back_to_booking))
        .route("/me/bookings/{id}/move", post(move_to).get(back_to_booking))
}

/// A form that was sent.
struct Sent {
    state: AppState,
    caller: Caller,
    /// The request, to show its page again.
    page: Request,
    values: BTreeMap<String, String>,
}

impl FromRequest<AppState> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let Asker(caller) = Asker::from_request_parts(&mut parts, state).await?;
        let mut page = Request::new(Body::empty());
        *page.uri_mut() = parts.uri.clone();
        *page.headers_mut() = parts.headers.clone();
        let fields = Fields::from_request(Request::from_parts(parts, body), state).await;
        let fields = fields.unwrap_or_else(|never| match never {});
        Ok(Self { state: state.clone(), caller, page, values: typed(fields)? })
    }
}

impl Sent {
    fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", |value| value.trim())
    }

    fn some(&self, name: &str) -> Option<String> {
        Some(self.value(name).to_owned()).filter(|value| !value.is_empty())
    }

    fn asked(&self) -> Asked {
        Asked::read(|name| self.value(name).to_owned(), zone_of(self.value("zone")))
    }

    /// The page of the form once more. Passwords are not sent back.
    async fn again(
        mut self,
        form: &'static str,
        path: &str,
        error: AppError,
    ) -> Result<Response, Problem> {
        *self.page.uri_mut() = path.parse().map_err(|_| AppError::NotFound)?;
        self.values.remove("password");
        let form = FormState { form, values: self.values, error: Some(error) };
        Ok(rendered(&self.state, self.caller, self.page, form).await)
    }
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

async fn signed_in(
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
