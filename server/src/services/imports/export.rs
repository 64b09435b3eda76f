//! The same tables back out: what an export says, an import reads, and changes nothing.

use crate::failure::Failure;
use crate::import::Kind;
use crate::import::words::{level_word, mode_word, unit_kind_word};
use crate::import::write::{Form, Sheet, written};
use crate::services::{Core, demo};
use crate::store::facilities::{self, Facility};
use crate::store::spaces::{self, Space};
use crate::store::{blocks, calendars, divisions, units};
use linli_app::i18n::common::Common;
use linli_app::i18n::{Lang, imports, names};
use linli_app::ports::imports::columns;
use linli_domain::day_type::NoticeKind;
use linli_domain::division::{CalendarId, DivisionLevel};
use linli_domain::zone;
use std::collections::BTreeMap;

/// Rows read at once.
const PAGE: i64 = 500;
/// Most rows of one file, as many as one import reads.
const MAX_ROWS: usize = crate::import::source::MAX_ROWS;

/// Cells of one row, by column.
type Cells = BTreeMap<&'static str, String>;

impl Core {
    /// All of a kind as a file.
    ///
    /// # Errors
    /// The database fails, or there is more than a file may hold.
    pub async fn export(&self, kind: Kind, form: Form, english: bool) -> Result<Vec<u8>, Failure> {
        let rows = match kind {
            Kind::Divisions => self.division_rows(english).await?,
            Kind::Units => self.unit_rows(english).await?,
            Kind::Holidays => self.holiday_rows(english).await?,
            Kind::Facilities => self.facility_rows(english).await?,
            Kind::Blocks => self.block_rows(english).await?,
        };
        if rows.len() > MAX_ROWS {
            return Err(Failure::Broken(format!("more than {MAX_ROWS} rows")));
        }
        let lang = if english { Lang::En } else { Lang::Zh };
        let used =
            |key: &str| rows.iter().any(|row| row.get(key).is_some_and(|cell| !cell.is_empty()));
        let kept: Vec<_> =
            columns(kind).iter().filter(|column| column.needed || used(column.key)).collect();
        let line = |row: &Cells| {
            kept.iter().map(|column| row.get(column.key).cloned().unwrap_or_default()).collect()
        };
        let demo = demo::state(self).await? == demo::State::Demo;
        let sheet = Sheet {
            name: imports::kind(kind, lang).to_owned(),
            // An import reads over titles.
            title: demo.then(|| Common::of(lang).demo.to_owned()),
            keys: kept.iter().map(|column| column.key).collect(),
            headings: kept.iter().map(|column| column.heading(english).to_owned()).collect(),
            rows: rows.iter().map(line).collect(),
        };
        written(&sheet, form).map_err(|why| Failure::Broken(format!("export: {why:?}")))
    }

    async fn division_rows(&self, english: bool) -> Result<Vec<Cells>, Failure> {
        let (mut rows, mut after) = (Vec::new(), String::new());
        let mut conn = self.db.read().await?;
        while rows.len() <= MAX_ROWS {
            let page = divisions::all(&mut conn, &after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.code);
            rows.extend(page.into_iter().map(|row| {
                let level =
                    DivisionLevel::parse(&row.level).map_or("", |level| level_word(level, english));
                Cells::from([
                    ("code", row.code),
                    ("name", row.name_zh),
                    ("level", level.to_owned()),
                    ("parent", row.parent_code.unwrap_or_default()),
                    ("calendar", row.calendar),
                    ("name_en", row.name_en),
                ])
            }));
        }
        Ok(rows)
    }

    async fn unit_rows(&self, english: bool) -> Result<Vec<Cells>, Failure> {
        let (mut rows, mut after) = (Vec::new(), String::new());
        let mut conn = self.db.read().await?;
        while rows.len() <= MAX_ROWS {
            let page = units::units(&mut conn, &after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.id.0);
            rows.extend(page.into_iter().map(|unit| {
                Cells::from([
                    ("id", unit.id.0),
                    ("name", unit.name.zh),
                    ("name_en", unit.name.en),
                    ("unit_kind", unit_kind_word(unit.kind, english).to_owned()),
                    ("division", unit.division.0),
                    ("phone", unit.phone.unwrap_or_default()),
                ])
            }));
        }
        Ok(rows)
    }

    async fn holiday_rows(&self, english: bool) -> Result<Vec<Cells>, Failure> {
        let mut conn = self.db.read().await?;
        let mut rows = Vec::new();
        for (calendar, year) in calendars::notices(&mut conn).await? {
            let (Some(id), Ok(year)) = (CalendarId::parse(&calendar), i32::try_from(year)) else {
                continue;
            };
            let source = calendars::source(&mut conn, id, year).await?.unwrap_or_default();
            let days = calendars::calendar(&mut conn, id, year, year).await?.days;
            rows.extend(days.into_iter().map(|(date, day)| {
                let kind = match (day.kind, english) {
                    (NoticeKind::Statutory, false) => "法定",
                    (NoticeKind::Off, false) => "调休放假",
                    (NoticeKind::Makeup, false) => "调休上班",
                    (NoticeKind::Statutory, true) => "statutory",
                    (NoticeKind::Off, true) => "off",
                    (NoticeKind::Makeup, true) => "makeup",
                };
                Cells::from([
                    ("date", date.to_string()),
                    ("kind", kind.to_owned()),
                    ("name", day.name),
                    ("calendar", calendar.clone()),
                    ("year", year.to_string()),
                    ("source", source.clone()),
                ])
            }));
        }
        Ok(rows)
    }

