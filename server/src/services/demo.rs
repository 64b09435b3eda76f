//! The demo: fictional people and places on real division names, written through the services and
//! lived through from 90 days ago to 30 days ahead.

mod chance;
mod people;
mod replay;
mod town;

pub use people::SignIn;

use super::Core;
use crate::clock::Clock;
use crate::failure::Failure;
use crate::import::HolidayNotice;
use crate::services::facts::Calendars;
use crate::services::imports::save_division;
use crate::services::search::NewPlace;
use crate::services::{demand, settling};
use crate::store::facilities::Facility;
use crate::store::spaces::Space;
use crate::store::{divisions, facilities, settings, spaces};
use chrono::{Duration, NaiveDate};
use linli_app::ports::Caller;
use linli_app::ports::places::UnitInput;
use linli_domain::day_type::NoticeDay;
use linli_domain::geo::Point;
use linli_domain::ids::UnitId;
use linli_domain::time::{Instant, Slot};
use linli_domain::zone;
use std::collections::BTreeMap;
use town::{DemoUnit, Habit, Templates, Town};

/// Name of the setting that marks a demo database.
pub const SETTING: &str = "demo";
/// How many days are lived through where nothing else is said.
pub const DAYS: i64 = 90;
/// How many days ahead people book.
const AHEAD: i64 = 30;
/// The zone of all three towns.
const ZONE: zone::Tz = zone::Tz::Asia__Shanghai;

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

/// Loads the demo into an empty database and lives through the last `days` days.
///
/// # Errors
/// The data or the database fails.
pub async fn load(core: &Core, days: i64) -> Result<Vec<SignIn>, Failure> {
    core.db.wait_for_disk(false).await?;
    let sign_ins = fill(core, days).await;
    core.db.wait_for_disk(true).await?;
    sign_ins
}

async fn fill(core: &Core, days: i64) -> Result<Vec<SignIn>, Failure> {
    let now = core.clock.now();
    let today = zone::local_day(ZONE, now);
    let begin = zone::instant(ZONE, today - Duration::days(days), 6 * 60).min(now);
    let then = Core { clock: Clock::starting_at(begin), ..core.clone() };
    let towns = town::towns()?;
    ground(&then, &towns).await?;
    let (admin, mut sign_ins) = people::administrators(&then).await?;
    let mut world = World { begin, now, today, ..World::default() };
    for (number, town) in towns.iter().enumerate() {
        settle_in(&then, &admin, number, town, &mut world, &mut sign_ins).await?;
    }
    world.look_around(core).await?;
    replay::run(core, &world, &towns).await?;
    settling::settle_all(core).await?;
    demand::flush(core).await?;
    core.db.write(|tx| Box::pin(settings::save(tx, SETTING, "1"))).await?;
    Ok(sign_ins)
}

/// One door of the demo and the people behind it.
struct Door {
    town: usize,
    habit: Habit,
    busy: i64,
    untouched: bool,
    keeper: Caller,
    liaison: Caller,
    facility: Facility,
    spaces: Vec<Space>,
}

/// Everything in which people act.
#[derive(Default)]
struct World {
    begin: Instant,
    now: Instant,
    today: NaiveDate,
    doors: Vec<Door>,
    /// The town and the login of each.
    residents: Vec<(usize, String, Caller)>,
    /// Whose places they are, until they are looked up.
    published: Vec<Published>,
    calendars: Option<Calendars>,
}

struct Published {
    id: String,
    town: usize,
    habit: Habit,
    busy: i64,
    untouched: bool,
    keeper: Caller,
    liaison: Caller,
}

impl World {
    /// Reads the places back as the services see them.
    async fn look_around(&mut self, core: &Core) -> Result<(), Failure> {
        let mut conn = core.db.read().await?;
        for one in std::mem::take(&mut self.published) {
            let facility = facilities::facility(&mut conn, &one.id).await?;
            let facility = facility.ok_or_else(|| town::unknown("place"))?;
            let spaces = spaces::of_facilities(&mut conn, std::slice::from_ref(&one.id)).await?;
            self.doors.push(Door {
                town: one.town,
                habit: one.habit,
                busy: one.busy,
                untouched: one.untouched,
                keeper: one.keeper,
                liaison: one.liaison,
                facility,
                spaces,
            });
        }
        let window = Slot::new(self.begin, self.now + Duration::days(AHEAD + 2));
        let all = self.doors.iter().map(|door| &door.facility);
        self.calendars = Some(Calendars::holidays(&mut conn, all, window).await?);
        Ok(())
    }

