//! What the statements say of each weekday and of holidays.

use super::Why;
use super::days::DaySet;
use super::statement::{Statement, What};
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
                for hours in table.week.iter_mut().flatten().chain(&mut table.holiday) {
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
                table.close_for(statement, pauses)?;
            }
        }
        for statement in statements {
            if statement.what == What::Closed {
                table.close(statement)?;
            }
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

    fn close_for(&mut self, statement: &Statement, pauses: &[Hours]) -> Result<(), Why> {
        let days = statement.days.unwrap_or(DaySet::WEEK);
        if statement.not_on_holidays {
            self.holiday_as_usual()?;
        } else if days.holiday() || self.holiday.as_ref().is_some_and(|hours| !hours.is_empty()) {
            return Err(Why::Ambiguous);
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

    fn close(&mut self, statement: &Statement) -> Result<(), Why> {
        let Some(days) = statement.days else {
            // A part of the year without any hours.
            return if *self == Self::default() { Ok(()) } else { Err(Why::Contradiction) };
        };
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

/// What is left of the hours outside the pauses.
fn without(hours: &[Hours], pauses: &[Hours]) -> Vec<Hours> {
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
