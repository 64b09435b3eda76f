//! What a unit sees of its own facilities while it fills them in.

mod look;

use super::Core;
use super::facilities::allowed;
use super::facility_check::{missing, rules_fit};
use super::facility_save::Target;
use super::facility_view::closed_days;
use super::facts::Calendars;
use super::places::signed_in;
use crate::db::{LockKey, Tx, lock};
use crate::failure::Failure;
use crate::store::facilities::{self, Facility};
use crate::store::{bookings, photos, postings, spaces, units};
use async_trait::async_trait;
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::facilities::{FacilitySaved, PhotoView};
use linli_app::ports::places::UnitView;
use linli_app::ports::publishing::{HoursPreview, OwnFacility, PostingView, Publishing, Sheet};
use linli_app::ports::{Answer, Caller};
use linli_domain::account::Identity;
use linli_domain::authority::Act;
use linli_domain::division::CalendarId;
use linli_domain::ids::{FacilityId, UnitId};
use linli_domain::limits::MAX_NAME;
use linli_domain::name::Name;
use linli_domain::opening::OpeningRule;
use linli_domain::time::Slot;
use linli_domain::zone;
use look::{changed, worth_a_look};
use serde_json::{Map, Value};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// Most units that one person publishes for.
const MAX_UNITS: usize = 50;

#[async_trait]
impl Publishing for Core {
    async fn own_units(&self, caller: &Caller) -> Answer<Vec<UnitView>> {
        let who = signed_in(caller)?;
        let mut conn = self.db.read().await?;
        let mut own = Vec::new();
        for unit in unit_ids(who) {
            own.extend(units::unit(&mut conn, unit.as_str()).await?);
        }
        Ok(own)
    }

    async fn own_facilities(&self, caller: &Caller) -> Answer<Vec<OwnFacility>> {
        let who = signed_in(caller)?;
        let units: Vec<String> = unit_ids(who).into_iter().map(|unit| unit.0).collect();
        let phones: BTreeMap<UnitId, Option<String>> =
            self.own_units(caller).await?.into_iter().map(|unit| (unit.id, unit.phone)).collect();
        let mut conn = self.db.read().await?;
        let found = facilities::of_units(&mut conn, &units).await?;
        let own = |facility: Facility| {
            let unit_id = UnitId(facility.unit_id);
            // The phone of the unit serves where the facility has none of its own.
            let phone = facility.phone.or_else(|| phones.get(&unit_id).cloned().flatten());
            OwnFacility {
                missing: missing(
                    &facility.opening,
                    facility.hours_text.as_ref(),
                    &facility.address,
                    phone.as_deref(),
                ),
                id: facility.id.into(),
                unit_id,
                unit: facility.unit,
                name: facility.name,
                category: facility.category,
                published: facility.published,
                posted_at: facility.posted_at,
            }
        };
        Ok(found.into_iter().map(own).collect())
    }

    async fn sheet(&self, caller: &Caller, id: &FacilityId) -> Answer<Sheet> {
        let mut conn = self.db.read().await?;
        let facility = own(&mut conn, caller, id).await?;
        let input = self.input_of(&mut conn, &facility).await?;
        let unit = units::unit(&mut conn, &facility.unit_id).await?.ok_or(AppError::NotFound)?;
        let spaces = spaces::of_facilities(&mut conn, std::slice::from_ref(&facility.id)).await?;
        let ids: Vec<String> = spaces.iter().map(|space| space.id.clone()).collect();
        let booked = bookings::ever_booked(&mut conn, &ids).await?;
        let now = self.clock.now();
        // The phone of the unit serves where the facility has none of its own.
        let phone = facility.phone.as_deref().or(unit.phone.as_deref());
        Ok(Sheet {
            id: id.clone(),
            version: facility.version,
            missing: missing(
                &facility.opening,
                facility.hours_text.as_ref(),
                &facility.address,
                phone,
            ),
            booked: spaces
                .into_iter()
                .filter(|space| booked.contains(&space.id))
                .map(|space| space.key)
                .collect(),
            to_come: bookings::to_come(&mut conn, &ids, now).await?,
            closed_days: closed_days(&facility, now),
            photos: photos::of_facility(&mut conn, id.as_str()).await?,
            posted_at: facility.posted_at,
            input,
            unit,
        })
    }

