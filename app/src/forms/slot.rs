//! What somebody typed to ask for a slot: local day and times, people, purpose.

use crate::error::AppError;
use crate::ports::Answer;
use crate::ports::bookings::{BookingPatch, NewBooking};
use chrono::{DateTime, NaiveDate, Utc};
use linli_domain::booking::Purpose;
use linli_domain::ids::SpaceId;
use linli_domain::refusal::{FieldFault, Invalid, Reason};
use linli_domain::time::Slot;
use linli_domain::zone::{self, Tz};

const DAY: i64 = 24 * 60;

/// The fields as typed; times are local to the place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// `HH:MM`.
    pub from: String,
    /// `HH:MM`; `00:00` is the end of the day, and an earlier time than `from` the next morning.
    pub to: String,
    /// How many people.
    pub persons: String,
    /// A word of [`Purpose`].
    pub purpose: String,
}

impl Asked {
    /// Reads fields by name; `start` and `end` (instants, as links carry them) fill the fields
    /// that are missing.
    pub fn read(get: impl Fn(&str) -> String, zone: Tz) -> Self {
        let instant = |name: &str| {
            let text = get(name);
            DateTime::parse_from_rfc3339(&text).ok().map(|at| at.with_timezone(&Utc))
        };
        let (start, end) = (instant("start"), instant("end"));
        let filled = |name: &str, at: Option<DateTime<Utc>>, pattern: &str| match get(name) {
            typed if typed.trim().is_empty() => {
                at.map(|at| at.with_timezone(&zone).format(pattern).to_string()).unwrap_or_default()
            }
            typed => typed.trim().to_owned(),
        };
        Self {
            date: filled("date", start, "%Y-%m-%d"),
            from: filled("from", start, "%H:%M"),
            to: filled("to", end, "%H:%M"),
            persons: get("persons").trim().to_owned(),
            purpose: get("purpose").trim().to_owned(),
        }
    }

    /// The fields as a query, for links that come back to a form.
    pub fn to_query(&self) -> String {
        super::query([
            ("date", self.date.as_str()),
            ("from", &self.from),
            ("to", &self.to),
            ("persons", &self.persons),
            ("purpose", &self.purpose),
        ])
    }

    /// Whether a time is asked for at all.
    pub fn has_time(&self) -> bool {
        !self.date.is_empty() && !self.from.is_empty() && !self.to.is_empty()
    }

    /// The slot meant.
    ///
    /// # Errors
    /// A refusal of the first field that is missing or cannot be read.
    pub fn slot(&self, zone: Tz) -> Answer<Slot> {
        let date: NaiveDate = read("date", &self.date, |text| text.parse().ok())?;
        let from = read("from", &self.from, minutes)?;
        let to = match read("to", &self.to, minutes)? {
            0 => DAY,
            // Half a day or more apart the two were not swapped by mistake: it runs past midnight.
            to if to < from && from - to >= DAY / 2 => to + DAY,
            to => to,
        };
        if to <= from {
            return Err(Reason::Invalid(Invalid::Reversed).into());
        }
        Ok(Slot::new(zone::instant(zone, date, from), zone::instant(zone, date, to)))
    }

    /// The booking asked for.
    ///
    /// # Errors
    /// As [`Asked::slot`].
    pub fn booking(&self, space_id: SpaceId, zone: Tz, accept_rules: bool) -> Answer<NewBooking> {
        let slot = self.slot(zone)?;
        let persons = read("persons", &self.persons, |text| text.parse().ok())?;
        let purpose = read("purpose", &self.purpose, Purpose::parse)?;
        Ok(NewBooking {
            space_id,
            start: slot.start,
            end: slot.end,
            persons,
            purpose,
            note: None,
            accept_rules,
        })
    }

    /// The change asked for.
    ///
    /// # Errors
    /// As [`Asked::slot`].
    pub fn change(&self, zone: Tz) -> Answer<BookingPatch> {
        let slot = self.slot(zone)?;
        let persons = read("persons", &self.persons, |text| text.parse().ok())?;
        Ok(BookingPatch {
            start: Some(slot.start),
            end: Some(slot.end),
            space_id: None,
            persons: Some(persons),
        })
    }
}

fn read<T>(name: &str, text: &str, parse: impl Fn(&str) -> Option<T>) -> Answer<T> {
    if text.is_empty() {
        return Err(AppError::field(name, FieldFault::Missing));
    }
    parse(text).ok_or_else(|| AppError::field(name, FieldFault::Malformed))
}

/// `18:30`, also `8:30` and `18：30` as phones type it.
fn minutes(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once([':', '：'])?;
    let (hour, minute): (i64, i64) =
        (hour.trim().parse().ok()?, minute.trim().get(..2)?.parse().ok()?);
    ((0..=24).contains(&hour) && (0..60).contains(&minute) && hour * 60 + minute <= DAY)
        .then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(from: &str, to: &str) -> Answer<Slot> {
        let asked = Asked {
            date: "2026-12-05".into(),
            from: from.into(),
            to: to.into(),
            ..Asked::default()
        };
        asked.slot(zone::parse("Asia/Shanghai").expect("a zone"))
    }

    #[test]
    fn times_are_local_and_may_run_past_midnight() {
        let slot = asked("09:00", "11:00").expect("a slot");
        assert_eq!(slot.start.to_rfc3339(), "2026-12-05T01:00:00+00:00");
        assert_eq!(asked("22:00", "02:00").expect("a slot").minutes(), 240);
        assert_eq!(asked("22:00", "00:00").expect("a slot").minutes(), 120);
    }

    #[test]
    fn what_is_missing_or_swapped_is_refused() {
        assert_eq!(asked("", "11:00"), Err(AppError::field("from", FieldFault::Missing)));
        assert_eq!(asked("09:00", "late"), Err(AppError::field("to", FieldFault::Malformed)));
        assert_eq!(asked("15:00", "13:00"), Err(Reason::Invalid(Invalid::Reversed).into()));
    }

    #[test]
    fn links_fill_the_fields() {
        let zone = zone::parse("Asia/Shanghai").expect("a zone");
        let get = |name: &str| match name {
            "start" => "2026-12-05T01:00:00Z".to_owned(),
            "end" => "2026-12-05T03:00:00Z".to_owned(),
            _ => String::new(),
        };
        let asked = Asked::read(get, zone);
        assert_eq!(
            (asked.date.as_str(), asked.from.as_str(), asked.to.as_str()),
            ("2026-12-05", "09:00", "11:00")
        );
    }
}
