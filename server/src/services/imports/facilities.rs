//! Imported facilities with the divisions and units that they need.

use super::places::Places;
use super::units::{Found, UnitWork, found, kind_of};
use super::{Item, Scope, Work, why};
use crate::db::Tx;
use crate::failure::Failure;
use crate::import::facilities::{fresh, overlaid};
use crate::import::report::Action;
use crate::import::{DivisionPlan, FacilityPlan, FacilityRow, UnitRow, Why};
use crate::services::facility_save::Target;
use crate::services::idempotent::hex;
use crate::services::{Core, facility_check};
use crate::store::facilities::{self, Facility};
use crate::store::imports::Change;
use crate::store::units;
use linli_app::error::AppError;
use linli_app::ports::facilities::FacilityInput;
use linli_app::ports::imports::Slip;
use linli_app::ports::places::UnitInput;
use linli_domain::ids::{DivisionCode, UnitId};
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// A facility that is to be written.
#[derive(Clone, Debug)]
pub(super) struct FacilityWork {
    row: FacilityRow,
    division: DivisionCode,
    /// The one that stands.
    pub id: Option<String>,
    unit: UnitOf,
    hash: String,
    /// It is shown to the public.
    publish: bool,
}

/// The unit of a facility: one that stands, or one that the same file makes.
#[derive(Clone, Debug)]
enum UnitOf {
    Known(UnitId),
    New(String),
}

/// What is known of the unit of some rows.
type Units = BTreeMap<String, Result<UnitAt, Why>>;

/// A unit with its community and its phone, which stands in for that of a facility.
type UnitAt = (UnitOf, DivisionCode, Option<String>);

impl Core {
    pub(super) async fn check_facilities(
        &self,
        scope: &Scope,
        plan: &FacilityPlan,
    ) -> Result<Vec<Item>, Failure> {
        let divisions = DivisionPlan { rows: plan.divisions.clone(), outside: Vec::new() };
        let mut items = self.check_divisions(&divisions).await?;
        for item in &mut items {
            item.rows = vec![0];
        }
        let mut conn = self.db.read().await?;
        let mut places = Places::default();
        places.made = plan.divisions.iter().map(|row| row.code.clone()).collect();
        let mut known = Units::new();
        for row in &plan.units {
            let (item, unit) = unit_of(&mut conn, &mut places, scope, row).await?;
            items.extend(item);
            known.insert(row.source_key.clone(), unit);
        }
        for row in &plan.facilities {
            let mut item = Item::new(row.row, row.label(), Action::Create, row.notes.clone());
            item.rows.extend(&row.more);
            match self.check_facility(&mut conn, &mut places, &known, plan, row).await? {
                Err(why) => item.refuse(why),
                Ok(Checked { action, note, work }) => {
                    item.action = action;
                    item.notes.extend(note);
                    item.works.extend(work.map(|work| Work::Facility(Box::new(work))));
                }
            }
            items.push(item);
        }
        Ok(items)
    }

    async fn check_facility(
        &self,
        conn: &mut AnyConnection,
        places: &mut Places,
        known: &Units,
        plan: &FacilityPlan,
        row: &FacilityRow,
    ) -> Result<Result<Checked, Why>, Failure> {
        let (unit, home, phone) = match known.get(&row.unit_key) {
            Some(Ok(unit)) => unit.clone(),
            Some(Err(why)) => return Ok(Err(why.clone())),
            None => return Err(Failure::Broken(format!("unit {} is missing", row.unit_key))),
        };
        let division = match places.division(conn, &row.division).await? {
            Ok(division) => division,
            Err(_) if row.division == home.0 => home,
            Err(why) => return Ok(Err(why)),
        };
        let hash = hex(&Sha256::digest(serde_json::to_string(row)?));
        let old = match standing(conn, &unit, row, !plan.of_feed).await? {
            Ok(old) => old,
            Err(why) => return Ok(Err(why)),
        };
        let id = old.as_ref().map(|old| old.facility.id.clone());
        if old.as_ref().is_some_and(|old| old.hash.as_ref() == Some(&hash)) {
            return Ok(Ok(Checked { action: Action::Unchanged, note: None, work: None }));
        }
        let (action, input) = match &old {
            None => (Action::Create, fresh(row, UnitId::from(""))),
            Some(old) => {
                let before = self.input_of(conn, &old.facility).await?;
                let after = overlaid(before.clone(), row);
                let moved = old.facility.division != division.0;
                if !moved && serde_json::to_value(&before)? == serde_json::to_value(&after)? {
                    return Ok(Ok(Checked { action: Action::Unchanged, note: None, work: None }));
                }
                (Action::Update, after)
            }
        };
        let (publish, note) = shown(&input, phone.as_deref());
        if let Err(error) = facility_check::check(&FacilityInput { publish, ..input }) {
            return Ok(Err(why(&error)));
        }
        let row = row.clone();
        let work = FacilityWork { row, division, id, unit, hash, publish };
        Ok(Ok(Checked { action, note, work: Some(work) }))
    }

