//! Units: what a row would be stored as, and storing it.

use super::places::Places;
use super::{Item, Scope, Work};
use crate::db::Tx;
use crate::failure::Failure;
use crate::import::report::Action;
use crate::import::{UnitRow, Why};
use crate::services::Core;
use crate::services::events;
use crate::store::imports::Change;
use crate::store::units;
use linli_app::error::AppError;
use linli_app::ports::imports::Slip;
use linli_app::ports::places::{UnitInput, UnitView};
use linli_domain::facility::UnitKind;
use serde_json::json;
use sqlx::AnyConnection;

/// A unit to be written.
#[derive(Clone, Debug)]
pub(super) struct UnitWork {
    /// The one that stands.
    pub id: Option<String>,
    pub source_key: String,
    pub input: UnitInput,
}

impl Core {
    pub(super) async fn check_units(&self, rows: &[UnitRow]) -> Result<Vec<Item>, Failure> {
        let mut conn = self.db.read().await?;
        let mut places = Places::default();
        let mut items = Vec::with_capacity(rows.len());
        for row in rows {
            let found = found(&mut conn, &mut places, row).await?;
            items.push(match found.and_then(|found| work(row, found)) {
                Err(why) => Item::refused(row.row, row.label(), why),
                Ok((action, work)) => {
                    let item = Item::new(row.row, row.label(), action, Vec::new());
                    match work {
                        Some(work) => item.with(Work::Unit(work)),
                        None => item,
                    }
                }
            });
        }
        Ok(items)
    }

    pub(super) async fn write_unit(
        &self,
        tx: &mut Tx,
        scope: &Scope,
        work: &UnitWork,
    ) -> Result<Change, Failure> {
        let before = match &work.id {
            Some(id) => units::unit(tx, id).await?,
            None => units::by_source(tx, &work.source_key).await?,
        };
        let id = match &before {
            None => {
                let key = Some(work.source_key.as_str()).filter(|key| !key.starts_with("id:"));
                self.insert_unit(tx, &scope.caller, &work.input, key).await?.id
            }
            Some(old) => {
                let now = self.clock.now();
                if !units::update(tx, old.id.as_str(), old.version, &work.input, now).await? {
                    return Err(AppError::Stale.into());
                }
                let facts = json!({ "kind": work.input.kind, "division": work.input.division });
                let subject = ("unit", old.id.as_str());
                events::by_caller(tx, &self.clock, &scope.caller, "unit.changed", subject, facts)
                    .await?;
                old.id.clone()
            }
        };
        let after = units::unit(tx, id.as_str()).await?;
        Ok(Change {
            position: 0,
            subject_kind: "unit".to_owned(),
            subject_id: id.0,
            label: work.input.name.in_language(false).0.to_owned(),
            before_state: before.as_ref().map(serde_json::to_string).transpose()?,
            after_state: serde_json::to_string(&after)?,
        })
    }
}

/// A unit that a row names.
pub(super) struct Found {
    pub unit: Option<UnitView>,
    pub division: linli_domain::ids::DivisionCode,
}

/// Looks a unit up: by its number, by what an earlier import called it, by name and community.
pub(super) async fn found(
    conn: &mut AnyConnection,
    places: &mut Places,
    row: &UnitRow,
) -> Result<Result<Found, Why>, Failure> {
    let division = match places.division(conn, &row.division).await? {
        Ok(division) => division,
        Err(why) => return Ok(Err(why)),
    };
    if let Some(id) = &row.id {
        let unit = units::unit(conn, id).await?;
        let unknown = Why::cell("id", Slip::Unknown, id);
        return Ok(unit.map(|unit| Found { unit: Some(unit), division }).ok_or(unknown));
    }
    if let Some(unit) = units::by_source(conn, &row.source_key).await? {
        return Ok(Ok(Found { unit: Some(unit), division }));
    }
    let mut same = units::named(conn, division.as_str(), row.label()).await?;
    Ok(match same.len() {
        0 | 1 => Ok(Found { unit: same.pop(), division }),
        _ => Err(Why::cell("name", Slip::Several, row.label())),
    })
}

fn work(row: &UnitRow, found: Found) -> Result<(Action, Option<UnitWork>), Why> {
    let Found { unit, division } = found;
    let old = unit.as_ref();
    let english = old.map_or(String::new(), |old| old.name.en.clone());
    let mut name = row.name.clone();
    if name.en.is_empty() {
        name.en = english;
    }
    let input = UnitInput {
        name,
        kind: kind_of(row, old)?,
        division,
        phone: row.phone.clone().or_else(|| old.and_then(|old| old.phone.clone())),
    };
    let same = old.is_some_and(|old| {
        (&old.name, old.kind, &old.division, &old.phone)
            == (&input.name, input.kind, &input.division, &input.phone)
    });
    let action = match old {
        None => Action::Create,
        Some(_) if same => return Ok((Action::Unchanged, None)),
        Some(_) => Action::Update,
    };
    let (id, source_key) = (unit.map(|unit| unit.id.0), row.source_key.clone());
    Ok((action, Some(UnitWork { id, source_key, input })))
}

/// The kind that the row gives or that stands; a community's own body shows by its name.
pub(super) fn kind_of(row: &UnitRow, old: Option<&UnitView>) -> Result<UnitKind, Why> {
    let known = row.kind.or_else(|| old.map(|old| old.kind));
    let own = ["社区", "居委会", "居民委员会", "村委会", "村民委员会"];
    let body = own.iter().any(|ending| row.name.zh.ends_with(ending));
    known
        .or_else(|| body.then_some(UnitKind::CommunityBody))
        .ok_or_else(|| Why::cell("unit_kind", Slip::Missing, ""))
}