    /// Posted hours of a door on a day, joined.
    fn hours(&self, door: &Door, day: NaiveDate) -> Vec<Slot> {
        let Some(calendars) = &self.calendars else { return Vec::new() };
        calendars.really_open(&door.facility, &calendars.open_days(&door.facility, day, day))
    }

    /// The number of the door with this name.
    fn door(&self, name: &str) -> Result<usize, Failure> {
        let found = self.doors.iter().position(|door| door.facility.name.zh == name);
        found.ok_or_else(|| town::unknown(name))
    }
}

/// Divisions and the holiday notice.
async fn ground(core: &Core, towns: &[Town]) -> Result<(), Failure> {
    let divisions: Vec<_> = towns.iter().flat_map(|town| town.divisions.clone()).collect();
    let notice = town::holidays()?;
    let days: BTreeMap<NaiveDate, NoticeDay> = notice
        .days
        .iter()
        .map(|day| (day.date, NoticeDay { kind: day.kind, name: day.name.clone() }))
        .collect();
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
    let notice = HolidayNotice {
        calendar: notice.calendar,
        year: notice.year,
        source: notice.source,
        days,
        rows: Vec::new(),
    };
    core.import_one(&Caller { source: "import", ..Caller::default() }, &notice).await
}

/// Units with their staff and places, residents, officers and names of places of one town.
async fn settle_in(
    core: &Core,
    admin: &Caller,
    number: usize,
    town: &Town,
    world: &mut World,
    sign_ins: &mut Vec<SignIn>,
) -> Result<(), Failure> {
    let templates = town::templates()?;
    for unit in &town.units {
        open_unit(core, admin, number, unit, &templates, world, sign_ins).await?;
    }
    for (login, name, division) in &town.residents {
        let (sign_in, caller) = people::resident(core, admin, login, name, division).await?;
        sign_ins.push(sign_in);
        world.residents.push((number, login.clone(), caller));
    }
    for (login, name, role, division) in &town.staff {
        sign_ins.push(people::officer(core, admin, (login, name), *role, division).await?);
    }
    let place = |place: &town::DemoPlace| NewPlace {
        kind: place.kind,
        name: place.name.name(),
        also: place.also.clone(),
        division: Some(place.division.clone()),
        at: Point::new(place.at.0, place.at.1),
    };
    core.save_places(&town.places.iter().map(place).collect::<Vec<_>>()).await?;
    Ok(())
}

async fn open_unit(
    core: &Core,
    admin: &Caller,
    number: usize,
    unit: &DemoUnit,
    templates: &Templates,
    world: &mut World,
    sign_ins: &mut Vec<SignIn>,
) -> Result<(), Failure> {
    let services = core.services();
    let input = UnitInput {
        name: unit.name.name(),
        kind: unit.kind,
        division: unit.division.clone(),
        phone: Some(unit.phone.clone()),
    };
    let id: UnitId = services.places.create_unit(admin, input).await?.id;
    let (sign_in, liaison) = people::liaison(core, admin, &unit.liaison, &id).await?;
    sign_ins.push(sign_in);
    let mut keeper = liaison.clone();
    if let Some(who) = &unit.keeper {
        let (sign_in, caller) = people::keeper(core, admin, who, &id).await?;
        sign_ins.push(sign_in);
        keeper = caller;
    }
    for one in &unit.facilities {
        let input = templates.facility(one, &id)?;
        let saved = services.facilities.create(&liaison, input, None).await?;
        world.published.push(Published {
            id: saved.value.id.0,
            town: number,
            habit: unit.habit,
            busy: one.busy,
            untouched: one.untouched,
            keeper: keeper.clone(),
            liaison: liaison.clone(),
        });
    }
    Ok(())
}
