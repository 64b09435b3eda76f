//! What every answer tells the browser to refuse.

use super::PASSWORD;
use super::Site;
use serde_json::json;

#[tokio::test]
async fn every_answer_is_guarded() {
    let site = Site::new().await;
    for path in [
        "/api/v1/facilities",
        "/api/v1/nothing",
        "/healthz",
        "/favicon.svg",
        "/assets/nothing.js",
        "/robots.txt",
    ] {
        let answer = site.get(path).await;
        let policy = answer.header("content-security-policy");
        for rule in [
            "default-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.contains(rule), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("nonce"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert!(answer.header("permissions-policy").contains("camera=()"), "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}");
        assert_eq!(answer.header("set-cookie"), "", "{path}: nobody is followed");
    }
}

#[tokio::test]
async fn https_stays_https() {
    let site = Site::under("https://linli.example").await;
    assert!(site.get("/healthz").await.header("strict-transport-security").starts_with("max-age="));
}

#[tokio::test]
async fn what_is_personal_is_not_kept() {
    let site = Site::new().await;
    assert_eq!(site.get("/api/v1/facilities").await.header("cache-control"), "no-store");
    assert_eq!(
        site.get("/nothing").with("linli_session=x").await.header("cache-control"),
        "no-store"
    );
    assert_eq!(site.get("/nothing").await.header("cache-control"), "no-cache");
    assert_eq!(
        site.get("/favicon.svg").with("linli_session=x").await.header("cache-control"),
        "public, max-age=86400"
    );
}

#[tokio::test]
async fn it_says_whether_it_is_well() {
    let site = Site::new().await;
    for path in ["/healthz", "/readyz"] {
        let answer = site.get(path).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, "ok\n"), "{path}");
    }
    site.core.db.close().await;
    assert_eq!(site.get("/healthz").await.status, 200, "the process lives");
    assert_eq!(site.get("/readyz").await.status, 503);
    let broken = site.get("/api/v1/units").await;
    assert_eq!(broken.problem(), (500, "internal".to_owned()));
    assert!(
        broken.json["facts"]["id"].is_string() && !broken.body.contains("pool"),
        "{}",
        broken.body
    );
    let sign_in =
        site.post("/api/v1/session").json(&json!({ "login": "li", "password": PASSWORD })).await;
    assert_eq!(sign_in.problem().0, 500);
}
