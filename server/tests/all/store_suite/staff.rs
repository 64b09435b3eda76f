//! Accounts as administrators see them, and the record of events.

use super::seeds::{a_person, now, person, unit, write};
use crate::fixtures::both;
use crate::fixtures::town::COMMUNITY;
use chrono::Duration;
use linli_domain::account::{Grant, Role, Scope};
use linli_server::store::accounts;
use linli_server::store::events::{NewEvent, append};
use linli_server::store::staff::{self, EventFilter};
use serde_json::json;

#[tokio::test]
async fn accounts_with_roles_are_listed_with_their_places() {
    both(async |fresh| {
        unit(&fresh.db).await;
        for login in ["wang", "li", "zhao"] {
            person(&fresh.db, a_person(login)).await;
        }
        let liaison = Grant { role: Role::UnitLiaison, scope: Scope::Unit("u".into()) };
        let worker =
            Grant { role: Role::CommunityWorker, scope: Scope::Division(COMMUNITY.into()) };
        let (one, other) = (liaison.clone(), worker.clone());
        write(&fresh.db, move |tx| {
            Box::pin(async move {
                accounts::grant(tx, "a-wang", &one).await?;
                accounts::grant(tx, "a-wang", &other).await?;
                let audit = Grant { role: Role::AdminAudit, scope: Scope::All };
                accounts::grant(tx, "a-li", &audit).await
            })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let roles = [Role::UnitLiaison, Role::AdminAudit];
        let found = staff::accounts(&mut conn, &roles, "", 10).await.expect("are read");
        let ids: Vec<&str> = found.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["a-li", "a-wang"]);
        let after = staff::accounts(&mut conn, &roles, "a-li", 10).await.expect("are read");
        assert_eq!(after.len(), 1);
        let grants = staff::grants(&mut conn, &["a-wang".to_owned()]).await.expect("are read");
        let places: Vec<(Role, &str, &str)> =
            grants.iter().map(|one| (one.1.role, one.2.as_str(), one.3.as_str())).collect();
        assert_eq!(
            places,
            [
                (Role::CommunityWorker, "郭门社区居委会", ""),
                (Role::UnitLiaison, "碧阳小学", "Biyang School")
            ]
        );
        let zhao = staff::by_login(&mut conn, "zhao").await.expect("is read").expect("is there");
        assert_eq!(staff::account(&mut conn, "a-zhao").await.expect("is read"), Some(zhao));
        assert!(staff::by_login(&mut conn, "nobody").await.expect("is read").is_none());
        drop(conn);
        let revoke = |grant: Grant| {
            write(&fresh.db, move |tx| {
                Box::pin(async move { staff::revoke(tx, "a-wang", &grant).await })
            })
        };
        assert!(revoke(liaison.clone()).await);
        assert!(!revoke(liaison.clone()).await, "it was held once");
    })
    .await;
}

#[tokio::test]
async fn events_are_read_backwards_and_narrowed() {
    both(async |fresh| {
        for (number, kind) in
            ["account.created", "account.locked", "unit.created"].into_iter().enumerate()
        {
            let event = NewEvent {
                id: number.to_string(),
                at: now() + Duration::minutes(i64::try_from(number / 2).expect("small")),
                kind,
                actor_account: (number > 0).then(|| "甲".to_owned()),
                actor_role: None,
                subject_kind: "account",
                subject_id: format!("s{number}"),
                payload: json!({ "n": number }),
                source: "api",
            };
            write(&fresh.db, move |tx| Box::pin(async move { append(tx, &event).await })).await;
        }
        let mut conn = fresh.db.read().await.expect("a connection");
        let mut ids = async |filter: EventFilter, before: Option<(i64, String)>, limit| {
            let found = staff::events(&mut conn, &filter, before, limit).await.expect("are read");
            let last = found.last().map(|one| (one.at, one.id.clone()));
            (found.into_iter().map(|one| one.id).collect::<Vec<_>>(), last)
        };
        let all = EventFilter::default;
        let (first, last) = ids(all(), None, 2).await;
        assert_eq!(first, ["2", "1"]);
        assert_eq!(ids(all(), last, 2).await.0, ["0"], "two of one instant do not hide each other");
        let kind = EventFilter { kind: "account.".to_owned(), ..all() };
        assert_eq!(ids(kind, None, 9).await.0, ["1", "0"]);
        let actor = EventFilter { actor: "甲".to_owned(), ..all() };
        assert_eq!(ids(actor, None, 9).await.0, ["2", "1"]);
        let subject = EventFilter { subject: "s0".to_owned(), ..all() };
        assert_eq!(ids(subject, None, 9).await.0, ["0"]);
        let minute = now() + Duration::minutes(1);
        let early = EventFilter { from: Some(now()), to: Some(minute), ..all() };
        assert_eq!(ids(early, None, 9).await.0, ["1", "0"]);
        let late = EventFilter { from: Some(minute), ..all() };
        assert_eq!(ids(late, None, 9).await.0, ["2"]);
    })
    .await;
}
