//! Registering.

use super::PASSWORD;
use super::Site;
use crate::fixtures::town::COMMUNITY;
use serde_json::{Value, json};

fn somebody() -> Value {
    json!({ "login": "wang", "name": "王芳", "password": PASSWORD, "phone": "13911112222", "division": COMMUNITY })
}

#[tokio::test]
async fn a_resident_registers_and_signs_in() {
    let site = Site::new().await;
    let registered = site.post("/api/v1/accounts").json(&somebody()).await;
    assert_eq!(registered.status, 201, "{}", registered.json);
    assert_eq!(registered.header("location"), "/api/v1/me");
    assert_eq!(registered.header("set-cookie"), "", "registering is not signing in");
    assert_eq!(registered.text("/name"), "王芳");
    let signed_in =
        site.post("/api/v1/session").json(&json!({ "login": "wang", "password": PASSWORD })).await;
    let me = site.get("/api/v1/me").with(&signed_in.cookie()).await;
    assert_eq!(me.text("/id"), registered.text("/id"));
    assert!(!me.body.contains(PASSWORD));
}

#[tokio::test]
async fn what_is_wrong_with_a_registration_is_named() {
    let site = Site::new().await;
    site.post("/api/v1/accounts").json(&somebody()).await;
    for (member, value, field, fault) in [
        ("login", json!("wang"), "login", "in_use"),
        ("password", json!("short"), "password", "too_short"),
        ("phone", json!(null), "phone", "missing"),
        ("division", json!("999"), "division", "unknown"),
        ("role", json!("admin_system"), "role", "unknown"),
    ] {
        let mut new = somebody();
        new["login"] = "wang2".into();
        new[member] = value;
        let answer = site.post("/api/v1/accounts").json(&new).await;
        assert_eq!(answer.problem(), (422, "invalid".to_owned()), "{member}");
        assert_eq!(answer.json["facts"], json!({ "field": field, "fault": fault }), "{member}");
    }
}
