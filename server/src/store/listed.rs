//! The public pages that search engines are told of.

use super::instant;
use crate::failure::Failure;
use linli_app::ports::public::{Listed, ListedKind};
use sqlx::AnyConnection;

/// Facilities, then the units and divisions that share something: at most 50,000 in all, which is
/// what one sitemap may hold.
pub async fn pages(conn: &mut AnyConnection) -> Result<Vec<Listed>, Failure> {
    let mut pages = Vec::new();
    let facilities: Vec<(String, i64)> = sqlx::query_as(
        "SELECT id, posted_at FROM facility WHERE published = 1 ORDER BY id LIMIT 29900",
    )
    .fetch_all(&mut *conn)
    .await?;
    for (id, posted_at) in facilities {
        let changed_at = Some(instant(posted_at)?);
        pages.push(Listed { kind: ListedKind::Facility, id, changed_at });
    }
    let units: Vec<(String, i64)> = sqlx::query_as(
        "SELECT u.id, MAX(f.posted_at) AS changed FROM unit u JOIN facility f ON f.unit_id = u.id
         WHERE f.published = 1 GROUP BY u.id ORDER BY u.id LIMIT 15000",
    )
    .fetch_all(&mut *conn)
    .await?;
    for (id, changed) in units {
        let changed_at = Some(instant(changed)?);
        pages.push(Listed { kind: ListedKind::Unit, id, changed_at });
    }
    let divisions: Vec<(String,)> = sqlx::query_as(
        "SELECT DISTINCT division_code FROM facility WHERE published = 1
         ORDER BY division_code LIMIT 5000",
    )
    .fetch_all(&mut *conn)
    .await?;
    let division = |(id,)| Listed { kind: ListedKind::Division, id, changed_at: None };
    pages.extend(divisions.into_iter().map(division));
    Ok(pages)
}
