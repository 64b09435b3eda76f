//! Timetables: every row becomes its dates of the term, every date a block.

use super::{Item, Scope, Work};
use crate::db::Tx;
use crate::failure::Failure;
use crate::import::facilities::stable_key;
use crate::import::report::Action;
use crate::import::{BlockRow, Why};
use crate::services::{Core, facts, settling};
use crate::store::blocks::{self, NewBlock};
use crate::store::facilities::{self, Facility};
use crate::store::imports::Change;
use crate::store::{closures, millis, spaces};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use linli_app::ports::imports::Slip;
use linli_domain::closure::BlockKind;
use linli_domain::day_type::{Calendar, DayType};
use linli_domain::time::{Slot, days};
use linli_domain::zone;
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};

/// Most blocks of one file.
const MAX_BLOCKS: usize = 20_000;
/// Most dates that a sentence lists.
const MAX_LISTED: usize = 12;

/// A block to be written.
#[derive(Clone, Debug)]
pub(super) struct BlockWork {
    pub facility: String,
    label: String,
    new: NewBlock,
    day: NaiveDate,
}

impl BlockWork {
    /// The date, for a sentence.
    pub fn day(&self) -> String {
        self.day.to_string()
    }
}

impl Core {
    pub(super) async fn check_blocks(
        &self,
        scope: &Scope,
        rows: &[BlockRow],
    ) -> Result<Vec<Item>, Failure> {
        let mut conn = self.db.read().await?;
        let mut known: BTreeMap<String, Result<Facility, Why>> = BTreeMap::new();
        let (mut items, mut made) = (Vec::with_capacity(rows.len()), 0);
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for row in rows {
            let key = key_of(row);
            if !known.contains_key(&row.facility) {
                let found = facility(&mut conn, scope, &row.facility).await?;
                known.insert(row.facility.clone(), found);
            }
            let item = match &known[&row.facility] {
                Err(why) => Item::refused(row.row, key, why.clone()),
                Ok(facility) => match areas(&mut conn, facility, &row.spaces).await? {
                    Err(why) => Item::refused(row.row, key, why),
                    Ok(areas) => self.blocks_of(&mut conn, facility, areas, row, &mut seen).await?,
                },
            };
            made += item.works.len();
            items.push(if made > MAX_BLOCKS {
                Item::refused(row.row, key_of(row), Why::TooMany)
            } else {
                item
            });
        }
        Ok(items)
    }

    /// The dates of a row: those of its weekdays that are no holiday, and those named besides.
    async fn blocks_of(
        &self,
        conn: &mut AnyConnection,
        facility: &Facility,
        areas: Option<Vec<i64>>,
        row: &BlockRow,
        seen: &mut BTreeSet<String>,
    ) -> Result<Item, Failure> {
        let today = zone::local_day(facility.zone, self.clock.now());
        let calendar = facts::calendar(conn, facility.calendar, row.from, row.to).await?;
        let Term { dates, makeup, provisional } = term(row, &calendar, today);
        let all = dates.len();
        let mut item = Item::new(row.row, key_of(row), Action::Unchanged, Vec::new());
        let mut taken = Vec::new();
        let series =
            stable_key("series", &[facility.id.clone(), key_of(row), row.from.to_string()]);
        for day in dates {
            let at = |time: NaiveTime| {
                zone::instant(facility.zone, day, i64::from(time.hour() * 60 + time.minute()))
            };
            let slot = Slot::new(at(row.hours.0), at(row.hours.1));
            let parts = [
                facility.id.clone(),
                format!("{areas:?}"),
                millis(slot.start).to_string(),
                millis(slot.end).to_string(),
            ];
            let source_key = stable_key("block", &parts);
            if !seen.insert(source_key.clone())
                || blocks::by_source(conn, &source_key).await?.is_some()
            {
                continue;
            }
            let from_now = Slot::new(slot.start.max(self.clock.now()), slot.end);
            if !closures::inside(conn, &facility.id, from_now, areas.as_deref()).await?.is_empty() {
                taken.push(day.to_string());
                continue;
            }
            let new = NewBlock {
                id: self.clock.id(),
                facility_id: facility.id.clone(),
                slot,
                areas: areas.clone(),
                kind: BlockKind::parse(&row.kind).unwrap_or(BlockKind::Teaching),
                label: Some(row.label.clone()).filter(|label| !label.is_empty()),
                series_key: Some(series.clone()),
                source_key: Some(source_key),
            };
            let (facility, label) =
                (facility.id.clone(), format!("{} {day}", facility.name.in_language(false).0));
            item.works.push(Work::Block(BlockWork { facility, label, new, day }));
        }
        if all == 0 {
            item.refuse(Why::NoDay);
        } else {
            item.notes.push(Why::Blocks(all, item.works.len()));
            item.action = match (item.works.is_empty(), taken.is_empty()) {
                (false, _) => Action::Create,
                (true, true) => Action::Unchanged,
                (true, false) => Action::Skip,
            };
        }
        for (dates, why) in [(taken, Why::Taken as fn(Vec<String>) -> Why), (makeup, Why::Makeup)] {
            if !dates.is_empty() {
                item.notes.push(why(listed(dates)));
            }
        }
        if !provisional.is_empty() {
            item.notes.push(Why::Provisional(provisional));
        }
        Ok(item)
    }

