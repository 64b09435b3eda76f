//! One notice: what importing it would do, keeping it, whom it affects.

use super::Days;
use super::carried::packed;
use crate::db::{LockKey, Tx, lock};
use crate::failure::Failure;
use crate::import::HolidayNotice;
use crate::services::affected::affected;
use crate::services::{Core, events};
use crate::store::affected::Reach;
use crate::store::calendars::{self, Version};
use chrono::{Datelike, Duration, NaiveDate};
use linli_app::ports::Caller;
use linli_app::ports::holidays::{Affected, NoticeOutcome, NoticeReport};
use linli_domain::division::CalendarId;
use linli_domain::notice::changes;
use linli_domain::time::{Instant, Slot};
use linli_domain::zone;
use serde_json::json;
use sqlx::AnyConnection;

/// Which side of the change stands in the database.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// What stands is before the change.
    Forth,
    /// What stands is after the change.
    Back,
}

impl Core {
    /// What importing one notice would do.
    ///
    /// # Errors
    /// The database fails.
    pub(in crate::services) async fn notice_outcome(
        &self,
        notice: &HolidayNotice,
    ) -> Result<NoticeOutcome, Failure> {
        let (id, year) = (notice.calendar, notice.year);
        let mut conn = self.db.read().await?;
        let before = calendars::calendar(&mut conn, id, year, year).await?;
        let changes = changes(&before.days, &notice.days);
        let affected = if changes.is_empty() {
            Affected::default()
        } else {
            let new = Some(&notice.days);
            self.affected_by(&mut conn, id, year, &before.days, new, Way::Forth).await?
        };
        Ok(NoticeOutcome {
            calendar: id,
            year,
            source: notice.source.clone(),
            known: before.years.contains(&year),
            days: notice.days.len(),
            changes,
            affected,
        })
    }

    /// Keeps a notice as the next version of its year and lets it hold; with its event.
    ///
    /// # Errors
    /// The database fails.
    pub(in crate::services) async fn import_one(
        &self,
        caller: &Caller,
        notice: &HolidayNotice,
    ) -> Result<(), Failure> {
        let (core, caller, notice) = (self.clone(), caller.clone(), notice.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let (id, year) = (notice.calendar, notice.year);
                    let said = (notice.source.as_str(), &notice.days);
                    let version = core.keep_notice(tx, &caller, (id, year), said).await?;
                    let days = notice.days.len();
                    let facts = json!({ "year": year, "version": version, "days": days });
                    let subject = ("calendar", id.as_str());
                    let kind = "holidays.imported";
                    events::by_caller(tx, &core.clock, &caller, kind, subject, facts).await
                })
            })
            .await
    }

    /// The same inside a transaction, whose event the caller writes; answers the version.
    ///
    /// # Errors
    /// The database fails.
    pub(in crate::services) async fn keep_notice(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        (id, year): (CalendarId, i32),
        (source, days): (&str, &Days),
    ) -> Result<i64, Failure> {
        let now = self.clock.now();
        lock(tx, vec![LockKey::Calendar(id.as_str())]).await?;
        let last = calendars::versions(tx, id, year).await?.into_iter().next();
        let who = caller.identity.as_ref();
        let version = Version {
            calendar: id,
            year,
            version: last.map_or(1, |last| last.version + 1),
            source: source.to_owned(),
            imported_at: now,
            account_id: who.map(|who| who.account.0.clone()),
            by: None,
            door: caller.source.to_owned(),
            days: days.clone(),
        };
        calendars::replace(tx, id, year, source, days, now).await?;
        calendars::keep(tx, &version).await?;
        Ok(version.version)
    }

    /// What importing several notices would do, and what to carry on.
    pub(super) async fn report(&self, notices: &[HolidayNotice]) -> Result<NoticeReport, Failure> {
        let mut report = NoticeReport::default();
        for notice in notices {
            report.notices.push(self.notice_outcome(notice).await?);
        }
        let worth = |one: &NoticeOutcome| !one.known || !one.changes.is_empty();
        if report.notices.iter().any(worth) {
            report.carried = Some(packed(notices)?);
        }
        Ok(report)
    }

    /// Whom it affects when the notice of a year says `new` instead of `old`, or did the other way.
    pub(super) async fn affected_by(
        &self,
        conn: &mut AnyConnection,
        id: CalendarId,
        year: i32,
        old: &Days,
        new: Option<&Days>,
        way: Way,
    ) -> Result<Affected, Failure> {
        let Some(window) = rest_of(year, self.clock.now()) else { return Ok(Affected::default()) };
        let (first, last) = (window.start.year() - 1, window.end.year() + 1);
        let stands = calendars::calendar(conn, id, first, last).await?;
        let mut other = stands.with_notice(year, old, new);
        if id == CalendarId::Cn {
            other.compute_missing(first, last);
        }
        let reach = Reach { calendar: id.as_str().to_owned(), ..Reach::default() };
        affected(conn, &reach, window, |(stands, facilities)| {
            let mut changed = stands.clone();
            changed.replace(id, other);
            let (one, two) = ((stands, facilities.clone()), (changed, facilities));
            if way == Way::Forth { (one, two) } else { (two, one) }
        })
        .await
    }
}

/// From now, or the year's beginning, to its end; a day more on both sides for other zones.
fn rest_of(year: i32, now: Instant) -> Option<Slot> {
    let midnight = |day: NaiveDate| zone::instant(zone::Tz::UTC, day, 0);
    let first = midnight(NaiveDate::from_ymd_opt(year, 1, 1)?) - Duration::days(2);
    let last = midnight(NaiveDate::from_ymd_opt(year, 12, 31)?) + Duration::days(2);
    let window = Slot::new(now.max(first), last);
    window.is_real().then_some(window)
}
