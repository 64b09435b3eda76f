//! 到了没开门: told without an account, answered by the unit, else seen by the community's desk.

use super::closures::managed;
use super::facilities::may_see;
use super::facts::Calendars;
use super::idempotent::hex;
use super::openings::opened_slots;
use super::places::signed_in;
use super::{Core, events};
use crate::db::{LockKey, Tx, lock};
use crate::failure::Failure;
use crate::store::facilities::Facility;
use crate::store::locked::{self, Answered, NewReport, Report};
use crate::store::{bookings, duties, facilities, millis, openings, settings};
use async_trait::async_trait;
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::locked::{
    Locked, LockedAnswering, LockedCounts, LockedInput, LockedSaid, LockedView,
};
use linli_app::ports::{Answer, Caller, Created};
use linli_domain::authority::Act;
use linli_domain::ids::{FacilityId, LockedId};
use linli_domain::limits::{LOCKED_ONCE_MIN, LOCKED_PER_DAY, MAX_REASON};
use linli_domain::locked::{LockedAnswer, due, excuses, plausible, state};
use linli_domain::opening_log::MarkKind;
use linli_domain::refusal::{FieldFault, Reason};
use linli_domain::time::{Instant, Slot};
use linli_domain::zone;
use serde_json::json;
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;

/// The setting that holds the salt under which networks are hashed.
const SALT: &str = "asker_salt";

#[async_trait]
impl Locked for Core {
    async fn report(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: LockedInput,
    ) -> Answer<Created<LockedSaid>> {
        Ok(self.found_locked(caller, facility, new).await?)
    }

    async fn answer_locked(
        &self,
        caller: &Caller,
        id: &LockedId,
        answer: LockedAnswering,
    ) -> Answer<LockedView> {
        Ok(self.answer_report(caller, id, answer).await?)
    }

    async fn escalated(&self, caller: &Caller) -> Answer<Vec<LockedView>> {
        let who = signed_in(caller)?;
        let paths = who.paths(Act::AnswerLockedReports);
        if paths.is_empty() {
            return Err(AppError::NotFound);
        }
        let now = self.clock.now();
        let found = locked::overdue(&mut *self.db.read().await?, &paths, now).await?;
        Ok(found.iter().map(|one| locked_view(one, now)).collect())
    }
}

