//! Publishing and showing facilities.

use super::facility_save::Target;
use super::idempotent::Keyed;
use super::places::signed_in;
use super::{Core, facility_check};
use crate::db::{LockKey, lock};
use crate::failure::Failure;
use crate::store::facilities::{self, Facility};
use crate::store::{assets, bookings, spaces};
use async_trait::async_trait;
use linli_app::error::AppError;
use linli_app::ports::facilities::{
    Availability, AvailabilityQuery, Facilities, FacilityInput, FacilityPatch, FacilitySaved,
    FacilityView, Found, KeyedArea, KeyedAsset, KeyedSpace, Search,
};
use linli_app::ports::{Answer, Caller, Created, IdempotencyKey, Paging};
use linli_domain::account::Identity;
use linli_domain::authority::{Access, Act, Place, access};
use linli_domain::ids::{FacilityId, SpaceId, UnitId};
use linli_domain::refusal::{NotPermitted, Reason};

#[async_trait]
impl Facilities for Core {
    async fn search(&self, caller: &Caller, wanted: &Search, paging: &Paging) -> Answer<Found> {
        Ok(self.find(caller, wanted, paging).await?)
    }

    async fn facility(&self, caller: &Caller, id: &FacilityId) -> Answer<FacilityView> {
        Ok(self.show(caller, id.as_str()).await?)
    }

    async fn create(
        &self,
        caller: &Caller,
        new: FacilityInput,
        key: Option<IdempotencyKey>,
    ) -> Answer<Created<FacilitySaved>> {
        let who = signed_in(caller)?;
        if !who.runs_unit(&new.unit_id) {
            return Err(Reason::NotPermitted(NotPermitted::Role).into());
        }
        facility_check::check(&new)?;
        let keyed = Keyed::new(who.account.as_str(), key, "POST /facilities", &new)?;
        let account = LockKey::Account(who.account.0.clone());
        let (core, caller) = (self.clone(), caller.clone());
        Ok(self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx, vec![account]).await?;
                    if let Some(keyed) = &keyed
                        && let Some(id) = keyed.replay(tx).await?
                    {
                        return Ok(Created { value: saved(tx, &id).await?, replayed: true });
                    }
                    let target = Target { old: None, division: None };
                    let value = core.save_facility(tx, &caller, &new, target).await?;
                    if let Some(keyed) = &keyed {
                        keyed.keep(tx, value.id.as_str(), core.clock.now()).await?;
                    }
                    Ok(Created { value, replayed: false })
                })
            })
            .await?)
    }

    async fn update(
        &self,
        caller: &Caller,
        id: &FacilityId,
        version: i64,
        patch: FacilityPatch,
    ) -> Answer<FacilitySaved> {
        let who = signed_in(caller)?.clone();
        let (core, caller, id) = (self.clone(), caller.clone(), id.clone());
        Ok(self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx, vec![LockKey::Facility(id.0.clone())]).await?;
                    let old = facilities::facility(tx, id.as_str()).await?;
                    let old = old.ok_or(AppError::NotFound)?;
                    allowed(&who, Act::Publish, &old)?;
                    if old.version != version {
                        return Err(AppError::Stale.into());
                    }
                    let (before, confirmed) =
                        (core.input_of(tx, &old).await?, patch.confirm_affected);
                    let new = patched(before.clone(), patch);
                    facility_check::check(&new)?;
                    // What changes nothing is no new posting: the history shows what was changed.
                    if serde_json::to_value(&before)? == serde_json::to_value(&new)? {
                        return saved(tx, id.as_str()).await;
                    }
                    if before.publish && !new.publish && !confirmed {
                        core.nobody_is_coming(tx, id.as_str()).await?;
                    }
                    let division = old.division.clone();
                    let target = Target { division: Some(&division), old: Some(old) };
                    core.save_facility(tx, &caller, &new, target).await
                })
            })
            .await?)
    }

    async fn availability(
        &self,
        caller: &Caller,
        space: &SpaceId,
        wanted: &AvailabilityQuery,
    ) -> Answer<Availability> {
        Ok(self.when_free(caller, space, wanted).await?)
    }

    async fn facility_of_space(&self, caller: &Caller, space: &SpaceId) -> Answer<FacilityView> {
        let id = facilities::id_of_space(&mut *self.db.read().await?, space.as_str()).await?;
        let id = id.ok_or(AppError::NotFound)?;
        Ok(self.show(caller, &id).await?)
    }
}

