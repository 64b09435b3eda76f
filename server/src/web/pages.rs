//! Pages: what each gets to know, rendered whole; the server functions of islands; preferences.

use super::caller::Asker;
use super::extract::cookie;
use super::headers::provide_page_csp;
use super::problem::{LANG, Problem, language};
use super::state::AppState;
use axum::Router;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list};
use linli_app::app::shell;
use linli_app::context::{Demo, FreshKey, Home, Near, Now, Prefs, SitePaths, SiteUrl};
use linli_app::error::AppError;
use linli_app::forms::{FormState, local_path};
use linli_app::i18n::Lang;
use linli_app::ports::Caller;
use linli_app::ports::site::SiteFacts;
use linli_domain::refusal::FieldFault;
use std::collections::BTreeMap;

const ELDER: &str = "linli_elder";

/// Every page of the route table, server functions, and the preferences.
pub fn routes() -> Router<AppState> {
    Router::new()
        .leptos_routes_with_handler(generate_route_list(shell), page)
        .route("/api/fn/{*name}", post(function))
        .route("/prefs", post(set_prefs))
}

/// One page; an address that is none gets the page that says so.
pub async fn page(
    State(state): State<AppState>,
    Asker(caller): Asker,
    request: Request,
) -> Response {
    rendered(&state, caller, request, FormState::default()).await
}

/// A page with the form post that failed on it, if one did.
pub async fn rendered(
    state: &AppState,
    caller: Caller,
    request: Request,
    form: FormState,
) -> Response {
    let lang = prefs(request.headers(), request.uri()).lang;
    let (facts, near) = (facts(state).await, near(state, request.headers()).await);
    let context = context(state, caller, &request, form, facts, near);
    let mut answer = leptos_axum::render_app_async_with_context(context, shell)(request).await;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    headers.append(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    answer
}

/// A question of an island.
async fn function(
    State(state): State<AppState>,
    Asker(caller): Asker,
    request: Request,
) -> Response {
    let (facts, near) = (facts(&state).await, near(&state, request.headers()).await);
    let context = context(&state, caller, &request, FormState::default(), facts, near);
    leptos_axum::handle_server_fns_with_context(context, request).await.into_response()
}

/// The lines at the foot; a foot without them is better than no page.
async fn facts(state: &AppState) -> SiteFacts {
    state.services.site.site_facts().await.unwrap_or_default()
}

/// The place that the reader chose; a head without it is better than no page.
async fn near(state: &AppState, headers: &HeaderMap) -> Near {
    let Some(id) = super::place::kept(headers) else { return Near::default() };
    Near(state.services.nearby.place(&id).await.ok().flatten().map(|place| place.name))
}

/// What pages and server functions find in their context: one closure for both.
fn context(
    state: &AppState,
    caller: Caller,
    request: &Request,
    form: FormState,
    facts: SiteFacts,
    near: Near,
) -> impl Fn() + Clone + Send + Sync + 'static {
    let url = SiteUrl(state.config.public_url.clone());
    let prefs = prefs(request.headers(), request.uri());
    let (services, now, key) =
        (state.services.clone(), Now(state.clock.now()), FreshKey(state.clock.id()));
    let demo = Demo(state.config.demo);
    let home = Home(super::place::kept(request.headers()));
    let site = SitePaths {
        boot_js: state.site.boot_js.clone(),
        css: state.site.css.clone(),
        js: state.site.js.clone(),
    };
    move || {
        provide_page_csp();
        let status =
            form.error.as_ref().and_then(|error| StatusCode::from_u16(error.status()).ok());
        if let (Some(options), Some(status)) = (use_context::<ResponseOptions>(), status) {
            options.set_status(status);
        }
        provide_context(services.clone());
        provide_context(caller.clone());
        provide_context(prefs);
        provide_context(now);
        provide_context(demo);
        provide_context(home.clone());
        provide_context(near.clone());
        provide_context(key.clone());
        provide_context(site.clone());
        provide_context(form.clone());
        provide_context(facts.clone());
        provide_context(url.clone());
    }
}

/// `?lang=`, else the cookie, else what the browser likes.
fn prefs(headers: &HeaderMap, uri: &Uri) -> Prefs {
    Prefs { lang: language(headers, uri), elder: cookie(headers, ELDER) == Some("1") }
}

/// The fields of a form post, whatever they are; of fields sent twice the last counts.
pub type Fields = Result<Form<BTreeMap<String, String>>, FormRejection>;

/// What was typed.
///
/// # Errors
/// The body is no form.
pub fn typed(fields: Fields) -> Result<BTreeMap<String, String>, Problem> {
    let malformed = |_| AppError::field("body", FieldFault::Malformed);
    Ok(fields.map(|Form(values)| values).map_err(malformed)?)
}

/// `POST /prefs`: keeps language and type size for a year, and goes back.
async fn set_prefs(State(state): State<AppState>, fields: Fields) -> Result<Response, Problem> {
    let values = typed(fields)?;
    let value = |name: &str| values.get(name).map_or("", String::as_str);
    let mut answer = see_other(local_path(value("back"), "/"));
    let lang = Lang::parse(value("lang")).map(|lang| (LANG, lang.word()));
    let elder = match value("elder") {
        "1" => Some((ELDER, "1")),
        "0" => Some((ELDER, "0")),
        _ => None,
    };
    let secure = if state.config.secure_cookies { "; Secure" } else { "" };
    for (name, word) in [lang, elder].into_iter().flatten() {
        let text =
            format!("{name}={word}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}");
        if let Ok(value) = HeaderValue::try_from(text) {
            answer.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    Ok(answer)
}

/// 303 to a path of this site.
pub fn see_other(path: &str) -> Response {
    // Letters beyond ASCII are legal in the paths that we take, not in the header.
    let escaped = path.bytes().fold(String::with_capacity(path.len()), |mut out, byte| {
        use std::fmt::Write;
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    });
    (StatusCode::SEE_OTHER, [(header::LOCATION, escaped)]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prefs_of(cookie: &str, accept: &str, uri: &'static str) -> Prefs {
        let headers = HeaderMap::from_iter([
            (header::COOKIE, cookie.parse().expect("a value")),
            (header::ACCEPT_LANGUAGE, accept.parse().expect("a value")),
        ]);
        prefs(&headers, &Uri::from_static(uri))
    }

    #[test]
    fn the_address_beats_the_cookie_beats_the_browser() {
        assert_eq!(prefs_of("linli_lang=zh", "en", "/?lang=en").lang, Lang::En);
        assert_eq!(
            prefs_of("a=b; linli_lang=en; linli_elder=1", "zh", "/"),
            Prefs { lang: Lang::En, elder: true }
        );
        assert_eq!(prefs_of("linli_lang=xx", "en", "/").lang, Lang::En);
        assert_eq!(prefs_of("", "", "/"), Prefs::default());
    }

    #[test]
    fn the_way_back_is_a_header_text() {
        let answer = see_other("/?q=乒乓");
        assert_eq!(answer.headers()[header::LOCATION], "/?q=%E4%B9%92%E4%B9%93");
    }
}
