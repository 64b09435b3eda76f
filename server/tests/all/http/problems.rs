//! Everything that can fail says so in the same shape and in the reader's language.

use super::{Site, a_unit};
use serde_json::{Value, json};

#[tokio::test]
async fn an_unknown_address_is_a_problem() {
    let site = Site::new().await;
    for path in ["/api/v1/nothing", "/api/v2/me", "/api", "/api/", "/api/v1/"] {
        assert_eq!(site.get(path).await.problem(), (404, "not_found".to_owned()), "{path}");
    }
}

#[tokio::test]
async fn a_wrong_method_is_a_problem_and_names_the_right_ones() {
    let site = Site::new().await;
    let answer = site.ask("PUT", "/api/v1/me").await;
    assert_eq!(answer.problem(), (405, "method_not_allowed".to_owned()));
    assert!(answer.header("allow").contains("GET"), "{:?}", answer.headers);
}

#[tokio::test]
async fn only_json_is_read() {
    let site = Site::new().await;
    let unsupported = (415, "unsupported_media_type".to_owned());
    assert_eq!(site.post("/api/v1/session").bytes("login=a").await.problem(), unsupported);
    let form = site
        .post("/api/v1/session")
        .header("content-type", "application/x-www-form-urlencoded")
        .bytes("login=a");
    assert_eq!(form.await.problem(), unsupported);
    let plain =
        site.post("/api/v1/bookings/x/cancel").header("content-type", "text/plain").bytes("{}");
    assert_eq!(plain.await.problem(), unsupported);
}

#[tokio::test]
async fn a_body_that_cannot_be_read_names_the_field() {
    let site = Site::new().await;
    let login = json!({ "login": "a", "password": "b" });
    let with = |name: &str, value: Value| {
        let mut body = login.clone();
        body[name] = value;
        body.to_string().into_bytes()
    };
    for (body, field, fault) in [
        (b"{".to_vec(), "body", "malformed"),
        (b"".to_vec(), "body", "malformed"),
        (b"\xff\xfe{}".to_vec(), "body", "malformed"),
        (b"{\"login\": \"\xff\", \"password\": \"x\"}".to_vec(), "login", "malformed"),
        (b"null".to_vec(), "body", "malformed"),
        (b"{\"login\": \"a\"}".to_vec(), "password", "missing"),
        (with("login", json!(5)), "login", "malformed"),
        (with("colour", json!(5)), "colour", "unknown"),
    ] {
        let said = String::from_utf8_lossy(&body).into_owned();
        let answer = site
            .post("/api/v1/session")
            .header("content-type", "application/json")
            .bytes(body)
            .await;
        assert_eq!(answer.problem(), (422, "invalid".to_owned()), "{said}");
        assert_eq!(answer.json["facts"], json!({ "field": field, "fault": fault }), "{said}");
    }
}

#[tokio::test]
async fn a_query_that_cannot_be_read_names_the_parameter() {
    let site = Site::new().await;
    for (query, field, fault) in [
        ("colour=red", "colour", "unknown"),
        ("limit=many", "limit", "malformed"),
        ("limit=201", "limit", "too_long"),
        ("limit=0", "limit", "too_short"),
        ("from=tomorrow", "from", "malformed"),
        ("category=castle", "category", "malformed"),
    ] {
        let answer = site.get(&format!("/api/v1/facilities?{query}")).await;
        assert_eq!(answer.problem(), (422, "invalid".to_owned()), "{query}");
        assert_eq!(answer.json["facts"], json!({ "field": field, "fault": fault }), "{query}");
    }
    assert_eq!(site.get("/api/v1/divisions?colour=red").await.problem().0, 422);
    assert_eq!(
        site.get("/api/v1/spaces/x/availability?from=2026-12-01").await.json["facts"]["field"],
        "to"
    );
}

#[tokio::test]
async fn a_plus_in_an_instant_need_not_be_escaped() {
    let site = Site::new().await;
    let slot = "from=2026-12-05T09:00:00+08:00&to=2026-12-05T11:00:00%2B08:00";
    assert_eq!(site.get(&format!("/api/v1/facilities?{slot}")).await.status, 200);
}

#[tokio::test]
async fn sentences_come_in_the_language_asked_for() {
    let site = Site::new().await;
    let title = async |path: &str, liked: &str| {
        let answer = site.get(path).header("accept-language", liked).await;
        (answer.text("/title"), answer.header("content-language").to_owned())
    };
    let (zh, en) =
        (("没找到".to_owned(), "zh-CN".to_owned()), ("Not found".to_owned(), "en".to_owned()));
    assert_eq!(title("/api/v1/units/x", "zh-CN").await, zh);
    assert_eq!(title("/api/v1/units/x", "en-GB, zh;q=0.5").await, en);
    assert_eq!(title("/api/v1/units/x?lang=zh", "en").await, zh);
    assert_eq!(title("/api/v1/units/x", "").await, zh);
    let list = site.get("/api/v1/units?lang=en&limit=5").await;
    assert_eq!(list.status, 200, "the language belongs to every address");
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let site = Site::new().await;
    let mut unit = a_unit();
    unit["phone"] = "5".repeat(300 * 1024).into();
    let too_large = (413, "too_large".to_owned());
    assert_eq!(site.post("/api/v1/units").json(&unit).await.problem(), too_large);
    let admin = site.admin().await;
    assert_eq!(
        site.post("/api/v1/units").by(&admin).json(&unit).chunked().await.problem(),
        too_large
    );
}

#[tokio::test]
async fn a_token_that_is_not_known_is_told_apart_from_none() {
    let site = Site::new().await;
    let none = site.get("/api/v1/me").await;
    assert_eq!(none.problem(), (401, "signed_out".to_owned()));
    assert_eq!(none.header("www-authenticate"), "Bearer");
    let unknown = site.get("/api/v1/facilities").by("nonsense").await;
    assert_eq!(unknown.problem(), (401, "signed_out".to_owned()));
    assert_eq!(unknown.header("www-authenticate"), "Bearer error=\"invalid_token\"");
}

#[tokio::test]
async fn people_get_a_page_instead_of_json() {
    let site = Site::new().await;
    let form = site
        .post("/sign-in")
        .header("accept", "text/html")
        .header("origin", "https://evil.example")
        .bytes("a=b");
    let answer = form.await;
    assert_eq!(answer.status, 403);
    assert!(answer.header("content-type").starts_with("text/html"), "{:?}", answer.headers);
    assert!(answer.body.contains("没有权限"), "{}", answer.body);
}
