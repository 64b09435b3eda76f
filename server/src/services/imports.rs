//! Applies what a file says: validated whole, then written in chunks, each with its events and a
//! note of what it changed. The same file twice changes nothing; a dry run goes the same way and
//! writes nothing.

mod apply;
mod blocks;
mod checks;
mod corrections;
mod divisions;
mod drafts;
mod export;
mod facilities;
mod holidays;
mod places;
mod runs;
mod undo;
mod units;
mod view;

pub use divisions::DivisionSeed;
pub(super) use divisions::save_division;
pub use runs::{MAX_UPLOAD, forget};

use super::Core;
use crate::failure::Failure;
use crate::import::report::{Action, Report};
use crate::import::{HolidayNotice, Reading, Why};
use crate::store::imports::{self as store, Run};
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::imports::{RunItem, RunState};
use linli_app::ports::places::UnitView;
use linli_domain::refusal::{Invalid, Reason};

/// Most rows of one transaction.
const CHUNK: usize = 200;

/// For whom a file is imported.
#[derive(Clone, Debug)]
pub struct Scope {
    /// Who does it.
    pub caller: Caller,
    /// The unit for which it is done; absent is everything.
    pub unit: Option<UnitView>,
}

impl Default for Scope {
    /// The command line, for everything.
    fn default() -> Self {
        Self { caller: Caller { source: "import", ..Caller::default() }, unit: None }
    }
}

/// A row of the report, and what is to be written for it.
#[derive(Clone, Debug)]
struct Item {
    /// Its rows in the file.
    rows: Vec<usize>,
    /// What people know it by.
    key: String,
    action: Action,
    notes: Vec<Why>,
    works: Vec<Work>,
}

impl Item {
    fn new(row: usize, key: impl Into<String>, action: Action, notes: Vec<Why>) -> Self {
        Self { rows: vec![row], key: key.into(), action, notes, works: Vec::new() }
    }

    fn refused(row: usize, key: impl Into<String>, why: Why) -> Self {
        Self::new(row, key, Action::Skip, vec![why])
    }

    fn with(mut self, work: Work) -> Self {
        self.works.push(work);
        self
    }

    /// Nothing will be written for it after all.
    fn refuse(&mut self, why: Why) {
        self.action = Action::Skip;
        self.notes.push(why);
    }
}

/// One thing that is written.
#[derive(Clone, Debug)]
enum Work {
    Division(DivisionSeed),
    Unit(units::UnitWork),
    Holidays(HolidayNotice),
    Facility(Box<facilities::FacilityWork>),
    Block(blocks::BlockWork),
}

impl Core {
    /// Applies a reading and reports row by row; `dry_run` writes nothing.
    ///
    /// # Errors
    /// The database fails; chunks already written stay, and a second run goes on from there.
    pub async fn import(&self, reading: &Reading, dry_run: bool) -> Result<Report, Failure> {
        let scope = Scope::default();
        let mut items = self.checked(&scope, reading).await?;
        let mut report = Report::of(reading, dry_run);
        if !dry_run && items.iter().any(|item| !item.works.is_empty()) {
            let id = self.make_run(&scope, reading, &items).await?;
            self.apply(&scope, &id, &mut items).await?;
            report.run = Some(id);
        }
        for item in items {
            for row in &item.rows {
                report.add(*row, item.key.clone(), item.action, item.notes.clone());
            }
        }
        Ok(report)
    }

    /// A run of the command line, by which it can be taken back; it keeps no rows.
    async fn make_run(
        &self,
        scope: &Scope,
        reading: &Reading,
        items: &[Item],
    ) -> Result<String, Failure> {
        let now = self.clock.now();
        let total: usize = items.iter().map(|item| item.works.len()).sum();
        let run = Run {
            item: RunItem {
                id: self.clock.id(),
                kind: reading.about.kind,
                file: reading.about.file.clone(),
                state: RunState::Running,
                total: i64::try_from(total).unwrap_or(i64::MAX),
                created_at: now,
            },
            unit: scope.unit.as_ref().map(|unit| unit.id.clone()),
            account: scope.caller.identity.as_ref().map(|who| who.account.0.clone()),
            shape: "null".to_owned(),
            done: 0,
            touched_at: now,
        };
        let id = run.item.id.clone();
        self.db.write(move |tx| Box::pin(async move { store::insert(tx, &run).await })).await?;
        Ok(id)
    }
}

/// A refusal as a reason of a row.
fn why(error: &AppError) -> Why {
    match error {
        AppError::Affected { bookings } => Why::Booked(*bookings),
        AppError::Incomplete { fields } => Why::Refused("incomplete".to_owned(), fields.join(", ")),
        AppError::Refused(refusal) => match &refusal.reason {
            Reason::Invalid(Invalid::Field { name, .. }) if name == "spaces.areas" => {
                Why::BookedSpace
            }
            Reason::Invalid(Invalid::Field { name, fault }) => {
                Why::Refused(format!("{fault:?}").to_lowercase(), name.clone())
            }
            reason => Why::Refused(reason.code().to_owned(), String::new()),
        },
        other => Why::Refused(other.code().to_owned(), String::new()),
    }
}
