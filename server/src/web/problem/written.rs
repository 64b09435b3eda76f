//! Problems in words: the layer that writes them, as JSON for programs and as a plain page for
//! people outside the interface.

use super::{Problem, ProblemBody, language};
use crate::web::assets::SiteFiles;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use linli_app::i18n::Lang;
use linli_app::i18n::common::{Common, Errors};
use linli_app::i18n::search::Search;
use std::sync::LazyLock;

/// Where the style sheet is, if it was built.
static STYLE: LazyLock<Option<String>> = LazyLock::new(|| SiteFiles::load().css);

const CONTENT_TYPE: &str = "application/problem+json";

/// Puts problems into words: JSON for programs, a plain page for people outside the interface.
pub async fn write(request: Request, next: Next) -> Response {
    let lang = language(request.headers(), request.uri());
    let path = request.uri().path();
    // What islands call under `/api/fn` answers in a form of its own.
    let api = path.starts_with("/api/v1");
    let page = !api && !path.starts_with("/api/") && accepts_html(request.headers());
    let answer = next.run(request).await;
    let problem = answer.extensions().get::<Problem>().cloned();
    match problem {
        Some(problem) => written(answer, &problem, lang, page),
        None if api && is_bare_error(&answer) => {
            let problem = Problem::of_status(answer.status());
            written(answer, &problem, lang, page)
        }
        None => answer,
    }
}

fn is_bare_error(answer: &Response) -> bool {
    let status = answer.status();
    (status.is_client_error() || status.is_server_error())
        && answer.headers().get(header::CONTENT_TYPE).is_none_or(|kind| kind != CONTENT_TYPE)
}

fn accepts_html(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

/// The answer with its headers kept and its body written anew.
fn written(answer: Response, problem: &Problem, lang: Lang, page: bool) -> Response {
    let (mut parts, _) = answer.into_parts();
    let body = problem.body(lang);
    parts.status = problem.status();
    let (kind, text) = if page {
        ("text/html; charset=utf-8", html(&body, lang))
    } else {
        (CONTENT_TYPE, serde_json::to_string(&body).unwrap_or_default())
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    parts.headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    if let Some(seconds) = problem.retry_after() {
        parts.headers.insert(header::RETRY_AFTER, seconds.max(1).into());
    }
    if let Some(scheme) = problem.authenticate() {
        parts.headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(scheme));
    }
    Response::from_parts(parts, Body::from(text))
}

fn html(body: &ProblemBody, lang: Lang) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let (title, detail) = (escaped(&body.title), escaped(&body.detail));
    let (tag, name) = (lang.tag(), Common::of(lang).name);
    let (home, search, go) =
        (Common::of(lang).back_home, Errors::of(lang).try_search, Search::of(lang).go);
    let style = STYLE.as_ref().map(|href| format!("<link rel=\"stylesheet\" href=\"{href}\">"));
    let style = style.unwrap_or_default();
    format!(
        "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title} · {name}</title>\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\">{style}</head>\
         <body><header class=\"site-header\"><div class=\"wide\"><a class=\"site-name\" href=\"/\">{name}</a></div></header>\
         <main><div class=\"narrow trouble\"><h1>{title}</h1><p>{detail}</p>\
         <form class=\"ask\" method=\"get\" action=\"/\" role=\"search\"><label for=\"q\">{search}</label>\
         <div class=\"ask-line\"><input id=\"q\" name=\"q\" type=\"search\"><button class=\"button\">{go}</button></div></form>\
         <p class=\"row\"><a class=\"button primary\" href=\"/\">{home}</a></p></div></main></body></html>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::problem::panicked;
    use axum::http::StatusCode;

    /// A door behind the layers that every door is behind.
    async fn asked(handler: fn() -> &'static str) -> (StatusCode, ProblemBody) {
        use tower::ServiceExt;
        let router = axum::Router::new()
            .route("/api/v1/x", axum::routing::get(move || async move { handler() }))
            .layer(tower_http::catch_panic::CatchPanicLayer::custom(panicked))
            .layer(axum::middleware::from_fn(write));
        let request = Request::get("/api/v1/x?lang=en").body(Body::empty()).expect("a request");
        let answer = router.oneshot(request).await.expect("an answer");
        let status = answer.status();
        let body = axum::body::to_bytes(answer.into_body(), 10_000).await.expect("a body");
        (status, serde_json::from_slice(&body).expect("a problem"))
    }

    #[tokio::test]
    async fn a_handler_that_panics_answers_an_id_and_no_more() {
        let (status, body) = asked(|| panic!("a secret")).await;
        assert_eq!(
            (status.as_u16(), body.code.as_str(), body.title.as_str()),
            (500, "internal", "Something broke on our side")
        );
        assert!(body.facts["id"].is_string() && !body.detail.contains("secret"), "{body:?}");
    }
}
