//! Facilities (设施): publishing, finding, and when they are free.

mod input;
mod search;
mod view;

pub use input::*;
pub use search::*;
pub use view::*;

use super::{Answer, Caller, Created, IdempotencyKey, Paging};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use linli_domain::geo::Point;
use linli_domain::ids::{FacilityId, SpaceId};
use linli_domain::opening::OpenDay;
use linli_domain::time::Slot;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Facilities: Send + Sync {
    /// Facilities that match, open ones and near ones first.
    async fn search(&self, caller: &Caller, wanted: &Search, paging: &Paging) -> Answer<Found>;
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
    /// What the mainland's maps are drawn in; converted on the way in, unchanged outside the mainland.
    Gcj02,
}

impl Location {
    /// The point in WGS-84; none where these are no degrees of the earth.
    pub fn point(self) -> Option<Point> {
        let given = Point::new(self.lat, self.lon)?;
        Some(match self.datum {
            Datum::Wgs84 => given,
            Datum::Gcj02 => given.from_gcj02(),
        })
    }
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
