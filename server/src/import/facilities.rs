//! Facilities of a file, with the units and divisions that they need.

mod join;
mod overlay;

pub use overlay::{fresh, overlaid};

use super::divisions::DivisionRow;
use super::hours::{Posted, outcome};
use super::mapping::Mapping;
use super::source::{File, ImportError, Record};
use super::table::Table;
use super::units::UnitRow;
use super::{Fault, Faults, Why, plain};
use linli_app::ports::imports::Slip;
use linli_domain::facility::Category;
use linli_domain::hours_text::ReadAs;
use linli_domain::limits::{MAX_NAME, MAX_TEXT};
use linli_domain::name::Name;
use linli_domain::opening::OpeningRule;
use linli_domain::space::Mode;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A space as a row names it; empty where it says nothing of one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SpaceRow {
    /// Its key inside the facility.
    pub key: Option<String>,
    /// Its name.
    pub name: String,
    /// How it is used.
    pub mode: Option<Mode>,
    /// People it holds.
    pub capacity: Option<i64>,
}

/// One facility: what a file says of it. What it leaves empty stays as it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FacilityRow {
    /// Its first row.
    #[serde(skip)]
    pub row: usize,
    /// Further rows, which name more of its spaces.
    #[serde(skip)]
    pub more: Vec<usize>,
    /// Its id, where the file gives it.
    pub id: Option<String>,
    /// Names it across imports: a second import of the same record finds the same facility.
    pub source_key: String,
    /// Code or name of the division in which it lies.
    pub division: String,
    /// `source_key` of its unit.
    pub unit_key: String,
    /// Its name.
    pub name: Name,
    /// Its category.
    pub category: Category,
    /// Its address.
    pub address: Name,
    /// Its phone.
    pub phone: String,
    /// Degrees north and east.
    pub location: Option<(f64, f64)>,
    /// IANA zone.
    pub timezone: String,
    /// Hours, where they could be read.
    pub opening: Vec<OpeningRule>,
    /// Hours, where they could not.
    pub hours_text: Option<Name>,
    /// House rules.
    pub rules: Name,
    /// Its spaces.
    pub spaces: Vec<SpaceRow>,
    /// Whether the public sees it.
    pub publish: Option<bool>,
    /// Where the record comes from, if it says so.
    #[serde(skip)]
    pub source: Option<String>,
    /// What people should look at.
    #[serde(skip)]
    pub notes: Vec<Why>,
}

impl FacilityRow {
    /// What people know it by.
    pub fn label(&self) -> &str {
        self.name.in_language(false).0
    }

    /// Whether its hours became rules.
    pub fn hours_read(&self) -> bool {
        !self.opening.is_empty()
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
    /// Records of somebody's feed: names alone do not tell them apart.
    pub of_feed: bool,
}

/// A record on its way to a facility.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Its id, where the file gives it.
    pub id: Option<String>,
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
    /// Hours as rules, where the file has rules.
    pub opening: Vec<OpeningRule>,
    /// What its words for days mean.
    pub read_as: ReadAs,
    /// House rules.
    pub rules: Name,
    /// Its category.
    pub category: Option<Category>,
    /// Its space, if it names one.
    pub space: SpaceRow,
    /// Whether the public sees it.
    pub publish: Option<bool>,
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
        let drafted =
            divisions.of(record).and_then(|division| Ok((division, mapping.draft(record)?)));
        match drafted
            .and_then(|(division, draft)| row(record, draft, &division.0, mapping.unit_key()))
        {
            Ok(new) => plan.facilities.push(new),
            Err(why) => faults.push(Fault::new(record.row, mapping.label(record), why)),
        }
    }
    plan.divisions = divisions.rows;
    plan.of_feed = true;
    plan.units = if plan.facilities.is_empty() { Vec::new() } else { vec![mapping.unit()] };
    join::told_apart(&mut plan.facilities, &mut faults);
    faults.sort_by_key(|fault| fault.row);
    Ok((plan, faults, rows))
}

/// Facilities of a table.
pub fn plan(table: &Table) -> (FacilityPlan, Faults) {
    let (mut plan, mut faults) = (FacilityPlan::default(), Vec::new());
    let mut units: BTreeMap<String, UnitRow> = BTreeMap::new();
    for record in table.records() {
        let drafted = plain::draft(&record).and_then(|draft| Ok((draft, plain::unit(&record)?)));
        let read = drafted.and_then(|(draft, unit)| {
            Ok((row(&record, draft, &unit.division, &unit.source_key)?, unit))
        });
        match read {
            Ok((new, unit)) => {
                units.entry(unit.source_key.clone()).or_insert(unit);
                plan.facilities.push(new);
            }
            Err(why) => faults.push(Fault::new(record.row, plain::label(&record), why)),
        }
    }
    plan.units = units.into_values().collect();
    plan.units.sort_by_key(|unit| unit.row);
    join::joined(&mut plan.facilities, &mut faults);
    faults.sort_by_key(|fault| fault.row);
    (plan, faults)
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

fn row(record: &Record, draft: Draft, division: &str, unit_key: &str) -> Result<FacilityRow, Why> {
    if draft.name.is_empty() {
        return Err(Why::cell("name_zh", Slip::Missing, ""));
    }
    for (column, text, most) in [
        ("name_zh", &draft.name, MAX_NAME),
        ("address", &draft.address, 300),
        ("rules", &draft.rules, MAX_TEXT),
    ] {
        if !text.fits(most) {
            return Err(Why::cell(column, Slip::TooLong, &text.zh));
        }
    }
    if draft.phone.chars().count() > 60 {
        return Err(Why::cell("phone", Slip::TooLong, &draft.phone));
    }
    let hours = outcome(&draft.hours_zh, &draft.hours_en, draft.read_as);
    if hours.text.as_ref().is_some_and(|text| !text.fits(MAX_TEXT)) {
        return Err(Why::cell("hours", Slip::TooLong, &draft.hours_zh.hours));
    }
    Ok(FacilityRow {
        row: record.row,
        more: Vec::new(),
        id: draft.id,
        source_key: stable_key(draft.key.first().map_or("", String::as_str), &draft.key),
        division: division.to_owned(),
        unit_key: unit_key.to_owned(),
        name: draft.name,
        category: draft.category.unwrap_or(Category::Other),
        address: draft.address,
        phone: draft.phone,
        location: draft.location,
        timezone: draft.timezone,
        opening: if draft.opening.is_empty() { hours.opening } else { draft.opening },
        hours_text: hours.text,
        rules: draft.rules,
        spaces: vec![draft.space],
        publish: draft.publish,
        source: (!draft.source.is_empty()).then_some(draft.source),
        notes: hours.note.map(Why::HoursAsText).into_iter().collect(),
    })
}
