//! From tokens to the pieces that a posting is made of.

use super::clock::{self, Found};
use super::cursor::Cursor;
use super::days::{self, DaySet};
use super::monthly::{self, Nth};
use super::months::{self, Part};
use super::token::{Tok, Token};
use super::{Unread, Why};
use crate::opening::Hours;

/// One piece of a posting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Days(DaySet),
    /// 每月第二个星期一
    Monthly(Vec<Nth>),
    /// 农历年初一
    Lunar(Vec<u8>),
    Season(Vec<Part>),
    /// Ascending intervals.
    Hours(Vec<Hours>),
    /// Pauses inside the hours.
    Breaks(Vec<Hours>),
    Closed,
    /// 維修: closed, where it stands for a part of the year.
    Repairs,
    /// 保養日: closed, for hours that stand beside it.
    Upkeep,
    /// 是日開放時間為
    ThatDayOpen,
    /// 是日封場時間為
    ThatDayClosed,
    /// 開放 behind the hours of a 保養日.
    Opens,
    /// 公眾假期除外
    NotOnHolidays,
    /// 休息日除外
    NotOnClosingDays,
    /// 逢周一除外
    NotOn(DaySet),
    /// 每月第二个星期一除外
    NotOnMonthly(Vec<Nth>),
    /// 农历年初一除外
    NotOnLunar(Vec<u8>),
    /// 備註: what follows speaks of the whole.
    Remark,
    /// A full stop, a semicolon, a new line.
    Stop,
    /// `from`, before hours.
    From,
}

/// A piece and its place in the text.
pub type Placed = (Item, usize);

/// Reads all tokens, or says which is out of place.
pub fn items(text: &str, tokens: &[Token]) -> Result<Vec<Placed>, Unread> {
    let mut cursor = Cursor::new(tokens);
    let mut found: Vec<Placed> = Vec::new();
    while let Some(tok) = cursor.peek() {
        let at = cursor.text_place();
        let refuse = |why| Unread::new(why, text, at);
        let item = match tok {
            // 周一闭馆,周二至周日9:00-17:00: here the comma tells whose closing it is.
            Tok::Comma if matches!(found.last(), Some((Item::Closed, _))) => {
                step(&mut cursor, Item::Stop)
            }
            Tok::Opens if opens_after_upkeep(&found) => step(&mut cursor, Item::Opens),
            // (Closed on Mondays) is a sentence of its own.
            Tok::Bracket if matches!(cursor.ahead(1), Some(Tok::Closed | Tok::Upkeep)) => {
                step(&mut cursor, Item::Stop)
            }
            Tok::Filler
            | Tok::Opens
            | Tok::Bracket
            | Tok::BracketEnd
            | Tok::Comma
            | Tok::And
            | Tok::Colon => {
                cursor.step();
                None
            }
            Tok::Stop | Tok::Dot => step(&mut cursor, Item::Stop),
            Tok::Purpose => {
                closes(&found).then_some(()).ok_or_else(|| refuse(Why::Unplaced))?;
                cursor.step();
                None
            }
            Tok::Closed => step(&mut cursor, Item::Closed),
            Tok::Repairs => step(&mut cursor, Item::Repairs),
            Tok::ExceptClosingDay => step(&mut cursor, Item::NotOnClosingDays),
            Tok::Upkeep => step(&mut cursor, Item::Upkeep),
            Tok::ThatDayOpen => step(&mut cursor, Item::ThatDayOpen),
            Tok::ThatDayClosed => step(&mut cursor, Item::ThatDayClosed),
            Tok::Remark => step(&mut cursor, Item::Remark),
            Tok::From => step(&mut cursor, Item::From),
            Tok::SeasonName => {
                cursor.step();
                while matches!(cursor.peek(), Some(Tok::Bracket | Tok::BracketEnd | Tok::Colon)) {
                    cursor.step();
                }
                // 夏季 alone has no dates.
                Some(Item::Season(
                    months::parts(&mut cursor).ok_or_else(|| refuse(Why::Ambiguous))?,
                ))
            }
            Tok::OtherService => {
                cursor.step();
                skip_hours(&mut cursor).ok_or_else(|| refuse(Why::Time))?;
                None
            }
            Tok::Breaks => {
                cursor.step();
                cursor.take(Tok::Colon);
                Some(Item::Breaks(hours(&mut cursor, &refuse)?.ok_or_else(|| refuse(Why::Time))?))
            }
            Tok::Except => {
                cursor.step();
                Some(exception(&mut cursor).ok_or_else(|| refuse(Why::Unplaced))?)
            }
            _ => other(&mut cursor, &refuse)?,
        };
        if let Some(item) = item {
            found.push((item, at));
        }
    }
    Ok(found)
}

