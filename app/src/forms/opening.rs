//! Opening hours as a form: rows of days and hours as they were typed, and the rules they make.

mod parts;
mod row;

#[cfg(test)]
mod tests;

pub use parts::TICKS;
pub use row::{Pair, RowKind, RuleRow};

use crate::error::AppError;
use crate::ports::Answer;
use chrono::NaiveDate;
use linli_domain::limits::{MAX_HOURS_PER_RULE, MAX_RULES};
use linli_domain::opening::{DaySelector, OpeningRule};
use linli_domain::refusal::FieldFault;
use std::collections::BTreeMap;

/// Longest stretch of dates that one row may name.
const MAX_DATES: i64 = 62;

/// The rows, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpeningForm {
    /// Regular days, overlays and dated exceptions.
    pub rows: Vec<RuleRow>,
}

impl OpeningForm {
    /// The rows of a form that was sent; fields are named `r0_…`, `r1_…`, their number is `rows`.
    pub fn read(get: impl Fn(&str) -> String) -> Self {
        let rows = get("rows").trim().parse().unwrap_or(0_usize).min(MAX_RULES);
        Self { rows: (0..rows).map(|n| RuleRow::read(&get, n)).collect() }
    }

    /// The rows that show these rules.
    pub fn of(rules: &[OpeningRule]) -> Self {
        Self { rows: rules.iter().flat_map(RuleRow::of).take(MAX_RULES).collect() }
    }

    /// The fields, as a browser would send them.
    pub fn fields(&self) -> BTreeMap<String, String> {
        let mut fields = BTreeMap::from([("rows".to_owned(), self.rows.len().to_string())]);
        for (n, row) in self.rows.iter().enumerate() {
            row.write(n, &mut fields);
        }
        fields
    }

    /// What a button of the form does to it: `add-week`, `add-overlay`, `add-date`, `drop-N`,
    /// `more-N`. Answers the row to look at, nothing where the button is none of these.
    pub fn press(&mut self, button: &str) -> Option<usize> {
        let (what, which) = button.split_once('-')?;
        if what == "add" {
            let kind = RowKind::parse(which)?;
            if self.rows.len() < MAX_RULES {
                self.rows.push(RuleRow::blank(kind));
            }
            return Some(self.rows.len() - 1);
        }
        let at: usize = which.parse().ok()?;
        match (what, self.rows.get_mut(at)) {
            ("drop", Some(_)) => drop(self.rows.remove(at)),
            ("more", Some(row)) if row.hours.len() < MAX_HOURS_PER_RULE => {
                row.hours.push(Pair::default());
            }
            ("drop" | "more", _) => {}
            _ => return None,
        }
        Some(at)
    }

    /// The rules that the rows make; rows in which nothing was filled in make none.
    ///
    /// # Errors
    /// The first field that cannot be read, by its name in the form.
    pub fn rules(&self) -> Answer<Vec<OpeningRule>> {
        let mut rules = Vec::new();
        for (n, row) in self.rows.iter().enumerate() {
            if !row.is_blank() {
                rules.push(row.rule(n)?);
            }
        }
        Ok(rules)
    }
}

/// A field of a row that cannot be read.
fn fault<T>(n: usize, field: &str, fault: FieldFault) -> Answer<T> {
    Err(AppError::field(&format!("r{n}_{field}"), fault))
}

/// The dates from one to another, both included; nothing where they run backwards or too far.
fn dates(first: NaiveDate, last: NaiveDate) -> Option<Vec<DaySelector>> {
    let days = (last - first).num_days();
    (0..=MAX_DATES)
        .contains(&days)
        .then(|| first.iter_days().take(days as usize + 1).map(DaySelector::Date).collect())
}

/// Minutes after midnight, as people type them: `18:00`, `8:30`, `18：00`, `18.30`, `1830`, `18`,
/// up to 48:00.
pub fn minutes(text: &str) -> Option<i64> {
    let text: String = text.trim().chars().map(plain).collect();
    let (hour, minute) = match text.split_once(':') {
        Some((hour, minute)) if minute.len() == 2 => (hour.to_owned(), minute.to_owned()),
        Some(_) => return None,
        None if text.is_ascii() && matches!(text.len(), 3 | 4) => {
            let (hour, minute) = text.split_at(text.len() - 2);
            (hour.to_owned(), minute.to_owned())
        }
        None => (text, "0".to_owned()),
    };
    let digits = |part: &str| {
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|one| one.is_ascii_digit());
        fits.then(|| part.parse::<i64>().ok()).flatten()
    };
    let (hour, minute) = (digits(&hour)?, digits(&minute)?);
    (minute < 60 && hour * 60 + minute <= 48 * 60).then_some(hour * 60 + minute)
}

/// Full-width digits and the signs between hours and minutes.
fn plain(letter: char) -> char {
    match letter {
        '：' | '.' | '．' => ':',
        '０'..='９' => {
            char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')).unwrap_or(letter)
        }
        other => other,
    }
}
