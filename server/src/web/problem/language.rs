//! In which language to answer.

use crate::web::extract::{cookie, raw_pairs};
use axum::http::{HeaderMap, Uri, header};
use linli_app::i18n::Lang;

/// Name of the cookie that keeps the language.
pub const LANG: &str = "linli_lang";

/// The reader's language: `?lang=`, else the cookie, else `Accept-Language`, else Chinese.
pub fn language(headers: &HeaderMap, uri: &Uri) -> Lang {
    let asked =
        raw_pairs(uri).find_map(|(name, value)| (name == "lang").then(|| Lang::parse(value))?);
    let kept = || cookie(headers, LANG).and_then(Lang::parse);
    let liked =
        || headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok().map(Lang::from_accept_language);
    asked.or_else(kept).or_else(liked).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_address_chooses_the_language_before_the_browser_does() {
        let headers =
            HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static("en"))]);
        assert_eq!(language(&headers, &Uri::from_static("/?a=b&lang=zh")), Lang::Zh);
        assert_eq!(language(&headers, &Uri::from_static("/?lang=fr")), Lang::En);
        assert_eq!(language(&HeaderMap::new(), &Uri::from_static("/")), Lang::Zh);
    }
}
