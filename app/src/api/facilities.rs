//! Finding facilities.

use crate::context::door;
use crate::ports::facilities::{Availability, AvailabilityQuery, FacilityView, Found, Search};
use crate::ports::{Answer, Paging};
use linli_domain::ids::{FacilityId, SpaceId};

/// Facilities that match.
///
/// # Errors
/// What the port answers.
pub async fn search(wanted: Search, paging: Paging) -> Answer<Found> {
    let (services, caller) = door();
    services.facilities.search(&caller, &wanted, &paging).await
}

/// One facility.
///
/// # Errors
/// `NotFound` where it is not, or not for this reader.
pub async fn facility(id: FacilityId) -> Answer<FacilityView> {
    let (services, caller) = door();
    services.facilities.facility(&caller, &id).await
}

/// The facility to which a space belongs.
///
/// # Errors
/// `NotFound` where it is not, or not for this reader.
pub async fn facility_of_space(id: SpaceId) -> Answer<FacilityView> {
    let (services, caller) = door();
    services.facilities.facility_of_space(&caller, &id).await
}

/// Open, busy and free for one space.
///
/// # Errors
/// `NotFound` where it is not, or not for this reader.
pub async fn availability(id: SpaceId, wanted: AvailabilityQuery) -> Answer<Availability> {
    let (services, caller) = door();
    services.facilities.availability(&caller, &id, &wanted).await
}
