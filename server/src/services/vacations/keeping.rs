//! Where vacations are set and by whom, what a change affects, and writing it.

use super::facts_of;
use crate::failure::Failure;
use crate::services::affected::affected;
use crate::services::places::signed_in;
use crate::services::{Core, events};
use crate::store::affected::Reach;
use crate::store::vacations::{self as kept, Kept, Owner};
use crate::store::{divisions, units};
use chrono::{Duration, NaiveDate};
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::holidays::Affected;
use linli_app::ports::vacations::VacationOwner;
use linli_domain::account::Identity;
use linli_domain::authority::{self, Act};
use linli_domain::facility::UnitKind;
use linli_domain::ids::UnitId;
use linli_domain::name::Name;
use linli_domain::refusal::FieldFault;
use linli_domain::time::Slot;
use linli_domain::vacation::Vacation;
use linli_domain::zone;
use sqlx::AnyConnection;

/// Most ranges that one division or school may have at a time.
const MOST_RANGES: usize = 100;

/// Where vacations are set.
pub(super) struct Place {
    /// Its name.
    pub(super) name: Name,
    /// Of the division, or of the school's.
    pub(super) path: String,
}

impl Core {
    /// The division or school, if the caller may set its vacations; for others it is not there.
    pub(super) async fn place(
        &self,
        conn: &mut AnyConnection,
        caller: &Caller,
        owner: &VacationOwner,
    ) -> Result<Place, AppError> {
        let who = signed_in(caller)?;
        let (place, allowed) = match owner {
            VacationOwner::Division(code) => {
                let row = divisions::division(conn, code.as_str()).await?;
                let row = row.ok_or(AppError::NotFound)?;
                let allowed = may_set_division(who, &row.path);
                (Place { name: Name::new(row.name_zh, row.name_en), path: row.path }, allowed)
            }
            VacationOwner::Unit(id) => {
                let unit = units::unit(conn, id.as_str()).await?.ok_or(AppError::NotFound)?;
                let row = divisions::division(conn, unit.division.as_str()).await?;
                let path = row.ok_or(AppError::NotFound)?.path;
                let allowed = is_school(unit.kind) && may_set_unit(who, id, &path);
                (Place { name: unit.name, path }, allowed)
            }
        };
        if allowed { Ok(place) } else { Err(AppError::NotFound) }
    }

    /// Whom it affects when one range of an owner becomes another, or none.
    pub(super) async fn whom(
        &self,
        conn: &mut AnyConnection,
        place: &Place,
        owner: &Owner,
        id: &str,
        new: Option<&Vacation>,
    ) -> Result<Affected, Failure> {
        let (divisions, units, reach) = match owner {
            Owner::Division(code) => {
                let reach = Reach { path: place.path.clone(), ..Reach::default() };
                (vec![code.clone()], Vec::new(), reach)
            }
            Owner::Unit(unit) => {
                let reach = Reach { unit_id: unit.clone(), ..Reach::default() };
                (Vec::new(), vec![unit.clone()], reach)
            }
        };
        let (first, last) = (self.last_year(), self.far());
        let all = kept::vacations(conn, &divisions, &units, first, last).await?;
        if all.len() >= MOST_RANGES && new.is_some() && !all.iter().any(|one| one.id == id) {
            return Err(AppError::field("first", FieldFault::TooLong).into());
        }
        let others = all.into_iter().filter(|one| one.id != id).map(|one| one.vacation);
        let ranges: Vec<Vacation> = others.chain(new.cloned()).collect();
        let now = self.clock.now();
        let window = Slot::new(now, now + Duration::days(400));
        affected(conn, &reach, window, |(stands, facilities)| {
            let mut changed = stands.clone();
            std::sync::Arc::make_mut(&mut changed.school).replace(owner.clone(), ranges);
            ((stands, facilities.clone()), (changed, facilities))
        })
        .await
    }

    /// Writes a range, new or changed, with its event.
    pub(super) async fn keep_vacation(
        &self,
        caller: &Caller,
        new: Kept,
        is_new: bool,
    ) -> Result<(), Failure> {
        let (core, caller) = (self.clone(), caller.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let now = core.clock.now();
                    if is_new {
                        kept::insert(tx, &new, now).await?;
                    } else if !kept::update(tx, &new, now).await? {
                        return Err(AppError::Stale.into());
                    }
                    let facts = facts_of(&new);
                    let subject = ("vacation", new.id.as_str());
                    let kind = "vacation.set";
                    events::by_caller(tx, &core.clock, &caller, kind, subject, facts).await
                })
            })
            .await
    }

    /// The first of January of last year: ranges before it are history.
    pub(super) fn last_year(&self) -> NaiveDate {
        use chrono::Datelike;
        let today = zone::local_day(zone::Tz::Asia__Shanghai, self.clock.now());
        NaiveDate::from_ymd_opt(today.year() - 1, 1, 1).unwrap_or(today)
    }

    /// Ten years ahead.
    pub(super) fn far(&self) -> NaiveDate {
        self.clock.now().date_naive() + Duration::days(3660)
    }
}

/// Whether the person sets the vacations of everything in a division.
pub(super) fn may_set_division(who: &Identity, path: &str) -> bool {
    who.may(Act::ManageVacations, authority::Place::of_division(path))
}

/// Whether the person sets the vacations of a school.
pub(super) fn may_set_unit(who: &Identity, unit: &UnitId, path: &str) -> bool {
    who.may(Act::ManageVacations, authority::Place::of_unit(unit, path))
}

const fn is_school(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::SchoolPublic | UnitKind::SchoolPrivate)
}
