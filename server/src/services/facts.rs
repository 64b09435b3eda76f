//! Loads what admission needs to know of a space around a window of time.

use crate::failure::Failure;
use crate::store::facilities::Facility;
use crate::store::spaces::Space;
use crate::store::{calendars, occupancy};
use chrono::{Datelike, Duration, NaiveDate};
use linli_domain::admission::{Facts, Taken};
use linli_domain::day_type::{Calendar, NoticeDay, NoticeKind};
use linli_domain::division::CalendarId;
use linli_domain::holiday::statutory_days;
use linli_domain::opening::{OpenDay, open_slots, resolve};
use linli_domain::time::{Instant, Slot, days};
use linli_domain::zone;
use sqlx::AnyConnection;
use std::collections::{BTreeMap, HashMap};

/// One space with everything that [`linli_domain::admission::admission`] asks for.
#[derive(Clone, Debug)]
pub struct SpaceFacts {
    /// The space.
    pub space: Space,
    /// The facility has house rules.
    pub has_rules: bool,
    /// Its posted intervals in and around the window, unjoined.
    pub open: Vec<Slot>,
    /// Live bookings in and around the window, one a booking.
    pub taken: Vec<Taken>,
    /// End of the last local day that can be booked.
    pub horizon: Instant,
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
            taken: &self.taken,
            horizon: self.horizon,
        }
    }
}

/// Holiday calendars for some years; a mainland year without a notice gets its computed days.
#[derive(Clone, Debug, Default)]
pub struct Calendars(BTreeMap<CalendarId, Calendar>);

impl Calendars {
    /// Loads the calendars of these facilities, one statement each.
    pub async fn load(
        conn: &mut AnyConnection,
        facilities: impl Iterator<Item = &Facility>,
        window: Slot,
    ) -> Result<Self, Failure> {
        let (first, last) = (window.start.year() - 1, window.end.year() + 1);
        let mut all = BTreeMap::new();
        for facility in facilities {
            if let std::collections::btree_map::Entry::Vacant(entry) = all.entry(facility.calendar) {
                let mut calendar =
                    calendars::calendar(conn, facility.calendar, first, last).await?;
                if facility.calendar == CalendarId::Cn {
                    compute_missing(&mut calendar, first, last);
                }
                entry.insert(calendar);
            }
        }
        Ok(Self(all))
    }

    /// The days of a facility from `first` to `last`, resolved.
    pub fn open_days(&self, facility: &Facility, first: NaiveDate, last: NaiveDate) -> Vec<OpenDay> {
        let Some(calendar) = self.0.get(&facility.calendar) else { return Vec::new() };
        let count = (last - first).num_days() + 1;
        days(first, count)
            .map(|date| resolve(&facility.opening, calendar.day(date), false))
            .collect()
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

fn compute_missing(calendar: &mut Calendar, first: i32, last: i32) {
    for year in (first..=last).filter(|year| !calendar.years.contains(year)).collect::<Vec<_>>() {
        for (day, name) in statutory_days(year) {
            let notice = NoticeDay { kind: NoticeKind::Statutory, name: name.to_owned() };
            calendar.days.insert(day, notice);
        }
    }
}

/// Loads the facts of several spaces of several facilities: one statement for what is taken, one
/// for each calendar in use.
pub async fn load(
    conn: &mut AnyConnection,
    facilities: &[Facility],
    spaces: Vec<Space>,
    window: Slot,
    now: Instant,
) -> Result<Vec<SpaceFacts>, Failure> {
    let calendars = Calendars::load(conn, facilities.iter(), window).await?;
    with_calendars(conn, &calendars, facilities, spaces, window, now).await
}

/// As [`load`], with calendars at hand.
pub async fn with_calendars(
    conn: &mut AnyConnection,
    calendars: &Calendars,
    facilities: &[Facility],
    spaces: Vec<Space>,
    window: Slot,
    now: Instant,
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
    for facility in facilities {
        open.insert(&facility.id, (facility, calendars.open_slots(facility, around)));
    }
    let facts = spaces.into_iter().filter_map(|space| {
        let (facility, slots) = open.get(space.facility_id.as_str())?;
        let held = space.areas.iter().filter_map(|area| taken_by_area.get(area)).flatten();
        let mut taken: Vec<Taken> = held.cloned().collect();
        // A booking of several areas of this space came once for each.
        taken.sort_unstable_by(|a, b| (a.slot, &a.booking).cmp(&(b.slot, &b.booking)));
        taken.dedup_by(|a, b| a.booking == b.booking);
        let last_day = zone::local_day(facility.zone, now)
            + Duration::days(space.policy.horizon_days + 1);
        Some(SpaceFacts {
            has_rules: !facility.rules.is_empty(),
            open: slots.clone(),
            taken,
            horizon: zone::instant(facility.zone, last_day, 0),
            space,
        })
    });
    Ok(facts.collect())
}
