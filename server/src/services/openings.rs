//! Marks at the door and head counts: lock, look, decide, store, event, commit.

mod heads;
mod parts;

pub(super) use parts::{counts, day_of, mark_of, mark_view, opened_slots};

use super::closures::managed;
use super::facts::Calendars;
use super::idempotent::Keyed;
use super::places::signed_in;
use super::{Core, events};
use crate::db::{LockKey, lock};
use crate::failure::Failure;
use crate::store::openings::{self, NewMark};
use crate::store::{duties, head_counts, millis};
use async_trait::async_trait;
use chrono::{Duration, NaiveDate};
use linli_app::error::AppError;
use linli_app::ports::openings::{
    CountInput, CountView, DayVisits, EvidenceView, MarkInput, MarkView, Openings, TodayView,
};
use linli_app::ports::{Answer, Caller, Created, IdempotencyKey};
use linli_domain::authority::Act;
use linli_domain::ids::{FacilityId, MarkId, UnitId};
use linli_domain::limits::{DOUBLE_TAP_S, MAX_AVAILABILITY_DAYS, MAX_HEADS};
use linli_domain::opening_log::{MarkKind, Proof, Timing, same_tap, timing};
use linli_domain::refusal::FieldFault;
use linli_domain::time::Slot;
use linli_domain::zone;
use serde_json::json;