    async fn hours(
        &self,
        caller: &Caller,
        id: &FacilityId,
        rules: Vec<OpeningRule>,
    ) -> Answer<HoursPreview> {
        rules_fit(&rules)?;
        let mut conn = self.db.read().await?;
        let mut facility = own(&mut conn, caller, id).await?;
        facility.opening = rules;
        let now = self.clock.now();
        let today = zone::local_day(facility.zone, now);
        let year = Slot::new(now, now + Duration::days(AHEAD));
        let calendars = Calendars::load(&mut conn, std::iter::once(&facility), year).await?;
        let days = calendars.open_days(&facility, today, today + Duration::days(AHEAD));
        Ok(worth_a_look(days, &facility.opening))
    }

    async fn calendar(&self, caller: &Caller, id: &FacilityId) -> Answer<CalendarId> {
        let mut conn = self.db.read().await?;
        Ok(own(&mut conn, caller, id).await?.calendar)
    }

    async fn postings(&self, caller: &Caller, id: &FacilityId) -> Answer<Vec<PostingView>> {
        let mut conn = self.db.read().await?;
        own(&mut conn, caller, id).await?;
        // One more, to say what changed in the oldest that is shown.
        let found = postings::latest(&mut conn, id.as_str(), MAX_POSTINGS + 1).await?;
        let mut views = Vec::with_capacity(found.len());
        for (at, (version, posted_at, body)) in found.iter().enumerate() {
            let body: Map<String, Value> = serde_json::from_str(body).map_err(Failure::from)?;
            let before = found.get(at + 1).map(|(_, _, body)| serde_json::from_str(body));
            let before: Map<String, Value> =
                before.transpose().map_err(Failure::from)?.unwrap_or_default();
            views.push(PostingView {
                version: *version,
                posted_at: *posted_at,
                changed: changed(&before, &body),
                published: body.get("publish") == Some(&Value::Bool(true)),
            });
        }
        views.truncate(usize::try_from(MAX_POSTINGS).unwrap_or_default());
        Ok(views)
    }

    async fn copy(&self, caller: &Caller, id: &FacilityId) -> Answer<FacilitySaved> {
        let (core, caller, id) = (self.clone(), caller.clone(), id.clone());
        Ok(self
            .db
            .write(move |tx| Box::pin(async move { core.copied(tx, &caller, &id).await }))
            .await?)
    }
}

/// How far ahead a preview looks for a day worth a look.
const AHEAD: i64 = 370;
/// Most versions that one list shows.
const MAX_POSTINGS: i64 = 100;

impl Core {
    async fn copied(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        id: &FacilityId,
    ) -> Result<FacilitySaved, Failure> {
        lock(tx, vec![LockKey::Facility(id.0.clone())]).await?;
        let facility = own(tx, caller, id).await?;
        let mut input = self.input_of(tx, &facility).await?;
        input.publish = false;
        input.name = copy_name(&input.name);
        let target = Target { old: None, division: Some(&facility.division) };
        let saved = self.save_facility(tx, caller, &input, target).await?;
        let pictures = photos::of_facility(tx, id.as_str()).await?;
        for (position, photo) in (0..).zip(&pictures) {
            let new = PhotoView { id: self.clock.id().into(), ..photo.clone() };
            photos::save(tx, saved.id.as_str(), &new, position, self.clock.now()).await?;
            photos::copy_files(tx, photo.id.as_str(), new.id.as_str()).await?;
        }
        if !pictures.is_empty() {
            self.post_again(tx, caller, saved.id.as_str()).await?;
        }
        Ok(saved)
    }
}

/// The name with the mark of a copy, cut where it would be too long.
fn copy_name(name: &Name) -> Name {
    let marked = |text: &str, mark: &str| {
        let room = MAX_NAME - mark.chars().count();
        let kept: String = text.chars().take(room).collect();
        if text.is_empty() { kept } else { kept + mark }
    };
    Name::new(marked(&name.zh, "（副本）"), marked(&name.en, " (copy)"))
}

/// The units for which the person publishes.
fn unit_ids(who: &Identity) -> Vec<UnitId> {
    let mut units: Vec<UnitId> = who.units(Act::Publish).into_iter().cloned().collect();
    units.sort_unstable();
    units.dedup();
    units.truncate(MAX_UNITS);
    units
}

/// A facility that the caller publishes.
pub(super) async fn own(
    conn: &mut AnyConnection,
    caller: &Caller,
    id: &FacilityId,
) -> Result<Facility, Failure> {
    let who = signed_in(caller)?;
    let facility = facilities::facility(conn, id.as_str()).await?.ok_or(AppError::NotFound)?;
    allowed(who, Act::Publish, &facility)?;
    Ok(facility)
}
