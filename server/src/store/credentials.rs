//! What opens an account, and what ends it: passwords, locks, accounts that change hands.

use super::{millis, one};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::time::Instant;
use sqlx::AnyConnection;

/// Gives a person without an account one.
pub async fn insert(
    tx: &mut Tx,
    account_id: &str,
    person_id: &str,
    login: &str,
    password_hash: &str,
    now: Instant,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO account (id, person_id, login, password_hash, suspended, created_at)
         VALUES ($1, $2, $3, $4, 0, $5)",
    )
    .bind(account_id)
    .bind(person_id)
    .bind(login)
    .bind(password_hash)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Sets the hash of a password; empty where only codes open the account.
pub async fn set_password(tx: &mut Tx, account_id: &str, hash: &str) -> Result<(), Failure> {
    let rows = sqlx::query("UPDATE account SET password_hash = $2 WHERE id = $1")
        .bind(account_id)
        .bind(hash)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    one(rows, "account")
}

/// The hash of an account's password.
pub async fn hash(conn: &mut AnyConnection, account_id: &str) -> Result<Option<String>, Failure> {
    Ok(sqlx::query_scalar("SELECT password_hash FROM account WHERE id = $1")
        .bind(account_id)
        .fetch_optional(&mut *conn)
        .await?)
}

/// Ends every session and every token of an account.
pub async fn end_all(tx: &mut Tx, account_id: &str) -> Result<(), Failure> {
    sqlx::query("DELETE FROM session WHERE account_id = $1")
        .bind(account_id)
        .execute(&mut **tx)
        .await?;
    sqlx::query("DELETE FROM api_token WHERE account_id = $1")
        .bind(account_id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Locks an account, or unlocks it with `None`; `false` where it is closed or not there.
pub async fn lock(tx: &mut Tx, account_id: &str, at: Option<Instant>) -> Result<bool, Failure> {
    let rows =
        sqlx::query("UPDATE account SET disabled_at = $2 WHERE id = $1 AND closed_at IS NULL")
            .bind(account_id)
            .bind(at.map(millis))
            .execute(&mut **tx)
            .await?
            .rows_affected();
    Ok(rows == 1)
}

/// Closes an account for good.
pub async fn close(tx: &mut Tx, account_id: &str, now: Instant) -> Result<(), Failure> {
    let rows = sqlx::query("UPDATE account SET disabled_at = $2, closed_at = $2 WHERE id = $1")
        .bind(account_id)
        .bind(millis(now))
        .execute(&mut **tx)
        .await?
        .rows_affected();
    one(rows, "account")
}

/// Gives an account to another entry of the same person, which has none.
pub async fn hand_over(tx: &mut Tx, account_id: &str, person_id: &str) -> Result<(), Failure> {
    let rows = sqlx::query("UPDATE account SET person_id = $2 WHERE id = $1")
        .bind(account_id)
        .bind(person_id)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    one(rows, "account")
}

/// Forgets what was counted against a key of failed sign-ins.
pub async fn forgive(tx: &mut Tx, login_hash: &str) -> Result<(), Failure> {
    sqlx::query("DELETE FROM sign_in_failure WHERE SUBSTR(key, 1, LENGTH($1)) = $1")
        .bind(login_hash)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Failed sign-ins, latest first: shortened key, how often, when last, until when it is locked.
pub async fn failed(
    conn: &mut AnyConnection,
    limit: i64,
) -> Result<Vec<(String, i64, i64, Option<i64>)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT SUBSTR(key, 1, 8), failures, last_at, locked_until FROM sign_in_failure
         WHERE failures > 0 ORDER BY last_at DESC, key LIMIT $1",
    )
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?)
}
