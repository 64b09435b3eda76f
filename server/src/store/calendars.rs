//! Holiday notices, by calendar and year.

use super::millis;
use crate::db::Tx;
use crate::failure::Failure;
use chrono::NaiveDate;
use linli_domain::day_type::{Calendar, NoticeDay, NoticeKind};
use linli_domain::division::CalendarId;
use linli_domain::time::Instant;
use sqlx::{AnyConnection, FromRow};
use std::collections::BTreeMap;

#[derive(FromRow)]
struct DayRow {
    year: i64,
    day: Option<String>,
    kind: Option<String>,
    name: Option<String>,
}

/// The notices of one calendar for the years `first` to `last`, in one statement.
pub async fn calendar(
    conn: &mut AnyConnection,
    id: CalendarId,
    first: i32,
    last: i32,
) -> Result<Calendar, Failure> {
    let rows: Vec<DayRow> = sqlx::query_as(
        "SELECT n.year, d.day, d.kind, d.name FROM holiday_notice n
         LEFT JOIN holiday_day d ON d.calendar = n.calendar AND d.year = n.year
         WHERE n.calendar = $1 AND n.year BETWEEN $2 AND $3 ORDER BY d.day",
    )
    .bind(id.as_str())
    .bind(i64::from(first))
    .bind(i64::from(last))
    .fetch_all(&mut *conn)
    .await?;
    let mut calendar = Calendar::default();
    for row in rows {
        calendar.years.insert(i32::try_from(row.year).unwrap_or(0));
        if let (Some(day), Some(kind), Some(name)) = (row.day, row.kind, row.name) {
            let day = day.parse().map_err(|_| Failure::corrupt("holiday day"))?;
            calendar.days.insert(day, NoticeDay { kind: kind_of(&kind)?, name });
        }
    }
    Ok(calendar)
}

/// Replaces the notice of one year. A date of which the notice of a neighbouring year speaks too
/// is now this one's.
pub async fn replace(
    tx: &mut Tx,
    id: CalendarId,
    year: i32,
    source: &str,
    days: &BTreeMap<NaiveDate, NoticeDay>,
    now: Instant,
) -> Result<(), Failure> {
    sqlx::query("DELETE FROM holiday_day WHERE calendar = $1 AND year = $2")
        .bind(id.as_str())
        .bind(i64::from(year))
        .execute(&mut **tx)
        .await?;
    sqlx::query(
        "INSERT INTO holiday_notice (calendar, year, source, imported_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (calendar, year) DO UPDATE SET source = $3, imported_at = $4",
    )
    .bind(id.as_str())
    .bind(i64::from(year))
    .bind(source)
    .bind(millis(now))
    .execute(&mut **tx)
    .await?;
    for (day, notice) in days {
        sqlx::query(
            "INSERT INTO holiday_day (calendar, year, day, kind, name) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (calendar, day) DO UPDATE SET year = $2, kind = $4, name = $5",
        )
        .bind(id.as_str())
        .bind(i64::from(year))
        .bind(day.to_string())
        .bind(word_of(notice.kind))
        .bind(&notice.name)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// Where the notice of a year comes from; nothing where there is none.
pub async fn source(
    conn: &mut AnyConnection,
    id: CalendarId,
    year: i32,
) -> Result<Option<String>, Failure> {
    Ok(sqlx::query_scalar("SELECT source FROM holiday_notice WHERE calendar = $1 AND year = $2")
        .bind(id.as_str())
        .bind(i64::from(year))
        .fetch_optional(&mut *conn)
        .await?)
}

/// Removes the notice of a year: it is provisional again.
pub async fn delete(tx: &mut Tx, id: CalendarId, year: i32) -> Result<(), Failure> {
    for statement in [
        "DELETE FROM holiday_day WHERE calendar = $1 AND year = $2",
        "DELETE FROM holiday_notice WHERE calendar = $1 AND year = $2",
    ] {
        sqlx::query(statement).bind(id.as_str()).bind(i64::from(year)).execute(&mut **tx).await?;
    }
    Ok(())
}

/// Calendars and years with a notice, in order.
pub async fn notices(conn: &mut AnyConnection) -> Result<Vec<(String, i64)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT calendar, year FROM holiday_notice ORDER BY calendar, year LIMIT 500",
    )
    .fetch_all(&mut *conn)
    .await?)
}

/// One notice as it was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Whose.
    pub calendar: CalendarId,
    /// Which year.
    pub year: i32,
    /// Counts the notices of this year, from 1.
    pub version: i64,
    /// Where it comes from.
    pub source: String,
    /// When it was imported.
    pub imported_at: Instant,
    /// By whom; nobody is the command line.
    pub account_id: Option<String>,
    /// The name of who did; read, never written.
    pub by: Option<String>,
    /// Through which door.
    pub door: String,
    /// What it says.
    pub days: BTreeMap<NaiveDate, NoticeDay>,
}

