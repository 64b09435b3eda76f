//! What opens an account, and what ends it.

use super::seeds::{a_person, now, person, write};
use crate::fixtures::both;
use crate::fixtures::town::plant_divisions;
use chrono::Duration;
use linli_server::store::accounts::{self, Failures};
use linli_server::store::persons::Entered;
use linli_server::store::{credentials, persons, sessions};

#[tokio::test]
async fn a_password_is_set_and_everything_open_ends() {
    both(async |fresh| {
        person(&fresh.db, a_person("wang")).await;
        person(&fresh.db, a_person("li")).await;
        let end = now() + Duration::days(1);
        write(&fresh.db, move |tx| {
            Box::pin(async move {
                credentials::set_password(tx, "a-wang", "new").await?;
                for (session, account) in [("s1", "a-wang"), ("s2", "a-li")] {
                    sessions::insert(tx, session, Some(account), "{}", end).await?;
                    accounts::insert_token(tx, session, account, now(), end).await?;
                }
                credentials::end_all(tx, "a-wang").await
            })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let hash = credentials::hash(&mut conn, "a-wang").await.expect("is read");
        assert_eq!(hash.as_deref(), Some("new"));
        assert_eq!(credentials::hash(&mut conn, "nobody").await.expect("is read"), None);
        for (session, stands) in [("s1", false), ("s2", true)] {
            let found = sessions::find(&mut conn, session, now()).await.expect("is read");
            let who =
                accounts::identity_of_token(&mut conn, session, now()).await.expect("is read");
            assert_eq!((found.is_some(), who.is_some()), (stands, stands), "{session}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_account_is_locked_unlocked_handed_over_and_closed() {
    both(async |fresh| {
        plant_divisions(&fresh.db).await;
        person(&fresh.db, a_person("wang")).await;
        let locked = |at| {
            write(&fresh.db, move |tx| {
                Box::pin(async move {
                    let done = credentials::lock(tx, "a-wang", at).await?;
                    Ok((done, accounts::identity(tx, "a-wang").await?.is_some()))
                })
            })
        };
        assert_eq!(locked(Some(now())).await, (true, false));
        assert_eq!(locked(None).await, (true, true));
        write(&fresh.db, |tx| {
            Box::pin(async move {
                let new =
                    Entered { id: "p".to_owned(), name: "王".to_owned(), ..Entered::default() };
                persons::insert(tx, &new, now()).await?;
                credentials::hand_over(tx, "a-wang", "p").await?;
                credentials::insert(tx, "a2", "p-wang", "王二", "", now()).await?;
                let handed = persons::person(tx, "p").await?.and_then(|one| one.account_id);
                assert_eq!(handed.as_deref(), Some("a-wang"));
                credentials::close(tx, "a-wang", now()).await?;
                let closed = persons::person(tx, "p").await?.and_then(|one| one.account_id);
                assert_eq!(closed, None);
                Ok(())
            })
        })
        .await;
        assert_eq!(locked(None).await, (false, false), "what is closed stays closed");
    })
    .await;
}

#[tokio::test]
async fn failures_of_a_login_are_listed_and_forgiven() {
    both(async |fresh| {
        let two = Failures { count: 2, last_at: Some(now()), locked_until: None };
        let late = Failures {
            count: 5,
            last_at: Some(now() + Duration::minutes(1)),
            locked_until: Some(now() + Duration::hours(1)),
        };
        write(&fresh.db, move |tx| {
            Box::pin(async move {
                accounts::save_failures(tx, "aaaaaaaa1", &two).await?;
                accounts::save_failures(tx, "aaaaaaaa2", &late).await?;
                accounts::save_failures(tx, "bbbbbbbb1", &two).await?;
                accounts::save_failures(tx, "cccccccc1", &Failures::default()).await
            })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let found = credentials::failed(&mut conn, 10).await.expect("are read");
        let marks: Vec<(&str, i64)> = found.iter().map(|one| (one.0.as_str(), one.1)).collect();
        assert_eq!(marks, [("aaaaaaaa", 5), ("aaaaaaaa", 2), ("bbbbbbbb", 2)]);
        assert!(found[0].3.is_some() && found[1].3.is_none());
        drop(conn);
        write(&fresh.db, |tx| Box::pin(async move { credentials::forgive(tx, "aaaaaaaa").await }))
            .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        assert_eq!(credentials::failed(&mut conn, 10).await.expect("are read").len(), 1);
    })
    .await;
}
