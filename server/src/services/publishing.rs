//! What a unit sees of its own facilities while it fills them in.

use super::Core;
use super::facility_check::missing;
use super::places::signed_in;
use crate::failure::Failure;
use crate::store::facilities::{self, Facility};
use crate::store::units;
use async_trait::async_trait;
use linli_app::error::AppError;
use linli_app::ports::places::UnitView;
use linli_app::ports::publishing::{OwnFacility, Publishing};
use linli_app::ports::{Answer, Caller};
use linli_domain::account::{Identity, Scope};
use linli_domain::ids::{FacilityId, UnitId};
use linli_domain::refusal::{NotPermitted, Reason};
use sqlx::AnyConnection;

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
        let mut conn = self.db.read().await?;
        let found = facilities::of_units(&mut conn, &units).await?;
        let own = |facility: Facility| OwnFacility {
            missing: missing(
                &facility.opening,
                facility.hours_text.as_ref(),
                &facility.address,
                facility.phone.as_deref(),
            ),
            id: facility.id.into(),
            unit_id: facility.unit_id.into(),
            unit: facility.unit,
            name: facility.name,
            category: facility.category,
            published: facility.published,
            posted_at: facility.posted_at,
        };
        Ok(found.into_iter().map(own).collect())
    }
}

/// The units named by the person's roles that let it publish there.
fn unit_ids(who: &Identity) -> Vec<UnitId> {
    let mut units: Vec<UnitId> = who
        .grants
        .iter()
        .filter_map(|grant| match &grant.scope {
            Scope::Unit(unit) if who.runs_unit(unit) => Some(unit.clone()),
            _ => None,
        })
        .collect();
    units.sort_unstable();
    units.dedup();
    units.truncate(MAX_UNITS);
    units
}

/// A facility that the caller publishes.
#[expect(dead_code, reason = "the form of one facility comes next")]
pub(super) async fn own(
    conn: &mut AnyConnection,
    caller: &Caller,
    id: &FacilityId,
) -> Result<Facility, Failure> {
    let who = signed_in(caller)?;
    let facility = facilities::facility(conn, id.as_str()).await?.ok_or(AppError::NotFound)?;
    if who.runs_unit(&UnitId(facility.unit_id.clone())) {
        return Ok(facility);
    }
    let seen = Reason::NotPermitted(NotPermitted::Role).into();
    Err(if facility.published { seen } else { AppError::NotFound }.into())
}
