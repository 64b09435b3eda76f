//! Finding facilities: what is open on the day, then what can be booked, nearest in time first.

use super::Core;
use super::availability::viewer_word;
use super::facts::{self, Calendars, SpaceFacts};
use super::folding::folded;
use crate::failure::Failure;
use crate::store::demand::Demand;
use crate::store::facilities::Facility;
use crate::store::search::{Filter, candidates};
use crate::store::{divisions, spaces};
use chrono::{Duration, NaiveDate};
use linli_app::error::AppError;
use linli_app::ports::facilities::{FacilityItem, Search};
use linli_app::ports::{Caller, Page, Paging};
use linli_domain::admission::{Intent, Request, admission};
use linli_domain::availability::{Wanted, starts};
use linli_domain::ids::UnitId;
use linli_domain::opening::OpenDay;
use linli_domain::refusal::FieldFault;
use linli_domain::space::Mode;
use linli_domain::time::{Instant, Slot};
use linli_domain::zone;
use sqlx::AnyConnection;
use std::collections::HashMap;

/// Longest search text, in characters.
const MAX_WORDS: usize = 60;

/// A facility with its day, before its spaces are looked at.
struct Found {
    facility: Facility,
    day: OpenDay,
    open: Vec<Slot>,
    open_now: bool,
}

impl Core {
    /// Answers [`linli_app::ports::Facilities::search`]; seven statements for one calendar.
    pub(super) async fn find(
        &self,
        caller: &Caller,
        wanted: &Search,
        paging: &Paging,
    ) -> Result<Page<FacilityItem>, Failure> {
        let slot = asked_slot(wanted)?;
        let offset = offset_of(paging)?;
        let now = self.clock.now();
        let mut conn = self.db.read().await?;
        let filter = filter_of(&mut conn, wanted).await?;
        let facilities = match &filter {
            Some(filter) => candidates(&mut conn, filter).await?,
            None => Vec::new(),
        };
        let around = around(now, slot, wanted.day);
        let calendars = Calendars::load(&mut conn, facilities.iter(), around).await?;
        let mut found: Vec<Found> = facilities
            .into_iter()
            .map(|facility| on_the_day(facility, &calendars, wanted, now))
            .filter(|one| wanted.day.is_none() || shown(one))
            .collect();
        let mut free = HashMap::new();
        if let Some(slot) = slot {
            free = self.free_at(&mut conn, caller, &calendars, &found, wanted, slot).await?;
            found.retain(|one| free.contains_key(&one.facility.id));
        }
        found.sort_by(|a, b| rank(a, now).cmp(&rank(b, now)));
        if found.is_empty() && offset == 0 {
            self.demand.push(&self.clock, &who(caller), wish_of_search(wanted));
        }
        let rows = paging.rows();
        let next_cursor = (found.len() > offset + rows).then(|| (offset + rows).to_string());
        let page: Vec<Found> = found.into_iter().skip(offset).take(rows).collect();
        let items = self.items(&mut conn, caller, &calendars, page, &free).await?;
        Ok(Page { items, next_cursor })
    }

    /// How many spaces of each facility can be had for the whole slot.
    async fn free_at(
        &self,
        conn: &mut AnyConnection,
        caller: &Caller,
        calendars: &Calendars,
        found: &[Found],
        wanted: &Search,
        slot: Slot,
    ) -> Result<HashMap<String, i64>, Failure> {
        let now = self.clock.now();
        // Only facilities open at some time in the slot can have a space for it.
        let open: Vec<Facility> = found
            .iter()
            .filter(|one| {
                calendars.open_slots(&one.facility, slot).iter().any(|o| o.overlaps(slot))
            })
            .map(|one| one.facility.clone())
            .collect();
        let ids: Vec<String> = open.iter().map(|facility| facility.id.clone()).collect();
        let all = spaces::of_facilities(conn, &ids).await?;
        let loaded =
            facts::with_calendars(conn, calendars, &open, all, slot, now, facts::person(caller))
                .await?;
        let request = Request {
            slot,
            persons: wanted.persons.unwrap_or(1),
            accept_rules: true,
            intent: Intent::Look,
            moving: None,
        };
        let mut free = HashMap::new();
        for one in &loaded {
            if admission(caller.viewer(), &request, &one.facts(), now).is_ok() {
                *free.entry(one.space.facility_id.clone()).or_insert(0) += 1;
            }
        }
        Ok(free)
    }

    /// The lines of one page: spaces and what is free next, for these facilities only.
    async fn items(
        &self,
        conn: &mut AnyConnection,
        caller: &Caller,
        calendars: &Calendars,
        page: Vec<Found>,
        free: &HashMap<String, i64>,
    ) -> Result<Vec<FacilityItem>, Failure> {
        let now = self.clock.now();
        let week = Slot::new(now, now + Duration::days(7));
        let facilities: Vec<Facility> = page.iter().map(|one| one.facility.clone()).collect();
        let ids: Vec<String> = facilities.iter().map(|facility| facility.id.clone()).collect();
        let all = spaces::of_facilities(conn, &ids).await?;
        let loaded = facts::with_calendars(
            conn,
            calendars,
            &facilities,
            all,
            week,
            now,
            facts::person(caller),
        )
        .await?;
        let mut by_facility: HashMap<&str, Vec<&SpaceFacts>> = HashMap::new();
        for one in &loaded {
            by_facility.entry(&one.space.facility_id).or_default().push(one);
        }
        let none = Vec::new();
        Ok(page
            .into_iter()
            .map(|one| {
                let spaces = by_facility.get(one.facility.id.as_str()).unwrap_or(&none);
                item(caller, one, spaces, week, now, free)
            })
            .collect())
    }
}

