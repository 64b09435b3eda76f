//! Statements about closing: 星期一闭馆, 逢星期四上午10時至下午6時30分關閉, `Closed on Mondays from
//! 9am to 1pm`, 每月第二個星期一為保養日,是日開放時間為下午1時至11時.

use super::days::DaySet;
use super::items::{Item, Placed};
use super::monthly::Nth;
use super::statement::{How, Statement, What};
use crate::opening::Hours;

/// Of which days a closing speaks.
enum Whose<'a> {
    Days(DaySet),
    Monthly(&'a [Nth]),
    Lunar(&'a [u8]),
}

impl Whose<'_> {
    fn says(&self, how: How, not_on_holidays: bool) -> Option<Statement> {
        let (days, what) = match (self, how) {
            (Self::Days(days), How::Closed) => (Some(*days), What::Closed),
            (Self::Days(days), How::ClosedFor(hours)) => (Some(*days), What::ClosedFor(hours)),
            (Self::Monthly(days), how) => (None, What::Monthly(days.to_vec(), how)),
            (Self::Lunar(days), How::Closed) if !not_on_holidays => {
                (None, What::Lunar(days.to_vec()))
            }
            _ => return None,
        };
        Some(Statement { days, what, not_on_holidays })
    }
}

/// Pieces from one of them on.
#[derive(Clone, Copy)]
struct Ahead<'a>(&'a [Placed]);

impl<'a> Ahead<'a> {
    fn kind(self, n: usize) -> Option<&'a Item> {
        self.0.get(n).map(|(item, _)| item)
    }

    fn whose(self, n: usize) -> Option<Whose<'a>> {
        match self.kind(n)? {
            Item::Days(days) => Some(Whose::Days(*days)),
            Item::Monthly(days) => Some(Whose::Monthly(days)),
            Item::Lunar(days) => Some(Whose::Lunar(days)),
            _ => None,
        }
    }

    /// Hours, with or without `from` before them, and where they end.
    fn hours(self, n: usize) -> Option<(Vec<Hours>, usize)> {
        let n = n + usize::from(self.kind(n) == Some(&Item::From));
        match self.kind(n)? {
            Item::Hours(hours) => Some((hours.clone(), n + 1)),
            _ => None,
        }
    }

    fn is(self, n: usize, item: &Item) -> bool {
        self.kind(n) == Some(item)
    }

    /// 關閉 of what stands before it, not of the days behind it.
    fn closes(self, n: usize) -> bool {
        self.is(n, &Item::Closed) && self.whose(n + 1).is_none()
    }
}

/// A statement about closing at the start of the pieces, and how many pieces it takes. `before` is
/// the piece before them; `column`: they stand in a column of closing days.
pub fn closing(
    items: &[Placed],
    before: Option<&Item>,
    column: bool,
) -> Option<(Statement, usize)> {
    let ahead = Ahead(items);
    match ahead.kind(0)? {
        Item::Closed => closed_first(ahead, before),
        Item::Upkeep => upkeep_first(ahead, before, column),
        _ => days_first(ahead),
    }
}

fn fresh(before: Option<&Item>) -> bool {
    matches!(before, None | Some(Item::Stop | Item::Remark))
}

/// 星期一閉館(公眾假期除外) · 逢星期四上午10時至下午6時30分關閉
fn days_first(ahead: Ahead) -> Option<(Statement, usize)> {
    let whose = ahead.whose(0)?;
    let exempt = ahead.is(1, &Item::NotOnHolidays);
    let n = 1 + usize::from(exempt);
    if let Some((hours, after)) = ahead.hours(n) {
        let closed = ahead.closes(after) || ahead.is(after, &Item::Upkeep);
        return closed
            .then(|| whose.says(How::ClosedFor(hours), exempt).map(|one| (one, after + 1)))?;
    }
    if ahead.is(n, &Item::Upkeep) {
        let (how, after) = that_day(ahead, n + 1).or_else(|| silent(ahead, n + 1))?;
        return whose.says(how, exempt).map(|one| (one, after));
    }
    // 周一闭馆 9:00-17:00: closed then, or open on the other days?
    if !ahead.closes(n) || ahead.hours(n + 1).is_some() {
        return None;
    }
    // 周一闭馆,法定节假日除外
    let stop = usize::from(ahead.is(n + 1, &Item::Stop));
    let later = ahead.is(n + 1 + stop, &Item::NotOnHolidays);
    let after = if later { n + 2 + stop } else { n + 1 };
    whose.says(How::Closed, exempt || later).map(|one| (one, after))
}

