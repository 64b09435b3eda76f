//! The rows of a draft, with what becomes of each.

use super::super::list;
use crate::db::Tx;
use crate::failure::Failure;
use sqlx::{AnyConnection, FromRow};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct StoredRow {
    /// Its place.
    pub position: i64,
    /// Its number in the file.
    pub row_number: i64,
    /// JSON list of cells; absent for what the table does not hold.
    pub cells: Option<String>,
    /// What people know it by.
    pub label: String,
    /// What is done with it.
    pub action: String,
    /// Why, as JSON.
    pub notes: String,
}

/// Writes a row, new or over the one in its place.
pub async fn insert_row(tx: &mut Tx, run_id: &str, row: &StoredRow) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO import_row (run_id, position, row_number, cells, label, action, notes)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (run_id, position) DO UPDATE SET row_number = $3, cells = $4, label = $5,
             action = $6, notes = $7",
    )
    .bind(run_id)
    .bind(row.position)
    .bind(row.row_number)
    .bind(row.cells.as_deref())
    .bind(&row.label)
    .bind(&row.action)
    .bind(&row.notes)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Writes what became of a row.
pub async fn save_outcome(
    tx: &mut Tx,
    run_id: &str,
    position: i64,
    action: &str,
    notes: &str,
) -> Result<(), Failure> {
    sqlx::query(
        "UPDATE import_row SET action = $3, notes = $4 WHERE run_id = $1 AND position = $2",
    )
    .bind(run_id)
    .bind(position)
    .bind(action)
    .bind(notes)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Rows from a place on, of all actions or those listed.
pub async fn rows(
    conn: &mut AnyConnection,
    run_id: &str,
    from: i64,
    actions: &[&str],
    limit: i64,
) -> Result<Vec<StoredRow>, Failure> {
    Ok(sqlx::query_as(
        "SELECT position, row_number, cells, label, action, notes FROM import_row
         WHERE run_id = $1 AND position >= $2 AND action IN (SELECT value FROM json_each($3))
         ORDER BY position LIMIT $4",
    )
    .bind(run_id)
    .bind(from)
    .bind(list(actions)?)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?)
}

/// Place, number and cells of the rows of the table itself.
pub async fn table_rows(
    conn: &mut AnyConnection,
    run_id: &str,
) -> Result<Vec<(i64, i64, String)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT position, row_number, cells FROM import_row
         WHERE run_id = $1 AND cells IS NOT NULL ORDER BY position LIMIT 60000",
    )
    .bind(run_id)
    .fetch_all(&mut *conn)
    .await?)
}

/// How many rows each action has.
pub async fn count_rows(
    conn: &mut AnyConnection,
    run_id: &str,
) -> Result<Vec<(String, i64)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT action, COUNT(*) FROM import_row WHERE run_id = $1 GROUP BY action ORDER BY action",
    )
    .bind(run_id)
    .fetch_all(&mut *conn)
    .await?)
}

/// Forgets rows from a place on.
pub async fn delete_rows(tx: &mut Tx, run_id: &str, from: i64) -> Result<(), Failure> {
    sqlx::query("DELETE FROM import_row WHERE run_id = $1 AND position >= $2")
        .bind(run_id)
        .bind(from)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
