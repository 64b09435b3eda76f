//! One published place as search holds it: its row, its spaces, its folded names, and the hours of
//! the days that were asked for lately.

use super::words::Words;
use crate::services::facts::Calendars;
use crate::store::facilities::Facility;
use crate::store::spaces::Space;
use chrono::{Duration, NaiveDate};
use linli_app::i18n::{Lang, names};
use linli_domain::geo::Point;
use linli_domain::space::Mode;
use linli_domain::time::Slot;
use linli_domain::zone;
use std::sync::{Arc, PoisonError, RwLock};

/// Most days whose hours are kept.
const MOST_DAYS: usize = 16;

/// A published facility.
#[derive(Debug)]
pub struct Place {
    /// Its row; house rules are left out, they are long and not searched.
    pub facility: Facility,
    /// Its spaces.
    pub spaces: Vec<Space>,
    /// Its names.
    pub words: Words,
    /// Where it is.
    pub point: Option<Point>,
    /// A space is walk-in.
    pub walk_in: bool,
    /// A space can be booked.
    pub bookable: bool,
    /// A space costs nothing.
    pub free: bool,
    /// Hours of some days, by date; they change only with the place itself, which is then read
    /// again.
    days: RwLock<Vec<(NaiveDate, Arc<[Slot]>)>>,
}

impl Place {
    /// A place from its rows.
    pub fn new(facility: Facility, spaces: Vec<Space>) -> Self {
        let texts = [
            &facility.address.zh,
            &facility.address.en,
            &facility.unit.zh,
            &facility.unit.en,
            &facility.division_name.zh,
            &facility.division_name.en,
        ];
        let kinds = [Lang::Zh, Lang::En].map(|lang| names::category(facility.category, lang));
        let own = spaces.iter().flat_map(|space| [&space.name.zh, &space.name.en]);
        let around = texts.into_iter().chain(own).map(String::as_str).chain(kinds);
        let heard = [facility.unit.zh.as_str(), facility.division_name.zh.as_str()];
        let words = Words::new(&facility.name.zh, &facility.name.en, around, heard);
        Self {
            words,
            point: facility.location.and_then(|(lat, lon)| Point::new(lat, lon)),
            walk_in: spaces.iter().any(|space| space.mode == Mode::Open),
            bookable: spaces.iter().any(|space| space.mode != Mode::Open),
            free: spaces.iter().any(|space| space.price.is_none()),
            days: RwLock::default(),
            facility,
            spaces,
        }
    }

    /// People that the largest space holds.
    pub fn most_persons(&self) -> i64 {
        self.spaces.iter().map(|space| space.capacity).max().unwrap_or(0)
    }

    /// The hours of a day that were worked out before.
    pub fn kept(&self, day: NaiveDate) -> Option<Arc<[Slot]>> {
        let kept = self.days.read().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(date, _)| *date == day).map(|(_, hours)| Arc::clone(hours))
    }

    /// Keeps the hours of a day.
    pub fn keep(&self, day: NaiveDate, hours: &Arc<[Slot]>) {
        let mut kept = self.days.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_DAYS {
            kept.remove(0);
        }
        kept.push((day, Arc::clone(hours)));
    }

    /// What is open at some time of a local day, joined, with what stops it cut out; an evening
    /// that began the day before counts. `calendars` must hold what stops it then.
    pub fn hours(&self, calendars: &Calendars, day: NaiveDate) -> Vec<Slot> {
        let days = calendars.open_days(&self.facility, day - Duration::days(1), day);
        let whole = zone::day_slot(self.facility.zone, day);
        let open = calendars.really_open(&self.facility, &days);
        open.into_iter().filter(|slot| slot.overlaps(whole)).collect()
    }
}