impl Core {
    async fn found_locked(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: LockedInput,
    ) -> Result<Created<LockedSaid>, Failure> {
        let now = self.clock.now();
        let at = new.at.unwrap_or(now);
        let note = new.note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
        if note.as_ref().is_some_and(|note| note.chars().count() > MAX_REASON) {
            return Err(AppError::field("note", FieldFault::TooLong).into());
        }
        let mut conn = self.db.read().await?;
        let found = facilities::facility(&mut conn, facility.as_str()).await?;
        let found = found.filter(|one| may_see(caller, one)).ok_or(AppError::NotFound)?;
        let open = open_around(&mut conn, &found, now).await?;
        if !plausible(at, &open, now) {
            let today = zone::day_slot(found.zone, zone::local_day(found.zone, now));
            let open = open.into_iter().filter(|slot| slot.overlaps(today)).collect();
            return Err(AppError::from(Reason::Closed { open }).into());
        }
        let code = match new.code.as_deref().map(str::trim).filter(|code| code.len() <= 20) {
            Some(code) => bookings::code_in_use(&mut conn, &found.id, code).await?,
            None => false,
        };
        drop(conn);
        let (clock, caller) = (self.clock.clone(), caller.clone());
        let written = self.db.write(move |tx| {
            Box::pin(async move {
                lock(tx, vec![LockKey::Facility(found.id.clone())]).await?;
                let asker = asker(tx, &clock.secret(), &caller, now).await?;
                let day_ago = now - Duration::days(1);
                let before = locked::of_asker(tx, &found.id, &asker, day_ago).await?;
                let once = Duration::minutes(LOCKED_ONCE_MIN);
                if let Some((id, _)) = before.iter().find(|(_, told)| now - *told < once) {
                    return Ok(Created { value: id.clone(), replayed: true });
                }
                if i64::try_from(before.len()).unwrap_or(i64::MAX) >= LOCKED_PER_DAY {
                    let oldest = before.last().map_or(now, |(_, told)| *told);
                    let wait = (oldest + Duration::days(1) - now).num_seconds().max(1);
                    return Err(AppError::RateLimited { retry_after_s: wait }.into());
                }
                let others = locked::waiting(tx, std::slice::from_ref(&found.id)).await?;
                let row = NewReport {
                    id: clock.id(),
                    facility_id: found.id.clone(),
                    found_at: at,
                    asker,
                    note,
                    due_at: due(now),
                };
                locked::insert(tx, &row, now).await?;
                let facts = json!({ "facility": found.id, "at": millis(at),
                    "due": millis(row.due_at), "with_code": code });
                let subject = ("locked", row.id.as_str());
                events::by_caller(tx, &clock, &caller, "locked.reported", subject, facts).await?;
                // Told at once; ten people before one door are one notice within two hours.
                let just_told = |one: &Report| now - one.reported_at < Duration::hours(2);
                if !others.iter().any(just_told) {
                    for one in duties::staff(tx, std::slice::from_ref(&found.unit_id)).await? {
                        let (id, person) = (clock.id(), &one.person_id);
                        crate::store::events::tell(tx, &id, "locked", person, now).await?;
                    }
                }
                Ok(Created { value: row.id, replayed: false })
            })
        });
        let made = written.await?;
        let row = locked::report(&mut *self.db.read().await?, &made.value).await?;
        let row = row.ok_or_else(|| Failure::corrupt("report just written"))?;
        let said = LockedSaid { id: row.id.into(), at: row.found_at, due_at: row.due_at };
        Ok(Created { value: said, replayed: made.replayed })
    }

    async fn answer_report(
        &self,
        caller: &Caller,
        id: &LockedId,
        said: LockedAnswering,
    ) -> Result<LockedView, Failure> {
        let who = signed_in(caller)?.clone();
        let mut conn = self.db.read().await?;
        let row = locked::report(&mut conn, id.as_str()).await?.ok_or(AppError::NotFound)?;
        // Staff elsewhere do not learn that there is such a report.
        let act = |_: &_| Act::AnswerLockedReports;
        let facility = managed(&mut conn, caller, &row.facility_id, act).await;
        let facility = facility.map_err(|_| AppError::NotFound)?;
        let excused = said.reason_code.filter(|reason| excuses(*reason));
        let mark = match said.answer {
            LockedAnswer::Exempt if said.reason_code.is_none() => {
                return Err(AppError::field("reason_code", FieldFault::Missing).into());
            }
            LockedAnswer::Exempt if excused.is_none() => {
                return Err(AppError::field("reason_code", FieldFault::Unsupported).into());
            }
            LockedAnswer::WasOpen => {
                let mark = proof(&mut conn, &facility, row.found_at, self.clock.now()).await?;
                let missing = || AppError::Incomplete { fields: vec!["mark".to_owned()] };
                Some(mark.ok_or_else(missing)?)
            }
            _ => None,
        };
        drop(conn);
        let answered = Answered {
            answer: said.answer,
            reason: excused
                .filter(|_| said.answer == LockedAnswer::Exempt)
                .map(linli_domain::closure::ClosureReason::as_str),
            mark_id: mark,
            account_id: who.account.0,
        };
        let (clock, by, report) = (self.clock.clone(), caller.clone(), id.0.clone());
        let done = self.db.write(move |tx| {
            Box::pin(async move {
                lock(tx, vec![LockKey::Facility(row.facility_id.clone())]).await?;
                let now = clock.now();
                let row = locked::report(tx, &report).await?.ok_or(AppError::NotFound)?;
                if row.answer.is_some() {
                    return Err(AppError::WrongState.into());
                }
                locked::answer(tx, &report, &answered, now).await?;
                let facts = json!({ "facility": row.facility_id, "at": millis(row.found_at),
                    "answer": answered.answer, "reason": answered.reason,
                    "mark": answered.mark_id, "in_time": now < row.due_at });
                let subject = ("locked", report.as_str());
                events::by_caller(tx, &clock, &by, "locked.answered", subject, facts).await
            })
        });
        done.await?;
        let row = locked::report(&mut *self.db.read().await?, id.as_str()).await?;
        Ok(locked_view(&row.ok_or(AppError::NotFound)?, self.clock.now()))
    }
}

