//! A table of one week, written as opening rules that resolve to it.
//!
//! A rule for a day type hides every rule for weekdays (domain §3), so types are used only where
//! all days of the type have the same hours.

use super::ReadAs;
use super::table::Table;
use crate::day_type::DayType;
use crate::opening::{DaySelector, Hours, OpeningRule};
use chrono::Weekday;

const WORK: [DaySelector; 2] =
    [DaySelector::Type(DayType::Workday), DaySelector::Type(DayType::Makeup)];
const REST: DaySelector = DaySelector::Type(DayType::Weekend);
const HOLIDAY: [DaySelector; 2] =
    [DaySelector::Type(DayType::Statutory), DaySelector::Type(DayType::Off)];

/// The rules of one table.
pub fn rules_of(table: &Table, read_as: ReadAs) -> Vec<OpeningRule> {
    let hours = |day: usize| table.week[day].clone().unwrap_or_default();
    let same = |from: usize, to: usize| (from..to).all(|day| hours(day) == hours(from));
    let open = |day: usize| !hours(day).is_empty();
    let mut lines = Lines::default();
    if same(0, 7) && open(0) && table.holiday.as_ref().is_none_or(|said| *said == hours(0)) {
        lines.add(&[&WORK[..], &[REST], &HOLIDAY].concat(), hours(0));
        return lines.rules;
    }
    let mainland = read_as == ReadAs::Mainland;
    let workdays = same(0, 5) && open(0);
    let apart = hours(5) != hours(0) && hours(6) != hours(0);
    let weekend = same(5, 7) && open(5);
    if mainland && workdays && apart {
        // 周一至周五: Monday to Friday and the days on which people make up for a holiday.
        lines.add(&WORK, hours(0));
        if weekend {
            lines.add(&[REST], hours(5));
        } else {
            lines.weekdays(table, 5..7);
        }
    } else if mainland && weekend && table.weekend_word && (0..5).all(|day| !open(day)) {
        lines.add(&[REST], hours(5));
    } else {
        lines.weekdays(table, 0..7);
        if mainland && workdays {
            lines.add(&[DaySelector::Type(DayType::Makeup)], hours(0));
        }
    }
    if let Some(holiday) = &table.holiday {
        // Where only days off have rules, a closed holiday needs none.
        let shut: Vec<DaySelector> = if holiday.is_empty() {
            Vec::new()
        } else {
            (0..7).filter(|day| table.shut[*day]).map(on).collect()
        };
        if shut.is_empty() {
            lines.add(&HOLIDAY, holiday.clone());
        } else {
            let mut rule = OpeningRule::new(HOLIDAY.to_vec(), holiday.clone());
            rule.except = shut;
            lines.rules.push(rule);
        }
    }
    lines.rules
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
        match self.rules.iter_mut().find(|rule| rule.hours == hours) {
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
}
