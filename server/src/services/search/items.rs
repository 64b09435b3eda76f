//! Which of the places have a space for a slot, and the lines of one page.

use super::ask::{Ask, Hit};
use super::snapshot::Snapshot;
use crate::failure::Failure;
use crate::services::facts::{self, SpaceFacts};
use crate::services::pricing;
use crate::store::facilities::Facility;
use crate::store::spaces::Space;
use chrono::Duration;
use linli_app::ports::Caller;
use linli_app::ports::facilities::{FacilityItem, Search};
use linli_domain::admission::{Intent, Request, admission};
use linli_domain::availability::{Wanted, starts};
use linli_domain::geo::walk_minutes;
use linli_domain::opening::OpenDay;
use linli_domain::space::Mode;
use linli_domain::time::{Instant, Slot};
use sqlx::AnyConnection;
use std::collections::HashMap;

/// What admission needs to know of the spaces of these places: two statements, three for who is
/// signed in where quotas hold.
pub async fn facts<'a>(
    conn: &mut AnyConnection,
    caller: &Caller,
    snapshot: &Snapshot,
    hits: impl Iterator<Item = &'a Hit<'a>>,
    window: Slot,
    now: Instant,
) -> Result<Vec<SpaceFacts>, Failure> {
    let mut facilities: Vec<Facility> = Vec::new();
    let mut spaces: Vec<Space> = Vec::new();
    for hit in hits {
        facilities.push(hit.place.facility.clone());
        spaces.extend(hit.place.spaces.iter().cloned());
    }
    if spaces.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<String> = facilities.iter().map(|facility| facility.id.clone()).collect();
    let calendars = &snapshot.calendars.with_stops(conn, &ids, window).await?;
    let person = facts::person(caller);
    facts::with_calendars(conn, calendars, &facilities, spaces, window, now, person).await
}

/// The question that admission answers.
pub fn request(wanted: &Search, slot: Slot) -> Request {
    Request {
        slot,
        persons: wanted.persons.unwrap_or(1),
        accept_rules: true,
        intent: Intent::Look,
        moving: None,
    }
}

/// How many spaces of each of these places the caller could have for the whole slot.
pub async fn free_at(
    conn: &mut AnyConnection,
    caller: &Caller,
    snapshot: &Snapshot,
    hits: &[Hit<'_>],
    ask: &Ask,
    slot: Slot,
) -> Result<HashMap<String, i64>, Failure> {
    let loaded = facts(conn, caller, snapshot, hits.iter(), slot, ask.now).await?;
    let request = request(&ask.wanted, slot);
    let mut free = HashMap::new();
    for one in &loaded {
        let admitted = admission(caller.viewer(), &request, &one.facts(), ask.now).is_ok();
        if admitted && (!ask.wanted.free || pricing::price(one, &request).total_fen == 0) {
            *free.entry(one.space.facility_id.clone()).or_insert(0) += 1;
        }
    }
    Ok(free)
}

/// The lines of one page, with what is free next in each place.
pub async fn page(
    conn: &mut AnyConnection,
    caller: &Caller,
    snapshot: &Snapshot,
    hits: &[Hit<'_>],
    ask: &Ask,
    free: &HashMap<String, i64>,
) -> Result<Vec<FacilityItem>, Failure> {
    let week = Slot::new(ask.now, ask.now + Duration::days(7));
    let loaded = facts(conn, caller, snapshot, hits.iter(), week, ask.now).await?;
    let wanted = Wanted { window: week, minutes: None, persons: 1 };
    let mut next: HashMap<&str, Slot> = HashMap::new();
    for one in loaded.iter().filter(|one| one.space.mode != Mode::Open) {
        let first = starts(caller.viewer(), wanted, &one.facts(), ask.now).next();
        if let Some(first) = first {
            let best = next.entry(&one.space.facility_id).or_insert(first);
            *best = (*best).min(first);
        }
    }
    let line = |hit: &Hit<'_>| {
        let id = hit.place.facility.id.as_str();
        let mut item = item(snapshot, hit, next.get(id).copied(), ask);
        item.spaces_free = free.get(id).copied();
        item
    };
    Ok(hits.iter().map(line).collect())
}

/// One line.
pub fn item(
    snapshot: &Snapshot,
    hit: &Hit<'_>,
    next_free: Option<Slot>,
    ask: &Ask,
) -> FacilityItem {
    let facility = &hit.place.facility;
    let day = snapshot.calendars.open_days(facility, hit.day, hit.day).pop();
    FacilityItem {
        id: facility.id.clone().into(),
        name: facility.name.clone(),
        category: facility.category,
        address: facility.address.clone(),
        division: facility.division_name.clone(),
        phone: facility.phone.clone(),
        timezone: facility.zone.name().to_owned(),
        day: day.unwrap_or_else(|| OpenDay {
            school_vacation: false,
            day: linli_domain::day_type::Calendar::default().day(hit.day),
            hours: Vec::new(),
        }),
        open: hit.hours.to_vec(),
        open_now: hit.open_now,
        hours_text: facility.hours_text.clone(),
        bookable: hit.place.bookable,
        walk_in: hit.place.walk_in,
        free: hit.place.free,
        accessible: facility.accessible.clone(),
        spaces_free: None,
        next_free,
        distance_m: hit.metres.map(|metres| metres.round() as i64),
        walk_min: hit.metres.map(|metres| walk_minutes(metres, ask.wanted.elder)),
    }
}
