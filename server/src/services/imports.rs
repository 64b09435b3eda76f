//! Applies what a file says: validated whole, then written in chunks, each with its events. The
//! same file twice changes nothing; a dry run goes the same way and writes nothing.

mod facilities;

use super::{Core, events};
use crate::db::Tx;
use crate::failure::Failure;
use crate::import::report::{Action, Report};
use crate::import::{DivisionPlan, DivisionRow, HolidayPlan, Plan, Reading};
use crate::store::calendars;
use crate::store::divisions::{self, DivisionRow as Stored};
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_domain::division::{CalendarId, DivisionLevel};
use linli_domain::ids::DivisionCode;
use linli_domain::name::Name;
use linli_domain::refusal::FieldFault;
use serde::Deserialize;
use serde_json::json;
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// Most rows of one transaction.
const CHUNK: usize = 200;

/// A division to be written; its path and, where none is given, its calendar come from above.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DivisionSeed {
    /// Official code.
    pub code: DivisionCode,
    /// Its name.
    pub name: Name,
    /// Its level.
    pub level: DivisionLevel,
    /// The division above.
    pub parent: Option<DivisionCode>,
    /// Holiday calendar.
    #[serde(default)]
    pub calendar: Option<CalendarId>,
}

impl From<&DivisionRow> for DivisionSeed {
    fn from(row: &DivisionRow) -> Self {
        Self {
            code: row.code.clone(),
            name: row.name.clone(),
            level: row.level,
            parent: row.parent.clone(),
            calendar: row.calendar,
        }
    }
}

impl Core {
    /// Applies a reading and reports row by row; `dry_run` writes nothing.
    ///
    /// # Errors
    /// The database fails; chunks already written stay, and a second run goes on from there.
    pub async fn import(&self, reading: &Reading, dry_run: bool) -> Result<Report, Failure> {
        let mut report = Report::of(reading, dry_run);
        match &reading.plan {
            Plan::Divisions(plan) => self.import_divisions(plan, &mut report).await?,
            Plan::Holidays(plan) => self.import_holidays(plan, &mut report).await?,
            Plan::Facilities(plan) => self.import_facilities(plan, &mut report).await?,
        }
        Ok(report)
    }

    async fn import_divisions(
        &self,
        plan: &DivisionPlan,
        report: &mut Report,
    ) -> Result<(), Failure> {
        let mut conn = self.db.read().await?;
        let mut known: BTreeMap<String, Stored> = BTreeMap::new();
        let mut writes: Vec<DivisionSeed> = Vec::new();
        for row in &plan.rows {
            let seed = DivisionSeed::from(row);
            let action = match resolved(&mut conn, &known, &seed).await? {
                Ok((stored, action)) => {
                    known.insert(stored.code.clone(), stored);
                    action
                }
                Err(what) => {
                    report.add(row.row, row.code.as_str(), Action::Skip, Some(what.to_owned()));
                    continue;
                }
            };
            report.add(row.row, row.code.as_str(), action, None);
            if action != Action::Unchanged {
                writes.push(seed);
            }
        }
        drop(conn);
        if report.dry_run {
            return Ok(());
        }
        for chunk in writes.chunks(CHUNK) {
            let (chunk, core) = (chunk.to_vec(), self.clone());
            self.db
                .write(move |tx| {
                    Box::pin(async move {
                        for seed in &chunk {
                            save_division(tx, seed).await?;
                            let subject = ("division", seed.code.as_str());
                            let facts = json!({ "level": seed.level, "parent": seed.parent });
                            let kind = "division.imported";
                            events::by_caller(tx, &core.clock, &importer(), kind, subject, facts)
                                .await?;
                        }
                        Ok(())
                    })
                })
                .await?;
        }
        Ok(())
    }

