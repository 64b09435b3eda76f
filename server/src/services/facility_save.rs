//! Writes a facility with its areas and spaces: new, patched or imported, always this way.

use super::folding::folded;
use super::{Core, events, facility_check};
use crate::db::{LockKey, Tx, lock};
use crate::failure::Failure;
use crate::store::facilities::{self, Facility};
use crate::store::spaces::{self, Area, Space};
use crate::store::{assets, bookings, divisions, photos, postings, units};
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::facilities::{
    AreaView, AssetView, FacilityInput, FacilitySaved, KeyedArea, KeyedAsset, KeyedSpace, Location,
    PhotoView,
};
use linli_domain::division::CalendarId;
use linli_domain::ids::FacilityId;
use linli_domain::name::Name;
use linli_domain::refusal::FieldFault;
use linli_domain::zone;
use serde_json::json;
use std::collections::BTreeMap;

/// Where a facility lies and what stood before.
pub(super) struct Target<'a> {
    /// The stored facility, when it is not new.
    pub old: Option<Facility>,
    /// Its division, where it is not the unit's own.
    pub division: Option<&'a str>,
}

impl Core {
    /// Saves a checked facility: rows, posting version and event. One that is published without a
    /// phone of its own gets that of its unit.
    pub(super) async fn save_facility(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        new: &FacilityInput,
        target: Target<'_>,
    ) -> Result<FacilitySaved, Failure> {
        let new = &with_phone(tx, new).await?;
        facility_check::complete(new)?;
        let id = target.old.as_ref().map_or_else(|| self.clock.id(), |old| old.id.clone());
        lock(tx, vec![LockKey::Facility(id.clone())]).await?;
        let is_new = target.old.is_none();
        let (facility, search_text) = self.row(tx, new, &id, target).await?;
        facilities::save(tx, &facility, &search_text, self.clock.now()).await?;
        let areas = self.save_areas(tx, &id, new).await?;
        let spaces = self.save_spaces(tx, &id, new, &areas).await?;
        let assets = self.save_assets(tx, &id, new).await?;
        let body = posting(new, &photos::of_facility(tx, &id).await?)?;
        let (version, now) = (facility.version, self.clock.now());
        postings::save(tx, &id, version, &body, now).await?;
        let kind = if is_new { "facility.created" } else { "facility.changed" };
        let facts = json!({ "unit": facility.unit_id, "version": version,
                            "published": facility.published });
        events::by_caller(tx, &self.clock, caller, kind, ("facility", &id), facts).await?;
        Ok(FacilitySaved { id: FacilityId(id), version, areas: keyed(&areas), spaces, assets })
    }

    async fn row(
        &self,
        tx: &mut Tx,
        new: &FacilityInput,
        id: &str,
        target: Target<'_>,
    ) -> Result<(Facility, String), Failure> {
        let unit = units::unit(tx, new.unit_id.as_str())
            .await?
            .ok_or_else(|| AppError::field("unit_id", FieldFault::Unknown))?;
        let code = target.division.unwrap_or_else(|| unit.division.as_str()).to_owned();
        let division = divisions::division(tx, &code)
            .await?
            .ok_or_else(|| AppError::field("division", FieldFault::Unknown))?;
        let words = [
            &new.name.zh,
            &new.name.en,
            &new.address.zh,
            &new.address.en,
            &unit.name.zh,
            &unit.name.en,
            &division.name_zh,
            &division.name_en,
        ];
        let words: Vec<&str> = words.into_iter().map(String::as_str).collect();
        let zone = zone::parse(&new.timezone)
            .ok_or_else(|| AppError::field("timezone", FieldFault::Unknown))?;
        let facility = Facility {
            id: id.to_owned(),
            unit_id: unit.id.0,
            unit: unit.name.clone(),
            division: code,
            division_name: Name::new(&*division.name_zh, &*division.name_en),
            division_path: division.path.clone(),
            calendar: CalendarId::parse(&division.calendar).unwrap_or_default(),
            category: new.category,
            name: new.name.clone(),
            address: new.address.clone(),
            location: new.location.and_then(Location::point).map(|at| (at.lat, at.lon)),
            zone,
            phone: new.phone.clone().filter(|phone| !phone.trim().is_empty()),
            accessible: new.accessible.clone(),
            opening: new.opening.clone(),
            hours_text: new.hours_text.clone().filter(|text| !text.is_empty()),
            rules: new.rules.clone(),
            plan: new.plan.clone(),
            published: new.publish,
            version: target.old.as_ref().map_or(1, |old| old.version + 1),
            posted_at: self.clock.now(),
        };
        Ok((facility, folded(&words.join(" "), 2_000)))
    }

