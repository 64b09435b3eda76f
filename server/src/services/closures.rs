//! Closing and blocking: lock, settle, look who stands inside, store, flag, tell, commit.

mod inside;
mod parts;
mod sense;
mod today;

pub(super) use inside::is_booked;

pub(super) use parts::managed;
pub(super) use parts::views;
use parts::{areas_of, caught, closing, closure_view, release, told, view_of_block};
use sense::{filled, sense, short};

use super::facilities::{allowed, may_see};
use super::idempotent::Keyed;
use super::places::signed_in;
use super::{Core, events, settling};
use crate::db::{LockKey, lock};
use crate::failure::Failure;
use crate::store::{blocks, closures, facilities, millis, spaces, stops};
use async_trait::async_trait;
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::closures::{
    AffectedBooking, Affecting, BlockInput, BlockView, ClosureInput, ClosureView, Closures,
    StopsView,
};
use linli_app::ports::{Answer, Caller, Created, IdempotencyKey};
use linli_domain::authority::Act;
use linli_domain::closure::{ClosureReason, short_notice};
use linli_domain::ids::{BlockId, ClosureId, FacilityId};
use linli_domain::limits::{MAX_CLOSURE_DAYS, MAX_SLOT_DAYS};
use linli_domain::refusal::FieldFault;
use linli_domain::time::Slot;
use serde_json::json;

