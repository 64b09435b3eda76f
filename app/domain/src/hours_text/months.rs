//! Parts of the year: 4月至10月, `Apr., May, Sept.`, 九月十一日至十月三十一日.

use super::cursor::Cursor;
use super::token::Tok;
use chrono::{Datelike, NaiveDate};

/// First and last day as days of a leap year, 0 to 365; the last may lie before the first.
pub type Part = (usize, usize);

/// Days of the year that seasons are counted in: a leap year, so that 29 February has its place.
pub const DAYS_OF_YEAR: usize = 366;

#[derive(Clone, Copy)]
struct Point {
    month: u32,
    day: Option<u32>,
}

/// Reads a list of parts of the year, if one stands here.
pub fn parts(cursor: &mut Cursor) -> Option<Vec<Part>> {
    let start = cursor.place();
    let mut found = Vec::new();
    let mut certain = start;
    let mut bare = false;
    while let Some((from, mut marked)) = point(cursor) {
        let before = cursor.place();
        let mut to = from;
        if cursor.take(Tok::To) {
            cursor.take(Tok::NextYear);
            let Some((last, last_marked)) = point(cursor) else {
                cursor.go(before);
                break;
            };
            (to, marked) = (last, last_marked);
            cursor.take(Tok::NextYear);
        }
        found.push((day_of_year(from, false)?, day_of_year(to, true)?));
        // 4, 5, 9, 10月: the sign that stands at the end makes months of all of them.
        bare = !marked;
        if marked {
            certain = cursor.place();
        }
        let joined = cursor.take(Tok::Comma) || cursor.take(Tok::And);
        if !joined {
            break;
        }
    }
    if found.is_empty() || certain == start || bare {
        cursor.go(start);
        return None;
    }
    cursor.go(certain);
    Some(found)
}

/// A month or a date, and whether it says that it is one.
fn point(cursor: &mut Cursor) -> Option<(Point, bool)> {
    match (cursor.peek()?, cursor.ahead(1), cursor.ahead(2)) {
        (Tok::Num(month @ 1..=12, _), Some(Tok::MonthMark), next) => {
            cursor.go(cursor.place() + 2);
            let day = match (next, cursor.ahead(1)) {
                (Some(Tok::Num(day @ 1..=31, _)), Some(Tok::Sun | Tok::Date)) => {
                    cursor.go(cursor.place() + 2);
                    Some(u32::try_from(day).ok()?)
                }
                _ => None,
            };
            Some((Point { month: u32::try_from(month).ok()?, day }, true))
        }
        (Tok::Month(month), _, _) => {
            cursor.step();
            Some((Point { month, day: None }, true))
        }
        (Tok::Num(day @ 1..=31, 1..=2), Some(Tok::Month(month)), _) => {
            cursor.go(cursor.place() + 2);
            Some((Point { month, day: u32::try_from(day).ok() }, true))
        }
        (Tok::Num(day @ 1..=31, 1..=2), Some(Tok::Ordinal), Some(Tok::Month(month))) => {
            cursor.go(cursor.place() + 3);
            Some((Point { month, day: u32::try_from(day).ok() }, true))
        }
        (Tok::Num(month @ 1..=12, _), Some(Tok::To | Tok::Comma | Tok::And), _) => {
            cursor.step();
            Some((Point { month: u32::try_from(month).ok()?, day: None }, false))
        }
        _ => None,
    }
}

fn day_of_year(point: Point, last: bool) -> Option<usize> {
    let first_of_month = NaiveDate::from_ymd_opt(2024, point.month, 1)?;
    let date = match point.day {
        Some(day) => first_of_month.with_day(day)?,
        None if last => NaiveDate::from_ymd_opt(2024, point.month % 12 + 1, 1)
            .map(|next| {
                if point.month == 12 {
                    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap_or(next)
                } else {
                    next
                }
            })?
            .pred_opt()?,
        None => first_of_month,
    };
    usize::try_from(date.ordinal0()).ok()
}

/// `MM-DD` of a day of the year.
pub fn month_day(day: usize) -> Option<String> {
    let date = NaiveDate::from_yo_opt(2024, u32::try_from(day + 1).ok()?)?;
    Some(date.format("%m-%d").to_string())
}
