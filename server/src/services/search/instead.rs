//! Nothing found: what is nearest in time, then in place. Every offer is decided by the functions
//! that decide bookings and hours, so that what is offered can be had.

use super::ask::{Ask, Hit};
use super::items::{self, item};
use super::snapshot::{Hours, Snapshot};
use crate::failure::Failure;
use crate::services::facts::SpaceFacts;
use crate::services::pricing;
use chrono::Duration;
use linli_app::ports::Caller;
use linli_app::ports::facilities::{Differs, Instead};
use linli_domain::admission::{Request, admission};
use linli_domain::availability::nearest;
use linli_domain::time::Slot;
use linli_domain::zone;
use sqlx::AnyConnection;
use std::collections::{BTreeMap, HashMap};

/// Most offers of one sort.
const MOST: usize = 3;
/// Most places of one sort that are looked at.
const LOOKED_AT: usize = 60;
/// How many days away an offer may be.
const DAYS: i64 = 14;

/// What comes nearest to a question that nothing answers; two statements where a slot was asked
/// for (three for who is signed in where quotas hold), else one at most.
pub async fn instead(
    conn: &mut AnyConnection,
    caller: &Caller,
    snapshot: &Snapshot,
    hours: &Hours,
    ask: &Ask,
) -> Result<Vec<Instead>, Failure> {
    let elsewhere = ask.with(|ask| {
        // What was asked in is what is asked around.
        let inside = ask.wanted.division.take();
        ask.wanted.around = inside.or_else(|| ask.wanted.around.take());
        ask.wanted.radius_m = None;
    });
    let another_kind = elsewhere.with(|ask| {
        ask.wanted.q = None;
        ask.wanted.category = None;
    });
    match ask.slot {
        Some(slot) => {
            let others = [&elsewhere, &another_kind];
            at_a_slot(conn, caller, snapshot, hours, ask, slot, others).await
        }
        None => on_a_day(conn, snapshot, hours, ask, [&elsewhere, &another_kind]).await,
    }
}

/// Offers where a day, or no time at all, was asked for.
async fn on_a_day(
    conn: &mut AnyConnection,
    snapshot: &Snapshot,
    hours: &Hours,
    ask: &Ask,
    [elsewhere, another_kind]: [&Ask; 2],
) -> Result<Vec<Instead>, Failure> {
    let mut offers = Vec::new();
    let offer = |differs: Differs, hit: &Hit<'_>| Instead {
        differs,
        slot: None,
        item: item(snapshot, hit, None, ask),
    };
    if ask.wanted.day.is_some() || ask.wanted.open_now {
        let later = later(conn, snapshot, hours, ask).await?;
        offers.extend(later.iter().map(|hit| offer(Differs::Time, hit)));
    }
    for (differs, other) in [(Differs::Place, elsewhere), (Differs::Kind, another_kind)] {
        // Another kind of place is no answer while the right kind can be had.
        if differs == Differs::Place || offers.is_empty() {
            let hits = other.hits(snapshot, hours);
            let open = hits.iter().filter(|hit| !hit.hours.is_empty());
            offers.extend(open.take(MOST).map(|hit| offer(differs, hit)));
        }
    }
    Ok(offers)
}

/// The same wish on the nearest days, today at the earliest: the best places that match on any day,
/// each on the day nearest to the one asked for.
async fn later<'a>(
    conn: &mut AnyConnection,
    snapshot: &'a Snapshot,
    hours: &Hours,
    ask: &Ask,
) -> Result<Vec<Hit<'a>>, Failure> {
    let any_day = ask.with(|ask| {
        ask.wanted.day = None;
        ask.wanted.until = None;
        ask.wanted.open_now = false;
    });
    let hits: Vec<Hit<'a>> = any_day.hits(snapshot, hours).into_iter().take(LOOKED_AT).collect();
    let ids: Vec<String> = hits.iter().map(|hit| hit.place.facility.id.clone()).collect();
    let today = ask.now.date_naive();
    let middle = zone::instant(zone::Tz::UTC, ask.wanted.day.unwrap_or(today), 0);
    let window = Slot::new(middle - Duration::days(DAYS), middle + Duration::days(DAYS + 1));
    let calendars = snapshot.calendars.with_stops(conn, &ids, window).await?;
    let mut found: Vec<(i64, Hit<'a>)> = Vec::new();
    for hit in hits {
        let today = zone::local_day(hit.place.facility.zone, ask.now);
        let middle = ask.wanted.day.unwrap_or(today);
        let away = |days: i64| [middle + Duration::days(days), middle - Duration::days(days)];
        let days = std::iter::once(middle).chain((1..=DAYS).flat_map(away));
        let open = days.filter(|day| *day >= today).find_map(|day| {
            let mut hours = hit.place.hours(&calendars, day);
            hours.retain(|slot| slot.end > ask.now);
            (!hours.is_empty()).then_some((day, hours))
        });
        if let Some((day, hours)) = open {
            let apart = (day - middle).num_days().abs();
            found.push((apart, Hit { day, hours: hours.into(), ..hit }));
        }
    }
    found.sort_by_key(|(apart, _)| *apart);
    Ok(found.into_iter().take(MOST).map(|(_, hit)| hit).collect())
}

