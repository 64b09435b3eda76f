//! The unit's screen of today and the desk's list of locked doors.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::locked::LockedView;
use crate::ports::openings::TodayView;
use linli_domain::ids::UnitId;

/// The doors of the reader's units, or of one unit.
///
/// # Errors
/// `NotFound` for whom none of this concerns.
pub async fn today(unit: Option<UnitId>) -> Answer<TodayView> {
    let (services, caller) = door();
    services.openings.today(&caller, unit.as_ref()).await
}

/// Reports that no unit answered in time.
///
/// # Errors
/// `NotFound` for whom none of this concerns.
pub async fn escalated() -> Answer<Vec<LockedView>> {
    let (services, caller) = door();
    services.locked.escalated(&caller).await
}
