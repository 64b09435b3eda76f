//! Closures and weekly inner use, as the files say.

use super::super::AHEAD;
use super::super::ZONE;
use super::super::town::Town;
use super::acts::Act;
use super::{Replay, on};
use crate::failure::Failure;
use chrono::{Datelike, Duration};
use linli_app::ports::closures::{BlockInput, ClosureInput};
use linli_domain::ids::SpaceId;
use linli_domain::time::days;
use linli_domain::zone;

/// What stops hours in one town.
pub(super) fn plan(replay: &mut Replay<'_>, town: &Town) -> Result<(), Failure> {
    for one in &town.closures {
        let door = replay.world.door(&one.facility)?;
        let start = replay.when(one.from.0, one.from.1);
        let morning = zone::instant(ZONE, replay.world.today + Duration::days(one.said), 10 * 60);
        // What cannot wait is said when it begins.
        let said = if one.said == one.from.0 { start } else { morning };
        let new = ClosureInput {
            start,
            end: replay.when(one.to.0, one.to.1),
            class: one.class,
            reason: Some(one.reason.clone()),
            reason_code: Some(one.why),
            space_ids: Vec::new(),
            areas: Vec::new(),
            confirm_affected: true,
        };
        let lifted = one.lifted.map(|(day, time)| replay.when(day, time));
        replay.plan(said, Act::Close { door, new: Box::new(new), lifted });
    }
    let first = zone::local_day(ZONE, replay.world.begin);
    let count = (replay.world.today - first).num_days() + AHEAD;
    for one in &town.blocks {
        let door = replay.world.door(&one.facility)?;
        let spaces = replay.door(door).map_or(&[][..], |door| &door.spaces);
        let named = spaces.iter().filter(|space| one.spaces.contains(&space.key));
        let space_ids: Vec<SpaceId> = named.map(|space| space.id.clone().into()).collect();
        let weekly = |day: &chrono::NaiveDate| day.weekday() == one.weekday;
        for day in days(first + Duration::days(1), count).filter(weekly) {
            let new = BlockInput {
                start: on(day, one.hours.0),
                end: on(day, one.hours.1),
                kind: one.kind,
                label: Some(one.label.clone()),
                space_ids: space_ids.clone(),
                areas: Vec::new(),
                series: Some(one.label.clone()),
                confirm_affected: true,
            };
            let said = replay.world.begin + Duration::minutes(5);
            replay.plan(said, Act::Block { door, new: Box::new(new) });
        }
    }
    Ok(())
}
