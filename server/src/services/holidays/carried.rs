//! Notices on their way from the preview to the import.

use crate::failure::Failure;
use crate::import::HolidayNotice;
use chrono::{Datelike, NaiveDate};
use linli_app::error::AppError;
use linli_domain::day_type::{NoticeDay, NoticeKind};
use linli_domain::division::CalendarId;
use linli_domain::limits::MAX_NAME;
use linli_domain::refusal::FieldFault;
use serde::{Deserialize, Serialize};

/// One of them.
#[derive(Serialize, Deserialize)]
struct Carried {
    calendar: CalendarId,
    year: i32,
    source: String,
    days: Vec<(NaiveDate, NoticeKind, String)>,
}

/// As text.
pub(super) fn packed(notices: &[HolidayNotice]) -> Result<String, Failure> {
    let carry = |notice: &HolidayNotice| Carried {
        calendar: notice.calendar,
        year: notice.year,
        source: notice.source.clone(),
        days: notice.days.iter().map(|(day, one)| (*day, one.kind, one.name.clone())).collect(),
    };
    Ok(serde_json::to_string(&notices.iter().map(carry).collect::<Vec<_>>())?)
}

/// From text, within bounds.
///
/// # Errors
/// It is none of ours.
pub(super) fn unpacked(text: &str) -> Result<Vec<HolidayNotice>, AppError> {
    let malformed = || AppError::field("file", FieldFault::Malformed);
    let carried: Vec<Carried> = serde_json::from_str(text).map_err(|_| malformed())?;
    let fits = |one: &Carried| {
        let near = |day: &NaiveDate| (day.year() - one.year).abs() <= 1;
        let short = |text: &str, most| text.chars().count() <= most;
        (2000..=2100).contains(&one.year)
            && one.days.len() <= 366
            && short(&one.source, 2_000)
            && one.days.iter().all(|(day, _, name)| near(day) && short(name, MAX_NAME))
    };
    if carried.len() > 30 || !carried.iter().all(fits) {
        return Err(malformed());
    }
    let notice = |one: Carried| HolidayNotice {
        calendar: one.calendar,
        year: one.year,
        source: one.source,
        rows: Vec::new(),
        days: one
            .days
            .into_iter()
            .map(|(day, kind, name)| (day, NoticeDay { kind, name }))
            .collect(),
    };
    Ok(carried.into_iter().map(notice).collect())
}
