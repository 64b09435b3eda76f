//! What the address of the first screen asks for.

use crate::context::{HOME_ZONE, now, today};
use crate::forms::{Asked, query};
use crate::ports::Paging;
use crate::ports::facilities::Search;
use crate::ports::nearby::PlaceView;
use chrono::{Datelike, Duration, NaiveDate, Weekday};
use linli_domain::facility::Category;
use linli_domain::time::Slot;

/// The fields of the search as typed. Unreadable ones count as not given: a search never fails
/// because of its form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    pub q: String,
    pub category: Option<Category>,
    pub division: String,
    /// `today`, `tomorrow`, `weekend`, `any`, or a date; empty means today where nothing else is
    /// asked.
    pub day: String,
    pub date: String,
    pub from: String,
    pub to: String,
    pub persons: String,
    /// A place by name, for this page alone; the one kept in the cookie otherwise.
    pub place: String,
    /// Only what is open now.
    pub open: bool,
    /// Only what costs nothing.
    pub free: bool,
    /// Only what can be entered without steps.
    pub accessible: bool,
    /// `walk_in` or `bookable`.
    pub how: String,
    pub cursor: String,
}

impl Wish {
    pub fn read(get: impl Fn(&str) -> String) -> Self {
        let text = |name: &str| get(name).trim().to_owned();
        Self {
            q: text("q"),
            category: Category::parse(&text("category")),
            division: text("division"),
            day: text("day"),
            date: text("date"),
            from: text("from"),
            to: text("to"),
            persons: text("persons"),
            place: text("place"),
            open: text("open") == "1",
            free: text("free") == "1",
            accessible: text("accessible") == "1",
            how: text("how"),
            cursor: text("cursor"),
        }
    }

    /// Nothing is asked: the first screen as everybody finds it.
    pub fn is_plain(&self) -> bool {
        *self == Self { place: self.place.clone(), ..Self::default() }
    }

    /// Whether the results are those of today.
    pub fn is_today(&self) -> bool {
        self.day() == Some(today(HOME_ZONE)) && self.slot().is_none()
    }

    /// Whether time is asked for by the form rather than by the tabs of days.
    pub fn has_form_fields(&self) -> bool {
        [&self.division, &self.date, &self.from, &self.to, &self.persons]
            .iter()
            .any(|field| !field.is_empty())
    }

    /// The local day asked for.
    pub fn day(&self) -> Option<NaiveDate> {
        let today = today(HOME_ZONE);
        if let Ok(date) = self.date.parse() {
            return Some(date);
        }
        match self.day.as_str() {
            "today" => Some(today),
            "tomorrow" => today.succ_opt(),
            "weekend" => Some(weekend(today).0),
            "" => (self.q.is_empty() && self.category.is_none() && !self.has_form_fields())
                .then_some(today),
            other => other.parse().ok(),
        }
    }

    /// The last day asked for, where there are several.
    pub fn until(&self) -> Option<NaiveDate> {
        (self.date.is_empty() && self.day == "weekend").then(|| weekend(today(HOME_ZONE)).1)
    }

    /// The slot asked for. With one time alone an hour is meant; without a date, the day asked for
    /// or today.
    pub fn slot(&self) -> Option<Slot> {
        if self.from.is_empty() && self.to.is_empty() {
            return None;
        }
        let date = self.day().unwrap_or_else(|| today(HOME_ZONE)).to_string();
        let given = |from: &str, to: &str| {
            let asked =
                Asked { date: date.clone(), from: from.into(), to: to.into(), ..Asked::default() };
            asked.slot(HOME_ZONE).ok()
        };
        let hour = Duration::hours(1);
        match (self.from.as_str(), self.to.as_str()) {
            // The other end only has to be some time of that day.
            (from, "") => given(from, "00:00").map(|slot| Slot::new(slot.start, slot.start + hour)),
            ("", to) => given("00:00", to).map(|slot| Slot::new(slot.end - hour, slot.end)),
            (from, to) => given(from, to),
        }
        .filter(|slot| slot.end > now())
    }

    /// The search, near a place where one is known.
    pub fn search(&self, place: Option<&PlaceView>, elder: bool) -> Search {
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        let slot = self.slot();
        Search {
            q: some(&self.q),
            category: self.category,
            division: some(&self.division).map(Into::into),
            unit: None,
            from: slot.map(|slot| slot.start),
            to: slot.map(|slot| slot.end),
            day: self.day(),
            until: self.until(),
            persons: self.persons.parse().ok().filter(|count| *count > 0),
            near: place.and_then(PlaceView::point),
            radius_m: None,
            around: place.and_then(|place| place.division.clone()),
            free: self.free,
            accessible: if self.accessible { vec!["step_free".to_owned()] } else { Vec::new() },
            open_now: self.open,
            walk_in: self.how == "walk_in",
            bookable: self.how == "bookable",
            elder,
        }
    }

    pub fn paging(&self) -> Paging {
        Paging { limit: Some(20), cursor: (!self.cursor.is_empty()).then(|| self.cursor.clone()) }
    }

    /// The address of this search.
    pub fn href(&self) -> String {
        let category = self.category.map_or("", Category::as_str);
        let pairs = query([
            ("q", self.q.as_str()),
            ("category", category),
            ("division", &self.division),
            ("day", &self.day),
            ("date", &self.date),
            ("from", &self.from),
            ("to", &self.to),
            ("persons", &self.persons),
            ("place", &self.place),
            ("open", flag(self.open)),
            ("free", flag(self.free)),
            ("accessible", flag(self.accessible)),
            ("how", &self.how),
            ("cursor", &self.cursor),
        ]);
        format!("/{pairs}")
    }

    /// The same search with something changed, from its first page.
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut other = Self { cursor: String::new(), ..self.clone() };
        change(&mut other);
        other
    }
}

const fn flag(on: bool) -> &'static str {
    if on { "1" } else { "" }
}

/// The weekend that is on or comes next: its first day that is not over, and its last.
fn weekend(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    if today.weekday() == Weekday::Sun {
        return (today, today);
    }
    let ahead = i64::from(Weekday::Sat.num_days_from_monday())
        - i64::from(today.weekday().num_days_from_monday());
    let saturday = today + Duration::days(ahead);
    (saturday, saturday + Duration::days(1))
}

#[cfg(test)]
mod tests {
    use super::weekend;

    #[test]
    fn on_sunday_the_weekend_is_what_is_left_of_it() {
        let day = |text: &str| text.parse().expect("a date");
        for (today, first, last) in [
            ("2026-11-30", "2026-12-05", "2026-12-06"),
            ("2026-12-05", "2026-12-05", "2026-12-06"),
            ("2026-12-06", "2026-12-06", "2026-12-06"),
        ] {
            assert_eq!(weekend(day(today)), (day(first), day(last)), "{today}");
        }
    }
}
