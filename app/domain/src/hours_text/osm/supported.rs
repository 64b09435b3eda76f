//! Which parts of the syntax have a place in our rules.

use opening_hours_syntax::rules::day::{
    Date, DateOffset, DaySelector, MonthdayRange, WeekDayRange,
};
use opening_hours_syntax::rules::time::{Time, TimeSpan};
use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};

/// Whether all of a rule has.
pub fn supported(rule: &RuleSequence) -> bool {
    rule.operator != RuleOperator::Fallback
        && rule.kind != RuleKind::Unknown
        && rule.comment.is_empty()
        && days(&rule.day_selector)
        && rule.time_selector.spans.iter().all(span)
}

fn days(selector: &DaySelector) -> bool {
    selector.year.is_empty()
        && selector.week.is_empty()
        && selector.monthday.iter().all(part)
        && selector.weekday.iter().all(weekdays)
}

fn part(range: &MonthdayRange) -> bool {
    match range {
        MonthdayRange::Month { year, .. } => year.is_none(),
        MonthdayRange::Date { start, end } => [start, end].into_iter().all(|(date, offset)| {
            matches!(date, Date::Fixed { year: None, .. }) && *offset == DateOffset::default()
        }),
    }
}

fn weekdays(range: &WeekDayRange) -> bool {
    match range {
        WeekDayRange::Fixed { offset, nth_from_start, nth_from_end, .. } => {
            *offset == 0 && !nth_from_start.contains(&false) && !nth_from_end.contains(&false)
        }
        WeekDayRange::Holiday { offset, .. } => *offset == 0,
    }
}

fn span(span: &TimeSpan) -> bool {
    let fixed = |time: &Time| matches!(time, Time::Fixed(_));
    fixed(&span.range.start)
        && fixed(&span.range.end)
        && span.range.start != span.range.end
        && !span.open_end
        && span.repeats.is_none()
}