/// Hours at which the door should be open, yesterday and today.
async fn open_around(
    conn: &mut AnyConnection,
    facility: &Facility,
    now: Instant,
) -> Result<Vec<Slot>, Failure> {
    let window = Slot::new(now - Duration::days(1), now + Duration::days(1));
    let calendars = Calendars::load(conn, std::iter::once(facility), window).await?;
    let today = zone::local_day(facility.zone, now);
    let days = calendars.open_days(facility, today - Duration::days(1), today);
    Ok(calendars.really_open(facility, &days))
}

/// The opening that says that the door was open then; none where nothing proves it.
async fn proof(
    conn: &mut AnyConnection,
    facility: &Facility,
    at: Instant,
    now: Instant,
) -> Result<Option<String>, Failure> {
    let window = Slot::new(at - Duration::days(1), at + Duration::days(1));
    let all = std::slice::from_ref(facility);
    let calendars = Calendars::load(conn, all.iter(), window).await?;
    let mut opened = opened_slots(conn, &calendars, all, window, now).await?;
    let opened = opened.remove(&facility.id).unwrap_or_default();
    let Some(held) = opened.iter().find(|slot| slot.holds(at)) else { return Ok(None) };
    let ids = [facility.id.clone()];
    let marks = openings::of_facilities(conn, &ids, Slot::new(held.start, at)).await?;
    let mut last = None;
    for mark in marks {
        if mark.counts() && mark.kind()? == MarkKind::Open {
            last = Some(mark.id);
        }
    }
    Ok(last)
}

/// Who told it: a salted hash of the network and the day, which says nothing once the day is over.
async fn asker(tx: &mut Tx, fresh: &str, caller: &Caller, now: Instant) -> Result<String, Failure> {
    let salt = if let Some(salt) = settings::setting(tx, SALT).await? {
        salt
    } else {
        settings::save(tx, SALT, fresh).await?;
        fresh.to_owned()
    };
    let text = format!("{salt}{}{}", now.date_naive(), caller.network);
    Ok(hex(&Sha256::digest(text))[..32].to_owned())
}

/// A report as staff see it.
pub(super) fn locked_view(row: &Report, now: Instant) -> LockedView {
    LockedView {
        id: row.id.clone().into(),
        facility_id: row.facility_id.clone().into(),
        facility: row.facility.clone(),
        unit: row.unit.clone(),
        phone: row.phone.clone(),
        timezone: row.timezone.clone(),
        at: row.found_at,
        reported_at: row.reported_at,
        due_at: row.due_at,
        state: state(row.due_at, row.answer.is_some(), now),
        note: row.note.clone(),
        answer: row.answer,
    }
}

/// What came of the reports of the last 90 days.
pub(super) async fn tally(
    conn: &mut AnyConnection,
    facility_id: &str,
    now: Instant,
) -> Result<LockedCounts, Failure> {
    let mut counts = LockedCounts::default();
    for (answer, told) in locked::tally(conn, facility_id, now - Duration::days(90)).await? {
        counts.told += told;
        match answer.as_deref().and_then(LockedAnswer::parse) {
            Some(LockedAnswer::Confirmed) => counts.confirmed += told,
            Some(LockedAnswer::WasOpen) => counts.was_open += told,
            Some(LockedAnswer::Exempt) => counts.exempt += told,
            None => counts.waiting += told,
        }
    }
    Ok(counts)
}
