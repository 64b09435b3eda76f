//! Drafts: for whom, read back, saved with what becomes of each row.

use super::view::IDLE_S;
use super::{CHUNK, Item, Scope};
use crate::failure::Failure;
use crate::import::report::Action;
use crate::import::table::Row;
use crate::import::{Fault, Kind, Table, Why, reading};
use crate::services::Core;
use crate::services::places::signed_in;
use crate::store::imports::{self as store, Run, StoredRow};
use crate::store::{divisions, units};
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::imports::{RunItem, RunState};
use linli_domain::authority::{Access, Act, Place, access};
use linli_domain::division::CalendarId;
use linli_domain::ids::UnitId;
use linli_domain::refusal::{FieldFault, NotPermitted, Reason};
use std::collections::{BTreeMap, VecDeque};

/// A run with its table.
pub(super) struct Loaded {
    pub run: Run,
    pub scope: Scope,
    pub table: Table,
}

impl Core {
    /// For whom the caller may import this.
    pub(super) async fn scope(
        &self,
        caller: &Caller,
        kind: Kind,
        unit: Option<UnitId>,
    ) -> Result<Scope, AppError> {
        let who = signed_in(caller)?;
        let mut conn = self.db.read().await?;
        let unit = match unit {
            None => None,
            Some(id) => Some(units::unit(&mut conn, id.as_str()).await?.ok_or(AppError::NotFound)?),
        };
        let path = match &unit {
            None => String::new(),
            Some(unit) => divisions::division(&mut conn, unit.division.as_str())
                .await?
                .map_or(String::new(), |row| row.path),
        };
        let (act, place) = match (&unit, kind) {
            (Some(unit), Kind::Facilities | Kind::Blocks) => {
                (Act::Import, Place::of_unit(&unit.id, &path))
            }
            (Some(_), _) => return Err(AppError::field("kind", FieldFault::Unknown)),
            (None, Kind::Facilities | Kind::Blocks) => (Act::Import, Place::EVERYWHERE),
            (None, Kind::Divisions) => (Act::ManageDivisions, Place::EVERYWHERE),
            (None, Kind::Units) => (Act::ManageUnits, Place::EVERYWHERE),
            (None, Kind::Holidays) => (Act::ManageHolidays, Place::EVERYWHERE),
        };
        match access(who, act, place) {
            Access::Yes => {}
            Access::Forbidden => return Err(Reason::NotPermitted(NotPermitted::Role).into()),
            Access::Invisible => return Err(AppError::NotFound),
        }
        Ok(Scope { caller: Caller { source: "import", ..caller.clone() }, unit })
    }

    pub(super) async fn loaded(&self, caller: &Caller, id: &str) -> Result<Loaded, AppError> {
        let found = store::run(&mut *self.db.read().await?, id).await?;
        let run = found.ok_or(AppError::NotFound)?;
        // Who may not import there does not learn that the run is there.
        let scope = self.scope(caller, run.item.kind, run.unit.clone()).await;
        let scope = scope.map_err(|error| match error {
            AppError::Refused(refusal) if refusal.reason == Reason::SignedOut => {
                AppError::Refused(refusal)
            }
            AppError::Refused(_) => AppError::NotFound,
            other => other,
        })?;
        let shape: Option<Table> = serde_json::from_str(&run.shape).map_err(Failure::from)?;
        let table = shape.unwrap_or_else(|| Table::bare(run.item.kind, &run.item.file));
        Ok(Loaded { run, scope, table })
    }

    pub(super) async fn with_rows(&self, caller: &Caller, id: &str) -> Result<Loaded, AppError> {
        let mut loaded = self.loaded(caller, id).await?;
        let rows = store::table_rows(&mut *self.db.read().await?, id).await?;
        for (_, row, cells) in rows {
            let cells = serde_json::from_str(&cells).map_err(Failure::from)?;
            loaded.table.rows.push(Row { row: usize::try_from(row).unwrap_or(0), cells });
        }
        Ok(loaded)
    }

    pub(super) async fn outlook(&self, scope: &Scope, table: &Table) -> Result<Checked, Failure> {
        let reading = reading(table, CalendarId::Cn);
        let items = self.checked(scope, &reading).await?;
        let mut others: Vec<(Fault, Action)> = Vec::new();
        others.extend(reading.faults.into_iter().map(|fault| (fault, Action::Skip)));
        others.extend(reading.passed.into_iter().map(|fault| (fault, Action::Pass)));
        Ok(Checked { items, others })
    }

