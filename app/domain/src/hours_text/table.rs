//! What the statements say of each weekday and of holidays.

use super::Why;
use super::days::DaySet;
use super::monthly::Nth;
use super::statement::{How, Statement, What};
use crate::opening::Hours;

/// One week, and holidays where something is said of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Monday first; absent is nothing said, empty is closed.
    pub week: [Option<Vec<Hours>>; 7],
    /// Absent: holidays follow their weekday.
    pub holiday: Option<Vec<Hours>>,
    /// Weekdays that stay closed on holidays.
    pub shut: [bool; 7],
    /// Saturday and Sunday were said as one word.
    pub weekend_word: bool,
    /// Monday to Friday were said, not every day: make-up days are meant too.
    pub makeup: bool,
    /// Monday to Friday were said as 工作日.
    pub workday_word: bool,
    /// Absent: school holidays are like other days.
    pub vacation: Option<Vec<Hours>>,
    /// Weekdays of a month with hours of their own.
    pub monthly: Vec<Monthly>,
}

/// The hours of a weekday by its place in the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Monthly {
    pub nth: Nth,
    pub hours: Vec<Hours>,
    /// A holiday on such a day keeps its own hours.
    pub not_on_holidays: bool,
}

impl Table {
    /// The table of some statements. `columns`: they come from three columns, of which one says
    /// when it is closed.
    pub fn new(statements: &[Statement], columns: bool) -> Result<Self, Why> {
        let mut table = Self::default();
        for statement in statements {
            if let What::Open(hours) = &statement.what {
                table.open(statement, hours)?;
            }
        }
        for statement in statements {
            if let What::Breaks(pauses) = &statement.what {
                let said = table.week.iter_mut().flatten().chain(&mut table.holiday);
                for hours in said.chain(&mut table.vacation) {
                    let left = without(hours, pauses);
                    if left == *hours && !hours.is_empty() {
                        return Err(Why::Contradiction);
                    }
                    *hours = left;
                }
            }
        }
        for statement in statements {
            if let What::ClosedFor(pauses) = &statement.what {
                table.close_for(statement, pauses, columns)?;
            }
        }
        for statement in statements {
            if statement.what == What::Closed {
                table.close(statement)?;
            }
        }
        for statement in statements {
            if let What::Monthly(days, how) = &statement.what {
                for nth in days {
                    table.differ(*nth, how, statement.not_on_holidays, columns)?;
                }
            }
        }
        let closes = |one: &Statement| !matches!(one.what, What::Open(_) | What::Breaks(_));
        // What closes on a Monday or a holiday, in school holidays with hours of their own?
        if table.vacation.is_some() && statements.iter().any(closes) {
            return Err(Why::Ambiguous);
        }
        let opens_on_holidays = table.holiday.as_ref().is_some_and(|hours| !hours.is_empty());
        // 周一闭馆 and holiday hours in one breath: a Monday holiday is either. In columns of their
        // own the closing day says 公眾假期除外 where it is meant.
        if opens_on_holidays && !columns && table.shut.contains(&true) {
            return Err(Why::Ambiguous);
        }
        Ok(table)
    }

    fn open(&mut self, statement: &Statement, hours: &[Hours]) -> Result<(), Why> {
        let days = statement.days.unwrap_or(DaySet::WEEK);
        self.weekend_word |= days.weekend_word();
        self.workday_word |= days.workday_word();
        self.makeup |= (0..5).all(|day| days.has(day)) && !(days.has(5) && days.has(6));
        if days.vacation() && self.vacation.replace(hours.to_vec()).is_some() {
            return Err(Why::Contradiction);
        }
        for (n, slot) in self.week.iter_mut().enumerate() {
            if days.has(n) && slot.replace(hours.to_vec()).is_some() {
                return Err(Why::Contradiction);
            }
        }
        let holiday = match (days.holiday(), statement.not_on_holidays) {
            (true, true) => return Err(Why::Contradiction),
            (true, false) => Some(hours.to_vec()),
            (false, true) => Some(Vec::new()),
            (false, false) => None,
        };
        match (holiday, &self.holiday) {
            // 法定节假日除外, and what holds then said apart.
            (Some(said), Some(before)) if !said.is_empty() && !before.is_empty() => {
                Err(Why::Contradiction)
            }
            (Some(said), before) => {
                if before.as_ref().is_none_or(Vec::is_empty) {
                    self.holiday = Some(said);
                }
                Ok(())
            }
            (None, _) => Ok(()),
        }
    }

    fn close_for(
        &mut self,
        statement: &Statement,
        pauses: &[Hours],
        columns: bool,
    ) -> Result<(), Why> {
        let days = statement.days.unwrap_or(DaySet::WEEK);
        if statement.not_on_holidays {
            self.holiday_as_usual()?;
        } else if days.holiday() {
            return Err(Why::Ambiguous);
        } else if let Some(holiday) = self.holiday.as_ref().filter(|hours| !hours.is_empty()) {
            // A holiday with the hours of its weekday closes like it; another one may not.
            let alike = |n: usize| self.week[n].as_ref() == Some(holiday);
            if !columns || (0..7).any(|n| days.has(n) && !alike(n)) {
                return Err(Why::Ambiguous);
            }
            (0..7).filter(|n| days.has(*n)).for_each(|n| self.shut[n] = true);
        }
        for (_, slot) in self.week.iter_mut().enumerate().filter(|(n, _)| days.has(*n)) {
            let hours = slot.as_mut().ok_or(Why::Contradiction)?;
            let left = without(hours, pauses);
            if left == *hours {
                return Err(Why::Contradiction);
            }
            *hours = left;
        }
        Ok(())
    }

