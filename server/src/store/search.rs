//! Finding facilities: one statement narrows them down; what needs the hours is decided in Rust.

use super::facilities::{Facility, FacilityRow, select_facility};
use crate::failure::Failure;
use sqlx::AnyConnection;

/// What the statement can narrow by; empty texts match everything.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Folded word; LIKE's own signs are escaped here.
    pub words: String,
    /// Category.
    pub category: String,
    /// Path of a division: its subtree.
    pub division_path: String,
    /// Id of a unit: what it shares.
    pub unit: String,
    /// People that one space must hold; 0 for any.
    pub persons: i64,
    /// Most facilities to answer; 0 for [`MAX_CANDIDATES`].
    pub most: i64,
}

/// Most facilities that one search looks through.
pub const MAX_CANDIDATES: i64 = 20_000;

/// Published facilities that match.
pub async fn candidates(
    conn: &mut AnyConnection,
    filter: &Filter,
) -> Result<Vec<Facility>, Failure> {
    let rows: Vec<FacilityRow> = sqlx::query_as(select_facility!(
        "WHERE f.published = 1
           AND ($1 = '' OR f.search_text LIKE $1 ESCAPE '!')
           AND ($2 = '' OR f.category = $2)
           AND ($3 = '' OR d.path LIKE $3 ESCAPE '!')
           AND ($4 = 0 OR EXISTS (SELECT 1 FROM space s WHERE s.facility_id = f.id
                                    AND s.retired_at IS NULL AND s.capacity >= $4))
           AND ($5 = '' OR f.unit_id = $5)
         ORDER BY f.id LIMIT $6"
    ))
    .bind(like(&filter.words, "%"))
    .bind(&filter.category)
    .bind(like(&filter.division_path, ""))
    .bind(filter.persons)
    .bind(&filter.unit)
    .bind(if filter.most == 0 { MAX_CANDIDATES } else { filter.most })
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(FacilityRow::facility).collect()
}

/// A pattern for LIKE that takes the text literally; empty stays empty.
fn like(text: &str, before: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let literal = text.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("{before}{literal}%")
}
