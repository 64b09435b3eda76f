//! Reading files into typed plans, without the database: what a file says, and what is wrong with
//! it, row by row. A plan is applied by the service that imports.

pub mod divisions;
pub mod facilities;
pub mod holidays;
pub mod hours;
pub mod mapping;
pub mod places;
pub mod plain;
pub mod report;
pub mod sheets;
pub mod source;
pub mod table;
pub mod timetable;
pub mod units;
pub mod when;
pub mod words;
pub mod write;

#[cfg(test)]
mod tests;

pub use divisions::{DivisionPlan, DivisionRow};
pub use facilities::{FacilityPlan, FacilityRow};
pub use holidays::{HolidayNotice, HolidayPlan};
pub use linli_app::ports::imports::{Kind, Why};
pub use mapping::Mapping;
pub use source::{Encoding, ImportError};
pub use table::Table;
pub use timetable::BlockRow;
pub use units::UnitRow;

use linli_domain::division::CalendarId;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan {
    /// Divisions, parents first.
    Divisions(DivisionPlan),
    /// Units.
    Units(Vec<UnitRow>),
    /// Notices, one a year.
    Holidays(HolidayPlan),
    /// Divisions, units and facilities, to be applied in this order.
    Facilities(FacilityPlan),
    /// Uses that come back every week.
    Blocks(Vec<BlockRow>),
}

/// A row that cannot be taken, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Row of a spreadsheet, line of a CSV file, or place in a JSON list from 1; 0 is the whole file.
    pub row: usize,
    /// What people know the row by: a name, a code, a date.
    pub key: String,
    /// What is wrong and what to do.
    pub why: Why,
}

impl Fault {
    /// A fault of one row.
    pub fn new(row: usize, key: impl Into<String>, why: Why) -> Self {
        Self { row, key: key.into(), why }
    }
}

/// All rows that cannot be taken, in the order of the file.
pub type Faults = Vec<Fault>;

/// A file, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What is to be done.
    pub plan: Plan,
    /// What cannot be.
    pub faults: Faults,
    /// Rows that hold no data.
    pub passed: Faults,
    /// How the file was written, which row has the headings, which columns are not used.
    pub about: About,
    /// Rows found in it.
    pub rows: usize,
}

/// How a file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
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
    /// Headings of columns that are not used.
    pub unused: Vec<String>,
}

/// What a file is read with, besides itself.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whose holidays, where the file does not say.
    pub calendar: CalendarId,
    /// Values for all rows, by column.
    pub fixed: std::collections::BTreeMap<String, String>,
}

/// Reads a file; `mapping` is the path of a mapping file, or the name of one that is built in.
///
/// # Errors
/// What makes the file as a whole unreadable.
pub fn read(
    kind: Kind,
    path: &Path,
    mapping: Option<&str>,
    options: &Options,
) -> Result<Reading, ImportError> {
    let bytes = source::bytes(path)?;
    let name = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    let mapping = mapping.map(Mapping::load).transpose()?;
    read_bytes(kind, &name, &bytes, mapping.as_ref(), options)
}

/// The same from bytes; `name` is that of the file.
///
/// # Errors
/// What makes the file as a whole unreadable.
pub fn read_bytes(
    kind: Kind,
    name: &str,
    bytes: &[u8],
    mapping: Option<&Mapping>,
    options: &Options,
) -> Result<Reading, ImportError> {
    let file = source::File::new(name, bytes)?;
    if let (Kind::Facilities, Some(mapping)) = (kind, mapping) {
        let (plan, faults, rows) = facilities::mapped(&file, mapping)?;
        let table = Table::empty(kind, &file);
        return Ok(Reading {
            plan: Plan::Facilities(plan),
            faults,
            passed: Vec::new(),
            about: about(&table),
            rows,
        });
    }
    let mut table = open_file(kind, &file)?;
    table.fixed.extend(options.fixed.clone());
    let missing = table.missing();
    let nothing = table.rows.is_empty() && table.headings.is_empty();
    if !(missing.is_empty() || nothing) {
        return Err(Why::NoHeader(missing.into_iter().map(str::to_owned).collect()).into());
    }
    Ok(reading(&table, options.calendar))
}

/// Reads a file into a table, which may still lack columns.
///
/// # Errors
/// What makes the file as a whole unreadable.
pub fn open(kind: Kind, name: &str, bytes: &[u8]) -> Result<Table, ImportError> {
    open_file(kind, &source::File::new(name, bytes)?)
}

fn open_file(kind: Kind, file: &source::File) -> Result<Table, ImportError> {
    match kind {
        Kind::Divisions => divisions::open(file),
        Kind::Holidays => holidays::open(file),
        Kind::Units | Kind::Facilities | Kind::Blocks => Table::open(kind, file),
    }
}

/// What the rows of a table say.
pub fn reading(table: &Table, calendar: CalendarId) -> Reading {
    let (plan, mut faults) = match table.kind {
        Kind::Divisions => {
            let (plan, faults) = divisions::plan(table);
            (Plan::Divisions(plan), faults)
        }
        Kind::Units => {
            let (plan, faults) = units::plan(table);
            (Plan::Units(plan), faults)
        }
        Kind::Holidays => {
            let (plan, faults) = holidays::plan(table, calendar);
            (Plan::Holidays(plan), faults)
        }
        Kind::Facilities => {
            let (plan, faults) = facilities::plan(table);
            (Plan::Facilities(plan), faults)
        }
        Kind::Blocks => {
            let (plan, faults) = timetable::plan(table);
            (Plan::Blocks(plan), faults)
        }
    };
    faults.extend(table.faults.iter().cloned());
    faults.sort_by_key(|fault| fault.row);
    let rows = table.rows.len() + table.faults.len();
    Reading { plan, faults, passed: table.passed.clone(), about: about(table), rows }
}

fn about(table: &Table) -> About {
    About {
        kind: table.kind,
        file: table.file.clone(),
        encoding: table.encoding,
        sheets: table.sheets.clone(),
        header_row: table.header_row,
        unused: table.unused().into_iter().map(str::to_owned).collect(),
    }
}