    /// 每月第二个星期一: its hours, and that holidays do not differ from them unless they are free.
    fn differ(&mut self, nth: Nth, how: &How, free: bool, columns: bool) -> Result<(), Why> {
        let day = usize::try_from(nth.0.num_days_from_monday()).unwrap_or(0);
        let usual = self.week[day].clone().filter(|hours| !hours.is_empty());
        let hours = otherwise(&usual.ok_or(Why::Contradiction)?, how)?;
        if free {
            self.holiday_as_usual()?;
        } else if let Some(holiday) = self.holiday.as_ref().filter(|hours| !hours.is_empty())
            && (!columns || otherwise(holiday, how)? != hours)
        {
            return Err(Why::Ambiguous);
        }
        if self.monthly.iter().any(|other| other.nth == nth) {
            return Err(Why::Contradiction);
        }
        self.monthly.push(Monthly { nth, hours, not_on_holidays: free });
        Ok(())
    }

    fn close(&mut self, statement: &Statement) -> Result<(), Why> {
        let Some(days) = statement.days else {
            // A part of the year without any hours.
            return if *self == Self::default() { Ok(()) } else { Err(Why::Contradiction) };
        };
        if days.vacation() && self.vacation.replace(Vec::new()).is_some() {
            return Err(Why::Contradiction);
        }
        if days.holiday() {
            if statement.not_on_holidays
                || self.holiday.as_ref().is_some_and(|hours| !hours.is_empty())
            {
                return Err(Why::Contradiction);
            }
            self.holiday = Some(Vec::new());
        }
        for n in (0..7).filter(|n| days.has(*n)) {
            self.week[n] = Some(Vec::new());
            self.shut[n] = !statement.not_on_holidays && !days.holiday();
        }
        if statement.not_on_holidays { self.holiday_as_usual() } else { Ok(()) }
    }

    /// Holidays keep the hours of the other days, where those are all the same.
    fn holiday_as_usual(&mut self) -> Result<(), Why> {
        if self.holiday.is_some() {
            return Ok(());
        }
        let mut open = self.week.iter().flatten().filter(|hours| !hours.is_empty());
        let usual = open.next().ok_or(Why::Incomplete)?;
        if open.any(|other| other != usual) {
            return Err(Why::Incomplete);
        }
        self.holiday = Some(usual.clone());
        Ok(())
    }

    /// Whether nothing is ever open.
    pub fn is_closed(&self) -> bool {
        self.week.iter().flatten().chain(&self.holiday).all(Vec::is_empty)
    }

    /// Whether every hour of `other` is also here: then it does not matter which of both holds.
    pub fn covers(&self, other: &Self) -> bool {
        if [self, other].iter().any(|one| one.vacation.is_some() || !one.monthly.is_empty()) {
            return false;
        }
        let both = |inner: Option<&Vec<Hours>>, outer: Option<&Vec<Hours>>| {
            let inner = inner.map_or(&[][..], Vec::as_slice);
            outer.is_none_or(|outer| {
                outer.iter().all(|hours| {
                    inner.iter().any(|own| own.from <= hours.from && hours.to <= own.to)
                })
            })
        };
        let holidays = match (&self.holiday, &other.holiday) {
            (None, None) => true,
            (Some(own), None) => other.week.iter().all(|outer| both(Some(own), outer.as_ref())),
            (own, Some(outer)) => both(own.as_ref(), Some(outer)),
        };
        holidays
            && self
                .week
                .iter()
                .zip(&other.week)
                .all(|(own, outer)| both(own.as_ref(), outer.as_ref()))
    }
}

/// The hours of a day that differs.
fn otherwise(usual: &[Hours], how: &How) -> Result<Vec<Hours>, Why> {
    match how {
        How::Closed => Ok(Vec::new()),
        How::ClosedFor(pauses) => {
            let left = without(usual, pauses);
            if left == usual { Err(Why::Contradiction) } else { Ok(left) }
        }
        How::OpenFor(hours) => {
            let inside =
                |one: &Hours| usual.iter().any(|all| all.from <= one.from && one.to <= all.to);
            if hours.iter().all(inside) { Ok(hours.clone()) } else { Err(Why::Contradiction) }
        }
    }
}

/// What is left of the hours outside the pauses.
pub fn without(hours: &[Hours], pauses: &[Hours]) -> Vec<Hours> {
    pauses.iter().fold(hours.to_vec(), |left, pause| {
        left.iter()
            .flat_map(|open| {
                let before = Hours::new(open.from, open.to.min(pause.from));
                let after = Hours::new(open.from.max(pause.to), open.to);
                [before, after].into_iter().flatten()
            })
            .collect()
    })
}
