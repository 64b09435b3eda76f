//! What pages and their forms have in common with every other answer.

use super::{PASSWORD, Site};
use std::collections::BTreeSet;

/// The values of an attribute in the tags of this name; empty for a tag without it.
fn attributes(html: &str, tag: &str, name: &str) -> Vec<String> {
    let opening = format!("<{tag}");
    let tags = html.split(&opening).skip(1).filter_map(|rest| rest.split('>').next());
    let value =
        |tag: &str| tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next().map(str::to_owned);
    tags.map(|tag| value(tag).unwrap_or_default()).collect()
}

#[tokio::test]
async fn the_policy_of_a_page_names_the_nonce_of_its_scripts() {
    let site = Site::new().await;
    let mut seen = BTreeSet::new();
    for _ in 0..2 {
        let page = site.get("/").await;
        assert_eq!(page.status, 200, "{}", page.body);
        let policy = page.header("content-security-policy").to_owned();
        assert_eq!(page.headers.get_all("content-security-policy").iter().count(), 1);
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .and_then(|rest| rest.split('\'').next())
            .expect("a nonce")
            .to_owned();
        let inline = attributes(&page.body, "script", "src")
            .into_iter()
            .zip(attributes(&page.body, "script", "nonce"));
        for (src, own) in inline {
            assert!(
                !src.is_empty() || own == nonce,
                "an inline script without the nonce: {}",
                page.body
            );
        }
        assert!(
            attributes(&page.body, "", "style").iter().all(String::is_empty),
            "styles stand in the style sheet"
        );
        assert!(seen.insert(nonce), "a nonce is used once");
    }
}

#[tokio::test]
async fn a_visitor_reads_without_a_session() {
    let site = Site::new().await;
    for path in ["/", "/sign-in", "/register", "/nothing"] {
        let page = site.get(path).await;
        assert_eq!(page.header("set-cookie"), "", "{path}");
        assert!(page.header("content-type").starts_with("text/html"), "{path}");
    }
    assert_eq!(site.get("/nothing").await.status, 404);
}

#[tokio::test]
async fn signing_in_with_the_form_sets_the_cookie() {
    let site = Site::new().await;
    site.token("li", None).await;
    let password = PASSWORD.replace(' ', "+");
    let form = || {
        let kind = "application/x-www-form-urlencoded";
        site.post("/sign-in")
            .header("content-type", kind)
            .bytes(format!("login=li&password={password}"))
    };
    let answer = form().header("sec-fetch-site", "same-origin").await;
    assert_eq!((answer.status, answer.header("location")), (303, "/me"), "{}", answer.body);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(site.get("/api/v1/me").with(&answer.cookie()).await.status, 200);
    let elsewhere = form().header("sec-fetch-site", "cross-site").await;
    assert_eq!(
        (elsewhere.status, elsewhere.header("set-cookie")),
        (403, ""),
        "nobody signs others in"
    );
}

#[tokio::test]
async fn pages_of_those_who_signed_in_are_not_kept() {
    let site = Site::new().await;
    assert_eq!(site.get("/").with("linli_session=x").await.header("cache-control"), "no-store");
    assert_eq!(site.get("/").await.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn a_page_takes_no_other_method() {
    let site = Site::new().await;
    assert_eq!(site.ask("PUT", "/healthz").await.problem(), (405, "method_not_allowed".to_owned()));
}
