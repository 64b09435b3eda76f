//! Publishing (公示): what a unit sees of its own facilities while it fills them in.

use super::places::UnitView;
use super::{Answer, Caller};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use linli_domain::facility::Category;
use linli_domain::ids::{FacilityId, UnitId};
use linli_domain::name::Name;

/// The port. What is not the caller's own is `NotFound`, or `NotPermitted` where everybody sees it.
#[async_trait]
pub trait Publishing: Send + Sync {
    /// The units for which the caller publishes.
    async fn own_units(&self, caller: &Caller) -> Answer<Vec<UnitView>>;
    /// Their facilities, drafts too, in the order of their units and names.
    async fn own_facilities(&self, caller: &Caller) -> Answer<Vec<OwnFacility>>;
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
