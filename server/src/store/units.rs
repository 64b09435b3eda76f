//! Partner units (驻区单位).

use super::millis;
use crate::db::Tx;
use crate::failure::Failure;
use linli_app::ports::places::{UnitInput, UnitView};
use linli_domain::facility::UnitKind;
use linli_domain::name::Name;
use linli_domain::time::Instant;
use sqlx::{AnyConnection, FromRow};

#[derive(FromRow)]
struct UnitRow {
    id: String,
    division_code: String,
    kind: String,
    name_zh: String,
    name_en: String,
    phone: Option<String>,
    version: i64,
}

impl UnitRow {
    fn view(self) -> Result<UnitView, Failure> {
        Ok(UnitView {
            id: self.id.into(),
            name: Name::new(self.name_zh, self.name_en),
            kind: UnitKind::parse(&self.kind).ok_or_else(|| Failure::corrupt("unit kind"))?,
            division: self.division_code.into(),
            phone: self.phone,
            version: self.version,
        })
    }
}

/// One unit.
pub async fn unit(conn: &mut AnyConnection, id: &str) -> Result<Option<UnitView>, Failure> {
    let row: Option<UnitRow> = sqlx::query_as(
        "SELECT id, division_code, kind, name_zh, name_en, phone, version FROM unit WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(&mut *conn)
    .await?;
    row.map(UnitRow::view).transpose()
}

/// The path of the division that a unit lies in.
pub async fn path(conn: &mut AnyConnection, id: &str) -> Result<Option<String>, Failure> {
    Ok(sqlx::query_scalar(
        "SELECT d.path FROM unit u JOIN division d ON d.code = u.division_code WHERE u.id = $1",
    )
    .bind(id)
    .fetch_optional(&mut *conn)
    .await?)
}

/// The unit that an import knows by this key.
pub async fn by_source(conn: &mut AnyConnection, key: &str) -> Result<Option<UnitView>, Failure> {
    let row: Option<UnitRow> = sqlx::query_as(
        "SELECT id, division_code, kind, name_zh, name_en, phone, version FROM unit
         WHERE source_key = $1",
    )
    .bind(key)
    .fetch_optional(&mut *conn)
    .await?;
    row.map(UnitRow::view).transpose()
}

/// Units after `cursor`, in order of their ids.
pub async fn units(
    conn: &mut AnyConnection,
    after: &str,
    limit: i64,
) -> Result<Vec<UnitView>, Failure> {
    let rows: Vec<UnitRow> = sqlx::query_as(
        "SELECT id, division_code, kind, name_zh, name_en, phone, version FROM unit
         WHERE id > $1 ORDER BY id LIMIT $2",
    )
    .bind(after)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(UnitRow::view).collect()
}

/// Units in the subtree of `path` that share something, in order of their Chinese names.
pub async fn sharing(
    conn: &mut AnyConnection,
    path: &str,
    limit: i64,
) -> Result<Vec<UnitView>, Failure> {
    let rows: Vec<UnitRow> = sqlx::query_as(
        "SELECT u.id, u.division_code, u.kind, u.name_zh, u.name_en, u.phone, u.version FROM unit u
         WHERE u.id IN (SELECT f.unit_id FROM facility f JOIN division d ON d.code = f.division_code
                        WHERE f.published = 1 AND substr(d.path, 1, length($1)) = $1)
         ORDER BY u.name_zh, u.id LIMIT $2",
    )
    .bind(path)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(UnitRow::view).collect()
}

/// The community's own bodies in a division: whom residents phone; at most 5.
pub async fn bodies(conn: &mut AnyConnection, division: &str) -> Result<Vec<UnitView>, Failure> {
    let rows: Vec<UnitRow> = sqlx::query_as(
        "SELECT id, division_code, kind, name_zh, name_en, phone, version FROM unit
         WHERE division_code = $1 AND kind = 'community_body' ORDER BY created_at, id LIMIT 5",
    )
    .bind(division)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(UnitRow::view).collect()
}

/// Schools with the paths of their divisions, in order of their names.
pub async fn schools(conn: &mut AnyConnection) -> Result<Vec<(UnitView, String)>, Failure> {
    let rows: Vec<SchoolRow> = sqlx::query_as(
        "SELECT u.id, u.division_code, u.kind, u.name_zh, u.name_en, u.phone, u.version, d.path
         FROM unit u JOIN division d ON d.code = u.division_code
         WHERE u.kind IN ('school_public', 'school_private') ORDER BY u.name_zh, u.id LIMIT 2000",
    )
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(|row| Ok((row.unit.view()?, row.path))).collect()
}

#[derive(FromRow)]
struct SchoolRow {
    #[sqlx(flatten)]
    unit: UnitRow,
    path: String,
}

/// Writes a new unit.
pub async fn insert(
    tx: &mut Tx,
    id: &str,
    unit: &UnitInput,
    source_key: Option<&str>,
    now: Instant,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO unit (id, division_code, kind, name_zh, name_en, phone, source_key, version,
                           created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8)",
    )
    .bind(id)
    .bind(unit.division.as_str())
    .bind(unit.kind.as_str())
    .bind(&unit.name.zh)
    .bind(&unit.name.en)
    .bind(unit.phone.as_deref())
    .bind(source_key)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Writes a changed unit over the version that was read; `false` when somebody was faster.
pub async fn update(
    tx: &mut Tx,
    id: &str,
    version: i64,
    unit: &UnitInput,
    now: Instant,
) -> Result<bool, Failure> {
    let rows = sqlx::query(
        "UPDATE unit SET division_code = $3, kind = $4, name_zh = $5, name_en = $6, phone = $7,
                         version = version + 1, updated_at = $8
         WHERE id = $1 AND version = $2",
    )
    .bind(id)
    .bind(version)
    .bind(unit.division.as_str())
    .bind(unit.kind.as_str())
    .bind(&unit.name.zh)
    .bind(&unit.name.en)
    .bind(unit.phone.as_deref())
    .bind(millis(now))
    .execute(&mut **tx)
    .await?
    .rows_affected();
    Ok(rows == 1)
}

/// Units of a division with this name; at most two.
pub async fn named(
    conn: &mut AnyConnection,
    division: &str,
    name: &str,
) -> Result<Vec<UnitView>, Failure> {
    let rows: Vec<UnitRow> = sqlx::query_as(
        "SELECT id, division_code, kind, name_zh, name_en, phone, version FROM unit
         WHERE division_code = $1 AND (name_zh = $2 OR name_en = $2) ORDER BY id LIMIT 2",
    )
    .bind(division)
    .bind(name)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(UnitRow::view).collect()
}

/// How many facilities, roles and imports a unit has.
pub async fn uses(conn: &mut AnyConnection, id: &str) -> Result<i64, Failure> {
    Ok(sqlx::query_scalar(
        "SELECT (SELECT COUNT(*) FROM facility WHERE unit_id = $1)
              + (SELECT COUNT(*) FROM import_run WHERE unit_id = $1)
              + (SELECT COUNT(*) FROM account_role WHERE scope_kind = 'unit' AND scope_id = $1)",
    )
    .bind(id)
    .fetch_one(&mut *conn)
    .await?)
}

/// Removes a unit that has nothing.
pub async fn delete(tx: &mut Tx, id: &str) -> Result<(), Failure> {
    let rows = sqlx::query("DELETE FROM unit WHERE id = $1")
        .bind(id)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    super::one(rows, "removing a unit")
}
