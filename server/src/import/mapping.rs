//! Mapping files: how the records of a foreign file become facilities.

use super::Why;
use super::divisions::DivisionRow;
use super::facilities::{Draft, SpaceRow};
use super::hours::Posted;
use super::plain::location;
use super::source::{ImportError, Record};
use super::units::UnitRow;
use linli_app::ports::imports::Slip;
use linli_domain::division::{CalendarId, DivisionLevel};
use linli_domain::facility::{Category, UnitKind};
use linli_domain::hours_text::ReadAs;
use linli_domain::ids::DivisionCode;
use linli_domain::name::Name;
use linli_domain::space::Mode;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Mappings that are part of the program, by name.
const BUILT_IN: [(&str, &str); 1] = [("hk-lcsd", include_str!("../../mappings/hk-lcsd.json"))];

/// A mapping file. Names in it are those of the record's fields.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Names the data in keys: change it and everything is new.
    id: String,
    /// Fields whose words together name a record for good.
    key: Vec<String>,
    /// What words for days mean.
    read_as: ReadAs,
    timezone: String,
    publish: bool,
    unit: Unit,
    division: Divided,
    name: Fields,
    address: Fields,
    phone: String,
    #[serde(default)]
    lat: String,
    #[serde(default)]
    lon: String,
    hours: Fields3,
    rules: Fields,
    source: String,
    category: Categories,
}

/// The field of each language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    zh: String,
    en: String,
}

/// Opening hours, closing days and holiday hours in each language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields3 {
    zh: [String; 3],
    en: [String; 3],
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    key: String,
    name: Name,
    kind: UnitKind,
    division: DivisionCode,
    phone: Option<String>,
}

/// How a record's district becomes a division below a root.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Divided {
    root: Root,
    level: DivisionLevel,
    field: Fields,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Root {
    code: DivisionCode,
    name: Name,
    level: DivisionLevel,
    calendar: CalendarId,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Categories {
    field: String,
    /// Looked at first, in order: a word in the name, within some categories.
    words: Vec<Word>,
    table: BTreeMap<String, Use>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    any: Vec<String>,
    within: Vec<String>,
    #[serde(rename = "is")]
    used: Use,
}

/// What a category means here.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Use {
    category: Category,
    mode: Mode,
    capacity: i64,
}

impl Mapping {
    /// A built-in mapping by name, or a file.
    ///
    /// # Errors
    /// Neither, or not a mapping.
    pub fn load(name: &str) -> Result<Self, ImportError> {
        if let Some((_, text)) = BUILT_IN.iter().find(|(known, _)| *known == name) {
            return Self::parse(text);
        }
        let text = std::fs::read_to_string(name)
            .map_err(|cause| ImportError::Io { path: name.to_owned(), cause })?;
        Self::parse(&text)
    }