/// Whether the sentence just read speaks of closing.
fn closes(found: &[Placed]) -> bool {
    let sentence = found.iter().rev().map(|(item, _)| item);
    let sentence = sentence.skip_while(|item| **item == Item::Stop);
    sentence
        .take_while(|item| **item != Item::Stop)
        .any(|item| matches!(item, Item::Closed | Item::Upkeep | Item::Repairs))
}

/// Hours behind a 保養日: 開放 says which of its hours they are.
fn opens_after_upkeep(found: &[Placed]) -> bool {
    let hours = matches!(found.last(), Some((Item::Hours(_), _)));
    hours && found.iter().rev().skip(1).take(2).any(|(item, _)| *item == Item::Upkeep)
}

#[expect(clippy::unnecessary_wraps, reason = "the arms of the match are optional items")]
fn step(cursor: &mut Cursor, item: Item) -> Option<Item> {
    cursor.step();
    Some(item)
}

fn except(set: DaySet) -> Item {
    if set == DaySet::HOLIDAY { Item::NotOnHolidays } else { Item::NotOn(set) }
}

/// Steps over the hours of something else, one interval or several.
fn skip_hours(cursor: &mut Cursor) -> Option<()> {
    clock::skip(cursor).then_some(())?;
    loop {
        let before = cursor.place();
        if !((cursor.take(Tok::And) || cursor.take(Tok::Comma)) && clock::skip(cursor)) {
            cursor.go(before);
            return Some(());
        }
    }
}

/// What stands behind `except`: days, days of the new year, or a pause.
fn exception(cursor: &mut Cursor) -> Option<Item> {
    if let Some(days) = monthly::lunar(cursor) {
        return Some(Item::NotOnLunar(days));
    }
    if let Some(days) = days::list(cursor) {
        return Some(except(days));
    }
    match clock::interval(cursor) {
        Found::Hours(hours) => Some(Item::Breaks(vec![hours])),
        _ => None,
    }
}

fn other(cursor: &mut Cursor, refuse: &impl Fn(Why) -> Unread) -> Result<Option<Item>, Unread> {
    if let Some(days) = monthly::lunar(cursor) {
        let item =
            if cursor.take(Tok::Except) { Item::NotOnLunar(days) } else { Item::Lunar(days) };
        return Ok(Some(item));
    }
    if let Some(days) = monthly::nths(cursor) {
        let item =
            if cursor.take(Tok::Except) { Item::NotOnMonthly(days) } else { Item::Monthly(days) };
        return Ok(Some(item));
    }
    if let Some(set) = days::list(cursor) {
        let item = if cursor.take(Tok::Except) { except(set) } else { Item::Days(set) };
        return Ok(Some(item));
    }
    if let Some(parts) = months::parts(cursor) {
        return Ok(Some(Item::Season(parts)));
    }
    match hours(cursor, refuse)? {
        Some(list) if list.is_empty() => Ok(None),
        Some(list) => Ok(Some(Item::Hours(list))),
        None => Err(refuse(Why::Unplaced)),
    }
}

/// A list of intervals that follow each other in the day; empty where only a last entry stands.
fn hours(
    cursor: &mut Cursor,
    refuse: &impl Fn(Why) -> Unread,
) -> Result<Option<Vec<Hours>>, Unread> {
    let mut list: Vec<Hours> = Vec::new();
    let start = cursor.place();
    loop {
        let before = cursor.place();
        if before != start {
            while matches!(cursor.peek(), Some(Tok::Comma | Tok::And | Tok::Filler)) {
                cursor.step();
            }
            // 下午6時6月至8月: the second 6 begins a part of the year.
            let next = cursor.place();
            if months::parts(cursor).is_some() {
                cursor.go(before);
                return Ok(Some(list));
            }
            cursor.go(next);
        }
        match clock::interval(cursor) {
            Found::Hours(next) => {
                // 8:00-12:00, 6:00-9:00 is meant for the evening, or is a slip.
                if list.last().is_some_and(|last| next.from < last.to) {
                    return Err(refuse(Why::Ambiguous));
                }
                list.push(next);
            }
            Found::LastEntry => {}
            Found::Doubtful => return Err(refuse(Why::Time)),
            Found::Nothing => {
                cursor.go(before);
                return Ok((before != start).then_some(list));
            }
        }
    }
}
