//! Taking a slot: lock, settle, load, decide, store, event and notice, commit.

mod parts;

pub(super) use parts::{facts_of, free_code, managed, placed, request_of, seen, space_facts, view};

use super::availability::viewer_word;
use super::codes::as_of_now;
use super::facts::{self};
use super::idempotent::Keyed;
use super::places::{limit, page, signed_in};
use super::pricing;
use super::search::who;
use super::{Core, events, settling};
use crate::clock::Clock;
use crate::db::{LockKey, Tx, lock};
use crate::failure::Failure;
use crate::store::bookings::{self, Booking, NewRow};
use crate::store::demand::Demand;
use crate::store::{facilities, occupancy, units};
use async_trait::async_trait;
use linli_app::error::AppError;
use linli_app::ports::bookings::{
    BookingPatch, BookingView, Bookings, CancelInput, NewBooking, Preview, Price, UnitBooking,
};
use linli_app::ports::{Answer, Caller, Created, IdempotencyKey, Page, Paging};
use linli_domain::admission::{Intent, admission};
use linli_domain::authority::{Act, Place};
use linli_domain::booking::BookingState;
use linli_domain::ids::{BookingId, UnitId};
use linli_domain::limits::MAX_TEXT;
use linli_domain::refusal::{FieldFault, Reason};
use linli_domain::time::{Instant, Slot};

#[async_trait]
impl Bookings for Core {
    async fn preview(&self, caller: &Caller, asked: NewBooking) -> Answer<Preview> {
        let looked = self.look(caller, &asked).await;
        match looked {
            Ok(price) => Ok(Preview {
                state: BookingState::Confirmed,
                price,
                viewer: viewer_word(caller.viewer()).to_owned(),
            }),
            Err(failure) => Err(self.with_alternatives(caller, &asked, None, failure).await.into()),
        }
    }

    async fn create(
        &self,
        caller: &Caller,
        asked: NewBooking,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<BookingView>> {
        match self.book(caller, &asked, key).await {
            Ok(created) => Ok(created),
            Err(failure) => Err(self.with_alternatives(caller, &asked, None, failure).await.into()),
        }
    }

    async fn booking(&self, caller: &Caller, id: &BookingId) -> Answer<BookingView> {
        let mut conn = self.db.read().await?;
        let booking = seen(&mut conn, caller, id.as_str()).await?;
        Ok(view(booking, self.clock.now()))
    }

    async fn change(
        &self,
        caller: &Caller,
        id: &BookingId,
        version: i64,
        change: BookingPatch,
    ) -> Answer<BookingView> {
        Ok(self.relocate(caller, id, version, change).await?)
    }

    async fn cancel(
        &self,
        caller: &Caller,
        id: &BookingId,
        why: CancelInput,
    ) -> Answer<BookingView> {
        Ok(self.give_back(caller, id, why).await?)
    }

    async fn mine(&self, caller: &Caller, paging: &Paging) -> Answer<Page<BookingView>> {
        let who = signed_in(caller)?;
        let (now, rows) = (self.clock.now(), paging.rows());
        let offset = offset(paging)?;
        let mut conn = self.db.read().await?;
        let person = who.person.as_str();
        let found = bookings::of_person(&mut conn, person, now, offset, limit(rows)).await?;
        let next = offset + i64::try_from(rows).unwrap_or(0);
        Ok(page(found.into_iter().map(|one| view(one, now)).collect(), rows, |_| next.to_string()))
    }

    async fn of_unit(
        &self,
        caller: &Caller,
        unit: &UnitId,
        paging: &Paging,
    ) -> Answer<Page<UnitBooking>> {
        let who = signed_in(caller)?;
        let (now, rows) = (self.clock.now(), paging.rows());
        let offset = offset(paging)?;
        let mut conn = self.db.read().await?;
        let path = units::path(&mut conn, unit.as_str()).await?.ok_or(AppError::NotFound)?;
        // Who has no business with the unit does not learn whether it has bookings.
        if !who.may(Act::SeeBookings, Place::of_unit(unit, &path)) {
            return Err(AppError::NotFound);
        }
        let found = bookings::of_unit(&mut conn, unit.as_str(), offset, limit(rows)).await?;
        let next = offset + i64::try_from(rows).unwrap_or(0);
        let one = |booking: Booking| UnitBooking {
            holder: booking.holder.clone(),
            contact: booking.contact.clone(),
            booking: view(booking, now),
        };
        Ok(page(found.into_iter().map(one).collect(), rows, |_| next.to_string()))
    }
}

impl Core {
    /// What admission says, without writing; the price of what it grants.
    async fn look(&self, caller: &Caller, asked: &NewBooking) -> Result<Price, Failure> {
        let now = self.clock.now();
        let mut conn = self.db.read().await?;
        let person = facts::person(caller);
        let loaded = space_facts(&mut conn, caller, asked, now, person).await?;
        let request = request_of(asked, Intent::Look);
        admission(caller.viewer(), &request, &loaded.facts(), now)?;
        Ok(pricing::price(&loaded, &request))
    }

