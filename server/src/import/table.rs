//! A table: rows of text under columns that are understood. The header is found below any titles,
//! merged ranges are written out, notes and examples are set aside with a word.

mod header;
mod rows;

pub use header::key_of;

use super::sheets::Grid;
use super::source::{Encoding, File, ImportError, Record, list};
use super::{Fault, Faults, Kind, Why, timetable};
use linli_app::ports::imports::columns;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its number in the file.
    pub row: usize,
    /// Its cells, one a column.
    pub cells: Vec<String>,
}

/// A file as a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it holds.
    pub kind: Kind,
    /// The file's name.
    pub file: String,
    /// How it was written.
    pub encoding: Encoding,
    /// The sheet that was read, then those that were not.
    pub sheets: Vec<String>,
    /// The row with the headings; 0 where there is none.
    pub header_row: usize,
    /// The headings.
    pub headings: Vec<String>,
    /// What each column means; nothing: it is not used.
    pub keys: Vec<Option<String>>,
    /// Values for all rows, by column.
    pub fixed: BTreeMap<String, String>,
    /// The rows.
    #[serde(skip)]
    pub rows: Vec<Row>,
    /// Rows that hold no data: titles, notes, sums, examples.
    pub passed: Faults,
    /// Rows that cannot be put under the columns.
    pub faults: Faults,
}

impl Table {
    /// Reads a file of this kind. Columns that nobody knows have no meaning yet.
    ///
    /// # Errors
    /// Unreadable as a whole.
    pub fn open(kind: Kind, file: &File) -> Result<Self, ImportError> {
        if file.is_json() {
            return of_records(kind, file);
        }
        let grids = file.grids()?;
        if kind == Kind::Blocks
            && let Some(table) = timetable::open(file, &grids)
        {
            return Ok(table);
        }
        let scored = grids.iter().enumerate().map(|(n, grid)| (header::best(kind, grid), n));
        // Of two sheets alike, the first.
        let best = scored.max_by_key(|((score, _), n)| (*score, usize::MAX - n));
        let Some(((_, at), n)) = best else { return Err(no_header(kind).into()) };
        let mut table = Self::empty(kind, file);
        let others =
            grids.iter().enumerate().filter(|(other, _)| *other != n).map(|(_, grid)| grid);
        table.sheets =
            std::iter::once(&grids[n]).chain(others).filter_map(|grid| grid.name.clone()).collect();
        table.take(&grids[n], at)?;
        Ok(table)
    }

    /// A table of this file without anything in it.
    pub fn empty(kind: Kind, file: &File) -> Self {
        Self { encoding: file.encoding, ..Self::bare(kind, &file.name) }
    }

    /// A table of which only the file's name is known.
    pub fn bare(kind: Kind, file: &str) -> Self {
        Self {
            kind,
            file: file.to_owned(),
            encoding: Encoding::Utf8,
            sheets: Vec::new(),
            header_row: 0,
            headings: Vec::new(),
            keys: Vec::new(),
            fixed: BTreeMap::new(),
            rows: Vec::new(),
            passed: Vec::new(),
            faults: Vec::new(),
        }
    }

    fn take(&mut self, grid: &Grid, at: usize) -> Result<(), ImportError> {
        let header = grid.lines.get(at).ok_or_else(|| no_header(self.kind))?;
        self.header_row = header.row;
        self.headings = header::headings(grid, at);
        self.keys = header::keys(self.kind, &self.headings)?;
        rows::take(self, grid, at);
        Ok(())
    }

    /// Needed columns that are neither in the file nor given for all rows.
    pub fn missing(&self) -> Vec<&'static str> {
        let there: BTreeSet<&str> = self.keys.iter().flatten().map(String::as_str).collect();
        let given = |key: &str| self.fixed.get(key).is_some_and(|value| !value.is_empty());
        let needed = columns(self.kind).iter().filter(|column| column.needed);
        needed.map(|column| column.key).filter(|key| !there.contains(key) && !given(key)).collect()
    }

    /// The rows by the keys of their columns, in order.
    pub fn records(&self) -> Vec<Record> {
        self.rows.iter().map(|row| self.record(row)).collect()
    }

    /// One row by the keys of its columns.
    pub fn record(&self, row: &Row) -> Record {
        let mut fields = self.fixed.clone();
        fields.retain(|_, value| !value.is_empty());
        for (key, cell) in self.keys.iter().zip(&row.cells) {
            if let Some(key) = key
                && !cell.is_empty()
            {
                fields.insert(key.clone(), cell.clone());
            }
        }
        Record { row: row.row, fields }
    }

    /// Whether the file, or a value for all rows, says anything about this column.
    pub fn speaks_of(&self, key: &str) -> bool {
        self.fixed.contains_key(key) || self.keys.iter().flatten().any(|known| known == key)
    }

    /// Headings of columns that are not used.
    pub fn unused(&self) -> Vec<&str> {
        let pairs = self.headings.iter().zip(&self.keys);
        pairs
            .filter(|(heading, key)| key.is_none() && !heading.is_empty())
            .map(|(heading, _)| heading.as_str())
            .collect()
    }
}

/// Whether cells fit under so many columns: what hangs over is empty, and a CSV file is not ragged.
pub(super) fn fits(cells: &[String], columns: usize, padded: bool) -> bool {
    let over = cells.iter().skip(columns).any(|cell| !cell.is_empty());
    !over && (padded || cells.len() >= columns)
}

fn no_header(kind: Kind) -> Why {
    let needed = columns(kind).iter().filter(|column| column.needed);
    Why::NoHeader(needed.map(|column| column.key.to_owned()).collect())
}

fn of_records(kind: Kind, file: &File) -> Result<Table, ImportError> {
    let (records, faults) = list(&file.json()?)?;
    let headings: BTreeSet<&String> =
        records.iter().flat_map(|record| record.fields.keys()).collect();
    let mut table = Table::empty(kind, file);
    table.headings = headings.into_iter().cloned().collect();
    table.keys = header::keys(kind, &table.headings)?;
    table.faults = faults;
    table.rows = records
        .iter()
        .map(|record| Row {
            row: record.row,
            cells: table.headings.iter().map(|heading| record.get(heading).to_owned()).collect(),
        })
        .collect();
    Ok(table)
}

/// A row set aside, with what it says.
fn aside(row: usize, cells: &[String], why: Why) -> Fault {
    let said: Vec<&str> =
        cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect();
    Fault::new(row, said.join(" ").chars().take(80).collect::<String>(), why)
}
