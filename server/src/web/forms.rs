//! Form posts of the pages: each calls one port, then goes on to a page; a refusal shows the same
//! page again with everything typed and the reason beside its field.

mod accounts;
mod admin;
mod bookings;
mod codes;
mod days;
mod desk;
mod facilities;
mod imports;
mod openings;
mod photos;
mod site;

use super::caller::Asker;
use super::pages::{Fields, rendered, typed};
use super::problem::Problem;
use super::state::AppState;
use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use linli_app::context::zone_of;
use linli_app::error::AppError;
use linli_app::forms::{Asked, FormState};
use linli_app::ports::Caller;
use std::collections::BTreeMap;

/// All form posts.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(accounts::routes())
        .merge(codes::routes())
        .merge(desk::routes())
        .merge(admin::routes())
        .merge(bookings::routes())
        .merge(facilities::routes())
        .merge(photos::routes())
        .merge(imports::routes())
        .merge(openings::routes())
        .merge(days::routes())
        .merge(site::routes())
}

/// A form that was sent.
struct Sent {
    state: AppState,
    caller: Caller,
    /// The address and headers of the request, to show its page again. (A whole request holds a
    /// body, which two threads cannot share.)
    uri: Uri,
    headers: HeaderMap,
    values: BTreeMap<String, String>,
}

impl FromRequest<AppState> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let Asker(caller) = Asker::from_request_parts(&mut parts, state).await?;
        let (uri, headers) = (parts.uri.clone(), parts.headers.clone());
        let fields = Fields::from_request(Request::from_parts(parts, body), state).await;
        let fields = fields.unwrap_or_else(|never| match never {});
        Ok(Self { state: state.clone(), caller, uri, headers, values: typed(fields)? })
    }
}

impl Sent {
    fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", |value| value.trim())
    }

    /// As typed: a password may begin or end with a space.
    fn secret(&self, name: &str) -> String {
        self.values.get(name).cloned().unwrap_or_default()
    }

    fn some(&self, name: &str) -> Option<String> {
        Some(self.value(name).to_owned()).filter(|value| !value.is_empty())
    }

    fn asked(&self) -> Asked {
        Asked::read(|name| self.value(name).to_owned(), zone_of(self.value("zone")))
    }

    /// The page of the form once more, with why it was refused. Passwords are not sent back.
    async fn again(
        self,
        form: &'static str,
        path: &str,
        error: AppError,
    ) -> Result<Response, Problem> {
        self.shown(form, path, Some(error)).await
    }

    /// The page of the form once more, with what was typed: after a button that changes the form.
    async fn shown(
        mut self,
        form: &'static str,
        path: &str,
        error: Option<AppError>,
    ) -> Result<Response, Problem> {
        let mut page = Request::new(Body::empty());
        *page.uri_mut() = path.parse().map_err(|_| AppError::NotFound)?;
        *page.headers_mut() = self.headers;
        self.values.remove("password");
        self.values.remove("current");
        let form = FormState { form, values: self.values, error };
        Ok(rendered(&self.state, self.caller, page, form).await)
    }
}
