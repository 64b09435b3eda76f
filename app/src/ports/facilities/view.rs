//! What everybody sees of a facility.

use super::Location;
use crate::ports::closures::{BlockView, ClosureView};
use crate::ports::locked::LockedCounts;
use crate::ports::places::DivisionRef;
use chrono::{DateTime, NaiveDate, Utc};
use linli_domain::facility::Category;
use linli_domain::ids::{AreaId, AssetId, DivisionCode, FacilityId, PhotoId, SpaceId, UnitId};
use linli_domain::name::Name;
use linli_domain::opening::{OpenDay, OpeningRule};
use linli_domain::plan::Plan;
use linli_domain::price::PriceRule;
use linli_domain::quota::QuotaRule;
use linli_domain::space::{Audience, Mode, Policy};
use linli_domain::time::Slot;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One facility as its public page shows it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct FacilityView {
    /// Its id.
    pub id: FacilityId,
    /// Counts changes; the ETag.
    pub version: i64,
    /// The owning unit.
    pub unit_id: UnitId,
    /// Its name: the body responsible, first of the public elements.
    pub unit: Name,
    /// Code of its division.
    pub division: DivisionCode,
    /// The divisions it lies in, topmost first.
    pub division_path: Vec<DivisionRef>,
    /// Its name.
    pub name: Name,
    /// Its category.
    pub category: Category,
    /// Its address.
    pub address: Name,
    /// Where it is.
    pub location: Option<Location>,
    /// IANA zone.
    pub timezone: String,
    /// Its phone.
    pub phone: Option<String>,
    /// Accessibility attributes.
    pub accessible: Vec<String>,
    /// Posted rules.
    pub opening: Vec<OpeningRule>,
    /// Hours as posted, where they could not be read.
    pub hours_text: Option<Name>,
    /// House rules.
    pub rules: Name,
    /// Whether the public sees it.
    pub published: bool,
    /// Today and the six days after, resolved.
    pub week: Vec<OpenDay>,
    /// The same days with what stops the whole place taken off: when its door will be open.
    pub really: Vec<OpenDay>,
    /// Open at this moment.
    pub open_now: bool,
    /// Days within the next 60 on which it is closed by a dated exception (临时停开).
    pub closed_days: Vec<NaiveDate>,
    /// Closures announced for the next 60 days, running ones included (临时停止开放信息).
    pub closures: Vec<ClosureView>,
    /// Time of the coming week that the unit takes for itself.
    pub blocks: Vec<BlockView>,
    /// What came of 到了没开门 in the last 90 days.
    pub locked: LockedCounts,
    /// Its photos, in their order.
    pub photos: Vec<PhotoView>,
    /// Areas.
    pub areas: Vec<AreaView>,
    /// Where the areas lie, drawn on a coarse grid.
    pub plan: Option<Plan>,
    /// Spaces with their free times.
    pub spaces: Vec<SpaceView>,
    /// What is lent with a booking.
    pub assets: Vec<AssetView>,
    /// When the posted page last changed.
    pub posted_at: DateTime<Utc>,
}

/// An area.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct AreaView {
    /// Its id.
    pub id: AreaId,
    /// Its key.
    pub key: String,
    /// What staff call it.
    pub name: Name,
    /// Its size.
    pub area_m2: Option<f64>,
}

/// An asset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct AssetView {
    /// Its id.
    pub id: AssetId,
    /// Its key.
    pub key: String,
    /// What people call it.
    pub name: Name,
    /// How many there are.
    pub stock: i64,
}

/// A space.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SpaceView {
    /// Its id.
    pub id: SpaceId,
    /// Its key.
    pub key: String,
    /// Its name; the facility's where it has none of its own.
    pub name: Name,
    /// Keys of its areas.
    pub areas: Vec<String>,
    /// How it is used.
    pub mode: Mode,
    /// People it holds.
    pub capacity: i64,
    /// Its rules, defaults filled in.
    pub policy: Policy,
    /// To whom it is open.
    pub audience: Audience,
    /// What it costs; free where there is none.
    pub price: Option<PriceRule>,
    /// How much of it one person may have.
    pub quota: Vec<QuotaRule>,
    /// Free stretches in the coming week, for the viewer; empty for walk-in spaces.
    pub free: Vec<Slot>,
}

/// A photo: `/photos/{id}/large` (at most 1600 px wide) and `/photos/{id}/small` (480 px).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PhotoView {
    /// Its id.
    pub id: PhotoId,
    /// What is to be seen, for those who cannot see it.
    pub alt: Name,
    /// Width of the large picture, in pixels.
    pub width: i64,
    /// Height of the large picture, in pixels.
    pub height: i64,
}
