//! The browser side, embedded in the program: `/assets/…` and the favicon.
//!
//! `linli-site` gave every file a name that changes with its content and made the compressed
//! copies, so an answer here is a lookup, and browsers may keep it for ever.

mod accepted;

use accepted::{Accepted, lists};
use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "$LINLI_SITE_DIR"]
struct Embedded;

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const A_DAY: &str = "public, max-age=86400";

/// Pages that belong to one person, and the interface for programs, are not for search engines.
/// Two roofs under one: neighbours.
const FAVICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#221f1a"/><path d="M4 17 12 9l4 4 4-4 8 8v9H18v-6h-4v6H4z" fill="#faf6ee"/></svg>"##;

/// Addresses of the files that every page names; none of them when the site was not built, and
/// pages then go without script and style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteFiles {
    /// The script that starts the islands.
    pub boot_js: Option<String>,
    /// The style sheet.
    pub css: Option<String>,
    /// The module that `boot_js` imports, worth a `modulepreload`.
    pub js: Option<String>,
    /// The code of the islands, worth a `preload`.
    pub wasm: Option<String>,
}

impl SiteFiles {
    /// Looks into the embedded manifest; call it once at start.
    pub fn load() -> Self {
        Self::of(&manifest())
    }

    fn of(manifest: &BTreeMap<String, String>) -> Self {
        let address = |name: &str| manifest.get(name).map(|hashed| format!("/assets/{hashed}"));
        Self {
            boot_js: address("boot.js"),
            css: address("main.css"),
            js: address("linli.js"),
            wasm: address("linli_bg.wasm"),
        }
    }
}

/// Logical name → hashed name, as `linli-site` wrote it.
fn manifest() -> BTreeMap<String, String> {
    let file = Embedded::get("manifest.json");
    file.and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default()
}

/// `/assets/{*path}`, `/favicon.svg` and `/favicon.ico`.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/assets/{*path}", get(asset))
        .route("/favicon.svg", get(|| async { small("image/svg+xml", FAVICON) }))
        .route("/favicon.ico", get(|| async { Redirect::permanent("/favicon.svg") }))
}

fn small(content_type: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, content_type), (header::CACHE_CONTROL, A_DAY)], text)
}

/// One file with its copies; `tag` is a hash of the plain content.
struct Asset {
    content_type: HeaderValue,
    tag: String,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

/// Only what the manifest names is served, under its hashed name.
static ASSETS: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    let found =
        manifest().into_values().filter_map(|name| Some((name.clone(), Asset::embedded(&name)?)));
    found.collect()
});

impl Asset {
    fn embedded(name: &str) -> Option<Self> {
        let plain = Embedded::get(name)?;
        let hash = plain.metadata.sha256_hash();
        Some(Self {
            content_type: content_type(name),
            tag: hash[..8].iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat(),
            plain: bytes(plain),
            brotli: Embedded::get(&format!("{name}.br")).map(bytes),
            gzip: Embedded::get(&format!("{name}.gz")).map(bytes),
        })
    }

    /// The smallest copy that the browser takes, and what it is called.
    fn choose(&self, accepted: &Accepted) -> (&Bytes, Option<&'static str>) {
        match (&self.brotli, &self.gzip) {
            (Some(brotli), _) if accepted.brotli => (brotli, Some("br")),
            (_, Some(gzip)) if accepted.gzip => (gzip, Some("gzip")),
            _ => (&self.plain, None),
        }
    }

    fn answer(&self, request: &HeaderMap) -> Response {
        let (content, encoding) = self.choose(&Accepted::read(request));
        // Each copy is a representation of its own, so each has a tag of its own.
        let tag = format!(
            "\"{}{}\"",
            self.tag,
            encoding.map(|name| format!("-{name}")).unwrap_or_default()
        );
        let known = lists(request, header::IF_NONE_MATCH)
            .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag);
        let mut answer =
            Response::new(if known { Body::empty() } else { Body::from(content.clone()) });
        let headers = answer.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(tag) = HeaderValue::try_from(tag) {
            headers.insert(header::ETAG, tag);
        }
        if known {
            *answer.status_mut() = StatusCode::NOT_MODIFIED;
            return answer;
        }
        headers.insert(header::CONTENT_TYPE, self.content_type.clone());
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        answer
    }
}

async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    ASSETS
        .get(&path)
        .map_or_else(|| StatusCode::NOT_FOUND.into_response(), |asset| asset.answer(&headers))
}

/// Static content is handed on without a copy.
fn bytes(file: EmbeddedFile) -> Bytes {
    match file.data {
        std::borrow::Cow::Borrowed(data) => Bytes::from_static(data),
        std::borrow::Cow::Owned(data) => Bytes::from(data),
    }
}

/// Text is UTF-8, here as everywhere in the project.
fn content_type(name: &str) -> HeaderValue {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let text = kind.type_() == mime_guess::mime::TEXT;
    let value = if text {
        format!("{}; charset=utf-8", kind.essence_str())
    } else {
        kind.essence_str().to_owned()
    };
    HeaderValue::try_from(value).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(header::HeaderName, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.clone(), value.parse().expect("a header value")))
            .collect()
    }

    fn script() -> Asset {
        Asset {
            content_type: content_type("linli.0123456789.js"),
            tag: "abcd".to_owned(),
            plain: Bytes::from_static(b"plain"),
            brotli: Some(Bytes::from_static(b"br")),
            gzip: Some(Bytes::from_static(b"gz")),
        }
    }

    #[test]
    fn answers_with_the_best_copy() {
        let answer = script().answer(&headers(&[(header::ACCEPT_ENCODING, "gzip, br")]));
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[header::CONTENT_ENCODING], "br");
        assert_eq!(answer.headers()[header::ETAG], "\"abcd-br\"");
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
        assert_eq!(answer.headers()[header::CACHE_CONTROL], FOR_EVER);
        let answer = script().answer(&HeaderMap::new());
        assert!(answer.headers().get(header::CONTENT_ENCODING).is_none());
        assert_eq!(answer.headers()[header::ETAG], "\"abcd\"");
    }

    #[test]
    fn says_when_the_browser_has_it_already() {
        for (known, status) in [
            ("\"abcd-br\"", StatusCode::NOT_MODIFIED),
            ("\"other\", W/\"abcd-br\"", StatusCode::NOT_MODIFIED),
            ("*", StatusCode::NOT_MODIFIED),
            ("\"abcd\"", StatusCode::OK),
        ] {
            let answer = script().answer(&headers(&[
                (header::ACCEPT_ENCODING, "br"),
                (header::IF_NONE_MATCH, known),
            ]));
            assert_eq!(answer.status(), status, "{known}");
        }
    }

    #[test]
    fn files_of_the_site_have_addresses() {
        assert_eq!(SiteFiles::of(&BTreeMap::new()), SiteFiles::default());
        let manifest = BTreeMap::from([("boot.js".to_owned(), "boot.0123456789.js".to_owned())]);
        let files = SiteFiles::of(&manifest);
        assert_eq!(files.boot_js.as_deref(), Some("/assets/boot.0123456789.js"));
        assert_eq!(files.css, None);
    }

    #[test]
    fn content_types_are_those_that_browsers_insist_on() {
        for (name, expected) in [
            ("a.wasm", "application/wasm"),
            ("a.css", "text/css; charset=utf-8"),
            ("a.svg", "image/svg+xml"),
            ("a", "application/octet-stream"),
        ] {
            assert_eq!(content_type(name), expected);
        }
    }
}
