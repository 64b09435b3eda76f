//! Places in the month and days of the lunar new year: 每月第二及第四个星期一, 农历年初一至初三,
//! `the 1st and 3rd Monday of each month`.

use super::cursor::Cursor;
use super::days;
use super::token::Tok;
use crate::opening::DaySelector;
use chrono::Weekday;

/// A weekday and its place in the month.
pub type Nth = (Weekday, i8);

/// As a day of a rule.
pub fn selector((weekday, nth): Nth) -> DaySelector {
    DaySelector::Nth(weekday, nth)
}

/// Reads weekdays by their place in the month, if they stand here.
pub fn nths(cursor: &mut Cursor) -> Option<Vec<Nth>> {
    let start = cursor.place();
    let found = places_and_day(cursor);
    if found.is_none() {
        cursor.go(start);
    }
    found
}

fn places_and_day(cursor: &mut Cursor) -> Option<Vec<Nth>> {
    while matches!(cursor.peek(), Some(Tok::Every | Tok::The | Tok::Monthly)) {
        cursor.step();
    }
    let mut places = vec![place(cursor, false)?];
    loop {
        let before = cursor.place();
        let joined = cursor.take(Tok::And) || cursor.take(Tok::Comma);
        let Some(next) = (if joined { place(cursor, true) } else { None }) else {
            cursor.go(before);
            break;
        };
        places.push(next);
    }
    while matches!(cursor.peek(), Some(Tok::Piece | Tok::Of)) {
        cursor.step();
    }
    let weekday = days::one_weekday(cursor)?;
    cursor.take(Tok::Monthly);
    places.sort_unstable();
    places.dedup();
    Some(places.into_iter().map(|place| (weekday, place)).collect())
}

/// 第二 · 2nd · last; in a list the number alone is enough: 第一及三個星期二.
fn place(cursor: &mut Cursor, within: bool) -> Option<i8> {
    if let Some(Tok::Place(place)) = cursor.peek() {
        cursor.step();
        return Some(place);
    }
    let ranked = cursor.take(Tok::Rank);
    let Some(Tok::Num(number @ 1..=5, ..=1)) = cursor.peek() else { return None };
    cursor.step();
    let marked = cursor.take(Tok::Ordinal);
    (ranked || marked || within && cursor.peek() == Some(Tok::Piece))
        .then(|| i8::try_from(number).ok())?
}

/// Reads days of the lunar new year, if they stand here: 1 is 初一, 0 除夕.
pub fn lunar(cursor: &mut Cursor) -> Option<Vec<u8>> {
    let start = cursor.place();
    cursor.take(Tok::Every);
    let found = lunar_zh(cursor).or_else(|| {
        cursor.go(start);
        lunar_en(cursor)
    });
    if found.is_none() {
        cursor.go(start);
    }
    found
}

/// 农历年初一、二及三 · 年初一至初三
fn lunar_zh(cursor: &mut Cursor) -> Option<Vec<u8>> {
    let mut found: Vec<u8> = Vec::new();
    let mut first = cursor.take(Tok::LunarYear);
    if cursor.take(Tok::LunarEve) {
        found.push(0);
    } else {
        first |= cursor.peek() == Some(Tok::LunarDay) && cursor.is_new_year_day();
        if !first {
            return None;
        }
        found.push(lunar_day(cursor, false)?);
    }
    loop {
        let before = cursor.place();
        let to = cursor.take(Tok::To);
        let joined = to || cursor.take(Tok::And) || cursor.take(Tok::Comma);
        if joined {
            cursor.take(Tok::LunarYear);
        }
        match if joined { lunar_day(cursor, true) } else { None } {
            Some(next) if to => {
                let last = *found.last()?;
                if next <= last {
                    return None;
                }
                found.extend(last + 1..=next);
            }
            Some(next) => found.push(next),
            None => {
                cursor.go(before);
                break;
            }
        }
    }
    cursor.take(Tok::Sun);
    Some(found)
}

fn lunar_day(cursor: &mut Cursor, within: bool) -> Option<u8> {
    let marked = cursor.take(Tok::LunarDay);
    let Some(Tok::Num(day @ 1..=15, 0)) = cursor.peek() else { return None };
    if !marked && (!within || cursor.number_is_time_or_date()) {
        return None;
    }
    cursor.step();
    u8::try_from(day).ok()
}

/// `the first, second and third day of the Lunar New Year` · `1st to 3rd day of …` · `first two days of …`
fn lunar_en(cursor: &mut Cursor) -> Option<Vec<u8>> {
    while matches!(cursor.peek(), Some(Tok::Every | Tok::The)) {
        cursor.step();
    }
    let mut found = vec![u8::try_from(place(cursor, false)?).ok()?];
    if let (1, Some(Tok::Num(count @ 2..=15, _))) = (found[0], cursor.peek()) {
        cursor.step();
        found.extend(2..=u8::try_from(count).ok()?);
    }
    loop {
        cursor.take(Tok::Day);
        let to = cursor.take(Tok::To);
        if !(to || cursor.take(Tok::And) || cursor.take(Tok::Comma)) {
            break;
        }
        cursor.take(Tok::The);
        let next = u8::try_from(place(cursor, false)?).ok()?;
        let last = *found.last()?;
        if to && next > last {
            found.extend(last + 1..=next);
        } else if to {
            return None;
        } else {
            found.push(next);
        }
    }
    cursor.take(Tok::OfLunarYear).then_some(found)
}
