//! Units (驻区单位): a row each, and the unit that a facility's row names.

use super::facilities::stable_key;
use super::source::Record;
use super::table::Table;
use super::{Fault, Faults, Kind, Why, words};
use linli_app::ports::imports::Slip;
use linli_domain::facility::UnitKind;
use linli_domain::name::Name;
use std::collections::BTreeMap;

/// A unit, or what a facility's row says of its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRow {
    /// First row that names it.
    pub row: usize,
    /// Its id, where the file gives it.
    pub id: Option<String>,
    /// Names it across imports.
    pub source_key: String,
    /// Its name.
    pub name: Name,
    /// Its kind, where the file gives it.
    pub kind: Option<UnitKind>,
    /// Code or name of the division in which it lies.
    pub division: String,
    /// Its phone.
    pub phone: Option<String>,
}

impl UnitRow {
    /// What people know it by.
    pub fn label(&self) -> &str {
        self.name.in_language(false).0
    }
}

/// Plans the rows of a table.
pub fn plan(table: &Table) -> (Vec<UnitRow>, Faults) {
    let (mut rows, mut faults) = (Vec::<UnitRow>::new(), Vec::new());
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for record in table.records() {
        let key = record.get("name").to_owned();
        match unit(&record) {
            Err(why) => faults.push(Fault::new(record.row, key, why)),
            Ok(new) => match seen.get(&new.source_key) {
                Some(at) if (UnitRow { row: new.row, ..rows[*at].clone() }) == new => {
                    faults.push(Fault::new(new.row, key, Why::SameAs(rows[*at].row)));
                }
                Some(at) => faults.push(Fault::new(new.row, key, Why::DiffersFrom(rows[*at].row))),
                None => {
                    seen.insert(new.source_key.clone(), rows.len());
                    rows.push(new);
                }
            },
        }
    }
    (rows, faults)
}

fn unit(record: &Record) -> Result<UnitRow, Why> {
    words::sound(Kind::Units, record)?;
    let kind = needed(record, "unit_kind").and_then(words::unit_kind)?;
    of(record, "name", Name::new(record.get("name"), record.get("name_en")), Some(kind))
}

/// The unit of a row; `column` is the one with its name.
///
/// # Errors
/// What is wrong with it.
pub fn of(
    record: &Record,
    column: &str,
    name: Name,
    kind: Option<UnitKind>,
) -> Result<UnitRow, Why> {
    if name.is_empty() {
        return Err(Why::cell(column, Slip::Missing, ""));
    }
    if !name.is_fit() {
        return Err(Why::cell(column, Slip::TooLong, &name.zh));
    }
    let division = words::code(needed(record, "division")?).to_owned();
    let phone = if column == "name" { words::code(record.get("phone")) } else { "" };
    if phone.chars().count() > 40 {
        return Err(Why::cell("phone", Slip::TooLong, phone));
    }
    let id = (column == "name").then(|| record.get("id")).filter(|id| !id.is_empty());
    Ok(UnitRow {
        row: record.row,
        id: id.map(str::to_owned),
        source_key: match id {
            Some(id) => format!("id:{id}"),
            None => stable_key("unit", &[name.zh.clone(), division.clone()]),
        },
        name,
        kind,
        division,
        phone: Some(phone.to_owned()).filter(|phone| !phone.is_empty()),
    })
}

/// A cell that must not be empty.
///
/// # Errors
/// It is.
pub fn needed<'a>(record: &'a Record, column: &str) -> Result<&'a str, Why> {
    match record.get(column) {
        "" => Err(Why::cell(column, Slip::Missing, "")),
        cell => Ok(cell),
    }
}
