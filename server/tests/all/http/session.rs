//! Signing in and out with a cookie.

use super::PASSWORD;
use super::Site;
use super::client::Answer;
use crate::fixtures::both;
use chrono::Duration;
use linli_server::store::sessions as store;
use serde_json::json;

async fn signing_in(site: &Site, password: &str) -> Answer {
    site.post("/api/v1/session").json(&json!({ "login": "li", "password": password })).await
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_from_other_sites() {
    let site = Site::new().await;
    site.token("li", None).await;
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
    let site = Site::under("https://linli.example").await;
    site.token("li", None).await;
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
    site.token("li", None).await;
    let first = signing_in(&site, PASSWORD).await.cookie();
    let again = site
        .post("/api/v1/session")
        .with(&first)
        .json(&json!({ "login": "li", "password": PASSWORD }))
        .await
        .cookie();
    assert_ne!(first, again);
    assert_eq!(
        site.get("/api/v1/me").with(&first).await.status,
        401,
        "the old id is worth nothing"
    );
    assert_eq!(site.get("/api/v1/me").with(&again).await.status, 200);
    assert_eq!(sessions(&site).await, 1);
    let value = again.trim_start_matches("linli_session=");
    let mut conn = site.core.db.read().await.expect("a connection");
    let id: String =
        sqlx::query_scalar("SELECT id FROM session").fetch_one(&mut *conn).await.expect("a row");
    assert!(id.len() == 64 && !id.contains(value), "{id}");
}

#[tokio::test]
async fn an_id_that_somebody_else_chose_is_not_taken() {
    let site = Site::new().await;
    site.token("li", None).await;
    let planted = "linli_session=AAAAAAAAAAAAAAAAAAAAAA";
    let mine = site
        .post("/api/v1/session")
        .with(planted)
        .json(&json!({ "login": "li", "password": PASSWORD }))
        .await
        .cookie();
    assert_ne!(mine, planted);
    assert_eq!(site.get("/api/v1/me").with(planted).await.status, 401);
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let site = Site::new().await;
    site.token("li", None).await;
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
    site.token("li", None).await;
    let cookie = signing_in(&site, PASSWORD).await.cookie();
    let first = site.get("/api/v1/me").with(&cookie).await;
    assert!(!first.header("set-cookie").is_empty(), "seen for the first time");
    let second = site.get("/api/v1/me").with(&cookie).await;
    assert_eq!(second.header("set-cookie"), "");
}

#[tokio::test]
async fn five_wrong_passwords_lock_for_a_while() {
    let site = Site::new().await;
    site.token("li", None).await;
    for _ in 0..5 {
        assert_eq!(
            signing_in(&site, "not the password").await.problem(),
            (401, "signed_out".to_owned())
        );
    }
    let locked = signing_in(&site, PASSWORD).await;
    assert_eq!(locked.problem(), (429, "rate_limited".to_owned()));
    let wait: i64 = locked.header("retry-after").parse().expect("seconds");
    assert!(wait > 0 && locked.json["facts"]["retry_after_s"] == wait, "{}", locked.json);
}

#[tokio::test]
async fn a_session_that_is_not_used_ends() {
    let site = Site::new().await;
    site.token("li", None).await;
    let cookie = signing_in(&site, PASSWORD).await.cookie();
    let week = site.later(Duration::days(7));
    assert!(
        !week.get("/api/v1/me").with(&cookie).await.header("set-cookie").is_empty(),
        "used: two weeks more"
    );
    assert_eq!(site.later(Duration::days(20)).get("/api/v1/me").with(&cookie).await.status, 200);
    let late = site.later(Duration::days(35)).get("/api/v1/me").with(&cookie).await;
    assert_eq!(late.status, 401);
    assert!(
        late.header("set-cookie").contains("Max-Age=0"),
        "the browser forgets it: {}",
        late.header("set-cookie")
    );
}

#[tokio::test]
async fn sessions_are_kept_in_both_databases() {
    both(async |fresh| {
        let site = Site::on(fresh, "http://127.0.0.1:3000").await;
        site.token("li", None).await;
        let (one, two) = (
            signing_in(&site, PASSWORD).await.cookie(),
            signing_in(&site, PASSWORD).await.cookie(),
        );
        for cookie in [&one, &two] {
            assert_eq!(site.get("/api/v1/me").with(cookie).await.status, 200);
        }
        assert_eq!(site.ask("DELETE", "/api/v1/session").with(&one).await.status, 204);
        assert_eq!(site.get("/api/v1/me").with(&one).await.status, 401);
        let much_later = site.core.clock.now() + Duration::days(15);
        let expired = site
            .core
            .db
            .write(move |tx| Box::pin(async move { store::delete_expired(tx, much_later).await }));
        assert_eq!(expired.await.expect("is done"), 1);
        assert_eq!(site.get("/api/v1/me").with(&two).await.status, 401);
    })
    .await;
}

async fn sessions(site: &Site) -> i64 {
    let mut conn = site.core.db.read().await.expect("a connection");
    sqlx::query_scalar("SELECT COUNT(*) FROM session")
        .fetch_one(&mut *conn)
        .await
        .expect("a number")
}