    async fn save_areas(
        &self,
        tx: &mut Tx,
        facility_id: &str,
        new: &FacilityInput,
    ) -> Result<Vec<Area>, Failure> {
        let old = spaces::areas(tx, facility_id).await?;
        let wanted = |key: &str| new.areas.iter().any(|area| area.key == key);
        let gone = old.iter().filter(|area| !wanted(&area.view.key));
        let gone: Vec<String> = gone.map(|area| area.view.id.0.clone()).collect();
        if !gone.is_empty() {
            spaces::retire_areas(tx, &gone, self.clock.now()).await?;
        }
        let mut saved = Vec::with_capacity(new.areas.len());
        for (position, area) in (0..).zip(&new.areas) {
            let before = old.iter().find(|one| one.view.key == area.key);
            let id = before.map_or_else(|| self.clock.id().into(), |one| one.view.id.clone());
            let view = AreaView {
                id,
                key: area.key.clone(),
                name: area.name.clone(),
                area_m2: area.area_m2,
            };
            let key = spaces::save_area(tx, facility_id, &view, position).await?;
            saved.push(Area { key, view });
        }
        Ok(saved)
    }

    async fn save_spaces(
        &self,
        tx: &mut Tx,
        facility_id: &str,
        new: &FacilityInput,
        areas: &[Area],
    ) -> Result<Vec<KeyedSpace>, Failure> {
        let old = spaces::of_facilities(tx, &[facility_id.to_owned()]).await?;
        self.retire_absent(tx, &old, new).await?;
        let keys: BTreeMap<&str, i64> =
            areas.iter().map(|area| (area.view.key.as_str(), area.key)).collect();
        let old_ids: Vec<String> = old.iter().map(|space| space.id.clone()).collect();
        let booked = bookings::ever_booked(tx, &old_ids).await?;
        let mut saved = Vec::with_capacity(new.spaces.len());
        known_divisions(tx, new).await?;
        for (position, space) in (0..).zip(&new.spaces) {
            let before = old.iter().find(|one| one.key == space.key);
            let mut own: Vec<i64> =
                space.areas.iter().filter_map(|key| keys.get(key.as_str()).copied()).collect();
            own.sort_unstable();
            if let Some(before) = before.filter(|one| booked.contains(&one.id)) {
                // A booking holds the floor it was made for: neither floor nor mode may shift.
                if before.areas != own || before.mode != space.mode {
                    return Err(AppError::field("spaces.areas", FieldFault::InUse).into());
                }
            }
            let id = before.map_or_else(|| self.clock.id(), |one| one.id.clone());
            let row = Space {
                id: id.clone(),
                facility_id: facility_id.to_owned(),
                key: space.key.clone(),
                name: space.name.clone(),
                mode: space.mode,
                capacity: space.capacity,
                policy: space.policy.clone(),
                audience: space.audience.clone(),
                price: space.price.clone(),
                quota: space.quota.clone(),
                areas: own,
            };
            spaces::save_space(tx, &row, position).await?;
            saved.push(KeyedSpace { key: space.key.clone(), id: id.into() });
        }
        Ok(saved)
    }

