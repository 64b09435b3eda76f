//! Times and intervals: 上午7時至晚上11時, `9am-5:30pm`, 09:00—17:00.

use super::cursor::Cursor;
use super::token::{Meridiem, Tok, Token};
use crate::opening::Hours;

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// A time as written, before its half of the day is settled.
#[derive(Clone, Copy, Debug)]
struct Written {
    minutes: i64,
    half: Option<Meridiem>,
    next_day: bool,
    /// `7:00` or 7时: it can be a 24-hour time.
    clock: bool,
    /// `01:00`: it can be nothing else.
    zero: bool,
}

/// What stood where hours were expected.
pub enum Found {
    Hours(Hours),
    /// A time after which nobody is let in: says nothing about opening.
    LastEntry,
    /// Hours, but not certain ones.
    Doubtful,
    Nothing,
}

/// Reads one interval, if one stands here.
pub fn interval(cursor: &mut Cursor) -> Found {
    let start = cursor.place();
    if let Some(all_day) = all_day(cursor) {
        return Found::Hours(all_day);
    }
    while cursor.take(Tok::From) {}
    let Some(from) = time(cursor) else {
        cursor.go(start);
        return Found::Nothing;
    };
    if cursor.take(Tok::LastEntry) {
        return Found::LastEntry;
    }
    let to = if cursor.take(Tok::To) { time(cursor) } else { None };
    if let Some(hours) = to.and_then(|to| settle(from, to)) {
        Found::Hours(hours)
    } else {
        cursor.go(start);
        Found::Doubtful
    }
}

/// Steps over the hours or the closing time of something else.
pub fn skip(cursor: &mut Cursor) -> bool {
    match interval(cursor) {
        Found::Hours(_) => true,
        _ => time(cursor).is_some(),
    }
}

/// A time that stands alone, as minutes: when a place closes.
pub fn closing_time(tokens: &[Token]) -> Option<i64> {
    let mut cursor = Cursor::new(tokens);
    let closing = time(&mut cursor)?;
    cursor.peek().is_none().then(|| marked(closing, true))?
}

fn all_day(cursor: &mut Cursor) -> Option<Hours> {
    if cursor.take(Tok::AllDay) {
        return Some(Hours::ALL_DAY);
    }
    let dash = usize::from(cursor.ahead(1) == Some(Tok::To));
    if matches!(cursor.peek(), Some(Tok::Num(24, 2))) && cursor.ahead(1 + dash) == Some(Tok::Hours)
    {
        cursor.go(cursor.place() + 2 + dash);
        return Some(Hours::ALL_DAY);
    }
    None
}

fn time(cursor: &mut Cursor) -> Option<Written> {
    let next_day = cursor.take(Tok::NextDay);
    let before = if let Some(Tok::Half(half)) = cursor.peek() {
        cursor.step();
        Some(half)
    } else {
        None
    };
    let Some(Tok::Num(number, digits)) = cursor.peek() else { return None };
    cursor.step();
    // 1030pm, 0700 hours: only with its sign, or it may be two numbers glued together.
    let (hour, minute, clock) = if digits > 2 {
        let military = digits == 4 && before.is_none() && says_hours(cursor);
        let suffix = matches!(cursor.peek(), Some(Tok::Suffix(_)));
        (military || suffix).then_some((number / 100, number % 100, true))?
    } else {
        let (minute, clock) = minute(cursor)?;
        (number, minute, clock)
    };
    if hour > 24 || minute > 59 {
        return None;
    }
    let after = if let Some(Tok::Suffix(half)) = cursor.peek() {
        cursor.step();
        Some(half)
    } else {
        None
    };
    let one_half = before.is_none() || after.is_none();
    let zero = clock && digits == 2 && hour < 10;
    let minutes = hour * HOUR + minute;
    let half = before.or(after);
    (one_half && (clock || half.is_some() || digits > 0)).then_some(Written {
        minutes,
        half,
        next_day,
        clock,
        zero,
    })
}

/// `hours` stands behind 0700, or behind the other end of 0700-2300.
fn says_hours(cursor: &mut Cursor) -> bool {
    let other_end = matches!(
        (cursor.peek(), cursor.ahead(1), cursor.ahead(2)),
        (Some(Tok::To), Some(Tok::Num(_, 4)), Some(Tok::Hours))
    );
    other_end || cursor.take(Tok::Hours)
}

