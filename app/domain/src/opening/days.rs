//! Which days a rule names: a day type, a weekday, an overlay, or a date.

use crate::day_type::{DayInfo, DayType};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// One entry of `days` or `except`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DaySelector {
    /// A day type.
    Type(DayType),
    /// A weekday, whatever its type.
    On(Weekday),
    /// 寒暑假: an overlay set by the district or the school.
    SchoolVacation,
    /// 8 August, 全民健身日.
    FitnessDay,
    /// 每月第二个星期一: a weekday by its place in the month, 1 to 5, or -1 for the last.
    Nth(Weekday, i8),
    /// 农历正月: the first day is 1, up to 15; 0 is 除夕, the day before.
    LunarNewYear(u8),
    /// One date.
    Date(NaiveDate),
}

impl DaySelector {
    /// Whether the day is one of those named, taken literally (no stand-ins).
    pub fn names(self, day: &DayInfo, school_vacation: bool) -> bool {
        match self {
            Self::Type(day_type) => day.day_type == day_type,
            Self::On(weekday) => day.date.weekday() == weekday,
            Self::SchoolVacation => school_vacation,
            Self::FitnessDay => (day.date.month(), day.date.day()) == (8, 8),
            Self::Nth(weekday, nth) => day.date.weekday() == weekday && is_nth(day.date, nth),
            Self::LunarNewYear(nth) => is_lunar_new_year(day.date, nth),
            Self::Date(date) => day.date == date,
        }
    }

    /// Whether it names dates one by one, so that it goes before day types and weekdays.
    pub const fn is_dated(self) -> bool {
        matches!(self, Self::Date(_) | Self::LunarNewYear(_))
    }

    /// Whether it names weekdays, all of them or some in a month.
    pub const fn is_weekday(self) -> bool {
        matches!(self, Self::On(_) | Self::Nth(..))
    }
}

fn is_nth(date: NaiveDate, nth: i8) -> bool {
    let from_start = date.day0() / 7 + 1;
    let last = date.checked_add_days(Days::new(7)).is_none_or(|next| next.month() != date.month());
    u32::try_from(nth).map_or(nth == -1 && last, |nth| nth == from_start)
}

/// Browsers have no lunar calendar, and never resolve hours.
fn is_lunar_new_year(date: NaiveDate, nth: u8) -> bool {
    #[cfg(feature = "zones")]
    return if nth == 0 {
        date.succ_opt().and_then(crate::holiday::lunar_day) == Some((1, 1))
    } else {
        crate::holiday::lunar_day(date) == Some((1, nth))
    };
    #[cfg(not(feature = "zones"))]
    {
        let _ = (date, nth);
        false
    }
}

/// `mon#2`, `fri#-1`.
fn nth(text: &str) -> Option<DaySelector> {
    let (day, place) = text.split_once('#')?;
    let place: i8 = place.parse().ok()?;
    match (day.parse().ok()?, place) {
        (DaySelector::On(weekday), -1 | 1..=5) if !text.contains('+') => {
            Some(DaySelector::Nth(weekday, place))
        }
        _ => None,
    }
}

/// `lunar_new_year_1` is 初一, `lunar_new_year_eve` 除夕.
fn lunar(text: &str) -> Option<DaySelector> {
    let rest = text.strip_prefix("lunar_new_year_")?;
    if rest == "eve" {
        return Some(DaySelector::LunarNewYear(0));
    }
    let plain = rest.bytes().all(|b| b.is_ascii_digit()) && !rest.starts_with('0');
    let day = rest.parse().ok().filter(|day| plain && (1..=15).contains(day))?;
    Some(DaySelector::LunarNewYear(day))
}

const WORDS: [(&str, DaySelector); 14] = [
    ("workday", DaySelector::Type(DayType::Workday)),
    ("makeup", DaySelector::Type(DayType::Makeup)),
    ("weekend", DaySelector::Type(DayType::Weekend)),
    ("statutory", DaySelector::Type(DayType::Statutory)),
    ("off", DaySelector::Type(DayType::Off)),
    ("mon", DaySelector::On(Weekday::Mon)),
    ("tue", DaySelector::On(Weekday::Tue)),
    ("wed", DaySelector::On(Weekday::Wed)),
    ("thu", DaySelector::On(Weekday::Thu)),
    ("fri", DaySelector::On(Weekday::Fri)),
    ("sat", DaySelector::On(Weekday::Sat)),
    ("sun", DaySelector::On(Weekday::Sun)),
    ("school_vacation", DaySelector::SchoolVacation),
    ("fitness_day", DaySelector::FitnessDay),
];

