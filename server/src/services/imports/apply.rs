//! Writing: chunks of at most 200, each in one transaction with its events and its changes. A chunk
//! in which something is refused goes again, one by one, so that only the refused stays behind.

use super::divisions::save_division;
use super::{CHUNK, Item, Scope, Work, why};
use crate::db::{LockKey, Tx, lock};
use crate::failure::Failure;
use crate::import::{HolidayNotice, Why};
use crate::services::closures::is_booked;
use crate::services::{Core, events};
use crate::store::calendars;
use crate::store::imports::{self as store, Change};
use linli_app::error::AppError;
use linli_app::ports::imports::RunState;
use serde_json::json;
use std::collections::BTreeSet;

/// A piece of work and the item it belongs to.
type Piece = (usize, Work);

impl Core {
    /// Writes all items of a run; those that are refused now say why.
    ///
    /// # Errors
    /// The database fails; what is written stays, and the run can be taken up again.
    pub(super) async fn apply(
        &self,
        scope: &Scope,
        run: &str,
        items: &mut [Item],
    ) -> Result<(), Failure> {
        let pieces: Vec<Piece> = items
            .iter()
            .enumerate()
            .flat_map(|(at, item)| item.works.iter().map(move |work| (at, work.clone())))
            .collect();
        let total = i64::try_from(pieces.len()).unwrap_or(i64::MAX);
        let mut done = 0;
        for chunk in pieces.chunks(CHUNK) {
            let after = done + i64::try_from(chunk.len()).unwrap_or(0);
            match self.write_chunk(scope, run, chunk, (after, total)).await {
                Ok(()) => {}
                // One by one: what is refused then says so, the others are written.
                Err(Failure::Said(_)) => {
                    for piece in chunk {
                        done += 1;
                        let one = std::slice::from_ref(piece);
                        match self.write_chunk(scope, run, one, (done, total)).await {
                            Ok(()) => {}
                            Err(failure) => refuse(&mut items[piece.0], &piece.1, failure)?,
                        }
                    }
                }
                Err(failure) => return Err(failure),
            }
            done = after;
        }
        self.finish_run(scope, run, RunState::Done, total).await
    }

    async fn write_chunk(
        &self,
        scope: &Scope,
        run: &str,
        chunk: &[Piece],
        (done, total): (i64, i64),
    ) -> Result<(), Failure> {
        let (core, scope, run, chunk) =
            (self.clone(), scope.clone(), run.to_owned(), chunk.to_vec());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let facilities = locked(tx, &chunk).await?;
                    for facility in facilities {
                        core.settle_for_blocks(tx, &facility).await?;
                    }
                    for (_, work) in &chunk {
                        let change = core.write_work(tx, &scope, work).await?;
                        store::add_change(tx, &run, &change).await?;
                    }
                    store::progress(tx, &run, done, total, core.clock.now()).await
                })
            })
            .await
    }

    async fn write_work(&self, tx: &mut Tx, scope: &Scope, work: &Work) -> Result<Change, Failure> {
        match work {
            Work::Division(seed) => {
                let (before, after) = save_division(tx, seed).await?;
                let facts = json!({ "level": seed.level, "parent": seed.parent });
                let subject = ("division", seed.code.as_str());
                let kind = "division.imported";
                events::by_caller(tx, &self.clock, &scope.caller, kind, subject, facts).await?;
                Ok(Change {
                    position: 0,
                    subject_kind: "division".to_owned(),
                    subject_id: seed.code.0.clone(),
                    label: after.name_zh.clone(),
                    before_state: before.as_ref().map(serde_json::to_string).transpose()?,
                    after_state: serde_json::to_string(&after)?,
                })
            }
            Work::Unit(work) => self.write_unit(tx, scope, work).await,
            Work::Holidays(notice) => self.write_notice(tx, scope, notice).await,
            Work::Facility(work) => self.write_facility(tx, scope, work).await,
            Work::Block(work) => self.write_block(tx, scope, work).await,
        }
    }

    async fn write_notice(
        &self,
        tx: &mut Tx,
        scope: &Scope,
        notice: &HolidayNotice,
    ) -> Result<Change, Failure> {
        let (id, year) = (notice.calendar, notice.year);
        let before = calendars::calendar(tx, id, year, year).await?;
        let source = calendars::source(tx, id, year).await?;
        let said = (notice.source.as_str(), &notice.days);
        let version = self.keep_notice(tx, &scope.caller, (id, year), said).await?;
        let facts = json!({ "year": year, "version": version, "days": notice.days.len() });
        let subject = ("calendar", id.as_str());
        let kind = "holidays.imported";
        events::by_caller(tx, &self.clock, &scope.caller, kind, subject, facts).await?;
        let before = source.map(|source| (source, before.days));
        Ok(Change {
            position: 0,
            subject_kind: "calendar".to_owned(),
            subject_id: format!("{}:{year}", id.as_str()),
            label: format!("{} {year}", id.as_str()),
            before_state: before.map(|before| serde_json::to_string(&before)).transpose()?,
            after_state: serde_json::to_string(&notice.days)?,
        })
    }

    /// Ends a run, with its event.
    pub(super) async fn finish_run(
        &self,
        scope: &Scope,
        run: &str,
        state: RunState,
        count: i64,
    ) -> Result<(), Failure> {
        let (core, caller, run) = (self.clone(), scope.caller.clone(), run.to_owned());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    store::finish(tx, &run, state, core.clock.now()).await?;
                    let kind =
                        if state == RunState::Undone { "import.undone" } else { "import.done" };
                    let facts = json!({ "changes": count });
                    let subject = ("import", run.as_str());
                    events::by_caller(tx, &core.clock, &caller, kind, subject, facts).await
                })
            })
            .await
    }
}

/// Locks all facilities of a chunk before anything is looked at, in the one order of locks; answers
/// those into which blocks go.
async fn locked(tx: &mut Tx, chunk: &[Piece]) -> Result<BTreeSet<String>, Failure> {
    let (mut keys, mut blocked) = (Vec::new(), BTreeSet::new());
    for (_, work) in chunk {
        match work {
            Work::Facility(work) => keys.extend(work.id.clone().map(LockKey::Facility)),
            Work::Block(work) => {
                keys.push(LockKey::Facility(work.facility.clone()));
                blocked.insert(work.facility.clone());
            }
            Work::Division(_) | Work::Unit(_) | Work::Holidays(_) => {}
        }
    }
    lock(tx, keys).await?;
    Ok(blocked)
}

/// The item says why a piece of it was refused.
fn refuse(item: &mut Item, work: &Work, failure: Failure) -> Result<(), Failure> {
    let booked = is_booked(&failure);
    let Failure::Said(error) = failure else { return Err(failure) };
    match work {
        // One date of a timetable that somebody was quicker to book; the others stand.
        Work::Block(block) if booked => {
            let taken = item.notes.iter_mut().find_map(|note| match note {
                Why::Taken(dates) => Some(dates),
                _ => None,
            });
            match taken {
                Some(dates) => dates.push(block.day()),
                None => item.notes.push(Why::Taken(vec![block.day()])),
            }
        }
        _ => item.refuse(why(&match error {
            AppError::Internal { id } => return Err(Failure::Broken(format!("import: {id}"))),
            said => said,
        })),
    }
    Ok(())
}
