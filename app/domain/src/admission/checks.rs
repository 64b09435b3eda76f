//! The checks behind [`super::admission`], one function each, in the order of domain §4.

use super::{Facts, Intent, Request, Taken, Viewer};
use crate::audience::{Priority, opens_later};
use crate::limits::{MAX_PERSONS, MAX_SLOT_DAYS};
use crate::quota::exceeded;
use crate::refusal::{Conflict, ConflictKind, Invalid, NotPermitted, Policy, Reason};
use crate::space::Mode;
use crate::time::{Instant, Slot, joined, without};
use chrono::Duration;

/// Check 1, `invalid`: what no space could grant.
pub fn sense(request: &Request, facts: &Facts<'_>, now: Instant) -> Result<(), Reason> {
    let slot = request.slot;
    let invalid = |fault| Err(Reason::Invalid(fault));
    if !slot.is_real() {
        return invalid(Invalid::Reversed);
    }
    if slot.start < now {
        return invalid(Invalid::Past);
    }
    if !slot.is_on_the_minute() {
        return invalid(Invalid::SubMinute);
    }
    if slot.end - slot.start > Duration::days(MAX_SLOT_DAYS) {
        return invalid(Invalid::TooLong);
    }
    if request.persons <= 0 {
        return invalid(Invalid::NoPersons);
    }
    let capacity = places(facts);
    if request.persons > capacity.min(MAX_PERSONS) {
        return invalid(Invalid::AboveCapacity { capacity });
    }
    grid(slot, facts)
}

/// People that bookings may bring: the capacity less the places for people who walk in.
fn places(facts: &Facts<'_>) -> i64 {
    (facts.capacity - facts.policy.walk_in_places).max(0)
}

/// Starts and lengths are multiples of the grid, counted from the posted interval that holds the
/// start. A start outside every interval is a matter of `closed`, not of the grid.
fn grid(slot: Slot, facts: &Facts<'_>) -> Result<(), Reason> {
    let grid_min = facts.policy.grid_min.max(1);
    let Some(interval) = facts.open.iter().find(|open| open.holds(slot.start)) else {
        return Ok(());
    };
    let into = Slot::new(interval.start, slot.start).minutes();
    if into % grid_min == 0 && slot.minutes() % grid_min == 0 {
        return Ok(());
    }
    let steps = (into + grid_min - 1) / grid_min;
    let nearest = interval.start + Duration::minutes(steps * grid_min);
    let nearest = interval.holds(nearest).then_some(nearest);
    Err(Reason::Invalid(Invalid::OffGrid { grid_min, nearest }))
}

/// Check 2, `signed_out` and `not_permitted`.
pub fn person(viewer: Viewer, request: &Request) -> Result<(), Reason> {
    match (viewer, request.intent) {
        (Viewer::Anonymous, Intent::Take) => Err(Reason::SignedOut),
        (Viewer::SignedIn { suspended: true }, _) => {
            Err(Reason::NotPermitted(NotPermitted::Suspended))
        }
        _ => Ok(()),
    }
}

/// Check 2 goes on: whom the space is for, and who comes first. An anonymous viewer skips it.
pub fn audience(viewer: Viewer, request: &Request, facts: &Facts<'_>) -> Result<(), Reason> {
    if viewer == Viewer::Anonymous {
        return Ok(());
    }
    if let Some(why) = facts.standing.shut_out {
        return Err(Reason::NotPermitted(why));
    }
    let Some(priority) = facts.standing.after else { return Ok(()) };
    let Priority { level, until_days } = priority;
    match opens_later(priority, facts.midnights, request.slot.start) {
        None => Ok(()),
        Some(opens_at) => {
            Err(Reason::NotPermitted(NotPermitted::Priority { level, until_days, opens_at }))
        }
    }
}

/// Check 3, `policy`: the space's own rules.
pub fn policy(request: &Request, facts: &Facts<'_>, now: Instant) -> Result<(), Reason> {
    let rules = facts.policy;
    let slot = request.slot;
    let refuse = |which| Err(Reason::Policy(which));
    if facts.mode == Mode::Open {
        return refuse(Policy::WalkIn);
    }
    if slot.start < now + Duration::minutes(rules.lead_min) {
        return refuse(Policy::Lead { lead_min: rules.lead_min });
    }
    if slot.start >= facts.horizon {
        return refuse(Policy::Horizon { horizon_days: rules.horizon_days });
    }
    if slot.minutes() < rules.min_min {
        return refuse(Policy::MinLength { min_min: rules.min_min });
    }
    if slot.minutes() > rules.max_min {
        return refuse(Policy::MaxLength { max_min: rules.max_min });
    }
    if facts.has_rules && request.intent == Intent::Take && !request.accept_rules {
        return refuse(Policy::Rules);
    }
    Ok(())
}

