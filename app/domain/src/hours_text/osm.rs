//! Opening hours as `OpenStreetMap` writes them: `Mo-Fr 18:00-21:00; Sa,Su,PH 08:00-21:00; PH off`.
//!
//! A well-kept parser reads the syntax; here its meaning (a later rule replaces earlier ones on its
//! days, one behind a comma adds to them) is laid over the year. What our rules have no words for
//! — sunrise, weeks, years, comments, `||` — is refused by name.

mod days;
mod supported;

use super::table::Table;
use super::{ReadAs, Unread, Why, sound, year};
use crate::day_type::DayType;
use crate::limits::MAX_TEXT;
use crate::opening::{DaySelector, Hours, OpeningRule};
use days::{Kind, hours_of};
use opening_hours_syntax::parse;
use opening_hours_syntax::rules::RuleSequence;
use supported::supported;

/// Words that only this syntax has, as they are written in it.
const WORDS: [&str; 10] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "SH", "24/7"];

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Whether a text is meant to be of this syntax.
pub fn looks_like(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || c == '/')).collect();
    let date = |pair: &[&str]| {
        MONTHS.contains(&pair[0]) && pair[1].len() < 3 && pair[1].parse::<u8>().is_ok()
    };
    let signed = words.iter().any(|word| WORDS.contains(word)) || words.windows(2).any(date);
    text.is_ascii() && signed
}

/// Reads one text.
///
/// # Errors
/// The first rule of it that is not understood, or has no place in ours.
pub fn read(text: &str) -> Result<Vec<OpeningRule>, Unread> {
    if text.chars().count() > MAX_TEXT {
        return Err(Unread::new(Why::TooLong, text, 0));
    }
    let mut at = 0;
    for part in text.split(';') {
        let indent = part.len() - part.trim_start().len();
        let why = if part.trim().is_empty() { None } else { fault(part.trim()) };
        if let Some(why) = why {
            return Err(Unread::new(why, text, at + indent));
        }
        at += part.len() + 1;
    }
    let whole = parse(text.trim().trim_end_matches(';').trim_end())
        .map_err(|_| Unread::new(Why::Unknown, text, 0))?;
    let (tables, year, free) = laid(&whole.rules).map_err(|why| Unread::new(why, text, 0))?;
    let mut rules =
        year::written(&tables, &year, ReadAs::HongKong).map_err(|why| Unread::new(why, text, 0))?;
    if free {
        let school = |rule: &&mut OpeningRule| rule.days.contains(&DaySelector::SchoolVacation);
        for rule in rules.iter_mut().filter(school) {
            let holiday = [DayType::Statutory, DayType::Off];
            rule.except.extend(holiday.map(DaySelector::Type));
        }
    }
    sound(rules, text)
}

/// Why a rule cannot be read, if so.
fn fault(part: &str) -> Option<Why> {
    match parse(part) {
        Err(_) => Some(Why::Unknown),
        // 9:00-5:00 is meant for the afternoon as often as for the night.
        Ok(read) if half_a_day(&read.rules) && one_digit_hour(part) => Some(Why::Time),
        Ok(read) if !read.rules.iter().all(supported) || holiday_and_day(part) => {
            Some(Why::Inexpressible)
        }
        Ok(_) => None,
    }
}

/// Hours that end on a smaller number than they begin with.
fn half_a_day(rules: &[RuleSequence]) -> bool {
    let mut spans = rules.iter().flat_map(|rule| &rule.time_selector.spans);
    spans.any(|span| span.range.end < span.range.start)
}

/// A time such as 5:00, without its zero.
fn one_digit_hour(part: &str) -> bool {
    let chars: Vec<char> = part.chars().collect();
    (1..chars.len()).any(|n| {
        let two = n > 1 && chars[n - 2].is_ascii_digit();
        chars[n] == ':' && chars[n - 1].is_ascii_digit() && !two
    })
}

/// `PH Mo-Fr`: holidays that are also Monday to Friday, which the parser takes for either.
fn holiday_and_day(part: &str) -> bool {
    let mut words = part.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let holiday = word.ends_with("PH") || word.ends_with("SH");
        let day =
            words.peek().is_some_and(|next| WORDS[..7].iter().any(|day| next.starts_with(day)));
        if holiday && day {
            return true;
        }
    }
    false
}

/// The different weeks of the year, which of them holds on each day, and whether holidays go before
/// school holidays.
type Laid = (Vec<Table>, Vec<Option<usize>>, bool);

/// Lays the rules over the year.
fn laid(rules: &[RuleSequence]) -> Result<Laid, Why> {
    let mut tables: Vec<Table> = Vec::new();
    let mut laid = Vec::new();
    let mut free: Option<bool> = None;
    for day in days::of_the_year() {
        let hours = |kind: Kind| -> Vec<Vec<Hours>> {
            (0..7u32).map(|weekday| hours_of(rules, day, weekday, kind)).collect()
        };
        let plain = hours(Kind::Plain);
        let holiday = apart(&plain, hours(Kind::Holiday))?;
        let vacation = apart(&plain, hours(Kind::Vacation))?;
        if let Some(school) = &vacation {
            let both = hours(Kind::Both);
            let like = |one: Option<&Vec<Hours>>| both.iter().all(|hours| Some(hours) == one);
            let before = match (like(Some(school)), like(holiday.as_ref())) {
                (true, _) => false,
                (false, true) => true,
                (false, false) => return Err(Why::Inexpressible),
            };
            if free.is_some_and(|other| other != before) {
                return Err(Why::Inexpressible);
            }
            free = Some(before);
        }
        let mut table = Table { holiday, vacation, ..Table::default() };
        for (slot, hours) in table.week.iter_mut().zip(plain) {
            *slot = Some(hours);
        }
        let known = tables.iter().position(|other| *other == table);
        laid.push(Some(known.unwrap_or(tables.len())));
        if known.is_none() {
            tables.push(table);
        }
    }
    Ok((tables, laid, free == Some(true)))
}

/// The hours of special days where they differ from the plain ones: the same on every weekday.
fn apart(plain: &[Vec<Hours>], special: Vec<Vec<Hours>>) -> Result<Option<Vec<Hours>>, Why> {
    if special == plain {
        return Ok(None);
    }
    let first = special.first().cloned().unwrap_or_default();
    if special.iter().all(|hours| *hours == first) {
        Ok(Some(first))
    } else {
        Err(Why::Inexpressible)
    }
}
