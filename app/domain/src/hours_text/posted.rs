//! Hours posted in three columns, as the venues of Hong Kong have them: opening hours, closed on,
//! hours on public holidays.

use super::clock::closing_time;
use super::days::DaySet;
use super::items::Item;
use super::segment::segments;
use super::statement::{Fault, Segment, Statement, What};
use super::token::tokens;
use super::{ReadAs, Unread, Why, pieces, sound, year};
use crate::opening::OpeningRule;

/// Reads three columns, of which the last two may be empty.
///
/// The third column speaks of public holidays, and of Sunday only where it says so: hours for
/// Monday to Saturday and for holidays leave Sunday out, and are refused. A closing day stays
/// closed on a holiday unless it says 公眾假期除外.
///
/// # Errors
/// The first piece that was not understood.
pub fn read_posted(
    hours: &str,
    closed_on: &str,
    public_holiday_hours: &str,
    read_as: ReadAs,
) -> Result<Vec<OpeningRule>, Unread> {
    let refuse = |text: &str, (why, at): Fault| Unread::new(why, text, at);
    let items = pieces(hours, read_as)?;
    let names_days = items.iter().any(|(item, _)| matches!(item, Item::Days(_)));
    let mut all = segments(&items, false).map_err(|fault| refuse(hours, fault))?;
    let seasonal = all.iter().any(|segment| segment.parts.is_some());

    let closing = if closes_as_posted(closed_on, &all, read_as) {
        Vec::new()
    } else {
        column(closed_on, read_as, true)?
    };
    let (whole_year, parts): (Vec<_>, Vec<_>) =
        closing.into_iter().partition(|one| one.parts.is_none());
    // A closing day of one part of the year only: which of the hours' parts is meant?
    if parts.iter().flat_map(|part| &part.statements).any(is_on_some_days) {
        return Err(refuse(closed_on, (Why::Ambiguous, 0)));
    }
    all.extend(parts);
    let mut everywhere: Vec<Statement> =
        whole_year.into_iter().flat_map(|segment| segment.statements).collect();

    let accounted =
        accounted(all.iter().flat_map(|segment| &segment.statements).chain(&everywhere));
    let holiday = column(public_holiday_hours, read_as, false)?;
    if !holiday.is_empty() && (seasonal || holiday.iter().any(|segment| segment.parts.is_some())) {
        return Err(refuse(public_holiday_hours, (Why::Ambiguous, 0)));
    }
    let mut on_holidays: Vec<Statement> =
        holiday.into_iter().flat_map(|segment| segment.statements).collect();
    for statement in &mut on_holidays {
        if statement.days.is_none() {
            statement.days = Some(DaySet::HOLIDAY);
        }
        if !matches!(statement.what, What::Open(_)) {
            return Err(refuse(public_holiday_hours, (Why::Ambiguous, 0)));
        }
    }
    let speaks_of_holidays = !on_holidays.is_empty();
    everywhere.extend(on_holidays);

    let said = accounted.and(self::accounted(everywhere.iter()));
    let last = (0..7).rev().find(|day| said.has(*day)).unwrap_or(0);
    let hole = (0..last).any(|day| !said.has(day));
    // Saturday and Sunday may go unsaid, a day in the middle of the week may not.
    if names_days && hole {
        return Err(refuse(hours, (Why::Incomplete, 0)));
    }
    if names_days && speaks_of_holidays && !said.has(6) {
        return Err(refuse(public_holiday_hours, (Why::Incomplete, 0)));
    }
    let rules =
        year::rules(&all, &everywhere, true, read_as).map_err(|why| refuse(hours, (why, 0)))?;
    sound(rules, hours)
}

/// The column of closing days holds the closing time, and it is that of the hours.
fn closes_as_posted(closed_on: &str, hours: &[Segment], read_as: ReadAs) -> bool {
    let Ok(tokens) = tokens(closed_on, read_as) else { return false };
    let Some(closing) = closing_time(&tokens) else { return false };
    hours.iter().flat_map(|segment| &segment.statements).all(|one| match &one.what {
        What::Open(hours) => hours.last().is_some_and(|last| last.to == closing),
        _ => false,
    })
}

fn column(text: &str, read_as: ReadAs, closed: bool) -> Result<Vec<Segment>, Unread> {
    let items = pieces(text, read_as)?;
    if items.is_empty() && text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let found = segments(&items, closed).map_err(|(why, at)| Unread::new(why, text, at))?;
    if found.iter().all(|segment| segment.statements.is_empty()) {
        return Err(Unread::new(Why::Unplaced, text, 0));
    }
    Ok(found)
}

fn is_on_some_days(one: &Statement) -> bool {
    one.days.is_some() || matches!(one.what, What::Monthly(..) | What::Lunar(_))
}

/// The weekdays of which something is said.
fn accounted<'a>(statements: impl Iterator<Item = &'a Statement>) -> DaySet {
    statements
        .filter_map(|one| match one.what {
            What::Open(_) => Some(one.days.unwrap_or(DaySet::WEEK)),
            What::Closed => one.days,
            What::ClosedFor(_) | What::Breaks(_) | What::Monthly(..) | What::Lunar(_) => None,
        })
        .fold(DaySet::default(), DaySet::and)
}
