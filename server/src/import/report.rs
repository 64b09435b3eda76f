//! What became of each row, as a table for the command line. Nothing is left out silently.

use super::{Faults, Plan, Reading};
use std::collections::BTreeMap;
use std::fmt;

/// What was done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// 新增
    Create,
    /// 更新
    Update,
    /// 未变
    Unchanged,
    /// 未导入
    Skip,
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Create => "新增 create",
            Self::Update => "更新 update",
            Self::Unchanged => "未变 unchanged",
            Self::Skip => "未导入 skipped",
        })
    }
}

/// One line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowOutcome {
    /// Row of the file; 0 is the file itself, or what the mapping adds.
    pub row: usize,
    /// What people know it by.
    pub key: String,
    /// What was done.
    pub action: Action,
    /// Why, or what to look at.
    pub note: Option<String>,
}

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How the file was written, and how many rows it has.
    pub file: String,
    /// Nothing was written.
    pub dry_run: bool,
    /// All rows.
    pub rows: Vec<RowOutcome>,
    /// Facilities whose hours became rules.
    pub hours_read: usize,
    /// Facilities whose hours stayed text.
    pub hours_unread: usize,
}

impl Report {
    /// A report with the rows that the reading refused; the service adds the others.
    pub fn of(reading: &Reading, dry_run: bool) -> Self {
        let mut report = Self {
            file: format!("{}, {} 行 rows", reading.encoding, reading.rows),
            dry_run,
            ..Self::default()
        };
        report.refuse(&reading.faults);
        match &reading.plan {
            Plan::Facilities(plan) => {
                report.hours_read = plan.facilities.iter().filter(|row| row.hours_read).count();
                report.hours_unread =
                    plan.facilities.iter().filter(|row| row.input.hours_text.is_some()).count();
            }
            Plan::Holidays(plan) => {
                for year in &plan.without_notice {
                    let note = "尚无通知 no notice yet: the year stays provisional";
                    report.add(0, year.to_string(), Action::Skip, Some(note.to_owned()));
                }
            }
            Plan::Divisions(_) => {}
        }
        report
    }

    /// Adds rows that cannot be taken.
    pub fn refuse(&mut self, faults: &Faults) {
        for fault in faults {
            self.add(fault.row, fault.key.clone(), Action::Skip, Some(fault.what.clone()));
        }
    }

    /// Adds one row.
    pub fn add(
        &mut self,
        row: usize,
        key: impl Into<String>,
        action: Action,
        note: Option<String>,
    ) {
        self.rows.push(RowOutcome { row, key: key.into(), action, note });
    }

    /// How many rows each action has.
    pub fn totals(&self) -> BTreeMap<Action, usize> {
        let mut totals = BTreeMap::new();
        for row in &self.rows {
            *totals.entry(row.action).or_insert(0) += 1;
        }
        totals
    }

    /// Whether a row was not taken.
    pub fn has_faults(&self) -> bool {
        self.rows.iter().any(|row| row.action == Action::Skip)
    }
}

/// Columns of a terminal that a text takes: Chinese signs take two.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| {
            if ('\u{1100}'..='\u{ffe6}').contains(&c) && !('\u{2000}'..='\u{2e7f}').contains(&c) {
                2
            } else {
                1
            }
        })
        .sum()
}

fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

impl fmt::Display for Report {
    /// All rows that are new, changed, refused or noted, in the order of the file; then totals.
    /// Unchanged rows without a note are only counted.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}{}", self.file, if self.dry_run { " (试运行 dry run)" } else { "" })?;
        let told = |row: &&RowOutcome| row.action != Action::Unchanged || row.note.is_some();
        let mut rows: Vec<&RowOutcome> = self.rows.iter().filter(told).collect();
        rows.sort_by_key(|row| row.row);
        // Text from files is text: no control signs reach the terminal.
        let clean = |text: &str| {
            text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>()
        };
        let keys: Vec<String> = rows.iter().map(|row| clean(&row.key)).collect();
        let wide = keys.iter().map(|key| width(key)).max().unwrap_or(0).min(48);
        for (row, key) in rows.iter().zip(&keys) {
            let note = row.note.as_deref().map_or(String::new(), clean);
            let line = format!(
                "{:>6}  {}  {}  {note}",
                row.row,
                padded(key, wide),
                padded(&row.action.to_string(), 15)
            );
            writeln!(f, "{}", line.trim_end())?;
        }
        let totals: Vec<String> =
            self.totals().iter().map(|(action, count)| format!("{action} {count}")).collect();
        writeln!(
            f,
            "{}",
            if totals.is_empty() { "无 nothing".to_owned() } else { totals.join(" · ") }
        )?;
        if self.hours_read + self.hours_unread > 0 {
            writeln!(
                f,
                "开放时间 hours: 已识别 read {} · 保留原文 kept as text {}",
                self.hours_read, self.hours_unread
            )?;
        }
        Ok(())
    }
}