fn item(
    caller: &Caller,
    one: Found,
    spaces: &[&SpaceFacts],
    week: Slot,
    now: Instant,
    free: &HashMap<String, i64>,
) -> FacilityItem {
    let wanted = Wanted { window: week, minutes: None, persons: 1 };
    let bookable = spaces.iter().filter(|space| space.space.mode != Mode::Open);
    let next_free = bookable
        .clone()
        .filter_map(|space| starts(caller.viewer(), wanted, &space.facts(), now).next())
        .min();
    let facility = one.facility;
    FacilityItem {
        spaces_free: free.get(&facility.id).copied(),
        id: facility.id.into(),
        name: facility.name,
        category: facility.category,
        address: facility.address,
        division: facility.division_name,
        phone: facility.phone,
        timezone: facility.zone.name().to_owned(),
        day: one.day,
        open: one.open,
        open_now: one.open_now,
        hours_text: facility.hours_text,
        bookable: bookable.count() > 0,
        walk_in: spaces.iter().any(|space| space.space.mode == Mode::Open),
        next_free,
        distance_m: None,
        walk_min: None,
    }
}

/// What the day holds: today's intervals that are not over, or all of the day asked for.
fn on_the_day(facility: Facility, calendars: &Calendars, wanted: &Search, now: Instant) -> Found {
    let today = zone::local_day(facility.zone, now);
    let day = wanted.day.unwrap_or(today);
    let days = calendars.open_days(&facility, day - Duration::days(1), day);
    let open = calendars.really_open(&facility, &days);
    let open_now = open.iter().any(|slot| slot.holds(now)) && day == today;
    let whole = zone::day_slot(facility.zone, day);
    let open: Vec<Slot> =
        open.into_iter().filter(|slot| slot.overlaps(whole) && slot.end > now).collect();
    let day = days.into_iter().next_back().unwrap_or_else(|| OpenDay {
        day: linli_domain::day_type::Calendar::default().day(day),
        hours: Vec::new(),
    });
    Found { facility, day, open, open_now }
}

/// On a day list stand those that are still open on it, and those whose hours nobody could read.
fn shown(one: &Found) -> bool {
    !one.open.is_empty() || one.facility.hours_text.is_some()
}

/// Open now, then by the next opening, then by name; unread hours last.
fn rank(one: &Found, now: Instant) -> (u8, Instant, &str, &str) {
    let next = one.open.first().map(|slot| slot.start.max(now));
    let group = match (one.open_now, next) {
        (true, _) => 0,
        (_, Some(_)) => 1,
        _ => 2,
    };
    let far = now + Duration::days(400);
    (group, next.unwrap_or(far), &one.facility.name.zh, &one.facility.id)
}

fn asked_slot(wanted: &Search) -> Result<Option<Slot>, AppError> {
    let slot = match (wanted.from, wanted.to) {
        (None, None) => None,
        (Some(from), Some(to)) => Some(Slot::new(from, to)),
        (None, _) => return Err(AppError::field("from", FieldFault::Missing)),
        (_, None) => return Err(AppError::field("to", FieldFault::Missing)),
    };
    if slot.is_some_and(|slot| !slot.is_real() || slot.end - slot.start > Duration::days(31)) {
        return Err(AppError::field("to", FieldFault::Malformed));
    }
    if wanted.persons.is_some_and(|persons| persons < 1) {
        return Err(AppError::field("persons", FieldFault::Malformed));
    }
    Ok(slot)
}

fn offset_of(paging: &Paging) -> Result<usize, AppError> {
    let offset = paging.cursor.as_deref().map_or(Ok(0), str::parse);
    offset.map_err(|_| AppError::field("cursor", FieldFault::Malformed))
}

/// The part that the database can answer; `None` when the division is not known.
async fn filter_of(conn: &mut AnyConnection, wanted: &Search) -> Result<Option<Filter>, Failure> {
    let division_path = match &wanted.division {
        None => String::new(),
        Some(code) => match divisions::division(conn, code.as_str()).await? {
            None => return Ok(None),
            Some(row) => row.path,
        },
    };
    Ok(Some(Filter {
        words: folded(wanted.q.as_deref().unwrap_or(""), MAX_WORDS),
        category: wanted.category.map_or("", linli_domain::facility::Category::as_str).to_owned(),
        division_path,
        unit: wanted.unit.as_ref().map_or("", UnitId::as_str).to_owned(),
        persons: wanted.persons.unwrap_or(0),
        most: 0,
    }))
}

/// The time that calendars must cover.
fn around(now: Instant, slot: Option<Slot>, day: Option<NaiveDate>) -> Slot {
    let mut around = Slot::new(now - Duration::days(2), now + Duration::days(9));
    let day = day.map(|day| day.and_time(chrono::NaiveTime::MIN).and_utc());
    for at in slot.map(|slot| [slot.start, slot.end]).into_iter().flatten().chain(day) {
        around.start = around.start.min(at);
        around.end = around.end.max(at);
    }
    around
}

/// A search that found nothing; words are kept folded and short.
fn wish_of_search(wanted: &Search) -> Demand {
    Demand {
        kind: "no_result",
        words: wanted.q.as_deref().map(|q| folded(q, MAX_WORDS)).filter(|q| !q.is_empty()),
        category: wanted.category.map(linli_domain::facility::Category::as_str),
        division: wanted.division.as_ref().map(|code| code.0.clone()),
        slot: wanted.from.zip(wanted.to).map(|(from, to)| Slot::new(from, to)),
        persons: wanted.persons,
        ..Demand::default()
    }
}

/// Who asks, as text to be hashed.
pub(super) fn who(caller: &Caller) -> String {
    let viewer = viewer_word(caller.viewer());
    let who = caller.identity.as_ref().map_or(caller.network.as_str(), |who| who.person.as_str());
    format!("{viewer}:{who}")
}
