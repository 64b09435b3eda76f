//! From pieces to statements: which hours belong to which days.

use super::Why;
use super::closing::closing;
use super::days::DaySet;
use super::items::{Item, Placed};
use super::monthly::Nth;
use super::months::Part;
use crate::opening::Hours;

/// What a statement says of its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Open(Vec<Hours>),
    Closed,
    /// Closed for some of its hours.
    ClosedFor(Vec<Hours>),
    /// Pauses on every day.
    Breaks(Vec<Hours>),
    /// Otherwise on some weekdays of a month.
    Monthly(Vec<Nth>, How),
    /// Closed on days of the lunar new year.
    Lunar(Vec<u8>),
}

/// How a day differs from the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    Closed,
    ClosedFor(Vec<Hours>),
    /// Open for these of its hours.
    OpenFor(Vec<Hours>),
}

/// One thing said of some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Absent: nothing said, so every day.
    pub days: Option<DaySet>,
    pub what: What,
    /// 公眾假期除外
    pub not_on_holidays: bool,
}

/// What a part of the year says; `parts` absent is the whole year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    pub parts: Option<Vec<Part>>,
    pub statements: Vec<Statement>,
}

/// Why, and at which character.
pub type Fault = (Why, usize);

fn at(items: &[Placed]) -> usize {
    items.first().map_or(0, |(_, at)| *at)
}

/// The statements of one part of the year.
pub fn statements(items: &[Placed], closed_column: bool) -> Result<Vec<Statement>, Fault> {
    let (mut found, rest) = take_apart(items, closed_column)?;
    let days = rest.iter().position(|(item, _)| matches!(item, Item::Days(_)));
    let hours = rest.iter().position(|(item, _)| matches!(item, Item::Hours(_)));
    let opened = match (days, hours) {
        (Some(days), Some(hours)) if hours < days => hours_first(&rest)?,
        (_, None) if closed_column => closed_days(&rest)?,
        _ if closed_column && hours.is_some() => return Err((Why::Unplaced, at(&rest))),
        _ => days_first(&rest)?,
    };
    found.splice(0..0, opened);
    Ok(found)
}

fn plain(what: What) -> Statement {
    Statement { days: None, what, not_on_holidays: false }
}

/// Takes out pauses and closings; what is left speaks of open hours.
fn take_apart(
    items: &[Placed],
    closed_column: bool,
) -> Result<(Vec<Statement>, Vec<Placed>), Fault> {
    let mut found = Vec::new();
    let mut rest: Vec<Placed> = Vec::new();
    let mut n = 0;
    while let Some((item, place)) = items.get(n) {
        let before = n.checked_sub(1).and_then(|n| items.get(n)).map(|(item, _)| item);
        if let Some((statement, taken)) = closing(&items[n..], before, closed_column) {
            found.push(statement);
            n += taken;
            continue;
        }
        match item {
            Item::Breaks(hours) => found.push(plain(What::Breaks(hours.clone()))),
            Item::NotOn(days) => {
                found.push(Statement {
                    days: Some(*days),
                    what: What::Closed,
                    not_on_holidays: false,
                });
            }
            Item::NotOnMonthly(days) => {
                found.push(plain(What::Monthly(days.clone(), How::Closed)));
            }
            Item::NotOnLunar(days) => found.push(plain(What::Lunar(days.clone()))),
            Item::Closed | Item::Repairs
                if items
                    .iter()
                    .all(|(item, _)| matches!(item, Item::Closed | Item::Repairs | Item::Stop)) =>
            {
                found.push(plain(What::Closed));
            }
            Item::Remark | Item::Opens => {}
            Item::From if matches!(items.get(n + 1), Some((Item::Hours(_), _))) => {}
            // Of which days?
            Item::Upkeep => return Err((Why::Ambiguous, *place)),
            Item::NotOnClosingDays if n > 0 => {}
            Item::Closed | Item::Repairs | Item::From | Item::NotOnClosingDays => {
                return Err((Why::Unplaced, *place));
            }
            _ => rest.push((item.clone(), *place)),
        }
        n += 1;
    }
    Ok((found, rest))
}

