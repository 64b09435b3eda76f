//! Facilities (设施): the row, and what was posted.

mod imported;

pub use imported::{all, forget_source, mark_source, named, of_source, retire, source_of};

use super::{instant, millis};
use crate::db::{Double, Tx};
use crate::failure::Failure;
use linli_domain::division::CalendarId;
use linli_domain::facility::Category;
use linli_domain::name::Name;
use linli_domain::opening::OpeningRule;
use linli_domain::plan::Plan;
use linli_domain::time::Instant;
use linli_domain::zone::{self, Tz};
use sqlx::{AnyConnection, FromRow};

/// A facility with what its unit and division add to its page.
#[derive(Clone, Debug)]
pub struct Facility {
    /// Its id.
    pub id: String,
    /// Its unit.
    pub unit_id: String,
    /// Its unit's name.
    pub unit: Name,
    /// Its division.
    pub division: String,
    /// The division's name.
    pub division_name: Name,
    /// The division's path.
    pub division_path: String,
    /// The division's holiday calendar.
    pub calendar: CalendarId,
    /// Its category.
    pub category: Category,
    /// Its name.
    pub name: Name,
    /// Its address.
    pub address: Name,
    /// WGS-84 latitude and longitude.
    pub location: Option<(f64, f64)>,
    /// Its zone.
    pub zone: Tz,
    /// Its phone.
    pub phone: Option<String>,
    /// Accessibility attributes.
    pub accessible: Vec<String>,
    /// Posted rules.
    pub opening: Vec<OpeningRule>,
    /// Hours as posted, unread.
    pub hours_text: Option<Name>,
    /// House rules.
    pub rules: Name,
    /// Where its areas lie.
    pub plan: Option<Plan>,
    /// Whether the public sees it.
    pub published: bool,
    /// Counts changes.
    pub version: i64,
    /// When the page last changed.
    pub posted_at: Instant,
}

#[derive(FromRow)]
pub(super) struct FacilityRow {
    id: String,
    unit_id: String,
    unit_zh: String,
    unit_en: String,
    division_code: String,
    division_zh: String,
    division_en: String,
    path: String,
    calendar: String,
    category: String,
    name_zh: String,
    name_en: String,
    address_zh: String,
    address_en: String,
    lat: Option<f64>,
    lon: Option<f64>,
    timezone: String,
    phone: Option<String>,
    accessible: String,
    opening: String,
    hours_zh: Option<String>,
    hours_en: Option<String>,
    rules_zh: String,
    rules_en: String,
    plan: Option<String>,
    published: i64,
    version: i64,
    posted_at: i64,
}

impl FacilityRow {
    pub(super) fn facility(self) -> Result<Facility, Failure> {
        let hours = (self.hours_zh.is_some() || self.hours_en.is_some()).then(|| {
            Name::new(self.hours_zh.unwrap_or_default(), self.hours_en.unwrap_or_default())
        });
        Ok(Facility {
            id: self.id,
            unit_id: self.unit_id,
            unit: Name::new(self.unit_zh, self.unit_en),
            division: self.division_code,
            division_name: Name::new(self.division_zh, self.division_en),
            division_path: self.path,
            calendar: CalendarId::parse(&self.calendar)
                .ok_or_else(|| Failure::corrupt("calendar"))?,
            category: Category::parse(&self.category)
                .ok_or_else(|| Failure::corrupt("category"))?,
            name: Name::new(self.name_zh, self.name_en),
            address: Name::new(self.address_zh, self.address_en),
            location: self.lat.zip(self.lon),
            zone: zone::parse(&self.timezone).ok_or_else(|| Failure::corrupt("time zone"))?,
            phone: self.phone,
            accessible: serde_json::from_str(&self.accessible)?,
            opening: serde_json::from_str(&self.opening)?,
            hours_text: hours,
            rules: Name::new(self.rules_zh, self.rules_en),
            plan: self.plan.as_deref().map(serde_json::from_str).transpose()?,
            published: self.published != 0,
            version: self.version,
            posted_at: instant(self.posted_at)?,
        })
    }
}

/// The columns of [`FacilityRow`]; `$rest` chooses and orders the rows.
macro_rules! select_facility {
    ($rest:literal) => {
        concat!(
            "SELECT f.id, f.unit_id, u.name_zh AS unit_zh, u.name_en AS unit_en, f.division_code,
                d.name_zh AS division_zh, d.name_en AS division_en, d.path, d.calendar, f.category,
                f.name_zh, f.name_en, f.address_zh, f.address_en, f.lat, f.lon, f.timezone, f.phone,
                f.accessible, f.opening, f.hours_zh, f.hours_en, f.rules_zh, f.rules_en,
                f.plan, f.published, f.version, f.posted_at
         FROM facility f JOIN unit u ON u.id = f.unit_id JOIN division d ON d.code = f.division_code ",
            $rest
        )
    };
}
pub(super) use select_facility;

