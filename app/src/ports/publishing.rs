//! Publishing (公示): what a unit sees of its own facilities while it fills them in.

use super::facilities::{FacilityInput, FacilitySaved, PhotoView};
use super::places::UnitView;
use super::{Answer, Caller};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use linli_domain::division::CalendarId;
use linli_domain::facility::Category;
use linli_domain::ids::{FacilityId, UnitId};
use linli_domain::name::Name;
use linli_domain::opening::{OpenDay, OpeningRule};

/// The port. What is not the caller's own is `NotFound`, or `NotPermitted` where everybody sees it.
#[async_trait]
pub trait Publishing: Send + Sync {
    /// The units for which the caller publishes.
    async fn own_units(&self, caller: &Caller) -> Answer<Vec<UnitView>>;
    /// Their facilities, drafts too, in the order of their units and names.
    async fn own_facilities(&self, caller: &Caller) -> Answer<Vec<OwnFacility>>;
    /// One of them as its form shows it.
    async fn sheet(&self, caller: &Caller, id: &FacilityId) -> Answer<Sheet>;
    /// How these rules would resolve on the days that matter.
    async fn hours(
        &self,
        caller: &Caller,
        id: &FacilityId,
        rules: Vec<OpeningRule>,
    ) -> Answer<HoursPreview>;
    /// Whose holidays it keeps.
    async fn calendar(&self, caller: &Caller, id: &FacilityId) -> Answer<CalendarId>;
    /// What its page said and when it changed, newest first; at most 100.
    async fn postings(&self, caller: &Caller, id: &FacilityId) -> Answer<Vec<PostingView>>;
    /// A new draft with everything but bookings.
    async fn copy(&self, caller: &Caller, id: &FacilityId) -> Answer<FacilitySaved>;
}

/// A facility in the list of its unit.
#[derive(Clone, Debug)]
pub struct OwnFacility {
    /// Its id.
    pub id: FacilityId,
    /// Its unit.
    pub unit_id: UnitId,
    /// Its unit's name.
    pub unit: Name,
    /// Its name.
    pub name: Name,
    /// Its category.
    pub category: Category,
    /// Whether the public sees it.
    pub published: bool,
    /// When its page last changed.
    pub posted_at: DateTime<Utc>,
    /// Fields of the public elements that are still empty.
    pub missing: Vec<String>,
}

/// A facility as its form shows it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its id.
    pub id: FacilityId,
    /// Counts changes.
    pub version: i64,
    /// What would make it again.
    pub input: FacilityInput,
    /// Its unit: the body responsible.
    pub unit: UnitView,
    /// When its page last changed.
    pub posted_at: DateTime<Utc>,
    /// Fields of the public elements that are still empty.
    pub missing: Vec<String>,
    /// Keys of spaces that have had a booking: their areas and mode are fixed.
    pub booked: Vec<String>,
    /// Bookings to come.
    pub to_come: i64,
    /// Days within the next 60 on which a dated exception closes it.
    pub closed_days: Vec<NaiveDate>,
    /// Its photos, in their order.
    pub photos: Vec<PhotoView>,
}

/// What rules come to, before they are saved.
#[derive(Clone, Debug)]
pub struct HoursPreview {
    /// Today and the six days after.
    pub week: Vec<OpenDay>,
    /// Days further ahead that are worth a look: the next holiday, the next make-up day, 8 August
    /// and dated exceptions where a rule names them.
    pub ahead: Vec<OpenDay>,
}

/// One version of what the page said.
#[derive(Clone, Debug)]
pub struct PostingView {
    /// Counts changes.
    pub version: i64,
    /// Since when.
    pub posted_at: DateTime<Utc>,
    /// Members that differ from the version before; all of the first.
    pub changed: Vec<String>,
    /// Whether the public saw it.
    pub published: bool,
}
