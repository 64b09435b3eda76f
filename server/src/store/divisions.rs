//! The division tree.

use crate::db::Tx;
use crate::failure::Failure;
use linli_app::ports::places::DivisionView;
use linli_domain::division::{CalendarId, DivisionLevel};
use linli_domain::ids::DivisionCode;
use linli_domain::name::Name;
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, FromRow};

/// One division as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct DivisionRow {
    /// Official code.
    pub code: String,
    /// The one above.
    pub parent_code: Option<String>,
    /// Its level.
    pub level: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// Holiday calendar.
    pub calendar: String,
    /// `/…/parent/code/`.
    pub path: String,
}

impl DivisionRow {
    /// As people get it.
    ///
    /// # Errors
    /// The row holds a word that nobody writes.
    pub fn view(self, has_children: bool) -> Result<DivisionView, Failure> {
        Ok(DivisionView {
            code: self.code.into(),
            name: Name::new(self.name_zh, self.name_en),
            level: DivisionLevel::parse(&self.level)
                .ok_or_else(|| Failure::corrupt("division level"))?,
            parent: self.parent_code.map(DivisionCode),
            calendar: CalendarId::parse(&self.calendar)
                .ok_or_else(|| Failure::corrupt("division calendar"))?,
            has_children,
        })
    }
}

/// One division.
pub async fn division(
    conn: &mut AnyConnection,
    code: &str,
) -> Result<Option<DivisionRow>, Failure> {
    Ok(sqlx::query_as(
        "SELECT code, parent_code, level, name_zh, name_en, calendar, path
         FROM division WHERE code = $1",
    )
    .bind(code)
    .fetch_optional(&mut *conn)
    .await?)
}

/// The divisions of a list of codes, topmost first.
pub async fn divisions(
    conn: &mut AnyConnection,
    codes: &[String],
) -> Result<Vec<DivisionRow>, Failure> {
    Ok(sqlx::query_as(
        "SELECT code, parent_code, level, name_zh, name_en, calendar, path FROM division
         WHERE code IN (SELECT value FROM json_each($1)) ORDER BY path",
    )
    .bind(super::list(codes)?)
    .fetch_all(&mut *conn)
    .await?)
}

/// Paths of the divisions in which a published facility lies.
pub async fn paths_in_use(conn: &mut AnyConnection) -> Result<Vec<String>, Failure> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT d.path FROM facility f JOIN division d ON d.code = f.division_code
         WHERE f.published = 1 ORDER BY d.path LIMIT 5000",
    )
    .fetch_all(&mut *conn)
    .await?)
}

#[derive(FromRow)]
struct ChildRow {
    code: String,
    parent_code: Option<String>,
    level: String,
    name_zh: String,
    name_en: String,
    calendar: String,
    children: i64,
}

/// The divisions right below `parent` (or the topmost), after `cursor`, in order of their codes.
pub async fn children(
    conn: &mut AnyConnection,
    parent: Option<&str>,
    after: &str,
    limit: i64,
) -> Result<Vec<DivisionView>, Failure> {
    let rows: Vec<ChildRow> = sqlx::query_as(
        "SELECT d.code, d.parent_code, d.level, d.name_zh, d.name_en, d.calendar,
                (SELECT COUNT(*) FROM division c WHERE c.parent_code = d.code) AS children
         FROM division d
         WHERE COALESCE(d.parent_code, '') = $1 AND d.code > $2 ORDER BY d.code LIMIT $3",
    )
    .bind(parent.unwrap_or(""))
    .bind(after)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            let (has_children, path) = (row.children > 0, String::new());
            let (code, parent_code, level) = (row.code, row.parent_code, row.level);
            let (name_zh, name_en, calendar) = (row.name_zh, row.name_en, row.calendar);
            DivisionRow { code, parent_code, level, name_zh, name_en, calendar, path }
                .view(has_children)
        })
        .collect()
}

/// Writes a division, new or changed.
pub async fn save(tx: &mut Tx, row: &DivisionRow) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO division (code, parent_code, level, name_zh, name_en, calendar, path)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (code) DO UPDATE SET parent_code = $2, level = $3, name_zh = $4, name_en = $5,
                                          calendar = $6, path = $7",
    )
    .bind(&row.code)
    .bind(row.parent_code.as_deref())
    .bind(&row.level)
    .bind(&row.name_zh)
    .bind(&row.name_en)
    .bind(&row.calendar)
    .bind(&row.path)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Codes of the divisions with one of these names; at most three.