    pub(super) async fn write_facility(
        &self,
        tx: &mut Tx,
        scope: &Scope,
        work: &FacilityWork,
    ) -> Result<Change, Failure> {
        let unit = match &work.unit {
            UnitOf::Known(id) => id.clone(),
            UnitOf::New(key) => {
                let made = units::by_source(tx, key).await?;
                made.ok_or_else(|| {
                    AppError::field("unit", linli_domain::refusal::FieldFault::Unknown)
                })?
                .id
            }
        };
        let old = match &work.id {
            Some(id) => facilities::facility(tx, id).await?,
            None => match facilities::of_source(tx, &work.row.source_key).await? {
                Some((id, _)) => facilities::facility(tx, &id).await?,
                None => None,
            },
        };
        let (before, input) = match &old {
            None => (None, fresh(&work.row, unit)),
            Some(old) => {
                let before = self.input_of(tx, old).await?;
                (Some(before.clone()), overlaid(before, &work.row))
            }
        };
        let input = FacilityInput { publish: work.publish, ..input };
        facility_check::check(&input)?;
        let stood = old.as_ref().map(|old| old.division.clone());
        let target = Target { old, division: Some(work.division.as_str()) };
        let saved = self.save_facility(tx, &scope.caller, &input, target).await?;
        let key = facilities::source_of(tx, saved.id.as_str()).await?.and_then(|(key, _)| key);
        let key = key.unwrap_or_else(|| work.row.source_key.clone());
        facilities::mark_source(tx, saved.id.as_str(), &key, &work.hash).await?;
        let before = before.zip(stood).map(|(input, division)| Before { input, division });
        Ok(Change {
            position: 0,
            subject_kind: "facility".to_owned(),
            subject_id: saved.id.0,
            label: work.row.label().to_owned(),
            before_state: before.map(|before| serde_json::to_string(&before)).transpose()?,
            after_state: saved.version.to_string(),
        })
    }
}

/// A facility as it stood before an import.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Before {
    pub input: FacilityInput,
    pub division: String,
}

struct Checked {
    action: Action,
    note: Option<Why>,
    work: Option<FacilityWork>,
}

/// A facility that stands, with what the last import said of it.
struct Standing {
    facility: Facility,
    hash: Option<String>,
}

/// Whether it is shown: a facility without its public elements is kept as a draft, and the row says
/// so.
fn shown(input: &FacilityInput, unit_phone: Option<&str>) -> (bool, Option<Why>) {
    let missing = facility_check::missing(
        &input.opening,
        input.hours_text.as_ref(),
        &input.address,
        input.phone.as_deref().or(unit_phone),
    );
    if !input.publish || missing.is_empty() {
        return (input.publish, None);
    }
    let named =
        |field: &String| if field == "opening" { "hours".to_owned() } else { field.clone() };
    (false, Some(Why::Hidden(missing.iter().map(named).collect())))
}

/// The facility that a row means: by its number, by what an earlier import called it, by its name
/// within the unit.
async fn standing(
    conn: &mut AnyConnection,
    unit: &UnitOf,
    row: &FacilityRow,
    by_name: bool,
) -> Result<Result<Option<Standing>, Why>, Failure> {
    let id = match &row.id {
        Some(id) => Some(id.clone()),
        None => match facilities::of_source(conn, &row.source_key).await? {
            Some((id, _)) => Some(id),
            None => match unit {
                UnitOf::Known(unit) if by_name => {
                    let mut same = facilities::named(conn, unit.as_str(), row.label()).await?;
                    if same.len() > 1 {
                        return Ok(Err(Why::cell("name_zh", Slip::Several, row.label())));
                    }
                    same.pop()
                }
                _ => None,
            },
        },
    };
    let Some(id) = id else { return Ok(Ok(None)) };
    let source = facilities::source_of(conn, &id).await?;
    let found = facilities::facility(conn, &id).await?.zip(source);
    Ok(match (found, unit) {
        (Some((facility, (_, hash))), UnitOf::Known(unit)) if facility.unit_id == unit.0 => {
            Ok(Some(Standing { facility, hash }))
        }
        (Some((facility, _)), _) => Err(Why::cell("unit", Slip::Differs, &facility.unit.zh)),
        (None, _) => Err(Why::cell("id", Slip::Unknown, &id)),
    })
}

/// The unit of some rows, and its line of the report where it is made.
async fn unit_of(
    conn: &mut AnyConnection,
    places: &mut Places,
    scope: &Scope,
    row: &UnitRow,
) -> Result<(Option<Item>, Result<UnitAt, Why>), Failure> {
    if let Some(own) = &scope.unit {
        let named =
            row.name.zh == own.name.zh || row.name.zh == own.name.en || row.name.zh == own.id.0;
        let unit = (UnitOf::Known(own.id.clone()), own.division.clone(), own.phone.clone());
        let other = Why::cell("unit", Slip::NotYours, &row.name.zh);
        return Ok((None, if named { Ok(unit) } else { Err(other) }));
    }
    let Found { unit, division } = match found(conn, places, row).await? {
        Ok(found) => found,
        Err(why) => return Ok((None, Err(why))),
    };
    if let Some(unit) = unit {
        let item = Item::new(0, row.label(), Action::Unchanged, Vec::new());
        return Ok((Some(item), Ok((UnitOf::Known(unit.id), division, unit.phone))));
    }
    let kind = match kind_of(row, None) {
        Ok(kind) => kind,
        Err(why) => return Ok((None, Err(why))),
    };
    let input = UnitInput {
        name: row.name.clone(),
        kind,
        division: division.clone(),
        phone: row.phone.clone(),
    };
    let source_key = row.source_key.clone();
    let work = UnitWork { id: None, source_key: source_key.clone(), input };
    let item = Item::new(0, row.label(), Action::Create, Vec::new()).with(Work::Unit(work));
    Ok((Some(item), Ok((UnitOf::New(source_key), division, row.phone.clone()))))
}