    async fn book(
        &self,
        caller: &Caller,
        asked: &NewBooking,
        key: Option<IdempotencyKey>,
    ) -> Result<Created<BookingView>, Failure> {
        if asked.note.as_ref().is_some_and(|note| note.chars().count() > MAX_TEXT) {
            return Err(AppError::field("note", FieldFault::TooLong).into());
        }
        let space_id = asked.space_id.as_str();
        let facility_id = facilities::id_of_space(&mut *self.db.read().await?, space_id).await?;
        let Some(who) = caller.identity.clone() else {
            // What makes no sense is said first, whoever asks.
            self.look(caller, asked).await?;
            return Err(Reason::SignedOut.into());
        };
        let facility_id =
            facility_id.ok_or_else(|| AppError::field("space_id", FieldFault::Unknown))?;
        let keyed = Keyed::new(who.account.as_str(), key, "POST /bookings", asked)?;
        let keys =
            vec![LockKey::Account(who.account.0.clone()), LockKey::Facility(facility_id.clone())];
        let (clock, caller, asked) = (self.clock.clone(), caller.clone(), asked.clone());
        let created = self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx, keys).await?;
                    if let Some(keyed) = &keyed
                        && let Some(id) = keyed.replay(tx).await?
                    {
                        return Ok(Created { value: id, replayed: true });
                    }
                    let now = clock.now();
                    settling::settle_facility(tx, &clock, &facility_id, now).await?;
                    // The entry may have been joined to another before the lock was ours.
                    let caller = as_of_now(tx, &caller).await?;
                    let id = take(tx, &clock, &caller, &asked, now).await?;
                    if let Some(keyed) = &keyed {
                        keyed.keep(tx, &id, now).await?;
                    }
                    Ok(Created { value: id, replayed: false })
                })
            })
            .await?;
        let booking = bookings::booking(&mut *self.db.read().await?, &created.value).await?;
        let booking = booking.ok_or_else(|| Failure::corrupt("booking just written"))?;
        Ok(Created { value: view(booking, self.clock.now()), replayed: created.replayed })
    }

    /// Adds where to go instead to a refusal that another slot can cure, and remembers the wish.
    pub(super) async fn with_alternatives(
        &self,
        caller: &Caller,
        asked: &NewBooking,
        moving: Option<&Booking>,
        failure: Failure,
    ) -> Failure {
        let Failure::Said(AppError::Refused(mut refusal)) = failure else { return failure };
        if linli_domain::availability::another_slot_helps(&refusal.reason) {
            let slot = Slot::new(asked.start, asked.end);
            if matches!(refusal.reason, Reason::Taken { .. }) {
                let wish = Demand {
                    kind: "taken",
                    space_id: Some(asked.space_id.0.clone()),
                    slot: Some(slot),
                    persons: Some(asked.persons),
                    ..Demand::default()
                };
                self.demand.push(&self.clock, &who(caller), wish);
            }
            match self.alternatives(caller, asked, moving).await {
                Ok(found) => refusal.alternatives = found,
                // The refusal stands without them.
                Err(error) => tracing::warn!(%error, "no alternatives"),
            }
        }
        refusal.into()
    }
}

/// Decides on the rows as they are under the lock, and writes the booking.
async fn take(
    tx: &mut Tx,
    clock: &Clock,
    caller: &Caller,
    asked: &NewBooking,
    now: Instant,
) -> Result<String, Failure> {
    let who = signed_in(caller)?;
    let loaded = space_facts(tx, caller, asked, now, Some(who.person.as_str())).await?;
    let request = request_of(asked, Intent::Take);
    let admitted = admission(caller.viewer(), &request, &loaded.facts(), now)?;
    let placed = placed(&loaded, &request, admitted);
    let row = NewRow {
        id: clock.id(),
        person_id: who.person.0.clone(),
        account_id: who.account.0.clone(),
        purpose: asked.purpose,
        note: asked.note.clone().filter(|note| !note.trim().is_empty()),
        code: free_code(tx, clock, &placed.facility_id).await?,
    };
    bookings::insert(tx, &row, &placed, now).await?;
    let (areas, slot) = (&loaded.space.areas, placed.slot);
    occupancy::hold(tx, &row.id, areas, slot, placed.exclusive).await?;
    let facts = facts_of(&placed);
    events::by_caller(tx, clock, caller, "booking.created", ("booking", &row.id), facts).await?;
    let notice = clock.id();
    crate::store::events::notify(tx, &notice, "booked", &row.person_id, &row.id, now).await?;
    Ok(row.id)
}

fn offset(paging: &Paging) -> Result<i64, AppError> {
    let offset = paging.cursor.as_deref().map_or(Ok(0), str::parse::<u32>);
    offset.map(i64::from).map_err(|_| AppError::field("cursor", FieldFault::Malformed))
}
