//! Holiday calendars: notices, and computed statutory days where a mainland year has none.

use crate::failure::Failure;
use crate::store::calendars;
use chrono::{Datelike, NaiveDate};
use linli_domain::day_type::{Calendar, NoticeDay, NoticeKind};
use linli_domain::division::CalendarId;
use linli_domain::holiday::statutory_days;
use sqlx::AnyConnection;

/// The calendar for the years of some days.
pub async fn calendar(
    conn: &mut AnyConnection,
    id: CalendarId,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Calendar, Failure> {
    calendar_of_years(conn, id, from.year(), to.year()).await
}

/// The calendar for some years.
pub async fn calendar_of_years(
    conn: &mut AnyConnection,
    id: CalendarId,
    first: i32,
    last: i32,
) -> Result<Calendar, Failure> {
    let mut calendar = calendars::calendar(conn, id, first, last).await?;
    if id == CalendarId::Cn {
        compute_missing(&mut calendar, first, last);
    }
    Ok(calendar)
}

/// The calendar where there is no database: computed statutory days on the mainland, weekends elsewhere.
pub fn computed_calendar(id: CalendarId, from: NaiveDate, to: NaiveDate) -> Calendar {
    let mut calendar = Calendar::default();
    if id == CalendarId::Cn {
        compute_missing(&mut calendar, from.year(), to.year());
    }
    calendar
}

fn compute_missing(calendar: &mut Calendar, first: i32, last: i32) {
    for year in (first..=last).filter(|year| !calendar.years.contains(year)).collect::<Vec<_>>() {
        for &(day, name) in statutory_days(year) {
            let notice = NoticeDay { kind: NoticeKind::Statutory, name: name.to_owned() };
            calendar.days.insert(day, notice);
        }
    }
}
