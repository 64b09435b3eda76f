//! Holiday notices: one item a row, one piece of work a year.

use super::{Item, Work};
use crate::failure::Failure;
use crate::import::report::Action;
use crate::import::{HolidayPlan, Why};
use crate::services::Core;
use crate::store::calendars;

impl Core {
    pub(super) async fn check_holidays(&self, plan: &HolidayPlan) -> Result<Vec<Item>, Failure> {
        let mut conn = self.db.read().await?;
        let mut items = Vec::new();
        for notice in &plan.notices {
            let year = notice.year;
            let before = calendars::calendar(&mut conn, notice.calendar, year, year).await?;
            let action = match (before.years.contains(&year), before.days == notice.days) {
                (false, _) => Action::Create,
                (true, true) => Action::Unchanged,
                (true, false) => Action::Update,
            };
            let key = format!("{} {year}", notice.calendar.as_str());
            let mut item = Item::new(0, key, action, vec![Why::Days(notice.days.len())]);
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
