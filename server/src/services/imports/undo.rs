//! Taking an import back: what it made goes, what it changed becomes what it was, latest first. What
//! somebody depends on by now, or has changed since, stays and says why.

use super::facilities::Before;
use super::{CHUNK, Scope, why};
use crate::db::{LockKey, Tx, lock};
use crate::failure::Failure;
use crate::import::Why;
use crate::services::facility_save::Target;
use crate::services::{Core, events};
use crate::store::imports::{self as store, Change};
use crate::store::{calendars, divisions, facilities, units};
use chrono::NaiveDate;
use linli_app::error::AppError;
use linli_app::ports::facilities::FacilityInput;
use linli_app::ports::imports::RunState;
use linli_app::ports::places::{UnitInput, UnitView};
use linli_domain::day_type::NoticeDay;
use linli_domain::division::CalendarId;
use serde_json::json;
use std::collections::BTreeMap;

/// What became of one change: taken back, or why not.
type Tried = Result<(), Why>;
type Days = BTreeMap<NaiveDate, NoticeDay>;

impl Core {
    /// Takes a run back; the run is in state `undoing`.
    ///
    /// # Errors
    /// The database fails; what is taken back stays so, and the undo can be taken up again.
    pub(super) async fn take_back(&self, scope: &Scope, run: &str) -> Result<(), Failure> {
        let total = store::count_changes(&mut *self.db.read().await?, run).await?;
        let mut before = i64::MAX;
        loop {
            let limit = i64::try_from(CHUNK).unwrap_or(200);
            let mut conn = self.db.read().await?;
            let changes = store::changes_before(&mut conn, run, before, limit).await?;
            let left = store::open_changes(&mut conn, run).await?;
            drop(conn);
            let Some(last) = changes.last() else { break };
            before = last.position;
            let after = total - left + i64::try_from(changes.len()).unwrap_or(0);
            let whole = self.revert_all(scope, run, &changes, (after, total)).await;
            if let Err(Failure::Said(_) | Failure::Database(_)) = whole {
                for change in &changes {
                    let one = std::slice::from_ref(change);
                    if let Err(failure) = self.revert_all(scope, run, one, (after, total)).await {
                        self.keep_change(run, change, said(failure)?).await?;
                    }
                }
            } else {
                whole?;
            }
        }
        self.finish_run(scope, run, RunState::Undone, total).await
    }

    /// Takes a run back at once, for the command line; answers what stays and why.
    ///
    /// # Errors
    /// No such run, or one that cannot be taken back now; or the database fails.
    pub async fn undo_now(&self, scope: &Scope, run: &str) -> Result<Vec<(String, Why)>, Failure> {
        let from = vec![RunState::Done, RunState::Undoing];
        self.advance(run, from, RunState::Undoing).await?;
        self.take_back(scope, run).await?;
        let kept = store::kept_changes(&mut *self.db.read().await?, run).await?;
        kept.into_iter().map(|(label, why)| Ok((label, serde_json::from_str(&why)?))).collect()
    }

