//! Who calls: a bearer token, else a session, else nobody; and from which network.

use super::problem::{Fault, Problem, language};
use super::{session, state::AppState};
use axum::extract::{ConnectInfo, FromRequestParts, OriginalUri};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use linli_app::ports::Caller;
use std::net::{IpAddr, SocketAddr};
use tower_sessions::Session;

/// The caller of this request.
pub struct Asker(pub Caller);

impl FromRequestParts<AppState> for Asker {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let identity = match bearer(&parts.headers) {
            Some(token) => Some(
                state.services.accounts.identity_of_token(token).await?.ok_or(Fault::BadToken)?,
            ),
            None => by_session(parts, state).await?,
        };
        let network =
            client(parts, &state.config.trusted_proxies).map_or_else(String::new, network);
        let lang = language(&parts.headers, &parts.uri);
        Ok(Self(Caller { identity, network, source: source(parts), lang }))
    }
}

async fn by_session(
    parts: &Parts,
    state: &AppState,
) -> Result<Option<linli_domain::account::Identity>, Problem> {
    let Some(held) = parts.extensions.get::<Session>() else { return Ok(None) };
    let Some(account) = session::account(held).await? else { return Ok(None) };
    let identity = state.services.accounts.identity(&account).await?;
    if identity.is_some() {
        session::touch(held, state.clock.now()).await?;
    }
    Ok(identity)
}

/// The token of an `Authorization: Bearer` header. Other schemes belong to proxies before us.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().unwrap_or_default();
    let (scheme, token) = value.split_once(' ').unwrap_or((value, ""));
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn source(parts: &Parts) -> &'static str {
    let path = parts
        .extensions
        .get::<OriginalUri>()
        .map_or_else(|| parts.uri.path(), |uri| Uri::path(uri));
    if path.starts_with("/api/v1/") { "api" } else { "page" }
}

/// The client's address: of the connection, or what the trusted proxies in front of us saw.
///
/// Each proxy appends the address it was called from, so the last that is none of ours counts;
/// whatever stands before it may be made up.
fn client(parts: &Parts, trusted: &[IpAddr]) -> Option<IpAddr> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>()?.ip().to_canonical();
    if !trusted.contains(&peer) {
        return Some(peer);
    }
    let lines = parts.headers.get_all("x-forwarded-for").into_iter();
    let named: Vec<&str> =
        lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(',')).collect();
    let seen = named.iter().rev().map_while(|text| address(text.trim()));
    Some(seen.into_iter().find(|ip| !trusted.contains(ip)).unwrap_or(peer))
}

fn address(text: &str) -> Option<IpAddr> {
    let ip = text
        .parse::<IpAddr>()
        .or_else(|_| text.parse::<SocketAddr>().map(|with_port| with_port.ip()));
    ip.ok().map(|ip| ip.to_canonical())
}

/// What failures are counted under: one household has one address in IPv4 and a /64 in IPv6.
fn network(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn seen_from(peer: &str, forwarded: &[&str]) -> String {
        let mut request = Request::builder();
        for line in forwarded {
            request = request.header("x-forwarded-for", *line);
        }
        let (mut parts, ()) = request.body(()).expect("a request").into_parts();
        parts
            .extensions
            .insert(ConnectInfo(SocketAddr::new(peer.parse().expect("an address"), 4711)));
        network(client(&parts, &["10.0.0.1".parse().expect("an address")]).expect("known"))
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        for (peer, forwarded, network) in [
            ("203.0.113.9", &["198.51.100.1"][..], "203.0.113.9"),
            ("10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["1.1.1.1, 198.51.100.1, 10.0.0.1"], "198.51.100.1"),
            ("10.0.0.1", &["1.1.1.1", "198.51.100.1:99"], "198.51.100.1"),
            ("10.0.0.1", &["198.51.100.1, nonsense"], "10.0.0.1"),
            ("10.0.0.1", &[], "10.0.0.1"),
            ("::ffff:203.0.113.9", &[], "203.0.113.9"),
            ("2001:db8:1:2:3:4:5:6", &[], "2001:db8:1:2::/64"),
            ("10.0.0.1", &["[2001:db8::1]:80"], "2001:db8:0:0::/64"),
        ] {
            assert_eq!(seen_from(peer, forwarded), network, "{peer} {forwarded:?}");
        }
    }

    #[test]
    fn a_token_is_read_whatever_the_case_of_its_scheme() {
        let of = |value: &str| {
            let headers =
                HeaderMap::from_iter([(header::AUTHORIZATION, value.parse().expect("a value"))]);
            bearer(&headers).map(str::to_owned)
        };
        assert_eq!(of("bearer abc"), Some("abc".to_owned()));
        assert_eq!(of("Bearer"), Some(String::new()));
        assert_eq!(of("Basic abc"), None);
    }
}
