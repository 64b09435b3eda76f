//! Lives through the days of the demo: every act goes through the ports at the instant at which
//! its person did it. Nothing later than now happens.

mod acts;
mod bookings;
mod doors;
mod stops;

use super::chance::Chance;
use super::town::Town;
use super::{Door, World, ZONE};
use crate::clock::Clock;
use crate::failure::Failure;
use crate::services::{Core, demand};
use acts::Act;
use chrono::{Duration, NaiveDate, NaiveTime};
use linli_app::error::AppError;
use linli_app::ports::Answer;
use linli_domain::time::{Instant, Slot};
use linli_domain::zone;
use std::collections::BTreeMap;

/// From which everything is drawn.
const SEED: u64 = 0x4C69_6E6C_6921;
/// Acts after which the wishes that wait are written.
const FLUSH_EVERY: u64 = 500;

/// What is still to happen, in the order in which it does.
struct Replay<'w> {
    core: &'w Core,
    world: &'w World,
    queue: BTreeMap<(Instant, u64), Act>,
    number: u64,
    chance: Chance,
    /// Doors that are closed, and when.
    closed: Vec<(usize, Slot)>,
}

/// Plans what people mean to do, then lets it happen.
pub(super) async fn run(core: &Core, world: &World, towns: &[Town]) -> Result<(), Failure> {
    let chance = Chance::new(SEED, 0);
    let queue = BTreeMap::new();
    let mut replay = Replay { core, world, queue, number: 0, chance, closed: Vec::new() };
    for town in towns {
        stops::plan(&mut replay, town)?;
        bookings::written(&mut replay, town)?;
    }
    wishes(&mut replay, towns);
    for number in 0..world.doors.len() {
        bookings::plan(&mut replay, number);
        doors::plan(&mut replay, number);
    }
    let mut done = 0;
    while let Some(((at, _), act)) = replay.queue.pop_first() {
        replay.act(at, act).await?;
        done += 1;
        if done % FLUSH_EVERY == 0 {
            demand::flush(core).await?;
        }
    }
    Ok(())
}

/// People look for what there is not.
fn wishes(replay: &mut Replay<'_>, towns: &[Town]) {
    let mut chance = Chance::new(SEED, 1);
    for word in towns.iter().flat_map(|town| &town.wishes) {
        for _ in 0..3 {
            let day = replay.world.today - Duration::days(chance.between(0, super::DAYS));
            let at = zone::instant(ZONE, day, chance.between(8 * 60, 21 * 60));
            replay.plan(at, Act::Look { word: word.clone(), network: chance.between(0, 1 << 16) });
        }
    }
}

impl<'w> Replay<'w> {
    /// Something will be done, unless that was before the demo begins or is yet to come.
    fn plan(&mut self, at: Instant, act: Act) {
        if self.world.begin < at && at < self.world.now {
            self.number += 1;
            self.queue.insert((at, self.number), act);
        }
    }

    fn door(&self, number: usize) -> Option<&'w Door> {
        self.world.doors.get(number)
    }

    /// The services as they were then.
    fn at(&self, at: Instant) -> Core {
        Core { clock: Clock::starting_at(at), ..self.core.clone() }
    }

    /// An instant of a day counted from today.
    fn when(&self, days: i64, time: NaiveTime) -> Instant {
        on(self.world.today + Duration::days(days), time)
    }

    fn is_closed(&self, door: usize, at: Instant) -> bool {
        self.closed.iter().any(|(number, slot)| *number == door && slot.holds(at))
    }
}

/// A local day and time.
fn on(day: NaiveDate, time: NaiveTime) -> Instant {
    zone::instant(ZONE, day, (time - NaiveTime::MIN).num_minutes())
}

/// What was refused stays undone, as with people; anything else is a fault of the demo.
fn tried<T>(answer: Answer<T>) -> Result<Option<T>, Failure> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(
            AppError::Refused(_)
            | AppError::WrongState
            | AppError::Incomplete { .. }
            | AppError::RateLimited { .. },
        ) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
