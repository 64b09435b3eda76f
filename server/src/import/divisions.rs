//! Divisions: official lists by community or street, nested trees, and a plain CSV
//! (`code,name,level,parent,calendar,name_en`). Names stay as they are there.

use super::source::{File, ImportError, Record};
use super::{Fault, Faults};
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

/// Reads a file.
///
/// # Errors
/// Not one of the forms above.
pub fn read(file: &File) -> Result<(DivisionPlan, Faults, usize), ImportError> {
    let mut found = Found::default();
    if file.is_json() {
        tree(&file.json()?, &mut found)?;
        let rows = found.named;
        let (plan, faults) = found.finish();
        return Ok((plan, faults, rows));
    }
    let forms: [(&str, Form); 3] =
        [("village_code", levels), ("street_code", levels), ("code", plain)];
    for (header, form) in forms {
        match file.records(header) {
            Err(ImportError::Shape(_)) => {}
            Err(fault) => return Err(fault),
            Ok((records, faults)) => {
                let rows = records.len() + faults.len();
                found.faults = faults;
                for record in &records {
                    form(record, &mut found);
                }
                let (plan, faults) = found.finish();
                return Ok((plan, faults, rows));
            }
        }
    }
    Err(ImportError::Shape("a column village_code, street_code or code is needed".to_owned()))
}

/// How the rows of one kind of list are taken in.
type Form = fn(&Record, &mut Found);

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
                let what =
                    format!("differs from row {} ({}) 与前文不一致", first.row, first.name.zh);
                self.faults.push(Fault::new(row, code, what));
            }
            Some(_) => {}
        }
    }

    /// By level, so that parents come first; those without a sound parent are left out.
    fn finish(mut self) -> (DivisionPlan, Faults) {
        let mut rows: Vec<DivisionRow> = self.rows.values().cloned().collect();
        rows.sort_by(|a, b| (a.level, &a.code).cmp(&(b.level, &b.code)));
        let mut outside: Vec<DivisionCode> = Vec::new();
        let mut dropped: BTreeSet<DivisionCode> = BTreeSet::new();
        rows.retain(|row| {
            let Some(parent) = &row.parent else { return true };
            let what = match self.rows.get(parent.as_str()) {
                None => {
                    outside.push(parent.clone());
                    return true;
                }
                Some(above) if above.level >= row.level => {
                    format!("its parent {parent} is not above it 上级层级不符")
                }
                Some(_) if dropped.contains(parent) => {
                    format!("its parent {parent} was refused 上级未导入")
                }
                Some(_) => return true,
            };
            self.faults.push(Fault::new(row.row, row.code.0.clone(), what));
            dropped.insert(row.code.clone());
            false
        });
        outside.sort_unstable();
        outside.dedup();
        self.faults.sort_by_key(|fault| fault.row);
        (DivisionPlan { rows, outside }, self.faults)
    }
}

fn sound(row: &DivisionRow) -> Result<(), String> {
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
        return Err("no code: 2, 4, 6, 9 or 12 digits, or x-… 代码有误".to_owned());
    }
    if official && DivisionLevel::of_code_length(code.len()) != Some(row.level) {
        return Err(format!(
            "the code has {} digits, the level is {} 代码与层级不符",
            code.len(),
            row.level.as_str()
        ));
    }
    let outside = |parent: &DivisionCode| {
        parent.as_str().bytes().all(|byte| byte.is_ascii_digit())
            && !code.starts_with(parent.as_str())
    };
    if official && row.parent.as_ref().is_some_and(outside) {
        return Err("its code does not begin with that of its parent 与上级代码不符".to_owned());
    }
    if !row.name.is_fit() {
        return Err("its name is empty or too long 名称为空或过长".to_owned());
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
    let code = record.get("code");
    let fault = |what: String| Fault::new(record.row, code, what);
    let level = match record.get("level") {
        "" => DivisionLevel::of_code_length(code.len()),
        word => DivisionLevel::parse(word),
    };
    let Some(level) = level else {
        found.faults.push(fault(
            "level: province, city, district, street or community 层级有误".to_owned(),
        ));
        return;
    };
    let calendar = match record.get("calendar") {
        "" => None,
        word => match CalendarId::parse(word) {
            None => {
                found.faults.push(fault("calendar: cn, hk, tw or none 日历有误".to_owned()));
                return;
            }
            known => known,
        },
    };
    let parent = match record.get("parent") {
        "" => {
            if code.starts_with("x-") {
                None
            } else {
                above(code)
            }
        }
        parent => Some(parent.into()),
    };
    let name = Name::new(record.get("name"), record.get("name_en"));
    found.add(DivisionRow { row: record.row, code: code.into(), name, level, parent, calendar });
}

/// A county with its streets and communities; city and province are named without their codes.
fn tree(value: &Value, found: &mut Found) -> Result<(), ImportError> {
    let text = |value: &Value, member: &str| value[member].as_str().unwrap_or("").trim().to_owned();
    let code = text(value, "code");
    let streets = value["streets"].as_array().filter(|_| code.len() == 6 && code.is_ascii());
    let Some(streets) = streets else {
        return Err(ImportError::Shape("a tree has code, name and streets".to_owned()));
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
            return Err(ImportError::TooLarge);
        }
    }
    Ok(())
}