/// Offers where a slot was asked for: every one can be booked by this viewer now.
async fn at_a_slot(
    conn: &mut AnyConnection,
    caller: &Caller,
    snapshot: &Snapshot,
    hours: &Hours,
    ask: &Ask,
    slot: Slot,
    [elsewhere, another_kind]: [&Ask; 2],
) -> Result<Vec<Instead>, Failure> {
    let any_time = ask.with(|ask| {
        ask.slot = None;
        ask.wanted.day = None;
        ask.wanted.until = None;
        ask.wanted.open_now = false;
    });
    let sorts = [
        (Differs::Time, any_time.hits(snapshot, hours)),
        (Differs::Place, elsewhere.hits(snapshot, hours)),
        (Differs::Kind, another_kind.hits(snapshot, hours)),
    ];
    let mut known: BTreeMap<&str, &Hit<'_>> = BTreeMap::new();
    for hit in sorts.iter().flat_map(|(_, hits)| hits.iter().take(LOOKED_AT)) {
        known.entry(&hit.place.facility.id).or_insert(hit);
    }
    let fortnight = DAYS * 24 * 60;
    let around = slot.widened(fortnight, fortnight);
    let window = Slot::new(around.start.max(ask.now), around.end.max(ask.now));
    let loaded =
        items::facts(conn, caller, snapshot, known.values().copied(), window, ask.now).await?;
    let mut of: HashMap<&str, Vec<&SpaceFacts>> = HashMap::new();
    for one in &loaded {
        of.entry(&one.space.facility_id).or_default().push(one);
    }
    let request = items::request(&ask.wanted, slot);
    let mut offers: Vec<Instead> = Vec::new();
    for (differs, hits) in &sorts {
        if *differs == Differs::Kind && !offers.is_empty() {
            continue;
        }
        let mut found: Vec<(Slot, &Hit<'_>)> = Vec::new();
        for hit in hits.iter().take(LOOKED_AT) {
            let spaces = of.get(hit.place.facility.id.as_str()).map_or(&[][..], Vec::as_slice);
            let free = spaces.iter().filter_map(|one| match differs {
                Differs::Time => nearest_of(caller, &request, one, ask),
                _ => can_be_had(caller, &request, one, ask).then_some(slot),
            });
            if let Some(free) = free.min_by_key(|free| (free.start - slot.start).abs()) {
                found.push((free, hit));
            }
        }
        found.sort_by_key(|(free, _)| (free.start - slot.start).abs());
        offers.extend(found.into_iter().take(MOST).map(|(free, hit)| Instead {
            differs: *differs,
            slot: Some(free),
            item: item(snapshot, hit, None, ask),
        }));
    }
    Ok(offers)
}

/// The nearest slot of a space; where nothing may cost, the nearest that costs nothing.
fn nearest_of(caller: &Caller, request: &Request, one: &SpaceFacts, ask: &Ask) -> Option<Slot> {
    let most = if ask.wanted.free { 60 } else { 1 };
    let found = nearest(caller.viewer(), request, &one.facts(), ask.now, most);
    found.into_iter().find(|slot| {
        let request = Request { slot: *slot, ..request.clone() };
        !ask.wanted.free || pricing::price(one, &request).total_fen == 0
    })
}

fn can_be_had(caller: &Caller, request: &Request, one: &SpaceFacts, ask: &Ask) -> bool {
    admission(caller.viewer(), request, &one.facts(), ask.now).is_ok()
        && (!ask.wanted.free || pricing::price(one, request).total_fen == 0)
}
