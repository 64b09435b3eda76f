//! Reads opening hours as people write them, in Chinese and English (domain §3).
//!
//! A text is read wholly or refused: every character belongs to a known word, every word to a
//! statement, and two statements never speak of the same day. What the rules cannot say (每月第二個
//! 星期一, 農曆年初一) is refused too. A refused text stays text; a wrong week would mislead.

mod clock;
mod closing;
mod cursor;
mod days;
mod fold;
mod items;
mod monthly;
mod months;
#[cfg(feature = "zones")]
mod osm;
mod posted;
mod rules;
mod segment;
mod statement;
mod table;
mod token;
mod words;
mod year;

#[cfg(test)]
mod tests;

use crate::division::CalendarId;
use crate::opening::{OpeningRule, check};
use items::{Item, Placed};
use serde::{Deserialize, Serialize};
use statement::Fault;

pub use posted::read_posted;

/// Where the text comes from: what its words for days mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadAs {
    /// 周一至周五 are Monday to Friday and the make-up workdays, 周末 the weekend that is none.
    #[default]
    Mainland,
    /// Nobody makes up for a holiday; 週日 means weekdays where the text shows it.
    HongKong,
}

impl ReadAs {
    /// How texts of a place with this holiday calendar are meant.
    pub const fn of(calendar: CalendarId) -> Self {
        match calendar {
            CalendarId::Hk => Self::HongKong,
            CalendarId::Cn | CalendarId::Tw | CalendarId::None => Self::Mainland,
        }
    }
}

/// Why a text was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// There is nothing in it.
    Empty,
    /// It is longer than any posting.
    TooLong,
    /// A word that is not known.
    Unknown,
    /// A time that is none, or may be meant in two ways.
    Time,
    /// It can be understood in two ways.
    Ambiguous,
    /// It says two things of the same day.
    Contradiction,
    /// It leaves a day out between others.
    Incomplete,
    /// It is clear, and rules cannot say it.
    Inexpressible,
    /// A word where it makes no sense.
    Unplaced,
}

/// A text that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[error("{} at \"{at}\"", .why.sentence())]
pub struct Unread {
    /// The reason.
    pub why: Why,
    /// The piece that was not understood: at most 24 characters from there on.
    pub at: String,
    /// Where it begins in its text, in characters.
    pub position: usize,
}

impl Unread {
    pub(crate) fn new(why: Why, text: &str, at: usize) -> Self {
        Self { why, at: text.chars().skip(at).take(24).collect(), position: at }
    }
}

impl Why {
    /// The reason in a few words.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "no hours",
            Self::TooLong => "too long",
            Self::Unknown => "unknown word",
            Self::Time => "unclear time",
            Self::Ambiguous => "more than one meaning",
            Self::Contradiction => "two statements about one day",
            Self::Incomplete => "a day is left out",
            Self::Inexpressible => "understood, but rules cannot say it",
            Self::Unplaced => "out of place",
        }
    }
}

/// Reads one text: words in Chinese or English, or the syntax of `OpenStreetMap`.
///
/// # Errors
/// The first piece that was not understood.
pub fn read(text: &str, read_as: ReadAs) -> Result<Vec<OpeningRule>, Unread> {
    let said = prose(text, read_as);
    #[cfg(feature = "zones")]
    if said.is_err() && osm::looks_like(text) {
        return osm::read(text);
    }
    said
}

/// Reads a text of words.
fn prose(text: &str, read_as: ReadAs) -> Result<Vec<OpeningRule>, Unread> {
    let refuse = |(why, at): Fault| Unread::new(why, text, at);
    let items = pieces(text, read_as)?;
    let segments = segment::segments(&items, false).map_err(refuse)?;
    let rules = year::rules(&segments, &[], false, read_as).map_err(|why| refuse((why, 0)))?;
    sound(rules, text)
}

/// The pieces of a text, days settled.
fn pieces(text: &str, read_as: ReadAs) -> Result<Vec<Placed>, Unread> {
    let tokens = token::tokens(text, read_as)?;
    let mut items = items::items(text, &tokens)?;
    settle_either(&mut items).map_err(|at| Unread::new(Why::Ambiguous, text, at))?;
    Ok(items)
}

/// Decides what 週日 means in Hong Kong: weekdays, where Sunday is named apart or 休息日除外 follows.
fn settle_either(items: &mut [Placed]) -> Result<(), usize> {
    let sunday = items
        .iter()
        .any(|(item, _)| matches!(item, Item::Days(set) if set.has(6) && !set.either()));
    for n in 0..items.len() {
        let before_exception = matches!(items.get(n + 1), Some((Item::NotOnClosingDays, _)));
        match &mut items[n] {
            (Item::Days(set), at) if set.either() && !sunday && !before_exception => {
                return Err(*at);
            }
            (Item::Days(set), _) => *set = set.settled(),
            _ => {}
        }
    }
    Ok(())
}

/// The rules, if there are any and they can be saved.
fn sound(rules: Vec<OpeningRule>, text: &str) -> Result<Vec<OpeningRule>, Unread> {
    if rules.iter().all(|rule| rule.hours.is_empty()) {
        return Err(Unread::new(Why::Empty, text, 0));
    }
    check(&rules).map_err(|_| Unread::new(Why::Contradiction, text, 0))?;
    Ok(rules)
}
