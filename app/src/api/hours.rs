//! Reading opening hours from words.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::hours::{HoursInput, HoursReading};

/// Reads a text; nothing is written.
///
/// # Errors
/// What the port answers.
pub async fn read_hours(asked: HoursInput) -> Answer<HoursReading> {
    door().0.hours.read_hours(asked).await
}