/// Check 4, `closed`: the slot lies inside the posted hours, where touching intervals count as one,
/// and outside every closure and block; buffers do not apply against these.
pub fn open(request: &Request, facts: &Facts<'_>) -> Result<(), Reason> {
    let open = joined(facts.open);
    let stopped = facts.stops.iter().any(|stop| stop.overlaps(request.slot));
    if !stopped && open.iter().any(|interval| interval.contains(request.slot)) {
        return Ok(());
    }
    let around = request.slot.widened(24 * 60, 24 * 60);
    let open = without(&open, facts.stops)
        .into_iter()
        .filter(|interval| interval.overlaps(around))
        .take(12)
        .collect();
    Err(Reason::Closed { open })
}

/// Check 5, `taken`: other bookings, the buffers between neighbours, people at the peak.
pub fn free(request: &Request, facts: &Facts<'_>) -> Result<(), Reason> {
    let others =
        || facts.taken.iter().filter(|taken| request.moving.as_ref() != Some(&taken.booking));
    let exclusive = facts.mode == Mode::Exclusive;
    let mut conflicts: Vec<Conflict> = others()
        .filter(|taken| taken.exclusive || exclusive)
        .filter_map(|taken| conflict(request.slot, taken, facts))
        .collect();
    if !exclusive {
        let sharing = others().filter(|taken| !taken.exclusive);
        conflicts.extend(over_capacity(request, sharing, places(facts)));
    }
    if conflicts.is_empty() {
        return Ok(());
    }
    conflicts.sort_unstable_by_key(|conflict| conflict.slot);
    conflicts.truncate(20);
    Err(Reason::Taken { conflicts })
}

/// Check 6, `quota`: what one person may have. A booking that moves does not count against itself.
pub fn quota(viewer: Viewer, request: &Request, facts: &Facts<'_>) -> Result<(), Reason> {
    if viewer == Viewer::Anonymous {
        return Ok(());
    }
    let own = facts.own.iter().filter(|own| request.moving.as_ref() != Some(&own.booking));
    exceeded(facts.quota, own, request.slot).map_or(Ok(()), |hit| Err(Reason::Quota(hit)))
}

/// Between neighbours the gap must be at least the larger of the two buffers that meet in it.
fn conflict(slot: Slot, taken: &Taken, facts: &Facts<'_>) -> Option<Conflict> {
    if slot.overlaps(taken.slot) {
        return Some(Conflict { slot: taken.slot, kind: ConflictKind::Booking });
    }
    let before = facts.policy.buffer_before_min.max(taken.buffer_after_min);
    let after = facts.policy.buffer_after_min.max(taken.buffer_before_min);
    let kind = ConflictKind::Buffer;
    slot.widened(before, after)
        .overlaps(taken.slot)
        .then(|| Conflict { slot: taken.slot.widened(after, before), kind })
}

/// The peak of people can only lie at the request's start or at the start of a booking inside it.
fn over_capacity<'a>(
    request: &Request,
    sharing: impl Iterator<Item = &'a Taken>,
    places: i64,
) -> Option<Conflict> {
    let slot = request.slot;
    let inside: Vec<&Taken> = sharing.filter(|taken| taken.slot.overlaps(slot)).collect();
    let instants = inside.iter().map(|taken| taken.slot.start.max(slot.start));
    let full = instants.chain([slot.start]).find(|at| {
        let people: i64 =
            inside.iter().filter(|taken| taken.slot.holds(*at)).map(|taken| taken.persons).sum();
        people + request.persons > places
    })?;
    let ends = inside.iter().filter(|taken| taken.slot.holds(full)).map(|taken| taken.slot.end);
    let end = ends.min().unwrap_or(slot.end).min(slot.end);
    Some(Conflict { slot: Slot::new(full, end), kind: ConflictKind::Capacity })
}