    pub(super) async fn write_block(
        &self,
        tx: &mut Tx,
        scope: &Scope,
        work: &BlockWork,
    ) -> Result<Change, Failure> {
        self.take_block(tx, &scope.caller, &work.new).await?;
        Ok(Change {
            position: 0,
            subject_kind: "block".to_owned(),
            subject_id: work.new.id.clone(),
            label: work.label.clone(),
            before_state: None,
            after_state: "null".to_owned(),
        })
    }

    /// Settles a facility before blocks are written into it, once a transaction.
    pub(super) async fn settle_for_blocks(
        &self,
        tx: &mut Tx,
        facility: &str,
    ) -> Result<(), Failure> {
        settling::settle_facility(tx, &self.clock, facility, self.clock.now()).await
    }
}

fn key_of(row: &BlockRow) -> String {
    let (from, to) = (row.hours.0.format("%H:%M"), row.hours.1.format("%H:%M"));
    let days: Vec<String> =
        row.weekdays.iter().map(|day| day.number_from_monday().to_string()).collect();
    format!("{} {} {from}-{to} {}", row.facility, days.join(","), row.label).trim_end().to_owned()
}

fn listed(mut dates: Vec<String>) -> Vec<String> {
    if dates.len() > MAX_LISTED {
        let more = dates.len() - MAX_LISTED;
        dates.truncate(MAX_LISTED);
        dates.push(format!("+{more}"));
    }
    dates
}

/// The days of a term.
struct Term {
    dates: Vec<NaiveDate>,
    /// Make-up workdays that are not taken: a notice does not say which weekday they stand for.
    makeup: Vec<String>,
    provisional: Vec<i32>,
}

fn term(row: &BlockRow, calendar: &Calendar, today: NaiveDate) -> Term {
    let count = (row.to - row.from).num_days() + 1;
    let mut found = Term { dates: Vec::new(), makeup: Vec::new(), provisional: Vec::new() };
    for day in days(row.from, count).filter(|day| *day >= today) {
        let info = calendar.day(day);
        if info.provisional && !found.provisional.contains(&day.year()) {
            found.provisional.push(day.year());
        }
        if row.except.contains(&day) {
            continue;
        }
        if row.extra.contains(&day) {
            found.dates.push(day);
            continue;
        }
        match info.day_type {
            DayType::Makeup if row.from != row.to => found.makeup.push(day.to_string()),
            DayType::Statutory | DayType::Off if !row.on_holidays && row.from != row.to => {}
            _ if row.weekdays.contains(&day.weekday()) => found.dates.push(day),
            _ => {}
        }
    }
    let outside =
        row.extra.iter().filter(|day| **day >= today && !(row.from..=row.to).contains(day));
    found.dates.extend(outside);
    found
}

/// The facility that a row names, by number or name.
async fn facility(
    conn: &mut AnyConnection,
    scope: &Scope,
    text: &str,
) -> Result<Result<Facility, Why>, Failure> {
    let unit = scope.unit.as_ref().map_or("", |unit| unit.id.as_str());
    if let Some(found) = facilities::facility(conn, text).await? {
        let own = unit.is_empty() || found.unit_id == unit;
        return Ok(if own { Ok(found) } else { Err(Why::cell("facility", Slip::Unknown, text)) });
    }
    let ids = facilities::named(conn, unit, text).await?;
    let slip = match ids.as_slice() {
        [id] => match facilities::facility(conn, id).await? {
            Some(found) => return Ok(Ok(found)),
            None => Slip::Unknown,
        },
        [] => Slip::Unknown,
        _ => Slip::Several,
    };
    Ok(Err(Why::cell("facility", slip, text)))
}

/// Keys of the areas of the spaces named; nothing for the whole facility.
async fn areas(
    conn: &mut AnyConnection,
    facility: &Facility,
    names: &[String],
) -> Result<Result<Option<Vec<i64>>, Why>, Failure> {
    if names.is_empty() {
        return Ok(Ok(None));
    }
    let own = spaces::of_facilities(conn, std::slice::from_ref(&facility.id)).await?;
    let mut chosen = BTreeSet::new();
    for name in names {
        let is = |space: &&spaces::Space| {
            space.name.zh == *name || space.name.en == *name || space.key == *name
        };
        let Some(space) = own.iter().find(is) else {
            return Ok(Err(Why::cell("space", Slip::Unknown, name)));
        };
        chosen.extend(space.areas.iter().copied());
    }
    let all: BTreeSet<i64> =
        spaces::areas(conn, &facility.id).await?.iter().map(|area| area.key).collect();
    Ok(Ok((chosen != all).then(|| chosen.into_iter().collect())))
}
