//! The OpenAPI document says what the program does.

use super::Site;
use super::client::DOCUMENT;
use serde_json::Value;
use std::collections::BTreeSet;

fn operations(item: &Value) -> BTreeSet<String> {
    let methods = item.as_object().expect("a path item").keys();
    methods
        .filter(|key| ["get", "post", "patch", "delete", "put"].contains(&key.as_str()))
        .map(|key| key.to_uppercase())
        .collect()
}

#[tokio::test]
async fn it_is_served_as_the_command_prints_it() {
    let site = Site::new().await;
    let answer = site.get("/api/v1/openapi.json").await;
    assert_eq!(answer.json, *DOCUMENT);
    assert_eq!(answer.text("/openapi"), "3.1.0");
    assert_eq!(answer.header("content-type"), "application/json");
}

#[tokio::test]
async fn every_operation_is_routed_and_no_other() {
    let site = Site::new().await;
    for (path, item) in DOCUMENT["paths"].as_object().expect("paths") {
        let answer = site.ask("TRACE", &path.replace("{id}", "x")).await;
        assert_eq!(answer.problem(), (405, "method_not_allowed".to_owned()), "{path}");
        let allowed =
            answer.header("allow").split(',').map(str::to_owned).filter(|method| method != "HEAD");
        assert_eq!(allowed.collect::<BTreeSet<_>>(), operations(item), "{path}");
    }
}

#[test]
fn the_contract_is_covered() {
    let has =
        |method: &str, path: &str| DOCUMENT["paths"][format!("/api/v1{path}")][method].is_object();
    for (methods, path) in [
        ("post", "/accounts"),
        ("post delete", "/session"),
        ("get", "/me"),
        ("get", "/me/bookings"),
        ("get", "/divisions"),
        ("get post", "/units"),
        ("get patch", "/units/{id}"),
        ("get", "/units/{id}/bookings"),
        ("get post", "/facilities"),
        ("get patch", "/facilities/{id}"),
        ("get", "/spaces/{id}/availability"),
        ("post", "/bookings"),
        ("post", "/bookings/preview"),
        ("get patch", "/bookings/{id}"),
        ("post", "/bookings/{id}/cancel"),
        ("get post", "/facilities/{id}/closures"),
        ("post", "/closures/{id}/lift"),
        ("post", "/facilities/{id}/blocks"),
        ("get post", "/facilities/{id}/openings"),
        ("post", "/facilities/{id}/head-counts"),
        ("post", "/facilities/{id}/locked-reports"),
    ] {
        for method in methods.split(' ') {
            assert!(has(method, path), "{method} {path}");
        }
    }
}

#[test]
fn every_operation_tells_its_errors() {
    for (path, item) in DOCUMENT["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("a path item") {
            let told = |status: &str| operation["responses"][status].is_object();
            assert!(told("500") && told("503"), "{method} {path}");
            assert!(
                operation["operationId"].is_string() && operation["tags"].is_array(),
                "{method} {path}"
            );
            if method != "get" {
                assert!(told("403") && told("413"), "{method} {path}");
            }
            if operation.get("requestBody").is_some() {
                assert!(told("415") && told("422"), "{method} {path}");
            }
            if path.contains("{id}") {
                assert!(told("404"), "{method} {path}");
            }
            if method == "patch" {
                assert!(told("412") && told("428"), "{method} {path}");
            }
        }
    }
}
