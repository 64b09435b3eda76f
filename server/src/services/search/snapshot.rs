//! All published places in memory, read once and then kept up with what changes: one small
//! statement a search says whether the copy still stands, in every process and whoever wrote.

use super::place::Place;
use super::places::Alias;
use crate::failure::Failure;
use crate::services::facts::Calendars;
use crate::store::divisions::{self, DivisionRow};
use crate::store::facilities::Facility;
use crate::store::spaces::{self, Space};
use crate::store::{place_aliases, search};
use chrono::{Datelike, Duration, NaiveDate};
use linli_domain::time::{Instant, Slot};
use linli_domain::zone::{self, Tz};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::Mutex;

/// Days to both sides for which holiday calendars are at hand.
const REACH_DAYS: i64 = 400;
/// Most days whose hours are kept for all places together.
const MOST_DAYS: usize = 16;

/// Everything that search looks through.
#[derive(Debug, Default)]
pub struct Snapshot {
    version: i64,
    /// In the order of their names.
    pub places: Vec<Arc<Place>>,
    /// Their holiday calendars.
    pub calendars: Arc<Calendars>,
    /// The year for which these were read.
    year: i32,
    /// The divisions in which they lie, and those above, by code.
    pub divisions: BTreeMap<String, DivisionRow>,
    /// Names of 小区, roads and landmarks.
    pub aliases: Arc<Vec<Alias>>,
    /// Hours of some days, place by place.
    days: RwLock<BTreeMap<NaiveDate, DayHours>>,
}

/// The hours of one day, in the order of the places.
type DayHours = Arc<Vec<Arc<[Slot]>>>;

/// The hours of the days that a search looks at.
#[derive(Debug, Default)]
pub struct Hours(BTreeMap<NaiveDate, DayHours>);

impl Hours {
    /// What is open at some time of a local day in the place with this number, joined.
    pub fn of(&self, day: NaiveDate, place: usize) -> Arc<[Slot]> {
        self.0.get(&day).and_then(|places| places.get(place)).map_or_else(Arc::default, Arc::clone)
    }
}

/// The copy that stands, and the one who renews it.
#[derive(Clone, Debug, Default)]
pub struct Cache {
    held: Arc<RwLock<Option<Arc<Snapshot>>>>,
    renewing: Arc<Mutex<()>>,
}

