//! What became of each row, as a table for the command line. Nothing is left out silently.

use super::{About, Faults, Plan, Reading, Why};
use linli_app::i18n::{Lang, imports};
use std::collections::BTreeMap;
use std::fmt::{self, Write};

pub use linli_app::ports::imports::Action;

/// The words of both languages: scripts look for either.
fn word(action: Action) -> String {
    format!(
        "{} {}",
        imports::action(action, Lang::Zh),
        match action {
            Action::Create => "create",
            Action::Update => "update",
            Action::Unchanged => "unchanged",
            Action::Skip => "skipped",
            Action::Pass => "no data",
        }
    )
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
    pub notes: Vec<Why>,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How the file was read.
    pub about: About,
    /// How many rows it has.
    pub found: usize,
    /// Nothing was written.
    pub dry_run: bool,
    /// The run by which it can be taken back.
    pub run: Option<String>,
    /// All rows.
    pub rows: Vec<RowOutcome>,
    /// Facilities whose hours became rules.
    pub hours_read: usize,
    /// Facilities whose hours stayed text.
    pub hours_unread: usize,
}

impl Report {
    /// A report with the rows that the reading refused or set aside; the service adds the others.
    pub fn of(reading: &Reading, dry_run: bool) -> Self {
        let mut report = Self {
            about: reading.about.clone(),
            found: reading.rows,
            dry_run,
            run: None,
            rows: Vec::new(),
            hours_read: 0,
            hours_unread: 0,
        };
        report.refuse(&reading.faults);
        for fault in &reading.passed {
            report.add(fault.row, fault.key.clone(), Action::Pass, vec![fault.why.clone()]);
        }
        if let Plan::Facilities(plan) = &reading.plan {
            report.hours_read = plan.facilities.iter().filter(|row| row.hours_read()).count();
            report.hours_unread =
                plan.facilities.iter().filter(|row| row.hours_text.is_some()).count();
        }
        report
    }

    /// Adds rows that cannot be taken.
    pub fn refuse(&mut self, faults: &Faults) {
        for fault in faults {
            self.add(fault.row, fault.key.clone(), Action::Skip, vec![fault.why.clone()]);
        }
    }

    /// Adds one row.
    pub fn add(&mut self, row: usize, key: impl Into<String>, action: Action, notes: Vec<Why>) {
        self.rows.push(RowOutcome { row, key: key.into(), action, notes });
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

    /// The table in one language: all rows that are new, changed, refused or noted, in the order of
    /// the file; then totals. Unchanged rows without a note are only counted.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = self.head(lang);
        let told = |row: &&RowOutcome| row.action != Action::Unchanged || !row.notes.is_empty();
        let mut rows: Vec<&RowOutcome> = self.rows.iter().filter(told).collect();
        rows.sort_by_key(|row| row.row);
        let keys: Vec<String> = rows.iter().map(|row| clean(&row.key)).collect();
        let wide = keys.iter().map(|key| width(key)).max().unwrap_or(0).min(48);
        for (row, key) in rows.iter().zip(&keys) {
            let notes: Vec<String> =
                row.notes.iter().map(|why| clean(&imports::sentence(why, lang))).collect();
            let (key, action) = (padded(key, wide), padded(&word(row.action), 15));
            let line = format!("{:>6}  {key}  {action}  {}", row.row, notes.join("; "));
            out.push_str(line.trim_end());
            out.push('\n');
        }
        let totals: Vec<String> = self
            .totals()
            .iter()
            .map(|(action, count)| format!("{} {count}", word(*action)))
            .collect();
        out.push_str(&if totals.is_empty() {
            "无 nothing".to_owned()
        } else {
            totals.join(" · ")
        });
        out.push('\n');
        if self.hours_read + self.hours_unread > 0 {
            let (read, unread) = (self.hours_read, self.hours_unread);
            let _ = writeln!(
                out,
                "开放时间 hours: 已识别 read {read} · 保留原文 kept as text {unread}"
            );
        }
        if let Some(run) = &self.run {
            let _ = writeln!(out, "撤销 to undo: linli import-undo {run}");
        }
        out
    }

    /// How the file was read.
    fn head(&self, lang: Lang) -> String {
        let about = &self.about;
        let dry = if self.dry_run { " (试运行 dry run)" } else { "" };
        let mut out = format!(
            "{}: 读作 read as {}, {} 行 rows{dry}\n",
            about.file, about.encoding, self.found
        );
        let mut line = |label: &str, said: String| {
            if !said.is_empty() {
                let _ = writeln!(out, "{label}: {}", clean(&said));
            }
        };
        let (sheet, others) = about
            .sheets
            .split_first()
            .map_or_else(Default::default, |(first, rest)| (first.clone(), rest.join(", ")));
        line(lang.pick("工作表", "sheet"), sheet);
        line(lang.pick("没有读的工作表", "sheets not read"), others);
        let header =
            if about.header_row > 1 { about.header_row.to_string() } else { String::new() };
        line(lang.pick("表头在第几行", "headings in row"), header);
        line(lang.pick("没有用到的列", "columns not used"), about.unused.join(", "));
        out
    }
}

/// Text from files is text: no control signs reach the terminal.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
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
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::Zh))
    }
}
