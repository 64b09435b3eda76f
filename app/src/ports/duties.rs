//! Duty (值守): who looks after an open interval; swaps and volunteers.

use super::{Answer, Caller, Created, IdempotencyKey};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use linli_domain::ids::{AccountId, DutyId, FacilityId, UnitId, VolunteerId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Duties: Send + Sync {
    /// Puts somebody on duty: oneself, or, by the liaison, anybody of the unit or a volunteer.
    async fn assign(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: DutyInput,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<DutyView>>;
    /// Offers a turn to the others of the unit.
    async fn offer(&self, caller: &Caller, id: &DutyId) -> Answer<DutyView>;
    /// Takes a turn that was offered.
    async fn accept(&self, caller: &Caller, id: &DutyId) -> Answer<DutyView>;
    /// Takes somebody off duty.
    async fn withdraw(&self, caller: &Caller, id: &DutyId) -> Answer<()>;
}

/// `POST /facilities/{id}/duties`: one of `account_id`, `volunteer_id`, `volunteer`; the caller where
/// none is given.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyInput {
    /// From.
    pub start: DateTime<Utc>,
    /// To, not included.
    pub end: DateTime<Utc>,
    /// An account of the unit.
    #[serde(default)]
    pub account_id: Option<AccountId>,
    /// A volunteer known to the unit.
    #[serde(default)]
    pub volunteer_id: Option<VolunteerId>,
    /// A volunteer who is new.
    #[serde(default)]
    pub volunteer: Option<VolunteerInput>,
}

/// A volunteer who is new.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VolunteerInput {
    /// The name.
    pub name: String,
    /// How to reach the person.
    pub contact: String,
}

/// A turn of duty as the unit sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DutyView {
    /// Its id.
    pub id: DutyId,
    /// The facility.
    pub facility_id: FacilityId,
    /// From.
    pub start: DateTime<Utc>,
    /// To, not included.
    pub end: DateTime<Utc>,
    /// Who.
    pub name: String,
    /// How to reach a volunteer.
    pub contact: Option<String>,
    /// It is a volunteer (志愿值守).
    pub volunteer: bool,
    /// It is the caller.
    pub own: bool,
    /// It is offered to the others.
    pub offered: bool,
}

/// Somebody of the unit who can be put on duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StaffView {
    /// The account.
    pub id: AccountId,
    /// Its unit.
    pub unit_id: UnitId,
    /// The name.
    pub name: String,
}

/// A volunteer who can be put on duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct VolunteerView {
    /// Its id.
    pub id: VolunteerId,
    /// Its unit.
    pub unit_id: UnitId,
    /// The name.
    pub name: String,
}
