//! Taking a slot: lock, settle, load, decide, store, event and notice, commit.

use super::availability::viewer_word;
use super::facilities::may_see;
use super::facts::{self, SpaceFacts};
use super::idempotent::Keyed;
use super::places::{limit, page, signed_in};
use super::pricing;
use super::search::who;
use super::{Core, events, settling};
use crate::clock::Clock;
use crate::db::{LockKey, Tx, lock};
use crate::failure::Failure;
use crate::store::bookings::{self, Booking, NewRow, Placed};
use crate::store::demand::Demand;
use crate::store::{facilities, millis, occupancy, spaces};
use async_trait::async_trait;
use linli_app::error::AppError;
use linli_app::ports::bookings::{
    BookingPatch, BookingView, Bookings, CancelInput, NewBooking, Preview, Price, UnitBooking,
};
use linli_app::ports::{Answer, Caller, Created, IdempotencyKey, Page, Paging};
use linli_domain::admission::{Admitted, Intent, Request, admission};
use linli_domain::booking::{BookingState, code_from};
use linli_domain::ids::{BookingId, UnitId};
use linli_domain::limits::MAX_TEXT;
use linli_domain::refusal::{FieldFault, Reason};
use linli_domain::settle::state_at;
use linli_domain::time::{Instant, Slot};
use serde_json::json;
use sqlx::AnyConnection;

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
        // Who has no business with the unit does not learn whether it has bookings.
        if !signed_in(caller)?.runs_unit(unit) {
            return Err(AppError::NotFound);
        }
        let (now, rows) = (self.clock.now(), paging.rows());
        let offset = offset(paging)?;
        let mut conn = self.db.read().await?;
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
        let keys = vec![
            LockKey::Account(who.account.0.clone()),
            LockKey::Facility(facility_id.clone()),
        ];
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

/// What admission needs of the space asked for; a space that the caller may not see is unknown.
/// The quotas are those of `person`, who is or will be the holder.
pub(super) async fn space_facts(
    conn: &mut AnyConnection,
    caller: &Caller,
    asked: &NewBooking,
    now: Instant,
    person: Option<&str>,
) -> Result<SpaceFacts, Failure> {
    let unknown = || AppError::field("space_id", FieldFault::Unknown);
    let space = spaces::space(conn, asked.space_id.as_str()).await?.ok_or_else(unknown)?;
    let facility = facilities::facility(conn, &space.facility_id).await?;
    let facility = facility.filter(|one| may_see(caller, one)).ok_or_else(unknown)?;
    // A window as long as a slot may be, however long the slot asked for is.
    let longest = chrono::Duration::days(linli_domain::limits::MAX_SLOT_DAYS);
    let end = asked.end.clamp(asked.start, asked.start + longest);
    let all = std::slice::from_ref(&facility);
    let window = Slot::new(asked.start, end);
    let loaded = facts::load(conn, all, vec![space], window, now, person).await?;
    loaded.into_iter().next().ok_or_else(|| unknown().into())
}

/// The request that admission decides on.
pub(super) fn request_of(asked: &NewBooking, intent: Intent) -> Request {
    Request {
        slot: Slot::new(asked.start, asked.end),
        persons: asked.persons,
        accept_rules: asked.accept_rules,
        intent,
        moving: None,
    }
}

/// What an admitted request takes.
pub(super) fn placed(loaded: &SpaceFacts, request: &Request, admitted: Admitted) -> Placed {
    Placed {
        space_id: loaded.space.id.clone(),
        facility_id: loaded.space.facility_id.clone(),
        slot: request.slot,
        persons: request.persons,
        exclusive: admitted.exclusive,
        buffer_before_min: admitted.buffer_before_min,
        buffer_after_min: admitted.buffer_after_min,
        price: pricing::price(loaded, request),
    }
}

/// The facts of an event about a booking: ids, times, numbers.
pub(super) fn facts_of(placed: &Placed) -> serde_json::Value {
    json!({ "space": placed.space_id, "facility": placed.facility_id,
            "start": millis(placed.slot.start), "end": millis(placed.slot.end),
            "persons": placed.persons })
}

/// Six digits that no live booking of the facility has.
pub(super) async fn free_code(
    tx: &mut Tx,
    clock: &Clock,
    facility_id: &str,
) -> Result<String, Failure> {
    for _ in 0..50 {
        let code = code_from(clock.number());
        if !bookings::code_in_use(tx, facility_id, &code).await? {
            return Ok(code);
        }
    }
    Err(Failure::Broken("no free booking code".to_owned()))
}

/// A booking that the caller may know of: its own, or one in a facility of its unit.
pub(super) async fn seen(
    conn: &mut AnyConnection,
    caller: &Caller,
    id: &str,
) -> Result<Booking, Failure> {
    let who = signed_in(caller)?;
    let booking = bookings::booking(conn, id).await?;
    let may = |one: &Booking| {
        one.person_id == who.person.0 || who.runs_unit(&UnitId(one.unit_id.clone()))
    };
    booking.filter(may).ok_or_else(|| AppError::NotFound.into())
}

/// A booking as its page shows it, with what time has made of it.
pub(super) fn view(booking: Booking, now: Instant) -> BookingView {
    let state = state_at(booking.state, booking.slot, now);
    BookingView {
        id: booking.id.into(),
        state,
        code: booking.code,
        price: booking.price,
        version: booking.version,
        space_id: booking.space_id.into(),
        space: if booking.space.is_empty() { booking.facility.clone() } else { booking.space },
        facility_id: booking.facility_id.into(),
        facility: booking.facility,
        category: booking.category,
        address: booking.address,
        phone: booking.phone,
        timezone: booking.timezone,
        start: booking.slot.start,
        end: booking.slot.end,
        persons: booking.persons,
        purpose: booking.purpose,
        note: booking.note,
        created_at: booking.created_at,
        open: state.holds_slot(),
    }
}

fn offset(paging: &Paging) -> Result<i64, AppError> {
    let offset = paging.cursor.as_deref().map_or(Ok(0), str::parse::<u32>);
    offset.map(i64::from).map_err(|_| AppError::field("cursor", FieldFault::Malformed))
}
