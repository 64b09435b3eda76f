//! Imported facilities with the divisions and units that they need.

use super::{CHUNK, importer};
use crate::db::Tx;
use crate::failure::Failure;
use crate::import::report::{Action, Report};
use crate::import::{DivisionPlan, FacilityPlan, FacilityRow, UnitRow};
use crate::services::facility_save::Target;
use crate::services::idempotent::hex;
use crate::services::{Core, facility_check};
use crate::store::{facilities, units};
use linli_app::error::AppError;
use linli_app::ports::places::UnitInput;
use linli_domain::ids::UnitId;
use linli_domain::refusal::{Invalid, Reason};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A facility that is to be written.
#[derive(Clone)]
struct Write {
    row: FacilityRow,
    hash: String,
}

impl Core {
    pub(super) async fn import_facilities(
        &self,
        plan: &FacilityPlan,
        report: &mut Report,
    ) -> Result<(), Failure> {
        // Everything is checked before anything is written.
        let writes = self.check_rows(plan, report).await?;
        let divisions = DivisionPlan { rows: plan.divisions.clone(), outside: Vec::new() };
        self.import_divisions(&divisions, report).await?;
        let units = self.import_units(plan, report).await?;
        if report.dry_run {
            return Ok(());
        }
        for chunk in writes.chunks(CHUNK) {
            let (chunk, units, core) = (chunk.to_vec(), units.clone(), self.clone());
            self.db
                .write(move |tx| {
                    Box::pin(async move {
                        for write in &chunk {
                            core.write_row(tx, write, &units).await?;
                        }
                        Ok(())
                    })
                })
                .await?;
        }
        Ok(())
    }

    /// Which rows are new or changed since the source was last read; refused ones are reported.
    async fn check_rows(
        &self,
        plan: &FacilityPlan,
        report: &mut Report,
    ) -> Result<Vec<Write>, Failure> {
        let mut conn = self.db.read().await?;
        let mut writes = Vec::new();
        for row in &plan.facilities {
            let row = &as_draft_where_incomplete(row, plan);
            let label =
                if row.input.name.zh.is_empty() { &row.input.name.en } else { &row.input.name.zh };
            if let Err(error) = facility_check::check(&row.input) {
                report.add(row.row, label, Action::Skip, Some(why(&error)));
                continue;
            }
            let said = serde_json::to_string(&(&row.input, &row.division, &row.unit_key))?;
            let hash = hex(&Sha256::digest(said));
            let action = match facilities::of_source(&mut conn, &row.source_key).await? {
                None => Action::Create,
                Some((_, Some(before))) if before == hash => Action::Unchanged,
                Some(_) => Action::Update,
            };
            report.add(row.row, label, action, row.note.clone());
            if action != Action::Unchanged {
                writes.push(Write { row: row.clone(), hash });
            }
        }
        Ok(writes)
    }

    /// Makes the units that are not there yet; answers their ids by key.
    async fn import_units(
        &self,
        plan: &FacilityPlan,
        report: &mut Report,
    ) -> Result<BTreeMap<String, UnitId>, Failure> {
        let mut ids = BTreeMap::new();
        for unit in &plan.units {
            let found = units::by_source(&mut *self.db.read().await?, &unit.source_key).await?;
            let action = if found.is_some() { Action::Unchanged } else { Action::Create };
            report.add(unit.row, unit.name.in_language(false).0, action, None);
            let id = match found {
                Some(found) => found.id,
                None if report.dry_run => continue,
                None => self.make_unit(unit).await?,
            };
            ids.insert(unit.source_key.clone(), id);
        }
        Ok(ids)
    }

    async fn make_unit(&self, unit: &UnitRow) -> Result<UnitId, Failure> {
        let (core, key) = (self.clone(), unit.source_key.clone());
        let input = UnitInput {
            name: unit.name.clone(),
            kind: unit.kind,
            division: unit.division.clone(),
            phone: unit.phone.clone(),
        };
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let made = core.insert_unit(tx, &importer(), &input, Some(&key)).await?;
                    Ok(made.id)
                })
            })
            .await
    }

    async fn write_row(
        &self,
        tx: &mut Tx,
        write: &Write,
        units: &BTreeMap<String, UnitId>,
    ) -> Result<(), Failure> {
        let row = &write.row;
        let unit = units.get(&row.unit_key);
        let unit =
            unit.ok_or_else(|| Failure::Broken(format!("unit {} is missing", row.unit_key)))?;
        let mut input = row.input.clone();
        input.unit_id = unit.clone();
        let old = match facilities::of_source(tx, &row.source_key).await? {
            Some((id, _)) => facilities::facility(tx, &id).await?,
            None => None,
        };
        let target = Target { old, division: Some(row.division.as_str()) };
        let saved = self.save_facility(tx, &importer(), &input, target).await?;
        facilities::mark_source(tx, saved.id.as_str(), &row.source_key, &write.hash).await
    }
}

/// A row that lacks a public element is kept as a draft, and says so.
fn as_draft_where_incomplete(row: &FacilityRow, plan: &FacilityPlan) -> FacilityRow {
    let mut row = row.clone();
    let mut whole = row.input.clone();
    let unit = plan.units.iter().find(|unit| unit.source_key == row.unit_key);
    whole.phone = whole.phone.or_else(|| unit.and_then(|unit| unit.phone.clone()));
    if let Err(error) = facility_check::complete(&whole) {
        row.input.publish = false;
        let note = format!("存为草稿 kept as a draft; {}", why(&error));
        row.note = Some(row.note.map_or(note.clone(), |before| format!("{before}; {note}")));
    }
    row
}

/// A refusal as one line of the report.
fn why(error: &AppError) -> String {
    match error {
        AppError::Refused(refusal) => match &refusal.reason {
            Reason::Invalid(Invalid::Field { name, fault }) => format!("{name}: {fault:?}"),
            reason => reason.code().to_owned(),
        },
        AppError::Incomplete { fields } => format!("缺少 missing: {}", fields.join(", ")),
        other => other.to_string(),
    }
}