pub async fn codes_of_names(
    conn: &mut AnyConnection,
    names: &[String],
) -> Result<Vec<String>, Failure> {
    Ok(sqlx::query_scalar(
        "SELECT code FROM division WHERE name_zh IN (SELECT value FROM json_each($1))
         ORDER BY code LIMIT 3",
    )
    .bind(super::list(names)?)
    .fetch_all(&mut *conn)
    .await?)
}

/// Divisions after `cursor`, in order of their codes.
pub async fn all(
    conn: &mut AnyConnection,
    after: &str,
    limit: i64,
) -> Result<Vec<DivisionRow>, Failure> {
    Ok(sqlx::query_as(
        "SELECT code, parent_code, level, name_zh, name_en, calendar, path FROM division
         WHERE code > $1 ORDER BY code LIMIT $2",
    )
    .bind(after)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?)
}

/// How many divisions, units, facilities and roles lie in a division.
pub async fn uses(conn: &mut AnyConnection, code: &str) -> Result<i64, Failure> {
    Ok(sqlx::query_scalar(
        "SELECT (SELECT COUNT(*) FROM division WHERE parent_code = $1)
              + (SELECT COUNT(*) FROM unit WHERE division_code = $1)
              + (SELECT COUNT(*) FROM facility WHERE division_code = $1)
              + (SELECT COUNT(*) FROM person WHERE division_code = $1)
              + (SELECT COUNT(*) FROM account_role WHERE scope_kind = 'division' AND scope_id = $1)",
    )
    .bind(code)
    .fetch_one(&mut *conn)
    .await?)
}

/// Removes a division that nothing lies in.
pub async fn delete(tx: &mut Tx, code: &str) -> Result<(), Failure> {
    let rows = sqlx::query("DELETE FROM division WHERE code = $1")
        .bind(code)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    super::one(rows, "removing a division")
}

/// A division that sets a calendar of its own.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct CalendarRoot {
    /// Its code.
    pub code: String,
    /// Its path.
    pub path: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// What it sets.
    pub own_calendar: String,
}

/// The divisions that set a calendar of their own, topmost first.
pub async fn calendar_roots(conn: &mut AnyConnection) -> Result<Vec<CalendarRoot>, Failure> {
    Ok(sqlx::query_as(
        "SELECT code, path, name_zh, name_en, own_calendar FROM division
         WHERE own_calendar IS NOT NULL ORDER BY path LIMIT 1000",
    )
    .fetch_all(&mut *conn)
    .await?)
}

/// Sets or takes away a division's own calendar; [`recalendar`] must follow.
pub async fn set_calendar(tx: &mut Tx, code: &str, own: Option<CalendarId>) -> Result<(), Failure> {
    let rows = sqlx::query("UPDATE division SET own_calendar = $2 WHERE code = $1")
        .bind(code)
        .bind(own.map(CalendarId::as_str))
        .execute(&mut **tx)
        .await?
        .rows_affected();
    super::one(rows, "setting a calendar")
}

/// Works out again which calendar holds in each division of a subtree: that of the nearest
/// division, itself included, that sets one; the mainland's where none does.
pub async fn recalendar(tx: &mut Tx, path: &str) -> Result<(), Failure> {
    sqlx::query(
        "UPDATE division SET calendar = COALESCE(
             (SELECT a.own_calendar FROM division a WHERE a.own_calendar IS NOT NULL
                 AND SUBSTR(division.path, 1, LENGTH(a.path)) = a.path
               ORDER BY LENGTH(a.path) DESC LIMIT 1), 'cn')
         WHERE path >= $1 AND path < $2",
    )
    .bind(path)
    .bind(super::after(path))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Districts (区·县) in which something is shared: code, path, name.
pub async fn districts(conn: &mut AnyConnection) -> Result<Vec<(String, String, Name)>, Failure> {
    let rows: Vec<(String, String, String, String)> = sqlx::query_as(
        "SELECT d.code, d.path, d.name_zh, d.name_en FROM division d
         WHERE d.level = 'district' AND EXISTS
               (SELECT 1 FROM unit u JOIN division o ON o.code = u.division_code
                 WHERE SUBSTR(o.path, 1, LENGTH(d.path)) = d.path)
         ORDER BY d.path LIMIT 500",
    )
    .fetch_all(&mut *conn)
    .await?;
    let named = rows.into_iter().map(|(code, path, zh, en)| (code, path, Name::new(zh, en)));
    Ok(named.collect())
}
