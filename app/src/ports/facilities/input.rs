//! What a unit publishes: the bodies of `POST` and `PATCH /facilities`.

use super::Location;
use linli_domain::facility::Category;
use linli_domain::ids::{AreaId, AssetId, FacilityId, SpaceId, UnitId};
use linli_domain::name::Name;
use linli_domain::opening::OpeningRule;
use linli_domain::plan::Plan;
use linli_domain::price::PriceRule;
use linli_domain::quota::QuotaRule;
use linli_domain::space::{Audience, Mode, Policy};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

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
    /// Accessibility attributes: `step_free accessible_toilet lift low_desk accessible_parking
    /// hearing_loop braille large_print tactile_paving guide_dogs wheelchair_loan`.
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
    /// Where the areas lie, drawn on a coarse grid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
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

/// `PATCH /facilities/{id}`: a member given replaces the old one. Where `null` can be given, it
/// takes the old one away.
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
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Location>)]
    pub location: Option<Option<Location>>,
    /// IANA zone.
    pub timezone: Option<String>,
    /// Its phone.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub phone: Option<Option<String>>,
    /// Accessibility attributes.
    pub accessible: Option<Vec<String>>,
    /// When it is open.
    pub opening: Option<Vec<OpeningRule>>,
    /// Hours as posted.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Name>)]
    pub hours_text: Option<Option<Name>>,
    /// Areas, matched by key.
    pub areas: Option<Vec<AreaInput>>,
    /// Where the areas lie.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Plan>)]
    pub plan: Option<Option<Plan>>,
    /// Spaces, matched by key; one absent is retired.
    pub spaces: Option<Vec<SpaceInput>>,
    /// What is lent, matched by key; one absent is retired.
    pub assets: Option<Vec<AssetInput>>,
    /// House rules.
    pub rules: Option<Name>,
    /// Whether the public sees it. Taking a page down while bookings are ahead is 409 `affected`
    /// until `confirm_affected` is given.
    pub publish: Option<bool>,
    /// Those who have booked have been thought of.
    pub confirm_affected: bool,
}

/// A member that was given, be it `null`.
#[expect(clippy::option_option, reason = "absent, null and a value are three things here")]
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
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
