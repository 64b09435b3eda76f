//! Events and notices.

use super::seeds::{BIG, HARD, a_row, hall, now, placed, saturday, write};
use crate::fixtures::both;
use chrono::Duration;
use linli_domain::time::Instant;
use linli_server::db::{Db, is_duplicate};
use linli_server::failure::Failure;
use linli_server::store::bookings;
use linli_server::store::events::{self, NewEvent};
use serde_json::json;

fn an_event(id: &str, at: Instant) -> NewEvent {
    NewEvent {
        id: id.to_owned(),
        at,
        kind: "booking.created",
        actor_account: None,
        actor_role: None,
        subject_kind: "booking",
        subject_id: "b".to_owned(),
        payload: json!({ "n": BIG, "t": HARD, "none": null }),
        source: "api",
    }
}

#[tokio::test]
async fn events_of_one_thing_come_oldest_first_and_wait_to_be_sealed() {
    both(async |fresh| {
        let later = now() + Duration::seconds(1);
        append(&fresh.db, an_event("3", later)).await.expect("is written");
        append(&fresh.db, an_event("2", now())).await.expect("is written");
        append(&fresh.db, an_event("1", later)).await.expect("is written");
        let other = NewEvent { subject_kind: "facility", ..an_event("4", now()) };
        append(&fresh.db, other).await.expect("is written");

        let mut conn = fresh.db.read().await.expect("a connection");
        let found = events::of_subject(&mut conn, "booking", "b").await.expect("are read");
        let ids: Vec<&str> = found.iter().map(|event| event.0.as_str()).collect();
        assert_eq!(ids, ["2", "1", "3"], "by time, then by id");
        assert!(found.iter().all(|event| event.1 == "booking.created"));
        let payload: serde_json::Value = serde_json::from_str(&found[0].2).expect("JSON");
        assert_eq!(payload, json!({ "n": BIG, "t": HARD, "none": null }));
        let waiting: Vec<String> =
            sqlx::query_scalar("SELECT event_id FROM event_pending ORDER BY event_id")
                .fetch_all(&mut *conn)
                .await
                .expect("are read");
        assert_eq!(waiting, ["1", "2", "3", "4"]);
    })
    .await;
}

#[tokio::test]
async fn an_event_is_written_once() {
    both(async |fresh| {
        append(&fresh.db, an_event("1", now())).await.expect("is written");
        let again = append(&fresh.db, an_event("1", now())).await;
        let Err(Failure::Database(error)) = again else { panic!("{again:?}") };
        assert!(is_duplicate(&error));
    })
    .await;
}

#[tokio::test]
async fn a_notice_waits_in_the_outbox() {
    both(async |fresh| {
        hall(&fresh.db).await;
        write(&fresh.db, |tx| {
            Box::pin(async move {
                let place = placed("east", saturday("09:00", "11:00"));
                bookings::insert(tx, &a_row("b", "000001"), &place, now()).await?;
                events::notify(tx, "n", "booked", "p-wang", "b", now()).await?;
                events::tell(tx, "o", "locked", "p-wang", now()).await
            })
        })
        .await;
        let mut conn = fresh.db.read().await.expect("a connection");
        let sql = "SELECT kind, booking_id, attempts, sent_at FROM outbox WHERE person_id = $1
                   ORDER BY id";
        let rows: Vec<(String, Option<String>, i64, Option<i64>)> =
            sqlx::query_as(sql).bind("p-wang").fetch_all(&mut *conn).await.expect("are read");
        let row = |kind: &str, booking: Option<&str>| {
            (kind.to_owned(), booking.map(str::to_owned), 0, None)
        };
        assert_eq!(rows, [row("booked", Some("b")), row("locked", None)]);
    })
    .await;
}

async fn append(db: &Db, event: NewEvent) -> Result<(), Failure> {
    db.write(move |tx| Box::pin(async move { events::append(tx, &event).await })).await
}
