//! Loads what admission needs to know of a space around a window of time.

mod shares;
mod years;

pub use years::{calendar, computed_calendar};

use crate::failure::Failure;
use crate::store::facilities::Facility;
use crate::store::occupancy;
use crate::store::spaces::Space;
use crate::store::stops::{self, Stopped};
use chrono::{Datelike, Duration, NaiveDate};
use linli_app::ports::Caller;
use linli_domain::admission::{Facts, Taken};
use linli_domain::closure::{Stop, stopped, stopped_whole};
use linli_domain::day_type::Calendar;
use linli_domain::division::CalendarId;
use linli_domain::opening::{OpenDay, open_slots, resolve};
use linli_domain::price::PriceRule;
use linli_domain::quota::{Own, Quota};
use linli_domain::time::{Instant, Slot, days, joined, without};
use linli_domain::zone;
use shares::{horizon, shares};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// One space with everything that [`linli_domain::admission::admission`] asks for.
#[derive(Clone, Debug)]
pub struct SpaceFacts {
    /// The space.
    pub space: Space,
    /// The facility has house rules.
    pub has_rules: bool,
    /// Its posted intervals in and around the window, unjoined.
    pub open: Vec<Slot>,
    /// Closures and blocks on its areas.
    pub stops: Vec<Slot>,
    /// Live bookings in and around the window, one a booking.
    pub taken: Vec<Taken>,
    /// End of the last local day that can be booked.
    pub horizon: Instant,
    /// When nothing is charged, in and around the window.
    pub free_of_charge: Vec<Slot>,
    /// Limits that hold for the person asked about; none for nobody.
    pub quota: Vec<Quota>,
    /// What that person has here inside the windows of these limits.
    pub own: Vec<Own>,
}

impl SpaceFacts {
    /// As admission takes it.
    pub fn facts(&self) -> Facts<'_> {
        Facts {
            mode: self.space.mode,
            capacity: self.space.capacity,
            policy: &self.space.policy,
            has_rules: self.has_rules,
            open: &self.open,
            stops: &self.stops,
            taken: &self.taken,
            horizon: self.horizon,
            quota: &self.quota,
            own: &self.own,
        }
    }
}

/// What hours are made of besides the rules: holiday calendars for some years, where a mainland year
/// without a notice gets its computed days; and the closures and blocks around a window.
#[derive(Clone, Debug, Default)]
pub struct Calendars {
    years: Arc<BTreeMap<CalendarId, Calendar>>,
    stops: HashMap<String, Vec<Stopped>>,
}

impl Calendars {
    /// Loads the calendars of these facilities, one statement each, and what stops their hours in
    /// the window and two days around it, in one.
    pub async fn load(
        conn: &mut AnyConnection,
        facilities: impl Iterator<Item = &Facility> + Clone,
        window: Slot,
    ) -> Result<Self, Failure> {
        let ids: Vec<String> = facilities.clone().map(|facility| facility.id.clone()).collect();
        Self::holidays(conn, facilities, window).await?.with_stops(conn, &ids, window).await
    }

    /// The calendars alone.
    pub async fn holidays(
        conn: &mut AnyConnection,
        facilities: impl Iterator<Item = &Facility>,
        window: Slot,
    ) -> Result<Self, Failure> {
        let (first, last) = (window.start.year() - 1, window.end.year() + 1);
        let mut all = BTreeMap::new();
        for facility in facilities {
            if let std::collections::btree_map::Entry::Vacant(entry) = all.entry(facility.calendar)
            {
                entry.insert(years::calendar_of_years(conn, facility.calendar, first, last).await?);
            }
        }
        Ok(Self { years: Arc::new(all), stops: HashMap::new() })
    }

    /// The same calendars with what stops the hours of these facilities in a window.
    pub async fn with_stops(
        &self,
        conn: &mut AnyConnection,
        ids: &[String],
        window: Slot,
    ) -> Result<Self, Failure> {
        let mut by_facility: HashMap<String, Vec<Stopped>> = HashMap::new();
        if !ids.is_empty() {
            let around = window.widened(2 * 24 * 60, 2 * 24 * 60);
            for one in stops::of_facilities(conn, ids, around).await? {
                by_facility.entry(one.facility_id.clone()).or_default().push(one);
            }
        }
        Ok(Self { years: Arc::clone(&self.years), stops: by_facility })
    }

    /// Whether this calendar was loaded.
    pub fn covers(&self, calendar: CalendarId) -> bool {
        self.years.contains_key(&calendar)
    }

