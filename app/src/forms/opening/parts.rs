//! Pieces of a row: days with a box, dates, seasons, times.

use super::fault;
use super::row::Pair;
use crate::ports::Answer;
use chrono::NaiveDate;
use linli_domain::day_type::DayType;
use linli_domain::opening::{DaySelector, Hours, OpeningRule};
use linli_domain::refusal::FieldFault;

/// Days that can be ticked.
pub const TICKS: [DaySelector; 14] = {
    use chrono::Weekday as W;
    [
        DaySelector::Type(DayType::Workday),
        DaySelector::Type(DayType::Makeup),
        DaySelector::Type(DayType::Weekend),
        DaySelector::Type(DayType::Statutory),
        DaySelector::Type(DayType::Off),
        DaySelector::On(W::Mon),
        DaySelector::On(W::Tue),
        DaySelector::On(W::Wed),
        DaySelector::On(W::Thu),
        DaySelector::On(W::Fri),
        DaySelector::On(W::Sat),
        DaySelector::On(W::Sun),
        DaySelector::SchoolVacation,
        DaySelector::FitnessDay,
    ]
};

/// `5-1`, `5月1日` and `0501` as `05-01`.
pub(super) fn month_day(text: &str) -> String {
    let text = text.trim().trim_end_matches(['日', '号']);
    let (month, day) = match text.split_once(['-', '月', '/', '.']) {
        Some(parts) => parts,
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None => return text.to_owned(),
    };
    format!("{:0>2}-{:0>2}", month.trim(), day.trim())
}

pub(super) const fn reason(text: &str) -> FieldFault {
    if text.is_empty() { FieldFault::Missing } else { FieldFault::Malformed }
}

pub(super) fn date(n: usize, name: &str, text: &str) -> Answer<Option<NaiveDate>> {
    if text.is_empty() {
        return Ok(None);
    }
    let text = text.replace(['/', '.'], "-");
    let read = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok();
    read.map_or_else(|| fault(n, name, FieldFault::Malformed), |date| Ok(Some(date)))
}

pub(super) fn pair(hours: &Hours) -> Pair {
    let clock = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    Pair { from: clock(hours.from), to: clock(hours.to) }
}

/// Days of the list that have a box of their own, in the order of the boxes.
pub(super) fn ticked(days: &[DaySelector]) -> Vec<DaySelector> {
    let own = TICKS.into_iter().filter(|day| days.contains(day));
    own.chain(days.iter().copied().filter(|day| is_other(*day))).collect()
}

/// Most days without a box of their own that one row keeps.
pub(super) const MAX_OTHERS: usize = 40;

/// The days of a rule that no row offers by itself.
pub(super) fn others(rule: &OpeningRule) -> Vec<DaySelector> {
    let mut found: Vec<DaySelector> = Vec::new();
    for day in rule.days.iter().chain(&rule.except).copied().filter(|day| is_other(*day)) {
        if !found.contains(&day) {
            found.push(day);
        }
    }
    found
}

fn is_other(day: DaySelector) -> bool {
    !matches!(day, DaySelector::Date(_)) && !TICKS.contains(&day)
}

/// Dates of the list, with spaces between.
pub(super) fn named_dates(days: &[DaySelector]) -> String {
    let dates = days.iter().filter(|day| matches!(day, DaySelector::Date(_)));
    dates.map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Dates of the list as runs of days without a gap.
pub(super) fn runs(days: &[DaySelector]) -> Vec<(NaiveDate, NaiveDate)> {
    let date = |day: &DaySelector| match day {
        DaySelector::Date(date) => Some(*date),
        _ => None,
    };
    let mut dates: Vec<NaiveDate> = days.iter().filter_map(date).collect();
    dates.sort_unstable();
    let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for date in dates {
        match runs.last_mut() {
            Some((first, last))
                if date.pred_opt() == Some(*last) && (date - *first).num_days() <= 60 =>
            {
                *last = date;
            }
            Some((_, last)) if *last == date => {}
            _ => runs.push((date, date)),
        }
    }
    runs
}
