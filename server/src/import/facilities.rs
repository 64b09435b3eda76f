//! Facilities of a file, with the units and divisions that they need.

use super::divisions::DivisionRow;
use super::hours::{Posted, outcome};
use super::mapping::Mapping;
use super::source::{File, ImportError, Record};
use super::{Fault, Faults, plain};
use linli_app::ports::facilities::{AreaInput, Datum, FacilityInput, Location, SpaceInput};
use linli_domain::facility::{Category, UnitKind};
use linli_domain::hours_text::ReadAs;
use linli_domain::ids::{DivisionCode, UnitId};
use linli_domain::limits::MAX_TEXT;
use linli_domain::name::Name;
use linli_domain::space::{Audience, Mode, Policy};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A unit that facilities of the file belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRow {
    /// First row that needs it.
    pub row: usize,
    /// Names it across imports.
    pub source_key: String,
    /// Its name.
    pub name: Name,
    /// Its kind.
    pub kind: UnitKind,
    /// Where it lies.
    pub division: DivisionCode,
    /// Its phone.
    pub phone: Option<String>,
}

/// One facility.
#[derive(Clone, Debug)]
pub struct FacilityRow {
    /// Its row.
    pub row: usize,
    /// Names it across imports: a second import of the same record finds the same facility.
    pub source_key: String,
    /// Where it lies.
    pub division: DivisionCode,
    /// `source_key` of its unit.
    pub unit_key: String,
    /// The facility; `unit_id` is empty until the unit is known.
    pub input: FacilityInput,
    /// Whether its hours became rules.
    pub hours_read: bool,
    /// Where the record comes from, if it says so.
    pub source: Option<String>,
    /// What people should look at: hours kept as text and why, a key used twice.
    pub note: Option<String>,
}

impl PartialEq for FacilityRow {
    /// Two rows are equal when they would be saved alike.
    fn eq(&self, other: &Self) -> bool {
        let json = |row: &Self| serde_json::to_value(&row.input).ok();
        (self.row, &self.source_key, &self.unit_key, &self.division)
            == (other.row, &other.source_key, &other.unit_key, &other.division)
            && json(self) == json(other)
    }
}

/// Facilities of a file, and what they need; to be applied in this order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FacilityPlan {
    /// Divisions that the mapping makes.
    pub divisions: Vec<DivisionRow>,
    /// Units.
    pub units: Vec<UnitRow>,
    /// Facilities.
    pub facilities: Vec<FacilityRow>,
}

/// A record on its way to a facility.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Parts of its key.
    pub key: Vec<String>,
    /// Its name.
    pub name: Name,
    /// Its address.
    pub address: Name,
    /// Its phone.
    pub phone: String,
    /// Degrees north and east.
    pub location: Option<(f64, f64)>,
    /// IANA zone.
    pub timezone: String,
    /// Hours in Chinese.
    pub hours_zh: Posted,
    /// Hours in English.
    pub hours_en: Posted,
    /// What its words for days mean.
    pub read_as: ReadAs,
    /// House rules.
    pub rules: Name,
    /// Its category.
    pub category: Option<Category>,
    /// How it is used.
    pub mode: Option<Mode>,
    /// People it holds.
    pub capacity: i64,
    /// Whether the public sees it.
    pub publish: bool,
    /// Where the record comes from.
    pub source: String,
}

/// Facilities through a mapping.
///
/// # Errors
/// The file as a whole cannot be read.
pub fn mapped(
    file: &File,
    mapping: &Mapping,
) -> Result<(FacilityPlan, Faults, usize), ImportError> {
    let (records, mut faults) = file.records(mapping.header())?;
    let rows = records.len() + faults.len();
    let mut plan = FacilityPlan::default();
    let mut divisions = mapping.divisions();
    for record in &records {
        let fault = |what: String| Fault::new(record.row, mapping.label(record), what);
        let drafted =
            divisions.of(record).and_then(|division| Ok((division, mapping.draft(record)?)));
        match drafted.and_then(|(division, draft)| row(record, draft, division, mapping.unit_key()))
        {
            Ok(new) => plan.facilities.push(new),
            Err(what) => faults.push(fault(what)),
        }
    }
    plan.divisions = divisions.rows;
    plan.units = if plan.facilities.is_empty() { Vec::new() } else { vec![mapping.unit()] };
    told_apart(&mut plan.facilities, &mut faults);
    faults.sort_by_key(|fault| fault.row);
    Ok((plan, faults, rows))
}