    async fn facility_rows(&self, english: bool) -> Result<Vec<Cells>, Failure> {
        let (mut rows, mut after) = (Vec::new(), String::new());
        let mut conn = self.db.read().await?;
        while rows.len() <= MAX_ROWS {
            let page = facilities::all(&mut conn, &after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.id);
            let ids: Vec<String> = page.iter().map(|facility| facility.id.clone()).collect();
            let mut own: BTreeMap<String, Vec<Space>> = BTreeMap::new();
            for space in spaces::of_facilities(&mut conn, &ids).await? {
                own.entry(space.facility_id.clone()).or_default().push(space);
            }
            for facility in page {
                let spaces = own.remove(&facility.id).unwrap_or_default();
                let mut row = cells_of(&facility, english)?;
                if spaces.is_empty() {
                    rows.push(row.clone());
                }
                for space in spaces {
                    row.insert("space_key", space.key);
                    row.insert("space", space.name.zh);
                    row.insert("mode", mode_word(space.mode, english).to_owned());
                    row.insert("capacity", space.capacity.to_string());
                    rows.push(row.clone());
                }
            }
        }
        Ok(rows)
    }

    async fn block_rows(&self, english: bool) -> Result<Vec<Cells>, Failure> {
        let mut conn = self.db.read().await?;
        let (mut rows, mut after) = (Vec::new(), String::new());
        let mut known: BTreeMap<String, Option<Facility>> = BTreeMap::new();
        while rows.len() <= MAX_ROWS {
            let page = blocks::all(&mut conn, &after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.id);
            for block in page {
                if !known.contains_key(&block.facility_id) {
                    let found = facilities::facility(&mut conn, &block.facility_id).await?;
                    known.insert(block.facility_id.clone(), found);
                }
                let Some(facility) = &known[&block.facility_id] else { continue };
                let zone = facility.zone;
                let (from, to) =
                    (block.slot.start.with_timezone(&zone), block.slot.end.with_timezone(&zone));
                let own =
                    spaces::of_facilities(&mut conn, std::slice::from_ref(&facility.id)).await?;
                let day = zone::local_day(zone, block.slot.start).to_string();
                let kind = match (block.kind.as_str(), english) {
                    ("teaching", false) => "教学",
                    ("own_use", false) => "内部使用",
                    ("repair", false) => "维修",
                    (word, _) => word,
                };
                rows.push(Cells::from([
                    ("facility", facility.id.clone()),
                    ("space", spaces_named(&own, block.areas.as_deref())),
                    ("time", format!("{}-{}", from.format("%H:%M"), to.format("%H:%M"))),
                    ("from", day.clone()),
                    ("to", day),
                    ("on_holidays", imports_yes(english).to_owned()),
                    ("label", block.label.unwrap_or_default()),
                    ("block_kind", kind.to_owned()),
                ]));
            }
        }
        Ok(rows)
    }
}

const fn imports_yes(english: bool) -> &'static str {
    if english { "yes" } else { "是" }
}

/// Keys of spaces whose floor together is these areas; empty for the whole facility.
fn spaces_named(own: &[Space], areas: Option<&[i64]>) -> String {
    let Some(areas) = areas else { return String::new() };
    let exact = own.iter().find(|space| space.areas == areas);
    let inside = own.iter().filter(|space| space.areas.iter().all(|area| areas.contains(area)));
    let keys: Vec<&str> = match exact {
        Some(space) => vec![space.key.as_str()],
        None => inside.map(|space| space.key.as_str()).collect(),
    };
    keys.join("、")
}

fn cells_of(facility: &Facility, english: bool) -> Result<Cells, Failure> {
    let category = if english {
        facility.category.as_str().to_owned()
    } else {
        names::category(facility.category, Lang::Zh)
            .split('·')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let hours = match &facility.hours_text {
        Some(text) => text.in_language(false).0.to_owned(),
        None if facility.opening.is_empty() => String::new(),
        None => serde_json::to_string(&facility.opening)?,
    };
    let (lat, lon) = facility
        .location
        .map_or_else(Default::default, |(lat, lon)| (lat.to_string(), lon.to_string()));
    Ok(Cells::from([
        ("id", facility.id.clone()),
        ("name_zh", facility.name.zh.clone()),
        ("name_en", facility.name.en.clone()),
        ("category", category),
        ("unit", facility.unit.in_language(false).0.to_owned()),
        ("division", facility.division.clone()),
        ("address", facility.address.zh.clone()),
        ("address_en", facility.address.en.clone()),
        ("phone", facility.phone.clone().unwrap_or_default()),
        ("hours", hours),
        ("rules", facility.rules.zh.clone()),
        (
            "publish",
            if facility.published {
                imports_yes(english)
            } else if english {
                "no"
            } else {
                "否"
            }
            .to_owned(),
        ),
        ("lat", lat),
        ("lon", lon),
        ("timezone", facility.zone.name().to_owned()),
    ]))
}
