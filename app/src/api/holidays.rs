//! Notices and calendars.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::holidays::{Affected, CalendarRoot, NoticeReport, YearItem, YearView};
use linli_domain::division::CalendarId;
use linli_domain::ids::DivisionCode;

/// The years of every calendar.
///
/// # Errors
/// What the port answers.
pub async fn years() -> Answer<Vec<YearItem>> {
    let (services, caller) = door();
    services.holidays.years(&caller).await
}

/// One year.
///
/// # Errors
/// What the port answers.
pub async fn year(id: CalendarId, year: i32) -> Answer<YearView> {
    let (services, caller) = door();
    services.holidays.year(&caller, id, year).await
}

/// What importing would do.
///
/// # Errors
/// What the port answers.
pub async fn preview(carried: &str) -> Answer<NoticeReport> {
    let (services, caller) = door();
    services.holidays.import_notice(&caller, carried, true).await
}

/// Divisions that set a calendar.
///
/// # Errors
/// What the port answers.
pub async fn calendar_roots() -> Answer<Vec<CalendarRoot>> {
    let (services, caller) = door();
    services.holidays.calendar_roots(&caller).await
}

/// Whom setting a calendar would affect.
///
/// # Errors
/// What the port answers.
pub async fn preview_calendar(
    division: &DivisionCode,
    calendar: Option<CalendarId>,
) -> Answer<Affected> {
    let (services, caller) = door();
    services.holidays.set_calendar(&caller, division, calendar, true).await
}
