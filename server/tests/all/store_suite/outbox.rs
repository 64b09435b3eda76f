//! Notices on their way out.

use super::seeds::{HARD, a_person, now, person, write};
use crate::fixtures::both;
use chrono::Duration;
use linli_domain::time::Instant;
use linli_server::db::Db;
use linli_server::store::millis;
use linli_server::store::outbox::{self, Notice};

fn a_notice(id: &str) -> Notice {
    Notice {
        id: id.to_owned(),
        kind: "code".to_owned(),
        person_id: "p-wang".to_owned(),
        channel: "sms".to_owned(),
        address: "+8613800138000".to_owned(),
        lang: "zh".to_owned(),
        detail: HARD.to_owned(),
        attempts: 0,
        expires_at: millis(later(10)),
    }
}

fn later(minutes: i64) -> Instant {
    now() + Duration::minutes(minutes)
}

async fn due(db: &Db, minutes: i64) -> Vec<String> {
    let mut conn = db.read().await.expect("a connection");
    let found = outbox::due(&mut conn, "sms", later(minutes), 10).await.expect("are read");
    found.into_iter().map(|one| one.id).collect()
}

async fn claim(db: &Db, attempts: i64) -> bool {
    write(db, move |tx| Box::pin(async move { outbox::claim(tx, "1", attempts, later(2)).await }))
        .await
}

#[tokio::test]
async fn a_notice_is_taken_by_one_sender_and_gone_once_sent() {
    both(async |fresh| {
        let db = &fresh.db;
        person(db, a_person("wang")).await;
        write(db, |tx| {
            Box::pin(async move {
                outbox::put(tx, &a_notice("1"), now()).await?;
                let mail = Notice { channel: "mail".to_owned(), ..a_notice("2") };
                outbox::put(tx, &mail, now()).await
            })
        })
        .await;
        let mut conn = db.read().await.expect("a connection");
        let found = outbox::due(&mut conn, "sms", now(), 10).await.expect("are read");
        assert_eq!(found, [a_notice("1")]);
        drop(conn);
        assert!(claim(db, 0).await);
        assert!(!claim(db, 0).await, "another has it");
        assert_eq!(due(db, 1).await, Vec::<String>::new(), "not before its pause is over");
        assert_eq!(due(db, 2).await, ["1"]);
        write(db, |tx| Box::pin(async move { outbox::sent(tx, "1", now()).await })).await;
        assert_eq!(due(db, 2).await, Vec::<String>::new());
        let kept: Option<String> = sqlx::query_scalar("SELECT detail FROM outbox WHERE id = '1'")
            .fetch_one(&mut *db.read().await.expect("a connection"))
            .await
            .expect("is read");
        assert_eq!(kept, None, "what it carried is gone");
    })
    .await;
}

#[tokio::test]
async fn what_ran_out_or_was_tried_too_often_is_given_up() {
    both(async |fresh| {
        let db = &fresh.db;
        person(db, a_person("wang")).await;
        write(db, |tx| Box::pin(async move { outbox::put(tx, &a_notice("1"), now()).await })).await;
        let give_up = |most, minutes| {
            write(db, move |tx| {
                Box::pin(async move { outbox::give_up(tx, most, later(minutes)).await })
            })
        };
        assert_eq!(give_up(1, 0).await, 0);
        assert!(claim(db, 0).await);
        assert_eq!(give_up(1, 1).await, 0, "it is being tried");
        assert_eq!(give_up(1, 2).await, 1);
        assert_eq!(due(db, 5).await, Vec::<String>::new());
        write(db, |tx| Box::pin(async move { outbox::put(tx, &a_notice("3"), now()).await })).await;
        assert_eq!(give_up(9, 9).await, 0);
        assert_eq!(give_up(9, 10).await, 1, "it is worth nothing any more");
        write(db, |tx| Box::pin(async move { outbox::put(tx, &a_notice("4"), now()).await })).await;
        write(db, |tx| Box::pin(async move { outbox::refused(tx, "4", now()).await })).await;
        assert_eq!(due(db, 5).await, Vec::<String>::new(), "nobody takes it");
    })
    .await;
}
