//! 到了没开门.

use super::seeds::{HARD, hall, now, write};
use crate::fixtures::both;
use chrono::Duration;
use linli_domain::locked::LockedAnswer;
use linli_domain::time::Slot;
use linli_server::db::Db;
use linli_server::store::locked::{self, Answered, NewReport};

fn a_report(id: &str, hours_ago: i64) -> NewReport {
    let found_at = now() - Duration::hours(hours_ago);
    NewReport {
        id: id.to_owned(),
        facility_id: "f".to_owned(),
        found_at,
        asker: "network".to_owned(),
        note: Some(HARD.to_owned()),
        due_at: found_at + Duration::hours(24),
    }
}

async fn told(db: &Db, new: NewReport) {
    let at = new.found_at;
    write(db, move |tx| Box::pin(async move { locked::insert(tx, &new, at).await })).await;
}

#[tokio::test]
async fn reports_wait_are_overdue_and_are_answered_once() {
    both(async |fresh| {
        let db = &fresh.db;
        hall(db).await;
        told(db, a_report("old", 30)).await;
        told(db, a_report("new", 1)).await;
        let ids = ["f".to_owned()];
        let mut conn = db.read().await.expect("a connection");
        let waiting = locked::waiting(&mut conn, &ids).await.expect("are read");
        assert_eq!(waiting.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ["old", "new"]);
        assert_eq!(waiting[0].note.as_deref(), Some(HARD));
        assert_eq!(waiting[0].unit.zh, "碧阳小学");
        let overdue = async |paths: &[&str]| {
            let mut conn = db.read().await.expect("a connection");
            let found = locked::overdue(&mut conn, paths, now()).await.expect("are read");
            found.into_iter().map(|one| one.id).collect::<Vec<_>>()
        };
        assert_eq!(overdue(&["/34/3410/"]).await, ["old"]);
        assert_eq!(overdue(&["/31/", "/34/3410/341023/"]).await, ["old"]);
        assert_eq!(overdue(&[""]).await, ["old"], "everywhere");
        assert!(overdue(&["/31/"]).await.is_empty() && overdue(&[]).await.is_empty());
        let hour = now() - Duration::hours(1);
        let mine = locked::of_asker(&mut conn, "f", "network", hour - Duration::minutes(1)).await;
        assert_eq!(mine.expect("are read"), [("new".to_owned(), hour)]);
        let others = locked::of_asker(&mut conn, "f", "other", hour).await.expect("are read");
        assert!(others.is_empty());
        drop(conn);
        let answer = async |id: &'static str, answer| {
            let said = Answered {
                answer,
                reason: (answer == LockedAnswer::Exempt).then_some("weather"),
                mark_id: None,
                account_id: "a-wang".to_owned(),
            };
            let work = db.write(move |tx| {
                Box::pin(async move { locked::answer(tx, id, &said, now()).await })
            });
            work.await.is_ok()
        };
        assert!(answer("old", LockedAnswer::Confirmed).await);
        assert!(!answer("old", LockedAnswer::Exempt).await, "an answer stands");
        let mut conn = db.read().await.expect("a connection");
        let whole = Slot::new(now() - Duration::days(3), now());
        let confirmed = locked::confirmed(&mut conn, &ids, whole).await.expect("are read");
        assert_eq!(confirmed, [("f".to_owned(), now() - Duration::hours(30))]);
        let since = now() - Duration::days(90);
        let mut tally = locked::tally(&mut conn, "f", since).await.expect("is read");
        tally.sort_unstable();
        assert_eq!(tally, [(None, 1), (Some("confirmed".to_owned()), 1)]);
        drop(conn);
        let later = now() + Duration::days(1);
        let forgotten =
            write(db, move |tx| Box::pin(async move { locked::forget(tx, later).await })).await;
        assert_eq!(forgotten, 1, "only what is answered");
        let mut conn = db.read().await.expect("a connection");
        let old = locked::report(&mut conn, "old").await.expect("is read").expect("is there");
        assert_eq!((old.note, old.answer), (None, Some(LockedAnswer::Confirmed)));
        assert!(locked::report(&mut conn, "none").await.expect("is read").is_none());
    })
    .await;
}
