//! Which compressed copy a browser takes.

use axum::http::{HeaderMap, header};

/// Which compressed copies the browser takes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Accepted {
    /// Brotli.
    pub brotli: bool,
    /// gzip.
    pub gzip: bool,
}

impl Accepted {
    /// A name counts unless its weight is zero; `*` stands for both where they are not named.
    pub(super) fn read(request: &HeaderMap) -> Self {
        let (mut brotli, mut gzip, mut any) = (None, None, false);
        for item in lists(request, header::ACCEPT_ENCODING) {
            let (name, weight) = item.split_once(';').unwrap_or((item, ""));
            let weight =
                weight.trim().strip_prefix("q=").and_then(|weight| weight.parse::<f32>().ok());
            let wanted = weight.unwrap_or(1.0) > 0.0;
            match name.trim().to_ascii_lowercase().as_str() {
                "br" => brotli = Some(wanted),
                "gzip" | "x-gzip" => gzip = Some(wanted),
                "*" => any = wanted,
                _ => {}
            }
        }
        Self { brotli: brotli.unwrap_or(any), gzip: gzip.unwrap_or(any) }
    }
}

/// The items of a header that is a list, over all its lines.
pub(super) fn lists(headers: &HeaderMap, name: header::HeaderName) -> impl Iterator<Item = &str> {
    let lines = headers.get_all(name).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_browser_takes() {
        for (said, brotli, gzip) in [
            ("gzip, deflate, br, zstd", true, true),
            ("gzip;q=0.5", false, true),
            ("br;q=0, gzip; q=0.0", false, false),
            ("*", true, true),
            ("br;q=0, *", false, true),
            ("identity", false, false),
            ("", false, false),
        ] {
            let value = said.parse().expect("a header value");
            let request = HeaderMap::from_iter([(header::ACCEPT_ENCODING, value)]);
            let accepted = Accepted::read(&request);
            assert_eq!(accepted, Accepted { brotli, gzip }, "{said}");
        }
    }
}
