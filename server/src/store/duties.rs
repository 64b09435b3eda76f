//! Duty (值守): turns, volunteers, and who of a unit can take one.

use super::{list, millis, slot};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::time::{Instant, Slot};
use sqlx::{AnyConnection, FromRow};

/// Who takes a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// An account of the unit.
    Account(String),
    /// A volunteer.
    Volunteer(String),
}

/// A turn as it is kept.
#[derive(Clone, Debug)]
pub struct Duty {
    /// Its id.
    pub id: String,
    /// The facility.
    pub facility_id: String,
    /// When.
    pub slot: Slot,
    /// The account, unless it is a volunteer.
    pub account_id: Option<String>,
    /// It is a volunteer.
    pub volunteer: bool,
    /// The name.
    pub name: String,
    /// How to reach a volunteer.
    pub contact: Option<String>,
    /// It is offered to the others.
    pub offered: bool,
}

#[derive(FromRow)]
struct DutyRow {
    id: String,
    facility_id: String,
    starts_at: i64,
    ends_at: i64,
    account_id: Option<String>,
    volunteer_id: Option<String>,
    name: Option<String>,
    contact: Option<String>,
    offered_at: Option<i64>,
}

impl DutyRow {
    fn duty(self) -> Result<Duty, Failure> {
        Ok(Duty {
            id: self.id,
            facility_id: self.facility_id,
            slot: slot(self.starts_at, self.ends_at)?,
            account_id: self.account_id,
            volunteer: self.volunteer_id.is_some(),
            name: self.name.unwrap_or_default(),
            contact: self.contact,
            offered: self.offered_at.is_some(),
        })
    }
}

/// The columns of [`DutyRow`]; `$rest` chooses and orders the rows.
macro_rules! select_duty {
    ($rest:literal) => {
        concat!(
            "SELECT y.id, y.facility_id, y.starts_at, y.ends_at, y.account_id, y.volunteer_id,
                COALESCE(p.name, v.name) AS name, v.contact, y.offered_at
             FROM duty y LEFT JOIN account a ON a.id = y.account_id
             LEFT JOIN person p ON p.id = a.person_id
             LEFT JOIN duty_volunteer v ON v.id = y.volunteer_id WHERE y.removed_at IS NULL AND ",
            $rest
        )
    };
}

/// Writes a turn.
pub async fn insert(
    tx: &mut Tx,
    id: &str,
    facility_id: &str,
    turn: Slot,
    who: &Who,
    now: Instant,
) -> Result<(), Failure> {
    let (account, volunteer) = match who {
        Who::Account(id) => (Some(id.as_str()), None),
        Who::Volunteer(id) => (None, Some(id.as_str())),
    };
    sqlx::query(
        "INSERT INTO duty (id, facility_id, starts_at, ends_at, account_id, volunteer_id,
             assigned_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id)
    .bind(facility_id)
    .bind(millis(turn.start))
    .bind(millis(turn.end))
    .bind(account)
    .bind(volunteer)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// One turn that stands.
pub async fn duty(conn: &mut AnyConnection, id: &str) -> Result<Option<Duty>, Failure> {
    let row: Option<DutyRow> =
        sqlx::query_as(select_duty!("y.id = $1")).bind(id).fetch_optional(&mut *conn).await?;
    row.map(DutyRow::duty).transpose()
}

/// Turns of these facilities that touch the window, in order.
pub async fn of_facilities(
    conn: &mut AnyConnection,
    facility_ids: &[String],
    window: Slot,
) -> Result<Vec<Duty>, Failure> {
    let rows: Vec<DutyRow> = sqlx::query_as(select_duty!(
        "y.facility_id IN (SELECT value FROM json_each($1)) AND y.ends_at > $2 AND y.starts_at < $3
         ORDER BY y.starts_at, y.id LIMIT 5000"
    ))
    .bind(list(facility_ids)?)
    .bind(millis(window.start))
    .bind(millis(window.end))
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(DutyRow::duty).collect()
}

/// Offers a turn to the others.
pub async fn offer(tx: &mut Tx, id: &str, now: Instant) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE duty SET offered_at = $2
         WHERE id = $1 AND removed_at IS NULL AND offered_at IS NULL",
    )
    .bind(id)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    super::one(rows, "offering a turn")
}

/// Gives an offered turn to an account.
pub async fn hand_over(tx: &mut Tx, id: &str, account: &str, now: Instant) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE duty SET account_id = $2, volunteer_id = NULL, offered_at = NULL, assigned_at = $3
         WHERE id = $1 AND removed_at IS NULL AND offered_at IS NOT NULL",
    )
    .bind(id)
    .bind(account)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    super::one(rows, "handing a turn over")
}

/// Takes a turn away.
pub async fn remove(tx: &mut Tx, id: &str, now: Instant) -> Result<(), Failure> {
    let rows = sqlx::query("UPDATE duty SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL")
        .bind(id)
        .bind(millis(now))
        .execute(&mut **tx)
        .await?
        .rows_affected();
    super::one(rows, "removing a turn")
}

/// Writes a volunteer.
pub async fn insert_volunteer(
    tx: &mut Tx,
    id: &str,
    unit_id: &str,
    name: &str,
    contact: &str,
    now: Instant,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO duty_volunteer (id, unit_id, name, contact, created_at)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(id)
    .bind(unit_id)
    .bind(name)
    .bind(contact)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Volunteers of these units who are not erased: id, unit, name.
pub async fn volunteers(
    conn: &mut AnyConnection,
    unit_ids: &[String],
) -> Result<Vec<(String, String, String)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT id, unit_id, name FROM duty_volunteer
         WHERE unit_id IN (SELECT value FROM json_each($1)) AND erased_at IS NULL
         ORDER BY name, id LIMIT 500",
    )
    .bind(list(unit_ids)?)
    .fetch_all(&mut *conn)
    .await?)
}

/// Erases a volunteer's name and contact.
pub async fn erase_volunteer(tx: &mut Tx, id: &str, now: Instant) -> Result<(), Failure> {
    let rows = sqlx::query(
        "UPDATE duty_volunteer SET name = NULL, contact = NULL, erased_at = $2
         WHERE id = $1 AND erased_at IS NULL",
    )
    .bind(id)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    super::one(rows, "erasing a volunteer")
}

/// Somebody of a unit.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Staff {
    /// The unit.
    pub unit_id: String,
    /// The account.
    pub account_id: String,
    /// The person behind it.
    pub person_id: String,
    /// The name.
    pub name: String,
}

/// Liaisons and keepers of these units whose accounts are in use.
pub async fn staff(conn: &mut AnyConnection, unit_ids: &[String]) -> Result<Vec<Staff>, Failure> {
    Ok(sqlx::query_as(
        "SELECT DISTINCT r.scope_id AS unit_id, a.id AS account_id, p.id AS person_id, p.name
         FROM account_role r JOIN account a ON a.id = r.account_id
         JOIN person p ON p.id = a.person_id
         WHERE r.scope_kind = 'unit' AND r.scope_id IN (SELECT value FROM json_each($1))
           AND r.role IN ('facility_keeper', 'unit_liaison') AND a.disabled_at IS NULL
         ORDER BY p.name, a.id LIMIT 500",
    )
    .bind(list(unit_ids)?)
    .fetch_all(&mut *conn)
    .await?)
}
