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

#[tokio::test]
async fn a_tab_that_comes_back_to_a_form_leads_to_its_page() {
    let site = Site::new().await;
    for (form, page) in [
        ("/sign-in/code", "/sign-in"),
        ("/sign-in/code/verify", "/sign-in"),
        ("/sign-out", "/"),
        ("/me/account/code", "/me/account"),
        ("/me/account/prove", "/me/account"),
        ("/me/account/password", "/me/account"),
        ("/me/account/everywhere", "/me/account"),
        ("/desk/people/find", "/desk/people"),
        ("/desk/people/new", "/desk/people"),
        ("/desk/people/7/vouch", "/desk/people/7"),
        ("/desk/people/7/slip", "/desk/people/7"),
        ("/desk/people/7/merge", "/desk/people/7"),
        ("/admin/accounts/new", "/admin/accounts"),
        ("/admin/accounts/find", "/admin/accounts"),
        ("/admin/accounts/7/grant", "/admin/accounts/7"),
        ("/admin/accounts/7/revoke", "/admin/accounts/7"),
        ("/admin/accounts/7/lock", "/admin/accounts/7"),
        ("/admin/accounts/7/unlock", "/admin/accounts/7"),
    ] {
        let answer = site.get(form).await;
        assert_eq!((answer.status, answer.header("location")), (303, page), "{form}");
    }
}
