//! Duty (值守): assigning, offering, taking over.

use super::closures::managed;
use super::facilities::allowed;
use super::facts::Calendars;
use super::idempotent::Keyed;
use super::places::signed_in;
use super::{Core, events};
use crate::db::{LockKey, lock};
use crate::failure::Failure;
use crate::store::duties::{self, Duty, Who};
use crate::store::millis;
use async_trait::async_trait;
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::duties::{Duties, DutyInput, DutyView, VolunteerInput};
use linli_app::ports::{Answer, Caller, Created, IdempotencyKey};
use linli_domain::authority::Act;
use linli_domain::ids::{DutyId, FacilityId};
use linli_domain::limits::MAX_NAME;
use linli_domain::refusal::{FieldFault, Invalid, NotPermitted, Reason};
use linli_domain::time::Slot;
use serde_json::json;

/// Longest turn, in hours.
const MAX_TURN_H: i64 = 24;
/// Longest contact, in characters.
const MAX_CONTACT: usize = 100;

#[async_trait]
impl Duties for Core {
    async fn assign(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: DutyInput,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<DutyView>> {
        Ok(self.put_on_duty(caller, facility, new, key).await?)
    }

    async fn offer(&self, caller: &Caller, id: &DutyId) -> Answer<DutyView> {
        self.change_duty(caller, id, Step::Offer).await?;
        self.duty_now(caller, id.as_str()).await
    }

    async fn accept(&self, caller: &Caller, id: &DutyId) -> Answer<DutyView> {
        self.change_duty(caller, id, Step::Accept).await?;
        self.duty_now(caller, id.as_str()).await
    }

    async fn withdraw(&self, caller: &Caller, id: &DutyId) -> Answer<()> {
        Ok(self.change_duty(caller, id, Step::Remove).await?)
    }
}

/// What is done with a turn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Offer,
    Accept,
    Remove,
}

impl Core {
    async fn put_on_duty(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: DutyInput,
        key: Option<IdempotencyKey>,
    ) -> Result<Created<DutyView>, Failure> {
        let who = signed_in(caller)?.clone();
        let mut conn = self.db.read().await?;
        let act = |_: &_| Act::MarkOpening;
        let found = managed(&mut conn, caller, facility.as_str(), act).await?;
        let (turn, now) = (Slot::new(new.start, new.end), self.clock.now());
        if !turn.is_real() || turn.end <= now {
            let fault = if turn.is_real() { Invalid::Past } else { Invalid::Reversed };
            return Err(AppError::from(Reason::Invalid(fault)).into());
        }
        if turn.end - turn.start > Duration::hours(MAX_TURN_H) {
            return Err(AppError::field("end", FieldFault::TooLong).into());
        }
        let all = std::slice::from_ref(&found);
        let calendars = Calendars::load(&mut conn, all.iter(), turn).await?;
        let open = calendars.open_slots(&found, turn);
        if !open.iter().any(|slot| slot.overlaps(turn)) {
            return Err(AppError::from(Reason::Closed { open }).into());
        }
        let given = [new.account_id.is_some(), new.volunteer_id.is_some(), new.volunteer.is_some()];
        if given.iter().filter(|given| **given).count() > 1 {
            return Err(AppError::field("volunteer", FieldFault::Unsupported).into());
        }
        let account = new.account_id.clone().unwrap_or_else(|| who.account.clone());
        let others =
            account != who.account || new.volunteer_id.is_some() || new.volunteer.is_some();
        // Everybody of the unit takes a turn; the liaison gives them.
        if others && allowed(&who, Act::Publish, &found).is_err() {
            return Err(AppError::from(Reason::NotPermitted(NotPermitted::Role)).into());
        }
        let units = [found.unit_id.clone()];
        if let Some(volunteer) = &new.volunteer_id {
            let known = duties::volunteers(&mut conn, &units).await?;
            let known = known.iter().any(|(id, ..)| *id == volunteer.0);
            known
                .then_some(())
                .ok_or_else(|| AppError::field("volunteer_id", FieldFault::Unknown))?;
        } else if new.volunteer.is_none() && account != who.account {
            let staff = duties::staff(&mut conn, &units).await?;
            let known = staff.iter().any(|one| one.account_id == account.0);
            known
                .then_some(())
                .ok_or_else(|| AppError::field("account_id", FieldFault::Unknown))?;
        }
        drop(conn);
        let volunteer = new.volunteer.as_ref().map(fit).transpose()?;
        let keyed = Keyed::new(who.account.as_str(), key, "POST /facilities/{id}/duties", &new)?;
        let keys =
            vec![LockKey::Account(who.account.0.clone()), LockKey::Facility(found.id.clone())];
        let (clock, by) = (self.clock.clone(), caller.clone());
        let written = self.db.write(move |tx| {
            Box::pin(async move {
                lock(tx, keys).await?;
                if let Some(keyed) = &keyed
                    && let Some(id) = keyed.replay(tx).await?
                {
                    return Ok(Created { value: id, replayed: true });
                }
                let now = clock.now();
                let taker = match (volunteer, new.volunteer_id) {
                    (Some(new), _) => {
                        let (id, unit) = (clock.id(), &found.unit_id);
                        let (name, contact) = (&new.name, &new.contact);
                        duties::insert_volunteer(tx, &id, unit, name, contact, now).await?;
                        Who::Volunteer(id)
                    }
                    (None, Some(id)) => Who::Volunteer(id.0),
                    (None, None) => Who::Account(account.0),
                };
                let id = clock.id();
                duties::insert(tx, &id, &found.id, turn, &taker, now).await?;
                let (kind, taker) = match &taker {
                    Who::Account(id) => ("account", id),
                    Who::Volunteer(id) => ("volunteer", id),
                };
                let facts = json!({ "facility": found.id, "start": millis(turn.start),
                    "end": millis(turn.end), kind: taker });
                let subject = ("duty", id.as_str());
                events::by_caller(tx, &clock, &by, "duty.assigned", subject, facts).await?;
                if let Some(keyed) = &keyed {
                    keyed.keep(tx, &id, now).await?;
                }
                Ok(Created { value: id, replayed: false })
            })
        });
        let made = written.await?;
        let value = self.duty_now(caller, &made.value).await?;
        Ok(Created { value, replayed: made.replayed })
    }

