//! School vacations (寒暑假) of divisions and schools.

use super::millis;
use crate::db::Tx;
use crate::failure::Failure;
use chrono::NaiveDate;
use linli_domain::time::Instant;
use linli_domain::vacation::{Stage, Vacation};
use sqlx::{AnyConnection, FromRow};

/// Whose a range is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A division, by its code.
    Division(String),
    /// A school, by its id.
    Unit(String),
}

/// One range as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: String,
    /// Whose.
    pub owner: Owner,
    /// The range.
    pub vacation: Vacation,
    /// Where it comes from.
    pub source: String,
    /// Counts changes.
    pub version: i64,
}

#[derive(FromRow)]
struct VacationRow {
    id: String,
    division_code: Option<String>,
    unit_id: Option<String>,
    stages: String,
    first_day: String,
    last_day: String,
    source: String,
    version: i64,
}

impl VacationRow {
    fn kept(self) -> Result<Kept, Failure> {
        let day = |text: &str| text.parse().map_err(|_| Failure::corrupt("vacation day"));
        let owner = self.division_code.map(Owner::Division).or(self.unit_id.map(Owner::Unit));
        let stages: Vec<Stage> = serde_json::from_str(&self.stages)?;
        Ok(Kept {
            id: self.id,
            owner: owner.ok_or_else(|| Failure::corrupt("vacation owner"))?,
            vacation: Vacation { stages, first: day(&self.first_day)?, last: day(&self.last_day)? },
            source: self.source,
            version: self.version,
        })
    }
}

/// Ranges of these divisions and schools that touch `first` to `last`, by their first days.
pub async fn vacations(
    conn: &mut AnyConnection,
    divisions: &[String],
    units: &[String],
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<Kept>, Failure> {
    let rows: Vec<VacationRow> = sqlx::query_as(
        "SELECT id, division_code, unit_id, stages, first_day, last_day, source, version
         FROM vacation
         WHERE withdrawn_at IS NULL AND last_day >= $3 AND first_day <= $4
           AND (division_code IN (SELECT value FROM json_each($1))
                OR unit_id IN (SELECT value FROM json_each($2)))
         ORDER BY first_day, id LIMIT 20000",
    )
    .bind(super::list(divisions)?)
    .bind(super::list(units)?)
    .bind(first.to_string())
    .bind(last.to_string())
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(VacationRow::kept).collect()
}

/// One range that holds.
pub async fn vacation(conn: &mut AnyConnection, id: &str) -> Result<Option<Kept>, Failure> {
    let row: Option<VacationRow> = sqlx::query_as(
        "SELECT id, division_code, unit_id, stages, first_day, last_day, source, version
         FROM vacation WHERE id = $1 AND withdrawn_at IS NULL",
    )
    .bind(id)
    .fetch_optional(&mut *conn)
    .await?;
    row.map(VacationRow::kept).transpose()
}

/// Writes a new range, version 1.
pub async fn insert(tx: &mut Tx, new: &Kept, now: Instant) -> Result<(), Failure> {
    let (division, unit) = match &new.owner {
        Owner::Division(code) => (Some(code.as_str()), None),
        Owner::Unit(id) => (None, Some(id.as_str())),
    };
    sqlx::query(
        "INSERT INTO vacation (id, division_code, unit_id, stages, first_day, last_day, source,
                               version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8)",
    )
    .bind(&new.id)
    .bind(division)
    .bind(unit)
    .bind(super::list(&new.vacation.stages)?)
    .bind(new.vacation.first.to_string())
    .bind(new.vacation.last.to_string())
    .bind(&new.source)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Writes a changed range over the version that was read; `false` when somebody was faster.
pub async fn update(tx: &mut Tx, new: &Kept, now: Instant) -> Result<bool, Failure> {
    let rows = sqlx::query(
        "UPDATE vacation SET stages = $3, first_day = $4, last_day = $5, source = $6,
                             version = version + 1, updated_at = $7
         WHERE id = $1 AND version = $2 AND withdrawn_at IS NULL",
    )
    .bind(&new.id)
    .bind(new.version)
    .bind(super::list(&new.vacation.stages)?)
    .bind(new.vacation.first.to_string())
    .bind(new.vacation.last.to_string())
    .bind(&new.source)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    Ok(rows == 1)
}

/// Takes a range back; `false` when it was not there any more.
pub async fn withdraw(tx: &mut Tx, id: &str, now: Instant) -> Result<bool, Failure> {
    let rows = sqlx::query(
        "UPDATE vacation SET withdrawn_at = $2, updated_at = $2
         WHERE id = $1 AND withdrawn_at IS NULL",
    )
    .bind(id)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    Ok(rows == 1)
}

/// Which stages these schools teach, where they said so.
pub async fn taught(
    conn: &mut AnyConnection,
    units: &[String],
) -> Result<Vec<(String, Vec<Stage>)>, Failure> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT unit_id, stages FROM school_stage
         WHERE unit_id IN (SELECT value FROM json_each($1)) ORDER BY unit_id",
    )
    .bind(super::list(units)?)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(|(unit, stages)| Ok((unit, serde_json::from_str(&stages)?))).collect()
}

/// Keeps which stages a school teaches; none is "not known".
pub async fn set_taught(tx: &mut Tx, unit: &str, stages: &[Stage]) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO school_stage (unit_id, stages) VALUES ($1, $2)
         ON CONFLICT (unit_id) DO UPDATE SET stages = $2",
    )
    .bind(unit)
    .bind(super::list(stages)?)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

#[derive(FromRow)]
struct OwnerRow {
    division_code: Option<String>,
    unit_id: Option<String>,
    ranges: i64,
}

/// Divisions and schools that have ranges which end on `first` or later, with how many.
pub async fn owners(
    conn: &mut AnyConnection,
    first: NaiveDate,
) -> Result<Vec<(Owner, i64)>, Failure> {
    let rows: Vec<OwnerRow> = sqlx::query_as(
        "SELECT division_code, unit_id, COUNT(*) AS ranges FROM vacation
         WHERE withdrawn_at IS NULL AND last_day >= $1
         GROUP BY division_code, unit_id ORDER BY 1, 2 LIMIT 5000",
    )
    .bind(first.to_string())
    .fetch_all(&mut *conn)
    .await?;
    let owned = rows.into_iter().filter_map(|row| {
        let owner = row.division_code.map(Owner::Division).or(row.unit_id.map(Owner::Unit))?;
        Some((owner, row.ranges))
    });
    Ok(owned.collect())
}
