//! Signing in and out with a cookie.

use super::Site;
use super::client::Answer;
use crate::support::PASSWORD;
use serde_json::json;

async fn signing_in(site: &Site, password: &str) -> Answer {
    site.post("/api/v1/session").json(&json!({ "login": "li", "password": password })).await
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_from_other_sites() {
    let site = Site::new().await;
    site.place.token("li", None).await;
    let answer = signing_in(&site, PASSWORD).await;
    assert_eq!(answer.status, 200, "{}", answer.json);
    let cookie = answer.header("set-cookie");
    for flag in ["linli_session=", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=1209600"] {
        assert!(cookie.contains(flag), "{flag} in {cookie}");
    }
    assert!(!cookie.contains("Secure"), "plain http cannot carry a secure cookie: {cookie}");
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn under_https_the_cookie_is_secure() {
    let site = Site::at("https://linli.example").await;
    site.place.token("li", None).await;
    assert!(signing_in(&site, PASSWORD).await.header("set-cookie").contains("Secure"));
}

#[tokio::test]
async fn visitors_get_no_session() {
    let site = Site::new().await;
    for path in ["/api/v1/facilities", "/api/v1/me", "/healthz"] {
        assert_eq!(site.get(path).await.header("set-cookie"), "", "{path}");
    }
    assert_eq!(sessions(&site).await, 0);
}

#[tokio::test]
async fn signing_in_gives_a_new_id_and_the_table_does_not_hold_it() {
    let site = Site::new().await;
    site.place.token("li", None).await;
    let first = signing_in(&site, PASSWORD).await.cookie();
    let again = site.post("/api/v1/session").with(&first).json(&json!({ "login": "li", "password": PASSWORD })).await.cookie();
    assert_ne!(first, again);
    assert_eq!(site.get("/api/v1/me").with(&first).await.status, 401, "the old id is worth nothing");
    assert_eq!(site.get("/api/v1/me").with(&again).await.status, 200);
    assert_eq!(sessions(&site).await, 1);
    let value = again.trim_start_matches("linli_session=");
    let mut conn = site.place.core.db.read().await.expect("a connection");
    let id: String = sqlx::query_scalar("SELECT id FROM session").fetch_one(&mut *conn).await.expect("a row");
    assert!(id.len() == 64 && !id.contains(value), "{id}");
}

#[tokio::test]
async fn an_id_that_somebody_else_chose_is_not_taken() {
    let site = Site::new().await;
    site.place.token("li", None).await;
    let planted = "linli_session=AAAAAAAAAAAAAAAAAAAAAA";
    let mine = site.post("/api/v1/session").with(planted).json(&json!({ "login": "li", "password": PASSWORD })).await.cookie();
    assert_ne!(mine, planted);
    assert_eq!(site.get("/api/v1/me").with(planted).await.status, 401);
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let site = Site::new().await;
    site.place.token("li", None).await;
    let cookie = signing_in(&site, PASSWORD).await.cookie();
    let out = site.ask("DELETE", "/api/v1/session").with(&cookie).await;
    assert_eq!(out.status, 204);
    assert!(out.header("set-cookie").contains("Max-Age=0"), "{}", out.header("set-cookie"));
    assert_eq!(site.get("/api/v1/me").with(&cookie).await.status, 401);
    assert_eq!(sessions(&site).await, 0);
}

#[tokio::test]
async fn a_session_in_use_is_written_once_an_hour_only() {
    let site = Site::new().await;
    site.place.token("li", None).await;
    let cookie = signing_in(&site, PASSWORD).await.cookie();
    let first = site.get("/api/v1/me").with(&cookie).await;
    assert!(!first.header("set-cookie").is_empty(), "seen for the first time");
    let second = site.get("/api/v1/me").with(&cookie).await;
    assert_eq!(second.header("set-cookie"), "");
}

#[tokio::test]
async fn five_wrong_passwords_lock_for_a_while() {
    let site = Site::new().await;
    site.place.token("li", None).await;
    for _ in 0..5 {
        assert_eq!(signing_in(&site, "not the password").await.problem(), (401, "signed_out".to_owned()));
    }
    let locked = signing_in(&site, PASSWORD).await;
    assert_eq!(locked.problem(), (429, "rate_limited".to_owned()));
    let wait: i64 = locked.header("retry-after").parse().expect("seconds");
    assert!(wait > 0 && locked.json["facts"]["retry_after_s"] == wait, "{}", locked.json);
}

async fn sessions(site: &Site) -> i64 {
    let mut conn = site.place.core.db.read().await.expect("a connection");
    sqlx::query_scalar("SELECT COUNT(*) FROM session").fetch_one(&mut *conn).await.expect("a number")
}
