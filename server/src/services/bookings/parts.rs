//! What taking and moving a slot have in common: loading, placing, telling.

use crate::clock::Clock;
use crate::db::Tx;
use crate::failure::Failure;
use crate::services::facilities::may_see;
use crate::services::facts::{self, SpaceFacts};
use crate::services::places::signed_in;
use crate::services::pricing;
use crate::store::bookings::{self, Booking, Placed};
use crate::store::{facilities, millis, spaces};
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::bookings::{BookingView, NewBooking};
use linli_domain::account::Identity;
use linli_domain::admission::{Admitted, Intent, Request};
use linli_domain::authority::{Access, Act, Place, access};
use linli_domain::booking::code_from;
use linli_domain::ids::UnitId;
use linli_domain::refusal::{FieldFault, NotPermitted, Reason};
use linli_domain::settle::state_at;
use linli_domain::time::{Instant, Slot};
use serde_json::json;
use sqlx::AnyConnection;

/// What admission needs of the space asked for; a space that the caller may not see is unknown.
/// The quotas are those of `person`, who is or will be the holder.
pub(in crate::services) async fn space_facts(
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
pub(in crate::services) fn request_of(asked: &NewBooking, intent: Intent) -> Request {
    Request {
        slot: Slot::new(asked.start, asked.end),
        persons: asked.persons,
        accept_rules: asked.accept_rules,
        intent,
        moving: None,
    }
}

/// What an admitted request takes.
pub(in crate::services) fn placed(
    loaded: &SpaceFacts,
    request: &Request,
    admitted: Admitted,
) -> Placed {
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
pub(in crate::services) fn facts_of(placed: &Placed) -> serde_json::Value {
    json!({ "space": placed.space_id, "facility": placed.facility_id,
            "start": millis(placed.slot.start), "end": millis(placed.slot.end),
            "persons": placed.persons })
}

/// Six digits that no live booking of the facility has.
pub(in crate::services) async fn free_code(
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

/// A booking that the caller may know of: its own, or one that its role sees with its holder.
pub(in crate::services) async fn seen(
    conn: &mut AnyConnection,
    caller: &Caller,
    id: &str,
) -> Result<Booking, Failure> {
    let who = signed_in(caller)?;
    let booking = bookings::booking(conn, id).await?.ok_or(AppError::NotFound)?;
    match reach(who, Act::SeeBookings, &booking) {
        Access::Yes => Ok(booking),
        _ => Err(AppError::NotFound.into()),
    }
}

/// A booking that the caller may change; one that it only sees is refused.
pub(in crate::services) async fn managed(
    conn: &mut AnyConnection,
    caller: &Caller,
    id: &str,
) -> Result<Booking, Failure> {
    let booking = seen(conn, caller, id).await?;
    match reach(signed_in(caller)?, Act::ManageBookings, &booking) {
        Access::Yes => Ok(booking),
        _ => Err(Reason::NotPermitted(NotPermitted::Role).into()),
    }
}

/// Holders do with their own booking what staff do with those of their place.
fn reach(who: &Identity, act: Act, booking: &Booking) -> Access {
    if booking.person_id == who.person.0 {
        return Access::Yes;
    }
    let unit = UnitId(booking.unit_id.clone());
    access(who, act, Place::of_unit(&unit, &booking.path))
}

/// A booking as its page shows it, with what time has made of it.
pub(in crate::services) fn view(booking: Booking, now: Instant) -> BookingView {
    let state = state_at(booking.state, booking.slot, now);
    BookingView {
        id: booking.id.into(),
        state,
        code: booking.code,
        price: booking.price,
        checked_in_at: booking.checked_in_at,
        counted: booking.counted,
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
        to_relocate: booking.to_relocate && state.holds_slot(),
    }
}
