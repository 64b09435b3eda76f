//! Facts about this database itself.

use crate::db::Tx;
use crate::failure::Failure;
use sqlx::AnyConnection;

/// The value of a setting.
pub async fn setting(conn: &mut AnyConnection, name: &str) -> Result<Option<String>, Failure> {
    Ok(sqlx::query_scalar("SELECT value FROM setting WHERE name = $1")
        .bind(name)
        .fetch_optional(&mut *conn)
        .await?)
}

/// Writes a setting.
pub async fn save(tx: &mut Tx, name: &str, value: &str) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO setting (name, value) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET value = $2",
    )
    .bind(name)
    .bind(value)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
