//! Which days a rule names: a day type, a weekday, an overlay, or a date.

use crate::day_type::{DayInfo, DayType};
use chrono::{Datelike, NaiveDate, Weekday};
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
            Self::Date(date) => day.date == date,
        }
    }
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
    "\"{0}\" is no day: use workday makeup weekend statutory off, mon to sun, school_vacation, fitness_day or YYYY-MM-DD"
)]
pub struct DayFault(String);

impl FromStr for DaySelector {
    type Err = DayFault;

    fn from_str(text: &str) -> Result<Self, DayFault> {
        let word = WORDS.iter().find(|(word, _)| *word == text).map(|(_, day)| *day);
        let date = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self::Date);
        word.or_else(date).ok_or_else(|| DayFault(text.chars().take(40).collect()))
    }
}

impl fmt::Display for DaySelector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => write!(f, "{date}"),
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
    "workday makeup weekend statutory off | mon … sun | school_vacation fitness_day | a date",
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
        assert!("holiday".parse::<DaySelector>().is_err());
    }
}
