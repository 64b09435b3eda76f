//! The outbox: each notice once, again when the gateway was down, and nothing personal left.

use crate::fixtures::{Town, both};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use chrono::Duration;
use linli_app::ports::codes::PhoneInput;
use linli_server::gateway::Gateways;
use linli_server::services::outbox;
use serde_json::Value;
use std::sync::{Arc, Mutex};

const PHONE: &str = "13800138000";

/// A gateway that fails first and then keeps what it gets.
#[derive(Clone, Default)]
struct Fake {
    refuses: Option<&'static str>,
    got: Arc<Mutex<Vec<Value>>>,
    failures: Arc<Mutex<u32>>,
}

async fn take(State(fake): State<Fake>, Json(message): Json<Value>) -> StatusCode {
    let mut left = fake.failures.lock().expect("is free");
    if *left > 0 {
        *left -= 1;
        return StatusCode::BAD_GATEWAY;
    }
    if fake.refuses.is_some_and(|to| message["to"] == to) {
        return StatusCode::UNPROCESSABLE_ENTITY;
    }
    fake.got.lock().expect("is free").push(message);
    StatusCode::OK
}

impl Fake {
    async fn start(&self) -> String {
        let router = axum::Router::new().route("/sms", post(take)).with_state(self.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("listens");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}/sms")
    }
}

#[tokio::test]
async fn a_notice_is_tried_again_and_sent_once() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        town.entered(&worker, PHONE).await;
        let to = PhoneInput { phone: PHONE.to_owned() };
        town.services.codes.send_sign_in(&super::visitor(), to).await.expect("is asked for");
        let right = town.code().await;
        let fake = Fake { failures: Arc::new(Mutex::new(1)), ..Fake::default() };
        let url = fake.start().await;
        let gateways = Gateways::new("https://linli.example", Some(&url), None, None);
        let gateways = gateways.expect("is set up");
        assert_eq!(outbox::tick(&town.core, &gateways).await.expect("runs"), 0, "it was down");
        assert_eq!(outbox::tick(&town.core, &gateways).await.expect("runs"), 0, "it waits");
        let later = town.as_of(town.core.clock.now() + Duration::seconds(20));
        assert_eq!(outbox::tick(&later.core, &gateways).await.expect("runs"), 1);
        assert_eq!(outbox::tick(&later.core, &gateways).await.expect("runs"), 0, "once");
        let got = fake.got.lock().expect("is free").clone();
        assert_eq!(got.len(), 1);
        assert_eq!(got[0]["to"], "+8613800138000");
        assert!(got[0]["text"].as_str().is_some_and(|text| text.contains(&right)));
        let left: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM outbox WHERE address IS NOT NULL OR detail IS NOT NULL",
        )
        .fetch_one(&mut *fresh.db.read().await.expect("a connection"))
        .await
        .expect("is counted");
        assert_eq!(left, 0, "neither number nor code is kept");
    })
    .await;
}

#[tokio::test]
async fn one_refused_message_holds_up_nobody() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        for phone in [PHONE, "13900139000"] {
            town.entered(&worker, phone).await;
            let to = PhoneInput { phone: phone.to_owned() };
            town.services.codes.send_sign_in(&super::visitor(), to).await.expect("is asked for");
        }
        let fake = Fake { refuses: Some("+8613800138000"), ..Fake::default() };
        let url = fake.start().await;
        let gateways = Gateways::new("https://linli.example", Some(&url), None, None);
        let gateways = gateways.expect("is set up");
        assert_eq!(outbox::tick(&town.core, &gateways).await.expect("runs"), 1);
        let got = fake.got.lock().expect("is free").clone();
        assert_eq!(got[0]["to"], "+8613900139000");
        let left: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM outbox WHERE given_up_at IS NULL AND sent_at IS NULL
                AND channel IS NOT NULL OR address IS NOT NULL",
        )
        .fetch_one(&mut *fresh.db.read().await.expect("a connection"))
        .await
        .expect("is counted");
        assert_eq!(left, 0, "the refused one is given up");
    })
    .await;
}

#[tokio::test]
async fn files_take_what_would_be_sent() {
    let fresh = crate::fixtures::fresh_sqlite().await;
    let town = Town::on(&fresh.db).await;
    let worker = town.worker().await;
    town.entered(&worker, PHONE).await;
    let folder = tempfile::tempdir().expect("a folder");
    let sms = format!("file://{}/sms.jsonl", folder.path().display());
    let mail = format!("file://{}/mail", folder.path().display());
    let gateways = Gateways::new("https://linli.example", Some(&sms), Some(&mail), None);
    let gateways = gateways.expect("is set up");
    let to = PhoneInput { phone: PHONE.to_owned() };
    town.services.codes.send_sign_in(&super::visitor(), to).await.expect("is asked for");
    let online = town.registered("zhou").await;
    let to = linli_app::ports::codes::ContactInput {
        email: Some("zhou@example.cn".to_owned()),
        phone: None,
    };
    town.services.codes.send_proof(&online, to).await.expect("is asked for");
    assert_eq!(outbox::tick(&town.core, &gateways).await.expect("runs"), 2);
    let lines = std::fs::read_to_string(folder.path().join("sms.jsonl")).expect("is written");
    let line: Value = serde_json::from_str(lines.trim()).expect("one line of JSON");
    assert_eq!(line["to"], "+8613800138000");
    let mails: Vec<_> =
        std::fs::read_dir(folder.path().join("mail")).expect("is there").flatten().collect();
    assert_eq!(mails.len(), 1);
    let text = std::fs::read_to_string(mails[0].path()).expect("is read");
    assert!(text.contains("To: zhou@example.cn") && text.contains("text/plain"), "{text}");
}

#[test]
fn addresses_that_cannot_be_used_are_refused_without_being_told() {
    for (sms, smtp) in
        [(Some("ftp://x"), None), (None, Some("smtp://u:secret@[")), (None, Some("x"))]
    {
        let said = Gateways::new("", sms, smtp, None).expect_err("is refused");
        assert!(!said.contains("secret"), "{said}");
    }
    assert!(
        Gateways::new("", None, Some("smtps://u:p@mail.example.cn"), Some("no address")).is_err()
    );
    assert!(Gateways::new("", None, Some("smtps://u:p@mail.example.cn"), None).is_ok());
}
