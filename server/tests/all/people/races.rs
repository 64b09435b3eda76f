//! Races over persons: one number, one code, and a booking while entries are joined.

use crate::fixtures::town::{asked, at, space};
use crate::fixtures::{Town, both};
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::codes::{CodeInput, ContactInput, PhoneCode, PhoneInput};
use linli_app::ports::persons::MergeInput;

const PHONE: &str = "13800138000";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_those_who_prove_one_number_at_once_exactly_one_gets_it() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let zhou = town.entered(&worker, PHONE).await;
        let mut racers = Vec::new();
        for number in 0..4 {
            let who = town.registered(&format!("racer{number}")).await;
            let to = ContactInput { phone: Some(PHONE.to_owned()), email: None };
            town.services.codes.send_proof(&who, to).await.expect("is sent");
            racers.push((who, CodeInput { code: town.code().await }));
        }
        let attempts = racers.into_iter().map(|(who, code)| {
            let services = town.services.clone();
            tokio::spawn(async move { services.codes.prove(&who, code).await })
        });
        let answers = futures::future::join_all(attempts).await;
        let answers: Vec<_> = answers.into_iter().map(|one| one.expect("stays up")).collect();
        let won: Vec<_> = answers.iter().flatten().collect();
        assert_eq!(won.len(), 1, "{answers:?}");
        assert_eq!(won[0].person_id, zhou.id);
        for lost in answers.iter().filter_map(|one| one.as_ref().err()) {
            assert_eq!(lost.status(), 422, "{lost:?}");
        }
        assert_eq!(town.events("person.merged").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_code_opens_once_however_many_type_it() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        town.entered(&worker, PHONE).await;
        let to = PhoneInput { phone: PHONE.to_owned() };
        town.services.codes.send_sign_in(&super::visitor(), to).await.expect("is sent");
        let code = town.code().await;
        let attempts = (0..8).map(|_| {
            let services = town.services.clone();
            let given = PhoneCode { phone: PHONE.to_owned(), code: code.clone() };
            tokio::spawn(async move { services.codes.sign_in(&super::visitor(), given).await })
        });
        let answers = futures::future::join_all(attempts).await;
        let answers: Vec<_> = answers.into_iter().map(|one| one.expect("stays up")).collect();
        assert_eq!(answers.iter().flatten().count(), 1, "{answers:?}");
        assert!(
            answers
                .iter()
                .filter_map(|one| one.as_ref().err())
                .all(|one| *one == AppError::WrongCode)
        );
        assert_eq!(town.events("account.created").await, 1, "one account");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_account_is_opened_on_an_entry_that_is_joined_meanwhile() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        for round in 0..10 {
            let phone = format!("139001390{round:02}");
            let kept = town.entered(&worker, &format!("138001380{round:02}")).await;
            let gone = town.entered(&worker, &phone).await;
            let guest = Caller { network: format!("192.0.2.{round}"), ..super::visitor() };
            let to = PhoneInput { phone: phone.clone() };
            town.services.codes.send_sign_in(&guest, to).await.expect("is sent");
            let given = PhoneCode { phone, code: town.code().await };
            let services = town.services.clone();
            let sign = tokio::spawn(async move { services.codes.sign_in(&guest, given).await });
            let (services, who, id) = (town.services.clone(), worker.clone(), kept.id.clone());
            let merge = MergeInput { duplicate_id: gone.id.clone() };
            let join = tokio::spawn(async move { services.persons.merge(&who, &id, merge).await });
            let signed = sign.await.expect("stays up");
            let joined = join.await.expect("stays up");
            assert!(signed.is_ok() || joined.is_ok(), "{signed:?} {joined:?}");
            for lost in signed.as_ref().err().into_iter().chain(joined.as_ref().err()) {
                assert!([401, 409, 412].contains(&lost.status()), "{lost:?}");
            }
        }
        let astray: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM account a JOIN person p ON p.id = a.person_id
             WHERE p.merged_into IS NOT NULL AND a.closed_at IS NULL",
        )
        .fetch_one(&mut *fresh.db.read().await.expect("a connection"))
        .await
        .expect("is counted");
        assert_eq!(astray, 0, "every account leads to an entry that stands");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_booking_made_while_entries_are_joined_belongs_to_the_one_kept() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let east = space(&town.publish(town.hall()).await, "east");
        for round in 0..10 {
            let kept = town.entered(&worker, &format!("138001380{round:02}")).await;
            let online = town.registered(&format!("139001390{round:02}")).await;
            let other = online.identity.clone().expect("signed in").person;
            let start = at(5, "08:00") + Duration::hours(round);
            let request = asked(&east, start, start + Duration::hours(1));
            let (services, who) = (town.services.clone(), online.clone());
            let book =
                tokio::spawn(async move { services.bookings.create(&who, request, None).await });
            let (services, who, id) = (town.services.clone(), worker.clone(), kept.id.clone());
            let merge = MergeInput { duplicate_id: other.clone() };
            let join = tokio::spawn(async move { services.persons.merge(&who, &id, merge).await });
            book.await.expect("stays up").expect("is booked");
            join.await.expect("stays up").expect("are joined");
            let holder: String =
                sqlx::query_scalar("SELECT person_id FROM booking WHERE starts_at = $1")
                    .bind(start.timestamp_millis())
                    .fetch_one(&mut *fresh.db.read().await.expect("a connection"))
                    .await
                    .expect("is read");
            assert_eq!(holder, kept.id.0, "round {round}");
        }
        assert_eq!(town.findings().await, Vec::<String>::new());
    })
    .await;
}