/// One facility.
pub async fn facility(conn: &mut AnyConnection, id: &str) -> Result<Option<Facility>, Failure> {
    let row: Option<FacilityRow> = sqlx::query_as(select_facility!("WHERE f.id = $1"))
        .bind(id)
        .fetch_optional(&mut *conn)
        .await?;
    row.map(FacilityRow::facility).transpose()
}

/// Facilities of these units, drafts too, in the order of their units and names; at most 500.
pub async fn of_units(
    conn: &mut AnyConnection,
    unit_ids: &[String],
) -> Result<Vec<Facility>, Failure> {
    let rows: Vec<FacilityRow> = sqlx::query_as(select_facility!(
        "WHERE f.unit_id IN (SELECT value FROM json_each($1))
           AND f.retired_at IS NULL ORDER BY u.name_zh, u.id, f.name_zh, f.id LIMIT 500"
    ))
    .bind(super::list(unit_ids)?)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(FacilityRow::facility).collect()
}

/// Published facilities of a division's subtree by name, at most `most`.
pub async fn under(
    conn: &mut AnyConnection,
    division_path: &str,
    most: i64,
) -> Result<Vec<Facility>, Failure> {
    let rows: Vec<FacilityRow> = sqlx::query_as(select_facility!(
        "WHERE f.published = 1 AND d.path LIKE $1 ESCAPE '!' ORDER BY f.name_zh, f.id LIMIT $2"
    ))
    .bind(super::subtree(division_path))
    .bind(most)
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(FacilityRow::facility).collect()
}

/// The facility of a space that is not retired.
pub async fn id_of_space(
    conn: &mut AnyConnection,
    space_id: &str,
) -> Result<Option<String>, Failure> {
    Ok(sqlx::query_scalar("SELECT facility_id FROM space WHERE id = $1 AND retired_at IS NULL")
        .bind(space_id)
        .fetch_optional(&mut *conn)
        .await?)
}

/// Writes a facility, new or changed, with its folded search text. Version and posting time are
/// those of `facility`.
pub async fn save(
    tx: &mut Tx,
    facility: &Facility,
    search_text: &str,
    now: Instant,
) -> Result<(), Failure> {
    let hours = facility.hours_text.as_ref();
    let plan = facility.plan.as_ref().map(serde_json::to_string).transpose()?;
    sqlx::query(
        "INSERT INTO facility (id, unit_id, division_code, category, name_zh, name_en, address_zh,
             address_en, lat, lon, timezone, phone, accessible, opening, hours_zh, hours_en,
             rules_zh, rules_en, published, search_text, version, posted_at, created_at,
             updated_at, plan)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20, $21, $22, $23, $23, $24)
         ON CONFLICT (id) DO UPDATE SET division_code = $3, category = $4, name_zh = $5,
             name_en = $6, address_zh = $7, address_en = $8, lat = $9, lon = $10, timezone = $11,
             phone = $12, accessible = $13, opening = $14, hours_zh = $15, hours_en = $16,
             rules_zh = $17, rules_en = $18, published = $19, search_text = $20, version = $21,
             posted_at = $22, updated_at = $23, plan = $24",
    )
    .bind(&facility.id)
    .bind(&facility.unit_id)
    .bind(&facility.division)
    .bind(facility.category.as_str())
    .bind(&facility.name.zh)
    .bind(&facility.name.en)
    .bind(&facility.address.zh)
    .bind(&facility.address.en)
    .bind(Double(facility.location.map(|(lat, _)| lat)))
    .bind(Double(facility.location.map(|(_, lon)| lon)))
    .bind(facility.zone.name())
    .bind(facility.phone.as_deref())
    .bind(super::list(&facility.accessible)?)
    .bind(super::list(&facility.opening)?)
    .bind(hours.map(|name| name.zh.as_str()))
    .bind(hours.map(|name| name.en.as_str()))
    .bind(&facility.rules.zh)
    .bind(&facility.rules.en)
    .bind(i64::from(facility.published))
    .bind(search_text)
    .bind(facility.version)
    .bind(millis(facility.posted_at))
    .bind(millis(now))
    .bind(plan)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Gives a facility its next version, where only what hangs on it changed; answers that version.
pub async fn next_version(tx: &mut Tx, id: &str, now: Instant) -> Result<i64, Failure> {
    let version = sqlx::query_scalar(
        "UPDATE facility SET version = version + 1, posted_at = $2, updated_at = $2
         WHERE id = $1 RETURNING version",
    )
    .bind(id)
    .bind(millis(now))
    .fetch_optional(&mut **tx)
    .await?;
    version.ok_or_else(|| Failure::Broken("facility to be changed is missing".to_owned()))
}
