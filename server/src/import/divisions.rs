//! Divisions: official lists by community or street, nested trees, and plain tables. Names stay as
//! they are there.

use super::source::{File, ImportError, Record};
use super::table::{Row, Table};
use super::{Fault, Faults, Kind, Why, words};
use linli_app::ports::imports::Slip;
use linli_domain::division::{CalendarId, DivisionLevel};
use linli_domain::ids::DivisionCode;
use linli_domain::name::Name;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One division.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DivisionRow {
    /// First row that names it.
    pub row: usize,
    /// Official code, or `x-…`.
    pub code: DivisionCode,
    /// Its name.
    pub name: Name,
    /// Its level.
    pub level: DivisionLevel,
    /// The division above.
    pub parent: Option<DivisionCode>,
    /// Holiday calendar; absent: that of the division above.
    pub calendar: Option<CalendarId>,
}

/// Divisions of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DivisionPlan {
    /// Parents first, each code once.
    pub rows: Vec<DivisionRow>,
    /// Parents that the file does not hold: they must be there already.
    pub outside: Vec<DivisionCode>,
}

/// Reads a file into a table: official lists and trees get the columns of a plain one.
///
/// # Errors
/// None of the forms above.
pub fn open(file: &File) -> Result<Table, ImportError> {
    let mut found = Found::default();
    if file.is_json() && file.json()?.get("streets").is_some() {
        tree(&file.json()?, &mut found)?;
        return Ok(found.table(file));
    }
    if !file.is_json() {
        for header in ["village_code", "street_code"] {
            if let Ok((records, faults)) = file.records(header) {
                found.faults = faults;
                for record in &records {
                    levels(record, &mut found);
                }
                return Ok(found.table(file));
            }
        }
    }
    Table::open(Kind::Divisions, file)
}

/// Plans the rows of a table.
pub fn plan(table: &Table) -> (DivisionPlan, Faults) {
    let mut found = Found::default();
    for record in table.records() {
        plain(&record, &mut found);
    }
    found.finish()
}

/// The divisions found so far, by code.
#[derive(Default)]
struct Found {
    rows: BTreeMap<String, DivisionRow>,
    faults: Faults,
    named: usize,
}

impl Found {
    fn add(&mut self, new: DivisionRow) {
        self.named += 1;
        let (row, code) = (new.row, new.code.0.clone());
        if let Err(what) = sound(&new) {
            self.faults.push(Fault::new(row, code, what));
            return;
        }
        match self.rows.get(&code) {
            None => {
                self.rows.insert(code, new);
            }
            Some(first) if DivisionRow { row, ..first.clone() } != new => {
                self.faults.push(Fault::new(row, code, Why::DiffersFrom(first.row)));
            }
            Some(_) => {}
        }
    }

    /// The columns of a plain table, whatever the file's own were.
    fn table(self, file: &File) -> Table {
        let mut table = Table::empty(Kind::Divisions, file);
        table.headings = ["code", "name", "level", "parent"].map(str::to_owned).into();
        table.keys = table.headings.iter().cloned().map(Some).collect();
        let mut rows: Vec<&DivisionRow> = self.rows.values().collect();
        rows.sort_by(|a, b| (a.row, a.level, &a.code).cmp(&(b.row, b.level, &b.code)));
        let cells = |row: &DivisionRow| {
            let parent = row.parent.as_ref().map_or(String::new(), ToString::to_string);
            vec![row.code.0.clone(), row.name.zh.clone(), row.level.as_str().to_owned(), parent]
        };
        table.rows = rows.into_iter().map(|row| Row { row: row.row, cells: cells(row) }).collect();
        table.faults = self.faults;
        table
    }

    /// By level, so that parents come first; those without a sound parent are left out.
    fn finish(mut self) -> (DivisionPlan, Faults) {
        let mut rows: Vec<DivisionRow> = self.rows.values().cloned().collect();
        rows.sort_by(|a, b| (a.level, &a.code).cmp(&(b.level, &b.code)));
        let mut outside: Vec<DivisionCode> = Vec::new();
        let mut dropped: BTreeSet<DivisionCode> = BTreeSet::new();
        rows.retain(|row| {
            let Some(parent) = &row.parent else { return true };
            match self.rows.get(parent.as_str()) {
                None => {
                    outside.push(parent.clone());
                    return true;
                }
                Some(above) if above.level < row.level && !dropped.contains(parent) => return true,
                Some(_) => {}
            }
            let why = Why::Parent(parent.to_string());
            self.faults.push(Fault::new(row.row, row.code.0.clone(), why));
            dropped.insert(row.code.clone());
            false
        });
        outside.sort_unstable();
        outside.dedup();
        self.faults.sort_by_key(|fault| fault.row);
        (DivisionPlan { rows, outside }, self.faults)
    }
}

