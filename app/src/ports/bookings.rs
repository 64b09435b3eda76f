//! Taking a slot and giving it back.

use super::{Answer, Caller, Created, IdempotencyKey, Page, Paging};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use linli_domain::booking::{BookingState, Purpose};
use linli_domain::facility::Category;
use linli_domain::ids::{BookingId, FacilityId, SpaceId, UnitId};
use linli_domain::name::Name;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Bookings: Send + Sync {
    /// What booking would answer; writes nothing.
    async fn preview(&self, caller: &Caller, asked: NewBooking) -> Answer<Preview>;
    /// Takes a slot.
    async fn create(
        &self,
        caller: &Caller,
        asked: NewBooking,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<BookingView>>;
    /// One booking: the holder's own, or of the caller's unit.
    async fn booking(&self, caller: &Caller, id: &BookingId) -> Answer<BookingView>;
    /// Moves it, all checks again; a move that fails leaves the old slot.
    async fn change(
        &self,
        caller: &Caller,
        id: &BookingId,
        version: i64,
        change: BookingPatch,
    ) -> Answer<BookingView>;
    /// Gives the slot back.
    async fn cancel(
        &self,
        caller: &Caller,
        id: &BookingId,
        why: CancelInput,
    ) -> Answer<BookingView>;
    /// The caller's own bookings: those to come first, soonest first; then the past, latest first.
    async fn mine(&self, caller: &Caller, paging: &Paging) -> Answer<Page<BookingView>>;
    /// Bookings in the facilities of a unit, for its liaison; names only here.
    async fn of_unit(
        &self,
        caller: &Caller,
        unit: &UnitId,
        paging: &Paging,
    ) -> Answer<Page<UnitBooking>>;
}

/// `POST /bookings`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBooking {
    /// Where.
    pub space_id: SpaceId,
    /// From.
    pub start: DateTime<Utc>,
    /// To, not included.
    pub end: DateTime<Utc>,
    /// How many people.
    pub persons: i64,
    /// What for.
    pub purpose: Purpose,
    /// A note that only staff see.
    #[serde(default)]
    pub note: Option<String>,
    /// The house rules were read.
    #[serde(default)]
    pub accept_rules: bool,
}

/// `PATCH /bookings/{id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BookingPatch {
    /// New start.
    pub start: Option<DateTime<Utc>>,
    /// New end.
    pub end: Option<DateTime<Utc>>,
    /// Another space.
    pub space_id: Option<SpaceId>,
    /// Other number of people.
    pub persons: Option<i64>,
}

/// `POST /bookings/{id}/cancel`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CancelInput {
    /// Asked of a unit that cancels somebody's booking.
    pub reason_code: Option<CancelReason>,
    /// A note that only staff see.
    pub note: Option<String>,
}

/// Why a unit cancels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CancelReason {
    /// 内部使用
    OwnUse,
    /// 维修
    Repair,
    /// 安全
    Safety,
    /// 天气
    Weather,
    /// 其他
    Other,
}

/// What booking would answer.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Preview {
    /// The state it would have.
    pub state: BookingState,
    /// What it would cost.
    pub price: Price,
    /// `anonymous`: audience and quota were not looked at; or `signed_in`.
    pub viewer: String,
}

/// What a booking costs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Price {
    /// In fen.
    pub total_fen: i64,
    /// How it comes about; empty where nothing is charged.
    pub lines: Vec<PriceLine>,
}

/// One line of a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PriceLine {
    /// What for.
    pub label: Name,
    /// In fen.
    pub fen: i64,
}

/// A booking as its holder sees it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct BookingView {
    /// Its id.
    pub id: BookingId,
    /// Where it stands.
    pub state: BookingState,
    /// Six digits for the door.
    pub code: String,
    /// What it costs.
    pub price: Price,
    /// Counts changes; the ETag.
    pub version: i64,
    /// The space.
    pub space_id: SpaceId,
    /// Its name.
    pub space: Name,
    /// The facility.
    pub facility_id: FacilityId,
    /// Its name.
    pub facility: Name,
    /// Its category.
    pub category: Category,
    /// Its address.
    pub address: Name,
    /// Its phone.
    pub phone: Option<String>,
    /// Its zone.
    pub timezone: String,
    /// From.
    pub start: DateTime<Utc>,
    /// To, not included.
    pub end: DateTime<Utc>,
    /// People.
    pub persons: i64,
    /// What for.
    pub purpose: Purpose,
    /// The holder's note.
    pub note: Option<String>,
    /// When somebody signed in.
    pub checked_in_at: Option<DateTime<Utc>>,
    /// People counted, where somebody counted.
    pub counted: Option<i64>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// It can still be given back or moved.
    pub open: bool,
    /// It stands in a closure or a block that came later: its slot is held until it is moved.
    pub to_relocate: bool,
}

/// A booking as the unit's liaison sees it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct UnitBooking {
    /// The booking.
    #[serde(flatten)]
    pub booking: BookingView,
    /// Who holds it.
    pub holder: String,
    /// How to reach them.
    pub contact: Option<String>,
}
