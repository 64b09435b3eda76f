//! Finding facilities. Everything that does not need occupancy is decided in memory over a copy
//! that is never stale; what can be booked is decided by admission, for as few places as will do.

mod aliases;
mod ask;
mod instead;
mod items;
mod place;
mod places;
mod snapshot;
mod words;

pub use aliases::NewPlace;
pub use snapshot::Cache;

use super::Core;
use super::availability::viewer_word;
use crate::failure::Failure;
use crate::store::demand::Demand;
use ask::{Ask, Hit};
use linli_app::error::AppError;
use linli_app::ports::facilities::{Differs, Found, Instead, Search};
use linli_app::ports::{Caller, Paging};
use linli_domain::facility::Category;
use linli_domain::refusal::FieldFault;
use linli_domain::time::Slot;
use linli_domain::zone;
use snapshot::Snapshot;
use sqlx::AnyConnection;
use std::collections::HashMap;

/// How many places are asked of the database at a time for a slot; after these all the rest.
const CHUNK: usize = 128;

/// One page of places that have what is asked for.
struct Page<'a> {
    hits: Vec<Hit<'a>>,
    next: Option<usize>,
    /// Spaces free for the slot asked for.
    free: HashMap<String, i64>,
}

impl Core {
    /// Answers [`linli_app::ports::Facilities::search`]: one statement for the version; for a
    /// slot two for each of at most two chunks; two for the page, or for what comes nearest where
    /// nothing is found; one more for each of these for who is signed in where quotas hold. After
    /// a change, and for a day that nobody asked for yet, up to three more read what is missing.
    pub(super) async fn find(
        &self,
        caller: &Caller,
        wanted: &Search,
        paging: &Paging,
    ) -> Result<Found, Failure> {
        self.found(caller, wanted, paging, true).await
    }

    /// The same for pages that list what there is: nobody wished for anything, nothing is offered
    /// instead.
    pub(super) async fn list(
        &self,
        caller: &Caller,
        wanted: &Search,
        paging: &Paging,
    ) -> Result<Found, Failure> {
        self.found(caller, wanted, paging, false).await
    }

    async fn found(
        &self,
        caller: &Caller,
        wanted: &Search,
        paging: &Paging,
        is_wish: bool,
    ) -> Result<Found, Failure> {
        let ask = Ask::new(wanted, self.clock.now())?;
        let offset = offset_of(paging)?;
        let mut conn = self.db.read().await?;
        let snapshot = self.search.current(&mut conn, ask.now).await?;
        let hours = snapshot.hours(&mut conn, &ask.days(&snapshot)).await?;
        let hits = ask.hits(&snapshot, &hours);
        let page = paged(&mut conn, caller, &snapshot, &ask, hits, offset, paging.rows()).await?;
        if is_wish && page.hits.is_empty() && page.next.is_none() && offset == 0 {
            let instead = instead::instead(&mut conn, caller, &snapshot, &hours, &ask).await?;
            if is_a_wish(wanted) {
                self.demand.push(&self.clock, &who(caller), wish(&ask, &instead));
            }
            return Ok(Found { instead, ..Found::default() });
        }
        let items = items::page(&mut conn, caller, &snapshot, &page.hits, &ask, &page.free).await?;
        let next_cursor = page.next.map(|at| at.to_string());
        Ok(Found { items, next_cursor, instead: Vec::new() })
    }
}

/// The hits of one page, from the one at `offset` on.
async fn paged<'a>(
    conn: &mut AnyConnection,
    caller: &Caller,
    snapshot: &Snapshot,
    ask: &Ask,
    mut hits: Vec<Hit<'a>>,
    offset: usize,
    rows: usize,
) -> Result<Page<'a>, Failure> {
    let all = hits.len();
    let mut rest = hits.split_off(offset.min(all));
    let Some(slot) = ask.slot else {
        let next = (rest.len() > rows).then_some(offset + rows);
        rest.truncate(rows);
        return Ok(Page { hits: rest, next, free: HashMap::new() });
    };
    let mut page = Page { hits: Vec::new(), next: None, free: HashMap::new() };
    let (mut at, mut chunk) = (offset, CHUNK.max(rows + 1));
    while !rest.is_empty() {
        let after = rest.split_off(chunk.min(rest.len()));
        let free = items::free_at(conn, caller, snapshot, &rest, ask, slot).await?;
        for hit in rest {
            let count = free.get(&hit.place.facility.id).copied();
            if let Some(count) = count {
                if page.hits.len() == rows {
                    page.next = Some(at);
                    return Ok(page);
                }
                page.free.insert(hit.place.facility.id.clone(), count);
                page.hits.push(hit);
            }
            at += 1;
        }
        rest = after;
        chunk = usize::MAX;
    }
    Ok(page)
}

fn offset_of(paging: &Paging) -> Result<usize, AppError> {
    let offset = paging.cursor.as_deref().map_or(Ok(0), str::parse);
    offset.map_err(|_| AppError::field("cursor", FieldFault::Malformed))
}

/// Whether somebody wanted something: looking at the first screen alone is no wish.
fn is_a_wish(wanted: &Search) -> bool {
    let plain = Search { day: wanted.day, elder: wanted.elder, ..Search::default() };
    *wanted != plain
}

/// A search that found nothing; words are kept folded and short.
fn wish(ask: &Ask, instead: &[Instead]) -> Demand {
    let wanted = &ask.wanted;
    let offered = |differs: Differs| instead.iter().any(|one| one.differs == differs);
    // The day asked for, as the home zone has it.
    let days = wanted.day.map(|day| {
        let last = wanted.until.unwrap_or(day);
        let zone = zone::Tz::Asia__Shanghai;
        Slot::new(zone::day_slot(zone, day).start, zone::day_slot(zone, last).end)
    });
    Demand {
        kind: if offered(Differs::Time) {
            "not_then"
        } else if offered(Differs::Place) {
            "not_near"
        } else {
            "no_result"
        },
        words: ask.words().map(str::to_owned),
        category: wanted.category.map(Category::as_str),
        division: wanted.division.as_ref().or(wanted.around.as_ref()).map(|code| code.0.clone()),
        slot: ask.slot.or(days),
        persons: wanted.persons,
        ..Demand::default()
    }
}

/// Who asks, as text to be hashed.
pub(super) fn who(caller: &Caller) -> String {
    let viewer = viewer_word(caller.viewer());
    let who = caller.identity.as_ref().map_or(caller.network.as_str(), |who| who.person.as_str());
    format!("{viewer}:{who}")
}
