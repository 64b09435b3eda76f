//! The demo: fictional people and places on real division names, written through the services.

use super::Core;
use crate::failure::Failure;
use crate::import::HolidayNotice;
use crate::services::imports::{DivisionSeed, save_division};
use crate::services::search::NewPlace;
use crate::store::{divisions, settings};
use chrono::{Duration, NaiveDate, NaiveTime};
use linli_app::error::AppError;
use linli_app::ports::accounts::NewAccount;
use linli_app::ports::bookings::NewBooking;
use linli_app::ports::facilities::{FacilityInput, FacilitySaved};
use linli_app::ports::nearby::PlaceKind;
use linli_app::ports::places::UnitInput;
use linli_app::ports::{Caller, Services};
use linli_domain::account::{Grant, Role, Scope};
use linli_domain::booking::Purpose;
use linli_domain::day_type::{NoticeDay, NoticeKind};
use linli_domain::division::CalendarId;
use linli_domain::geo::Point;
use linli_domain::ids::{DivisionCode, UnitId};
use linli_domain::name::Name;
use linli_domain::zone;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

const DEMO: &str = include_str!("../../demo/demo.json");

/// Name of the setting that marks a demo database.
pub const SETTING: &str = "demo";

#[derive(Deserialize)]
struct Demo {
    divisions: Vec<DivisionSeed>,
    notice: Notice,
    units: Vec<DemoUnit>,
    facilities: Vec<serde_json::Value>,
    people: Vec<DemoPerson>,
    bookings: Vec<DemoBooking>,
    places: Vec<DemoPlace>,
}

/// A 小区, road or landmark of the demo.
#[derive(Deserialize)]
struct DemoPlace {
    kind: PlaceKind,
    name: Name,
    #[serde(default)]
    also: Vec<String>,
    division: DivisionCode,
    at: (f64, f64),
}

#[derive(Deserialize)]
struct Notice {
    calendar: CalendarId,
    year: i32,
    source: String,
    days: Vec<DemoDay>,
}

#[derive(Deserialize)]
struct DemoDay {
    date: NaiveDate,
    kind: NoticeKind,
    name: String,
}

#[derive(Deserialize)]
struct DemoUnit {
    key: String,
    #[serde(flatten)]
    unit: UnitInput,
}

#[derive(Deserialize)]
struct DemoPerson {
    login: String,
    name: String,
    role: Role,
    unit: Option<String>,
    division: Option<DivisionCode>,
}

#[derive(Deserialize)]
struct DemoBooking {
    who: String,
    facility: String,
    space: String,
    in_days: i64,
    at: NaiveTime,
    minutes: i64,
    persons: i64,
    purpose: Purpose,
}

/// One sign-in of the demo.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The role, as a word.
    pub role: &'static str,
    /// The login.
    pub login: String,
    /// The password, drawn for this database.
    pub password: String,
}

/// What stands in a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing yet.
    Empty,
    /// The demo.
    Demo,
    /// Somebody's own data.
    InUse,
}

/// What stands in the database.
///
/// # Errors
/// The database fails.
pub async fn state(core: &Core) -> Result<State, Failure> {
    let mut conn = core.db.read().await?;
    if settings::setting(&mut conn, SETTING).await?.is_some() {
        return Ok(State::Demo);
    }
    let any = divisions::children(&mut conn, None, "", 1).await?;
    Ok(if any.is_empty() { State::Empty } else { State::InUse })
}

/// Loads the demo into an empty database.
///
/// # Errors
/// The data or the database fails.
pub async fn load(core: &Core) -> Result<Vec<SignIn>, Failure> {
    let demo: Demo = serde_json::from_str(DEMO)?;
    let services = core.services();
    ground(core, &demo).await?;
    let mut admin = Caller { source: "import", ..Caller::default() };
    let mut sign_ins = Vec::new();
    let mut units = HashMap::new();
    let mut people = HashMap::new();
    for person in demo.people {
        if person.role != Role::AdminSystem && units.is_empty() {
            units = make_units(&services, &admin, &demo.units).await?;
        }
        let (sign_in, caller) = make_person(core, &services, &admin, &person, &units).await?;
        if person.role == Role::AdminSystem {
            admin.identity.clone_from(&caller.identity);
        }
        sign_ins.push(sign_in);
        people.insert(person.login, caller);
    }
    let places = publish(&services, &admin, &units, demo.facilities).await?;
    for booking in &demo.bookings {
        book(core, &services, booking, &people, &places).await?;
    }
    let place = |place: DemoPlace| NewPlace {
        kind: place.kind,
        name: place.name,
        also: place.also,
        division: Some(place.division),
        at: Point::new(place.at.0, place.at.1),
    };
    core.save_places(&demo.places.into_iter().map(place).collect::<Vec<_>>()).await?;
    core.db.write(|tx| Box::pin(settings::save(tx, SETTING, "1"))).await?;
    Ok(sign_ins)
}

