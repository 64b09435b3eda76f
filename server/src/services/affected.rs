//! Bookings that a change of days leaves outside opening hours. They are told of, and none is
//! cancelled.

use super::facts::Calendars;
use crate::failure::Failure;
use crate::store::affected::{self, Held, Reach};
use crate::store::facilities::Facility;
use linli_app::ports::holidays::{Affected, AffectedBooking};
use linli_domain::time::{Slot, joined};
use sqlx::AnyConnection;
use std::collections::{BTreeSet, HashMap};

/// Most bookings that one answer looks at.
const MOST_LOOKED_AT: i64 = 5_000;
/// Most that it lists.
const MOST_LISTED: usize = 200;

/// What the days are on both sides of a change: calendars, and the facilities with theirs.
pub(super) type Days = (Calendars, Vec<Facility>);

/// The bookings within reach that lie inside opening hours before a change and outside after it.
///
/// `change` gets the days as the database has them and answers those before and those after.
pub(super) async fn affected(
    conn: &mut AnyConnection,
    reach: &Reach,
    window: Slot,
    change: impl FnOnce(Days) -> (Days, Days),
) -> Result<Affected, Failure> {
    let held = affected::held(conn, reach, window, MOST_LOOKED_AT + 1).await?;
    let mut more = held.len() > MOST_LOOKED_AT as usize;
    let ids: BTreeSet<String> = held.iter().map(|one| one.facility_id.clone()).collect();
    let facilities = affected::facilities(conn, &ids.into_iter().collect::<Vec<_>>()).await?;
    let calendars = Calendars::load(conn, facilities.iter(), window).await?;
    let (before, after) = change((calendars, facilities));
    let (before, after) = (by_id(&before), by_id(&after));
    let mut bookings = Vec::new();
    for one in held {
        let id = one.facility_id.as_str();
        let (Some(before), Some(after)) = (before.get(id), after.get(id)) else { continue };
        let open = open_around(*after, one.slot);
        let fits = |open: &[Slot]| open.iter().any(|slot| slot.contains(one.slot));
        if fits(&open) || !fits(&open_around(*before, one.slot)) {
            continue;
        }
        if bookings.len() == MOST_LISTED {
            more = true;
            break;
        }
        bookings.push(told(one, open));
    }
    Ok(Affected { bookings, more })
}

type Side<'a> = (&'a Calendars, &'a Facility);

fn by_id((calendars, facilities): &Days) -> HashMap<&str, Side<'_>> {
    facilities.iter().map(|one| (one.id.as_str(), (calendars, one))).collect()
}

fn open_around((calendars, facility): Side<'_>, slot: Slot) -> Vec<Slot> {
    joined(&calendars.open_slots(facility, slot))
}

fn told(one: Held, open: Vec<Slot>) -> AffectedBooking {
    AffectedBooking {
        id: one.id.into(),
        facility_id: one.facility_id.into(),
        facility: one.facility,
        space: one.space,
        timezone: one.timezone,
        slot: one.slot,
        open,
    }
}
