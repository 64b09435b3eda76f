//! What every answer tells the browser to refuse.

use super::extract::cookie;
use super::session::COOKIE;
use super::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use leptos::nonce::use_nonce;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), \
    fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

/// The policy of a page; the nonce is that of the scripts which its rendering wrote into it.
pub fn page_csp(nonce: Option<&str>) -> HeaderValue {
    let nonce = nonce.map(|nonce| format!(" 'nonce-{nonce}'")).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self'{nonce} 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    // A nonce that is no header text would be ours to repair; until then no inline script runs.
    HeaderValue::try_from(policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
}

/// Puts the policy with the nonce of the page being rendered on its answer. To be called in the
/// closure that gives a page its context: leptos has made the nonce by then.
pub fn provide_page_csp() {
    if let Some(options) = use_context::<ResponseOptions>() {
        options.insert_header(header::CONTENT_SECURITY_POLICY, page_csp(use_nonce().as_deref()));
    }
}

/// Adds to every answer what it does not say itself.
pub async fn secure(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let personal = is_personal(request.headers()) || request.uri().path().starts_with("/api");
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    let personal = personal || headers.contains_key(header::SET_COOKIE);
    let mut set = |name: HeaderName, value: HeaderValue| {
        headers.entry(name).or_insert(value);
    };
    let word = HeaderValue::from_static;
    set(header::CONTENT_SECURITY_POLICY, page_csp(None));
    set(header::X_CONTENT_TYPE_OPTIONS, word("nosniff"));
    set(header::REFERRER_POLICY, word("same-origin"));
    set(HeaderName::from_static("permissions-policy"), word(PERMISSIONS));
    set(HeaderName::from_static("cross-origin-opener-policy"), word("same-origin"));
    set(HeaderName::from_static("cross-origin-resource-policy"), word("same-origin"));
    if state.config.secure_cookies {
        set(header::STRICT_TRANSPORT_SECURITY, word("max-age=31536000"));
    }
    set(header::CACHE_CONTROL, word(if personal { "no-store" } else { "no-cache" }));
    answer
}

/// Whether the answer may be meant for one person only.
fn is_personal(headers: &HeaderMap) -> bool {
    headers.contains_key(header::AUTHORIZATION) || cookie(headers, COOKIE).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_run_only_with_the_nonce() {
        let with = page_csp(Some("abc-_1"));
        let with = with.to_str().expect("text");
        assert!(with.contains("script-src 'self' 'nonce-abc-_1' 'wasm-unsafe-eval';"), "{with}");
        assert!(!with.contains("unsafe-inline"));
        assert!(!page_csp(None).to_str().expect("text").contains("nonce"));
    }

    #[test]
    fn an_answer_to_a_session_is_personal() {
        let of = |name: HeaderName, value: &str| {
            is_personal(&HeaderMap::from_iter([(name, value.parse().expect("a value"))]))
        };
        assert!(of(header::COOKIE, "lang=en; linli_session=abc"));
        assert!(of(header::AUTHORIZATION, "Bearer abc"));
        assert!(!of(header::COOKIE, "lang=en; not_linli_session=abc"));
    }
}
