//! What a run did, and what became of it when it was taken back.

use crate::db::Tx;
use crate::failure::Failure;
use sqlx::{AnyConnection, FromRow};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Change {
    /// Its place in the run.
    pub position: i64,
    /// `division`, `unit`, `calendar`, `facility`, `block`.
    pub subject_kind: String,
    /// What was changed.
    pub subject_id: String,
    /// What people know it by.
    pub label: String,
    /// What stood before, as JSON; absent where it is new.
    pub before_state: Option<String>,
    /// What the import left, as JSON.
    pub after_state: String,
}

/// Writes a change at the end of the run.
pub async fn add_change(tx: &mut Tx, run_id: &str, change: &Change) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO import_change (run_id, position, subject_kind, subject_id, label,
             before_state, after_state)
         VALUES ($1, (SELECT COALESCE(MAX(position), 0) + 1 FROM import_change WHERE run_id = $1),
                 $2, $3, $4, $5, $6)",
    )
    .bind(run_id)
    .bind(&change.subject_kind)
    .bind(&change.subject_id)
    .bind(&change.label)
    .bind(change.before_state.as_deref())
    .bind(&change.after_state)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The changes before a place that nobody has tried to take back, latest first.
pub async fn changes_before(
    conn: &mut AnyConnection,
    run_id: &str,
    before: i64,
    limit: i64,
) -> Result<Vec<Change>, Failure> {
    Ok(sqlx::query_as(
        "SELECT position, subject_kind, subject_id, label, before_state, after_state
         FROM import_change
         WHERE run_id = $1 AND position < $2 AND kept IS NULL ORDER BY position DESC LIMIT $3",
    )
    .bind(run_id)
    .bind(before)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?)
}

/// Notes that a change has been taken back (`kept` is empty), or why not.
pub async fn mark_change(
    tx: &mut Tx,
    run_id: &str,
    position: i64,
    kept: &str,
) -> Result<(), Failure> {
    let rows =
        sqlx::query("UPDATE import_change SET kept = $3 WHERE run_id = $1 AND position = $2")
            .bind(run_id)
            .bind(position)
            .bind(kept)
            .execute(&mut **tx)
            .await?
            .rows_affected();
    super::super::one(rows, "taking back a change")
}

/// What could not be taken back: label and reason.
pub async fn kept_changes(
    conn: &mut AnyConnection,
    run_id: &str,
) -> Result<Vec<(String, String)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT label, kept FROM import_change
         WHERE run_id = $1 AND kept <> '' ORDER BY position LIMIT 500",
    )
    .bind(run_id)
    .fetch_all(&mut *conn)
    .await?)
}

/// How many changes a run made.
pub async fn count_changes(conn: &mut AnyConnection, run_id: &str) -> Result<i64, Failure> {
    Ok(sqlx::query_scalar("SELECT COUNT(*) FROM import_change WHERE run_id = $1")
        .bind(run_id)
        .fetch_one(&mut *conn)
        .await?)
}

/// How many changes have not been tried yet.
pub async fn open_changes(conn: &mut AnyConnection, run_id: &str) -> Result<i64, Failure> {
    Ok(sqlx::query_scalar("SELECT COUNT(*) FROM import_change WHERE run_id = $1 AND kept IS NULL")
        .bind(run_id)
        .fetch_one(&mut *conn)
        .await?)
}
