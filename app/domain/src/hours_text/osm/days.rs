//! What the rules say of one day.

use crate::hours_text::months::DAYS_OF_YEAR;
use crate::opening::Hours;
use chrono::{Datelike, NaiveDate};
use opening_hours_syntax::rules::day::{Date, HolidayKind, MonthdayRange, WeekDayRange, Weekday};
use opening_hours_syntax::rules::time::{Time, TimeSpan};
use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};

/// Month and day.
pub type MonthDay = (u32, u32);

/// What a day is besides its weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Plain,
    Holiday,
    Vacation,
    Both,
}

/// The days of a leap year.
pub fn of_the_year() -> impl Iterator<Item = MonthDay> {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).into_iter();
    let days = first.flat_map(|first| first.iter_days().take(DAYS_OF_YEAR));
    days.map(|day| (day.month(), day.day()))
}

/// The hours of a day, in order, overlaps joined.
pub fn hours_of(rules: &[RuleSequence], day: MonthDay, weekday: u32, kind: Kind) -> Vec<Hours> {
    let mut open: Vec<Hours> = Vec::new();
    for rule in rules.iter().filter(|rule| holds(rule, day, weekday, kind)) {
        let spans: Vec<Hours> = rule.time_selector.spans.iter().filter_map(hours).collect();
        match (rule.kind, rule.operator) {
            (RuleKind::Open, RuleOperator::Additional) => open.extend(spans),
            (RuleKind::Open, _) => open = spans,
            _ => open = closed(open, &spans),
        }
    }
    joined(open)
}

fn holds(rule: &RuleSequence, day: MonthDay, weekday: u32, kind: Kind) -> bool {
    let selector = &rule.day_selector;
    let part =
        selector.monthday.is_empty() || selector.monthday.iter().any(|range| inside(range, day));
    let named = selector.weekday.is_empty()
        || selector.weekday.iter().any(|range| match range {
            WeekDayRange::Fixed { range, .. } => {
                let [from, to] = [*range.start(), *range.end()].map(days_from_monday);
                within(from, to, weekday)
            }
            WeekDayRange::Holiday { kind: HolidayKind::Public, .. } => {
                matches!(kind, Kind::Holiday | Kind::Both)
            }
            WeekDayRange::Holiday { kind: HolidayKind::School, .. } => {
                matches!(kind, Kind::Vacation | Kind::Both)
            }
        });
    part && named
}

fn days_from_monday(day: Weekday) -> u32 {
    day.num_days_from_monday()
}

fn inside(range: &MonthdayRange, day: MonthDay) -> bool {
    match range {
        MonthdayRange::Month { range, .. } => {
            within(*range.start() as u32, *range.end() as u32, day.0)
        }
        MonthdayRange::Date { start, end } => match (month_day(&start.0), month_day(&end.0)) {
            (Some(from), Some(to)) => within(from, to, day),
            _ => false,
        },
    }
}

fn month_day(date: &Date) -> Option<MonthDay> {
    match date {
        Date::Fixed { month, day, .. } => Some((*month as u32, u32::from(*day))),
        _ => None,
    }
}

/// In a range that may run over its end: Sa-Mo, Nov-Mar.
fn within<T: PartialOrd>(from: T, to: T, one: T) -> bool {
    if from <= to { from <= one && one <= to } else { from <= one || one <= to }
}

fn hours(span: &TimeSpan) -> Option<Hours> {
    let (Time::Fixed(from), Time::Fixed(to)) = (span.range.start, span.range.end) else {
        return None;
    };
    let (from, to) = (i64::from(from.mins_from_midnight()), i64::from(to.mins_from_midnight()));
    // 22:00-06:00 runs into the next morning.
    Hours::new(from, if to < from { to + Hours::ALL_DAY.to } else { to })
}

/// What is left where a rule closes: all day, or some of its hours.
fn closed(open: Vec<Hours>, spans: &[Hours]) -> Vec<Hours> {
    if spans.contains(&Hours::ALL_DAY) {
        return Vec::new();
    }
    super::super::table::without(&open, spans)
}

fn joined(mut open: Vec<Hours>) -> Vec<Hours> {
    open.sort_unstable();
    let mut found: Vec<Hours> = Vec::new();
    for next in open {
        match found.last_mut() {
            Some(last) if next.from < last.to => last.to = last.to.max(next.to),
            _ => found.push(next),
        }
    }
    found
}
