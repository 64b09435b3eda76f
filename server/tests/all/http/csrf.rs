//! A page of others cannot make a browser change anything here.

use super::PASSWORD;
use super::Site;
use serde_json::json;

#[tokio::test]
async fn what_another_site_sends_is_refused() {
    let site = Site::new().await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let sent = site
            .post("/api/v1/session")
            .header(name, value)
            .json(&json!({ "login": "a", "password": "b" }));
        let answer = sent.await;
        assert_eq!(answer.problem(), (403, "not_permitted".to_owned()), "{name}: {value}");
        assert_eq!(answer.json["facts"], json!({ "why": "cross_site" }));
    }
    let form = site.post("/anything").header("sec-fetch-site", "cross-site").bytes("a=b").await;
    assert_eq!(form.status, 403, "forms are no exception");
}

#[tokio::test]
async fn our_own_pages_and_programs_may() {
    let site = Site::new().await;
    for (name, value) in [
        ("sec-fetch-site", "same-origin"),
        ("sec-fetch-site", "none"),
        ("origin", "http://127.0.0.1:3000"),
        ("x-nothing", "at-all"),
    ] {
        let sent = site.ask("DELETE", "/api/v1/session").header(name, value);
        assert_eq!(sent.await.status, 204, "{name}: {value}");
    }
}

#[tokio::test]
async fn a_cookie_sent_from_elsewhere_does_not_count() {
    let site = Site::new().await;
    site.token("li", None).await;
    let signed_in =
        site.post("/api/v1/session").json(&json!({ "login": "li", "password": PASSWORD })).await;
    let sign_out = site
        .ask("DELETE", "/api/v1/session")
        .with(&signed_in.cookie())
        .header("origin", "https://evil.example");
    assert_eq!(sign_out.await.status, 403);
    assert_eq!(
        site.get("/api/v1/me").with(&signed_in.cookie()).await.status,
        200,
        "still signed in"
    );
}

#[tokio::test]
async fn reading_from_elsewhere_changes_nothing_and_is_allowed() {
    let site = Site::new().await;
    let answer = site.get("/api/v1/facilities").header("sec-fetch-site", "cross-site").await;
    assert_eq!(answer.status, 200);
}
