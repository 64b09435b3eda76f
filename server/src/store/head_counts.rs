//! Head counts (人次): one row a change of the day's count.

use super::{instant, list, millis};
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::opening_log::Proof;
use linli_domain::time::{Instant, Slot};
use sqlx::{AnyConnection, FromRow};

/// A change of a count.
#[derive(Clone, Debug)]
pub struct NewCount {
    /// Its id.
    pub id: String,
    /// The facility.
    pub facility_id: String,
    /// The space; none for the whole facility.
    pub space_id: Option<String>,
    /// The local day.
    pub day: String,
    /// When.
    pub at: Instant,
    /// How many more, or fewer.
    pub delta: i64,
    /// Who or what counted.
    pub proof: Proof,
    /// Whose tap it was.
    pub account_id: Option<String>,
}

/// The count of a day, by space.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct DayCount {
    /// The facility.
    pub facility_id: String,
    /// The space; none for the whole facility.
    pub space_id: Option<String>,
    /// The local day.
    pub day: String,
    /// How many came.
    pub count: i64,
}

/// Writes a change.
pub async fn insert(tx: &mut Tx, new: &NewCount, now: Instant) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO head_count (id, facility_id, space_id, day, counted_at, delta, proof,
             account_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(&new.id)
    .bind(&new.facility_id)
    .bind(new.space_id.as_deref())
    .bind(&new.day)
    .bind(millis(new.at))
    .bind(new.delta)
    .bind(new.proof.as_str())
    .bind(new.account_id.as_deref())
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The counts of these facilities from one local day to another, by facility, day and space.
pub async fn of_days(
    conn: &mut AnyConnection,
    facility_ids: &[String],
    first: &str,
    last: &str,
) -> Result<Vec<DayCount>, Failure> {
    Ok(sqlx::query_as(
        "SELECT facility_id, space_id, day, CAST(SUM(delta) AS BIGINT) AS count FROM head_count
         WHERE facility_id IN (SELECT value FROM json_each($1)) AND day >= $2 AND day <= $3
         GROUP BY facility_id, space_id, day ORDER BY facility_id, day, space_id LIMIT 100000",
    )
    .bind(list(facility_ids)?)
    .bind(first)
    .bind(last)
    .fetch_all(&mut *conn)
    .await?)
}

/// Instants at which somebody was counted in, by facility.
pub async fn instants(
    conn: &mut AnyConnection,
    facility_ids: &[String],
    window: Slot,
) -> Result<Vec<(String, Instant)>, Failure> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT facility_id, counted_at FROM head_count
         WHERE facility_id IN (SELECT value FROM json_each($1))
           AND counted_at >= $2 AND counted_at < $3 AND delta > 0
         ORDER BY counted_at LIMIT 100000",
    )
    .bind(list(facility_ids)?)
    .bind(millis(window.start))
    .bind(millis(window.end))
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(|(facility, at)| Ok((facility, instant(at)?))).collect()
}