    /// The days of a facility from `first` to `last`, resolved.
    pub fn open_days(
        &self,
        facility: &Facility,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Vec<OpenDay> {
        let Some(calendar) = self.years.get(&facility.calendar) else { return Vec::new() };
        let count = (last - first).num_days() + 1;
        days(first, count)
            .map(|date| resolve(&facility.opening, calendar.day(date), false))
            .collect()
    }

    /// Hours in which a space of the facility is free of charge.
    fn free_of_charge(&self, facility: &Facility, price: &PriceRule, window: Slot) -> Vec<Slot> {
        let Some(calendar) = self.years.get(&facility.calendar) else { return Vec::new() };
        let first = zone::local_day(facility.zone, window.start) - Duration::days(1);
        let last = zone::local_day(facility.zone, window.end);
        let count = (last - first).num_days() + 1;
        let days = days(first, count).map(|date| calendar.day(date));
        open_slots(&price.free_hours(facility.category, days), facility.zone)
    }

    /// Closures and blocks of a facility, in the order of their starts.
    pub fn stopped(&self, facility: &Facility) -> &[Stopped] {
        self.stops.get(&facility.id).map_or(&[], Vec::as_slice)
    }

    fn stops(&self, facility: &Facility) -> Vec<Stop> {
        self.stopped(facility).iter().map(|one| one.stop.clone()).collect()
    }

    /// Hours of some days with what stops the whole facility cut out, joined.
    pub fn really_open(&self, facility: &Facility, days: &[OpenDay]) -> Vec<Slot> {
        let open = joined(&open_slots(days, facility.zone));
        without(&open, &stopped_whole(&self.stops(facility)))
    }

    /// Posted intervals of a facility that touch the window, unjoined. The day before the window
    /// counts too: an overnight session belongs to its first day.
    pub fn open_slots(&self, facility: &Facility, window: Slot) -> Vec<Slot> {
        let first = zone::local_day(facility.zone, window.start) - Duration::days(1);
        let last = zone::local_day(facility.zone, window.end);
        let mut slots = open_slots(&self.open_days(facility, first, last), facility.zone);
        slots.retain(|slot| slot.end >= window.start && slot.start <= window.end);
        slots
    }
}

/// Whose quotas hold when this caller looks; nobody's for an anonymous one.
pub fn person(caller: &Caller) -> Option<&str> {
    caller.identity.as_ref().map(|who| who.person.as_str())
}

/// Loads the facts of several spaces of several facilities: one statement for what is taken, one
/// for each calendar in use, one for what the person has where quotas hold.
pub async fn load(
    conn: &mut AnyConnection,
    facilities: &[Facility],
    spaces: Vec<Space>,
    window: Slot,
    now: Instant,
    person: Option<&str>,
) -> Result<Vec<SpaceFacts>, Failure> {
    let calendars = Calendars::load(conn, facilities.iter(), window).await?;
    with_calendars(conn, &calendars, facilities, spaces, window, now, person).await
}

/// As [`load`], with calendars at hand.
pub async fn with_calendars(
    conn: &mut AnyConnection,
    calendars: &Calendars,
    facilities: &[Facility],
    spaces: Vec<Space>,
    window: Slot,
    now: Instant,
    person: Option<&str>,
) -> Result<Vec<SpaceFacts>, Failure> {
    let mut areas: Vec<i64> = spaces.iter().flat_map(|space| space.areas.clone()).collect();
    areas.sort_unstable();
    areas.dedup();
    // A day on both sides: buffers reach beyond the window, and no buffer is longer than a day.
    let around = window.widened(24 * 60, 24 * 60);
    let mut taken_by_area: HashMap<i64, Vec<Taken>> = HashMap::new();
    for (area, taken) in occupancy::taken(conn, &areas, around).await? {
        taken_by_area.entry(area).or_default().push(taken);
    }
    let mut open: HashMap<&str, (&Facility, Vec<Slot>)> = HashMap::new();
    let mut stops: HashMap<&str, Vec<Stop>> = HashMap::new();
    for facility in facilities {
        stops.insert(&facility.id, calendars.stops(facility));
        open.insert(&facility.id, (facility, calendars.open_slots(facility, around)));
    }
    let mut shares = shares(conn, &open, &spaces, around, now, person).await?;
    let facts = spaces.into_iter().filter_map(|space| {
        let (facility, slots) = open.get(space.facility_id.as_str())?;
        let held = space.areas.iter().filter_map(|area| taken_by_area.get(area)).flatten();
        let mut taken: Vec<Taken> = held.cloned().collect();
        // A booking of several areas of this space came once for each.
        taken.sort_unstable_by(|a, b| (a.slot, &a.booking).cmp(&(b.slot, &b.booking)));
        taken.dedup_by(|a, b| a.booking == b.booking);
        let price = space.price.as_ref();
        let free = price.map(|price| calendars.free_of_charge(facility, price, around));
        let (quota, own) = shares.remove(&space.id).unwrap_or_default();
        let stops = stops.get(space.facility_id.as_str()).map_or(&[][..], Vec::as_slice);
        Some(SpaceFacts {
            stops: stopped(stops, &space.areas),
            has_rules: !facility.rules.is_empty(),
            open: slots.clone(),
            taken,
            horizon: horizon(facility, &space, now),
            free_of_charge: free.unwrap_or_default(),
            quota,
            own,
            space,
        })
    });
    Ok(facts.collect())
}
