//! What search holds in memory: the version that counts changes, what changed since, and the
//! published facilities themselves. Triggers keep the count (migration 0011).

use super::facilities::{Facility, FacilityRow, select_facility};
use crate::failure::Failure;
use sqlx::AnyConnection;

/// Most facilities that search holds.
const MOST: i64 = 200_000;

/// The version of everything that search holds, and what changed after another one: ids of
/// facilities, `*` for everything, `@` for names of places.
pub async fn changes(conn: &mut AnyConnection, since: i64) -> Result<(i64, Vec<String>), Failure> {
    let rows: Vec<(i64, Option<String>)> = sqlx::query_as(
        "SELECT v.n, t.subject FROM search_version v LEFT JOIN search_touch t ON t.n > $1
         ORDER BY t.subject",
    )
    .bind(since)
    .fetch_all(&mut *conn)
    .await?;
    let version = rows.first().map_or(0, |(version, _)| *version);
    Ok((version, rows.into_iter().filter_map(|(_, subject)| subject).collect()))
}

/// Every published facility.
pub async fn published(conn: &mut AnyConnection) -> Result<Vec<Facility>, Failure> {
    let rows: Vec<FacilityRow> =
        sqlx::query_as(select_facility!("WHERE f.published = 1 ORDER BY f.id LIMIT $1"))
            .bind(MOST)
            .fetch_all(&mut *conn)
            .await?;
    rows.into_iter().map(FacilityRow::facility).collect()
}

/// Those of these facilities that are published.
pub async fn published_of(
    conn: &mut AnyConnection,
    ids: &[String],
) -> Result<Vec<Facility>, Failure> {
    let rows: Vec<FacilityRow> = sqlx::query_as(select_facility!(
        "WHERE f.published = 1 AND f.id IN (SELECT value FROM json_each($1)) ORDER BY f.id"
    ))
    .bind(super::list(ids)?)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(FacilityRow::facility).collect()
}

/// What the statement can narrow by; empty texts match everything.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Category.
    pub category: String,
    /// Path of a division: its subtree.
    pub division_path: String,
    /// Id of a unit: what it shares.
    pub unit: String,
    /// Most facilities to answer; 0 for as many as search holds.
    pub most: i64,
}

/// Published facilities that match.
pub async fn candidates(
    conn: &mut AnyConnection,
    filter: &Filter,
) -> Result<Vec<Facility>, Failure> {
    let rows: Vec<FacilityRow> = sqlx::query_as(select_facility!(
        "WHERE f.published = 1
           AND ($1 = '' OR f.category = $1)
           AND ($2 = '' OR d.path LIKE $2 ESCAPE '!')
           AND ($3 = '' OR f.unit_id = $3)
         ORDER BY f.id LIMIT $4"
    ))
    .bind(&filter.category)
    .bind(beginning(&filter.division_path))
    .bind(&filter.unit)
    .bind(if filter.most == 0 { MOST } else { filter.most })
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(FacilityRow::facility).collect()
}

/// A pattern for LIKE that takes the text literally and anything after it; empty stays empty.
fn beginning(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("{}%", text.replace('!', "!!").replace('%', "!%").replace('_', "!_"))
}
