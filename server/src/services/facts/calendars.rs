//! What hours are made of besides the rules: which day is which, school vacations, closures and
//! blocks. Search, week view, admission and figures all ask here.

use crate::failure::Failure;
use crate::services::school_days::{SchoolDays, depends};
use crate::store::calendars;
use crate::store::facilities::Facility;
use crate::store::stops::{self, Stopped};
use chrono::{Datelike, Duration, NaiveDate};
use linli_domain::closure::{Stop, stopped_whole};
use linli_domain::day_type::Calendar;
use linli_domain::division::CalendarId;
use linli_domain::opening::{OpenDay, open_slots, resolve};
use linli_domain::price::PriceRule;
use linli_domain::time::{Slot, days, joined, without};
use linli_domain::zone;
use sqlx::AnyConnection;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What hours are made of besides the rules: holiday calendars for some years, where a mainland year
/// without a notice gets its computed days; what is school vacation where; and the closures and
/// blocks around a window.
#[derive(Clone, Debug, Default)]
pub struct Calendars {
    years: Arc<BTreeMap<CalendarId, Calendar>>,
    /// School vacations.
    pub school: Arc<SchoolDays>,
    stops: HashMap<String, Vec<Stopped>>,
}

impl Calendars {
    /// Loads the calendars of these facilities, one statement each; the school vacations on which
    /// their hours depend, two more where any do; and what stops their hours in the window and two
    /// days around it, in one.
    pub async fn load(
        conn: &mut AnyConnection,
        facilities: impl Iterator<Item = &Facility>,
        window: Slot,
    ) -> Result<Self, Failure> {
        let facilities: Vec<&Facility> = facilities.collect();
        let ids: Vec<String> = facilities.iter().map(|facility| facility.id.clone()).collect();
        let holidays = Self::holidays(conn, facilities.into_iter(), window).await?;
        holidays.with_stops(conn, &ids, window).await
    }

    /// The calendars and vacations alone.
    pub async fn holidays(
        conn: &mut AnyConnection,
        facilities: impl Iterator<Item = &Facility>,
        window: Slot,
    ) -> Result<Self, Failure> {
        let facilities: Vec<&Facility> = facilities.collect();
        let (first, last) = (window.start.year() - 1, window.end.year() + 1);
        let mut years = BTreeMap::new();
        for facility in &facilities {
            if let std::collections::btree_map::Entry::Vacant(entry) =
                years.entry(facility.calendar)
            {
                entry.insert(calendar_of_years(conn, facility.calendar, first, last).await?);
            }
        }
        let school = SchoolDays::load(conn, &facilities, first, last).await?;
        Ok(Self { years: Arc::new(years), school: Arc::new(school), stops: HashMap::new() })
    }

    /// The same calendars with what stops the hours of these facilities in a window.
    pub async fn with_stops(
        &self,
        conn: &mut AnyConnection,
        ids: &[String],
        window: Slot,
    ) -> Result<Self, Failure> {
        let mut stops: HashMap<String, Vec<Stopped>> = HashMap::new();
        if !ids.is_empty() {
            let around = window.widened(2 * 24 * 60, 2 * 24 * 60);
            for one in stops::of_facilities(conn, ids, around).await? {
                stops.entry(one.facility_id.clone()).or_default().push(one);
            }
        }
        Ok(Self { years: Arc::clone(&self.years), school: Arc::clone(&self.school), stops })
    }

    /// Whether everything was loaded on which the hours of a facility may depend.
    pub fn covers(&self, facility: &Facility) -> bool {
        self.years.contains_key(&facility.calendar) && !depends(facility)
    }

    /// Puts another calendar in the place of one.
    pub fn replace(&mut self, id: CalendarId, calendar: Calendar) {
        Arc::make_mut(&mut self.years).insert(id, calendar);
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
            .map(|date| {
                let vacation = self.school.is_vacation(facility, date);
                resolve(&facility.opening, calendar.day(date), vacation)
            })
            .collect()
    }

    /// Hours in which a space of the facility is free of charge.
    pub(super) fn free_of_charge(
        &self,
        facility: &Facility,
        price: &PriceRule,
        window: Slot,
    ) -> Vec<Slot> {
        let Some(calendar) = self.years.get(&facility.calendar) else { return Vec::new() };
        let first = zone::local_day(facility.zone, window.start) - Duration::days(1);
        let last = zone::local_day(facility.zone, window.end);
        let count = (last - first).num_days() + 1;
        let vacation = |date| self.school.is_vacation(facility, date);
        let days = days(first, count).map(|date| (calendar.day(date), vacation(date)));
        open_slots(&price.free_hours(facility.category, days), facility.zone)
    }

    /// Closures and blocks of a facility, in the order of their starts.
    pub fn stopped(&self, facility: &Facility) -> &[Stopped] {
        self.stops.get(&facility.id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn stops(&self, facility: &Facility) -> Vec<Stop> {
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

/// The calendar for the years of some days.
pub async fn calendar(
    conn: &mut AnyConnection,
    id: CalendarId,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Calendar, Failure> {
    calendar_of_years(conn, id, from.year(), to.year()).await
}

/// The calendar for some years: the notices, and for a mainland year without one its computed
/// statutory days. Where weekends are all there is, no notice is ever missing.
pub async fn calendar_of_years(
    conn: &mut AnyConnection,
    id: CalendarId,
    first: i32,
    last: i32,
) -> Result<Calendar, Failure> {
    if id == CalendarId::None {
        return Ok(Calendar::weekends_only(first, last));
    }
    let mut calendar = calendars::calendar(conn, id, first, last).await?;
    if id == CalendarId::Cn {
        calendar.compute_missing(first, last);
    }
    Ok(calendar)
}

/// The calendar where there is no database: computed statutory days on the mainland, weekends elsewhere.
pub fn computed_calendar(id: CalendarId, from: NaiveDate, to: NaiveDate) -> Calendar {
    let mut calendar = Calendar::default();
    if id == CalendarId::Cn {
        calendar.compute_missing(from.year(), to.year());
    }
    calendar
}