/// Divisions and the holiday notice.
async fn ground(core: &Core, demo: &Demo) -> Result<(), Failure> {
    let divisions = demo.divisions.clone();
    let (calendar, year, source) =
        (demo.notice.calendar, demo.notice.year, demo.notice.source.clone());
    let note = |day: &DemoDay| (day.date, NoticeDay { kind: day.kind, name: day.name.clone() });
    let days: BTreeMap<NaiveDate, NoticeDay> = demo.notice.days.iter().map(note).collect();
    core.db
        .write(move |tx| {
            Box::pin(async move {
                for division in &divisions {
                    save_division(tx, division).await?;
                }
                Ok(())
            })
        })
        .await?;
    let notice = HolidayNotice { calendar, year, source, days, rows: Vec::new() };
    core.import_one(&Caller::default(), &notice).await
}

async fn make_units(
    services: &Services,
    admin: &Caller,
    units: &[DemoUnit],
) -> Result<HashMap<String, UnitId>, Failure> {
    let mut made = HashMap::new();
    for unit in units {
        let view = services.places.create_unit(admin, unit.unit.clone()).await?;
        made.insert(unit.key.clone(), view.id);
    }
    Ok(made)
}

async fn make_person(
    core: &Core,
    services: &Services,
    admin: &Caller,
    person: &DemoPerson,
    units: &HashMap<String, UnitId>,
) -> Result<(SignIn, Caller), Failure> {
    let password = core.clock.secret()[..12].to_owned();
    let new = NewAccount {
        login: person.login.clone(),
        name: person.name.clone(),
        password: password.clone(),
        phone: None,
        email: Some(format!("{}@example.invalid", person.login)),
        division: person.division.clone(),
    };
    let unit = person.unit.as_ref().and_then(|key| units.get(key));
    let scope = unit.map_or(Scope::All, |id| Scope::Unit(id.clone()));
    let grants = match person.role {
        Role::Resident => Vec::new(),
        role => vec![Grant { role, scope }],
    };
    let account = core.make_account(admin, new, grants).await?;
    let identity = services.accounts.identity(&account.id).await?;
    let caller = Caller { identity, source: "import", ..Caller::default() };
    let sign_in = SignIn { role: person.role.as_str(), login: person.login.clone(), password };
    Ok((sign_in, caller))
}

async fn publish(
    services: &Services,
    admin: &Caller,
    units: &HashMap<String, UnitId>,
    facilities: Vec<serde_json::Value>,
) -> Result<HashMap<String, FacilitySaved>, Failure> {
    let mut places = HashMap::new();
    for mut facility in facilities {
        let unit = facility.as_object_mut().and_then(|body| body.remove("unit"));
        let unit = unit.as_ref().and_then(serde_json::Value::as_str).and_then(|key| units.get(key));
        facility["unit_id"] = serde_json::json!(unit);
        let input: FacilityInput = serde_json::from_value(facility)?;
        let name = input.name.zh.clone();
        let saved = services.facilities.create(admin, input, None).await?;
        places.insert(name, saved.value);
    }
    Ok(places)
}

/// Books as the person would; a slot that the calendar closes on that day is left out.
async fn book(
    core: &Core,
    services: &Services,
    booking: &DemoBooking,
    people: &HashMap<String, Caller>,
    places: &HashMap<String, FacilitySaved>,
) -> Result<(), Failure> {
    let zone = zone::Tz::Asia__Shanghai;
    let (Some(who), Some(place)) = (people.get(&booking.who), places.get(&booking.facility)) else {
        return Err(Failure::Broken("demo: unknown person or place".to_owned()));
    };
    let space = place.spaces.iter().find(|space| space.key == booking.space);
    let space = space.ok_or_else(|| Failure::Broken("demo: unknown space".to_owned()))?;
    let day = zone::local_day(zone, core.clock.now()) + Duration::days(booking.in_days);
    let minutes = (booking.at - NaiveTime::MIN).num_minutes();
    let start = zone::instant(zone, day, minutes);
    let asked = NewBooking {
        space_id: space.id.clone(),
        start,
        end: start + Duration::minutes(booking.minutes),
        persons: booking.persons,
        purpose: booking.purpose,
        note: None,
        accept_rules: true,
    };
    match services.bookings.create(who, asked, None).await {
        Ok(_) | Err(AppError::Refused(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
