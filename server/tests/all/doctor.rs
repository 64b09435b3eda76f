//! The doctor: what must not be, planted behind the walls' back, is named; a healthy town is not.

use crate::fixtures::databases::Fresh;
use crate::fixtures::town::{at, space};
use crate::fixtures::{Town, both};
use linli_app::ports::bookings::{BookingView, CancelInput};
use linli_domain::time::Slot;
use linli_server::db::Dialect;
use linli_server::store::{occupancy, spaces};

#[tokio::test]
async fn a_town_in_order_gives_no_findings() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        assert_eq!(town.findings().await, Vec::<String>::new(), "an empty one");
        let [first, _] = two_bookings(&town).await;
        let wang = town.resident("li").await;
        let hall = town.publish(town.reading_room()).await;
        let room = space(&hall, "room");
        let read = town.book(&wang, &room, at(6, "09:00"), at(6, "10:00")).await.expect("booked");
        let back = town.services.bookings.cancel(&wang, &read.id, CancelInput::default()).await;
        back.expect("is given back");
        assert_eq!(
            town.findings().await,
            Vec::<String>::new(),
            "with bookings and a cancelled one"
        );
        let later = town.as_of(at(7, "08:00"));
        let whole = first.space_id;
        later.book(&wang, &whole, at(8, "09:00"), at(8, "10:00")).await.expect("is booked");
        assert_eq!(later.findings().await, Vec::<String>::new(), "with settled ones");
    })
    .await;
}

#[tokio::test]
async fn an_overlap_behind_the_back_of_the_walls_is_named() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let [first, second] = two_bookings(&town).await;
        tear_down_the_wall(fresh).await;
        // The second now says and holds the first one's hours.
        let slot = Slot::new(first.start, first.end);
        let area = {
            let mut conn = fresh.db.read().await.expect("a connection");
            let whole = spaces::space(&mut conn, first.space_id.as_str()).await.expect("is read");
            whole.expect("is there").areas[0]
        };
        let id = second.id.0.clone();
        let write = fresh.db.write(move |tx| {
            Box::pin(async move { occupancy::hold(tx, &id, &[area], slot, true).await })
        });
        write.await.expect("nothing refuses it any more");
        let findings = town.findings().await;
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings[0].contains(first.id.as_str()), "{findings:?}");
        assert!(findings[0].contains(second.id.as_str()), "{findings:?}");
    })
    .await;
}

#[tokio::test]
async fn a_booking_settled_before_its_end_is_named() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let [first, _] = two_bookings(&town).await;
        let first_done = "UPDATE booking SET state = 'completed'
            WHERE starts_at = (SELECT MIN(starts_at) FROM booking)";
        run(fresh, first_done).await;
        let findings = town.findings().await;
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings[0].contains(first.id.as_str()), "{findings:?}");
        let after = town.as_of(first.end).findings().await;
        assert_eq!(after, Vec::<String>::new(), "at its end it is settled in time");
    })
    .await;
}

#[tokio::test]
async fn a_booking_that_holds_no_floor_is_named() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        two_bookings(&town).await;
        run(fresh, "DELETE FROM occupancy").await;
        assert_eq!(town.findings().await.len(), 2);
    })
    .await;
}

/// The whole hall, on Saturday and on Sunday morning.
async fn two_bookings(town: &Town) -> [BookingView; 2] {
    let hall = town.publish(town.hall()).await;
    let whole = space(&hall, "whole");
    let wang = town.resident("wang").await;
    let first = town.book(&wang, &whole, at(5, "09:00"), at(5, "11:00")).await;
    let second = town.book(&wang, &whole, at(6, "09:00"), at(6, "11:00")).await;
    [first.expect("is booked"), second.expect("is booked")]
}

async fn tear_down_the_wall(fresh: &Fresh) {
    run(
        fresh,
        match fresh.db.dialect() {
            Dialect::Sqlite => "DROP TRIGGER occupancy_no_overlap_insert",
            Dialect::Postgres => "ALTER TABLE occupancy DROP CONSTRAINT no_overlap",
        },
    )
    .await;
}

async fn run(fresh: &Fresh, statement: &'static str) {
    let write = fresh.db.write(move |tx| {
        Box::pin(async move {
            sqlx::query(statement).execute(&mut **tx).await?;
            Ok(())
        })
    });
    write.await.expect("is done");
}
