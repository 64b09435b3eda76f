//! School vacations: what is set where, adding, changing and taking back.

mod keeping;

use super::places::signed_in;
use super::{Core, events};
use crate::store::vacations::{self as kept, Kept, Owner};
use crate::store::{divisions, units};
use async_trait::async_trait;
use keeping::{may_set_division, may_set_unit};
use linli_app::error::AppError;
use linli_app::ports::holidays::Affected;
use linli_app::ports::vacations::{
    OwnerItem, VacationInput, VacationOwner, VacationView, Vacations, VacationsView,
};
use linli_app::ports::{Answer, Caller};
use linli_domain::authority::Act;
use linli_domain::ids::UnitId;
use linli_domain::limits::MAX_TEXT;
use linli_domain::name::Name;
use linli_domain::refusal::FieldFault;
use linli_domain::vacation::{Stage, Vacation};
use serde_json::json;

#[async_trait]
impl Vacations for Core {
    async fn owners(&self, caller: &Caller) -> Answer<Vec<OwnerItem>> {
        let who = signed_in(caller)?;
        let mut conn = self.db.read().await?;
        let known = kept::owners(&mut conn, self.clock.now().date_naive()).await?;
        let mut items: Vec<OwnerItem> = Vec::new();
        let ranges = |owner: &Owner| {
            known.iter().find(|(one, _)| one == owner).map_or(0, |(_, count)| *count)
        };
        for (code, path, name) in divisions::districts(&mut conn).await? {
            if may_set_division(who, &path) {
                let ranges = ranges(&Owner::Division(code.clone()));
                let owner = VacationOwner::Division(code.into());
                items.push(OwnerItem { owner, name, ranges });
            }
        }
        for (unit, path) in units::schools(&mut conn).await? {
            if may_set_unit(who, &unit.id, &path) {
                let ranges = ranges(&Owner::Unit(unit.id.0.clone()));
                items.push(OwnerItem {
                    owner: VacationOwner::Unit(unit.id),
                    name: unit.name,
                    ranges,
                });
            }
        }
        // Who may set nothing does not learn of the page.
        if items.is_empty() && !who.may_somewhere(Act::ManageVacations) {
            return Err(AppError::NotFound);
        }
        Ok(items)
    }

    async fn vacations(&self, caller: &Caller, owner: &VacationOwner) -> Answer<VacationsView> {
        let mut conn = self.db.read().await?;
        let place = self.place(&mut conn, caller, owner).await?;
        let mut codes: Vec<String> =
            place.path.split('/').filter(|code| !code.is_empty()).map(str::to_owned).collect();
        let units: Vec<String> = match owner {
            VacationOwner::Unit(id) => vec![id.0.clone()],
            VacationOwner::Division(_) => Vec::new(),
        };
        let (first, last) = (self.last_year(), self.far());
        let all = kept::vacations(&mut conn, &codes, &units, first, last).await?;
        let of = |owner: &Owner| -> Vec<VacationView> {
            all.iter().filter(|one| one.owner == *owner).map(view).collect()
        };
        if matches!(owner, VacationOwner::Division(_)) {
            codes.pop();
        }
        let rows = divisions::divisions(&mut conn, &codes).await?;
        let mut above: Vec<(Name, Vec<VacationView>)> = rows
            .into_iter()
            .map(|row| (Name::new(row.name_zh, row.name_en), of(&Owner::Division(row.code))))
            .filter(|(_, ranges)| !ranges.is_empty())
            .collect();
        above.reverse();
        let taught = kept::taught(&mut conn, &units).await?;
        Ok(VacationsView {
            ranges: of(&stored(owner)),
            owner: owner.clone(),
            name: place.name,
            above,
            stages: taught.into_iter().next().map(|(_, stages)| stages).unwrap_or_default(),
        })
    }

