//! A forgotten password: by mail link, by desk slip.

use super::{PASSWORD, visitor};
use crate::fixtures::town::{at, code};
use crate::fixtures::{Town, both};
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::accounts::{NewAccount, SignIn};
use linli_app::ports::codes::{Forgot, Reset};

const NEW: &str = "another horse 8";

async fn li(town: &Town) -> linli_app::ports::accounts::AccountView {
    let new = NewAccount {
        login: "li".to_owned(),
        name: "李".to_owned(),
        password: PASSWORD.to_owned(),
        email: Some("li@example.cn".to_owned()),
        division: Some(crate::fixtures::town::COMMUNITY.into()),
        ..NewAccount::default()
    };
    town.services.accounts.register(&visitor(), new).await.expect("registers")
}

async fn signs_in(town: &Town, password: &str) -> &'static str {
    let given = SignIn { login: "li".to_owned(), password: password.to_owned() };
    code(&town.services.accounts.sign_in(&visitor(), given).await)
}

#[tokio::test]
async fn a_link_sets_a_new_password_once_and_ends_everything_open() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        li(&town).await;
        let token = town.core.make_token("li", 90).await.expect("a token");
        for _ in 0..5 {
            assert_eq!(signs_in(&town, "wrong one").await, "signed_out");
        }
        assert_eq!(signs_in(&town, PASSWORD).await, "rate_limited");
        let forgot = async |login: &str| {
            let asked = Forgot { login: login.to_owned() };
            town.services.codes.forgot(&visitor(), asked).await
        };
        assert_eq!((code(&forgot("nobody").await), town.waiting().await), ("ok", 0));
        assert_eq!((code(&forgot("LI").await), town.waiting().await), ("ok", 1));
        let path = town.carried("path").await;
        let link = path.strip_prefix("/reset?token=").expect("a link").to_owned();
        let reset = |password: &str| Reset {
            token: Some(link.clone()),
            password: password.to_owned(),
            ..Reset::default()
        };
        let codes = &town.services.codes;
        assert_eq!(code(&codes.reset(&visitor(), reset("short")).await), "invalid");
        assert_eq!(code(&codes.reset(&visitor(), reset(NEW)).await), "ok");
        assert_eq!(code(&codes.reset(&visitor(), reset(PASSWORD)).await), "invalid", "used once");
        assert_eq!(signs_in(&town, NEW).await, "ok", "the lock is gone too");
        let who = town.services.accounts.identity_of_token(&token).await.expect("is read");
        assert!(who.is_none(), "tokens end");
    })
    .await;
}

#[tokio::test]
async fn a_link_is_good_for_an_hour() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        li(&town).await;
        let asked = Forgot { login: "li@example.cn".to_owned() };
        town.services.codes.forgot(&visitor(), asked).await.expect("answers");
        assert_eq!(town.waiting().await, 0, "an address that nobody proved is no login");
        let asked = Forgot { login: "li".to_owned() };
        town.services.codes.forgot(&visitor(), asked).await.expect("is sent");
        let path = town.carried("path").await;
        let token = path.strip_prefix("/reset?token=").map(str::to_owned);
        let late = town.as_of(at(1, "09:01"));
        let given = Reset { token, password: NEW.to_owned(), ..Reset::default() };
        assert_eq!(code(&late.services.codes.reset(&visitor(), given).await), "invalid");
    })
    .await;
}

#[tokio::test]
async fn a_slip_of_the_desk_sets_a_new_password_for_a_day() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let account = li(&town).await;
        let slip = town.services.persons.issue_slip(&worker, &account.person_id).await;
        let slip = slip.expect("is issued");
        assert_eq!((slip.login.as_str(), slip.code.len()), ("li", 8));
        let given = |code: &str| Reset {
            login: Some("li".to_owned()),
            code: Some(code.to_owned()),
            password: NEW.to_owned(),
            ..Reset::default()
        };
        let codes = &town.services.codes;
        assert_eq!(code(&codes.reset(&visitor(), given("00000000x")).await), "invalid");
        let nobody = Reset { login: Some("nobody".to_owned()), ..given(&slip.code) };
        assert_eq!(code(&codes.reset(&visitor(), nobody).await), "invalid");
        let late = town.as_of(at(1, "08:00") + Duration::hours(25));
        assert_eq!(
            code(&late.services.codes.reset(&visitor(), given(&slip.code)).await),
            "invalid"
        );
        let typed = format!("{} {}", &slip.code[..4], &slip.code[4..]);
        assert_eq!(code(&codes.reset(&visitor(), given(&typed)).await), "ok");
        assert_eq!(signs_in(&town, NEW).await, "ok");
        assert_eq!(code(&codes.reset(&visitor(), given(&slip.code)).await), "invalid", "used once");
        let kept = serde_json::to_string(&town.events("slip.issued").await).expect("a number");
        assert_eq!(kept, "1");
    })
    .await;
}

#[tokio::test]
async fn who_is_locked_stays_locked() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let account = li(&town).await;
        let slip = town.services.persons.issue_slip(&worker, &account.person_id).await;
        let slip = slip.expect("is issued");
        let security = town.security().await;
        town.services.staff.lock(&security, &account.id, true).await.expect("is locked");
        let given = Reset {
            login: Some("li".to_owned()),
            code: Some(slip.code),
            password: NEW.to_owned(),
            ..Reset::default()
        };
        assert_eq!(code(&town.services.codes.reset(&visitor(), given).await), "invalid");
        let given = SignIn { login: "li".to_owned(), password: PASSWORD.to_owned() };
        let tried = town.services.accounts.sign_in(&visitor(), given).await;
        assert_eq!(tried.expect_err("is locked"), AppError::WrongPassword);
    })
    .await;
}
