//! The append-only chain: every write leaves its event in its own transaction.

use super::millis;
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::time::Instant;

/// One event. The payload holds ids, codes, times and numbers only.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Its id.
    pub id: String,
    /// When it happened.
    pub at: Instant,
    /// What: `booking.created`, `facility.posted`, …
    pub kind: &'static str,
    /// The account that did it.
    pub actor_account: Option<String>,
    /// The role it acted in.
    pub actor_role: Option<&'static str>,
    /// What it happened to.
    pub subject_kind: &'static str,
    /// Its id.
    pub subject_id: String,
    /// The facts, as JSON.
    pub payload: serde_json::Value,
    /// The door: `page`, `api`, `cli`, `import`, `settle`.
    pub source: &'static str,
}

/// Writes the event, waiting to be sealed.
pub async fn append(tx: &mut Tx, event: &NewEvent) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO event (id, at, kind, actor_account, actor_role, subject_kind, subject_id,
                            payload, source)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(&event.id)
    .bind(millis(event.at))
    .bind(event.kind)
    .bind(event.actor_account.as_deref())
    .bind(event.actor_role)
    .bind(event.subject_kind)
    .bind(&event.subject_id)
    .bind(event.payload.to_string())
    .bind(event.source)
    .execute(&mut **tx)
    .await?;
    sqlx::query("INSERT INTO event_pending (event_id) VALUES ($1)")
        .bind(&event.id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Puts a notice to a person into the outbox.
pub async fn notify(
    tx: &mut Tx,
    id: &str,
    kind: &'static str,
    person_id: &str,
    booking_id: &str,
    at: Instant,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO outbox (id, kind, person_id, booking_id, created_at, attempts)
         VALUES ($1, $2, $3, $4, $5, 0)",
    )
    .bind(id)
    .bind(kind)
    .bind(person_id)
    .bind(booking_id)
    .bind(millis(at))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Puts a notice that speaks of no booking into the outbox.
pub async fn tell(
    tx: &mut Tx,
    id: &str,
    kind: &'static str,
    person_id: &str,
    at: Instant,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO outbox (id, kind, person_id, created_at, attempts) VALUES ($1, $2, $3, $4, 0)",
    )
    .bind(id)
    .bind(kind)
    .bind(person_id)
    .bind(millis(at))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Events of one thing, oldest first: id, kind, payload.
pub async fn of_subject(
    conn: &mut sqlx::AnyConnection,
    subject_kind: &str,
    subject_id: &str,
) -> Result<Vec<(String, String, String)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT id, kind, payload FROM event
         WHERE subject_kind = $1 AND subject_id = $2 ORDER BY at, id LIMIT 1000",
    )
    .bind(subject_kind)
    .bind(subject_id)
    .fetch_all(&mut *conn)
    .await?)
}
