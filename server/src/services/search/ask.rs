//! What a search asks for, checked; and the places that match, in the order in which people get
//! them. Nothing here needs the database.

use super::place::Place;
use super::snapshot::{Hours, Snapshot};
use super::words::Query;

use chrono::{Duration, NaiveDate};
use linli_app::error::AppError;
use linli_app::ports::facilities::Search;
use linli_domain::facility::ACCESSIBLE;
use linli_domain::refusal::FieldFault;
use linli_domain::time::{Instant, Slot};
use linli_domain::zone;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Most days that one search may span.
const MOST_DAYS: i64 = 14;
/// Farthest radius, metres.
const MOST_RADIUS: i64 = 1_000_000;

/// A checked question.
#[derive(Clone, Debug)]
pub struct Ask {
    /// As it was asked.
    pub wanted: Search,
    /// The slot, if a time is asked for.
    pub slot: Option<Slot>,
    /// When it is asked.
    pub now: Instant,
    query: Option<Query>,
}

/// A place that matches, on its day.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// The place.
    pub place: &'a Arc<Place>,
    /// The local day that counts.
    pub day: NaiveDate,
    /// What of that day is not over.
    pub hours: Arc<[Slot]>,
    /// Open at this moment.
    pub open_now: bool,
    /// Metres from the point asked, where both are known.
    pub metres: Option<f64>,
    /// Its place among the others.
    pub rank: Rank,
}

/// How well the name matches, how near it is (metres or divisions apart), open now, next opening,
/// place in the order of the names.
pub type Rank = (u8, i64, u8, i64, usize);

impl Ask {
    /// Checks a search.
    ///
    /// # Errors
    /// The first field that makes no sense.
    pub fn new(wanted: &Search, now: Instant) -> Result<Self, AppError> {
        let slot = match (wanted.from, wanted.to) {
            (None, None) => None,
            (Some(from), Some(to)) => Some(Slot::new(from, to)),
            (None, _) => return Err(AppError::field("from", FieldFault::Missing)),
            (_, None) => return Err(AppError::field("to", FieldFault::Missing)),
        };
        let days = wanted.day.zip(wanted.until).map(|(day, until)| (until - day).num_days());
        let malformed = [
            (
                "to",
                slot.is_some_and(|slot| {
                    !slot.is_real() || slot.end - slot.start > Duration::days(31)
                }),
            ),
            ("persons", wanted.persons.is_some_and(|persons| persons < 1)),
            ("until", days.is_some_and(|days| !(0..MOST_DAYS).contains(&days))),
            ("radius_m", wanted.radius_m.is_some_and(|m| !(1..=MOST_RADIUS).contains(&m))),
        ];
        if let Some((field, _)) = malformed.iter().find(|(_, wrong)| *wrong) {
            return Err(AppError::field(field, FieldFault::Malformed));
        }
        if !wanted.accessible.iter().all(|word| ACCESSIBLE.contains(&word.as_str())) {
            return Err(AppError::field("accessible", FieldFault::Unknown));
        }
        if wanted.until.is_some() && wanted.day.is_none() {
            return Err(AppError::field("day", FieldFault::Missing));
        }
        if wanted.radius_m.is_some() && wanted.near.is_none() {
            return Err(AppError::field("near", FieldFault::Missing));
        }
        let query = wanted.q.as_deref().and_then(Query::new);
        Ok(Self { wanted: wanted.clone(), slot, now, query })
    }

    /// The folded words looked for.
    pub fn words(&self) -> Option<&str> {
        self.query.as_ref().map(Query::text)
    }