#[derive(FromRow)]
struct VersionRow {
    year: i64,
    version: i64,
    source: String,
    imported_at: i64,
    account_id: Option<String>,
    by_name: Option<String>,
    door: String,
    days: String,
}

impl VersionRow {
    fn version(self, calendar: CalendarId) -> Result<Version, Failure> {
        let days: Vec<(NaiveDate, NoticeKind, String)> = serde_json::from_str(&self.days)?;
        Ok(Version {
            calendar,
            year: i32::try_from(self.year).unwrap_or(0),
            version: self.version,
            source: self.source,
            imported_at: super::instant(self.imported_at)?,
            account_id: self.account_id,
            by: self.by_name,
            door: self.door,
            days: days
                .into_iter()
                .map(|(day, kind, name)| (day, NoticeDay { kind, name }))
                .collect(),
        })
    }
}

/// The notices of one year, latest first, at most 50.
pub async fn versions(
    conn: &mut AnyConnection,
    id: CalendarId,
    year: i32,
) -> Result<Vec<Version>, Failure> {
    let rows: Vec<VersionRow> = sqlx::query_as(
        "SELECT v.year, v.version, v.source, v.imported_at, v.account_id, p.name AS by_name, v.door,
                v.days
         FROM holiday_version v LEFT JOIN account a ON a.id = v.account_id
         LEFT JOIN person p ON p.id = a.person_id
         WHERE v.calendar = $1 AND v.year = $2 ORDER BY v.version DESC LIMIT 50",
    )
    .bind(id.as_str())
    .bind(i64::from(year))
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter().map(|row| row.version(id)).collect()
}

/// Keeps a notice for good.
pub async fn keep(tx: &mut Tx, version: &Version) -> Result<(), Failure> {
    let days: Vec<(&NaiveDate, NoticeKind, &str)> =
        version.days.iter().map(|(day, one)| (day, one.kind, one.name.as_str())).collect();
    sqlx::query(
        "INSERT INTO holiday_version (calendar, year, version, source, imported_at, account_id,
                                      door, days)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(version.calendar.as_str())
    .bind(i64::from(version.year))
    .bind(version.version)
    .bind(&version.source)
    .bind(millis(version.imported_at))
    .bind(version.account_id.as_deref())
    .bind(&version.door)
    .bind(super::list(&days)?)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A year with its last notice, for lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeYear {
    /// Whose.
    pub calendar: CalendarId,
    /// Which year.
    pub year: i32,
    /// Where the last notice comes from.
    pub source: String,
    /// When it was imported.
    pub imported_at: Instant,
    /// How many dates it names.
    pub days: i64,
    /// How many notices there were.
    pub versions: i64,
}

#[derive(FromRow)]
struct YearRow {
    calendar: String,
    year: i64,
    source: String,
    imported_at: i64,
    days: i64,
    versions: i64,
}

/// Every year of which there is a notice, latest first.
pub async fn years(conn: &mut AnyConnection) -> Result<Vec<NoticeYear>, Failure> {
    let rows: Vec<YearRow> = sqlx::query_as(
        "SELECT n.calendar, n.year, n.source, n.imported_at,
                (SELECT COUNT(*) FROM holiday_day d
                  WHERE d.calendar = n.calendar AND d.year = n.year) AS days,
                (SELECT COUNT(*) FROM holiday_version v
                  WHERE v.calendar = n.calendar AND v.year = n.year) AS versions
         FROM holiday_notice n ORDER BY n.calendar, n.year DESC LIMIT 400",
    )
    .fetch_all(&mut *conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(NoticeYear {
                calendar: CalendarId::parse(&row.calendar)
                    .ok_or_else(|| Failure::corrupt("calendar"))?,
                year: i32::try_from(row.year).unwrap_or(0),
                source: row.source,
                imported_at: super::instant(row.imported_at)?,
                days: row.days,
                versions: row.versions,
            })
        })
        .collect()
}

const fn word_of(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Statutory => "statutory",
        NoticeKind::Off => "off",
        NoticeKind::Makeup => "makeup",
    }
}

fn kind_of(word: &str) -> Result<NoticeKind, Failure> {
    match word {
        "statutory" => Ok(NoticeKind::Statutory),
        "off" => Ok(NoticeKind::Off),
        "makeup" => Ok(NoticeKind::Makeup),
        _ => Err(Failure::corrupt("holiday kind")),
    }
}
