//! Codes that open something once, and how often they are asked for.

use super::{instant, millis, one};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::time::Instant;
use sqlx::{AnyConnection, FromRow};

/// A code as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Code {
    /// Its id; part of what is hashed.
    pub id: String,
    /// What it opens: `sign_in`, `contact`, `link`, `slip`.
    pub kind: String,
    /// What it belongs to.
    pub subject: String,
    /// The number or address that it proves.
    pub contact: Option<String>,
    /// SHA-256.
    pub code_hash: String,
    /// Wrong tries so far.
    pub tries: i64,
    /// Until when it is good, in milliseconds.
    pub expires_at: i64,
}

/// Writes a code; earlier ones of the same kind and subject are worth nothing from now on.
pub async fn issue(tx: &mut Tx, code: &Code, now: Instant) -> Result<(), Failure> {
    sqlx::query(
        "UPDATE one_time_code SET used_at = $3 WHERE kind = $1 AND subject = $2 AND used_at IS NULL",
    )
    .bind(&code.kind)
    .bind(&code.subject)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    sqlx::query(
        "INSERT INTO one_time_code (id, kind, subject, contact, code_hash, created_at, expires_at,
                                    tries)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0)",
    )
    .bind(&code.id)
    .bind(&code.kind)
    .bind(&code.subject)
    .bind(code.contact.as_deref())
    .bind(&code.code_hash)
    .bind(millis(now))
    .bind(code.expires_at)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The code of this kind and subject that is still good.
pub async fn standing(
    conn: &mut AnyConnection,
    kind: &str,
    subject: &str,
    now: Instant,
) -> Result<Option<Code>, Failure> {
    Ok(sqlx::query_as(
        "SELECT id, kind, subject, contact, code_hash, tries, expires_at FROM one_time_code
         WHERE kind = $1 AND subject = $2 AND used_at IS NULL AND expires_at > $3
         ORDER BY created_at DESC, id DESC LIMIT 1",
    )
    .bind(kind)
    .bind(subject)
    .bind(millis(now))
    .fetch_optional(&mut *conn)
    .await?)
}

/// The code of this kind with this hash that is still good.
pub async fn by_hash(
    conn: &mut AnyConnection,
    kind: &str,
    hash: &str,
    now: Instant,
) -> Result<Option<Code>, Failure> {
    Ok(sqlx::query_as(
        "SELECT id, kind, subject, contact, code_hash, tries, expires_at FROM one_time_code
         WHERE kind = $1 AND code_hash = $2 AND used_at IS NULL AND expires_at > $3 LIMIT 1",
    )
    .bind(kind)
    .bind(hash)
    .bind(millis(now))
    .fetch_optional(&mut *conn)
    .await?)
}

/// Takes one try of a code that is still good, before it is compared: parallel guesses each take
/// one. `false` where none is left.
pub async fn take_try(tx: &mut Tx, id: &str, most: i64, now: Instant) -> Result<bool, Failure> {
    let rows = sqlx::query(
        "UPDATE one_time_code SET tries = tries + 1
         WHERE id = $1 AND tries < $2 AND used_at IS NULL AND expires_at > $3",
    )
    .bind(id)
    .bind(most)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    Ok(rows == 1)
}

/// Uses a code; `false` where somebody else was first.
pub async fn spend(tx: &mut Tx, id: &str, now: Instant) -> Result<bool, Failure> {
    let rows = sqlx::query(
        "UPDATE one_time_code SET used_at = $2, contact = NULL WHERE id = $1 AND used_at IS NULL
         AND expires_at > $2",
    )
    .bind(id)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    Ok(rows == 1)
}

/// Makes every code of a subject worthless.
pub async fn void(tx: &mut Tx, subject: &str, now: Instant) -> Result<(), Failure> {
    sqlx::query("UPDATE one_time_code SET used_at = $2 WHERE subject = $1 AND used_at IS NULL")
        .bind(subject)
        .bind(millis(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Forgets codes that ran out before an instant, and rates begun before it.
pub async fn forget(tx: &mut Tx, before: Instant) -> Result<u64, Failure> {
    sqlx::query("DELETE FROM rate WHERE begun_at < $1")
        .bind(millis(before))
        .execute(&mut **tx)
        .await?;
    Ok(sqlx::query("DELETE FROM one_time_code WHERE expires_at < $1")
        .bind(millis(before))
        .execute(&mut **tx)
        .await?
        .rows_affected())
}

/// Makes the row of a key where there is none, and keeps others from it until the end of the
/// transaction.
pub async fn hold_rate(tx: &mut Tx, key: &str, now: Instant) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO rate (key, count, begun_at) VALUES ($1, 0, $2)
         ON CONFLICT (key) DO UPDATE SET count = rate.count",
    )
    .bind(key)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What was counted under a key: how often, since when.
pub async fn rate(conn: &mut AnyConnection, key: &str) -> Result<Option<(i64, Instant)>, Failure> {
    let row: Option<(i64, i64)> = sqlx::query_as("SELECT count, begun_at FROM rate WHERE key = $1")
        .bind(key)
        .fetch_optional(&mut *conn)
        .await?;
    row.map(|(count, begun)| Ok((count, instant(begun)?))).transpose()
}

/// Writes what is counted under a key.
pub async fn save_rate(tx: &mut Tx, key: &str, count: i64, begun: Instant) -> Result<(), Failure> {
    let rows = sqlx::query(
        "INSERT INTO rate (key, count, begun_at) VALUES ($1, $2, $3)
         ON CONFLICT (key) DO UPDATE SET count = $2, begun_at = $3",
    )
    .bind(key)
    .bind(count)
    .bind(millis(begun))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    one(rows, "rate")
}
