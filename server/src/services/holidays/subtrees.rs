//! The calendar of a subtree.

use super::WITH_NOTICES;
use crate::failure::Failure;
use crate::services::affected::affected;
use crate::services::{Core, events, facts};
use crate::store::affected::Reach;
use crate::store::divisions;
use chrono::{Datelike, Duration};
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::holidays::Affected;
use linli_domain::division::CalendarId;
use linli_domain::ids::DivisionCode;
use linli_domain::refusal::FieldFault;
use linli_domain::time::Slot;
use serde_json::json;

impl Core {
    /// Sets it, or only says whom that would affect.
    pub(super) async fn give_calendar(
        &self,
        caller: &Caller,
        division: &DivisionCode,
        calendar: Option<CalendarId>,
        dry_run: bool,
    ) -> Result<Affected, Failure> {
        let now = self.clock.now();
        let mut conn = self.db.read().await?;
        let known = divisions::division(&mut conn, division.as_str()).await?;
        let row = known.ok_or_else(|| AppError::field("division", FieldFault::Unknown))?;
        let roots = divisions::calendar_roots(&mut conn).await?;
        let holds = |path: &str| {
            let own = roots.iter().filter(|root| root.code != row.code);
            let set = own.filter_map(|root| {
                Some((root.path.as_str(), CalendarId::parse(&root.own_calendar)?))
            });
            let set = set.chain(calendar.map(|id| (row.path.as_str(), id)));
            let above = set.filter(|(root, _)| path.starts_with(root));
            above.max_by_key(|(root, _)| root.len()).map_or(CalendarId::Cn, |(_, id)| id)
        };
        let window = Slot::new(now, now + Duration::days(400));
        let (first, last) = (window.start.year() - 1, window.end.year() + 1);
        let mut all = Vec::new();
        for id in WITH_NOTICES.into_iter().chain([CalendarId::None]) {
            all.push((id, facts::calendar_of_years(&mut conn, id, first, last).await?));
        }
        let reach = Reach { path: row.path.clone(), ..Reach::default() };
        let found = affected(&mut conn, &reach, window, |(mut calendars, facilities)| {
            for (id, one) in all {
                calendars.replace(id, one);
            }
            let mut moved = facilities.clone();
            for one in &mut moved {
                one.calendar = holds(&one.division_path);
            }
            ((calendars.clone(), facilities), (calendars, moved))
        })
        .await?;
        drop(conn);
        if dry_run {
            return Ok(found);
        }
        let (core, caller) = (self.clone(), caller.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    divisions::set_calendar(tx, &row.code, calendar).await?;
                    divisions::recalendar(tx, &row.path).await?;
                    let facts = json!({ "calendar": calendar.map(CalendarId::as_str) });
                    let subject = ("division", row.code.as_str());
                    let kind = "division.calendar";
                    events::by_caller(tx, &core.clock, &caller, kind, subject, facts).await
                })
            })
            .await?;
        Ok(found)
    }
}