#[async_trait]
impl Openings for Core {
    async fn mark(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: MarkInput,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<MarkView>> {
        let who = signed_in(caller)?.clone();
        managed(&mut *self.db.read().await?, caller, facility.as_str(), |_| Act::MarkOpening)
            .await?;
        let keyed = Keyed::new(who.account.as_str(), key, "POST /facilities/{id}/openings", &new)?;
        let now = self.clock.now();
        let at = new.at.unwrap_or(now);
        let late = match timing(at, now) {
            Timing::Never => return Err(AppError::field("at", FieldFault::OutOfRange)),
            when => when == Timing::Late,
        };
        let proof = match new.source.unwrap_or(Proof::Keeper) {
            Proof::CheckIn | Proof::HeadCount => {
                return Err(AppError::field("source", FieldFault::Unsupported));
            }
            // What is written down afterwards is paper, whoever says what.
            _ if late => Proof::Paper,
            proof => proof,
        };
        if new.entries.is_some_and(|entries| !(0..=MAX_HEADS).contains(&entries)) {
            return Err(AppError::field("entries", FieldFault::OutOfRange));
        }
        let keys =
            vec![LockKey::Account(who.account.0.clone()), LockKey::Facility(facility.0.clone())];
        let account = who.account.0.clone();
        let (clock, caller, facility) = (self.clock.clone(), caller.clone(), facility.0.clone());
        let written = self.db.write(move |tx| {
            Box::pin(async move {
                lock(tx, keys).await?;
                if let Some(keyed) = &keyed
                    && let Some(id) = keyed.replay(tx).await?
                {
                    return Ok(Created { value: id, replayed: true });
                }
                let near = Duration::seconds(DOUBLE_TAP_S);
                let around = Slot::new(at - near, at + near);
                let ids = [facility.clone()];
                for before in openings::of_facilities(tx, &ids, around).await? {
                    if before.kind()? == new.kind
                        && before.late() == late
                        && same_tap(before.at()?, at)
                    {
                        return Ok(Created { value: before.id, replayed: true });
                    }
                }
                let turns = duties::of_facilities(tx, &ids, Slot::new(at, at + near)).await?;
                let own = |one: &&duties::Duty| one.account_id.as_ref() == Some(&who.account.0);
                let turn = turns.iter().find(own).or(turns.first());
                let row = NewMark {
                    id: clock.id(),
                    facility_id: facility.clone(),
                    kind: new.kind,
                    at,
                    proof,
                    entries: new.entries,
                    account_id: Some(who.account.0.clone()),
                    duty_id: turn.map(|turn| turn.id.clone()),
                    late,
                };
                openings::insert(tx, &row, now).await?;
                let facts = json!({ "facility": facility, "at": millis(at), "proof": proof,
                    "late": late, "duty": row.duty_id, "entries": row.entries });
                let kind = match new.kind {
                    MarkKind::Open => "door.opened",
                    MarkKind::Close => "door.closed",
                };
                let subject = ("opening", row.id.as_str());
                events::by_caller(tx, &clock, &caller, kind, subject, facts).await?;
                if let Some(keyed) = &keyed {
                    keyed.keep(tx, &row.id, now).await?;
                }
                Ok(Created { value: row.id, replayed: false })
            })
        });
        let made = written.await?;
        let value = self.mark_now(Some(account), &made.value).await?;
        Ok(Created { value, replayed: made.replayed })
    }

    async fn confirm_mark(&self, caller: &Caller, id: &MarkId) -> Answer<MarkView> {
        let who = signed_in(caller)?.clone();
        let mut conn = self.db.read().await?;
        let found = openings::mark(&mut conn, id.as_str()).await?.ok_or(AppError::NotFound)?;
        managed(&mut conn, caller, &found.facility_id, |_| Act::MarkOpening).await?;
        drop(conn);
        let (clock, caller, id) = (self.clock.clone(), caller.clone(), id.0.clone());
        let account = who.account.0.clone();
        let confirmed = self.db.write({
            let id = id.clone();
            move |tx| {
                Box::pin(async move {
                    lock(tx, vec![LockKey::Facility(found.facility_id.clone())]).await?;
                    let now = clock.now();
                    let found = openings::mark(tx, &id).await?.ok_or(AppError::NotFound)?;
                    // A second person: nobody vouches for their own paper.
                    let own = found.account_id.as_ref() == Some(&account);
                    if own || found.counts() {
                        return Err(AppError::WrongState.into());
                    }
                    openings::confirm(tx, &id, &account, now).await?;
                    let facts = json!({ "facility": found.facility_id, "at": millis(found.at()?) });
                    let subject = ("opening", id.as_str());
                    events::by_caller(tx, &clock, &caller, "door.confirmed", subject, facts).await
                })
            }
        });
        confirmed.await?;
        Ok(self.mark_now(Some(who.account.0), &id).await?)
    }

    async fn count(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: CountInput,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<CountView>> {
        Ok(self.count_heads(caller, facility, new, key).await?)
    }

    async fn evidence(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Answer<EvidenceView> {
        let who = signed_in(caller)?;
        let days = (to - from).num_days();
        if !(0..MAX_AVAILABILITY_DAYS).contains(&days) {
            return Err(AppError::field("to", FieldFault::OutOfRange));
        }
        let mut conn = self.db.read().await?;
        let act = |_: &_| Act::SeeUnpublished;
        let found = managed(&mut conn, caller, facility.as_str(), act).await?;
        let window = Slot::new(
            zone::instant(found.zone, from, 0),
            zone::instant(found.zone, to + Duration::days(1), 0),
        );
        let now = self.clock.now();
        let all = std::slice::from_ref(&found);
        let calendars = Calendars::load(&mut conn, all.iter(), window).await?;
        let mut opened = opened_slots(&mut conn, &calendars, all, window, now).await?;
        let ids = [found.id.clone()];
        let marks = openings::of_facilities(&mut conn, &ids, window).await?;
        let views = marks.iter().map(|mark| mark_view(mark, Some(who.account.as_str())));
        let (first, last) = (from.to_string(), to.to_string());
        let mut visits: Vec<DayVisits> = Vec::new();
        for one in head_counts::of_days(&mut conn, &ids, &first, &last).await? {
            let day = one.day.parse().map_err(|_| Failure::corrupt("day"))?;
            match visits.last_mut().filter(|last| last.day == day) {
                Some(last) => last.visits += one.count,
                None => visits.push(DayVisits { day, visits: one.count }),
            }
        }
        let posted = calendars.open_slots(&found, window);
        Ok(EvidenceView {
            marks: views.collect::<Result<_, Failure>>()?,
            posted: posted.into_iter().filter(|slot| slot.overlaps(window)).collect(),
            opened: opened.remove(&found.id).unwrap_or_default(),
            visits,
        })
    }

    async fn today(&self, caller: &Caller, unit: Option<&UnitId>) -> Answer<TodayView> {
        Ok(self.doors_today(caller, unit).await?)
    }
}

impl Core {
    async fn mark_now(&self, account: Option<String>, id: &str) -> Result<MarkView, Failure> {
        let row = openings::mark(&mut *self.db.read().await?, id).await?;
        mark_view(&row.ok_or(AppError::NotFound)?, account.as_deref())
    }
}
