//! Unmet demand: what people looked for and did not get.

use super::millis;
use crate::db::Tx;
use crate::failure::Failure;
use linli_domain::time::{Instant, Slot};

/// One wish that was not met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Demand {
    /// When; absent while it is only a wish.
    pub at: Option<Instant>,
    /// `no_result`; `not_then` or `not_near` where the same wish can be had at another time or farther
    /// away; or `taken`.
    pub kind: &'static str,
    /// Salted hash of who asked.
    pub asker: String,
    /// Folded words searched for.
    pub words: Option<String>,
    /// Category searched for.
    pub category: Option<&'static str>,
    /// Division searched in.
    pub division: Option<String>,
    /// Space asked for.
    pub space_id: Option<String>,
    /// Slot asked for.
    pub slot: Option<Slot>,
    /// People.
    pub persons: Option<i64>,
}

/// Writes one wish.
pub async fn insert(tx: &mut Tx, id: &str, demand: &Demand) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO demand_log (id, asked_at, kind, asker, words, category, division_code,
                                 space_id, wanted_from, wanted_to, persons)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(id)
    .bind(demand.at.map_or(0, millis))
    .bind(demand.kind)
    .bind(&demand.asker)
    .bind(demand.words.as_deref())
    .bind(demand.category)
    .bind(demand.division.as_deref())
    .bind(demand.space_id.as_deref())
    .bind(demand.slot.map(|slot| millis(slot.start)))
    .bind(demand.slot.map(|slot| millis(slot.end)))
    .bind(demand.persons)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// How many wishes of a kind were logged since an instant.
pub async fn count(
    conn: &mut sqlx::AnyConnection,
    kind: &str,
    since: Instant,
) -> Result<i64, Failure> {
    Ok(sqlx::query_scalar("SELECT COUNT(*) FROM demand_log WHERE kind = $1 AND asked_at >= $2")
        .bind(kind)
        .bind(millis(since))
        .fetch_one(&mut *conn)
        .await?)
}