    /// The same question with something changed; what is changed must not need checking.
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut other = self.clone();
        change(&mut other);
        other.query = other.wanted.q.as_deref().and_then(Query::new);
        other
    }

    /// The local days whose hours matter.
    pub fn days(&self, snapshot: &Snapshot) -> BTreeSet<NaiveDate> {
        let mut days = BTreeSet::new();
        for zone in snapshot.zones() {
            days.insert(zone::local_day(zone, self.now));
            days.extend(self.slot.map(|slot| zone::local_day(zone, slot.start)));
        }
        if let Some(first) = self.wanted.day {
            let last = self.wanted.until.unwrap_or(first);
            days.extend(first.iter_days().take_while(|day| *day <= last));
        }
        days
    }

    /// The places that match, the best first. Where a slot is asked for, those that are open at
    /// its start: whether something is free is for admission to say.
    pub fn hits<'a>(&self, snapshot: &'a Snapshot, hours: &Hours) -> Vec<Hit<'a>> {
        let wanted = &self.wanted;
        let path_of = |code: &linli_domain::ids::DivisionCode| {
            snapshot.divisions.get(code.as_str()).map(|row| row.path.as_str())
        };
        let below = match wanted.division.as_ref().map(path_of) {
            // Nothing is shared in a division that no place lies in.
            Some(None) => return Vec::new(),
            Some(Some(path)) => path,
            None => "",
        };
        let around = wanted.around.as_ref().and_then(path_of).unwrap_or("");
        let mut hits: Vec<Hit<'_>> = snapshot
            .places
            .iter()
            .enumerate()
            .filter(|(_, place)| self.is_such(place, below))
            .filter_map(|(at, place)| self.hit(hours, place, at, around))
            .collect();
        hits.sort_unstable_by_key(|hit| hit.rank);
        hits
    }

    /// What can be told of the place without its hours.
    fn is_such(&self, place: &Place, below: &str) -> bool {
        let wanted = &self.wanted;
        let facility = &place.facility;
        wanted.category.is_none_or(|category| facility.category == category)
            && (below.is_empty() || facility.division_path.starts_with(below))
            && wanted.unit.as_ref().is_none_or(|unit| facility.unit_id == unit.0)
            && wanted.persons.is_none_or(|persons| place.most_persons() >= persons)
            && (!wanted.free || self.slot.is_some() || place.free)
            && wanted.accessible.iter().all(|one| facility.accessible.contains(one))
            && (!wanted.walk_in || place.walk_in)
            && (!wanted.bookable || place.bookable)
    }

    fn hit<'a>(
        &self,
        hours: &Hours,
        place: &'a Arc<Place>,
        at: usize,
        around: &str,
    ) -> Option<Hit<'a>> {
        let wanted = &self.wanted;
        let tier = match &self.query {
            None => 0,
            Some(query) => place.words.tier(query)? as u8,
        };
        let metres = wanted.near.zip(place.point).map(|(from, to)| from.metres_to(to));
        if let Some(radius) = wanted.radius_m
            && metres.is_none_or(|metres| metres > radius as f64)
        {
            return None;
        }
        let zone = place.facility.zone;
        let today = zone::local_day(zone, self.now);
        if let Some(slot) = self.slot {
            let of_day = hours.of(zone::local_day(zone, slot.start), at);
            of_day.iter().find(|open| open.holds(slot.start))?;
        }
        let first = wanted.day.unwrap_or(today);
        let last = wanted.until.unwrap_or(first);
        let left = |day: NaiveDate| {
            let of_day = hours.of(day, at);
            // Mostly nothing is over, and the kept hours serve.
            if of_day.iter().all(|slot| slot.end > self.now) {
                return of_day;
            }
            of_day.iter().copied().filter(|slot| slot.end > self.now).collect()
        };
        let mut days = first.iter_days().take_while(|day| *day <= last);
        let open_on = days.find_map(|day| {
            let rest = left(day);
            (!rest.is_empty()).then_some((day, rest))
        });
        let unread = place.facility.hours_text.is_some();
        let (day, rest) = match open_on {
            Some(found) => found,
            None if wanted.day.is_some() && !unread => return None,
            None => (first, Arc::default()),
        };
        let holds_now = |hours: &[Slot]| hours.iter().any(|slot| slot.holds(self.now));
        let open_now = day == today && holds_now(&rest);
        if wanted.open_now && !open_now && !holds_now(&hours.of(today, at)) {
            return None;
        }
        let next = rest.first().map(|slot| slot.start.max(self.now).timestamp_millis());
        let group = match (open_now, next) {
            (true, _) => 0,
            (_, Some(_)) => 1,
            _ => 2,
        };
        let near = match (wanted.near, metres) {
            (Some(_), Some(metres)) => metres as i64,
            (Some(_), None) => i64::MAX,
            (None, _) => apart(around, &place.facility.division_path),
        };
        let rank = (tier, near, group, next.unwrap_or(i64::MAX), at);
        Some(Hit { place, day, hours: rest, open_now, metres, rank })
    }
}

/// How many steps one has to go up from a division to reach one that holds the other.
fn apart(around: &str, path: &str) -> i64 {
    let own = around.split('/').filter(|code| !code.is_empty());
    let mut other = path.split('/').filter(|code| !code.is_empty());
    let (mut shared, mut all, mut same) = (0, 0, true);
    for code in own {
        all += 1;
        same = same && other.next() == Some(code);
        shared += i64::from(same);
    }
    all - shared
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn divisions_are_as_far_apart_as_one_has_to_go_up() {
        for (around, path, steps) in [
            ("", "/34/3410/", 0),
            ("/34/3410/a/", "/34/3410/a/", 0),
            ("/34/3410/", "/34/3410/a/", 0),
            ("/34/3410/a/", "/34/3410/", 1),
            ("/34/3410/a/", "/34/3410/b/", 1),
            ("/34/3410/a/", "/35/a/", 3),
        ] {
            assert_eq!(apart(around, path), steps, "{around} {path}");
        }
    }
}
