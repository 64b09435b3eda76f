//! For search engines and collectors of open data: what pages there are, and the table of places.

use super::answer::{Answer, with_tag};
use super::state::AppState;
use crate::failure::Failure;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use axum::routing::get;
use linli_app::i18n::Lang;
use linli_app::ports::public::Listed;
use std::fmt::Write;

/// `/robots.txt`, `/sitemap.xml`, `/open-data/facilities.csv`.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(sitemap))
        .route("/open-data/facilities.csv", get(table))
}

/// Pages of persons and of staff are of no use to a search engine.
async fn robots(State(state): State<AppState>) -> impl IntoResponse {
    let text = format!(
        "User-agent: *\nDisallow: /me\nDisallow: /book/\nDisallow: /unit/\nDisallow: /desk\n\
         Disallow: /admin/\nDisallow: /oversight\nDisallow: /inspect/\nDisallow: /door/\n\
         Disallow: /api/fn/\n\nSitemap: {}/sitemap.xml\n",
        state.config.public_url
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text)
}

async fn sitemap(State(state): State<AppState>, headers: HeaderMap) -> Answer {
    let pages = state.services.public.listed().await?;
    with_tag(
        &headers,
        "application/xml; charset=utf-8",
        sitemap_of(&state.config.public_url, &pages),
    )
}

/// The sitemap: every public page once, with its address in each language.
fn sitemap_of(url: &str, pages: &[Listed]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let fixed = ["/", "/about", "/open-data"].map(|path| (path.to_owned(), None));
    let pages = pages.iter().map(|page| (page.path(), page.changed_at));
    for (path, changed_at) in fixed.into_iter().chain(pages) {
        let path = linli_app::forms::encoded(&path);
        let address = html_escape::encode_text(&format!("{url}{path}")).into_owned();
        let _ = write!(text, "<url><loc>{address}</loc>");
        for lang in [Lang::Zh, Lang::En] {
            let (tag, word) = (lang.tag(), lang.word());
            let _ = write!(
                text,
                "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}?lang={word}\"/>"
            );
        }
        if let Some(at) = changed_at {
            let _ = write!(text, "<lastmod>{}</lastmod>", at.format("%Y-%m-%dT%H:%M:%SZ"));
        }
        text.push_str("</url>\n");
    }
    text + "</urlset>\n"
}

/// What a table of a demo says first.
const DEMO_LINE: &str = "演示数据，非真实情况\r\n";

async fn table(State(state): State<AppState>, headers: HeaderMap) -> Answer {
    let rows = state.services.public.table().await?;
    let mut head = String::from("\u{feff}");
    if state.config.demo {
        // Above the headings, where an import reads over it.
        head.push_str(DEMO_LINE);
    }
    let mut writer = csv::Writer::from_writer(head.into_bytes());
    for row in rows {
        writer.serialize(row).map_err(|error| Failure::Broken(format!("csv: {error}")))?;
    }
    let bytes = writer.into_inner().map_err(|error| Failure::Broken(format!("csv: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::corrupt("text"))?;
    with_tag(&headers, "text/csv; charset=utf-8", text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use linli_app::ports::public::ListedKind;

    #[test]
    fn every_page_stands_once_with_both_languages() {
        let page = Listed { kind: ListedKind::Facility, id: "a<b".to_owned(), changed_at: None };
        let text = sitemap_of("https://linli.example", &[page]);
        assert_eq!(text.matches("<url>").count(), 4);
        assert!(text.contains("<loc>https://linli.example/facilities/a%3Cb</loc>"), "{text}");
        assert!(
            text.contains("hreflang=\"zh-CN\" href=\"https://linli.example/open-data?lang=zh\"")
        );
    }
}
