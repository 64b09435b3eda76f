//! What closing and blocking have in common: who may, which areas, who stands inside, what is told.

use crate::clock::Clock;
use crate::db::Tx;
use crate::failure::Failure;
use crate::services::events;
use crate::services::events::Subject;
use crate::services::facilities::allowed;
use crate::services::places::signed_in;
use crate::store::closures::{self, Inside};
use crate::store::facilities::{self, Facility};
use crate::store::spaces::Area;
use crate::store::stops::{self, Announced, Stopped, What};
use crate::store::{millis, slot, spaces};
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::closures::{AffectedBooking, BlockView, ClosureView, StopsView};
use linli_domain::authority::Act;
use linli_domain::ids::SpaceId;
use linli_domain::refusal::FieldFault;
use linli_domain::time::{Instant, Slot};
use linli_domain::zone;
use serde_json::json;
use sqlx::AnyConnection;
use std::collections::BTreeSet;

/// The facility, for those who may do this there; 404 to whom it is invisible, else 403.
pub(in crate::services) async fn managed(
    conn: &mut AnyConnection,
    caller: &Caller,
    facility_id: &str,
    act: impl FnOnce(&Facility) -> Act,
) -> Result<Facility, Failure> {
    let who = signed_in(caller)?;
    let facility = facilities::facility(conn, facility_id).await?.ok_or(AppError::NotFound)?;
    allowed(who, act(&facility), &facility)?;
    Ok(facility)
}

/// Stopping today is the keeper's too; anything longer is the liaison's.
pub(super) fn closing(facility: &Facility, slot: Slot, now: Instant) -> Act {
    let today = zone::day_slot(facility.zone, zone::local_day(facility.zone, now));
    if today.contains(slot) { Act::CloseToday } else { Act::Close }
}

/// Keys of the areas that are meant; `None` is the whole facility, also where all are named.
pub(super) async fn areas_of(
    conn: &mut AnyConnection,
    facility_id: &str,
    space_ids: &[SpaceId],
    keys: &[String],
) -> Result<Option<Vec<i64>>, Failure> {
    if space_ids.is_empty() && keys.is_empty() {
        return Ok(None);
    }
    let all = spaces::areas(conn, facility_id).await?;
    let own = spaces::of_facilities(conn, &[facility_id.to_owned()]).await?;
    let mut chosen = BTreeSet::new();
    for id in space_ids {
        let space = own.iter().find(|space| space.id == id.0);
        let space = space.ok_or_else(|| AppError::field("space_ids", FieldFault::Unknown))?;
        chosen.extend(space.areas.iter().copied());
    }
    for key in keys {
        let area = all.iter().find(|area| area.view.key == *key);
        chosen.insert(area.ok_or_else(|| AppError::field("areas", FieldFault::Unknown))?.key);
    }
    let whole = all.iter().all(|area| chosen.contains(&area.key));
    Ok((!whole).then(|| chosen.into_iter().collect()))
}

/// Bookings that a closure or a block catches.
pub(super) struct Hit(pub Vec<Inside>);

/// The bookings to come that overlap the slot on these areas. The facility has been settled.
pub(super) async fn caught(
    conn: &mut AnyConnection,
    facility_id: &str,
    within: Slot,
    areas: Option<&[i64]>,
    now: Instant,
) -> Result<Hit, Failure> {
    let from_now = Slot::new(within.start.max(now), within.end);
    Ok(Hit(closures::inside(conn, facility_id, from_now, areas).await?))
}

impl Hit {
    /// # Errors
    /// `affected`, where there are any and nobody has said that they were seen.
    pub(super) fn accepted(&self, seen: bool) -> Result<(), AppError> {
        let bookings = i64::try_from(self.0.len()).unwrap_or(i64::MAX);
        if bookings > 0 && !seen {
            return Err(AppError::Affected { bookings });
        }
        Ok(())
    }

    pub(super) fn views(self) -> Result<Vec<AffectedBooking>, Failure> {
        let view = |one: Inside| {
            let slot = slot(one.starts_at, one.ends_at)?;
            let (id, space_id) = (one.id.into(), one.space_id.into());
            Ok(AffectedBooking {
                id,
                space_id,
                start: slot.start,
                end: slot.end,
                persons: one.persons,
            })
        };
        self.0.into_iter().map(view).collect()
    }
}

/// A closure that stands and says the same.
pub(super) async fn twin(
    tx: &mut Tx,
    new: &closures::NewClosure,
) -> Result<Option<String>, Failure> {
    let ids = [new.facility_id.clone()];
    let all = stops::of_facilities(tx, &ids, new.slot).await?;
    let same = |one: &Stopped| match &one.what {
        What::Closure(told) => {
            one.stop.slot == new.slot
                && one.stop.areas == new.areas
                && told.class == new.class
                && told.reason_code == new.reason_code
                && told.reason == new.reason
        }
        What::Block(_) => false,
    };
    Ok(all.into_iter().find(same).map(|one| one.id))
}