    pub(super) async fn save_draft(&self, scope: &Scope, table: Table) -> Result<String, Failure> {
        let now = self.clock.now();
        let run = Run {
            item: RunItem {
                id: self.clock.id(),
                kind: table.kind,
                file: table.file.clone(),
                state: RunState::Draft,
                total: 0,
                created_at: now,
            },
            unit: scope.unit.as_ref().map(|unit| unit.id.clone()),
            account: scope.caller.identity.as_ref().map(|who| who.account.0.clone()),
            shape: serde_json::to_string(&table)?,
            done: 0,
            touched_at: now,
        };
        let checked = self.outlook(scope, &table).await?;
        self.save_rows(&run, &table, checked, true).await?;
        Ok(run.item.id)
    }

    /// Writes a draft with what becomes of each row.
    pub(super) async fn save_rows(
        &self,
        run: &Run,
        table: &Table,
        checked: Checked,
        new: bool,
    ) -> Result<(), Failure> {
        let total: usize = checked.items.iter().map(|item| item.works.len()).sum();
        let total = i64::try_from(total).unwrap_or(i64::MAX);
        let rows = outcomes(table, checked)?;
        let (core, run, shape) = (self.clone(), run.clone(), serde_json::to_string(table)?);
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let (id, now) = (run.item.id.as_str(), core.clock.now());
                    if new {
                        store::insert(tx, &run).await?;
                    }
                    if !store::save_shape(tx, id, &shape, total, now).await? {
                        return Err(AppError::WrongState.into());
                    }
                    store::delete_rows(tx, id, i64::try_from(rows.len()).unwrap_or(i64::MAX))
                        .await?;
                    for row in &rows {
                        store::insert_row(tx, id, row).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    pub(super) async fn advance(
        &self,
        id: &str,
        from: Vec<RunState>,
        to: RunState,
    ) -> Result<(), AppError> {
        let (id, now) = (id.to_owned(), self.clock.now());
        let idle = now - Duration::seconds(IDLE_S);
        let moved = self.db.write(move |tx| {
            Box::pin(async move { store::advance(tx, &id, &from, to, idle, now).await })
        });
        if moved.await? { Ok(()) } else { Err(AppError::WrongState) }
    }

    /// Checks once more, and writes; then every row says what became of it.
    pub(super) async fn carry_out(&self, loaded: Loaded) -> Result<(), Failure> {
        let Loaded { run, scope, table } = loaded;
        let Checked { mut items, others } = self.outlook(&scope, &table).await?;
        self.apply(&scope, &run.item.id, &mut items).await?;
        let rows = outcomes(&table, Checked { items, others })?;
        for chunk in rows.chunks(CHUNK) {
            let (id, chunk) = (run.item.id.clone(), chunk.to_vec());
            self.db
                .write(move |tx| {
                    Box::pin(async move {
                        for row in &chunk {
                            store::save_outcome(tx, &id, row.position, &row.action, &row.notes)
                                .await?;
                        }
                        Ok(())
                    })
                })
                .await?;
        }
        Ok(())
    }
}

/// What becomes of a table.
pub(super) struct Checked {
    items: Vec<Item>,
    others: Vec<(Fault, Action)>,
}

/// A stored row for each row of the table, in order, then what the table does not hold.
fn outcomes(table: &Table, checked: Checked) -> Result<Vec<StoredRow>, Failure> {
    type Said = (String, Action, Vec<Why>);
    let mut said: BTreeMap<usize, VecDeque<Said>> = BTreeMap::new();
    for (fault, action) in checked.others {
        said.entry(fault.row).or_default().push_back((fault.key, action, vec![fault.why]));
    }
    for item in checked.items {
        for row in item.rows {
            let one = (item.key.clone(), item.action, item.notes.clone());
            said.entry(row).or_default().push_back(one);
        }
    }
    let stored = |position: usize, row: usize, cells: Option<&Vec<String>>, said: Said| {
        let (label, action, notes) = said;
        Ok::<_, Failure>(StoredRow {
            position: i64::try_from(position).unwrap_or(i64::MAX),
            row_number: i64::try_from(row).unwrap_or(i64::MAX),
            cells: cells.map(serde_json::to_string).transpose()?,
            label,
            action: action.as_str().to_owned(),
            notes: serde_json::to_string(&notes)?,
        })
    };
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let next = said.get_mut(&row.row).and_then(VecDeque::pop_front);
        let silent = || (String::new(), Action::Unchanged, Vec::new());
        rows.push(stored(rows.len(), row.row, Some(&row.cells), next.unwrap_or_else(silent))?);
    }
    for (row, rest) in said {
        for one in rest {
            rows.push(stored(rows.len(), row, None, one)?);
        }
    }
    Ok(rows)
}