/// Facilities of the plain CSV.
///
/// # Errors
/// The file as a whole cannot be read.
pub fn plain(file: &File) -> Result<(FacilityPlan, Faults, usize), ImportError> {
    let (records, mut faults) = file.records(plain::HEADER)?;
    let rows = records.len() + faults.len();
    let mut plan = FacilityPlan::default();
    let mut units: BTreeMap<String, UnitRow> = BTreeMap::new();
    for record in &records {
        let drafted = plain::unit(record).and_then(|unit| Ok((plain::draft(record)?, unit)));
        let read = drafted.and_then(|(draft, unit)| {
            Ok((row(record, draft, unit.division.clone(), &unit.source_key)?, unit))
        });
        match read {
            Ok((new, unit)) => {
                units.entry(unit.source_key.clone()).or_insert(unit);
                plan.facilities.push(new);
            }
            Err(what) => faults.push(Fault::new(record.row, plain::label(record), what)),
        }
    }
    plan.units = units.into_values().collect();
    plan.units.sort_by_key(|unit| unit.row);
    told_apart(&mut plan.facilities, &mut faults);
    faults.sort_by_key(|fault| fault.row);
    Ok((plan, faults, rows))
}

/// A short name of some texts that stays the same from import to import.
pub fn stable_key(prefix: &str, parts: &[String]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        // Spaces change from edition to edition, words do not.
        hash.update(part.split_whitespace().collect::<Vec<_>>().join(" "));
        hash.update([0x1f]);
    }
    hash.finalize().iter().take(16).fold(format!("{prefix}:"), |mut key, byte| {
        let _ = write!(key, "{byte:02x}");
        key
    })
}

fn row(
    record: &Record,
    draft: Draft,
    division: DivisionCode,
    unit_key: &str,
) -> Result<FacilityRow, String> {
    if !draft.name.is_fit() {
        return Err("its name is empty or too long 名称为空或过长".to_owned());
    }
    if !draft.address.fits(300) || draft.phone.chars().count() > 60 || !draft.rules.fits(MAX_TEXT) {
        return Err("address, phone or remark too long 地址、电话或备注过长".to_owned());
    }
    let hours = outcome(&draft.hours_zh, &draft.hours_en, draft.read_as);
    if hours.text.as_ref().is_some_and(|text| !text.fits(MAX_TEXT)) {
        return Err("hours too long 开放时间过长".to_owned());
    }
    let hours_read = !hours.opening.is_empty();
    let complete = (hours_read || hours.text.is_some()) && !draft.address.is_empty();
    let key = "main".to_owned();
    let input = FacilityInput {
        plan: None,
        unit_id: UnitId::from(""),
        name: draft.name,
        category: draft.category.unwrap_or(Category::Other),
        address: draft.address,
        location: draft.location.map(|(lat, lon)| Location { lat, lon, datum: Datum::Wgs84 }),
        timezone: draft.timezone,
        phone: (!draft.phone.is_empty()).then_some(draft.phone),
        accessible: Vec::new(),
        opening: hours.opening,
        hours_text: hours.text,
        areas: vec![AreaInput { key: key.clone(), name: Name::default(), area_m2: None }],
        spaces: vec![SpaceInput {
            key: key.clone(),
            name: Name::default(),
            areas: vec![key],
            mode: draft.mode.unwrap_or(Mode::Open),
            capacity: draft.capacity,
            policy: Policy::default(),
            audience: Audience::default(),
            price: None,
            quota: Vec::new(),
        }],
        assets: Vec::new(),
        rules: draft.rules,
        publish: draft.publish && complete,
    };
    Ok(FacilityRow {
        row: record.row,
        source_key: stable_key(draft.key.first().map_or("", String::as_str), &draft.key),
        division,
        unit_key: unit_key.to_owned(),
        input,
        hours_read,
        source: (!draft.source.is_empty()).then_some(draft.source),
        note: hours.note.map(|why| format!("hours kept as text 开放时间未识别: {why}")),
    })
}

/// Two records with one key: the same thing twice is left out, another gets a number behind it.
fn told_apart(rows: &mut Vec<FacilityRow>, faults: &mut Faults) {
    let mut seen: BTreeMap<String, Vec<FacilityRow>> = BTreeMap::new();
    rows.retain_mut(|row| {
        let before = seen.entry(row.source_key.clone()).or_default();
        let name =
            if row.input.name.zh.is_empty() { &row.input.name.en } else { &row.input.name.zh };
        let same = |other: &&FacilityRow| FacilityRow { row: row.row, ..(*other).clone() } == *row;
        if let Some(first) = before.iter().find(same) {
            faults.push(Fault::new(
                row.row,
                name.clone(),
                format!("the same as row {} 与该行重复", first.row),
            ));
            return false;
        }
        before.push(row.clone());
        if before.len() > 1 {
            let note = format!("same key as row {} 标识相同", before[0].row);
            row.source_key = format!("{}#{}", row.source_key, before.len());
            row.note =
                Some(row.note.take().map_or(note.clone(), |other| format!("{note}; {other}")));
        }
        true
    });
}