#[async_trait]
impl Closures for Core {
    async fn close(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: ClosureInput,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<ClosureView>> {
        Ok(self.announce(caller, facility, new, key).await?)
    }

    async fn close_today(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        reason: ClosureReason,
        confirm_affected: bool,
    ) -> Answer<Created<ClosureView>> {
        Ok(self.stop_today(caller, facility, reason, confirm_affected).await?)
    }

    async fn lift(&self, caller: &Caller, id: &ClosureId) -> Answer<ClosureView> {
        Ok(self.lift_closure(caller, id).await?)
    }

    async fn block(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: BlockInput,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<BlockView>> {
        let who = signed_in(caller)?;
        let slot = Slot::new(new.start, new.end);
        managed(&mut *self.db.read().await?, caller, facility.as_str(), |_| Act::Block).await?;
        sense(slot, self.clock.now(), MAX_SLOT_DAYS)?;
        short("label", new.label.as_deref())?;
        short("series", new.series.as_deref())?;
        let keyed = Keyed::new(who.account.as_str(), key, "POST /facilities/{id}/blocks", &new)?;
        let keys =
            vec![LockKey::Account(who.account.0.clone()), LockKey::Facility(facility.0.clone())];
        let (clock, caller, facility) = (self.clock.clone(), caller.clone(), facility.0.clone());
        let written = self.db.write(move |tx| {
            Box::pin(async move {
                lock(tx, keys).await?;
                if let Some(keyed) = &keyed
                    && let Some(id) = keyed.replay(tx).await?
                {
                    return Ok(Created { value: id, replayed: true });
                }
                let now = clock.now();
                settling::settle_facility(tx, &clock, &facility, now).await?;
                let areas = areas_of(tx, &facility, &new.space_ids, &new.areas).await?;
                let row = blocks::NewBlock {
                    id: clock.id(),
                    facility_id: facility.clone(),
                    slot,
                    areas,
                    kind: new.kind,
                    label: filled(new.label),
                    series_key: filled(new.series),
                    source_key: None,
                };
                let hit = caught(tx, &facility, slot, row.areas.as_deref(), now).await?;
                hit.accepted(new.confirm_affected)?;
                blocks::insert(tx, &row, now).await?;
                let facts = json!({ "facility": facility, "start": millis(slot.start),
                    "end": millis(slot.end), "kind": row.kind, "areas": row.areas,
                    "affected": hit.0.len() });
                let subject = ("block", row.id.as_str());
                events::by_caller(tx, &clock, &caller, "block.made", subject, facts).await?;
                told(tx, &clock, &caller, &hit, subject, now).await?;
                if let Some(keyed) = &keyed {
                    keyed.keep(tx, &row.id, now).await?;
                }
                Ok(Created { value: row.id, replayed: false })
            })
        });
        let made = written.await?;
        let view = self.block_now(&made.value).await?;
        Ok(Created { value: view, replayed: made.replayed })
    }

    async fn unblock(&self, caller: &Caller, id: &BlockId) -> Answer<()> {
        signed_in(caller)?;
        let mut conn = self.db.read().await?;
        let found = blocks::block(&mut conn, id.as_str()).await?;
        let (facility, slot) = found.ok_or(AppError::NotFound)?;
        managed(&mut conn, caller, &facility, |_| Act::Block).await?;
        drop(conn);
        let (clock, caller, id) = (self.clock.clone(), caller.clone(), id.0.clone());
        let done = self.db.write(move |tx| {
            Box::pin(async move {
                lock(tx, vec![LockKey::Facility(facility.clone())]).await?;
                let now = clock.now();
                if blocks::block(tx, &id).await?.is_none() {
                    return Err(AppError::NotFound.into());
                }
                blocks::remove(tx, &id, now).await?;
                let subject = ("block", id.as_str());
                let facts = json!({ "facility": facility });
                events::by_caller(tx, &clock, &caller, "block.removed", subject, facts).await?;
                release(tx, &clock, &caller, &facility, slot, now).await
            })
        });
        Ok(done.await?)
    }

    async fn stops(&self, caller: &Caller, facility: &FacilityId) -> Answer<StopsView> {
        let now = self.clock.now();
        let mut conn = self.db.read().await?;
        let found = facilities::facility(&mut conn, facility.as_str()).await?;
        let found = found.filter(|one| may_see(caller, one)).ok_or(AppError::NotFound)?;
        let window = Slot::new(now, now + Duration::days(366));
        let ids = [facility.0.clone()];
        let rows = stops::of_facilities(&mut conn, &ids, window).await?;
        let areas = spaces::areas(&mut conn, facility.as_str()).await?;
        let mut views = views(&rows, &areas, now, window);
        let own = |who| allowed(who, Act::Block, &found).is_ok();
        if caller.identity.as_ref().is_some_and(own) {
            let ids: Vec<String> = views.blocks.iter().map(|one| one.id.0.clone()).collect();
            for (id, label) in blocks::labels(&mut conn, &ids).await? {
                if let Some(one) = views.blocks.iter_mut().find(|one| one.id.0 == id) {
                    one.label = Some(label);
                }
            }
        }
        Ok(views)
    }

    async fn affected(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        wanted: Affecting,
    ) -> Answer<Vec<AffectedBooking>> {
        signed_in(caller)?;
        let mut conn = self.db.read().await?;
        let now = self.clock.now();
        let act = |one: &facilities::Facility| closing(one, wanted.slot, now);
        managed(&mut conn, caller, facility.as_str(), act).await?;
        sense(wanted.slot, now, MAX_CLOSURE_DAYS)?;
        let areas =
            areas_of(&mut conn, facility.as_str(), &wanted.space_ids, &wanted.areas).await?;
        let hit = caught(&mut conn, facility.as_str(), wanted.slot, areas.as_deref(), now).await?;
        Ok(hit.views()?)
    }
}

impl Core {
    async fn announce(
        &self,
        caller: &Caller,
        facility: &FacilityId,
        new: ClosureInput,
        key: Option<IdempotencyKey>,
    ) -> Result<Created<ClosureView>, Failure> {
        let who = signed_in(caller)?;
        let (slot, now) = (Slot::new(new.start, new.end), self.clock.now());
        let act = |one: &facilities::Facility| closing(one, slot, now);
        managed(&mut *self.db.read().await?, caller, facility.as_str(), act).await?;
        sense(slot, now, MAX_CLOSURE_DAYS)?;
        short("reason", new.reason.as_deref())?;
        let reason = filled(new.reason.clone());
        if reason.is_none() && new.reason_code.is_none() {
            return Err(AppError::field("reason", FieldFault::Missing).into());
        }
        let keyed = Keyed::new(who.account.as_str(), key, "POST /facilities/{id}/closures", &new)?;
        let keys =
            vec![LockKey::Account(who.account.0.clone()), LockKey::Facility(facility.0.clone())];
        let (clock, caller, facility) = (self.clock.clone(), caller.clone(), facility.0.clone());
        let written = self.db.write(move |tx| {
            Box::pin(async move {
                lock(tx, keys).await?;
                if let Some(keyed) = &keyed
                    && let Some(id) = keyed.replay(tx).await?
                {
                    return Ok(Created { value: id, replayed: true });
                }
                let now = clock.now();
                settling::settle_facility(tx, &clock, &facility, now).await?;
                let areas = areas_of(tx, &facility, &new.space_ids, &new.areas).await?;
                let row = closures::NewClosure {
                    id: clock.id(),
                    facility_id: facility.clone(),
                    slot,
                    areas,
                    class: new.class,
                    reason_code: new.reason_code.unwrap_or(ClosureReason::Other),
                    reason,
                    short_notice: short_notice(new.class, now, slot.start),
                };
                // Two taps in one minute are one closure.
                if let Some(twin) = parts::twin(tx, &row).await? {
                    return Ok(Created { value: twin, replayed: true });
                }
                let hit = caught(tx, &facility, slot, row.areas.as_deref(), now).await?;
                hit.accepted(new.confirm_affected)?;
                closures::insert(tx, &row, now).await?;
                let facts = json!({ "facility": facility, "start": millis(slot.start),
                    "end": millis(slot.end), "class": row.class, "reason": row.reason_code,
                    "areas": row.areas, "short_notice": row.short_notice,
                    "affected": hit.0.len() });
                let subject = ("closure", row.id.as_str());
                events::by_caller(tx, &clock, &caller, "closure.announced", subject, facts).await?;
                told(tx, &clock, &caller, &hit, subject, now).await?;
                if let Some(keyed) = &keyed {
                    keyed.keep(tx, &row.id, now).await?;
                }
                Ok(Created { value: row.id, replayed: false })
            })
        });
        let made = written.await?;
        let value = self.closure_now(&made.value).await?;
        Ok(Created { value, replayed: made.replayed })
    }

    async fn lift_closure(&self, caller: &Caller, id: &ClosureId) -> Result<ClosureView, Failure> {
        signed_in(caller)?;
        let mut conn = self.db.read().await?;
        let found = closures::closure(&mut conn, id.as_str()).await?;
        let found = found.ok_or(AppError::NotFound)?;
        let (facility, slot) = (found.facility_id, found.announced.closure.slot);
        let now = self.clock.now();
        managed(&mut conn, caller, &facility, |one| closing(one, slot, now)).await?;
        drop(conn);
        let (clock, caller, closure) = (self.clock.clone(), caller.clone(), id.0.clone());
        let done = self.db.write(move |tx| {
            Box::pin(async move {
                lock(tx, vec![LockKey::Facility(facility.clone())]).await?;
                let now = clock.now();
                let found = closures::closure(tx, &closure).await?;
                let standing = found.ok_or(AppError::NotFound)?;
                let times = standing.announced.closure;
                if times.lifted_at.is_some() || times.slot.end <= now {
                    return Err(AppError::WrongState.into());
                }
                closures::lift(tx, &closure, now).await?;
                let subject = ("closure", closure.as_str());
                let facts = json!({ "facility": facility, "start": millis(times.slot.start),
                    "end": millis(times.slot.end) });
                events::by_caller(tx, &clock, &caller, "closure.lifted", subject, facts).await?;
                release(tx, &clock, &caller, &facility, times.slot, now).await
            })
        });
        done.await?;
        self.closure_now(id.as_str()).await
    }

    async fn closure_now(&self, id: &str) -> Result<ClosureView, Failure> {
        closure_view(&mut *self.db.read().await?, id, self.clock.now()).await
    }

    async fn block_now(&self, id: &str) -> Result<BlockView, Failure> {
        view_of_block(&mut *self.db.read().await?, id, self.clock.now()).await
    }
}
