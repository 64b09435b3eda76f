//! What no closure and no block can be.

use chrono::Duration;
use linli_app::error::AppError;
use linli_domain::limits::MAX_REASON;
use linli_domain::refusal::{FieldFault, Invalid, Reason};
use linli_domain::time::{Instant, Slot};

/// Slots that are none, over, or longer than anybody closes.
pub(super) fn sense(slot: Slot, now: Instant, most_days: i64) -> Result<(), AppError> {
    let invalid = |fault| Err(Reason::Invalid(fault).into());
    if !slot.is_real() {
        return invalid(Invalid::Reversed);
    }
    if slot.end <= now {
        return invalid(Invalid::Past);
    }
    if slot.end - slot.start > Duration::days(most_days) {
        return Err(AppError::field("end", FieldFault::TooLong));
    }
    Ok(())
}

/// A text that is longer than a line or two.
pub(super) fn short(field: &str, text: Option<&str>) -> Result<(), AppError> {
    if text.is_some_and(|text| text.chars().count() > MAX_REASON) {
        return Err(AppError::field(field, FieldFault::TooLong));
    }
    Ok(())
}

/// The text, unless it is blank.
pub(super) fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
