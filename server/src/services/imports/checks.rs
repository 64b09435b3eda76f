//! What will happen: every row is looked at before anything is written.

use super::{Item, Scope};
use crate::failure::Failure;
use crate::import::{Plan, Reading};
use crate::services::Core;

impl Core {
    /// The items of a reading, in the order in which they are written. Rows that the reading refused
    /// are not among them.
    pub(super) async fn checked(
        &self,
        scope: &Scope,
        reading: &Reading,
    ) -> Result<Vec<Item>, Failure> {
        match &reading.plan {
            Plan::Divisions(plan) => self.check_divisions(plan).await,
            Plan::Units(rows) => self.check_units(rows).await,
            Plan::Holidays(plan) => self.check_holidays(plan).await,
            Plan::Facilities(plan) => self.check_facilities(scope, plan).await,
            Plan::Blocks(rows) => self.check_blocks(scope, rows).await,
        }
    }
}
