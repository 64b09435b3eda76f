//! Divisions (行政区划) and partner units (驻区单位).

use super::{Answer, Caller, Page, Paging};
use async_trait::async_trait;
use linli_domain::division::{CalendarId, DivisionLevel};
use linli_domain::facility::UnitKind;
use linli_domain::ids::{DivisionCode, UnitId};
use linli_domain::name::Name;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The port.
#[async_trait]
pub trait Places: Send + Sync {
    /// The divisions right below one, or the topmost.
    async fn divisions(
        &self,
        parent: Option<&DivisionCode>,
        paging: &Paging,
    ) -> Answer<Page<DivisionView>>;
    /// The divisions in which something is shared, with those above them, parents first; for
    /// choosing where to search.
    async fn divisions_in_use(&self) -> Answer<Vec<DivisionView>>;
    /// Units, in the order in which they were made.
    async fn units(&self, caller: &Caller, paging: &Paging) -> Answer<Page<UnitView>>;
    /// One unit.
    async fn unit(&self, caller: &Caller, id: &UnitId) -> Answer<UnitView>;
    /// Makes a unit; administrators only.
    async fn create_unit(&self, caller: &Caller, new: UnitInput) -> Answer<UnitView>;
    /// Changes the members given; administrators and the unit's liaison.
    async fn update_unit(
        &self,
        caller: &Caller,
        id: &UnitId,
        version: i64,
        patch: UnitPatch,
    ) -> Answer<UnitView>;
}

/// One division.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DivisionView {
    /// Official code.
    pub code: DivisionCode,
    /// Its name, as it is there.
    pub name: Name,
    /// Its level.
    pub level: DivisionLevel,
    /// The division above.
    pub parent: Option<DivisionCode>,
    /// Holiday calendar of the subtree.
    pub calendar: CalendarId,
    /// Whether there are divisions below.
    pub has_children: bool,
}

/// A division as a link to its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DivisionRef {
    /// Official code.
    pub code: DivisionCode,
    /// Its name, as it is there.
    pub name: Name,
}

/// `POST /units`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitInput {
    /// Its name.
    pub name: Name,
    /// Its kind.
    pub kind: UnitKind,
    /// Code of the community it lies in.
    pub division: DivisionCode,
    /// Phone of its office.
    #[serde(default)]
    pub phone: Option<String>,
}

/// `PATCH /units/{id}`: a member given replaces the old one.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitPatch {
    /// Its name.
    #[serde(default)]
    pub name: Option<Name>,
    /// Its kind.
    #[serde(default)]
    pub kind: Option<UnitKind>,
    /// Code of the community it lies in.
    #[serde(default)]
    pub division: Option<DivisionCode>,
    /// Phone of its office.
    #[serde(default)]
    pub phone: Option<String>,
}

/// One unit.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct UnitView {
    /// Its id.
    pub id: UnitId,
    /// Its name.
    pub name: Name,
    /// Its kind.
    pub kind: UnitKind,
    /// Code of its community.
    pub division: DivisionCode,
    /// Phone of its office.
    pub phone: Option<String>,
    /// Counts changes; the ETag.
    pub version: i64,
}