    /// What is lent, matched by key; an asset that is no longer named is retired.
    async fn save_assets(
        &self,
        tx: &mut Tx,
        facility_id: &str,
        new: &FacilityInput,
    ) -> Result<Vec<KeyedAsset>, Failure> {
        let old = assets::of_facility(tx, facility_id).await?;
        let wanted = |key: &str| new.assets.iter().any(|asset| asset.key == key);
        let gone = old.iter().filter(|asset| !wanted(&asset.key));
        let gone: Vec<String> = gone.map(|asset| asset.id.0.clone()).collect();
        if !gone.is_empty() {
            assets::retire(tx, &gone, self.clock.now()).await?;
        }
        let mut saved = Vec::with_capacity(new.assets.len());
        for (position, asset) in (0..).zip(&new.assets) {
            let before = old.iter().find(|one| one.key == asset.key);
            let id = before.map_or_else(|| self.clock.id().into(), |one| one.id.clone());
            let (key, name) = (asset.key.clone(), asset.name.clone());
            let view = AssetView { id: id.clone(), key: key.clone(), name, stock: asset.stock };
            assets::save(tx, facility_id, &view, position).await?;
            saved.push(KeyedAsset { key, id });
        }
        Ok(saved)
    }

    /// A space that is no longer named is retired, unless somebody still means to come.
    async fn retire_absent(
        &self,
        tx: &mut Tx,
        old: &[Space],
        new: &FacilityInput,
    ) -> Result<(), Failure> {
        let wanted = |key: &str| new.spaces.iter().any(|space| space.key == key);
        let gone = old.iter().filter(|space| !wanted(&space.key));
        let gone: Vec<String> = gone.map(|space| space.id.clone()).collect();
        if gone.is_empty() {
            return Ok(());
        }
        let bookings = bookings::to_come(tx, &gone, self.clock.now()).await?;
        if bookings > 0 {
            return Err(AppError::Affected { bookings }.into());
        }
        spaces::retire_spaces(tx, &gone, self.clock.now()).await
    }
}

/// What the page says, word for word: the input that makes it, and its photos.
fn posting(input: &FacilityInput, photos: &[PhotoView]) -> Result<String, Failure> {
    let mut body = serde_json::to_value(input)?;
    if let Some(members) = body.as_object_mut().filter(|_| !photos.is_empty()) {
        members.insert("photos".to_owned(), serde_json::to_value(photos)?);
    }
    Ok(body.to_string())
}

impl Core {
    /// Makes a new version of what the page says, where only its photos changed.
    pub(super) async fn post_again(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        id: &str,
    ) -> Result<(), Failure> {
        let now = self.clock.now();
        let version = facilities::next_version(tx, id, now).await?;
        let facility = facilities::facility(tx, id).await?.ok_or(AppError::NotFound)?;
        let input = self.input_of(tx, &facility).await?;
        let body = posting(&input, &photos::of_facility(tx, id).await?)?;
        postings::save(tx, id, version, &body, now).await?;
        let facts = json!({ "unit": facility.unit_id, "version": version,
                            "published": facility.published });
        let subject = ("facility", id);
        events::by_caller(tx, &self.clock, caller, "facility.changed", subject, facts).await
    }
}

async fn with_phone(tx: &mut Tx, new: &FacilityInput) -> Result<FacilityInput, Failure> {
    let mut new = new.clone();
    let has_phone = new.phone.as_ref().is_some_and(|phone| !phone.trim().is_empty());
    if new.publish && !has_phone {
        new.phone = units::unit(tx, new.unit_id.as_str()).await?.and_then(|unit| unit.phone);
    }
    Ok(new)
}

fn keyed(areas: &[Area]) -> Vec<KeyedArea> {
    let one = |area: &Area| KeyedArea { key: area.view.key.clone(), id: area.view.id.clone() };
    areas.iter().map(one).collect()
}

/// Every division that an audience lists is one.
async fn known_divisions(tx: &mut Tx, new: &FacilityInput) -> Result<(), Failure> {
    let mut codes: Vec<String> = new
        .spaces
        .iter()
        .flat_map(|one| &one.audience.divisions)
        .map(|code| code.0.clone())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.is_empty() || divisions::divisions(tx, &codes).await?.len() == codes.len() {
        return Ok(());
    }
    Err(AppError::field("spaces.audience.divisions", FieldFault::Unknown).into())
}
