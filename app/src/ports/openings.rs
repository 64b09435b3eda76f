//! Marks at the door (开门·关门), head counts, and the unit's screen of today.

mod today;

pub use today::*;

use super::{Answer, Caller, Created, IdempotencyKey};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use linli_domain::ids::{FacilityId, MarkId, SpaceId, UnitId};
use linli_domain::opening_log::{MarkKind, Proof};
use linli_domain::time::Slot;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Openings: Send + Sync {
    /// Opens or closes a door. A second tap of the same kind within a minute is the same mark.
    async fn mark(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: MarkInput,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<MarkView>>;
    /// Confirms a mark that somebody else wrote down afterwards.
    async fn confirm_mark(&self, caller: &Caller, id: &MarkId) -> Answer<MarkView>;
    /// Changes the day's head count.
    async fn count(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: CountInput,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<CountView>>;
    /// Marks of some days, and the hours that they prove; for the unit and those above it.
    async fn evidence(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Answer<EvidenceView>;
    /// The doors of the caller's units, or of one unit, as they stand now.
    async fn today(&self, caller: &Caller, unit: Option<&UnitId>) -> Answer<TodayView>;
}

/// `POST /facilities/{id}/openings`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkInput {
    /// Open or close.
    pub kind: MarkKind,
    /// When; now where nothing is given. At most 72 hours ago: what is more than ten minutes old is
    /// kept as written down afterwards.
    #[serde(default)]
    pub at: Option<DateTime<Utc>>,
    /// What says so: `keeper` where nothing is given, `door_device`, `site_visit`, `paper`.
    #[serde(default)]
    pub source: Option<Proof>,
    /// People who came in, where a counter at the door says it.
    #[serde(default)]
    pub entries: Option<i64>,
}

/// A mark as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MarkView {
    /// Its id.
    pub id: MarkId,
    /// Its facility.
    pub facility_id: FacilityId,
    /// Open or close.
    pub kind: MarkKind,
    /// When.
    pub at: DateTime<Utc>,
    /// What says so.
    pub source: Proof,
    /// People who came in.
    pub entries: Option<i64>,
    /// When it was written.
    pub recorded_at: DateTime<Utc>,
    /// Written down afterwards.
    pub late: bool,
    /// It counts as evidence: at once, or once a second person has confirmed it.
    pub counts: bool,
    /// Who wrote it, masked.
    pub by: String,
    /// The caller wrote it.
    pub own: bool,
}

/// `POST /facilities/{id}/head-counts`: one of `delta` and `count`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CountInput {
    /// In which space; the whole facility where none is given.
    #[serde(default)]
    pub space_id: Option<SpaceId>,
    /// How many more, or fewer, came today.
    #[serde(default)]
    pub delta: Option<i64>,
    /// How many came today.
    #[serde(default)]
    pub count: Option<i64>,
}

/// The day's head count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CountView {
    /// The facility.
    pub facility_id: FacilityId,
    /// The space; none for the whole facility.
    pub space_id: Option<SpaceId>,
    /// The local day.
    pub day: NaiveDate,
    /// How many came; never below nought.
    pub count: i64,
    /// How many came to the facility that day, in all its spaces.
    pub visits: i64,
}

/// What proves that a door was open.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct EvidenceView {
    /// Marks, in order.
    pub marks: Vec<MarkView>,
    /// Posted hours.
    pub posted: Vec<Slot>,
    /// Hours for which there is evidence, less confirmed reports of a locked door.
    pub opened: Vec<Slot>,
    /// Recorded visits, by local day; days without any are left out.
    pub visits: Vec<DayVisits>,
}

/// Visits of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DayVisits {
    /// The local day.
    pub day: NaiveDate,
    /// How many came.
    pub visits: i64,
}
