//! What a search asks for and what it answers.

use chrono::{DateTime, NaiveDate, Utc};
use linli_domain::facility::Category;
use linli_domain::geo::Point;
use linli_domain::ids::{DivisionCode, FacilityId, UnitId};
use linli_domain::name::Name;
use linli_domain::opening::OpenDay;
use linli_domain::time::Slot;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a search asks for; everything is optional.
#[expect(clippy::struct_excessive_bools, reason = "each is a filter of its own")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// Words of the name, the address, the unit or a space: in either script, in pinyin or by its
    /// initials, in English.
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
    /// Last of several days, together with `day`; at most a fortnight later.
    pub until: Option<NaiveDate>,
    /// People that must fit.
    pub persons: Option<i64>,
    /// Nearest to this point first (WGS-84).
    pub near: Option<Point>,
    /// Only within so many metres of `near`, as the crow flies.
    pub radius_m: Option<i64>,
    /// Where no point is known: what lies in this division first, then what lies near it in the tree.
    pub around: Option<DivisionCode>,
    /// Only what costs nothing: a space without a price, or free in the whole slot.
    pub free: bool,
    /// Only with all these accessibility attributes.
    pub accessible: Vec<String>,
    /// Only what is open at this moment.
    pub open_now: bool,
    /// Only with a walk-in space (直接来).
    pub walk_in: bool,
    /// Only with a space that can be booked.
    pub bookable: bool,
    /// Walking minutes for older people.
    pub elder: bool,
}

/// One page of results; where nothing was found, what is nearest instead.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Found {
    /// The places.
    pub items: Vec<FacilityItem>,
    /// Where the next page starts; absent on the last.
    pub next_cursor: Option<String>,
    /// Only where nothing was found at all: the nearest in time, then in place. Every one is open
    /// then, and bookable by the viewer where a slot is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead: Vec<Instead>,
}

/// One place that comes near to what was asked for.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Instead {
    /// How it differs.
    pub differs: Differs,
    /// The slot that can be booked; absent where no time of the day was asked for.
    pub slot: Option<Slot>,
    /// The place, on the day meant.
    pub item: FacilityItem,
}

/// How an offer differs from what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Differs {
    /// The same wish at another time.
    Time,
    /// The same wish and time, farther away.
    Place,
    /// The same time and place, by another name or of another kind.
    Kind,
}

/// One line of a search result.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
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
    /// The local day that `open` speaks of: the day asked for (of several the first on which it is
    /// open), or today.
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
    /// At least one space costs nothing.
    pub free: bool,
    /// Accessibility attributes.
    pub accessible: Vec<String>,
    /// Spaces free for the asked slot; absent when no slot was asked.
    pub spaces_free: Option<i64>,
    /// The next slot that can be booked here, within the week.
    pub next_free: Option<Slot>,
    /// Metres from the asked point as the crow flies; absent without one.
    pub distance_m: Option<i64>,
    /// Walking minutes from the asked point: metres × 1.3 at 4.5 km/h, rounded up.
    pub walk_min: Option<i64>,
}
