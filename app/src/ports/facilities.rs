//! Facilities (设施): publishing, finding, and when they are free.

mod input;
mod view;

pub use input::*;
pub use view::*;

use super::{Answer, Caller, Created, IdempotencyKey, Page, Paging};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use linli_domain::facility::Category;
use linli_domain::ids::{DivisionCode, FacilityId, SpaceId, UnitId};
use linli_domain::name::Name;
use linli_domain::opening::OpenDay;
use linli_domain::time::Slot;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Facilities: Send + Sync {
    /// Facilities that match, open ones and near ones first.
    async fn search(
        &self,
        caller: &Caller,
        wanted: &Search,
        paging: &Paging,
    ) -> Answer<Page<FacilityItem>>;
    /// One facility with its week and its free times.
    async fn facility(&self, caller: &Caller, id: &FacilityId) -> Answer<FacilityView>;
    /// Publishes a facility for a unit.
    async fn create(
        &self,
        caller: &Caller,
        new: FacilityInput,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<FacilitySaved>>;
    /// Replaces the top-level members given.
    async fn update(
        &self,
        caller: &Caller,
        id: &FacilityId,
        version: i64,
        patch: FacilityPatch,
    ) -> Answer<FacilitySaved>;
    /// Open, busy and free for one space.
    async fn availability(
        &self,
        caller: &Caller,
        space: &SpaceId,
        wanted: &AvailabilityQuery,
    ) -> Answer<Availability>;
    /// The facility that a space belongs to, for the booking page.
    async fn facility_of_space(&self, caller: &Caller, space: &SpaceId) -> Answer<FacilityView>;
}

/// What a search asks for; everything is optional.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// Words of the name, the address or the unit.
    pub q: Option<String>,
    /// A category.
    pub category: Option<Category>,
    /// Code of a division; its whole subtree counts.
    pub division: Option<DivisionCode>,
    /// Only what this unit shares.
    pub unit: Option<UnitId>,
    /// Only with a space free for the whole slot, together with `to`.
    pub from: Option<DateTime<Utc>>,
    /// See `from`.
    pub to: Option<DateTime<Utc>>,
    /// A local day; only facilities open on it. Today on the first screen.
    pub day: Option<NaiveDate>,
    /// People that must fit.
    pub persons: Option<i64>,
}

/// One line of a search result.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct FacilityItem {
    /// Its id.
    pub id: FacilityId,
    /// Its name.
    pub name: Name,
    /// Its category.
    pub category: Category,
    /// Its address.
    pub address: Name,
    /// Name of the community, street or district it lies in.
    pub division: Name,
    /// Its phone.
    pub phone: Option<String>,
    /// IANA zone of its local days.
    pub timezone: String,
    /// The local day that `hours` speaks of: the day asked for, or today.
    pub day: OpenDay,
    /// Posted intervals of that day as instants, joined.
    pub open: Vec<Slot>,
    /// Open at this moment.
    pub open_now: bool,
    /// Hours as posted, where they could not be read.
    pub hours_text: Option<Name>,
    /// At least one space can be booked.
    pub bookable: bool,
    /// At least one space is walk-in.
    pub walk_in: bool,
    /// Spaces free for the asked slot; absent when no slot was asked.
    pub spaces_free: Option<i64>,
    /// The next slot that can be booked here, within the week.
    pub next_free: Option<Slot>,
    /// Metres from the asked point; absent without one.
    pub distance_m: Option<i64>,
    /// Walking minutes from the asked point.
    pub walk_min: Option<i64>,
}

/// Coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Which datum; stored as WGS-84.
    #[serde(default)]
    pub datum: Datum,
}

/// Datums that are understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Datum {
    /// World Geodetic System 1984.
    #[default]
    Wgs84,
}

/// `GET /spaces/{id}/availability`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AvailabilityQuery {
    /// First local day.
    pub from: NaiveDate,
    /// Last local day, included.
    pub to: NaiveDate,
    /// Length; the space's shortest where none is given.
    pub minutes: Option<i64>,
    /// People; 1 where none is given.
    pub persons: Option<i64>,
}

/// Open, busy and free for one space.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Availability {
    /// The space.
    pub space_id: SpaceId,
    /// `anonymous`: audience and quota were not looked at; or `signed_in`.
    pub viewer: String,
    /// IANA zone of the days.
    pub timezone: String,
    /// The days and their types.
    pub days: Vec<OpenDay>,
    /// Open intervals, joined.
    pub open: Vec<Slot>,
    /// Taken intervals; nobody's name.
    pub busy: Vec<Slot>,
    /// Every start that this viewer could book now.
    pub starts: Vec<DateTime<Utc>>,
}
