//! Signing in by code, and proving a number: what the desk entered becomes one's own.

use super::{PASSWORD, visitor};
use crate::fixtures::town::{at, code};
use crate::fixtures::{Town, both};
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::accounts::SignIn;
use linli_app::ports::codes::{CodeInput, ContactInput, PhoneCode, PhoneInput};
use linli_domain::person::Assurance;

const PHONE: &str = "13800138000";

fn sign_in(login: &str) -> SignIn {
    SignIn { login: login.to_owned(), password: PASSWORD.to_owned() }
}

fn typed(code: &str) -> PhoneCode {
    PhoneCode { phone: PHONE.to_owned(), code: code.to_owned() }
}

#[tokio::test]
async fn whom_the_desk_entered_signs_in_by_code_and_is_the_same_person() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let zhou = town.entered(&worker, PHONE).await;
        town.services.persons.vouch(&worker, &zhou.id).await.expect("is vouched for");
        let account = town.by_code("+86 138 0013 8000").await.expect("signs in");
        assert_eq!((account.person_id, account.login.as_str()), (zhou.id, PHONE));
        assert_eq!(account.assurance, Assurance::Desk, "a code takes nothing away");
        assert!(account.phone_verified);
        let again = town.by_code(PHONE).await.expect("signs in");
        assert_eq!(again.id, account.id, "one account, however often");
    })
    .await;
}

#[tokio::test]
async fn an_unknown_number_gets_the_same_answer_and_no_message() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let ask = async |phone: &str| {
            let to = PhoneInput { phone: phone.to_owned() };
            town.services.codes.send_sign_in(&visitor(), to).await
        };
        assert_eq!(code(&ask("13900139000").await), "ok");
        assert_eq!(town.waiting().await, 0);
        for (phone, said) in [("0559-5522001", "invalid"), ("call me", "invalid"), ("", "invalid")]
        {
            assert_eq!(code(&ask(phone).await), said, "{phone}");
        }
    })
    .await;
}

#[tokio::test]
async fn five_wrong_codes_and_ten_minutes_are_all_there_is() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        town.entered(&worker, PHONE).await;
        let to = || PhoneInput { phone: PHONE.to_owned() };
        town.services.codes.send_sign_in(&visitor(), to()).await.expect("is sent");
        let right = town.code().await;
        assert!(right.len() == 6 && right.bytes().all(|sign| sign.is_ascii_digit()), "{right}");
        let wrong = if right == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            let tried = town.services.codes.sign_in(&visitor(), typed(wrong)).await;
            assert_eq!(tried.expect_err("is wrong"), AppError::WrongCode);
        }
        let late = town.services.codes.sign_in(&visitor(), typed(&right)).await;
        assert_eq!(late.expect_err("no try is left"), AppError::WrongCode);

        town.services.codes.send_sign_in(&visitor(), to()).await.expect("is sent");
        let right = town.code().await;
        let later = town.as_of(at(1, "08:00") + Duration::minutes(11));
        let late = later.services.codes.sign_in(&visitor(), typed(&right)).await;
        assert_eq!(late.expect_err("has run out"), AppError::WrongCode);
        let kept: i64 =
            sqlx::query_scalar("SELECT COUNT(*) FROM one_time_code WHERE code_hash = $1")
                .bind(&right)
                .fetch_one(&mut *fresh.db.read().await.expect("a connection"))
                .await
                .expect("is counted");
        assert_eq!(kept, 0, "codes are kept hashed");
    })
    .await;
}

#[tokio::test]
async fn codes_are_sent_so_often_and_no_more() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let ask = async |phone: String| {
            town.services.codes.send_sign_in(&visitor(), PhoneInput { phone }).await
        };
        // Unknown numbers count too: nobody finds out by counting.
        for _ in 0..5 {
            assert_eq!(code(&ask(PHONE.to_owned()).await), "ok");
        }
        assert_eq!(code(&ask(format!("+86{PHONE}")).await), "rate_limited");
        for number in 0..25 {
            assert_eq!(code(&ask(format!("139001390{number:02}")).await), "ok");
        }
        assert_eq!(code(&ask("13700137000".to_owned()).await), "rate_limited", "one network");
        let other = linli_app::ports::Caller { network: "192.0.2.9".to_owned(), ..visitor() };
        let to = PhoneInput { phone: "13700137000".to_owned() };
        assert_eq!(code(&town.services.codes.send_sign_in(&other, to).await), "ok");
    })
    .await;
}

#[tokio::test]
async fn proving_a_number_claims_what_the_desk_entered() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let zhou = town.entered(&worker, PHONE).await;
        let online = town.registered("zhou").await;
        let to = ContactInput { phone: Some(PHONE.to_owned()), email: None };
        town.services.codes.send_proof(&online, to).await.expect("is sent");
        let given = CodeInput { code: town.code().await };
        let proved = town.services.codes.prove(&online, given.clone()).await.expect("is proved");
        assert_eq!(proved.person_id, zhou.id);
        assert_eq!((proved.assurance, proved.name.as_str()), (Assurance::Phone, "周奶奶"));
        let again = town.services.codes.prove(&online, given).await;
        assert_eq!(code(&again), "invalid", "a code is used once");
        // The number is a login from now on, and the password that stood still stands.
        let signed = town.services.accounts.sign_in(&visitor(), sign_in(PHONE)).await;
        assert_eq!(signed.expect("signs in").person_id, zhou.id);

        let other = town.registered("other").await;
        let to = ContactInput { phone: Some(PHONE.to_owned()), email: None };
        town.services.codes.send_proof(&other, to).await.expect("is sent");
        let given = CodeInput { code: town.code().await };
        assert_eq!(code(&town.services.codes.prove(&other, given).await), "invalid", "it is taken");
    })
    .await;
}

#[tokio::test]
async fn an_account_that_somebody_else_made_with_my_number_opens_to_me_alone() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let stranger = town.registered(PHONE).await;
        let mine = town.by_code(PHONE).await.expect("signs in");
        let before = stranger.identity.expect("signed in").account;
        assert_eq!(mine.id, before);
        let old = town.services.accounts.sign_in(&visitor(), sign_in(PHONE)).await;
        assert_eq!(old.expect_err("the password is gone"), AppError::WrongPassword);
        let me = town.caller(&mine).await;
        let change = linli_app::ports::accounts::PasswordChange {
            current: None,
            password: PASSWORD.to_owned(),
        };
        town.services.accounts.change_password(&me, change).await.expect("is set");
        town.services.accounts.sign_in(&visitor(), sign_in(PHONE)).await.expect("signs in");
        town.by_code(PHONE).await.expect("signs in");
        let kept = town.services.accounts.sign_in(&visitor(), sign_in(PHONE)).await;
        assert_eq!(code(&kept), "ok", "what is proved keeps its password");
    })
    .await;
}
