//! School vacations (寒暑假) of divisions and of schools.

use super::holidays::Affected;
use super::{Answer, Caller};
use async_trait::async_trait;
use chrono::NaiveDate;
use linli_domain::ids::{DivisionCode, UnitId};
use linli_domain::name::Name;
use linli_domain::vacation::{Stage, Vacation};

/// The port; for who runs the division or the school, others are told that there is nothing.
#[async_trait]
pub trait Vacations: Send + Sync {
    /// Where vacations are set or could be: districts in which something is shared and schools,
    /// as far as the caller may set them.
    async fn owners(&self, caller: &Caller) -> Answer<Vec<OwnerItem>>;
    /// The vacations of one division or school.
    async fn vacations(&self, caller: &Caller, owner: &VacationOwner) -> Answer<VacationsView>;
    /// Adds or changes a range; answers whose bookings lie outside opening hours then. With
    /// `dry_run` it only answers.
    async fn save_vacation(
        &self,
        caller: &Caller,
        range: &VacationInput,
        dry_run: bool,
    ) -> Answer<Affected>;
    /// Takes a range back, or shows what that would do.
    async fn withdraw_vacation(&self, caller: &Caller, id: &str, dry_run: bool)
    -> Answer<Affected>;
    /// Says which stages a school teaches.
    async fn set_stages(&self, caller: &Caller, unit: &UnitId, stages: &[Stage]) -> Answer<()>;
}

/// Whose vacations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VacationOwner {
    /// Everything in a division that no nearer one decides.
    Division(DivisionCode),
    /// A school.
    Unit(UnitId),
}

/// A division or school in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerItem {
    /// Which.
    pub owner: VacationOwner,
    /// Its name.
    pub name: Name,
    /// Ranges that are not over.
    pub ranges: i64,
}

/// The vacations of one division or school.
#[derive(Clone, Debug)]
pub struct VacationsView {
    /// Whose.
    pub owner: VacationOwner,
    /// Its name.
    pub name: Name,
    /// What it set, by first days, from last year on.
    pub ranges: Vec<VacationView>,
    /// What holds where it set nothing: the ranges of divisions above, nearest first.
    pub above: Vec<(Name, Vec<VacationView>)>,
    /// What a school teaches; empty where that is not known.
    pub stages: Vec<Stage>,
}

/// One range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VacationView {
    /// Its id.
    pub id: String,
    /// The range.
    pub range: Vacation,
    /// Where it comes from.
    pub source: String,
    /// Counts changes.
    pub version: i64,
}

/// A range to be kept.
#[derive(Clone, Debug)]
pub struct VacationInput {
    /// Whose.
    pub owner: VacationOwner,
    /// The range to change and the version that was read; a new one where none is given.
    pub id: Option<(String, i64)>,
    /// For whom.
    pub stages: Vec<Stage>,
    /// First day without school.
    pub first: NaiveDate,
    /// Last day without school.
    pub last: NaiveDate,
    /// Where it comes from: the bureau's notice, the school's calendar.
    pub source: String,
}
