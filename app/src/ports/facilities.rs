//! Facilities (设施): publishing, finding, and when they are free.

use super::{Answer, Caller, Created, IdempotencyKey, Page, Paging};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use linli_domain::facility::Category;
use linli_domain::ids::{AreaId, AssetId, DivisionCode, FacilityId, SpaceId, UnitId};
use linli_domain::name::Name;
use linli_domain::opening::{OpenDay, OpeningRule};
use linli_domain::price::PriceRule;
use linli_domain::quota::QuotaRule;
use linli_domain::space::{Audience, Mode, Policy};
use linli_domain::time::Slot;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Facilities: Send + Sync {
    /// Facilities that match, open ones and near ones first.
    async fn search(&self, caller: &Caller, wanted: &Search, paging: &Paging) -> Answer<Page<FacilityItem>>;
    /// One facility with its week and its free times.
    async fn facility(&self, caller: &Caller, id: &FacilityId) -> Answer<FacilityView>;
    /// Publishes a facility for a unit.
    async fn create(&self, caller: &Caller, new: FacilityInput, key: Option<IdempotencyKey>) -> Answer<Created<FacilitySaved>>;
    /// Replaces the top-level members given.
    async fn update(&self, caller: &Caller, id: &FacilityId, version: i64, patch: FacilityPatch) -> Answer<FacilitySaved>;
    /// Open, busy and free for one space.
    async fn availability(&self, caller: &Caller, space: &SpaceId, wanted: &AvailabilityQuery) -> Answer<Availability>;
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

/// `POST /facilities`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FacilityInput {
    /// The unit that owns it.
    pub unit_id: UnitId,
    /// Its name.
    pub name: Name,
    /// Its category.
    pub category: Category,
    /// Its address: text, or text in both languages.
    #[serde(default, deserialize_with = "text_or_name")]
    #[schema(value_type = TextOrName)]
    pub address: Name,
    /// Where it is, if known.
    #[serde(default)]
    pub location: Option<Location>,
    /// IANA zone.
    #[serde(default = "shanghai")]
    pub timezone: String,
    /// Its phone.
    #[serde(default)]
    pub phone: Option<String>,
    /// Accessibility attributes: `step_free low_desk hearing_loop accessible_toilet lift braille`.
    #[serde(default)]
    pub accessible: Vec<String>,
    /// When it is open.
    #[serde(default)]
    pub opening: Vec<OpeningRule>,
    /// Hours as posted, where they could not be read into rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_text: Option<Name>,
    /// Leaf pieces of floor.
    pub areas: Vec<AreaInput>,
    /// What can be used.
    pub spaces: Vec<SpaceInput>,
    /// What is lent with a booking.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assets: Vec<AssetInput>,
    /// House rules.
    #[serde(default)]
    pub rules: Name,
    /// Whether the public sees it.
    #[serde(default)]
    pub publish: bool,
}

/// `PATCH /facilities/{id}`: a member given replaces the old one.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FacilityPatch {
    /// Its name.
    pub name: Option<Name>,
    /// Its category.
    pub category: Option<Category>,
    /// Its address.
    #[serde(deserialize_with = "some_text_or_name")]
    #[schema(value_type = Option<TextOrName>)]
    pub address: Option<Name>,
    /// Where it is.
    pub location: Option<Location>,
    /// IANA zone.
    pub timezone: Option<String>,
    /// Its phone.
    pub phone: Option<String>,
    /// Accessibility attributes.
    pub accessible: Option<Vec<String>>,
    /// When it is open.
    pub opening: Option<Vec<OpeningRule>>,
    /// Hours as posted.
    pub hours_text: Option<Name>,
    /// Areas, matched by key.
    pub areas: Option<Vec<AreaInput>>,
    /// Spaces, matched by key; one absent is retired.
    pub spaces: Option<Vec<SpaceInput>>,
    /// What is lent, matched by key; one absent is retired.
    pub assets: Option<Vec<AssetInput>>,
    /// House rules.
    pub rules: Option<Name>,
    /// Whether the public sees it.
    pub publish: Option<bool>,
}

fn shanghai() -> String {
    "Asia/Shanghai".to_owned()
}

/// A text, which is Chinese, or a name.
#[derive(Deserialize, ToSchema)]
#[serde(untagged)]
enum TextOrName {
    Text(String),
    Name(Name),
}

impl From<TextOrName> for Name {
    fn from(given: TextOrName) -> Self {
        match given {
            TextOrName::Text(zh) => Self::new(zh, ""),
            TextOrName::Name(name) => name,
        }
    }
}

fn text_or_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Name, D::Error> {
    TextOrName::deserialize(deserializer).map(Name::from)
}

fn some_text_or_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Name>, D::Error> {
    Ok(Option::<TextOrName>::deserialize(deserializer)?.map(Name::from))
}

/// An area of the input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaInput {
    /// Names it inside this facility.
    pub key: String,
    /// What staff call it.
    #[serde(default)]
    pub name: Name,
    /// Its size.
    #[serde(default)]
    pub area_m2: Option<f64>,
}

/// A space of the input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpaceInput {
    /// Names it inside this facility.
    pub key: String,
    /// What residents call it; the facility's name where there is none.
    #[serde(default)]
    pub name: Name,
    /// Keys of its areas.
    pub areas: Vec<String>,
    /// How it is used.
    pub mode: Mode,
    /// People it holds.
    pub capacity: i64,
    /// Its rules.
    #[serde(default)]
    pub policy: Policy,
    /// To whom it is open.
    #[serde(default)]
    pub audience: Audience,
    /// What it costs; free where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<PriceRule>,
    /// How much of it one person may have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quota: Vec<QuotaRule>,
}

/// An asset of the input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssetInput {
    /// Names it inside this facility.
    pub key: String,
    /// What people call it.
    pub name: Name,
    /// How many there are.
    pub stock: i64,
}

/// What `POST` and `PATCH /facilities` answer.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct FacilitySaved {
    /// The facility.
    pub id: FacilityId,
    /// Counts changes; the ETag.
    pub version: i64,
    /// Ids of the areas, by key.
    pub areas: Vec<KeyedArea>,
    /// Ids of the spaces, by key.
    pub spaces: Vec<KeyedSpace>,
    /// Ids of the assets, by key.
    pub assets: Vec<KeyedAsset>,
}

/// An area's id.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct KeyedArea {
    /// Its key.
    pub key: String,
    /// Its id.
    pub id: AreaId,
}

/// A space's id.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct KeyedSpace {
    /// Its key.
    pub key: String,
    /// Its id.
    pub id: SpaceId,
}

/// An asset's id.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct KeyedAsset {
    /// Its key.
    pub key: String,
    /// Its id.
    pub id: AssetId,
}

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
    /// From the city down: names of the divisions it lies in.
    pub division_path: Vec<Name>,
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
    /// Open at this moment.
    pub open_now: bool,
    /// Days within the next 60 on which it is closed by a dated exception (临时停开).
    pub closed_days: Vec<NaiveDate>,
    /// Areas.
    pub areas: Vec<AreaView>,
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