    async fn save_vacation(
        &self,
        caller: &Caller,
        range: &VacationInput,
        dry_run: bool,
    ) -> Answer<Affected> {
        let mut conn = self.db.read().await?;
        let place = self.place(&mut conn, caller, &range.owner).await?;
        let vacation = sound(range)?;
        let (id, version) = match &range.id {
            None => (self.clock.id(), 1),
            Some((id, version)) => {
                let old = kept::vacation(&mut conn, id).await?.ok_or(AppError::NotFound)?;
                if old.owner != stored(&range.owner) {
                    return Err(AppError::NotFound);
                }
                (id.clone(), *version)
            }
        };
        let new = Kept {
            id,
            owner: stored(&range.owner),
            vacation,
            source: range.source.trim().to_owned(),
            version,
        };
        let found = self.whom(&mut conn, &place, &new.owner, &new.id, Some(&new.vacation)).await?;
        drop(conn);
        if !dry_run {
            self.keep_vacation(caller, new, range.id.is_none()).await?;
        }
        Ok(found)
    }

    async fn withdraw_vacation(
        &self,
        caller: &Caller,
        id: &str,
        dry_run: bool,
    ) -> Answer<Affected> {
        let mut conn = self.db.read().await?;
        signed_in(caller)?;
        let old = kept::vacation(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        let place = self.place(&mut conn, caller, &shown(&old.owner)).await?;
        let found = self.whom(&mut conn, &place, &old.owner, id, None).await?;
        drop(conn);
        if !dry_run {
            let (core, caller) = (self.clone(), caller.clone());
            let written = self.db.write(move |tx| {
                Box::pin(async move {
                    if !kept::withdraw(tx, &old.id, core.clock.now()).await? {
                        return Err(AppError::Stale.into());
                    }
                    let subject = ("vacation", old.id.as_str());
                    let facts = facts_of(&old);
                    let kind = "vacation.withdrawn";
                    events::by_caller(tx, &core.clock, &caller, kind, subject, facts).await
                })
            });
            written.await?;
        }
        Ok(found)
    }

    async fn set_stages(&self, caller: &Caller, unit: &UnitId, stages: &[Stage]) -> Answer<()> {
        let owner = VacationOwner::Unit(unit.clone());
        self.place(&mut *self.db.read().await?, caller, &owner).await?;
        let (core, caller) = (self.clone(), caller.clone());
        let (unit, stages) = (unit.0.clone(), stages.to_vec());
        let written = self.db.write(move |tx| {
            Box::pin(async move {
                kept::set_taught(tx, &unit, &stages).await?;
                let facts = json!({ "stages": stages });
                let subject = ("unit", unit.as_str());
                events::by_caller(tx, &core.clock, &caller, "unit.stages", subject, facts).await
            })
        });
        Ok(written.await?)
    }
}

fn sound(range: &VacationInput) -> Result<Vacation, AppError> {
    let fault = |name, fault| Err(AppError::field(name, fault));
    let mut stages = range.stages.clone();
    stages.sort_unstable();
    stages.dedup();
    let vacation = Vacation { stages, first: range.first, last: range.last };
    if vacation.stages.is_empty() {
        return fault("stages", FieldFault::Missing);
    }
    if !vacation.is_sound() {
        return fault("last", FieldFault::Malformed);
    }
    if range.source.trim().is_empty() {
        return fault("source", FieldFault::Missing);
    }
    if range.source.chars().count() > MAX_TEXT {
        return fault("source", FieldFault::TooLong);
    }
    Ok(vacation)
}

fn stored(owner: &VacationOwner) -> Owner {
    match owner {
        VacationOwner::Division(code) => Owner::Division(code.0.clone()),
        VacationOwner::Unit(id) => Owner::Unit(id.0.clone()),
    }
}

fn shown(owner: &Owner) -> VacationOwner {
    match owner {
        Owner::Division(code) => VacationOwner::Division(code.as_str().into()),
        Owner::Unit(id) => VacationOwner::Unit(id.as_str().into()),
    }
}

fn view(one: &Kept) -> VacationView {
    VacationView {
        id: one.id.clone(),
        range: one.vacation.clone(),
        source: one.source.clone(),
        version: one.version,
    }
}

fn facts_of(one: &Kept) -> serde_json::Value {
    let (kind, id) = match &one.owner {
        Owner::Division(code) => ("division", code),
        Owner::Unit(unit) => ("unit", unit),
    };
    let Vacation { stages, first, last } = &one.vacation;
    json!({ "owner": kind, "id": id, "stages": stages, "first": first, "last": last })
}
