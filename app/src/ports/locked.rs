//! 到了没开门: telling that a door was locked, and what comes of it.

use super::{Answer, Caller, Created};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use linli_domain::closure::ClosureReason;
use linli_domain::ids::{FacilityId, LockedId};
use linli_domain::locked::{LockedAnswer, LockedState};
use linli_domain::name::Name;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Locked: Send + Sync {
    /// Tells the unit that somebody stood before a locked door; nobody needs an account.
    async fn report(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: LockedInput,
    ) -> Answer<Created<LockedSaid>>;
    /// Answers, for the unit; after 24 hours for the community's desk too.
    async fn answer_locked(
        &self,
        caller: &Caller,
        id: &LockedId,
        answer: LockedAnswering,
    ) -> Answer<LockedView>;
    /// Reports that no unit answered in time, in the caller's communities.
    async fn escalated(&self, caller: &Caller) -> Answer<Vec<LockedView>>;
}

/// `POST /facilities/{id}/locked-reports`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LockedInput {
    /// When; now where nothing is given. At most two hours ago, in posted hours.
    pub at: Option<DateTime<Utc>>,
    /// The code of a booking there, where the caller has one.
    pub code: Option<String>,
    /// A few words that only staff read. At most 200 characters.
    pub note: Option<String>,
}

/// What the one who told it learns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LockedSaid {
    /// Its id.
    pub id: LockedId,
    /// When it was found locked.
    pub at: DateTime<Utc>,
    /// When the unit's answer is due.
    pub due_at: DateTime<Utc>,
}

/// `POST /locked-reports/{id}/answer`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LockedAnswering {
    /// What the unit says.
    pub answer: LockedAnswer,
    /// Asked of `exempt`: `utilities`, `weather` or `safety`.
    #[serde(default)]
    pub reason_code: Option<ClosureReason>,
}

/// A report as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LockedView {
    /// Its id.
    pub id: LockedId,
    /// The facility.
    pub facility_id: FacilityId,
    /// Its name.
    pub facility: Name,
    /// Its unit's name.
    pub unit: Name,
    /// The facility's phone.
    pub phone: Option<String>,
    /// IANA zone.
    pub timezone: String,
    /// When it was found locked.
    pub at: DateTime<Utc>,
    /// When it was told.
    pub reported_at: DateTime<Utc>,
    /// When the answer is due.
    pub due_at: DateTime<Utc>,
    /// Where it stands.
    pub state: LockedState,
    /// A few words of who told it.
    pub note: Option<String>,
    /// What the unit said.
    pub answer: Option<LockedAnswer>,
}

/// What came of the reports of the last 90 days: numbers, no blame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LockedCounts {
    /// Told.
    pub told: i64,
    /// The unit said that it was locked.
    pub confirmed: i64,
    /// It was open, by marks at the door.
    pub was_open: i64,
    /// It was locked for a reason that excuses it.
    pub exempt: i64,
    /// Not answered yet.
    pub waiting: i64,
}
