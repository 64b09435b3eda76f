//! The week of a community.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::sheets::AreaWeek;
use chrono::NaiveDate;
use linli_domain::ids::DivisionCode;

/// Seven days of everything in a division.
///
/// # Errors
/// `NotFound` where there is no such division.
pub async fn week(division: DivisionCode, first: NaiveDate) -> Answer<AreaWeek> {
    door().0.sheets.week(&division, first).await
}
