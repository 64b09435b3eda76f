//! Where the races are run: a town, sixteen residents, a fresh slot each round, and the judge.

use crate::fixtures::Town;
use crate::fixtures::town::{asked, at};
use chrono::{DateTime, Duration, Utc};
use futures::future::BoxFuture;
use linli_app::ports::bookings::BookingView;
use linli_app::ports::{Answer, Caller, Services};
use linli_domain::ids::SpaceId;
use linli_domain::time::Slot;
use linli_server::db::Db;
use std::sync::Arc;
use tokio::sync::Barrier;

/// Clients in a round.
pub const CLIENTS: usize = 16;
/// Rounds of a race.
pub const ROUNDS: u32 = 50;
/// Nothing here takes a second; whoever waits this long waits for ever.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(90);

/// A town and those who race in it.
pub struct Arena {
    pub town: Town,
    pub clients: Vec<Caller>,
}

/// The first instant of a round: two rounds a day, seven hours apart, from 2 December on.
pub fn beginning(round: u32) -> DateTime<Utc> {
    at(2 + round % 25, "08:00") + Duration::hours(i64::from(7 * (round / 25)))
}

/// Two hours from the beginning of a round.
pub fn two_hours(round: u32) -> Slot {
    let start = beginning(round);
    Slot::new(start, start + Duration::hours(2))
}

impl Arena {
    /// The town with sixteen residents.
    pub async fn on(db: &Db) -> Self {
        let town = Town::on(db).await;
        let mut clients = Vec::with_capacity(CLIENTS);
        for number in 0..CLIENTS {
            clients.push(town.resident(&format!("racer{number}")).await);
        }
        Self { town, clients }
    }

    /// Lets every client start in the same instant; answers come in the order of the clients.
    pub async fn race<T: Send + 'static>(
        &self,
        round: u32,
        attempt: impl Fn(usize, Caller, Services) -> BoxFuture<'static, T>,
    ) -> Vec<T> {
        let gate = Arc::new(Barrier::new(CLIENTS));
        let start = |(number, client): (usize, &Caller)| {
            let (gate, work) =
                (gate.clone(), attempt(number, client.clone(), self.town.services.clone()));
            tokio::spawn(async move {
                gate.wait().await;
                work.await
            })
        };
        let runners: Vec<_> = self.clients.iter().enumerate().map(start).collect();
        let all = tokio::time::timeout(PATIENCE, futures::future::join_all(runners)).await;
        let all = all.unwrap_or_else(|_| panic!("round {round}: somebody still waits: deadlock?"));
        all.into_iter().map(|one| one.expect("a runner stays on its feet")).collect()
    }

    /// A race in which client n books for 4 people what `wish` names.
    pub async fn race_to_book(
        &self,
        round: u32,
        wish: impl Fn(usize) -> (SpaceId, Slot),
    ) -> Vec<Answer<BookingView>> {
        self.race(round, |number, client, services| {
            let (space, slot) = wish(number);
            Box::pin(async move {
                let request = asked(&space, slot.start, slot.end);
                services.bookings.create(&client, request, None).await.map(|made| made.value)
            })
        })
        .await
    }

    /// After the races: the doctor finds nothing, and each booking was created once, with its event.
    pub async fn judge(&self, bookings: u32) {
        assert_eq!(self.town.findings().await, Vec::<String>::new());
        let mut conn = self.town.core.db.read().await.expect("a connection");
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM booking")
            .fetch_one(&mut *conn)
            .await
            .expect("is counted");
        assert_eq!(count, i64::from(bookings), "bookings in the end");
        let created: Vec<String> = sqlx::query_scalar(
            "SELECT subject_id FROM event WHERE kind = 'booking.created' ORDER BY subject_id",
        )
        .fetch_all(&mut *conn)
        .await
        .expect("are read");
        let made: Vec<String> = sqlx::query_scalar("SELECT id FROM booking ORDER BY id")
            .fetch_all(&mut *conn)
            .await
            .expect("are read");
        assert_eq!(created, made, "one booking.created for each booking, and for nothing else");
    }
}

/// Who won; whoever did not must have heard 409.
pub fn winners<T>(round: u32, answers: &[Answer<T>]) -> Vec<usize> {
    for (number, answer) in answers.iter().enumerate() {
        if let Err(error) = answer {
            assert_eq!(error.status(), 409, "round {round}, client {number}: {error:?}");
        }
    }
    (0..answers.len()).filter(|number| answers[*number].is_ok()).collect()
}
