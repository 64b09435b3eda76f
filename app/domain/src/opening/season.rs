//! `MM-DD/MM-DD`: a part of every year, both ends included; may run over New Year.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A part of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Season {
    from: (u32, u32),
    to: (u32, u32),
}

impl Season {
    /// Whether the date lies in it.
    pub fn holds(self, date: NaiveDate) -> bool {
        let day = (date.month(), date.day());
        if self.from <= self.to {
            self.from <= day && day <= self.to
        } else {
            self.from <= day || day <= self.to
        }
    }
}

/// The text is no `MM-DD/MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not MM-DD/MM-DD")]
pub struct SeasonFault(String);

impl FromStr for Season {
    type Err = SeasonFault;

    fn from_str(text: &str) -> Result<Self, SeasonFault> {
        let parts = text.split_once('/');
        parts
            .and_then(|(from, to)| Some(Self { from: month_day(from)?, to: month_day(to)? }))
            .ok_or_else(|| SeasonFault(text.chars().take(40).collect()))
    }
}

fn month_day(text: &str) -> Option<(u32, u32)> {
    // A leap year, so that 02-29 can end a season.
    let date = NaiveDate::parse_from_str(&format!("2024-{text}"), "%Y-%m-%d").ok()?;
    (text.len() == 5).then_some((date.month(), date.day()))
}

impl fmt::Display for Season {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, to } = self;
        write!(f, "{:02}-{:02}/{:02}-{:02}", from.0, from.1, to.0, to.1)
    }
}

impl Serialize for Season {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Season {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
crate::opening::days::text_schema!(Season, "MM-DD/MM-DD, every year", "05-01/09-30");

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(season: &str, date: &str) -> bool {
        let season: Season = season.parse().expect("a season");
        season.holds(date.parse().expect("a date"))
    }

    #[test]
    fn both_ends_belong_to_it_and_it_may_cross_new_year() {
        assert!(holds("05-01/09-30", "2026-05-01") && holds("05-01/09-30", "2026-09-30"));
        assert!(!holds("05-01/09-30", "2026-10-01"));
        assert!(holds("10-01/04-30", "2026-01-15") && !holds("10-01/04-30", "2026-06-01"));
        assert!("13-01/04-30".parse::<Season>().is_err());
    }
}