    async fn revert_all(
        &self,
        scope: &Scope,
        run: &str,
        changes: &[Change],
        (done, total): (i64, i64),
    ) -> Result<(), Failure> {
        let (core, scope, run, changes) =
            (self.clone(), scope.clone(), run.to_owned(), changes.to_vec());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let keys = keys(tx, &changes).await?;
                    lock(tx, keys).await?;
                    for change in &changes {
                        let tried = core.revert(tx, &scope, change).await?;
                        let kept = match tried {
                            Ok(()) => String::new(),
                            Err(why) => serde_json::to_string(&why)?,
                        };
                        store::mark_change(tx, &run, change.position, &kept).await?;
                    }
                    store::progress(tx, &run, done, total, core.clock.now()).await
                })
            })
            .await
    }

    async fn keep_change(&self, run: &str, change: &Change, why: Why) -> Result<(), Failure> {
        let (run, position, kept) = (run.to_owned(), change.position, serde_json::to_string(&why)?);
        self.db
            .write(move |tx| {
                Box::pin(async move { store::mark_change(tx, &run, position, &kept).await })
            })
            .await
    }

    async fn revert(&self, tx: &mut Tx, scope: &Scope, change: &Change) -> Result<Tried, Failure> {
        match change.subject_kind.as_str() {
            "division" => self.revert_division(tx, scope, change).await,
            "unit" => self.revert_unit(tx, scope, change).await,
            "calendar" => self.revert_notice(tx, scope, change).await,
            "facility" => self.revert_facility(tx, scope, change).await,
            "block" => {
                self.give_back_block(tx, &scope.caller, &change.subject_id).await?;
                Ok(Ok(()))
            }
            _ => Err(Failure::corrupt("kind of an imported thing")),
        }
    }

    async fn revert_division(
        &self,
        tx: &mut Tx,
        scope: &Scope,
        change: &Change,
    ) -> Result<Tried, Failure> {
        let code = change.subject_id.as_str();
        let now = divisions::division(tx, code).await?;
        let left: divisions::DivisionRow = serde_json::from_str(&change.after_state)?;
        if now.as_ref() != Some(&left) {
            return Ok(if now.is_none() { Ok(()) } else { Err(Why::ChangedSince) });
        }
        match &change.before_state {
            Some(before) => divisions::save(tx, &serde_json::from_str(before)?).await?,
            None if divisions::uses(tx, code).await? > 0 => return Ok(Err(Why::InUse)),
            None => divisions::delete(tx, code).await?,
        }
        self.reverted(tx, scope, "division.import_undone", ("division", code)).await
    }

    async fn revert_unit(
        &self,
        tx: &mut Tx,
        scope: &Scope,
        change: &Change,
    ) -> Result<Tried, Failure> {
        let id = change.subject_id.as_str();
        let Some(now) = units::unit(tx, id).await? else { return Ok(Ok(())) };
        let left: UnitView = serde_json::from_str(&change.after_state)?;
        if now.version != left.version {
            return Ok(Err(Why::ChangedSince));
        }
        match &change.before_state {
            None if units::uses(tx, id).await? > 0 => return Ok(Err(Why::InUse)),
            None => units::delete(tx, id).await?,
            Some(before) => {
                let UnitView { name, kind, division, phone, .. } = serde_json::from_str(before)?;
                let input = UnitInput { name, kind, division, phone };
                if !units::update(tx, id, now.version, &input, self.clock.now()).await? {
                    return Ok(Err(Why::ChangedSince));
                }
            }
        }
        self.reverted(tx, scope, "unit.import_undone", ("unit", id)).await
    }

    async fn revert_notice(
        &self,
        tx: &mut Tx,
        scope: &Scope,
        change: &Change,
    ) -> Result<Tried, Failure> {
        let (word, year) =
            change.subject_id.split_once(':').ok_or_else(|| Failure::corrupt("calendar"))?;
        let id = CalendarId::parse(word).ok_or_else(|| Failure::corrupt("calendar"))?;
        let year: i32 = year.parse().map_err(|_| Failure::corrupt("year"))?;
        let left: Days = serde_json::from_str(&change.after_state)?;
        if calendars::calendar(tx, id, year, year).await?.days != left {
            return Ok(Err(Why::ChangedSince));
        }
        match &change.before_state {
            None => calendars::delete(tx, id, year).await?,
            Some(before) => {
                let (source, days): (String, Days) = serde_json::from_str(before)?;
                self.keep_notice(tx, &scope.caller, (id, year), (&source, &days)).await?;
            }
        }
        self.reverted(tx, scope, "holidays.import_undone", ("calendar", id.as_str())).await
    }

    async fn revert_facility(
        &self,
        tx: &mut Tx,
        scope: &Scope,
        change: &Change,
    ) -> Result<Tried, Failure> {
        let id = change.subject_id.as_str();
        let Some(now) = facilities::facility(tx, id).await? else { return Ok(Ok(())) };
        if now.version.to_string() != change.after_state {
            return Ok(Err(Why::ChangedSince));
        }
        if let Some(before) = &change.before_state {
            let Before { input, division } = serde_json::from_str(before)?;
            let target = Target { old: Some(now), division: Some(&division) };
            self.save_facility(tx, &scope.caller, &input, target).await?;
            facilities::forget_source(tx, id).await?;
        } else {
            // Without its spaces: a booking to come keeps the whole. Postings stay.
            let input = self.input_of(tx, &now).await?;
            let gone = FacilityInput {
                areas: Vec::new(),
                spaces: Vec::new(),
                assets: Vec::new(),
                publish: false,
                ..input
            };
            let division = now.division.clone();
            let target = Target { old: Some(now), division: Some(&division) };
            self.save_facility(tx, &scope.caller, &gone, target).await?;
            facilities::retire(tx, id, self.clock.now()).await?;
        }
        self.reverted(tx, scope, "facility.import_undone", ("facility", id)).await
    }

    async fn reverted(
        &self,
        tx: &mut Tx,
        scope: &Scope,
        kind: &'static str,
        subject: events::Subject<'_>,
    ) -> Result<Tried, Failure> {
        events::by_caller(tx, &self.clock, &scope.caller, kind, subject, json!({})).await?;
        Ok(Ok(()))
    }
}

/// The facilities of some changes, to be locked in one order.
async fn keys(tx: &mut Tx, changes: &[Change]) -> Result<Vec<LockKey>, Failure> {
    let mut keys = Vec::new();
    for change in changes {
        match change.subject_kind.as_str() {
            "facility" => keys.push(LockKey::Facility(change.subject_id.clone())),
            "block" => {
                let found = crate::store::blocks::block(tx, &change.subject_id).await?;
                keys.extend(found.map(|(facility, _)| LockKey::Facility(facility)));
            }
            _ => {}
        }
    }
    Ok(keys)
}

/// Why one change stays. A row that refers to it and that nobody here knows of is the database's to
/// name: then it is in use.
fn said(failure: Failure) -> Result<Why, Failure> {
    match failure {
        Failure::Said(AppError::Internal { id }) => Err(Failure::Broken(format!("undo: {id}"))),
        Failure::Said(error) => Ok(why(&error)),
        Failure::Database(error) if crate::db::is_referred_to(&error) => Ok(Why::InUse),
        other => Err(other),
    }
}
