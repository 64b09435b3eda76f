//! Codes that open something once, and how often they are asked for.

use super::seeds::{now, write};
use crate::fixtures::both;
use chrono::Duration;
use linli_domain::time::Instant;
use linli_server::db::Db;
use linli_server::store::codes::{self, Code};
use linli_server::store::millis;

fn a_code(id: &str, hash: &str) -> Code {
    Code {
        id: id.to_owned(),
        kind: "contact".to_owned(),
        subject: "账".to_owned(),
        contact: Some("13800138000".to_owned()),
        code_hash: hash.to_owned(),
        tries: 0,
        expires_at: millis(later(10)),
    }
}

fn later(minutes: i64) -> Instant {
    now() + Duration::minutes(minutes)
}

async fn issue(db: &Db, code: Code, minutes: i64) {
    write(db, move |tx| Box::pin(async move { codes::issue(tx, &code, later(minutes)).await }))
        .await;
}

async fn standing(db: &Db, minutes: i64) -> Option<Code> {
    let mut conn = db.read().await.expect("a connection");
    codes::standing(&mut conn, "contact", "账", later(minutes)).await.expect("is read")
}

async fn take(db: &Db, id: &'static str, minutes: i64) -> bool {
    write(db, move |tx| Box::pin(async move { codes::take_try(tx, id, 2, later(minutes)).await }))
        .await
}

async fn spend(db: &Db, id: &'static str) -> bool {
    write(db, move |tx| Box::pin(async move { codes::spend(tx, id, now()).await })).await
}

#[tokio::test]
async fn a_code_stands_until_it_runs_out_or_another_is_sent() {
    both(async |fresh| {
        let db = &fresh.db;
        assert_eq!(standing(db, 0).await, None);
        issue(db, a_code("1", "h1"), 0).await;
        assert_eq!(standing(db, 0).await, Some(a_code("1", "h1")));
        assert_eq!(standing(db, 10).await, None, "it has run out");
        issue(db, a_code("2", "h2"), 1).await;
        assert_eq!(standing(db, 1).await.expect("stands").id, "2");
        let mut conn = db.read().await.expect("a connection");
        let found = codes::by_hash(&mut conn, "contact", "h2", now()).await.expect("is read");
        assert_eq!(found.expect("stands").id, "2");
        for (kind, hash) in [("contact", "h1"), ("link", "h2")] {
            let found = codes::by_hash(&mut conn, kind, hash, now()).await.expect("is read");
            assert!(found.is_none(), "{kind} {hash}");
        }
    })
    .await;
}

#[tokio::test]
async fn tries_run_out_and_a_code_is_used_once() {
    both(async |fresh| {
        let db = &fresh.db;
        issue(db, a_code("1", "h"), 0).await;
        assert!(take(db, "1", 0).await && take(db, "1", 0).await);
        assert!(!take(db, "1", 0).await, "two are all");
        assert!(spend(db, "1").await);
        assert!(!spend(db, "1").await);
        assert_eq!(standing(db, 0).await, None);
        issue(db, a_code("2", "h"), 0).await;
        assert!(!take(db, "2", 11).await, "it has run out");
        write(db, |tx| Box::pin(async move { codes::void(tx, "账", now()).await })).await;
        assert!(!spend(db, "2").await);
        let gone = |at| write(db, move |tx| Box::pin(async move { codes::forget(tx, at).await }));
        assert_eq!(gone(later(10)).await, 0);
        assert_eq!(gone(later(11)).await, 2);
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_for_is_counted() {
    both(async |fresh| {
        let db = &fresh.db;
        write(db, |tx| {
            Box::pin(async move {
                assert_eq!(codes::rate(tx, "键").await?, None);
                codes::hold_rate(tx, "键", now()).await?;
                assert_eq!(codes::rate(tx, "键").await?, Some((0, now())));
                codes::save_rate(tx, "键", 3, later(1)).await?;
                codes::hold_rate(tx, "键", now()).await?;
                assert_eq!(codes::rate(tx, "键").await?, Some((3, later(1))));
                Ok(())
            })
        })
        .await;
    })
    .await;
}
