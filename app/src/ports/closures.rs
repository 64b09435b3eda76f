//! Closures (暂停开放) and blocks (内部使用, 教学, 维修): what stops posted hours.

use super::{Answer, Caller, Created, IdempotencyKey};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use linli_domain::closure::{BlockKind, ClosureClass, ClosureReason, ClosureState};
use linli_domain::ids::{BlockId, BookingId, ClosureId, FacilityId, SpaceId};
use linli_domain::time::Slot;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Closures: Send + Sync {
    /// Announces a closure. Bookings inside must be confirmed as affected; they are flagged, and
    /// their holders are told.
    async fn close(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: ClosureInput,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<ClosureView>>;
    /// 今日停开放: closes from now to the end of the local day. Where today is closed already, that
    /// closure is the answer.
    async fn close_today(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        reason: ClosureReason,
        confirm_affected: bool,
    ) -> Answer<Created<ClosureView>>;
    /// Ends a closure now, or undoes one that is to come.
    async fn lift(&self, caller: &Caller, id: &ClosureId) -> Answer<ClosureView>;
    /// Takes time for the unit itself.
    async fn block(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: BlockInput,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<BlockView>>;
    /// Gives such time back.
    async fn unblock(&self, caller: &Caller, id: &BlockId) -> Answer<()>;
    /// Closures and blocks of a facility from now on, for a year.
    async fn stops(&self, caller: &Caller, facility: &FacilityId) -> Answer<StopsView>;
    /// The bookings that a closure or a block would hit; for its staff. Writes nothing.
    async fn affected(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        wanted: Affecting,
    ) -> Answer<Vec<AffectedBooking>>;
}

/// `POST /facilities/{id}/closures`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClosureInput {
    /// From.
    pub start: DateTime<Utc>,
    /// To, not included.
    pub end: DateTime<Utc>,
    /// How it came about.
    pub class: ClosureClass,
    /// Why, in the unit's own words; everybody reads it. At most 200 characters.
    #[serde(default)]
    pub reason: Option<String>,
    /// Why, in a word; one of both is asked for.
    #[serde(default)]
    pub reason_code: Option<ClosureReason>,
    /// Only these spaces; the whole facility where neither spaces nor areas are given.
    #[serde(default)]
    pub space_ids: Vec<SpaceId>,
    /// Only these areas, by key.
    #[serde(default)]
    pub areas: Vec<String>,
    /// The bookings inside have been seen: they will have to move.
    #[serde(default)]
    pub confirm_affected: bool,
}

/// `POST /facilities/{id}/blocks`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockInput {
    /// From.
    pub start: DateTime<Utc>,
    /// To, not included.
    pub end: DateTime<Utc>,
    /// What for.
    pub kind: BlockKind,
    /// What the unit calls it; nobody else reads it. At most 200 characters.
    #[serde(default)]
    pub label: Option<String>,
    /// Only these spaces; the whole facility where neither spaces nor areas are given.
    #[serde(default)]
    pub space_ids: Vec<SpaceId>,
    /// Only these areas, by key.
    #[serde(default)]
    pub areas: Vec<String>,
    /// What belongs together, such as one timetable.
    #[serde(default)]
    pub series: Option<String>,
    /// The bookings inside have been seen: they will have to move.
    #[serde(default)]
    pub confirm_affected: bool,
}

/// `POST /facilities/{id}/close-today`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseTodayInput {
    /// Why.
    pub reason_code: ClosureReason,
    /// The bookings of the rest of today have been seen: they will have to move.
    #[serde(default)]
    pub confirm_affected: bool,
}

/// What a closure or a block would take.
#[derive(Clone, Debug)]
pub struct Affecting {
    /// When.
    pub slot: Slot,
    /// Only these spaces.
    pub space_ids: Vec<SpaceId>,
    /// Only these areas, by key.
    pub areas: Vec<String>,
}

/// A closure as everybody sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClosureView {
    /// Its id.
    pub id: ClosureId,
    /// Its facility.
    pub facility_id: FacilityId,
    /// From.
    pub start: DateTime<Utc>,
    /// To, not included; earlier than announced where it was lifted.
    pub end: DateTime<Utc>,
    /// How it came about.
    pub class: ClosureClass,
    /// Why, in a word.
    pub reason_code: ClosureReason,
    /// Why, in the unit's own words.
    pub reason: Option<String>,
    /// Keys of the areas; empty for the whole facility.
    pub areas: Vec<String>,
    /// When it was announced.
    pub announced_at: DateTime<Utc>,
    /// Planned, and announced less than seven days ahead.
    pub short_notice: bool,
    /// Where it stands.
    pub state: ClosureState,
}

/// A block as everybody sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BlockView {
    /// Its id.
    pub id: BlockId,
    /// Its facility.
    pub facility_id: FacilityId,
    /// From.
    pub start: DateTime<Utc>,
    /// To, not included.
    pub end: DateTime<Utc>,
    /// What for.
    pub kind: BlockKind,
    /// Keys of the areas; empty for the whole facility.
    pub areas: Vec<String>,
    /// What the unit calls it; only its staff is told.
    pub label: Option<String>,
}

/// What stops the hours of a facility.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StopsView {
    /// Closures.
    pub closures: Vec<ClosureView>,
    /// Blocks.
    pub blocks: Vec<BlockView>,
}

/// A booking that would be hit, for the staff of the unit: no name, no contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AffectedBooking {
    /// Its id.
    pub id: BookingId,
    /// Where.
    pub space_id: SpaceId,
    /// From.
    pub start: DateTime<Utc>,
    /// To, not included.
    pub end: DateTime<Utc>,
    /// People.
    pub persons: i64,
}
