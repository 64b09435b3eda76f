//! What a unit sees of its own facilities.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::places::UnitView;
use crate::ports::publishing::{OwnFacility, PostingView, Sheet};
use linli_domain::ids::FacilityId;

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

/// One of them as its form shows it.
///
/// # Errors
/// `NotFound` or `NotPermitted` where it is not the reader's.
pub async fn sheet(id: FacilityId) -> Answer<Sheet> {
    let (services, caller) = door();
    services.publishing.sheet(&caller, &id).await
}

/// What its page said.
///
/// # Errors
/// As [`sheet`].
pub async fn postings(id: FacilityId) -> Answer<Vec<PostingView>> {
    let (services, caller) = door();
    services.publishing.postings(&caller, &id).await
}
