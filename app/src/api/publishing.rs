//! What a unit sees of its own facilities.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::places::UnitView;
use crate::ports::publishing::OwnFacility;

/// The units for which the reader publishes.
///
/// # Errors
/// `SignedOut` where nobody is signed in.
pub async fn own_units() -> Answer<Vec<UnitView>> {
    let (services, caller) = door();
    services.publishing.own_units(&caller).await
}

/// Their facilities.
///
/// # Errors
/// `SignedOut` where nobody is signed in.
pub async fn own_facilities() -> Answer<Vec<OwnFacility>> {
    let (services, caller) = door();
    services.publishing.own_facilities(&caller).await
}