impl Core {
    /// Refuses while somebody still means to come.
    async fn nobody_is_coming(&self, tx: &mut crate::db::Tx, id: &str) -> Result<(), Failure> {
        let spaces = spaces::of_facilities(tx, &[id.to_owned()]).await?;
        let ids: Vec<String> = spaces.into_iter().map(|space| space.id).collect();
        match bookings::to_come(tx, &ids, self.clock.now()).await? {
            0 => Ok(()),
            bookings => Err(AppError::Affected { bookings }.into()),
        }
    }
}

/// Whether the caller may know of the facility: everybody of a published one; of the rest its unit
/// and those above it.
pub(super) fn may_see(caller: &Caller, facility: &Facility) -> bool {
    let seen = |who| reach(who, Act::SeeUnpublished, facility).is_yes();
    facility.published || caller.identity.as_ref().is_some_and(seen)
}

/// Lets the caller act on a facility.
///
/// # Errors
/// `NotFound` where it may not even see it, `NotPermitted` where it only sees it.
pub(super) fn allowed(who: &Identity, act: Act, facility: &Facility) -> Result<(), AppError> {
    match reach(who, act, facility) {
        Access::Yes => Ok(()),
        Access::Forbidden => Err(Reason::NotPermitted(NotPermitted::Role).into()),
        Access::Invisible => Err(AppError::NotFound),
    }
}

fn reach(who: &Identity, act: Act, facility: &Facility) -> Access {
    let unit = UnitId(facility.unit_id.clone());
    let own = access(who, act, Place::of_unit(&unit, &facility.division_path));
    if facility.published { own.of_public() } else { own }
}

fn patched(old: FacilityInput, patch: FacilityPatch) -> FacilityInput {
    let areas = patch.areas.unwrap_or(old.areas);
    let keys: Vec<&str> = areas.iter().map(|area| area.key.as_str()).collect();
    // A plan that was drawn before loses the areas that are gone.
    let plan = patch.plan.unwrap_or_else(|| old.plan.and_then(|plan| plan.only(&keys)));
    FacilityInput {
        unit_id: old.unit_id,
        name: patch.name.unwrap_or(old.name),
        category: patch.category.unwrap_or(old.category),
        address: patch.address.unwrap_or(old.address),
        location: patch.location.unwrap_or(old.location),
        timezone: patch.timezone.unwrap_or(old.timezone),
        phone: patch.phone.unwrap_or(old.phone),
        accessible: patch.accessible.unwrap_or(old.accessible),
        // Rules that can be read take the place of hours that could not.
        hours_text: match (patch.hours_text, &patch.opening) {
            (Some(given), _) => given,
            (None, Some(_)) => None,
            (None, None) => old.hours_text,
        },
        opening: patch.opening.unwrap_or(old.opening),
        plan,
        areas,
        spaces: patch.spaces.unwrap_or(old.spaces),
        assets: patch.assets.unwrap_or(old.assets),
        rules: patch.rules.unwrap_or(old.rules),
        publish: patch.publish.unwrap_or(old.publish),
    }
}

/// What an earlier call with the same key saved, as it is now.
async fn saved(tx: &mut crate::db::Tx, id: &str) -> Result<FacilitySaved, Failure> {
    let facility = facilities::facility(tx, id).await?.ok_or(AppError::NotFound)?;
    let areas = spaces::areas(tx, id).await?;
    let spaces = spaces::of_facilities(tx, &[id.to_owned()]).await?;
    let assets = assets::of_facility(tx, id).await?;
    Ok(FacilitySaved {
        id: FacilityId(facility.id),
        version: facility.version,
        areas: areas
            .into_iter()
            .map(|area| KeyedArea { key: area.view.key, id: area.view.id })
            .collect(),
        spaces: spaces
            .into_iter()
            .map(|space| KeyedSpace { key: space.key, id: space.id.into() })
            .collect(),
        assets: assets
            .into_iter()
            .map(|asset| KeyedAsset { key: asset.key, id: asset.id })
            .collect(),
    })
}