    /// A mapping from its text.
    ///
    /// # Errors
    /// Not a mapping; where.
    pub fn parse(text: &str) -> Result<Self, ImportError> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let mapping: Self = serde_path_to_error::deserialize(&mut reader)
            .map_err(|fault| ImportError::Mapping(fault.to_string()))?;
        if mapping.key.is_empty() {
            return Err(ImportError::Mapping("key names no field".to_owned()));
        }
        if linli_domain::zone::parse(&mapping.timezone).is_none() {
            return Err(ImportError::Mapping(format!(
                "timezone {} is not known",
                mapping.timezone
            )));
        }
        Ok(mapping)
    }

    /// A column that the file must have.
    pub fn header(&self) -> &str {
        self.key.first().map_or("", String::as_str)
    }

    /// What people know the record by.
    pub fn label(&self, record: &Record) -> String {
        let zh = record.get(&self.name.zh);
        if zh.is_empty() { record.get(&self.name.en).to_owned() } else { zh.to_owned() }
    }

    /// `source_key` of the unit.
    pub fn unit_key(&self) -> &str {
        &self.unit.key
    }

    /// The unit that owns all facilities.
    pub fn unit(&self) -> UnitRow {
        let Unit { key, name, kind, division, phone } = self.unit.clone();
        UnitRow {
            row: 0,
            id: None,
            source_key: key,
            name,
            kind: Some(kind),
            division: division.0,
            phone,
        }
    }

    /// The divisions that records need; only the root so far.
    pub fn divisions(&self) -> Minted<'_> {
        let Root { code, name, level, calendar } = self.division.root.clone();
        let root =
            DivisionRow { row: 0, code, name, level, parent: None, calendar: Some(calendar) };
        Minted { divided: &self.division, rows: vec![root] }
    }

    /// A record as a draft.
    ///
    /// # Errors
    /// What is wrong, for people.
    pub fn draft(&self, record: &Record) -> Result<Draft, Why> {
        let name = |fields: &Fields| Name::new(record.get(&fields.zh), record.get(&fields.en));
        let posted = |fields: &[String; 3]| {
            let [hours, closed_on, holidays] =
                fields.each_ref().map(|field| record.get(field).to_owned());
            Posted { hours, closed_on, holidays }
        };
        let words: Vec<String> =
            self.key.iter().map(|field| record.get(field).to_owned()).collect();
        if words.iter().all(String::is_empty) {
            return Err(Why::cell(self.header(), Slip::Missing, ""));
        }
        let used = self.used(record)?;
        Ok(Draft {
            id: None,
            key: std::iter::once(self.id.clone()).chain(words).collect(),
            name: name(&self.name),
            address: name(&self.address),
            phone: record.get(&self.phone).to_owned(),
            location: location(record.get(&self.lat), record.get(&self.lon))?,
            timezone: self.timezone.clone(),
            hours_zh: posted(&self.hours.zh),
            hours_en: posted(&self.hours.en),
            read_as: self.read_as,
            rules: name(&self.rules),
            category: Some(used.category),
            opening: Vec::new(),
            space: SpaceRow {
                key: None,
                name: String::new(),
                mode: Some(used.mode),
                capacity: Some(used.capacity),
            },
            publish: Some(self.publish).filter(|publish| !publish),
            source: record.get(&self.source).to_owned(),
        })
    }

    fn used(&self, record: &Record) -> Result<&Use, Why> {
        let category = record.get(&self.category.field);
        let name = record.get(&self.name.en).to_lowercase();
        let word = self.category.words.iter().find(|word| {
            word.within.iter().any(|known| known == category)
                && word.any.iter().any(|part| name.contains(&part.to_lowercase()))
        });
        word.map(|word| &word.used)
            .or_else(|| self.category.table.get(category))
            .ok_or_else(|| Why::NotMapped(category.to_owned()))
    }
}

/// Divisions made from names that have no official code.
pub struct Minted<'a> {
    divided: &'a Divided,
    /// The root, and those needed so far.
    pub rows: Vec<DivisionRow>,
}

impl Minted<'_> {
    /// The division of a record.
    ///
    /// # Errors
    /// What is wrong, for people.
    pub fn of(&mut self, record: &Record) -> Result<DivisionCode, Why> {
        let fields = &self.divided.field;
        let name = Name::new(record.get(&fields.zh), record.get(&fields.en));
        let root = &self.divided.root.code;
        let slug = slug(&name.en);
        if slug.is_empty() {
            return Err(Why::cell("division", Slip::Missing, ""));
        }
        let code = DivisionCode(format!("{root}-{slug}"));
        match self.rows.iter().find(|row| row.code == code) {
            Some(known) if known.name != name => {
                Err(Why::cell("division", Slip::Differs, &name.zh))
            }
            Some(_) => Ok(code),
            None => {
                self.rows.push(DivisionRow {
                    row: record.row,
                    code: code.clone(),
                    name,
                    level: self.divided.level,
                    parent: Some(root.clone()),
                    calendar: None,
                });
                Ok(code)
            }
        }
    }
}

/// `Central & Western` as `central-western`.
fn slug(text: &str) -> String {
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}