/// Flags what was caught, and tells each holder once; who was told of another closure before is not
/// told again.
pub(super) async fn told(
    tx: &mut Tx,
    clock: &Clock,
    caller: &Caller,
    hit: &Hit,
    cause: Subject<'_>,
    now: Instant,
) -> Result<(), Failure> {
    let mut holders = BTreeSet::new();
    for one in hit.0.iter().filter(|one| one.to_relocate == 0) {
        closures::flag(tx, &one.id, true, now).await?;
        let facts = json!({ cause.0: cause.1, "start": one.starts_at, "end": one.ends_at });
        let subject = ("booking", one.id.as_str());
        events::by_caller(tx, clock, caller, "booking.to_relocate", subject, facts).await?;
        if holders.insert(one.person_id.clone()) {
            let notice = clock.id();
            let (person, booking) = (&one.person_id, &one.id);
            crate::store::events::notify(tx, &notice, "to_relocate", person, booking, now).await?;
        }
    }
    Ok(())
}

/// After something was lifted or removed: bookings in that time that nothing stops any more keep
/// their place. What was cancelled stays cancelled.
pub(super) async fn release(
    tx: &mut Tx,
    clock: &Clock,
    caller: &Caller,
    facility_id: &str,
    within: Slot,
    now: Instant,
) -> Result<(), Failure> {
    let inside = closures::inside(tx, facility_id, within, None).await?;
    let flagged: Vec<Inside> = inside.into_iter().filter(|one| one.to_relocate != 0).collect();
    let Some((first, last)) = flagged
        .iter()
        .map(|one| one.starts_at)
        .min()
        .zip(flagged.iter().map(|one| one.ends_at).max())
    else {
        return Ok(());
    };
    let ids = [facility_id.to_owned()];
    let stops = stops::of_facilities(tx, &ids, slot(first, last)?).await?;
    let own = spaces::of_facilities(tx, &ids).await?;
    for one in flagged {
        let held = slot(one.starts_at, one.ends_at)?;
        let areas = own.iter().find(|space| space.id == one.space_id).map(|space| &space.areas);
        let stopped = stops.iter().any(|stop| {
            // Of a lifted closure only what lies before its lifting is left.
            stop.stop.slot.overlaps(Slot::new(held.start.max(now), held.end))
                && areas.is_none_or(|areas| stop.stop.touches(areas))
        });
        if !stopped {
            closures::flag(tx, &one.id, false, now).await?;
            let facts = json!({ "start": millis(held.start), "end": millis(held.end) });
            let subject = ("booking", one.id.as_str());
            events::by_caller(tx, clock, caller, "booking.keeps_place", subject, facts).await?;
        }
    }
    Ok(())
}

/// What everybody is told of the stops in a window that are not over.
pub(in crate::services) fn views(
    rows: &[Stopped],
    areas: &[Area],
    now: Instant,
    window: Slot,
) -> StopsView {
    let mut told = StopsView::default();
    let from_now = Slot::new(window.start.max(now), window.end);
    for row in rows.iter().filter(|row| row.stop.slot.overlaps(from_now)) {
        match &row.what {
            What::Closure(announced) => {
                let stop = (row.stop.slot, row.stop.areas.as_deref());
                let ids = (row.id.as_str(), row.facility_id.as_str());
                told.closures.push(closure_of(ids, stop, announced, areas, now));
            }
            What::Block(kind) => told.blocks.push(BlockView {
                id: row.id.clone().into(),
                facility_id: row.facility_id.clone().into(),
                start: row.stop.slot.start,
                end: row.stop.slot.end,
                kind: *kind,
                areas: named(row.stop.areas.as_deref(), areas),
                label: None,
            }),
        }
    }
    told
}

fn closure_of(
    (id, facility_id): (&str, &str),
    (slot, own): (Slot, Option<&[i64]>),
    announced: &Announced,
    areas: &[Area],
    now: Instant,
) -> ClosureView {
    ClosureView {
        id: id.into(),
        facility_id: facility_id.into(),
        start: slot.start,
        end: slot.end,
        class: announced.class,
        reason_code: announced.reason_code,
        reason: announced.reason.clone(),
        areas: named(own, areas),
        announced_at: announced.closure.announced_at,
        short_notice: announced.short_notice,
        state: announced.closure.state(now),
    }
}

fn named(own: Option<&[i64]>, areas: &[Area]) -> Vec<String> {
    let Some(own) = own else { return Vec::new() };
    let own = areas.iter().filter(|area| own.contains(&area.key));
    own.map(|area| area.view.key.clone()).collect()
}

/// One closure as it stands.
pub(super) async fn closure_view(
    conn: &mut AnyConnection,
    id: &str,
    now: Instant,
) -> Result<ClosureView, Failure> {
    let found = closures::closure(conn, id).await?.ok_or(AppError::NotFound)?;
    let areas = spaces::areas(conn, &found.facility_id).await?;
    let times = found.announced.closure;
    let held = times.holds().unwrap_or(times.slot);
    let ids = (id, found.facility_id.as_str());
    Ok(closure_of(ids, (held, found.areas.as_deref()), &found.announced, &areas, now))
}

/// One block as it stands.
pub(super) async fn view_of_block(
    conn: &mut AnyConnection,
    id: &str,
    now: Instant,
) -> Result<BlockView, Failure> {
    let (facility, slot) =
        crate::store::blocks::block(conn, id).await?.ok_or(AppError::NotFound)?;
    let rows = stops::of_facilities(conn, std::slice::from_ref(&facility), slot).await?;
    let areas = spaces::areas(conn, &facility).await?;
    let all = views(&rows, &areas, now, slot);
    let mut view = all.blocks.into_iter().find(|one| one.id.0 == id).ok_or(AppError::NotFound)?;
    let labels = crate::store::blocks::labels(conn, &[id.to_owned()]).await?;
    view.label = labels.into_iter().next().map(|(_, label)| label);
    Ok(view)
}
