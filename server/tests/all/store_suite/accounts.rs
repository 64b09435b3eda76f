//! Persons, accounts, roles and tokens.

use super::seeds::{HARD, a_person, now, person, write};
use crate::fixtures::both;
use crate::fixtures::town::{COMMUNITY, plant_divisions};
use chrono::Duration;
use linli_domain::account::{Grant, Role, Scope};
use linli_server::db::{Db, is_duplicate};
use linli_server::failure::Failure;
use linli_server::store::accounts::{self, NewPerson};

#[tokio::test]
async fn an_account_comes_back_as_it_was_written() {
    both(async |fresh| {
        plant_divisions(&fresh.db).await;
        let full = NewPerson {
            name: HARD.to_owned(),
            email: Some("wang@例子.cn".to_owned()),
            division: Some(COMMUNITY.to_owned()),
            ..a_person("wang")
        };
        person(&fresh.db, full).await;
        person(&fresh.db, NewPerson { phone: None, ..a_person("李四") }).await;

        let mut conn = fresh.db.read().await.expect("a connection");
        let wang =
            accounts::account(&mut conn, "a-wang").await.expect("is read").expect("is there");
        assert_eq!((wang.login.as_str(), wang.name.as_str()), ("wang", HARD));
        assert_eq!(wang.person_id.as_str(), "p-wang");
        assert_eq!(wang.email.as_deref(), Some("wang@例子.cn"));
        assert_eq!(wang.division, Some(COMMUNITY.into()));
        assert_eq!(wang.roles, [Role::Resident]);
        let li = accounts::account(&mut conn, "a-李四").await.expect("is read").expect("is there");
        assert_eq!((li.phone, li.email, li.division), (None, None, None));
        assert!(accounts::account(&mut conn, "nobody").await.expect("is read").is_none());

        assert!(accounts::login_taken(&mut conn, "李四").await.expect("is read"));
        assert!(!accounts::login_taken(&mut conn, "li").await.expect("is read"));
        let password = accounts::password(&mut conn, "wang").await.expect("is read");
        assert_eq!(password, Some(("a-wang".to_owned(), "none".to_owned())));
        assert_eq!(accounts::password(&mut conn, "WANG").await.expect("is read"), None);
    })
    .await;
}

#[tokio::test]
async fn a_login_is_given_once() {
    both(async |fresh| {
        person(&fresh.db, a_person("wang")).await;
        let again = NewPerson { login: "wang".to_owned(), ..a_person("other") };
        let done = fresh
            .db
            .write(move |tx| Box::pin(async move { accounts::insert(tx, &again, now()).await }));
        let Err(Failure::Database(error)) = done.await else { panic!("was written twice") };
        assert!(is_duplicate(&error), "{error}");
        let mut conn = fresh.db.read().await.expect("a connection");
        let half = accounts::account(&mut conn, "a-other").await.expect("is read");
        assert!(half.is_none(), "a write that fails leaves nothing");
    })
    .await;
}

#[tokio::test]
async fn roles_come_with_their_scopes_and_only_once() {
    both(async |fresh| {
        plant_divisions(&fresh.db).await;
        person(&fresh.db, a_person("wang")).await;
        let grants = vec![
            Grant { role: Role::AdminSystem, scope: Scope::All },
            Grant { role: Role::CommunityWorker, scope: Scope::Division("x-号'".into()) },
            Grant { role: Role::Inspector, scope: Scope::Division(COMMUNITY.into()) },
            Grant { role: Role::UnitLiaison, scope: Scope::Unit("u".into()) },
        ];
        for one in grants.iter().chain(&grants[..1]).cloned().collect::<Vec<_>>() {
            grant(&fresh.db, one).await;
        }
        let mut conn = fresh.db.read().await.expect("a connection");
        let identity = accounts::identity(&mut conn, "a-wang").await.expect("is read");
        let identity = identity.expect("is there");
        assert_eq!((identity.person.as_str(), identity.suspended), ("p-wang", false));
        assert_eq!(identity.grants.len(), grants.len());
        let here = format!("/34/3410/341023/341023100/{COMMUNITY}/");
        for grant in grants {
            let held = identity.grants.iter().find(|held| held.role == grant.role);
            let held = held.expect("is held");
            assert_eq!(held.scope, grant.scope);
            // The path comes with the grant; a division that is not there has none.
            let path = if grant.role == Role::Inspector { here.as_str() } else { "" };
            assert_eq!(held.path, path, "{grant:?}");
        }
        let account = accounts::account(&mut conn, "a-wang").await.expect("is read");
        let roles = account.expect("is there").roles;
        let held = [Role::UnitLiaison, Role::CommunityWorker, Role::Inspector, Role::AdminSystem];
        assert_eq!(roles[0], Role::Resident);
        assert_eq!(roles[1..], held);
        assert!(accounts::identity(&mut conn, "nobody").await.expect("is read").is_none());
    })
    .await;
}

async fn grant(db: &Db, grant: Grant) {
    write(db, move |tx| Box::pin(async move { accounts::grant(tx, "a-wang", &grant).await })).await;
}

#[tokio::test]
async fn a_token_is_good_until_it_expires() {
    both(async |fresh| {
        person(&fresh.db, a_person("wang")).await;
        let end = now() + Duration::days(90);
        write(&fresh.db, move |tx| {
            Box::pin(async move { accounts::insert_token(tx, "hash", "a-wang", now(), end).await })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let last = end - Duration::milliseconds(1);
        let who = accounts::identity_of_token(&mut conn, "hash", last).await.expect("is read");
        assert_eq!(who.expect("is good").account.as_str(), "a-wang");
        let late = accounts::identity_of_token(&mut conn, "hash", end).await.expect("is read");
        assert!(late.is_none());
        let other = accounts::identity_of_token(&mut conn, "HASH", last).await.expect("is read");
        assert!(other.is_none());
    })
    .await;
}
