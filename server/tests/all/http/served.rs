//! Over a real socket, with a client that keeps cookies as browsers do.

use super::{PASSWORD, Site};
use serde_json::{Value, json};
use std::net::SocketAddr;

async fn served(site: &Site) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let router = site.router.clone().into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

#[tokio::test]
async fn one_signs_in_looks_and_signs_out() {
    let site = Site::new().await;
    site.token("li", None).await;
    let at = served(&site).await;
    let client = reqwest::Client::builder().cookie_store(true).build().expect("a client");
    let me = async || {
        client.get(format!("{at}/api/v1/me")).send().await.expect("an answer").status().as_u16()
    };
    assert_eq!(me().await, 401);
    let session = client.post(format!("{at}/api/v1/session"));
    let signed_in = session
        .json(&json!({ "login": "li", "password": PASSWORD }))
        .send()
        .await
        .expect("an answer");
    assert_eq!(signed_in.status(), 200);
    assert_eq!((me().await, me().await), (200, 200));
    let out = client.delete(format!("{at}/api/v1/session")).send().await.expect("an answer");
    assert_eq!(out.status(), 204);
    assert_eq!(me().await, 401);
}

#[tokio::test]
async fn a_client_that_sends_too_much_still_hears_why() {
    let site = Site::new().await;
    let at = served(&site).await;
    let client = reqwest::Client::new();
    for size in [257 * 1024, 3 * 1024 * 1024] {
        let sent =
            client.post(format!("{at}/api/v1/session")).header("content-type", "application/json");
        let answer = sent.body(vec![b' '; size]).send().await.expect("an answer");
        assert_eq!(answer.status(), 413, "{size}");
        let said: Value =
            serde_json::from_slice(&answer.bytes().await.expect("a body")).expect("json");
        assert_eq!(said["code"], "too_large");
    }
}

#[tokio::test]
async fn answers_are_packed_for_those_who_take_them_so() {
    let site = Site::new().await;
    let at = served(&site).await;
    let packed = reqwest::Client::new()
        .get(format!("{at}/api/v1/openapi.json"))
        .header("accept-encoding", "gzip");
    let answer = packed.send().await.expect("an answer");
    assert_eq!(answer.headers()["content-encoding"], "gzip");
}