impl Cache {
    /// The copy as it must be now: everything that was committed before this call is in it.
    ///
    /// # Errors
    /// The database fails.
    pub async fn current(
        &self,
        conn: &mut AnyConnection,
        now: Instant,
    ) -> Result<Arc<Snapshot>, Failure> {
        let held = self.held();
        let since = held.as_ref().map_or(0, |held| held.version);
        let (version, _) = search::changes(conn, since).await?;
        if let Some(held) = held.filter(|held| held.serves(version, now)) {
            return Ok(held);
        }
        // One renews, the others wait for it: none gets what no longer stands.
        let _turn = self.renewing.lock().await;
        let held = self.held();
        if let Some(held) = held.clone().filter(|held| held.serves(version, now)) {
            return Ok(held);
        }
        let since = held.as_ref().map_or(0, |held| held.version);
        let (version, touched) = search::changes(conn, since).await?;
        let renewed = match held {
            Some(held) if held.year == now.year() && !touched.iter().any(|one| one == "*") => {
                held.renewed(conn, version, touched, now).await?
            }
            _ => Snapshot::load(conn, version, now).await?,
        };
        let renewed = Arc::new(renewed);
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&renewed));
        Ok(renewed)
    }

    fn held(&self) -> Option<Arc<Snapshot>> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Snapshot {
    /// The zones of the places.
    pub fn zones(&self) -> HashSet<Tz> {
        self.places.iter().map(|place| place.facility.zone).collect()
    }

    /// The hours of some days. A day and place are worked out once; what stops hours is read in
    /// one statement for all that are missing.
    ///
    /// # Errors
    /// The database fails.
    pub async fn hours(
        &self,
        conn: &mut AnyConnection,
        days: &BTreeSet<NaiveDate>,
    ) -> Result<Hours, Failure> {
        let mut hours = Hours::default();
        {
            let known = self.days.read().unwrap_or_else(PoisonError::into_inner);
            for day in days {
                if let Some(of_day) = known.get(day) {
                    hours.0.insert(*day, Arc::clone(of_day));
                }
            }
        }
        let wanted: Vec<NaiveDate> =
            days.iter().filter(|day| !hours.0.contains_key(*day)).copied().collect();
        let (Some(first), Some(last)) = (wanted.first(), wanted.last()) else { return Ok(hours) };
        let lacks = |place: &&Arc<Place>| wanted.iter().any(|day| place.kept(*day).is_none());
        let lacking: Vec<&Arc<Place>> = self.places.iter().filter(lacks).collect();
        let ids: Vec<String> = lacking.iter().map(|place| place.facility.id.clone()).collect();
        let utc = |day: NaiveDate| zone::instant(Tz::UTC, day, 0);
        // Two days to both sides are added when it is read: enough for every zone.
        let window = Slot::new(utc(*first), utc(*last + Duration::days(1)));
        let calendars = self.calendars.with_stops(conn, &ids, window).await?;
        for place in lacking {
            for day in wanted.iter().filter(|day| place.kept(**day).is_none()) {
                place.keep(*day, &place.hours(&calendars, *day).into());
            }
        }
        let mut known = self.days.write().unwrap_or_else(PoisonError::into_inner);
        for day in wanted {
            let of_day: Vec<Arc<[Slot]>> = self
                .places
                .iter()
                .map(|place| {
                    // Another search with many days may have pushed it out in between.
                    place.kept(day).unwrap_or_else(|| place.hours(&calendars, day).into())
                })
                .collect();
            let of_day = Arc::new(of_day);
            if known.len() >= MOST_DAYS {
                known.pop_first();
            }
            known.insert(day, Arc::clone(&of_day));
            hours.0.insert(day, of_day);
        }
        Ok(hours)
    }

    fn serves(&self, version: i64, now: Instant) -> bool {
        self.version >= version && self.year == now.year()
    }

    /// Reads everything.
    async fn load(conn: &mut AnyConnection, version: i64, now: Instant) -> Result<Self, Failure> {
        let facilities = search::published(conn).await?;
        let reach = Duration::days(REACH_DAYS);
        let window = Slot::new(now - reach, now + reach);
        let calendars = Arc::new(Calendars::holidays(conn, facilities.iter(), window).await?);
        let ids: Vec<String> = facilities.iter().map(|facility| facility.id.clone()).collect();
        let spaces = spaces::of_facilities(conn, &ids).await?;
        let places = places(facilities, spaces);
        let divisions = divisions_of(conn, &places).await?;
        let aliases = Arc::new(aliases(conn).await?);
        let (year, days) = (now.year(), RwLock::default());
        Ok(Self { version, places, calendars, year, divisions, aliases, days })
    }

    /// The same with what was touched read again.
    async fn renewed(
        &self,
        conn: &mut AnyConnection,
        version: i64,
        touched: Vec<String>,
        now: Instant,
    ) -> Result<Self, Failure> {
        let (marks, ids): (Vec<String>, Vec<String>) =
            touched.into_iter().partition(|subject| subject == "@");
        let aliases = if marks.is_empty() {
            Arc::clone(&self.aliases)
        } else {
            Arc::new(aliases(conn).await?)
        };
        let mut kept = self.places.clone();
        let mut divisions = self.divisions.clone();
        if !ids.is_empty() {
            let facilities = search::published_of(conn, &ids).await?;
            if !facilities.iter().all(|facility| self.calendars.covers(facility)) {
                return Self::load(conn, version, now).await;
            }
            let spaces = spaces::of_facilities(conn, &ids).await?;
            let gone: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
            kept.retain(|place| !gone.contains(place.facility.id.as_str()));
            kept.extend(places(facilities, spaces));
            sort(&mut kept);
            let known = |place: &Arc<Place>| divisions.contains_key(&place.facility.division);
            if !kept.iter().all(known) {
                divisions = divisions_of(conn, &kept).await?;
            }
        }
        let calendars = Arc::clone(&self.calendars);
        let (year, days) = (self.year, RwLock::default());
        Ok(Self { version, places: kept, calendars, year, divisions, aliases, days })
    }
}

fn places(facilities: Vec<Facility>, spaces: Vec<Space>) -> Vec<Arc<Place>> {
    let mut of: HashMap<String, Vec<Space>> = HashMap::new();
    for space in spaces {
        of.entry(space.facility_id.clone()).or_default().push(space);
    }
    let place = |facility: Facility| {
        let spaces = of.remove(&facility.id).unwrap_or_default();
        Arc::new(Place::new(facility, spaces))
    };
    let mut places: Vec<Arc<Place>> = facilities.into_iter().map(place).collect();
    sort(&mut places);
    places
}

fn sort(places: &mut [Arc<Place>]) {
    places.sort_by(|a, b| {
        let (a, b) = (&a.facility, &b.facility);
        (&a.name.zh, &a.id).cmp(&(&b.name.zh, &b.id))
    });
}

async fn divisions_of(
    conn: &mut AnyConnection,
    places: &[Arc<Place>],
) -> Result<BTreeMap<String, DivisionRow>, Failure> {
    let paths: BTreeSet<&str> =
        places.iter().map(|place| place.facility.division_path.as_str()).collect();
    let codes = paths.iter().flat_map(|path| path.split('/')).filter(|code| !code.is_empty());
    let codes: BTreeSet<String> = codes.map(str::to_owned).collect();
    let rows = divisions::divisions(conn, &codes.into_iter().collect::<Vec<_>>()).await?;
    Ok(rows.into_iter().map(|row| (row.code.clone(), row)).collect())
}

async fn aliases(conn: &mut AnyConnection) -> Result<Vec<Alias>, Failure> {
    Ok(place_aliases::all(conn).await?.into_iter().map(Alias::new).collect())
}
