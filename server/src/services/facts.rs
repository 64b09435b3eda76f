//! Loads what admission needs to know of a space around a window of time.

mod calendars;
mod shares;

pub use calendars::{Calendars, calendar, calendar_of_years, computed_calendar};

use super::audience;
use crate::failure::Failure;
use crate::store::facilities::Facility;
use crate::store::occupancy;
use crate::store::spaces::Space;
use chrono::Duration;
use linli_app::ports::Caller;
use linli_domain::admission::{Facts, Taken};
use linli_domain::audience::Standing;
use linli_domain::closure::{Stop, stopped};
use linli_domain::quota::{Own, Quota};
use linli_domain::time::{Instant, Slot};
use linli_domain::zone;
use shares::{horizon, shares};
use sqlx::AnyConnection;
use std::collections::HashMap;

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
    /// What the audience of the space says to that person.
    pub standing: Standing,
    /// Local midnights from today's to the horizon, where others come first.
    pub midnights: Vec<Instant>,
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
            standing: self.standing,
            midnights: &self.midnights,
        }
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
    let standings = audience::standings(conn, facilities, &spaces, person).await?;
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
        let standing = standings.get(&space.id).copied().unwrap_or_default();
        Some(SpaceFacts {
            midnights: midnights(facility, &space, standing, now),
            standing,
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

/// Local midnights from today's to the horizon; none where nobody comes first.
fn midnights(facility: &Facility, space: &Space, standing: Standing, now: Instant) -> Vec<Instant> {
    let today = zone::local_day(facility.zone, now);
    let days = if standing.after.is_some() { space.policy.horizon_days + 2 } else { 0 };
    (0..days).map(|n| zone::instant(facility.zone, today + Duration::days(n), 0)).collect()
}
