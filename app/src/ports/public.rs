//! What everybody may see of a unit (单位) and of a community (社区), and the list of all such pages.

use super::closures::ClosureView;
use super::facilities::FacilityItem;
use super::places::{DivisionRef, DivisionView, UnitView};
use super::{Answer, Caller};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use linli_domain::ids::{DivisionCode, FacilityId, UnitId};
use linli_domain::name::Name;
use linli_domain::time::Slot;
use serde::{Deserialize, Serialize};

/// The port.
#[async_trait]
pub trait Public: Send + Sync {
    /// The page of a unit: what it shares, and today.
    async fn unit_page(&self, caller: &Caller, id: &UnitId) -> Answer<UnitPage>;
    /// The page of a community, or of a division above one.
    async fn division_page(&self, caller: &Caller, code: &DivisionCode) -> Answer<DivisionPage>;
    /// Every public page, for search engines; at most 50,000.
    async fn listed(&self) -> Answer<Vec<Listed>>;
    /// Every published facility, for the table of open data; at most 20,000.
    async fn table(&self) -> Answer<Vec<TableRow>>;
    /// The opening hours of a facility as a calendar shows them.
    async fn opening(&self, caller: &Caller, id: &FacilityId) -> Answer<OpeningFeed>;
}

/// The page of a unit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UnitPage {
    /// The unit.
    pub unit: UnitView,
    /// The divisions that it lies in, topmost first.
    pub path: Vec<DivisionRef>,
    /// What it shares, open ones first, with today's hours; at most 200.
    pub shared: Vec<FacilityItem>,
    /// What is closed out of turn in the coming weeks.
    pub stops: Vec<Stop>,
}

/// The page of a division.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DivisionPage {
    /// The division.
    pub division: DivisionView,
    /// The divisions above it, topmost first.
    pub above: Vec<DivisionRef>,
    /// The divisions right below that share something.
    pub below: Vec<DivisionRef>,
    /// The units in it that share something; at most 200.
    pub units: Vec<UnitView>,
    /// Whom to phone: the community's own bodies that posted a number.
    pub contacts: Vec<Contact>,
    /// What is shared in it, open ones first, with today's hours; one page.
    pub shared: Vec<FacilityItem>,
    /// What is closed out of turn in the coming weeks.
    pub stops: Vec<Stop>,
}

/// Whom to phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The body.
    pub name: Name,
    /// Its number, as posted.
    pub phone: String,
}

/// A temporary closure (临时停开).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// Of which facility.
    pub facility_id: FacilityId,
    /// Its name.
    pub facility: Name,
    /// IANA zone of its days.
    pub timezone: String,
    /// Closures that stand or are announced.
    pub closures: Vec<ClosureView>,
    /// Days on which a dated rule posts no hours.
    pub days: Vec<NaiveDate>,
}

/// What kind of page is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListedKind {
    /// A facility's.
    Facility,
    /// A unit's.
    Unit,
    /// A division's.
    Division,
}

/// One public page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What kind.
    pub kind: ListedKind,
    /// Its id or code.
    pub id: String,
    /// When what it shows was last saved; unknown for divisions.
    pub changed_at: Option<DateTime<Utc>>,
}

impl Listed {
    /// The address of the page.
    pub fn path(&self) -> String {
        match self.kind {
            ListedKind::Facility => format!("/facilities/{}", self.id),
            ListedKind::Unit => format!("/units/{}", self.id),
            ListedKind::Division => format!("/communities/{}", self.id),
        }
    }
}

/// One line of the table of places. Everything in it is what the unit posted.
#[derive(Clone, Debug, Serialize)]
pub struct TableRow {
    /// Its id.
    pub id: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// Its category, the contract's word.
    pub category: &'static str,
    /// Chinese name of its unit.
    pub unit_zh: String,
    /// English name of its unit.
    pub unit_en: String,
    /// Code of its division.
    pub division: String,
    /// Chinese name of its division.
    pub division_zh: String,
    /// Chinese address.
    pub address_zh: String,
    /// English address.
    pub address_en: String,
    /// Posted phone.
    pub phone: String,
    /// Opening rules as JSON, in the shape of the API.
    pub opening: String,
    /// Hours as posted, where they could not be read.
    pub hours_posted: String,
    /// WGS-84 latitude.
    pub lat: Option<f64>,
    /// WGS-84 longitude.
    pub lon: Option<f64>,
    /// IANA zone of the hours.
    pub timezone: String,
    /// Its page.
    pub path: String,
}

/// Opening hours for a calendar.
#[derive(Clone, Debug)]
pub struct OpeningFeed {
    /// The facility.
    pub id: FacilityId,
    /// Its name.
    pub name: Name,
    /// Its address.
    pub address: Name,
    /// Its coordinates, WGS-84.
    pub location: Option<(f64, f64)>,
    /// When the posted hours, or a closure in them, last changed.
    pub changed_at: DateTime<Utc>,
    /// Posted stretches that a closure took.
    pub cancelled: Vec<Slot>,
    /// When it is open, closures taken off; joined, in order.
    pub open: Vec<Slot>,
}
