//! What marks and counts tell: views, the local day, and the hours that are proved.

use crate::failure::Failure;
use crate::services::facts::Calendars;
use crate::store::facilities::Facility;
use crate::store::head_counts::{self, DayCount};
use crate::store::locked;
use crate::store::openings::{self, MarkRow};
use crate::store::spaces::Space;
use chrono::{Duration, NaiveDate};
use linli_app::ports::openings::{MarkView, SpaceCount};
use linli_domain::duty::masked;
use linli_domain::name::Name;
use linli_domain::opening_log::{Evidence, Mark, opened};
use linli_domain::time::{Instant, Slot};
use linli_domain::zone;
use sqlx::AnyConnection;
use std::collections::HashMap;

/// The local day of an instant.
pub(in crate::services) fn day_of(facility: &Facility, at: Instant) -> NaiveDate {
    zone::local_day(facility.zone, at)
}

/// A mark as staff see it.
pub(in crate::services) fn mark_view(
    row: &MarkRow,
    account: Option<&str>,
) -> Result<MarkView, Failure> {
    Ok(MarkView {
        id: row.id.clone().into(),
        facility_id: row.facility_id.clone().into(),
        kind: row.kind()?,
        at: row.at()?,
        source: row.proof()?,
        entries: row.entries,
        recorded_at: row.recorded_at()?,
        late: row.late(),
        counts: row.counts(),
        by: masked(row.name.as_deref().unwrap_or_default()),
        own: account.is_some() && row.account_id.as_deref() == account,
    })
}

/// A mark as the domain takes it; `None` while it does not count.
pub(in crate::services) fn mark_of(row: &MarkRow) -> Result<Option<Mark>, Failure> {
    let mark = Mark { at: row.at()?, kind: row.kind()? };
    Ok(row.counts().then_some(mark))
}

/// The hours of a window for which there is evidence, by facility: the source of every figure of
/// openness. Three statements, however many facilities.
pub(in crate::services) async fn opened_slots(
    conn: &mut AnyConnection,
    calendars: &Calendars,
    facilities: &[Facility],
    window: Slot,
    now: Instant,
) -> Result<HashMap<String, Vec<Slot>>, Failure> {
    let ids: Vec<String> = facilities.iter().map(|facility| facility.id.clone()).collect();
    // An evening that began before the window runs into it.
    let around = Slot::new(window.start - Duration::days(1), window.end + Duration::days(1));
    let mut marks: HashMap<String, Vec<Mark>> = HashMap::new();
    for row in openings::of_facilities(conn, &ids, around).await? {
        if let Some(mark) = mark_of(&row)? {
            marks.entry(row.facility_id).or_default().push(mark);
        }
    }
    let counts = by_facility(head_counts::instants(conn, &ids, around).await?);
    let locked = by_facility(locked::confirmed(conn, &ids, around).await?);
    let none = Vec::new();
    let of = |facility: &Facility| {
        let posted = calendars.open_slots(facility, around);
        let evidence = Evidence {
            marks: marks.get(&facility.id).map_or(&[], Vec::as_slice),
            head_counts: counts.get(&facility.id).unwrap_or(&none),
            // Signing in at the door comes with check-in.
            check_ins: &[],
            locked: locked.get(&facility.id).unwrap_or(&none),
            posted: &posted,
        };
        let proved = opened(&evidence, now).into_iter();
        let inside = proved
            .map(|slot| Slot::new(slot.start.max(window.start), slot.end.min(window.end)))
            .filter(|slot| slot.is_real());
        (facility.id.clone(), inside.collect())
    };
    Ok(facilities.iter().map(of).collect())
}

fn by_facility(rows: Vec<(String, Instant)>) -> HashMap<String, Vec<Instant>> {
    let mut all: HashMap<String, Vec<Instant>> = HashMap::new();
    for (facility, at) in rows {
        all.entry(facility).or_default().push(at);
    }
    all
}

/// What the keeper counts: each space where people just come, else the whole facility.
pub(in crate::services) fn counts(
    facility: &Facility,
    spaces: &[Space],
    today: &[DayCount],
) -> Vec<SpaceCount> {
    let of = |space: Option<&str>| {
        let own =
            |one: &&DayCount| one.facility_id == facility.id && one.space_id.as_deref() == space;
        today.iter().find(own).map_or(0, |one| one.count)
    };
    let own = spaces.iter().filter(|space| space.facility_id == facility.id);
    let walk_in: Vec<&Space> =
        own.filter(|space| space.mode == linli_domain::space::Mode::Open).collect();
    let mut told: Vec<SpaceCount> = walk_in
        .iter()
        .map(|space| SpaceCount {
            space_id: Some(space.id.clone().into()),
            name: space.name.clone(),
            mode: Some(space.mode),
            count: of(Some(&space.id)),
        })
        .collect();
    // One walk-in space is the facility itself for whoever stands at its door.
    if walk_in.len() != 1 || of(None) > 0 {
        told.insert(
            0,
            SpaceCount { space_id: None, name: Name::default(), mode: None, count: of(None) },
        );
    }
    told
}
