//! Holiday notices: one item a row, one piece of work a year.

use super::{Item, Work};
use crate::failure::Failure;
use crate::import::report::Action;
use crate::import::{HolidayPlan, Why};
use crate::services::Core;
use crate::services::holidays::{changed, told};

impl Core {
    pub(super) async fn check_holidays(&self, plan: &HolidayPlan) -> Result<Vec<Item>, Failure> {
        let mut items = Vec::new();
        for notice in &plan.notices {
            let year = notice.year;
            let outcome = self.notice_outcome(notice).await?;
            let action = match (outcome.known, outcome.changes.is_empty()) {
                (false, _) => Action::Create,
                (true, true) => Action::Unchanged,
                (true, false) => Action::Update,
            };
            let mut notes = vec![Why::Days(notice.days.len())];
            notes.extend(changed(&outcome).map(Why::DaysChange));
            notes.extend(told(&outcome.affected).map(Why::OutsideHours));
            let key = format!("{} {year}", notice.calendar.as_str());
            let mut item = Item::new(0, key, action, notes);
            if !notice.rows.is_empty() {
                item.rows.clone_from(&notice.rows);
            }
            items.push(if action == Action::Unchanged {
                item
            } else {
                item.with(Work::Holidays(notice.clone()))
            });
        }
        Ok(items)
    }
}