fn closed_days(items: &[Placed]) -> Result<Vec<Statement>, Fault> {
    let mut found: Vec<Statement> = Vec::new();
    for (item, place) in items {
        match (item, found.last_mut()) {
            (Item::Days(days), _) => {
                found.push(Statement {
                    days: Some(*days),
                    what: What::Closed,
                    not_on_holidays: false,
                });
            }
            (Item::Monthly(days), _) => {
                found.push(plain(What::Monthly(days.clone(), How::Closed)));
            }
            (Item::Lunar(days), _) => found.push(plain(What::Lunar(days.clone()))),
            (Item::NotOnHolidays, Some(last)) => last.not_on_holidays = true,
            (Item::Stop, _) => {}
            _ => return Err((Why::Unplaced, *place)),
        }
    }
    Ok(found)
}

/// 星期一至五 9:00-17:00; 星期六 9:00-12:00
fn days_first(items: &[Placed]) -> Result<Vec<Statement>, Fault> {
    let mut found: Vec<Statement> = Vec::new();
    let mut waiting: Option<(DaySet, bool)> = None;
    for (item, place) in items {
        match (item, waiting, found.last_mut()) {
            (Item::Stop, None, _) => {}
            (Item::Days(days), None, _) => waiting = Some((*days, false)),
            (Item::NotOnHolidays, Some((days, false)), _) => waiting = Some((days, true)),
            (Item::NotOnHolidays, None, Some(last)) => last.not_on_holidays = true,
            (Item::Hours(hours), Some((days, not_on_holidays)), _) => {
                found.push(Statement {
                    days: Some(days),
                    what: What::Open(hours.clone()),
                    not_on_holidays,
                });
                waiting = None;
            }
            // More sessions of the days named before.
            (Item::Hours(more), None, Some(Statement { what: What::Open(hours), .. })) => {
                append(hours, more).ok_or((Why::Ambiguous, *place))?;
            }
            (Item::Hours(hours), None, None) => {
                found.push(Statement {
                    days: None,
                    what: What::Open(hours.clone()),
                    not_on_holidays: false,
                });
            }
            _ => return Err((Why::Unplaced, *place)),
        }
    }
    if waiting.is_some() {
        return Err((Why::Unplaced, at(items)));
    }
    Ok(found)
}

/// 9:00-17:00 (weekdays) & 9:00-12:00 (Saturdays)
fn hours_first(items: &[Placed]) -> Result<Vec<Statement>, Fault> {
    let mut found: Vec<Statement> = Vec::new();
    let mut waiting: Option<Vec<Hours>> = None;
    for (item, place) in items {
        match (item, waiting.take(), found.last_mut()) {
            (Item::Stop, kept, _) => waiting = kept,
            (Item::Hours(hours), None, _) => waiting = Some(hours.clone()),
            (Item::Hours(more), Some(mut hours), _) => {
                append(&mut hours, more).ok_or((Why::Ambiguous, *place))?;
                waiting = Some(hours);
            }
            (Item::Days(days), Some(hours), _) => {
                found.push(Statement {
                    days: Some(*days),
                    what: What::Open(hours),
                    not_on_holidays: false,
                });
            }
            (Item::NotOnHolidays, None, Some(last)) => last.not_on_holidays = true,
            _ => return Err((Why::Unplaced, *place)),
        }
    }
    if waiting.is_some() {
        return Err((Why::Unplaced, at(items)));
    }
    Ok(found)
}

fn append(hours: &mut Vec<Hours>, more: &[Hours]) -> Option<()> {
    let follows = hours.last()?.to <= more.first()?.from;
    hours.extend_from_slice(more);
    follows.then_some(())
}
