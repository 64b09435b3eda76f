//! Where to go instead: the same space at another time, another space of the facility at the same
//! time, a place like it in the same division.

use super::Core;
use super::bookings::request_of;
use super::facilities::may_see;
use super::facts::{self, SpaceFacts};
use crate::failure::Failure;
use crate::store::bookings::Booking;
use crate::store::facilities::Facility;
use crate::store::search::{Filter, candidates};
use crate::store::{facilities, spaces};
use linli_app::ports::Caller;
use linli_app::ports::bookings::NewBooking;
use linli_domain::admission::{Intent, Request, admission};
use linli_domain::availability::nearest;
use linli_domain::limits::MAX_ALTERNATIVES;
use linli_domain::name::Name;
use linli_domain::refusal::Alternative;
use linli_domain::time::Slot;

/// Most of them that are the same space at another time.
const SAME_SPACE: usize = 3;
/// Most facilities nearby that are looked at.
const NEARBY: i64 = 20;

impl Core {
    /// Up to five slots that the caller could take now.
    pub(super) async fn alternatives(
        &self,
        caller: &Caller,
        asked: &NewBooking,
        moving: Option<&Booking>,
    ) -> Result<Vec<Alternative>, Failure> {
        let now = self.clock.now();
        let request = Request {
            moving: moving.map(|old| old.id.clone().into()),
            ..request_of(asked, Intent::Look)
        };
        let person = moving.map(|old| old.person_id.as_str()).or_else(|| facts::person(caller));
        let mut conn = self.db.read().await?;
        let id = facilities::id_of_space(&mut conn, asked.space_id.as_str()).await?;
        let Some(id) = id else { return Ok(Vec::new()) };
        let facility = facilities::facility(&mut conn, &id).await?;
        let Some(facility) = facility.filter(|one| may_see(caller, one)) else {
            return Ok(Vec::new());
        };
        let own = spaces::of_facilities(&mut conn, std::slice::from_ref(&id)).await?;
        let fortnight = 14 * 24 * 60;
        let window = request.slot.widened(fortnight, fortnight);
        let here = std::slice::from_ref(&facility);
        let loaded = facts::load(&mut conn, here, own, window, now, person).await?;
        let mut found = Vec::new();
        for one in loaded.iter().filter(|one| one.space.id == asked.space_id.0) {
            let slots = nearest(caller.viewer(), &request, &one.facts(), now, SAME_SPACE);
            found.extend(slots.into_iter().map(|slot| alternative(one, here, slot)));
        }
        for one in loaded.iter().filter(|one| one.space.id != asked.space_id.0) {
            if admission(caller.viewer(), &request, &one.facts(), now).is_ok() {
                found.push(alternative(one, here, request.slot));
            }
        }
        found.truncate(MAX_ALTERNATIVES);
        if found.len() < MAX_ALTERNATIVES {
            let like = self.like(&mut conn, &facility).await?;
            let ids: Vec<String> = like.iter().map(|facility| facility.id.clone()).collect();
            let others = spaces::of_facilities(&mut conn, &ids).await?;
            let loaded = facts::load(&mut conn, &like, others, request.slot, now, person).await?;
            for one in &loaded {
                if admission(caller.viewer(), &request, &one.facts(), now).is_ok() {
                    found.push(alternative(one, &like, request.slot));
                }
            }
            found.truncate(MAX_ALTERNATIVES);
        }
        Ok(found)
    }

    /// Facilities of the same category in the same division.
    async fn like(
        &self,
        conn: &mut sqlx::AnyConnection,
        facility: &Facility,
    ) -> Result<Vec<Facility>, Failure> {
        let filter = Filter {
            category: facility.category.as_str().to_owned(),
            division_path: facility.division_path.clone(),
            most: NEARBY + 1,
            ..Filter::default()
        };
        let mut found = candidates(conn, &filter).await?;
        found.retain(|one| one.id != facility.id);
        Ok(found)
    }
}

fn alternative(one: &SpaceFacts, facilities: &[Facility], slot: Slot) -> Alternative {
    let facility = facilities.iter().find(|facility| facility.id == one.space.facility_id);
    let facility = facility.map(|facility| facility.name.clone()).unwrap_or_default();
    let joined = |place: String, own: &str| match (place.as_str(), own) {
        ("", own) => own.to_owned(),
        (_, "") => place,
        (place, own) => format!("{place} · {own}"),
    };
    let own = &one.space.name;
    let place = Name::new(joined(facility.zh, &own.zh), joined(facility.en, &own.en));
    Alternative { space_id: one.space.id.clone().into(), place, slot }
}
