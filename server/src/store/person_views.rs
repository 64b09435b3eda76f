//! Who looked at whom (domain §9).

use super::millis;
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::time::Instant;
use sqlx::AnyConnection;

/// Writes that staff looked at a person.
pub async fn insert(
    tx: &mut Tx,
    id: &str,
    person_id: &str,
    by: (&str, &str),
    reason: &str,
    now: Instant,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO person_view (id, person_id, account_id, role, reason, at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id)
    .bind(person_id)
    .bind(by.0)
    .bind(by.1)
    .bind(reason)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Who looked at a person, latest first: account, role, reason, when.
pub async fn of_person(
    conn: &mut AnyConnection,
    person_id: &str,
) -> Result<Vec<(String, String, String, i64)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT account_id, role, reason, at FROM person_view WHERE person_id = $1
         ORDER BY at DESC, id DESC LIMIT 200",
    )
    .bind(person_id)
    .fetch_all(&mut *conn)
    .await?)
}
