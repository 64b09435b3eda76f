//! One facility as its public page shows it, and as its own input again.

use super::facilities::may_see;
use super::facts::{self, Calendars, SpaceFacts};
use super::sheets::really;
use super::{Core, closures, locked, public};
use crate::failure::Failure;
use crate::store::facilities::{self, Facility};
use crate::store::spaces::{self, Area};
use crate::store::{assets, photos};
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::facilities::{
    AreaInput, AssetInput, AssetView, Datum, FacilityInput, FacilityView, Location, SpaceInput,
    SpaceView,
};
use linli_domain::availability::{Wanted, starts, stretches};
use linli_domain::opening::DaySelector;
use linli_domain::space::Mode;
use linli_domain::time::{Instant, Slot};
use linli_domain::zone;
use sqlx::AnyConnection;

/// How far ahead closures are told of.
pub(super) const TOLD: Duration = Duration::days(61);

impl Core {
    /// The page of a facility: its week, its spaces and their free stretches. Nine statements, and one
    /// more for who is signed in where quotas hold.
    pub(super) async fn show(&self, caller: &Caller, id: &str) -> Result<FacilityView, Failure> {
        let now = self.clock.now();
        let mut conn = self.db.read().await?;
        let facility = facilities::facility(&mut conn, id).await?;
        let facility = facility.filter(|one| may_see(caller, one)).ok_or(AppError::NotFound)?;
        let today = zone::local_day(facility.zone, now);
        let week = Slot::new(
            zone::instant(facility.zone, today, 0),
            zone::instant(facility.zone, today + Duration::days(7), 0),
        );
        // As far as closures are told of.
        let told = Slot::new(week.start, zone::instant(facility.zone, today + TOLD, 0));
        let calendars = Calendars::load(&mut conn, std::iter::once(&facility), told).await?;
        let days = calendars.open_days(&facility, today, today + Duration::days(6));
        let yesterday = calendars.open_days(&facility, today - Duration::days(1), today);
        let open = calendars.really_open(&facility, &yesterday);
        let areas = spaces::areas(&mut conn, id).await?;
        let found = spaces::of_facilities(&mut conn, &[id.to_owned()]).await?;
        let all = std::slice::from_ref(&facility);
        let person = facts::person(caller);
        let loaded =
            facts::with_calendars(&mut conn, &calendars, all, found, week, now, person).await?;
        let stops = closures::views(calendars.stopped(&facility), &areas, now, told);
        let views = loaded.iter().map(|one| space_view(caller, one, &facility, &areas, week, now));
        let spaces = views.collect();
        Ok(FacilityView {
            id: facility.id.clone().into(),
            version: facility.version,
            unit_id: facility.unit_id.clone().into(),
            unit: facility.unit.clone(),
            division: facility.division.clone().into(),
            division_path: public::way(&mut conn, &facility.division_path).await?,
            name: facility.name.clone(),
            category: facility.category,
            address: facility.address.clone(),
            location: location(&facility),
            timezone: facility.zone.name().to_owned(),
            phone: facility.phone.clone(),
            accessible: facility.accessible.clone(),
            opening: facility.opening.clone(),
            hours_text: facility.hours_text.clone(),
            rules: facility.rules.clone(),
            published: facility.published,
            really: days.iter().map(|day| really(&facility, &calendars, day.clone())).collect(),
            week: days,
            open_now: open.iter().any(|slot| slot.holds(now)),
            closed_days: closed_days(&facility, now),
            closures: stops.closures,
            locked: locked::tally(&mut conn, id, now).await?,
            blocks: stops.blocks.into_iter().filter(|one| one.start < week.end).collect(),
            photos: photos::of_facility(&mut conn, id).await?,
            areas: areas.into_iter().map(|area| area.view).collect(),
            plan: facility.plan.clone(),
            spaces,
            assets: assets::of_facility(&mut conn, id).await?,
            posted_at: facility.posted_at,
        })
    }

    /// A stored facility as the input that would make it: what PATCH starts from.
    pub(super) async fn input_of(
        &self,
        tx: &mut AnyConnection,
        facility: &Facility,
    ) -> Result<FacilityInput, Failure> {
        let areas = spaces::areas(tx, &facility.id).await?;
        let spaces = spaces::of_facilities(tx, std::slice::from_ref(&facility.id)).await?;
        let space_input = |space: spaces::Space| SpaceInput {
            areas: keys_of(&space.areas, &areas),
            key: space.key,
            name: space.name,
            mode: space.mode,
            capacity: space.capacity,
            policy: space.policy,
            audience: space.audience,
            price: space.price,
            quota: space.quota,
        };
        let asset_input =
            |asset: AssetView| AssetInput { key: asset.key, name: asset.name, stock: asset.stock };
        let assets = assets::of_facility(tx, &facility.id).await?;
        Ok(FacilityInput {
            unit_id: facility.unit_id.clone().into(),
            name: facility.name.clone(),
            category: facility.category,
            address: facility.address.clone(),
            location: location(facility),
            timezone: facility.zone.name().to_owned(),
            phone: facility.phone.clone(),
            accessible: facility.accessible.clone(),
            opening: facility.opening.clone(),
            hours_text: facility.hours_text.clone(),
            spaces: spaces.into_iter().map(space_input).collect(),
            assets: assets.into_iter().map(asset_input).collect(),
            areas: areas
                .into_iter()
                .map(|Area { view, .. }| AreaInput {
                    key: view.key,
                    name: view.name,
                    area_m2: view.area_m2,
                })
                .collect(),
            plan: facility.plan.clone(),
            rules: facility.rules.clone(),
            publish: facility.published,
        })
    }
}

fn location(facility: &Facility) -> Option<Location> {
    facility.location.map(|(lat, lon)| Location { lat, lon, datum: Datum::Wgs84 })
}

fn keys_of(own: &[i64], areas: &[Area]) -> Vec<String> {
    areas.iter().filter(|area| own.contains(&area.key)).map(|area| area.view.key.clone()).collect()
}

fn space_view(
    caller: &Caller,
    one: &SpaceFacts,
    facility: &Facility,
    areas: &[Area],
    week: Slot,
    now: Instant,
) -> SpaceView {
    let space = &one.space;
    let wanted = Wanted { window: week, minutes: None, persons: 1 };
    let facts = one.facts();
    let free = if space.mode == Mode::Open {
        Vec::new()
    } else {
        stretches(starts(caller.viewer(), wanted, &facts, now), space.policy.grid_min)
    };
    SpaceView {
        id: space.id.clone().into(),
        key: space.key.clone(),
        name: if space.name.is_empty() { facility.name.clone() } else { space.name.clone() },
        areas: keys_of(&space.areas, areas),
        mode: space.mode,
        capacity: space.capacity,
        policy: space.policy.clone(),
        audience: space.audience.clone(),
        price: space.price.clone(),
        quota: space.quota.clone(),
        free,
    }
}

/// Days of the next two months that a dated rule closes (临时停开).
pub(super) fn closed_days(facility: &Facility, now: Instant) -> Vec<chrono::NaiveDate> {
    let today = zone::local_day(facility.zone, now);
    let last = today + Duration::days(60);
    let closing = facility.opening.iter().filter(|rule| rule.hours.is_empty());
    let mut days: Vec<_> = closing
        .flat_map(|rule| &rule.days)
        .filter_map(|day| match day {
            DaySelector::Date(date) if (today..=last).contains(date) => Some(*date),
            _ => None,
        })
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}
