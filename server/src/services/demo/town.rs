//! The files of the demo (`server/demo`): real division names down to the street, the rest made up.
//! Hours, shapes, prices and quotas that several places share have a name in `templates.json`.

use crate::failure::Failure;
use crate::services::imports::DivisionSeed;
use chrono::{NaiveDate, NaiveTime, Weekday};
use linli_app::ports::facilities::FacilityInput;
use linli_app::ports::nearby::PlaceKind;
use linli_domain::account::Role;
use linli_domain::booking::Purpose;
use linli_domain::closure::{BlockKind, ClosureClass, ClosureReason};
use linli_domain::day_type::NoticeKind;
use linli_domain::division::CalendarId;
use linli_domain::facility::{Category, UnitKind};
use linli_domain::ids::{DivisionCode, UnitId};
use linli_domain::name::Name;
use linli_domain::space::Audience;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashMap;

const TOWNS: [&str; 3] = [
    include_str!("../../../demo/yixian.json"),
    include_str!("../../../demo/furong.json"),
    include_str!("../../../demo/liujiang.json"),
];
const TEMPLATES: &str = include_str!("../../../demo/templates.json");
const HOLIDAYS: &str = include_str!("../../../demo/holidays.json");

/// The towns of the demo.
pub(super) fn towns() -> Result<Vec<Town>, Failure> {
    TOWNS.iter().map(|text| Ok(serde_json::from_str(text)?)).collect()
}

/// The holiday notice.
pub(super) fn holidays() -> Result<Notice, Failure> {
    Ok(serde_json::from_str(HOLIDAYS)?)
}

/// What places share.
pub(super) fn templates() -> Result<Templates, Failure> {
    Ok(serde_json::from_str(TEMPLATES)?)
}

/// A name: Chinese, and English where there is one.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Words(Vec<String>);

impl Words {
    /// As the services take it.
    pub(super) fn name(&self) -> Name {
        let word = |at: usize| self.0.get(at).map_or("", String::as_str);
        Name::new(word(0), word(1))
    }
}

/// One county.
#[derive(Deserialize)]
pub(super) struct Town {
    pub(super) divisions: Vec<DivisionSeed>,
    pub(super) units: Vec<DemoUnit>,
    /// Login, name, community.
    pub(super) residents: Vec<(String, String, DivisionCode)>,
    /// Login, name, role, division.
    pub(super) staff: Vec<(String, String, Role, DivisionCode)>,
    pub(super) places: Vec<DemoPlace>,
    pub(super) closures: Vec<DemoClosure>,
    pub(super) blocks: Vec<DemoBlock>,
    pub(super) bookings: Vec<DemoBooking>,
    /// Words that people look for in vain.
    pub(super) wishes: Vec<String>,
}

/// How a unit keeps its promises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Habit {
    /// Opens on time and taps.
    #[default]
    Faithful,
    /// Writes on paper and types it in the next day.
    Paper,
    /// Posts hours and seldom opens.
    Lazy,
    /// Opens, and writes nothing down.
    Silent,
}

#[derive(Deserialize)]
pub(super) struct DemoUnit {
    pub(super) name: Words,
    pub(super) kind: UnitKind,
    pub(super) division: DivisionCode,
    pub(super) phone: String,
    #[serde(default)]
    pub(super) habit: Habit,
    /// Login and name.
    pub(super) liaison: (String, String),
    #[serde(default)]
    pub(super) keeper: Option<(String, String)>,
    pub(super) facilities: Vec<DemoFacility>,
}

#[derive(Deserialize)]
pub(super) struct DemoFacility {
    pub(super) name: Words,
    category: Category,
    /// Name of a template.
    shape: String,
    /// Name of a template.
    hours: String,
    capacity: i64,
    address: Words,
    at: (f64, f64),
    phone: String,
    #[serde(default)]
    accessible: Vec<String>,
    #[serde(default)]
    rules: Words,
    /// Name of a template.
    #[serde(default)]
    price: Option<String>,
    /// Name of a template.
    #[serde(default)]
    quota: Option<String>,
    /// Who may book; everybody where it is not said.
    #[serde(default)]
    audience: Audience,
    /// Things to lend: Chinese, English, how many.
    #[serde(default)]
    lend: Vec<(String, String, i64)>,
    /// How often somebody comes, of 100.
    pub(super) busy: i64,
    /// Nothing is marked today nor booked ahead beyond what is written: visitors begin here.
    #[serde(default)]
    pub(super) untouched: bool,
}

