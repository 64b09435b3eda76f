//! `POST /place`: where somebody lives, by name or by id, kept in a cookie of their browser and
//! nowhere else.

use super::pages::{Fields, see_other, typed};
use super::problem::Problem;
use super::state::AppState;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::post;
use linli_app::forms::{encoded, local_path};

/// The cookie.
pub const PLACE: &str = "linli_place";
/// Longest id of a place.
const MOST: usize = 80;

/// The one route.
pub fn routes() -> Router<AppState> {
    Router::new().route("/place", post(keep))
}

/// The place in the cookie, as an id; it may be one that is no longer known.
pub fn kept(headers: &HeaderMap) -> Option<String> {
    let id = super::extract::cookie(headers, PLACE)?;
    is_id(id).then(|| id.to_owned())
}

fn is_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_:.".contains(&byte);
    !id.is_empty() && id.len() <= MOST && id.bytes().all(plain)
}

/// Keeps the one place of that name or id and goes back; several or none are for the page to tell.
async fn keep(State(state): State<AppState>, fields: Fields) -> Result<Response, Problem> {
    let values = typed(fields)?;
    let value = |name: &str| values.get(name).map_or("", |value| value.trim());
    let back = local_path(value("back"), "/");
    let text = value("place");
    let id = if values.contains_key("id") {
        state.services.nearby.place(value("id")).await?.map(|place| place.id)
    } else {
        let mut found = state.services.nearby.places(text).await?;
        if found.len() != 1 && !text.is_empty() {
            let sign = if back.contains('?') { '&' } else { '?' };
            return Ok(see_other(&format!("{back}{sign}place={}", encoded(text))));
        }
        found.pop().map(|place| place.id)
    };
    let mut answer = see_other(back);
    let secure = if state.config.secure_cookies { "; Secure" } else { "" };
    let (id, age) = match id.filter(|id| is_id(id)) {
        Some(id) => (id, 31_536_000),
        None => (String::new(), 0),
    };
    let text = format!("{PLACE}={id}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::try_from(text) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(answer)
}
