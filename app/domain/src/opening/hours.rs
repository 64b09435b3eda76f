//! `HH:MM-HH:MM`: minutes after local midnight, end up to 48:00.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

const DAY: i64 = 24 * 60;

/// A stretch of one day's hours in minutes after its midnight; `from < to ≤ 48 h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours {
    /// First minute, below 24 h.
    pub from: i64,
    /// First minute after; above 24 h the session runs past midnight.
    pub to: i64,
}

impl Hours {
    /// The whole day.
    pub const ALL_DAY: Self = Self { from: 0, to: DAY };

    /// Hours from minutes, if they make sense.
    pub fn new(from: i64, to: i64) -> Option<Self> {
        ((0..DAY).contains(&from) && from < to && to <= 2 * DAY).then_some(Self { from, to })
    }
}

/// The text is no `HH:MM-HH:MM` with an end after its start and at most 48:00.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not HH:MM-HH:MM with the end after the start, at most 48:00")]
pub struct HoursFault(String);

impl FromStr for Hours {
    type Err = HoursFault;

    fn from_str(text: &str) -> Result<Self, HoursFault> {
        text.split_once('-')
            .and_then(|(from, to)| Self::new(clock(from)?, clock(to)?))
            .ok_or_else(|| HoursFault(text.chars().take(40).collect()))
    }
}

fn clock(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60 && hour <= 48).then_some(hour * 60 + minute)
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, to } = self;
        write!(f, "{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
    }
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
crate::opening::days::text_schema!(Hours, "HH:MM-HH:MM, end up to 48:00", "18:00-21:00");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_contract_allows() {
        assert_eq!("18:00-21:00".parse(), Ok(Hours { from: 1080, to: 1260 }));
        assert_eq!("00:00-24:00".parse(), Ok(Hours::ALL_DAY));
        assert_eq!("22:00-48:00".parse(), Ok(Hours { from: 1320, to: 2880 }));
    }

    #[test]
    fn refuses_the_rest() {
        for text in [
            "00:00-00:00",
            "21:00-18:00",
            "24:00-25:00",
            "8:00-12:00",
            "08:00-48:01",
            "08:60-09:00",
        ] {
            assert!(text.parse::<Hours>().is_err(), "{text}");
        }
    }
}
