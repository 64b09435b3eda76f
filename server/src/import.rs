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
pub mod source;

#[cfg(test)]
mod tests;

pub use divisions::{DivisionPlan, DivisionRow};
pub use facilities::{FacilityPlan, FacilityRow, UnitRow};
pub use holidays::{HolidayNotice, HolidayPlan};
pub use mapping::Mapping;
pub use source::{Encoding, ImportError};

use linli_domain::division::CalendarId;
use std::path::Path;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 行政区划
    Divisions,
    /// Yearly notices; the calendar says whose where the file does not.
    Holidays(CalendarId),
    /// 设施, with their units and divisions where the mapping makes them.
    Facilities,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan {
    /// Divisions, parents first.
    Divisions(DivisionPlan),
    /// Notices, one a year.
    Holidays(HolidayPlan),
    /// Divisions, units and facilities, to be applied in this order.
    Facilities(FacilityPlan),
}

/// A row that cannot be taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line of a CSV file, or place in a JSON list from 1; 0 is the whole file.
    pub row: usize,
    /// What people know the row by: a name, a code, a date.
    pub key: String,
    /// What is wrong and what to do.
    pub what: String,
}

impl Fault {
    /// A fault of one row.
    pub fn new(row: usize, key: impl Into<String>, what: impl Into<String>) -> Self {
        Self { row, key: key.into(), what: what.into() }
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
    /// How the file was written.
    pub encoding: Encoding,
    /// Rows found in it.
    pub rows: usize,
}

/// Reads a file; `mapping` is the path of a mapping file, or the name of one that is built in.
///
/// # Errors
/// What makes the file as a whole unreadable.
pub fn read(kind: Kind, path: &Path, mapping: Option<&str>) -> Result<Reading, ImportError> {
    let bytes = source::bytes(path)?;
    let name = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    let mapping = mapping.map(Mapping::load).transpose()?;
    read_bytes(kind, &name, &bytes, mapping.as_ref())
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
) -> Result<Reading, ImportError> {
    let file = source::File::new(name, bytes)?;
    let encoding = file.encoding;
    let (plan, faults, rows) = match kind {
        Kind::Divisions => {
            let (plan, faults, rows) = divisions::read(&file)?;
            (Plan::Divisions(plan), faults, rows)
        }
        Kind::Holidays(calendar) => {
            let (plan, faults, rows) = holidays::read(&file, calendar)?;
            (Plan::Holidays(plan), faults, rows)
        }
        Kind::Facilities => {
            let (plan, faults, rows) = match mapping {
                Some(mapping) => facilities::mapped(&file, mapping)?,
                None => facilities::plain(&file)?,
            };
            (Plan::Facilities(plan), faults, rows)
        }
    };
    Ok(Reading { plan, faults, encoding, rows })
}
