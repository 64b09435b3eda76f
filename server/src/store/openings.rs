//! Marks at the door (`opening_log`).

use super::{instant, list, millis};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::opening_log::{MarkKind, Proof};
use linli_domain::time::{Instant, Slot};
use sqlx::{AnyConnection, FromRow};

/// A mark about to be written.
#[derive(Clone, Debug)]
pub struct NewMark {
    /// Its id.
    pub id: String,
    /// Its facility.
    pub facility_id: String,
    /// Open or close.
    pub kind: MarkKind,
    /// When.
    pub at: Instant,
    /// What says so.
    pub proof: Proof,
    /// People who came in.
    pub entries: Option<i64>,
    /// Who wrote it.
    pub account_id: Option<String>,
    /// Whose turn it was.
    pub duty_id: Option<String>,
    /// Written down afterwards.
    pub late: bool,
}

/// A mark as it is kept.
#[derive(Clone, Debug, FromRow)]
pub struct MarkRow {
    /// Its id.
    pub id: String,
    /// Its facility.
    pub facility_id: String,
    kind: String,
    marked_at: i64,
    proof: String,
    /// People who came in.
    pub entries: Option<i64>,
    /// Who wrote it.
    pub account_id: Option<String>,
    recorded_at: i64,
    late: i64,
    confirmed_at: Option<i64>,
    /// The writer's name, for staff.
    pub name: Option<String>,
}

impl MarkRow {
    /// Open or close.
    pub fn kind(&self) -> Result<MarkKind, Failure> {
        MarkKind::parse(&self.kind).ok_or_else(|| Failure::corrupt("kind of mark"))
    }

    /// What says so.
    pub fn proof(&self) -> Result<Proof, Failure> {
        Proof::parse(&self.proof).ok_or_else(|| Failure::corrupt("proof"))
    }

    /// When.
    pub fn at(&self) -> Result<Instant, Failure> {
        instant(self.marked_at)
    }

    /// When it was written.
    pub fn recorded_at(&self) -> Result<Instant, Failure> {
        instant(self.recorded_at)
    }

    /// Written down afterwards.
    pub const fn late(&self) -> bool {
        self.late != 0
    }

    /// It counts as evidence.
    pub const fn counts(&self) -> bool {
        self.late == 0 || self.confirmed_at.is_some()
    }
}

/// Writes a mark.
pub async fn insert(tx: &mut Tx, new: &NewMark, now: Instant) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO opening_log (id, facility_id, kind, marked_at, proof, entries, account_id,
             duty_id, recorded_at, late)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(&new.id)
    .bind(&new.facility_id)
    .bind(new.kind.as_str())
    .bind(millis(new.at))
    .bind(new.proof.as_str())
    .bind(new.entries)
    .bind(new.account_id.as_deref())
    .bind(new.duty_id.as_deref())
    .bind(millis(now))
    .bind(i64::from(new.late))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// One mark.
pub async fn mark(conn: &mut AnyConnection, id: &str) -> Result<Option<MarkRow>, Failure> {
    Ok(sqlx::query_as(
        "SELECT m.id, m.facility_id, m.kind, m.marked_at, m.proof, m.entries, m.account_id,
                m.recorded_at, m.late, m.confirmed_at, p.name
         FROM opening_log m LEFT JOIN account a ON a.id = m.account_id
         LEFT JOIN person p ON p.id = a.person_id WHERE m.id = $1",
    )
    .bind(id)
    .fetch_optional(&mut *conn)
    .await?)
}

/// Marks of these facilities inside the window, in order.
pub async fn of_facilities(
    conn: &mut AnyConnection,
    facility_ids: &[String],
    window: Slot,
) -> Result<Vec<MarkRow>, Failure> {
    Ok(sqlx::query_as(
        "SELECT m.id, m.facility_id, m.kind, m.marked_at, m.proof, m.entries, m.account_id,
                m.recorded_at, m.late, m.confirmed_at, p.name
         FROM opening_log m LEFT JOIN account a ON a.id = m.account_id
         LEFT JOIN person p ON p.id = a.person_id
         WHERE m.facility_id IN (SELECT value FROM json_each($1))
           AND m.marked_at >= $2 AND m.marked_at < $3
         ORDER BY m.marked_at, m.id LIMIT 100000",
    )
    .bind(list(facility_ids)?)
    .bind(millis(window.start))
    .bind(millis(window.end))
    .fetch_all(&mut *conn)
    .await?)
}

/// A second person confirms a late mark.
pub async fn confirm(tx: &mut Tx, id: &str, account: &str, now: Instant) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE opening_log SET confirmed_by = $2, confirmed_at = $3
         WHERE id = $1 AND late = 1 AND confirmed_at IS NULL",
    )
    .bind(id)
    .bind(account)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    super::one(rows, "confirming a mark")
}
