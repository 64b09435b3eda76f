//! When a facility is open (domain §3): rules by day, resolved to intervals of one local day.

mod days;
mod hours;
#[cfg(test)]
mod oracle;
mod resolve;
mod season;

pub use days::DaySelector;
pub use hours::Hours;
#[cfg(feature = "zones")]
pub use resolve::open_slots;
pub use resolve::{OpenDay, resolve};
pub use season::Season;

use crate::limits::{MAX_HOURS_PER_RULE, MAX_RULES};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One line of the posted hours: on which days, at what hours, in which part of the year.
///
/// Empty `hours` mean closed. Of the rules that hold on a date the most specific kind decides:
/// a date, then an overlay, then the day type (with its stand-ins), then the weekday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpeningRule {
    /// Days on which the rule holds: `workday makeup weekend statutory off`, `mon` … `sun`,
    /// `mon#2` (second of the month) … `mon#-1` (the last), `school_vacation`, `fitness_day`,
    /// `lunar_new_year_1` (初一), or a date.
    pub days: Vec<DaySelector>,
    /// `HH:MM-HH:MM`, end up to 48:00; a session past midnight belongs to its first day.
    pub hours: Vec<Hours>,
    /// Days on which it does not hold after all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<DaySelector>,
    /// `MM-DD/MM-DD`, every year, both ends included; may run over New Year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub season: Option<Season>,
    /// First date on which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// Last date on which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
}

impl OpeningRule {
    /// A rule for these days at these hours, without exceptions or season.
    pub fn new(days: Vec<DaySelector>, hours: Vec<Hours>) -> Self {
        Self { days, hours, except: Vec::new(), season: None, valid_from: None, valid_to: None }
    }
}

/// Why a list of rules cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RulesFault {
    /// More rules, or more hours in one, than anybody needs.
    #[error("too many opening rules")]
    TooMany,
    /// A rule that names no day never holds.
    #[error("an opening rule names no day")]
    NoDay,
    /// It ends before it begins.
    #[error("an opening rule ends before it begins")]
    Reversed,
    /// Two intervals of one rule overlap.
    #[error("two opening intervals of one rule overlap")]
    Overlap,
}

/// Checks what the types alone cannot.
///
/// # Errors
/// The first fault found.
pub fn check(rules: &[OpeningRule]) -> Result<(), RulesFault> {
    if rules.len() > MAX_RULES {
        return Err(RulesFault::TooMany);
    }
    for rule in rules {
        if rule.hours.len() > MAX_HOURS_PER_RULE || rule.days.len() + rule.except.len() > 400 {
            return Err(RulesFault::TooMany);
        }
        if rule.days.is_empty() {
            return Err(RulesFault::NoDay);
        }
        if matches!((rule.valid_from, rule.valid_to), (Some(from), Some(to)) if to < from) {
            return Err(RulesFault::Reversed);
        }
        let mut hours = rule.hours.clone();
        hours.sort_unstable();
        if hours.windows(2).any(|pair| pair[1].from < pair[0].to) {
            return Err(RulesFault::Overlap);
        }
    }
    Ok(())
}
