//! Notices on their way out. Those without a channel are not for sending yet.

use super::{millis, one};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::time::Instant;
use sqlx::{AnyConnection, FromRow};

/// A notice to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromRow)]
pub struct Notice {
    /// Its id.
    pub id: String,
    /// What it tells.
    pub kind: String,
    /// Whom.
    pub person_id: String,
    /// `sms` or `mail`.
    pub channel: String,
    /// The number or address.
    pub address: String,
    /// The reader's language.
    pub lang: String,
    /// What it carries, as JSON; gone once it is sent.
    pub detail: String,
    /// Times tried.
    pub attempts: i64,
    /// Worth nothing after, in milliseconds.
    pub expires_at: i64,
}

/// Puts a notice into the outbox, due at once.
pub async fn put(tx: &mut Tx, notice: &Notice, now: Instant) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO outbox (id, kind, person_id, created_at, attempts, channel, address, lang,
                             detail, due_at, expires_at)
         VALUES ($1, $2, $3, $4, 0, $5, $6, $7, $8, $4, $9)",
    )
    .bind(&notice.id)
    .bind(&notice.kind)
    .bind(&notice.person_id)
    .bind(millis(now))
    .bind(&notice.channel)
    .bind(&notice.address)
    .bind(&notice.lang)
    .bind(&notice.detail)
    .bind(notice.expires_at)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Notices of a channel that are due, oldest first.
pub async fn due(
    conn: &mut AnyConnection,
    channel: &str,
    now: Instant,
    limit: i64,
) -> Result<Vec<Notice>, Failure> {
    Ok(sqlx::query_as(
        "SELECT id, kind, person_id, channel, COALESCE(address, '') AS address,
                COALESCE(lang, 'zh') AS lang, COALESCE(detail, '{}') AS detail, attempts,
                COALESCE(expires_at, 0) AS expires_at
         FROM outbox
         WHERE channel = $1 AND sent_at IS NULL AND given_up_at IS NULL AND due_at <= $2
         ORDER BY due_at, id LIMIT $3",
    )
    .bind(channel)
    .bind(millis(now))
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?)
}

/// Takes a notice for sending: it is not due again before `until`. `false` where another process
/// was first.
pub async fn claim(tx: &mut Tx, id: &str, attempts: i64, until: Instant) -> Result<bool, Failure> {
    let rows = sqlx::query(
        "UPDATE outbox SET attempts = attempts + 1, due_at = $3
         WHERE id = $1 AND attempts = $2 AND sent_at IS NULL AND given_up_at IS NULL",
    )
    .bind(id)
    .bind(attempts)
    .bind(millis(until))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    Ok(rows == 1)
}

/// Writes that a notice went out; address and detail go.
pub async fn sent(tx: &mut Tx, id: &str, now: Instant) -> Result<(), Failure> {
    let rows =
        sqlx::query("UPDATE outbox SET sent_at = $2, address = NULL, detail = NULL WHERE id = $1")
            .bind(id)
            .bind(millis(now))
            .execute(&mut **tx)
            .await?
            .rows_affected();
    one(rows, "outbox")
}

/// Writes that nobody will ever take a notice; address and detail go.
pub async fn refused(tx: &mut Tx, id: &str, now: Instant) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE outbox SET given_up_at = $2, address = NULL, detail = NULL WHERE id = $1",
    )
    .bind(id)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    one(rows, "outbox")
}

/// Gives up what is worth nothing any more; address and detail go. Answers how many.
pub async fn give_up(tx: &mut Tx, most: i64, now: Instant) -> Result<u64, Failure> {
    Ok(sqlx::query(
        "UPDATE outbox SET given_up_at = $2, address = NULL, detail = NULL
         WHERE channel IS NOT NULL AND sent_at IS NULL AND given_up_at IS NULL
           AND (expires_at <= $2 OR attempts >= $1 AND due_at <= $2)",
    )
    .bind(most)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected())
}
