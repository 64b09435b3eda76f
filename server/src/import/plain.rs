//! The plain CSV of facilities, for those who have no data of their own yet.
//!
//! Columns: `unit` (its name), `unit_kind`, `name_zh`, `name_en`, `category`, `division` (code),
//! `address`, `address_en`, `phone`, `lat`, `lon` (WGS-84), `hours`, `closed_on`, `holiday_hours`,
//! `mode` (open, exclusive, shared), `capacity`, `timezone`, `rules`, `key`. Needed are unit, a name,
//! division and category; `key` keeps a facility the same when its name changes. Modes default to
//! open, capacities to 1, zones to Asia/Shanghai, unit kinds to `community_body`.

use super::facilities::{Draft, UnitRow, stable_key};
use super::hours::Posted;
use super::source::Record;
use linli_domain::facility::{Category, UnitKind};
use linli_domain::hours_text::ReadAs;
use linli_domain::limits::MAX_PERSONS;
use linli_domain::name::Name;
use linli_domain::space::Mode;

/// The column that shows the header row.
pub const HEADER: &str = "unit";

/// What people know the row by.
pub fn label(record: &Record) -> String {
    let zh = record.get("name_zh");
    if zh.is_empty() { record.get("name_en").to_owned() } else { zh.to_owned() }
}

/// The unit of a row.
///
/// # Errors
/// What is wrong, for people.
pub fn unit(record: &Record) -> Result<UnitRow, String> {
    let name = Name::new(record.get("unit"), "");
    if !name.is_fit() {
        return Err("unit is empty or too long 单位为空或过长".to_owned());
    }
    let division = record.get("division");
    if division.is_empty() {
        return Err("division is empty 区划代码为空".to_owned());
    }
    let kind = match record.get("unit_kind") {
        "" => UnitKind::CommunityBody,
        word => UnitKind::parse(word)
            .ok_or_else(|| format!("unit_kind \"{word}\" is not known 单位类型有误"))?,
    };
    let source_key = stable_key("unit", &[name.zh.clone(), division.to_owned()]);
    Ok(UnitRow { row: record.row, source_key, name, kind, division: division.into(), phone: None })
}

/// A row as a draft.
///
/// # Errors
/// What is wrong, for people.
pub fn draft(record: &Record) -> Result<Draft, String> {
    let timezone = match record.get("timezone") {
        "" => "Asia/Shanghai",
        zone => zone,
    };
    if linli_domain::zone::parse(timezone).is_none() {
        return Err(format!("timezone \"{timezone}\" is not known 时区有误"));
    }
    let word = record.get("category");
    let category = Category::parse(word)
        .ok_or_else(|| format!("category \"{word}\" is not known 类别有误"))?;
    let mode = match record.get("mode") {
        "" => Mode::Open,
        word => Mode::parse(word)
            .ok_or_else(|| format!("mode \"{word}\": open, exclusive or shared 使用方式有误"))?,
    };
    let capacity = match record.get("capacity") {
        "" => 1,
        text => text
            .parse()
            .ok()
            .filter(|number| (1..=MAX_PERSONS).contains(number))
            .ok_or_else(|| format!("capacity \"{text}\" is no number of people 人数有误"))?,
    };
    let key = match record.get("key") {
        "" => vec![
            "csv".to_owned(),
            record.get("unit").to_owned(),
            record.get("division").to_owned(),
            label(record),
        ],
        key => vec!["csv".to_owned(), key.to_owned()],
    };
    let hours = |column: &str| record.get(column).to_owned();
    Ok(Draft {
        key,
        name: Name::new(record.get("name_zh"), record.get("name_en")),
        address: Name::new(record.get("address"), record.get("address_en")),
        phone: record.get("phone").to_owned(),
        location: location(record.get("lat"), record.get("lon"))?,
        timezone: timezone.to_owned(),
        hours_zh: Posted {
            hours: hours("hours"),
            closed_on: hours("closed_on"),
            holidays: hours("holiday_hours"),
        },
        hours_en: Posted::default(),
        read_as: if timezone == "Asia/Hong_Kong" { ReadAs::HongKong } else { ReadAs::Mainland },
        rules: Name::new(record.get("rules"), ""),
        category: Some(category),
        mode: Some(mode),
        capacity,
        publish: true,
        source: String::new(),
    })
}

/// Coordinates, both or neither.
///
/// # Errors
/// What is wrong, for people.
pub fn location(lat: &str, lon: &str) -> Result<Option<(f64, f64)>, String> {
    if lat.is_empty() && lon.is_empty() {
        return Ok(None);
    }
    let within =
        |text: &str, most: f64| text.parse().ok().filter(|degrees: &f64| degrees.abs() <= most);
    match (within(lat, 90.0), within(lon, 180.0)) {
        (Some(lat), Some(lon)) => Ok(Some((lat, lon))),
        _ => Err(format!("lat \"{lat}\", lon \"{lon}\" are no coordinates 坐标有误")),
    }
}
