//! Who books what, when, and what becomes of it.

use super::super::chance::Chance;
use super::super::town::{Town, unknown};
use super::super::{AHEAD, Door, ZONE};
use super::acts::Act;
use super::{Replay, SEED};
use crate::failure::Failure;
use crate::store::spaces::Space;
use chrono::{Datelike, Duration, NaiveDate};
use linli_app::ports::bookings::NewBooking;
use linli_domain::booking::Purpose;
use linli_domain::facility::Category;
use linli_domain::space::Mode;
use linli_domain::time::{Instant, Slot, days};
use linli_domain::zone;

/// What becomes of a booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// They come and are signed in.
    Comes,
    /// They do not come, and the keeper says so.
    StaysAway,
    /// They give it back.
    GivesBack,
    /// Nobody writes anything down.
    Unmarked,
}

/// Bookings that are written down in the files.
pub(super) fn written(replay: &mut Replay<'_>, town: &Town) -> Result<(), Failure> {
    let mut chance = Chance::new(SEED, 2);
    for one in &town.bookings {
        let door = replay.world.door(&one.facility)?;
        let spaces = replay.door(door).map_or(&[][..], |door| &door.spaces);
        let space = spaces.iter().find(|space| space.key == one.space);
        let space = space.ok_or_else(|| unknown(&one.space))?;
        let people = &replay.world.residents;
        let who = people.iter().position(|(_, login, _)| *login == one.who);
        let who = who.ok_or_else(|| unknown(&one.who))?;
        let start = replay.when(one.in_days, one.at);
        let asked = NewBooking {
            space_id: space.id.clone().into(),
            start,
            end: start + Duration::minutes(one.minutes),
            persons: one.persons,
            purpose: one.purpose,
            note: None,
            accept_rules: true,
        };
        let made = replay.world.now - Duration::minutes(chance.between(30, 40 * 60));
        let made = made.max(replay.world.begin + Duration::minutes(10));
        replay.plan(made, Act::Book { who, door, asked: Box::new(asked), fate: Fate::Unmarked });
    }
    Ok(())
}

/// Bookings of one place, drawn day by day.
pub(super) fn plan(replay: &mut Replay<'_>, number: usize) {
    let Some(door) = replay.door(number) else { return };
    let mut chance = Chance::new(SEED, 1_000 + u64::try_from(number).unwrap_or(0));
    let first = zone::local_day(ZONE, replay.world.begin);
    let count = (replay.world.today - first).num_days() + AHEAD + 1;
    let of_town = |(number, _): &(usize, &(usize, _, _))| {
        replay.world.residents.get(*number).is_some_and(|(town, ..)| *town == door.town)
    };
    let people: Vec<usize> =
        replay.world.residents.iter().enumerate().filter(of_town).map(|(at, _)| at).collect();
    for day in days(first, count) {
        let open = replay.world.hours(door, day);
        let percent = wanted(door, day, replay.world.today);
        for space in door.spaces.iter().filter(|space| space.mode != Mode::Open) {
            if !chance.happens(percent) {
                continue;
            }
            let Some(slot) = slot(&mut chance, space, &open) else { continue };
            let Some(made) = made(&mut chance, replay, space, slot) else { continue };
            let persons = match space.mode {
                Mode::Shared => chance.between(1, 4),
                _ => chance.between(2.min(space.capacity), space.capacity.min(40) + 1),
            };
            let asked = NewBooking {
                space_id: space.id.clone().into(),
                start: slot.start,
                end: slot.end,
                persons,
                purpose: purpose(&mut chance, door.facility.category),
                note: None,
                accept_rules: true,
            };
            let fate = match chance.between(0, 100) {
                0..70 => Fate::Comes,
                70..79 => Fate::StaysAway,
                79..90 => Fate::GivesBack,
                _ => Fate::Unmarked,
            };
            let Some(who) = chance.one(&people).copied() else { continue };
            // Somebody else wants the same a little later, and hears that it is taken.
            if chance.happens(8) {
                let late = made + Duration::minutes(chance.between(5, 90));
                let other = chance.one(&people).copied().unwrap_or(who);
                let asked = Box::new(asked.clone());
                let fate = Fate::GivesBack;
                replay.plan(late, Act::Book { who: other, door: number, asked, fate });
            }
            replay.plan(made, Act::Book { who, door: number, asked: Box::new(asked), fate });
        }
    }
}

/// In how many of 100 cases a space is booked on a day: more at weekends, less far ahead.
fn wanted(door: &Door, day: NaiveDate, today: NaiveDate) -> i64 {
    if door.untouched && day >= today {
        return 0;
    }
    let weekend = day.weekday().number_from_monday() > 5;
    let busy = if weekend { door.busy * 6 / 10 } else { door.busy * 4 / 10 };
    busy * (AHEAD + 5 - (day - today).num_days().max(0)) / (AHEAD + 5)
}

/// A slot on the grid inside the hours.
fn slot(chance: &mut Chance, space: &Space, open: &[Slot]) -> Option<Slot> {
    let hours = *chance.one(open)?;
    let grid = space.policy.grid_min.max(1);
    let length = [60, 90, 120, 180][usize::try_from(chance.between(0, 4)).unwrap_or(0)];
    let length = length.clamp(space.policy.shortest_min(), space.policy.max_min) / grid * grid;
    let room = hours.minutes() - length;
    if length == 0 || room < 0 {
        return None;
    }
    let start = hours.start + Duration::minutes(chance.between(0, room / grid + 1) * grid);
    Some(Slot::new(start, start + Duration::minutes(length)))
}

/// When it was booked: hours or days ahead, and for what is to come within the last days.
fn made(chance: &mut Chance, replay: &Replay<'_>, space: &Space, slot: Slot) -> Option<Instant> {
    let world = replay.world;
    let ahead = Duration::minutes(space.policy.lead_min + chance.between(40, 6 * 24 * 60));
    let (mut at, minutes) = (slot.start - ahead, chance.between(10, 8 * 24 * 60));
    if at >= world.now {
        at = world.now - Duration::minutes(minutes);
    }
    if at <= world.begin {
        at = world.begin + Duration::minutes(chance.between(20, 300));
    }
    (at + Duration::minutes(space.policy.lead_min) < slot.start).then_some(at)
}

fn purpose(chance: &mut Chance, category: Category) -> Purpose {
    let likely: &[Purpose] = match category {
        Category::SportsVenue | Category::SchoolSports | Category::Gym | Category::Court => {
            &[Purpose::Sport]
        }
        Category::Library => &[Purpose::Reading, Purpose::Class],
        Category::MeetingRoom | Category::PartyMassRoom => {
            &[Purpose::Meeting, Purpose::Volunteering, Purpose::Lecture]
        }
        Category::Classroom => &[Purpose::Class, Purpose::Lecture],
        Category::Youth => &[Purpose::Children, Purpose::Class],
        Category::Elderly => &[Purpose::Elderly],
        _ => &[Purpose::Rehearsal, Purpose::Meeting, Purpose::Party, Purpose::Exhibition],
    };
    chance.one(likely).copied().unwrap_or(Purpose::Other)
}
