//! Yearly notices with all their versions, calendars of subtrees, and whom a change affects.

mod carried;
mod notices;
mod subtrees;
mod told;

pub(super) use told::{changed, told};

use super::places::signed_in;
use super::{Core, facts};
use crate::import::{Kind, Options, Plan, Why, read_bytes};
use crate::store::calendars::{self, Version};
use crate::store::divisions;
use async_trait::async_trait;
use carried::unpacked;
use chrono::{Datelike, NaiveDate};
use linli_app::error::AppError;
use linli_app::i18n::{Lang, imports};
use linli_app::ports::holidays::{
    Affected, CalendarRoot, Holidays, NoticeFile, NoticeItem, NoticeReport, VersionView, YearItem,
    YearView,
};
use linli_app::ports::{Answer, Caller};
use linli_domain::authority::{Access, Act, Place, access};
use linli_domain::day_type::NoticeDay;
use linli_domain::division::CalendarId;
use linli_domain::ids::DivisionCode;
use linli_domain::name::Name;
use linli_domain::notice::changes;
use linli_domain::refusal::{NotPermitted, Reason};
use notices::Way;
use std::collections::BTreeMap;

/// The calendars of which notices are imported.
const WITH_NOTICES: [CalendarId; 3] = [CalendarId::Cn, CalendarId::Hk, CalendarId::Tw];

type Days = BTreeMap<NaiveDate, NoticeDay>;

#[async_trait]
impl Holidays for Core {
    async fn years(&self, caller: &Caller) -> Answer<Vec<YearItem>> {
        administrator(caller)?;
        let next = self.clock.now().year() + 1;
        let known = calendars::years(&mut *self.db.read().await?).await?;
        let mut items = Vec::new();
        for calendar in WITH_NOTICES {
            let own = || known.iter().filter(|one| one.calendar == calendar);
            let first = own().map(|one| one.year).min().unwrap_or(next - 1).min(next);
            let last = own().map(|one| one.year).max().unwrap_or(next).max(next);
            for year in (first..=last).rev() {
                let notice = own().find(|one| one.year == year).map(|one| NoticeItem {
                    source: one.source.clone(),
                    imported_at: one.imported_at,
                    days: one.days,
                    versions: one.versions,
                });
                items.push(YearItem { calendar, year, notice });
            }
        }
        Ok(items)
    }

    async fn year(&self, caller: &Caller, id: CalendarId, year: i32) -> Answer<YearView> {
        administrator(caller)?;
        if !(2000..=2100).contains(&year) {
            return Err(AppError::NotFound);
        }
        let mut conn = self.db.read().await?;
        let calendar = facts::calendar_of_years(&mut conn, id, year - 1, year + 1).await?;
        let first = NaiveDate::from_ymd_opt(year, 1, 1).ok_or(AppError::NotFound)?;
        let of_year = first.iter_days().take_while(|day| day.year() == year);
        let days = of_year.map(|day| calendar.day(day)).collect();
        let versions = calendars::versions(&mut conn, id, year).await?;
        let affected = match versions.first() {
            Some(last) => {
                let earlier = versions.get(1).map(|version| &version.days);
                self.affected_by(&mut conn, id, year, &last.days, earlier, Way::Back).await?
            }
            None => Affected::default(),
        };
        let earlier = versions.iter().skip(1).map(|version| Some(&version.days));
        let pairs = versions.iter().zip(earlier.chain([None]));
        let versions = pairs.map(|(version, earlier)| version_view(version, earlier)).collect();
        Ok(YearView { calendar: id, year, days, versions, affected })
    }

    async fn check_notice(&self, caller: &Caller, file: &NoticeFile) -> Answer<NoticeReport> {
        administrator(caller)?;
        let options = Options { calendar: file.calendar, ..Options::default() };
        let reading = match read_bytes(Kind::Holidays, &file.name, &file.bytes, None, &options) {
            Ok(reading) => reading,
            Err(error) => {
                let faults = vec![(0, file.name.clone(), error.to_string())];
                return Ok(NoticeReport { faults, ..NoticeReport::default() });
            }
        };
        let Plan::Holidays(plan) = reading.plan else { return Err(AppError::NotFound) };
        let mut report = self.report(&plan.notices).await?;
        let none = reading.passed.iter().filter_map(|fault| match fault.why {
            Why::NoNotice(year) => Some(year),
            _ => None,
        });
        report.without_notice = none.collect();
        let said =
            |why: &Why| [Lang::Zh, Lang::En].map(|lang| imports::sentence(why, lang)).join(" ");
        let faults = reading.faults.into_iter();
        report.faults = faults.map(|fault| (fault.row, fault.key, said(&fault.why))).collect();
        Ok(report)
    }

    async fn import_notice(
        &self,
        caller: &Caller,
        carried: &str,
        dry_run: bool,
    ) -> Answer<NoticeReport> {
        administrator(caller)?;
        let notices = unpacked(carried)?;
        let report = self.report(&notices).await?;
        if dry_run {
            return Ok(report);
        }
        for (notice, outcome) in notices.iter().zip(&report.notices) {
            if !outcome.changes.is_empty() || !outcome.known {
                self.import_one(caller, notice).await?;
            }
        }
        Ok(report)
    }

    async fn calendar_roots(&self, caller: &Caller) -> Answer<Vec<CalendarRoot>> {
        administrator(caller)?;
        let rows = divisions::calendar_roots(&mut *self.db.read().await?).await?;
        let root = |row: divisions::CalendarRoot| {
            Some(CalendarRoot {
                calendar: CalendarId::parse(&row.own_calendar)?,
                name: Name::new(row.name_zh, row.name_en),
                code: row.code.into(),
            })
        };
        Ok(rows.into_iter().filter_map(root).collect())
    }

    async fn set_calendar(
        &self,
        caller: &Caller,
        division: &DivisionCode,
        calendar: Option<CalendarId>,
        dry_run: bool,
    ) -> Answer<Affected> {
        administrator(caller)?;
        Ok(self.give_calendar(caller, division, calendar, dry_run).await?)
    }
}

/// Signed in as one who keeps the calendars; for most others there is nothing here.
fn administrator(caller: &Caller) -> Result<(), AppError> {
    match access(signed_in(caller)?, Act::ManageHolidays, Place::EVERYWHERE) {
        Access::Yes => Ok(()),
        Access::Forbidden => Err(Reason::NotPermitted(NotPermitted::Role).into()),
        Access::Invisible => Err(AppError::NotFound),
    }
}

fn version_view(version: &Version, earlier: Option<&Days>) -> VersionView {
    VersionView {
        version: version.version,
        source: version.source.clone(),
        imported_at: version.imported_at,
        by: version.by.clone(),
        days: version.days.len(),
        changes: earlier.map_or_else(Vec::new, |days| changes(days, &version.days)),
    }
}
