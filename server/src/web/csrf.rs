//! Requests that change something come from our own pages or from programs, never from the pages
//! of others: browsers say where a request comes from, and that is checked for all of them.

use super::caller::bearer;
use super::problem::{Fault, Problem};
use super::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Refuses what another site made a browser send.
pub async fn guard(State(state): State<AppState>, request: Request, next: Next) -> Response {
    // A page of others cannot set this header, and with it the cookie is not looked at.
    let by_token = bearer(request.headers()).is_some();
    if request.method().is_safe()
        || by_token
        || is_our_own(request.headers(), request.uri(), &state.config.public_url)
    {
        next.run(request).await
    } else {
        Problem::from(Fault::CrossSite).into_response()
    }
}

/// Whether a browser says that our own page sent it; programs that are no browser say nothing.
fn is_our_own(headers: &HeaderMap, uri: &Uri, public_url: &str) -> bool {
    let text = |name| {
        headers.get(name).map(|value: &header::HeaderValue| value.to_str().unwrap_or("null"))
    };
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(header::ORIGIN) else { return true };
    let host =
        text(header::HOST).or_else(|| uri.authority().map(axum::http::uri::Authority::as_str));
    let named = origin.split_once("://").map(|(_, host)| host);
    origin_of(public_url).eq_ignore_ascii_case(origin)
        || named.zip(host).is_some_and(|(named, host)| named.eq_ignore_ascii_case(host))
}

/// Scheme, host and port of an address.
fn origin_of(url: &str) -> &str {
    let path =
        url.find("://").and_then(|scheme| url[scheme + 3..].find('/').map(|at| scheme + 3 + at));
    path.map_or(url, |at| &url[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_and_programs_may_change_things() {
        for (given, own) in [
            (&[][..], true),
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://linli.example")], false),
            (&[("origin", "https://linli.example")], true),
            (&[("origin", "https://LINLI.example")], true),
            (&[("origin", "https://evil.example")], false),
            (&[("origin", "https://linli.example.evil.example")], false),
            (&[("origin", "null")], false),
            (&[("origin", "http://10.1.2.3:3000"), ("host", "10.1.2.3:3000")], true),
            (&[("origin", "http://10.1.2.3:3001"), ("host", "10.1.2.3:3000")], false),
        ] {
            let headers = given
                .iter()
                .map(|(name, value)| {
                    (name.parse().expect("a name"), value.parse().expect("a value"))
                })
                .collect();
            let uri = Uri::from_static("/");
            assert_eq!(is_our_own(&headers, &uri, "https://linli.example/base"), own, "{given:?}");
        }
    }
}
