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

/// Replaces the notice of one year.
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
            "INSERT INTO holiday_day (calendar, year, day, kind, name) VALUES ($1, $2, $3, $4, $5)",
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