/// The text names no day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is no day: use workday makeup weekend statutory off, mon to sun, mon#1 to sun#5, mon#-1 (the last), school_vacation, fitness_day, lunar_new_year_eve, lunar_new_year_1 to lunar_new_year_15 or YYYY-MM-DD"
)]
pub struct DayFault(String);

impl FromStr for DaySelector {
    type Err = DayFault;

    fn from_str(text: &str) -> Result<Self, DayFault> {
        let word = WORDS.iter().find(|(word, _)| *word == text).map(|(_, day)| *day);
        let date = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self::Date);
        word.or_else(|| nth(text))
            .or_else(|| lunar(text))
            .or_else(date)
            .ok_or_else(|| DayFault(text.chars().take(40).collect()))
    }
}

impl fmt::Display for DaySelector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => write!(f, "{date}"),
            Self::Nth(weekday, nth) => write!(f, "{}#{nth}", Self::On(*weekday)),
            Self::LunarNewYear(0) => f.write_str("lunar_new_year_eve"),
            Self::LunarNewYear(nth) => write!(f, "lunar_new_year_{nth}"),
            other => {
                let word = WORDS.iter().find(|(_, day)| day == other).map_or("", |(word, _)| word);
                f.write_str(word)
            }
        }
    }
}

impl Serialize for DaySelector {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DaySelector {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Gives a type that is written as text the schema of a string.
#[cfg(feature = "schema")]
macro_rules! text_schema {
    ($name:ident, $doc:literal, $example:literal) => {
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .description(Some($doc))
                    .examples([$example])
                    .into()
            }
        }
        impl utoipa::ToSchema for $name {}
    };
}
#[cfg(feature = "schema")]
pub(crate) use text_schema;
#[cfg(feature = "schema")]
text_schema!(
    DaySelector,
    "workday makeup weekend statutory off | mon … sun | mon#1 … mon#5, mon#-1 (the last of the month) | school_vacation fitness_day | lunar_new_year_eve, lunar_new_year_1 … 15 | a date",
    "workday"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_and_writes() {
        for (word, day) in WORDS {
            assert_eq!(word.parse(), Ok(day));
            assert_eq!(day.to_string(), word);
        }
        let date: DaySelector = "2026-12-05".parse().expect("a date");
        assert_eq!(date.to_string(), "2026-12-05");
        for text in ["mon#2", "fri#-1", "lunar_new_year_eve", "lunar_new_year_3"] {
            let day: DaySelector = text.parse().expect("a day");
            assert_eq!(day.to_string(), text);
        }
        for text in [
            "holiday",
            "mon#0",
            "mon#6",
            "mon#+2",
            "off#1",
            "lunar_new_year_16",
            "lunar_new_year_01",
        ] {
            assert!(text.parse::<DaySelector>().is_err(), "{text}");
        }
    }

    fn names(selector: &str, date: &str) -> bool {
        use crate::day_type::DayType;
        let date = date.parse().expect("a date");
        let day = DayInfo { date, day_type: DayType::Workday, name: None, provisional: false };
        selector.parse::<DaySelector>().expect("a day").names(&day, false)
    }

    #[test]
    fn places_in_the_month_are_counted() {
        // November 2026 has five Mondays: 2, 9, 16, 23, 30.
        assert!(names("mon#1", "2026-11-02") && names("mon#2", "2026-11-09"));
        assert!(names("mon#5", "2026-11-30") && names("mon#-1", "2026-11-30"));
        assert!(!names("mon#-1", "2026-11-23") && !names("mon#2", "2026-11-10"));
    }

    #[cfg(feature = "zones")]
    #[test]
    fn the_lunar_new_year_of_2027_begins_on_6_february() {
        assert!(names("lunar_new_year_eve", "2027-02-05"));
        assert!(names("lunar_new_year_1", "2027-02-06") && names("lunar_new_year_3", "2027-02-08"));
        assert!(!names("lunar_new_year_1", "2027-02-05"));
    }
}
