//! Where a person lives and whether a worker saw a document: what audiences ask.

use crate::failure::Failure;
use linli_domain::audience::Home;
use sqlx::{AnyConnection, FromRow};

#[derive(FromRow)]
struct HomeRow {
    path: Option<String>,
    assurance: String,
}

/// The home of a person; nowhere for one that is not known.
pub async fn home(conn: &mut AnyConnection, person_id: &str) -> Result<Home, Failure> {
    let row: Option<HomeRow> = sqlx::query_as(
        "SELECT d.path, p.assurance FROM person p
         LEFT JOIN division d ON d.code = p.division_code WHERE p.id = $1",
    )
    .bind(person_id)
    .fetch_optional(&mut *conn)
    .await?;
    Ok(row.map_or_else(Home::default, |row| Home {
        path: row.path.unwrap_or_default(),
        at_desk: row.assurance == "desk",
    }))
}