    async fn import_holidays(
        &self,
        plan: &HolidayPlan,
        report: &mut Report,
    ) -> Result<(), Failure> {
        for notice in &plan.notices {
            let key = format!("{} {}", notice.calendar.as_str(), notice.year);
            let mut conn = self.db.read().await?;
            let year = notice.year;
            let before = calendars::calendar(&mut conn, notice.calendar, year, year).await?;
            drop(conn);
            let action = match (before.years.contains(&year), before.days == notice.days) {
                (false, _) => Action::Create,
                (true, true) => Action::Unchanged,
                (true, false) => Action::Update,
            };
            report.add(0, &key, action, Some(format!("{} 天 days", notice.days.len())));
            if report.dry_run || action == Action::Unchanged {
                continue;
            }
            let (notice, core) = (notice.clone(), self.clone());
            self.db
                .write(move |tx| {
                    Box::pin(async move {
                        let now = core.clock.now();
                        let (id, source) = (notice.calendar, &notice.source);
                        calendars::replace(tx, id, year, source, &notice.days, now).await?;
                        let facts = json!({ "year": year, "days": notice.days.len() });
                        let subject = ("calendar", id.as_str());
                        let kind = "holidays.imported";
                        events::by_caller(tx, &core.clock, &importer(), kind, subject, facts).await
                    })
                })
                .await?;
        }
        Ok(())
    }
}

/// Who an import writes as.
fn importer() -> Caller {
    Caller { source: "import", ..Caller::default() }
}

/// What a division would be stored as, among those of this file (`known`) and those stored.
async fn resolved(
    conn: &mut AnyConnection,
    known: &BTreeMap<String, Stored>,
    seed: &DivisionSeed,
) -> Result<Result<(Stored, Action), &'static str>, Failure> {
    let parent = match &seed.parent {
        None => None,
        Some(code) => match known.get(code.as_str()) {
            Some(parent) => Some(parent.clone()),
            None => match divisions::division(conn, code.as_str()).await? {
                Some(parent) => Some(parent),
                None => return Ok(Err("上级区划不存在 the division above is not known")),
            },
        },
    };
    let before = divisions::division(conn, seed.code.as_str()).await?;
    let row = stored(seed, parent.as_ref(), before.as_ref());
    Ok(match before {
        None => Ok((row, Action::Create)),
        Some(before) if before == row => Ok((row, Action::Unchanged)),
        Some(before) if before.path != row.path => {
            Err("已属于另一上级 it lies under another division already")
        }
        Some(_) => Ok((row, Action::Update)),
    })
}

/// A list that gives no calendar or English name does not take away what is there.
fn stored(seed: &DivisionSeed, parent: Option<&Stored>, before: Option<&Stored>) -> Stored {
    let calendar = seed.calendar.map(|id| id.as_str().to_owned());
    let calendar = calendar
        .or_else(|| before.map(|row| row.calendar.clone()))
        .or_else(|| parent.map(|row| row.calendar.clone()))
        .unwrap_or_else(|| CalendarId::Cn.as_str().to_owned());
    let english = before.map_or("", |row| row.name_en.as_str());
    Stored {
        code: seed.code.0.clone(),
        parent_code: seed.parent.as_ref().map(|code| code.0.clone()),
        level: seed.level.as_str().to_owned(),
        name_zh: seed.name.zh.clone(),
        name_en: if seed.name.en.is_empty() { english.to_owned() } else { seed.name.en.clone() },
        calendar,
        path: format!("{}{}/", parent.map_or("/", |row| row.path.as_str()), seed.code),
    }
}

/// Writes a division below one that is stored.
///
/// # Errors
/// The division above is not known, or the database fails.
pub(super) async fn save_division(tx: &mut Tx, seed: &DivisionSeed) -> Result<(), Failure> {
    let parent = match &seed.parent {
        None => None,
        Some(code) => {
            let found = divisions::division(tx, code.as_str()).await?;
            Some(found.ok_or_else(|| AppError::field("parent", FieldFault::Unknown))?)
        }
    };
    let before = divisions::division(tx, seed.code.as_str()).await?;
    divisions::save(tx, &stored(seed, parent.as_ref(), before.as_ref())).await
}