/// The minute after the hour, and whether the hour was marked as one.
fn minute(cursor: &mut Cursor) -> Option<(i64, bool)> {
    match (cursor.peek(), cursor.ahead(1)) {
        (Some(Tok::Colon), Some(Tok::Num(minute @ 0..=59, 2))) => {
            cursor.go(cursor.place() + 2);
            // 10:30時 says it twice.
            cursor.take(Tok::Hour);
            Some((minute, true))
        }
        (Some(Tok::Colon), _) => None,
        (Some(Tok::Dot), Some(Tok::Num(minute @ 0..=59, 2)))
            if matches!(cursor.ahead(2), Some(Tok::Suffix(_))) =>
        {
            cursor.go(cursor.place() + 2);
            Some((minute, true))
        }
        (Some(Tok::Hour), next) => {
            cursor.step();
            match (next, cursor.ahead(1)) {
                (Some(Tok::Num(minute @ 0..=59, _)), Some(Tok::Minute)) => {
                    cursor.go(cursor.place() + 2);
                    Some((minute, true))
                }
                (Some(Tok::HalfPast), _) => {
                    cursor.step();
                    Some((30, true))
                }
                (Some(Tok::Sharp), _) => {
                    cursor.step();
                    Some((0, true))
                }
                _ => Some((0, true)),
            }
        }
        _ => Some((0, false)),
    }
}

/// Both times on the 24-hour clock, or nothing where more than one reading is left.
fn settle(from: Written, to: Written) -> Option<Hours> {
    let (start, end) = match (from.half, to.half) {
        (None, None) => return unmarked(from, to),
        (Some(_), Some(_)) => (marked(from, false)?, marked(to, true)?),
        (Some(half), None) => {
            let start = marked(from, false)?;
            (start, after(start, half, to)?)
        }
        (None, Some(half)) => {
            let end = marked(to, true)?;
            (before(from, half, end)?, end)
        }
    };
    let over = to.next_day || matches!(to.half, Some(Meridiem::Night | Meridiem::Am));
    let end = if end <= start && end < DAY && over && (start >= 12 * HOUR || to.next_day) {
        end + DAY
    } else {
        end
    };
    if to.next_day && end < DAY {
        return None;
    }
    Hours::new(start, end)
}

/// A time that says its half of the day.
fn marked(time: Written, is_end: bool) -> Option<i64> {
    let minutes = time.minutes;
    let hour = minutes / HOUR;
    let late = if minutes == 12 * HOUR { Some(DAY) } else { None };
    match time.half? {
        Meridiem::Am if hour < 12 => Some(minutes),
        Meridiem::Noon if hour == 12 || hour == 11 => Some(minutes),
        Meridiem::Noon if hour == 1 => Some(minutes + 12 * HOUR),
        Meridiem::Pm if (1..12).contains(&hour) => Some(minutes + 12 * HOUR),
        Meridiem::Pm if (12..24).contains(&hour) => Some(minutes),
        Meridiem::Evening if (5..12).contains(&hour) => Some(minutes + 12 * HOUR),
        Meridiem::Evening if (17..=24).contains(&hour) => Some(minutes),
        Meridiem::Evening | Meridiem::Night if is_end && hour == 12 => late,
        Meridiem::Night if hour < 6 => Some(minutes),
        _ => None,
    }
}

/// An end without a half of its own, after a start that has one: 下午1時至6時.
fn after(start: i64, half: Meridiem, to: Written) -> Option<i64> {
    let minutes = to.minutes;
    if minutes > 13 * HOUR - 1 {
        return (minutes <= DAY && to.clock).then_some(minutes);
    }
    match half {
        Meridiem::Am => (to.clock && minutes > start && minutes <= 12 * HOUR).then_some(minutes),
        Meridiem::Noon | Meridiem::Pm | Meridiem::Evening => {
            let late = minutes % (12 * HOUR) + 12 * HOUR;
            (to.clock && minutes < 12 * HOUR && late > start).then_some(late)
        }
        Meridiem::Night => None,
    }
}

/// A start without a half of its own, before an end that has one: `1 to 5pm`.
fn before(from: Written, half: Meridiem, end: i64) -> Option<i64> {
    let minutes = from.minutes;
    match half {
        Meridiem::Am | Meridiem::Noon => (minutes < end && !from.zero).then_some(minutes),
        Meridiem::Pm => {
            let late = minutes % (12 * HOUR) + 12 * HOUR;
            (minutes < 13 * HOUR && late < end).then_some(late)
        }
        Meridiem::Evening | Meridiem::Night => None,
    }
}

/// Both on the 24-hour clock, where they cannot be meant otherwise.
fn unmarked(from: Written, to: Written) -> Option<Hours> {
    let (start, end) = (from.minutes, to.minutes);
    if !from.clock || !to.clock || (start > 0 && start < 5 * HOUR) {
        return None;
    }
    let over = end < start && to.zero || to.next_day;
    let end = if over { end + DAY } else { end };
    // 9:00-5:00 is meant for the afternoon as often as for the night: only 05:00 and 次日 are sure.
    Hours::new(start, end)
}