/// What several places share, by name.
#[derive(Deserialize)]
pub(super) struct Templates {
    hours: HashMap<String, Value>,
    shapes: HashMap<String, Value>,
    prices: HashMap<String, Value>,
    quotas: HashMap<String, Value>,
}

impl Templates {
    /// The body with which a place is published.
    pub(super) fn facility(
        &self,
        one: &DemoFacility,
        unit: &UnitId,
    ) -> Result<FacilityInput, Failure> {
        let hours = find(&self.hours, &one.hours)?;
        let shape = find(&self.shapes, &one.shape)?;
        let price = one.price.as_ref().map(|name| find(&self.prices, name)).transpose()?;
        let quota = one.quota.as_ref().map(|name| find(&self.quotas, name)).transpose()?;
        let mut spaces = shape["spaces"].clone();
        for space in spaces.as_array_mut().into_iter().flatten() {
            let fields = space.as_object_mut().ok_or_else(|| unknown("space"))?;
            if let Some(share) = fields.remove("share").as_ref().and_then(Value::as_i64) {
                fields.insert("capacity".to_owned(), json!((one.capacity * share / 100).max(1)));
            }
            fields.insert("audience".to_owned(), json!(one.audience));
            if let Some(price) = &price {
                fields.insert("price".to_owned(), price.clone());
            }
            if let (Some(quota), false) = (&quota, fields["mode"] == "open") {
                fields.insert("quota".to_owned(), quota.clone());
            }
        }
        let lend = one.lend.iter().enumerate().map(|(number, (zh, en, stock))| {
            json!({ "key": format!("t{number}"), "name": Name::new(zh, en), "stock": stock })
        });
        Ok(serde_json::from_value(json!({
            "unit_id": unit, "name": one.name.name(), "category": one.category,
            "address": one.address.name(), "location": { "lat": one.at.0, "lon": one.at.1 },
            "phone": one.phone, "accessible": one.accessible, "opening": hours,
            "areas": shape["areas"], "spaces": spaces, "assets": lend.collect::<Vec<_>>(),
            "rules": one.rules.name(), "publish": true,
        }))?)
    }
}

fn find(among: &HashMap<String, Value>, name: &str) -> Result<Value, Failure> {
    among.get(name).cloned().ok_or_else(|| unknown(name))
}

/// What a file of the demo names does not exist.
pub(super) fn unknown(what: &str) -> Failure {
    Failure::Broken(format!("demo: unknown {what}"))
}

/// A 小区, road or landmark.
#[derive(Deserialize)]
pub(super) struct DemoPlace {
    pub(super) kind: PlaceKind,
    pub(super) name: Words,
    #[serde(default)]
    pub(super) also: Vec<String>,
    pub(super) division: DivisionCode,
    pub(super) at: (f64, f64),
}

/// A holiday notice.
#[derive(Deserialize)]
pub(super) struct Notice {
    pub(super) calendar: CalendarId,
    pub(super) year: i32,
    pub(super) source: String,
    pub(super) days: Vec<DemoDay>,
}

#[derive(Deserialize)]
pub(super) struct DemoDay {
    pub(super) date: NaiveDate,
    pub(super) kind: NoticeKind,
    pub(super) name: String,
}

/// A day, counted from today, and a time.
pub(super) type When = (i64, NaiveTime);

#[derive(Clone, Deserialize)]
pub(super) struct DemoClosure {
    pub(super) facility: String,
    /// The day on which it is announced, counted from today.
    pub(super) said: i64,
    pub(super) from: When,
    pub(super) to: When,
    pub(super) class: ClosureClass,
    pub(super) why: ClosureReason,
    pub(super) reason: String,
    #[serde(default)]
    pub(super) lifted: Option<When>,
}

/// Inner use, every week.
#[derive(Clone, Deserialize)]
pub(super) struct DemoBlock {
    pub(super) facility: String,
    pub(super) spaces: Vec<String>,
    pub(super) weekday: Weekday,
    pub(super) hours: (NaiveTime, NaiveTime),
    pub(super) kind: BlockKind,
    pub(super) label: String,
}

/// A booking that is written down: visitors find it.
#[derive(Clone, Deserialize)]
pub(super) struct DemoBooking {
    pub(super) who: String,
    pub(super) facility: String,
    pub(super) space: String,
    pub(super) in_days: i64,
    pub(super) at: NaiveTime,
    pub(super) minutes: i64,
    pub(super) persons: i64,
    pub(super) purpose: Purpose,
}
