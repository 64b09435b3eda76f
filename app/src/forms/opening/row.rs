//! One row of the opening form: its days, its hours, and what limits it.

use super::parts::{
    MAX_OTHERS, TICKS, date, month_day, named_dates, others, pair, reason, runs, ticked,
};
use super::{dates, fault, minutes};
use crate::ports::Answer;
use chrono::NaiveDate;
use linli_domain::limits::MAX_HOURS_PER_RULE;
use linli_domain::opening::{DaySelector, Hours, OpeningRule, Season};
use linli_domain::refusal::FieldFault;
use std::collections::BTreeMap;

/// What kind of row it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// Day types and weekdays.
    #[default]
    Week,
    /// School vacations and 8 August.
    Overlay,
    /// One date, or some in a row.
    Date,
}

impl RowKind {
    /// The word in the form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Overlay => "overlay",
            Self::Date => "date",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Week, Self::Overlay, Self::Date].into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Two times as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// From.
    pub from: String,
    /// Until; at or before `from` it lies on the next day.
    pub to: String,
}

/// A row as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleRow {
    /// What kind it is.
    pub kind: RowKind,
    /// Days that are ticked.
    pub days: Vec<DaySelector>,
    /// Days beyond those that every row offers, such as 每月第二个星期一; they get a box here.
    pub others: Vec<DaySelector>,
    /// First date of a dated row.
    pub date: String,
    /// Last date of a dated row, where there are several.
    pub until: String,
    /// 不开放: the days are closed.
    pub shut: bool,
    /// When it is open.
    pub hours: Vec<Pair>,
    /// Days on which the row does not hold.
    pub except: Vec<DaySelector>,
    /// Dates on which it does not hold, with spaces between.
    pub except_dates: String,
    /// `MM-DD`, first day of the season.
    pub season_from: String,
    /// `MM-DD`, last day of the season.
    pub season_to: String,
    /// First date on which it holds.
    pub valid_from: String,
    /// Last date on which it holds.
    pub valid_to: String,
}

impl RuleRow {
    /// A new row with room for a morning and an afternoon.
    pub fn blank(kind: RowKind) -> Self {
        Self { kind, hours: vec![Pair::default(); 2], ..Self::default() }
    }

    pub(super) fn read(get: &impl Fn(&str) -> String, n: usize) -> Self {
        let field = |name: &str| get(&format!("r{n}_{name}")).trim().to_owned();
        let others: Vec<DaySelector> = field("others")
            .split(' ')
            .filter_map(|word| word.parse().ok())
            .filter(|day| !matches!(day, DaySelector::Date(_)))
            .take(MAX_OTHERS)
            .collect();
        let ticked = |prefix: &str| {
            let set = |day: &&DaySelector| !field(&format!("{prefix}_{day}")).is_empty();
            TICKS.iter().chain(&others).filter(set).copied().collect()
        };
        let pairs = field("pairs").parse().unwrap_or(0_usize).min(MAX_HOURS_PER_RULE);
        let pair = |k| Pair { from: field(&format!("from{k}")), to: field(&format!("to{k}")) };
        Self {
            kind: RowKind::parse(&field("kind")).unwrap_or_default(),
            days: ticked("on"),
            others: others.clone(),
            date: field("date"),
            until: field("until"),
            shut: !field("shut").is_empty(),
            hours: (0..pairs).map(pair).collect(),
            except: ticked("not"),
            except_dates: field("not_dates"),
            season_from: field("season_from"),
            season_to: field("season_to"),
            valid_from: field("valid_from"),
            valid_to: field("valid_to"),
        }
    }

    pub(super) fn write(&self, n: usize, fields: &mut BTreeMap<String, String>) {
        let mut set = |name: String, value: String| fields.insert(format!("r{n}_{name}"), value);
        set("kind".to_owned(), self.kind.as_str().to_owned());
        set("pairs".to_owned(), self.hours.len().to_string());
        for (k, pair) in self.hours.iter().enumerate() {
            set(format!("from{k}"), pair.from.clone());
            set(format!("to{k}"), pair.to.clone());
        }
        for (prefix, days) in [("on", &self.days), ("not", &self.except)] {
            for day in days {
                set(format!("{prefix}_{day}"), "1".to_owned());
            }
        }
        let others: Vec<String> = self.others.iter().map(ToString::to_string).collect();
        set("others".to_owned(), others.join(" "));
        if self.shut {
            set("shut".to_owned(), "1".to_owned());
        }
        for (name, value) in [
            ("date", &self.date),
            ("not_dates", &self.except_dates),
            ("until", &self.until),
            ("season_from", &self.season_from),
            ("season_to", &self.season_to),
            ("valid_from", &self.valid_from),
            ("valid_to", &self.valid_to),
        ] {
            set(name.to_owned(), value.clone());
        }
    }