fn sound(row: &DivisionRow) -> Result<(), Why> {
    let code = row.code.as_str();
    let official = code.bytes().all(|byte| byte.is_ascii_digit());
    let minted = code.strip_prefix("x-").is_some_and(|rest| {
        !rest.is_empty()
            && rest
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    });
    let known = minted || official && DivisionLevel::of_code_length(code.len()).is_some();
    if !known || code.len() > 60 {
        return Err(Why::Code);
    }
    if official && DivisionLevel::of_code_length(code.len()) != Some(row.level) {
        return Err(Why::cell("level", Slip::Differs, row.level.as_str()));
    }
    let outside = |parent: &DivisionCode| {
        parent.as_str().bytes().all(|byte| byte.is_ascii_digit())
            && !code.starts_with(parent.as_str())
    };
    if official && row.parent.as_ref().is_some_and(outside) {
        let parent = row.parent.as_ref().map_or("", DivisionCode::as_str);
        return Err(Why::cell("parent", Slip::Differs, parent));
    }
    if !row.name.is_fit() {
        let slip = if row.name.is_empty() { Slip::Missing } else { Slip::TooLong };
        return Err(Why::cell("name", slip, &row.name.zh));
    }
    Ok(())
}

/// The code right above an official one.
fn above(code: &str) -> Option<DivisionCode> {
    let length = match code.len() {
        12 => 9,
        9 => 6,
        6 => 4,
        4 => 2,
        _ => return None,
    };
    code.get(..length).map(DivisionCode::from)
}

fn official(row: usize, code: &str, name: &str, level: DivisionLevel) -> DivisionRow {
    let name = Name::new(name, "");
    DivisionRow { row, code: code.into(), name, level, parent: above(code), calendar: None }
}

/// A row of an official list: a column with the code and one with the name for each level.
fn levels(record: &Record, found: &mut Found) {
    let columns = [
        ("province_code", "province", DivisionLevel::Province),
        ("city_code", "city", DivisionLevel::City),
        ("county_code", "county", DivisionLevel::District),
        ("street_code", "street", DivisionLevel::Street),
        ("village_code", "village", DivisionLevel::Community),
    ];
    for (code, name, level) in columns {
        if record.fields.contains_key(code) {
            found.add(official(record.row, record.get(code), record.get(name), level));
        }
    }
}

fn plain(record: &Record, found: &mut Found) {
    let code = words::code(record.get("code"));
    match plain_row(record, code) {
        Ok(row) => found.add(row),
        Err(why) => found.faults.push(Fault::new(record.row, code, why)),
    }
}

fn plain_row(record: &Record, code: &str) -> Result<DivisionRow, Why> {
    words::sound(Kind::Divisions, record)?;
    if code.is_empty() {
        return Err(Why::cell("code", Slip::Missing, ""));
    }
    let level = match record.get("level") {
        "" => DivisionLevel::of_code_length(code.len()).ok_or(Why::Code)?,
        word => words::level(word)?,
    };
    let calendar = match record.get("calendar") {
        "" => None,
        word => Some(words::calendar(word)?),
    };
    let parent = match words::code(record.get("parent")) {
        "" if code.starts_with("x-") => None,
        "" => above(code),
        parent => Some(parent.into()),
    };
    let name = Name::new(record.get("name"), record.get("name_en"));
    Ok(DivisionRow { row: record.row, code: code.into(), name, level, parent, calendar })
}

/// A county with its streets and communities; city and province are named without their codes.
fn tree(value: &Value, found: &mut Found) -> Result<(), ImportError> {
    let text = |value: &Value, member: &str| value[member].as_str().unwrap_or("").trim().to_owned();
    let code = text(value, "code");
    let streets = value["streets"].as_array().filter(|_| code.len() == 6 && code.is_ascii());
    let Some(streets) = streets else {
        return Err(Why::NoList.into());
    };
    found.add(official(1, &code[..2], &text(value, "province"), DivisionLevel::Province));
    found.add(official(1, &code[..4], &text(value, "city"), DivisionLevel::City));
    found.add(official(1, &code, &text(value, "name"), DivisionLevel::District));
    for street in streets {
        let row = found.named + 1;
        found.add(official(
            row,
            &text(street, "code"),
            &text(street, "name"),
            DivisionLevel::Street,
        ));
        for village in street["villages"].as_array().into_iter().flatten() {
            let row = found.named + 1;
            found.add(official(
                row,
                &text(village, "code"),
                &text(village, "name"),
                DivisionLevel::Community,
            ));
        }
        if found.named > super::source::MAX_ROWS {
            return Err(Why::FileTooLarge.into());
        }
    }
    Ok(())
}
