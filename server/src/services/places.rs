//! Divisions and units.

use super::{Core, events};
use crate::db::Tx;
use crate::failure::Failure;
use crate::store::{divisions, units};
use async_trait::async_trait;
use linli_app::error::AppError;
use linli_app::ports::places::{DivisionView, Places, UnitInput, UnitPatch, UnitView};
use linli_app::ports::{Answer, Caller, Page, Paging};
use linli_domain::account::Identity;
use linli_domain::authority::{Act, Place};
use linli_domain::ids::{DivisionCode, UnitId};
use linli_domain::refusal::{FieldFault, NotPermitted, Reason};
use serde_json::json;
use std::collections::BTreeSet;

#[async_trait]
impl Places for Core {
    async fn divisions(
        &self,
        parent: Option<&DivisionCode>,
        paging: &Paging,
    ) -> Answer<Page<DivisionView>> {
        let mut conn = self.db.read().await?;
        let after = paging.cursor.as_deref().unwrap_or("");
        let rows = paging.rows();
        let parent = parent.map(DivisionCode::as_str);
        let found = divisions::children(&mut conn, parent, after, limit(rows)).await?;
        Ok(page(found, rows, |division| division.code.0.clone()))
    }

    async fn divisions_in_use(&self) -> Answer<Vec<DivisionView>> {
        let mut conn = self.db.read().await?;
        let paths = divisions::paths_in_use(&mut conn).await?;
        let codes = paths.iter().flat_map(|path| path.split('/')).filter(|code| !code.is_empty());
        let codes: BTreeSet<String> = codes.map(str::to_owned).collect();
        let codes: Vec<String> = codes.into_iter().collect();
        let rows = divisions::divisions(&mut conn, &codes).await?;
        let parents: BTreeSet<String> =
            rows.iter().filter_map(|row| row.parent_code.clone()).collect();
        let views = rows.into_iter().map(|row| {
            let has_children = parents.contains(&row.code);
            row.view(has_children)
        });
        Ok(views.collect::<Result<_, Failure>>()?)
    }

    async fn units(&self, _caller: &Caller, paging: &Paging) -> Answer<Page<UnitView>> {
        let mut conn = self.db.read().await?;
        let after = paging.cursor.as_deref().unwrap_or("");
        let rows = paging.rows();
        let found = units::units(&mut conn, after, limit(rows)).await?;
        Ok(page(found, rows, |unit| unit.id.0.clone()))
    }

    async fn unit(&self, _caller: &Caller, id: &UnitId) -> Answer<UnitView> {
        let mut conn = self.db.read().await?;
        units::unit(&mut conn, id.as_str()).await?.ok_or(AppError::NotFound)
    }

    async fn create_unit(&self, caller: &Caller, new: UnitInput) -> Answer<UnitView> {
        signed_in(caller)?
            .may(Act::ManageUnits, Place::EVERYWHERE)
            .then_some(())
            .ok_or(NOT_YOURS)?;
        check(&new)?;
        let (core, caller) = (self.clone(), caller.clone());
        Ok(self
            .db
            .write(move |tx| {
                Box::pin(async move { core.insert_unit(tx, &caller, &new, None).await })
            })
            .await?)
    }

    async fn update_unit(
        &self,
        caller: &Caller,
        id: &UnitId,
        version: i64,
        patch: UnitPatch,
    ) -> Answer<UnitView> {
        let who = signed_in(caller)?;
        who.may(Act::ChangeUnit, Place::of_unit(id, "")).then_some(()).ok_or(NOT_YOURS)?;
        let (core, caller, id) = (self.clone(), caller.clone(), id.clone());
        Ok(self
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let old = units::unit(tx, id.as_str()).await?.ok_or(AppError::NotFound)?;
                    let new = UnitInput {
                        name: patch.name.unwrap_or(old.name),
                        kind: patch.kind.unwrap_or(old.kind),
                        division: patch.division.unwrap_or(old.division),
                        phone: patch.phone.or(old.phone),
                    };
                    check(&new)?;
                    known_division(tx, &new).await?;
                    if !units::update(tx, id.as_str(), version, &new, core.clock.now()).await? {
                        return Err(AppError::Stale.into());
                    }
                    let facts = json!({ "kind": new.kind, "division": new.division });
                    let subject = ("unit", id.as_str());
                    events::by_caller(tx, &core.clock, &caller, "unit.changed", subject, facts)
                        .await?;
                    read(tx, id.as_str()).await
                })
            })
            .await?)
    }
}

impl Core {
    /// Writes a new unit with its event; the import uses it too.
    pub(super) async fn insert_unit(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        new: &UnitInput,
        source_key: Option<&str>,
    ) -> Result<UnitView, Failure> {
        known_division(tx, new).await?;
        let id = self.clock.id();
        units::insert(tx, &id, new, source_key, self.clock.now()).await?;
        let facts = json!({ "kind": new.kind, "division": new.division });
        events::by_caller(tx, &self.clock, caller, "unit.created", ("unit", &id), facts).await?;
        read(tx, &id).await
    }
}

const NOT_YOURS: Reason = Reason::NotPermitted(NotPermitted::Role);

/// The caller, who must be signed in.
pub(super) fn signed_in(caller: &Caller) -> Result<&Identity, AppError> {
    caller.identity.as_ref().ok_or_else(|| Reason::SignedOut.into())
}

/// One more row than asked, to know whether there is a next page.
pub(super) fn limit(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(0) + 1
}

/// The page, with the cursor of its last row where more follow.
pub(super) fn page<T>(mut items: Vec<T>, rows: usize, cursor: impl Fn(&T) -> String) -> Page<T> {
    let more = items.len() > rows;
    items.truncate(rows);
    let next_cursor = items.last().filter(|_| more).map(cursor);
    Page { items, next_cursor }
}

fn check(unit: &UnitInput) -> Result<(), AppError> {
    if unit.name.is_empty() {
        return Err(AppError::field("name", FieldFault::Missing));
    }
    if !unit.name.is_fit() {
        return Err(AppError::field("name", FieldFault::TooLong));
    }
    if unit.phone.as_ref().is_some_and(|phone| phone.chars().count() > 40) {
        return Err(AppError::field("phone", FieldFault::TooLong));
    }
    Ok(())
}

async fn known_division(tx: &mut Tx, unit: &UnitInput) -> Result<(), Failure> {
    let found = divisions::division(tx, unit.division.as_str()).await?;
    let unknown = || AppError::field("division", FieldFault::Unknown);
    found.map(|_| ()).ok_or_else(|| unknown().into())
}

async fn read(tx: &mut Tx, id: &str) -> Result<UnitView, Failure> {
    units::unit(tx, id).await?.ok_or_else(|| Failure::corrupt("unit just written"))
}