/// Nothing more is said of the 保養日: it is closed.
fn silent(ahead: Ahead, n: usize) -> Option<(How, usize)> {
    let stop = usize::from(ahead.is(n, &Item::Stop));
    let more = ahead.hours(n + stop).is_some()
        || matches!(
            ahead.kind(n + stop),
            Some(Item::ThatDayOpen | Item::ThatDayClosed | Item::Closed)
        );
    (!more).then_some((How::Closed, n))
}

/// What is said of a 保養日, behind it.
fn that_day(ahead: Ahead, n: usize) -> Option<(How, usize)> {
    let n = n + usize::from(ahead.is(n, &Item::Stop));
    match ahead.kind(n)? {
        Item::ThatDayOpen => ahead.hours(n + 1).map(|(hours, after)| (How::OpenFor(hours), after)),
        Item::ThatDayClosed | Item::Closed => {
            ahead.hours(n + 1).map(|(hours, after)| (How::ClosedFor(hours), after))
        }
        _ => open_or_closed(ahead, n),
    }
}

/// 上午7時至下午1時關閉 · `1pm-11pm open`
fn open_or_closed(ahead: Ahead, n: usize) -> Option<(How, usize)> {
    let (hours, after) = ahead.hours(n)?;
    match ahead.kind(after)? {
        Item::Closed if ahead.closes(after) => Some((How::ClosedFor(hours), after + 1)),
        Item::Opens => Some((How::OpenFor(hours), after + 1)),
        _ => None,
    }
}

/// `Closed on Mondays from 9am to 1pm` · `Closed from 9am to 1pm on Mondays`
fn closed_first(ahead: Ahead, before: Option<&Item>) -> Option<(Statement, usize)> {
    if let Some((hours, after)) = ahead.hours(1) {
        let whose = ahead.whose(after).filter(|_| fresh(before))?;
        let exempt = ahead.is(after + 1, &Item::NotOnHolidays);
        let taken = after + 1 + usize::from(exempt);
        let ends = ahead.hours(taken).is_none();
        return ends.then(|| whose.says(How::ClosedFor(hours), exempt).map(|one| (one, taken)))?;
    }
    let whose = ahead.whose(1)?;
    let exempt = ahead.is(2, &Item::NotOnHolidays);
    let n = 2 + usize::from(exempt);
    match ahead.kind(n) {
        Some(Item::From) => {
            let (hours, after) = ahead.hours(n)?;
            whose.says(How::ClosedFor(hours), exempt).map(|one| (one, after))
        }
        None | Some(Item::Stop) => whose.says(How::Closed, exempt).map(|one| (one, n)),
        _ => None,
    }
}

/// `Maintenance day from 7am to 1pm on the 1st and 3rd Monday of each month` ·
/// `Maintenance day: 1st Monday, 7am-1pm`
///
/// `Maintenance day: 1st Monday, from 1pm to 11pm` is written for the hours that are left as well:
/// only in a column of closing days it is clear.
fn upkeep_first(ahead: Ahead, before: Option<&Item>, column: bool) -> Option<(Statement, usize)> {
    if let Some((hours, after)) = ahead.hours(1) {
        let whose = ahead.whose(after).filter(|_| fresh(before))?;
        return whose.says(How::ClosedFor(hours), false).map(|one| (one, after + 1));
    }
    let whose = ahead.whose(1)?;
    let exempt = ahead.is(2, &Item::NotOnHolidays);
    let n = 2 + usize::from(exempt);
    let told = open_or_closed(ahead, n).or_else(|| {
        let clear = column || !ahead.is(n, &Item::From);
        let hours = ahead.hours(n).filter(|_| clear);
        hours.map(|(hours, after)| (How::ClosedFor(hours), after))
    });
    let silent = ahead.hours(n).is_none() && !ahead.is(n, &Item::Closed);
    let (how, after) = told.or_else(|| silent.then_some((How::Closed, n)))?;
    whose.says(how, exempt).map(|one| (one, after))
}
