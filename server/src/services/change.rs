//! Moving a booking and giving it back.

use super::bookings::{facts_of, free_code, managed, placed, request_of, seen, space_facts, view};
use super::{Core, events, settling};
use crate::db::{LockKey, lock};
use crate::failure::Failure;
use crate::store::bookings::Booking;
use crate::store::events::notify;
use crate::store::{bookings, facilities, millis, occupancy};
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::bookings::{BookingPatch, BookingView, CancelInput, NewBooking};
use linli_domain::admission::{Intent, admission};
use linli_domain::booking::BookingState;
use linli_domain::ids::BookingId;
use linli_domain::limits::MAX_TEXT;
use linli_domain::refusal::FieldFault;
use linli_domain::settle::state_at;
use serde_json::json;

impl Core {
    /// Moves a booking; everything is checked again, and the old slot stays when it fails.
    pub(super) async fn relocate(
        &self,
        caller: &Caller,
        id: &BookingId,
        version: i64,
        change: BookingPatch,
    ) -> Result<BookingView, Failure> {
        let old = managed(&mut *self.db.read().await?, caller, id.as_str()).await?;
        let space_id = change.space_id.unwrap_or_else(|| old.space_id.clone().into());
        let asked = NewBooking {
            // Moving only the start keeps the length.
            end: change.end.unwrap_or_else(|| {
                change.start.map_or(old.slot.end, |start| start + (old.slot.end - old.slot.start))
            }),
            start: change.start.unwrap_or(old.slot.start),
            persons: change.persons.unwrap_or(old.persons),
            space_id,
            purpose: old.purpose,
            note: None,
            // Accepted when the booking was made; another facility's rules are asked for there.
            accept_rules: true,
        };
        match self.move_to(caller, version, &old, &asked).await {
            Ok(()) => {
                let moved = seen(&mut *self.db.read().await?, caller, id.as_str()).await?;
                Ok(view(moved, self.clock.now()))
            }
            Err(failure) => Err(self.with_alternatives(caller, &asked, Some(&old), failure).await),
        }
    }

    async fn move_to(
        &self,
        caller: &Caller,
        version: i64,
        old: &Booking,
        asked: &NewBooking,
    ) -> Result<(), Failure> {
        let space = asked.space_id.as_str();
        let target = facilities::id_of_space(&mut *self.db.read().await?, space).await?;
        let target = target.ok_or_else(|| AppError::field("space_id", FieldFault::Unknown))?;
        let places = [old.facility_id.clone(), target];
        // The holder's account too: its quotas are counted again.
        let mut keys: Vec<LockKey> = places.iter().cloned().map(LockKey::Facility).collect();
        keys.extend(old.account_id.clone().map(LockKey::Account));
        let (clock, caller) = (self.clock.clone(), caller.clone());
        let (id, asked) = (BookingId(old.id.clone()), asked.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx, keys).await?;
                    let now = clock.now();
                    for place in &places {
                        settling::settle_facility(tx, &clock, place, now).await?;
                    }
                    let old = managed(tx, &caller, id.as_str()).await?;
                    if old.version != version {
                        return Err(AppError::Stale.into());
                    }
                    if !old.state.holds_slot() || old.slot.start <= now {
                        return Err(AppError::WrongState.into());
                    }
                    let holder = Some(old.person_id.as_str());
                    let loaded = space_facts(tx, &caller, &asked, now, holder).await?;
                    let mut request = request_of(&asked, Intent::Take);
                    request.moving = Some(id.clone());
                    let admitted = admission(caller.viewer(), &request, &loaded.facts(), now)?;
                    let target = placed(&loaded, &request, admitted);
                    let code = if target.facility_id == old.facility_id {
                        old.code.clone()
                    } else {
                        free_code(tx, &clock, &target.facility_id).await?
                    };
                    occupancy::release(tx, id.as_str()).await?;
                    let (areas, slot) = (&loaded.space.areas, target.slot);
                    occupancy::hold(tx, id.as_str(), areas, slot, target.exclusive).await?;
                    bookings::relocate(tx, id.as_str(), version, &code, &target, now).await?;
                    let mut facts = facts_of(&target);
                    facts["before"] = json!({ "space": old.space_id,
                        "start": millis(old.slot.start), "end": millis(old.slot.end),
                        "persons": old.persons });
                    let subject = ("booking", id.as_str());
                    events::by_caller(tx, &clock, &caller, "booking.moved", subject, facts).await?;
                    let notice = clock.id();
                    notify(tx, &notice, "moved", &old.person_id, id.as_str(), now).await
                })
            })
            .await
    }

    /// Gives a slot back, for the holder or, with a reason, for the unit.
    pub(super) async fn give_back(
        &self,
        caller: &Caller,
        id: &BookingId,
        why: CancelInput,
    ) -> Result<BookingView, Failure> {
        if why.note.as_ref().is_some_and(|note| note.chars().count() > MAX_TEXT) {
            return Err(AppError::field("note", FieldFault::TooLong).into());
        }
        let facility = managed(&mut *self.db.read().await?, caller, id.as_str()).await?.facility_id;
        let (clock, caller, id) = (self.clock.clone(), caller.clone(), id.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx, vec![LockKey::Facility(facility.clone())]).await?;
                    let now = clock.now();
                    settling::settle_facility(tx, &clock, &facility, now).await?;
                    let old = managed(tx, &caller, id.as_str()).await?;
                    if old.facility_id != facility {
                        // Moved between reading and locking: the lock held is not its own.
                        return Err(AppError::Stale.into());
                    }
                    if !state_at(old.state, old.slot, now).may_become(BookingState::Cancelled) {
                        return Err(AppError::WrongState.into());
                    }
                    let own = caller
                        .identity
                        .as_ref()
                        .is_some_and(|who| who.person.as_str() == old.person_id);
                    if !own && why.reason_code.is_none() {
                        return Err(AppError::field("reason_code", FieldFault::Missing).into());
                    }
                    let reason = why.reason_code.map(|code| json!(code));
                    let reason = reason.as_ref().and_then(serde_json::Value::as_str);
                    let state = BookingState::Cancelled;
                    bookings::finish(tx, id.as_str(), state, reason, now).await?;
                    occupancy::release(tx, id.as_str()).await?;
                    let facts = json!({ "by": if own { "holder" } else { "unit" },
                        "reason": reason, "start": millis(old.slot.start),
                        "end": millis(old.slot.end), "space": old.space_id });
                    let subject = ("booking", id.as_str());
                    let kind = "booking.cancelled";
                    events::by_caller(tx, &clock, &caller, kind, subject, facts).await?;
                    let notice = clock.id();
                    notify(tx, &notice, "cancelled", &old.person_id, id.as_str(), now).await?;
                    let booking = seen(tx, &caller, id.as_str()).await?;
                    Ok(view(booking, now))
                })
            })
            .await
    }
}