    /// The rows that show a rule: one for its days, one for each run of its dates.
    pub(super) fn of(rule: &OpeningRule) -> Vec<Self> {
        let season = rule.season.map(|season| season.to_string()).unwrap_or_default();
        let (season_from, season_to) = season.split_once('/').unwrap_or_default();
        let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        let mut hours: Vec<Pair> = rule.hours.iter().map(pair).collect();
        if hours.len() < 2 {
            hours.resize(2, Pair::default());
        }
        let whole = Self {
            shut: rule.hours.is_empty(),
            hours,
            except: ticked(&rule.except),
            others: others(rule),
            except_dates: named_dates(&rule.except),
            season_from: season_from.to_owned(),
            season_to: season_to.to_owned(),
            valid_from: date(rule.valid_from),
            valid_to: date(rule.valid_to),
            ..Self::default()
        };
        let overlay = |day: &DaySelector| {
            matches!(day, DaySelector::SchoolVacation | DaySelector::FitnessDay)
        };
        let days = ticked(&rule.days);
        let mut rows = Vec::new();
        if !days.is_empty() {
            let kind = if days.iter().all(overlay) { RowKind::Overlay } else { RowKind::Week };
            rows.push(Self { kind, days, ..whole.clone() });
        }
        rows.extend(runs(&rule.days).into_iter().map(|(first, last)| Self {
            kind: RowKind::Date,
            date: first.to_string(),
            until: if last == first { String::new() } else { last.to_string() },
            ..whole.clone()
        }));
        rows
    }

    /// Whether nothing was filled in.
    pub(super) fn is_blank(&self) -> bool {
        self.days.is_empty()
            && self.date.is_empty()
            && !self.shut
            && self.hours.iter().all(|pair| pair.from.is_empty() && pair.to.is_empty())
    }

    pub(super) fn rule(&self, n: usize) -> Answer<OpeningRule> {
        let days = match self.kind {
            RowKind::Date => self.dated(n)?,
            RowKind::Week | RowKind::Overlay => self.days.clone(),
        };
        if days.is_empty() {
            return fault(n, "days", FieldFault::Missing);
        }
        let hours = if self.shut { Vec::new() } else { self.open(n)? };
        let mut rule = OpeningRule::new(days, hours);
        rule.except.clone_from(&self.except);
        for text in self.except_dates.split([' ', ',', '，', '、', '\n']) {
            rule.except.extend(date(n, "not_dates", text.trim())?.map(DaySelector::Date));
        }
        rule.season = self.season(n)?;
        rule.valid_from = date(n, "valid_from", &self.valid_from)?;
        rule.valid_to = date(n, "valid_to", &self.valid_to)?;
        if matches!((rule.valid_from, rule.valid_to), (Some(from), Some(to)) if to < from) {
            return fault(n, "valid_to", FieldFault::Malformed);
        }
        Ok(rule)
    }

    fn dated(&self, n: usize) -> Answer<Vec<DaySelector>> {
        let Some(first) = date(n, "date", &self.date)? else {
            return fault(n, "date", FieldFault::Missing);
        };
        let last = date(n, "until", &self.until)?.unwrap_or(first);
        dates(first, last).map_or_else(|| fault(n, "until", FieldFault::Malformed), Ok)
    }

    fn open(&self, n: usize) -> Answer<Vec<Hours>> {
        let mut hours: Vec<Hours> = Vec::new();
        for (k, pair) in self.hours.iter().enumerate() {
            if pair.from.is_empty() && pair.to.is_empty() {
                continue;
            }
            let Some(from) = minutes(&pair.from) else {
                return fault(n, &format!("from{k}"), reason(&pair.from));
            };
            let Some(to) = minutes(&pair.to) else {
                return fault(n, &format!("to{k}"), reason(&pair.to));
            };
            // 22:00 to 02:00 ends on the next day.
            let to = if to <= from { to + 24 * 60 } else { to };
            let Some(open) = Hours::new(from, to) else {
                return fault(n, &format!("to{k}"), FieldFault::Malformed);
            };
            if hours.iter().any(|one| open.from < one.to && one.from < open.to) {
                return fault(n, &format!("from{k}"), FieldFault::InUse);
            }
            hours.push(open);
        }
        if hours.is_empty() {
            return fault(n, "from0", FieldFault::Missing);
        }
        hours.sort_unstable();
        Ok(hours)
    }

    fn season(&self, n: usize) -> Answer<Option<Season>> {
        if self.season_from.is_empty() && self.season_to.is_empty() {
            return Ok(None);
        }
        let season = format!("{}/{}", month_day(&self.season_from), month_day(&self.season_to));
        season.parse().map(Some).or_else(|_| fault(n, "season_from", FieldFault::Malformed))
    }
}
