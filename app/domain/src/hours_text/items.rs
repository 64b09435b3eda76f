//! From tokens to the pieces that a posting is made of.

use super::clock::{self, Found};
use super::cursor::Cursor;
use super::days::{self, DaySet};
use super::months::{self, Part};
use super::token::{Tok, Token};
use super::{Unread, Why};
use crate::opening::Hours;

/// One piece of a posting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Days(DaySet),
    Season(Vec<Part>),
    /// Ascending intervals.
    Hours(Vec<Hours>),
    /// Pauses inside the hours.
    Breaks(Vec<Hours>),
    Closed,
    /// 維修: closed, where it stands for a part of the year.
    Repairs,
    /// 公眾假期除外
    NotOnHolidays,
    /// 休息日除外
    NotOnClosingDays,
    /// 逢周一除外
    NotOn(DaySet),
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
            Tok::Filler | Tok::Bracket | Tok::Comma | Tok::And | Tok::Colon => {
                cursor.step();
                None
            }
            Tok::Stop | Tok::Dot => step(&mut cursor, Item::Stop),
            Tok::Closed => step(&mut cursor, Item::Closed),
            Tok::Repairs => step(&mut cursor, Item::Repairs),
            Tok::ExceptClosingDay => step(&mut cursor, Item::NotOnClosingDays),
            Tok::Remark => step(&mut cursor, Item::Remark),
            Tok::From => step(&mut cursor, Item::From),
            Tok::SeasonName => {
                cursor.step();
                while matches!(cursor.peek(), Some(Tok::Bracket | Tok::Colon)) {
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
                except(days::list(&mut cursor).ok_or_else(|| refuse(Why::Unplaced))?)
            }
            _ => other(&mut cursor, &refuse)?,
        };
        if let Some(item) = item {
            found.push((item, at));
        }
    }
    Ok(found)
}

#[expect(clippy::unnecessary_wraps, reason = "the arms of the match are optional items")]
fn step(cursor: &mut Cursor, item: Item) -> Option<Item> {
    cursor.step();
    Some(item)
}

#[expect(clippy::unnecessary_wraps, reason = "the arms of the match are optional items")]
fn except(set: DaySet) -> Option<Item> {
    Some(if set == DaySet::HOLIDAY { Item::NotOnHolidays } else { Item::NotOn(set) })
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

fn other(cursor: &mut Cursor, refuse: &impl Fn(Why) -> Unread) -> Result<Option<Item>, Unread> {
    if let Some(set) = days::list(cursor) {
        let item = if cursor.take(Tok::Except) { except(set) } else { Some(Item::Days(set)) };
        return Ok(item);
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
