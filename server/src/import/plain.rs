//! A row of a facilities table as a draft, whoever made the table. `key` keeps a facility the same
//! when its name changes; without one, unit, community and name together do.

use super::facilities::{Draft, SpaceRow};
use super::hours::Posted;
use super::source::Record;
use super::units::{self, UnitRow, needed};
use super::{Kind, Why, words};
use linli_app::ports::imports::Slip;
use linli_domain::hours_text::ReadAs;
use linli_domain::limits::{MAX_NAME, MAX_PERSONS};
use linli_domain::name::Name;
use linli_domain::opening::OpeningRule;
use linli_domain::space::Mode;

/// What people know the row by.
pub fn label(record: &Record) -> String {
    let zh = record.get("name_zh");
    if zh.is_empty() { record.get("name_en").to_owned() } else { zh.to_owned() }
}

/// The unit of a row.
///
/// # Errors
/// What is wrong with it.
pub fn unit(record: &Record) -> Result<UnitRow, Why> {
    let kind = match record.get("unit_kind") {
        "" => None,
        word => Some(words::unit_kind(word)?),
    };
    units::of(record, "unit", Name::new(record.get("unit"), ""), kind)
}

/// A row as a draft.
///
/// # Errors
/// What is wrong with it.
pub fn draft(record: &Record) -> Result<Draft, Why> {
    words::sound(Kind::Facilities, record)?;
    let timezone = record.get("timezone");
    if !timezone.is_empty() && linli_domain::zone::parse(timezone).is_none() {
        return Err(Why::cell("timezone", Slip::Word, timezone));
    }
    let category = needed(record, "category").and_then(words::category)?;
    let key = match (record.get("id"), words::code(record.get("key"))) {
        ("", "") => vec![
            "csv".to_owned(),
            record.get("unit").to_owned(),
            words::code(record.get("division")).to_owned(),
            label(record),
        ],
        ("", key) => vec!["csv".to_owned(), key.to_owned()],
        (id, _) => vec!["id".to_owned(), id.to_owned()],
    };
    let text = |column: &str| record.get(column).to_owned();
    let publish = match record.get("publish") {
        "" => None,
        word => Some(words::yes("publish", word)?),
    };
    let hours = record.get("hours");
    let rules = if hours.starts_with('[') { Some(rules(hours)?) } else { None };
    Ok(Draft {
        id: Some(text("id")).filter(|id| !id.is_empty()),
        key,
        name: Name::new(record.get("name_zh"), record.get("name_en")),
        address: Name::new(record.get("address"), record.get("address_en")),
        phone: words::code(record.get("phone")).to_owned(),
        location: location(record.get("lat"), record.get("lon"))?,
        timezone: timezone.to_owned(),
        hours_zh: if rules.is_some() {
            Posted::default()
        } else {
            Posted {
                hours: text("hours"),
                closed_on: text("closed_on"),
                holidays: text("holiday_hours"),
            }
        },
        hours_en: Posted::default(),
        opening: rules.unwrap_or_default(),
        read_as: if timezone == "Asia/Hong_Kong" { ReadAs::HongKong } else { ReadAs::Mainland },
        rules: Name::new(record.get("rules"), ""),
        category: Some(category),
        space: space(record)?,
        publish,
        source: String::new(),
    })
}

/// Rules as an export writes those that cannot be said in words.
fn rules(cell: &str) -> Result<Vec<OpeningRule>, Why> {
    serde_json::from_str(cell).map_err(|_| Why::cell("hours", Slip::Word, cell))
}

fn space(record: &Record) -> Result<SpaceRow, Why> {
    let name = record.get("space");
    if name.chars().count() > MAX_NAME {
        return Err(Why::cell("space", Slip::TooLong, name));
    }
    let mode = match record.get("mode") {
        "" => None,
        word => Some(words::mode(word)?),
    };
    let capacity = match record.get("capacity") {
        "" if mode.is_some_and(|mode| mode != Mode::Open) && record.get("id").is_empty() => {
            return Err(Why::cell("capacity", Slip::Missing, ""));
        }
        "" => None,
        word => Some(words::count("capacity", word, MAX_PERSONS)?),
    };
    let key = Some(words::code(record.get("space_key")).to_owned()).filter(|key| !key.is_empty());
    Ok(SpaceRow { key, name: name.to_owned(), mode, capacity })
}

/// Coordinates, both or neither.
///
/// # Errors
/// One alone, or none.
pub fn location(lat: &str, lon: &str) -> Result<Option<(f64, f64)>, Why> {
    if lat.is_empty() && lon.is_empty() {
        return Ok(None);
    }
    let within = |column: &str, text: &str, most: f64| {
        let degrees = text.parse().ok().filter(|degrees: &f64| degrees.abs() <= most);
        degrees.ok_or_else(|| Why::cell(column, Slip::Number, text))
    };
    Ok(Some((within("lat", lat, 90.0)?, within("lon", lon, 180.0)?)))
}
