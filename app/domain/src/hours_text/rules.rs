//! A table of one week, written as opening rules that resolve to it.
//!
//! Words keep their meaning (domain §2): 周一至周五 are Monday to Friday and the make-up days, 工作日
//! the day types of work, 周末 the weekend, 节假日 statutory days and days off. Where nothing is
//! said of holidays the rules say nothing, and `resolve` lets the stand-ins decide.

use super::monthly::selector;
use super::table::Table;
use super::{ReadAs, Why};
use crate::day_type::DayType;
use crate::opening::{DaySelector, Hours, OpeningRule};
use chrono::Weekday;

const WORK: [DaySelector; 2] =
    [DaySelector::Type(DayType::Workday), DaySelector::Type(DayType::Makeup)];
const REST: DaySelector = DaySelector::Type(DayType::Weekend);
const HOLIDAY: [DaySelector; 2] =
    [DaySelector::Type(DayType::Statutory), DaySelector::Type(DayType::Off)];
const MAKEUP: DaySelector = DaySelector::Type(DayType::Makeup);

/// The rules of one table.
pub fn rules_of(table: &Table, read_as: ReadAs) -> Result<Vec<OpeningRule>, Why> {
    let mainland = read_as == ReadAs::Mainland;
    let first = table.week[0].clone().unwrap_or_default();
    let every = table.week.iter().all(|day| day.as_ref() == Some(&first)) && !first.is_empty();
    let mut lines = Lines::default();
    if every && table.holiday.as_ref().is_none_or(|said| *said == first) {
        lines.add(&[&WORK[..], &[REST], &HOLIDAY].concat(), first);
    } else {
        if mainland && table.workday_word {
            lines.word(table, 0..5, &WORK)?;
        } else {
            lines.weekdays(table, 0..5);
            let alike = (1..5).all(|day| table.week[day] == table.week[0]);
            if mainland && table.makeup && alike && !first.is_empty() {
                lines.add(&[MAKEUP], first);
            }
        }
        if mainland && table.weekend_word {
            lines.word(table, 5..7, &[REST])?;
        } else {
            lines.weekdays(table, 5..7);
        }
        holiday(table, &mut lines);
    }
    monthly(table, &mut lines.rules);
    if let Some(hours) = &table.vacation {
        let days = vec![DaySelector::SchoolVacation];
        lines.rules.push(OpeningRule::new(days, hours.clone()));
    }
    Ok(lines.rules)
}

fn holiday(table: &Table, lines: &mut Lines) {
    let Some(hours) = &table.holiday else { return };
    // A closed holiday is closed, whatever its weekday.
    let shut: Vec<DaySelector> = if hours.is_empty() {
        Vec::new()
    } else {
        (0..7).filter(|day| table.shut[*day]).map(on).collect()
    };
    if shut.is_empty() {
        lines.add(&HOLIDAY, hours.clone());
    } else {
        let mut rule = OpeningRule::new(HOLIDAY.to_vec(), hours.clone());
        rule.except = shut;
        lines.rules.push(rule);
    }
}

/// Weekdays by their place in the month: the usual rules do not hold then.
fn monthly(table: &Table, rules: &mut Vec<OpeningRule>) {
    let holds = |rule: &OpeningRule, free: bool| {
        let holiday = rule.days.iter().all(|day| HOLIDAY.contains(day));
        !(rule.hours.is_empty() || free && holiday)
    };
    for one in &table.monthly {
        let day = selector(one.nth);
        for rule in rules.iter_mut().filter(|rule| !rule.days.iter().any(|day| is_nth(*day))) {
            if holds(rule, one.not_on_holidays) {
                rule.except.push(day);
            }
        }
        if one.hours.is_empty() {
            continue;
        }
        match rules
            .iter_mut()
            .find(|rule| rule.hours == one.hours && rule.days.iter().all(|day| is_nth(*day)))
        {
            Some(rule) => rule.days.push(day),
            None => rules.push(OpeningRule::new(vec![day], one.hours.clone())),
        }
    }
}

const fn is_nth(day: DaySelector) -> bool {
    matches!(day, DaySelector::Nth(..))
}

fn on(day: usize) -> DaySelector {
    DaySelector::On(Weekday::try_from(u8::try_from(day).unwrap_or(0)).unwrap_or(Weekday::Mon))
}

/// Rules under construction; days with the same hours share a line.
#[derive(Default)]
struct Lines {
    rules: Vec<OpeningRule>,
}

impl Lines {
    fn add(&mut self, days: &[DaySelector], hours: Vec<Hours>) {
        match self.rules.iter_mut().find(|rule| rule.hours == hours && rule.except.is_empty()) {
            Some(rule) => rule.days.extend_from_slice(days),
            None => self.rules.push(OpeningRule::new(days.to_vec(), hours)),
        }
    }

    fn weekdays(&mut self, table: &Table, days: std::ops::Range<usize>) {
        for day in days {
            if let Some(hours) = table.week[day].as_ref().filter(|hours| !hours.is_empty()) {
                self.add(&[on(day)], hours.clone());
            }
        }
    }

    /// Days said as one word, of which some may be closed: 工作日9:00-17:00,周一闭馆.
    fn word(
        &mut self,
        table: &Table,
        days: std::ops::Range<usize>,
        types: &[DaySelector],
    ) -> Result<(), Why> {
        let open = |day: &usize| table.week[*day].as_ref().is_some_and(|hours| !hours.is_empty());
        let (open, closed): (Vec<usize>, Vec<usize>) = days.partition(open);
        let Some(hours) = open.first().and_then(|day| table.week[*day].clone()) else {
            return Ok(());
        };
        if open.iter().any(|day| table.week[*day].as_ref() != Some(&hours)) {
            return Err(Why::Inexpressible);
        }
        if closed.is_empty() {
            self.add(types, hours);
        } else {
            let mut rule = OpeningRule::new(types.to_vec(), hours);
            rule.except = closed.into_iter().map(on).collect();
            self.rules.push(rule);
        }
        Ok(())
    }
}
