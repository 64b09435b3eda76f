//! What happens at a door day by day: it opens and closes, heads are counted, and somebody who
//! finds it locked says so.

use super::super::chance::Chance;
use super::super::town::Habit;
use super::super::{Door, ZONE};
use super::acts::{Act, Reply};
use super::{Replay, SEED};
use chrono::Duration;
use linli_domain::closure::ClosureReason;
use linli_domain::locked::LockedAnswer;
use linli_domain::opening_log::MarkKind;
use linli_domain::space::Mode;
use linli_domain::time::{Instant, Slot, days};
use linli_domain::zone;

/// Days ahead for which turns on duty are given.
const TURNS: i64 = 4;

/// Everything at one door.
pub(super) fn plan(replay: &mut Replay<'_>, number: usize) {
    let Some(door) = replay.door(number) else { return };
    let mut chance = Chance::new(SEED, 2_000 + u64::try_from(number).unwrap_or(0));
    let first = zone::local_day(ZONE, replay.world.begin);
    let today = replay.world.today;
    for day in days(first, (today - first).num_days() + 1) {
        if day == today && door.untouched {
            continue;
        }
        for slot in replay.world.hours(door, day) {
            at_hours(replay, &mut chance, number, door, slot);
        }
    }
    if door.habit == Habit::Faithful && !door.untouched && number.is_multiple_of(3) {
        let yesterday = zone::instant(ZONE, today - Duration::days(1), 17 * 60);
        for day in days(today, TURNS) {
            for slot in replay.world.hours(door, day) {
                let at = yesterday.min(slot.start) + Duration::minutes(chance.between(0, 30));
                replay.plan(at, Act::Turn { door: number, slot });
            }
        }
    }
}

/// One posted interval.
fn at_hours(replay: &mut Replay<'_>, chance: &mut Chance, number: usize, door: &Door, slot: Slot) {
    let opens = match door.habit {
        Habit::Faithful => chance.happens(96),
        Habit::Paper => chance.happens(90),
        Habit::Lazy => chance.happens(30),
        Habit::Silent => return,
    };
    let middle = chance.between(20, slot.minutes().clamp(21, 110));
    let middle = slot.start + Duration::minutes(middle);
    if !opens {
        let percent = if door.habit == Habit::Lazy { 13 } else { 40 };
        if chance.happens(percent) {
            let (network, reply) = (chance.between(0, 1 << 16), found_locked(chance, door.habit));
            replay.plan(middle, Act::Locked { door: number, network, reply });
        }
        return;
    }
    let from = slot.start + Duration::minutes(chance.between(-9, 7));
    let to = slot.end + Duration::minutes(chance.between(-4, 10));
    if door.habit == Habit::Paper {
        on_paper(replay, chance, number, from, to);
        return;
    }
    replay.plan(from, Act::Mark { door: number, kind: MarkKind::Open, of: None });
    replay.plan(to, Act::Mark { door: number, kind: MarkKind::Close, of: None });
    let free: i64 = door
        .spaces
        .iter()
        .filter(|space| space.mode == Mode::Open)
        .map(|space| space.capacity)
        .sum();
    if free > 0 {
        let most = (free * door.busy / 100).max(2);
        let (early, late) = (chance.between(1, most), chance.between(0, most));
        let evening = to - Duration::minutes(5);
        if evening < replay.world.now {
            replay.plan(evening, Act::Heads { door: number, count: early + late });
        } else {
            let soon = from + Duration::minutes(40);
            replay.plan(soon, Act::Heads { door: number, count: early });
        }
    }
    if door.habit == Habit::Faithful && chance.happens(1) {
        // The wrong door, or a minute's walk to the back room.
        let reply = Reply {
            after_min: chance.between(60, 500),
            answer: LockedAnswer::WasOpen,
            reason: None,
        };
        let network = chance.between(0, 1 << 16);
        replay.plan(middle, Act::Locked { door: number, network, reply: Some(reply) });
    }
}

/// Typed in the next morning.
fn on_paper(
    replay: &mut Replay<'_>,
    chance: &mut Chance,
    number: usize,
    from: Instant,
    to: Instant,
) {
    let next = zone::local_day(ZONE, to) + Duration::days(1);
    let typed = zone::instant(ZONE, next, 9 * 60 + chance.between(0, 60));
    replay.plan(typed, Act::Mark { door: number, kind: MarkKind::Open, of: Some(from) });
    let typed = typed + Duration::minutes(1);
    replay.plan(typed, Act::Mark { door: number, kind: MarkKind::Close, of: Some(to) });
}

/// How a unit answers that its door was locked.
fn found_locked(chance: &mut Chance, habit: Habit) -> Option<Reply> {
    let after_min = chance.between(60, 20 * 60);
    let confirmed = Reply { after_min, answer: LockedAnswer::Confirmed, reason: None };
    let exempt =
        Reply { after_min, answer: LockedAnswer::Exempt, reason: Some(ClosureReason::Utilities) };
    match (habit, chance.between(0, 100)) {
        (Habit::Lazy, 0..50) | (_, 0..60) => Some(confirmed),
        (Habit::Lazy, _) | (_, 85..) => None,
        _ => Some(exempt),
    }
}
