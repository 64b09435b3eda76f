//! A run as its page shows it, and its report.

use super::Scope;
use super::drafts::Loaded;
use crate::failure::Failure;
use crate::import::Why;
use crate::import::report::Action;
use crate::import::write::{Form, Sheet, written};
use crate::services::Core;
use crate::store::imports::{self as store, StoredRow};
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::i18n::Lang;
use linli_app::i18n::imports::{Import, action, sentence};
use linli_app::ports::imports::{
    ColumnView, Download, Kept, ROWS_PER_PAGE, RowView, RowsAsked, RunState, RunView,
};
use std::collections::BTreeMap;

/// A run that was not touched for so long has stopped in the middle.
pub(super) const IDLE_S: i64 = 60;

impl Core {
    pub(super) async fn view_of(
        &self,
        loaded: Loaded,
        asked: RowsAsked,
    ) -> Result<RunView, Failure> {
        let Loaded { run, table, .. } = loaded;
        let id = run.item.id.as_str();
        let mut conn = self.db.read().await?;
        let totals = store::count_rows(&mut conn, id).await?;
        let actions: Vec<&str> = match asked.action {
            Some(action) => vec![action.as_str()],
            None => Action::ALL.iter().map(|action| action.as_str()).collect(),
        };
        let from = i64::try_from(asked.from).unwrap_or(i64::MAX);
        let limit = i64::try_from(ROWS_PER_PAGE).unwrap_or(100) + 1;
        let mut stored = store::rows(&mut conn, id, from, &actions, limit).await?;
        let next = (stored.len() > ROWS_PER_PAGE).then(|| stored.pop()).flatten();
        let kept = store::kept_changes(&mut conn, id).await?;
        let row = |row: StoredRow| view_of_row(&table, row);
        let busy = matches!(run.item.state, RunState::Running | RunState::Undoing);
        let idle = self.clock.now() - run.touched_at > Duration::seconds(IDLE_S);
        let kept =
            kept.into_iter().map(|(key, why)| Ok(Kept { key, why: serde_json::from_str(&why)? }));
        Ok(RunView {
            unit: run.unit,
            encoding: table.encoding.to_string(),
            sheets: table.sheets.clone(),
            header_row: table.header_row,
            columns: columns_of(&table),
            missing: table.missing().into_iter().map(str::to_owned).collect(),
            totals: counted(totals),
            rows: stored.into_iter().map(row).collect::<Result<_, Failure>>()?,
            next: next.and_then(|row| usize::try_from(row.position).ok()),
            done: run.done,
            interrupted: busy && idle,
            kept: kept.collect::<Result<_, Failure>>()?,
            fixed: table.fixed,
            item: run.item,
        })
    }

    /// What became of each row, as CSV.
    pub(super) async fn report_of(
        &self,
        _scope: &Scope,
        loaded: Loaded,
        english: bool,
    ) -> Result<Download, Failure> {
        let lang = if english { Lang::En } else { Lang::Zh };
        let words = Import::of(lang);
        let actions: Vec<&str> = Action::ALL.iter().map(|action| action.as_str()).collect();
        let mut conn = self.db.read().await?;
        let stored = store::rows(&mut conn, &loaded.run.item.id, 0, &actions, 60_000).await?;
        let mut rows = Vec::with_capacity(stored.len());
        for row in stored {
            let notes: Vec<Why> = serde_json::from_str(&row.notes)?;
            let notes: Vec<String> = notes.iter().map(|why| sentence(why, lang)).collect();
            let done = Action::parse(&row.action).map_or("", |done| action(done, lang));
            rows.push(vec![
                row.row_number.to_string(),
                row.label,
                done.to_owned(),
                notes.join("; "),
            ]);
        }
        let headings = [words.row, words.what_row, words.what_done, words.why].map(str::to_owned);
        let sheet = Sheet {
            name: String::new(),
            title: None,
            keys: Vec::new(),
            headings: headings.into(),
            rows,
        };
        let bytes = written(&sheet, Form::Csv).map_err(|_| AppError::TooLarge)?;
        Ok(Download { name: "linli-import.csv".to_owned(), media: Form::Csv.media(), bytes })
    }
}

fn columns_of(table: &crate::import::Table) -> Vec<ColumnView> {
    let pairs = table.headings.iter().zip(&table.keys);
    pairs.map(|(heading, key)| ColumnView { heading: heading.clone(), key: key.clone() }).collect()
}

fn counted(totals: Vec<(String, i64)>) -> BTreeMap<Action, usize> {
    let known = totals.into_iter().filter_map(|(word, count)| {
        Some((Action::parse(&word)?, usize::try_from(count).unwrap_or(0)))
    });
    known.collect()
}

fn view_of_row(table: &crate::import::Table, row: StoredRow) -> Result<RowView, Failure> {
    let cells: Option<Vec<String>> = row.cells.as_deref().map(serde_json::from_str).transpose()?;
    let named = |cells: Vec<String>| {
        let pairs = table.keys.iter().zip(cells);
        pairs.filter_map(|(key, cell)| Some((key.clone()?, cell))).collect::<BTreeMap<_, _>>()
    };
    Ok(RowView {
        position: cells.is_some().then(|| usize::try_from(row.position).unwrap_or(0)),
        row: usize::try_from(row.row_number).unwrap_or(0),
        key: row.label,
        action: Action::parse(&row.action).ok_or_else(|| Failure::corrupt("import action"))?,
        notes: serde_json::from_str(&row.notes)?,
        cells: cells.map(named).unwrap_or_default(),
    })
}
