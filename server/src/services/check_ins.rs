//! Signing in, and that nobody came: lock, settle, decide, store, event, commit.

use super::bookings::{seen, view};
use super::places::signed_in;
use super::{Core, events, settling};
use crate::db::{LockKey, Tx, lock};
use crate::failure::Failure;
use crate::store::bookings::{self, Booking};
use crate::store::{check_ins, occupancy, spaces};
use async_trait::async_trait;
use linli_app::error::AppError;
use linli_app::ports::bookings::BookingView;
use linli_app::ports::check_ins::{CheckInInput, CheckIns};
use linli_app::ports::{Answer, Caller};
use linli_domain::authority::{Act, Place};
use linli_domain::booking::BookingState;
use linli_domain::check_in::{self, CheckInFault, CheckInProof};
use linli_domain::ids::{BookingId, UnitId};
use linli_domain::limits::MAX_PERSONS;
use linli_domain::refusal::{FieldFault, NotPermitted, Reason};
use linli_domain::settle::state_at;
use linli_domain::space::CheckInPolicy;
use linli_domain::time::Instant;
use serde_json::json;

#[async_trait]
impl CheckIns for Core {
    async fn check_in(
        &self,
        caller: &Caller,
        id: &BookingId,
        given: CheckInInput,
    ) -> Answer<BookingView> {
        Ok(self.mark(caller, id, Said::Came(given)).await?)
    }

    async fn nobody_came(&self, caller: &Caller, id: &BookingId) -> Answer<BookingView> {
        Ok(self.mark(caller, id, Said::NobodyCame).await?)
    }
}

/// What is said of a booking at the door.
#[derive(Clone, Debug)]
enum Said {
    Came(CheckInInput),
    NobodyCame,
}

impl Core {
    async fn mark(
        &self,
        caller: &Caller,
        id: &BookingId,
        said: Said,
    ) -> Result<BookingView, Failure> {
        let facility = seen(&mut *self.db.read().await?, caller, id.as_str()).await?.facility_id;
        let (core, caller, id) = (self.clone(), caller.clone(), id.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx, vec![LockKey::Facility(facility.clone())]).await?;
                    let now = core.clock.now();
                    settling::settle_facility(tx, &core.clock, &facility, now).await?;
                    let booking = seen(tx, &caller, id.as_str()).await?;
                    if booking.facility_id != facility {
                        return Err(AppError::Stale.into());
                    }
                    match said {
                        Said::Came(given) => core.came(tx, &caller, &booking, given, now).await?,
                        Said::NobodyCame => core.missed(tx, &caller, &booking, now).await?,
                    }
                    Ok(view(seen(tx, &caller, id.as_str()).await?, now))
                })
            })
            .await
    }

    async fn came(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        booking: &Booking,
        given: CheckInInput,
        now: Instant,
    ) -> Result<(), Failure> {
        let proof = proof(caller, booking, &given)?;
        if given.persons.is_some_and(|count| !(0..=MAX_PERSONS).contains(&count)) {
            return Err(AppError::field("persons", FieldFault::Malformed).into());
        }
        let state = state_at(booking.state, booking.slot, now);
        let policy = policy(tx, booking).await?;
        check_in::check_in(state, policy, booking.slot, now).map_err(told)?;
        check_ins::sign_in(tx, &booking.id, proof, given.persons, now).await?;
        let facts = json!({ "proof": proof, "persons": given.persons, "space": booking.space_id });
        let subject = ("booking", booking.id.as_str());
        events::by_caller(tx, &self.clock, caller, "booking.checked_in", subject, facts).await
    }

    async fn missed(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        booking: &Booking,
        now: Instant,
    ) -> Result<(), Failure> {
        staff(caller, booking)?;
        let state = state_at(booking.state, booking.slot, now);
        let policy = policy(tx, booking).await?;
        check_in::nobody_came(state, policy, booking.slot, now).map_err(told)?;
        bookings::finish(tx, &booking.id, BookingState::NoShow, None, now).await?;
        occupancy::release(tx, &booking.id).await?;
        let facts = json!({ "space": booking.space_id });
        let subject = ("booking", booking.id.as_str());
        events::by_caller(tx, &self.clock, caller, "booking.no_show", subject, facts).await
    }
}

/// How it is proved: with the right six digits, or by the word of staff.
fn proof(
    caller: &Caller,
    booking: &Booking,
    given: &CheckInInput,
) -> Result<CheckInProof, AppError> {
    match &given.code {
        Some(code) if code.trim() == booking.code => Ok(CheckInProof::Code),
        Some(_) => Err(AppError::field("code", FieldFault::Malformed)),
        None => {
            staff(caller, booking)?;
            Ok(given.source.unwrap_or(CheckInProof::Keeper))
        }
    }
}

/// Only staff of the place vouch without a code.
fn staff(caller: &Caller, booking: &Booking) -> Result<(), AppError> {
    let unit = UnitId(booking.unit_id.clone());
    let place = Place::of_unit(&unit, &booking.path);
    let may = signed_in(caller)?.may(Act::CheckIn, place);
    may.then_some(()).ok_or_else(|| Reason::NotPermitted(NotPermitted::Role).into())
}

async fn policy(tx: &mut Tx, booking: &Booking) -> Result<CheckInPolicy, Failure> {
    let space = spaces::space(tx, &booking.space_id).await?;
    // A space retired since keeps what it asked for while it was booked: recorded.
    Ok(space.map_or(CheckInPolicy::Recorded, |space| space.policy.check_in))
}

/// Whatever stands against it, the booking is not in a state for it.
fn told(_: CheckInFault) -> AppError {
    AppError::WrongState
}
