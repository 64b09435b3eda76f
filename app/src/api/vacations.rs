//! School vacations.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::holidays::Affected;
use crate::ports::vacations::{OwnerItem, VacationInput, VacationOwner, VacationsView};

/// Where vacations are set or could be.
///
/// # Errors
/// What the port answers.
pub async fn owners() -> Answer<Vec<OwnerItem>> {
    let (services, caller) = door();
    services.vacations.owners(&caller).await
}

/// The vacations of one division or school.
///
/// # Errors
/// What the port answers.
pub async fn vacations(owner: &VacationOwner) -> Answer<VacationsView> {
    let (services, caller) = door();
    services.vacations.vacations(&caller, owner).await
}

/// Whom a range would affect.
///
/// # Errors
/// What the port answers.
pub async fn preview(range: &VacationInput) -> Answer<Affected> {
    let (services, caller) = door();
    services.vacations.save_vacation(&caller, range, true).await
}

/// Whom taking a range back would affect.
///
/// # Errors
/// What the port answers.
pub async fn preview_withdrawal(id: &str) -> Answer<Affected> {
    let (services, caller) = door();
    services.vacations.withdraw_vacation(&caller, id, true).await
}