    async fn change_duty(&self, caller: &Caller, id: &DutyId, step: Step) -> Result<(), Failure> {
        let who = signed_in(caller)?.clone();
        let mut conn = self.db.read().await?;
        let found = duties::duty(&mut conn, id.as_str()).await?.ok_or(AppError::NotFound)?;
        let act = |_: &_| Act::MarkOpening;
        let facility = managed(&mut conn, caller, &found.facility_id, act).await?;
        drop(conn);
        let arranges = allowed(&who, Act::Publish, &facility).is_ok();
        let (clock, by, id) = (self.clock.clone(), caller.clone(), id.0.clone());
        let done = self.db.write(move |tx| {
            Box::pin(async move {
                lock(tx, vec![LockKey::Facility(facility.id.clone())]).await?;
                let now = clock.now();
                let turn = duties::duty(tx, &id).await?.ok_or(AppError::NotFound)?;
                let own = turn.account_id.as_ref() == Some(&who.account.0);
                let free = match step {
                    Step::Accept => turn.offered && !own,
                    Step::Offer => !turn.offered,
                    Step::Remove => true,
                };
                if turn.slot.end <= now || !free {
                    return Err(AppError::WrongState.into());
                }
                // One gives away one's own turn; the liaison anybody's.
                if step != Step::Accept && !own && !arranges {
                    return Err(AppError::from(Reason::NotPermitted(NotPermitted::Role)).into());
                }
                let kind = match step {
                    Step::Offer => {
                        duties::offer(tx, &id, now).await?;
                        "duty.offered"
                    }
                    Step::Accept => {
                        duties::hand_over(tx, &id, who.account.as_str(), now).await?;
                        "duty.swapped"
                    }
                    Step::Remove => {
                        duties::remove(tx, &id, now).await?;
                        "duty.removed"
                    }
                };
                let facts = json!({ "facility": facility.id, "start": millis(turn.slot.start),
                    "end": millis(turn.slot.end), "before": turn.account_id });
                events::by_caller(tx, &clock, &by, kind, ("duty", id.as_str()), facts).await
            })
        });
        done.await
    }

    async fn duty_now(&self, caller: &Caller, id: &str) -> Answer<DutyView> {
        let account = caller.identity.as_ref().map(|who| who.account.as_str());
        let found = duties::duty(&mut *self.db.read().await?, id).await?;
        Ok(duty_view(&found.ok_or(AppError::NotFound)?, account))
    }
}

fn fit(new: &VolunteerInput) -> Result<VolunteerInput, AppError> {
    let name = new.name.trim().to_owned();
    let contact = new.contact.trim().to_owned();
    let faults = [
        ("name", name.is_empty(), FieldFault::Missing),
        ("name", name.chars().count() > MAX_NAME, FieldFault::TooLong),
        ("contact", contact.is_empty(), FieldFault::Missing),
        ("contact", contact.chars().count() > MAX_CONTACT, FieldFault::TooLong),
    ];
    match faults.iter().find(|(_, wrong, _)| *wrong) {
        Some((name, _, fault)) => Err(AppError::field(name, *fault)),
        None => Ok(VolunteerInput { name, contact }),
    }
}

/// A turn as the unit sees it.
pub(super) fn duty_view(duty: &Duty, account: Option<&str>) -> DutyView {
    DutyView {
        id: duty.id.clone().into(),
        facility_id: duty.facility_id.clone().into(),
        start: duty.slot.start,
        end: duty.slot.end,
        name: duty.name.clone(),
        contact: duty.contact.clone(),
        volunteer: duty.volunteer,
        own: account.is_some() && duty.account_id.as_deref() == account,
        offered: duty.offered,
    }
}
