//! Runs of imports.

mod changes;
mod rows;

pub use changes::{
    Change, add_change, changes_before, count_changes, kept_changes, mark_change, open_changes,
};
pub use rows::{StoredRow, count_rows, delete_rows, insert_row, rows, save_outcome, table_rows};

use super::{instant, millis};
use crate::db::Tx;
use crate::failure::Failure;
use linli_app::ports::imports::{Kind, RunItem, RunState};
use linli_domain::ids::UnitId;
use linli_domain::time::Instant;
use sqlx::{AnyConnection, FromRow};

/// A run with its shape.
#[derive(Clone, Debug)]
pub struct Run {
    /// What lists show.
    pub item: RunItem,
    /// Its unit.
    pub unit: Option<UnitId>,
    /// Who made it.
    pub account: Option<String>,
    /// Headings, meanings, values for all rows, as JSON.
    pub shape: String,
    /// Rows written so far.
    pub done: i64,
    /// When something last happened.
    pub touched_at: Instant,
}

#[derive(FromRow)]
struct RunRow {
    id: String,
    kind: String,
    unit_id: Option<String>,
    account_id: Option<String>,
    file_name: String,
    shape: String,
    state: String,
    total: i64,
    done: i64,
    created_at: i64,
    touched_at: i64,
}

impl RunRow {
    fn run(self) -> Result<Run, Failure> {
        Ok(Run {
            item: RunItem {
                id: self.id,
                kind: Kind::parse(&self.kind).ok_or_else(|| Failure::corrupt("import kind"))?,
                file: self.file_name,
                state: RunState::parse(&self.state)
                    .ok_or_else(|| Failure::corrupt("import state"))?,
                total: self.total,
                created_at: instant(self.created_at)?,
            },
            unit: self.unit_id.map(UnitId),
            account: self.account_id,
            shape: self.shape,
            done: self.done,
            touched_at: instant(self.touched_at)?,
        })
    }
}

/// Writes a new run.
pub async fn insert(tx: &mut Tx, run: &Run) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO import_run (id, kind, unit_id, account_id, file_name, shape, state, total,
             done, created_at, touched_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)",
    )
    .bind(&run.item.id)
    .bind(run.item.kind.as_str())
    .bind(run.unit.as_ref().map(UnitId::as_str))
    .bind(run.account.as_deref())
    .bind(&run.item.file)
    .bind(&run.shape)
    .bind(run.item.state.as_str())
    .bind(run.item.total)
    .bind(run.done)
    .bind(millis(run.item.created_at))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// One run.
pub async fn run(conn: &mut AnyConnection, id: &str) -> Result<Option<Run>, Failure> {
    let row: Option<RunRow> = sqlx::query_as(
        "SELECT id, kind, unit_id, account_id, file_name, shape, state, total, done, created_at,
                touched_at
         FROM import_run WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(&mut *conn)
    .await?;
    row.map(RunRow::run).transpose()
}

/// The latest runs of a unit, or all where `unit` is empty.
pub async fn runs(conn: &mut AnyConnection, unit: &str) -> Result<Vec<Run>, Failure> {
    let rows: Vec<RunRow> = sqlx::query_as(
        "SELECT id, kind, unit_id, account_id, file_name, shape, state, total, done, created_at,
                touched_at
         FROM import_run WHERE $1 = '' OR unit_id = $1 ORDER BY created_at DESC, id DESC LIMIT 50",
    )
    .bind(unit)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(RunRow::run).collect()
}

/// Takes a run from one state to another; `false` where it was in none of `from` or, while it is
/// being worked on, was touched after `idle_since`.
pub async fn advance(
    tx: &mut Tx,
    id: &str,
    from: &[RunState],
    to: RunState,
    idle_since: Instant,
    now: Instant,
) -> Result<bool, Failure> {
    let from: Vec<&str> = from.iter().map(|state| state.as_str()).collect();
    let rows = sqlx::query(
        "UPDATE import_run SET state = $2, touched_at = $4
         WHERE id = $1 AND state IN (SELECT value FROM json_each($3))
           AND (state NOT IN ('running', 'undoing') OR touched_at < $5)",
    )
    .bind(id)
    .bind(to.as_str())
    .bind(super::list(&from)?)
    .bind(millis(now))
    .bind(millis(idle_since))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    Ok(rows == 1)
}

/// Ends what is being done.
pub async fn finish(tx: &mut Tx, id: &str, to: RunState, now: Instant) -> Result<(), Failure> {
    let rows = sqlx::query("UPDATE import_run SET state = $2, touched_at = $3 WHERE id = $1")
        .bind(id)
        .bind(to.as_str())
        .bind(millis(now))
        .execute(&mut **tx)
        .await?
        .rows_affected();
    super::one(rows, "finishing an import")
}

/// Notes how far it is.
pub async fn progress(
    tx: &mut Tx,
    id: &str,
    done: i64,
    total: i64,
    now: Instant,
) -> Result<(), Failure> {
    let rows =
        sqlx::query("UPDATE import_run SET done = $2, total = $3, touched_at = $4 WHERE id = $1")
            .bind(id)
            .bind(done)
            .bind(total)
            .bind(millis(now))
            .execute(&mut **tx)
            .await?
            .rows_affected();
    super::one(rows, "noting how far an import is")
}

/// Writes the shape of a draft; `false` where it is none any more.
pub async fn save_shape(
    tx: &mut Tx,
    id: &str,
    shape: &str,
    total: i64,
    now: Instant,
) -> Result<bool, Failure> {
    let rows = sqlx::query(
        "UPDATE import_run SET shape = $2, total = $3, touched_at = $4
         WHERE id = $1 AND state = 'draft'",
    )
    .bind(id)
    .bind(shape)
    .bind(total)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    Ok(rows == 1)
}

/// Removes a draft whose rows are gone; `false` where it is none any more.
pub async fn delete(tx: &mut Tx, id: &str) -> Result<bool, Failure> {
    let rows = sqlx::query("DELETE FROM import_run WHERE id = $1 AND state = 'draft'")
        .bind(id)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    Ok(rows == 1)
}

/// Runs whose rows are older than allowed: drafts that nobody carried out, and old imports.
pub async fn stale(
    conn: &mut AnyConnection,
    before: Instant,
) -> Result<Vec<(String, String)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT r.id, r.state FROM import_run r
         WHERE r.touched_at < $1 AND r.state NOT IN ('running', 'undoing')
           AND (r.state = 'draft' OR (SELECT COUNT(*) FROM import_row w WHERE w.run_id = r.id) > 0)
         ORDER BY r.touched_at LIMIT 20",
    )
    .bind(millis(before))
    .fetch_all(&mut *conn)
    .await?)
}
