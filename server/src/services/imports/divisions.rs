//! Divisions: what a row would be stored as, and storing it.

use super::{Item, Work};
use crate::db::Tx;
use crate::failure::Failure;
use crate::import::report::Action;
use crate::import::{DivisionPlan, DivisionRow, Why};
use crate::services::Core;
use crate::store::divisions::{self, DivisionRow as Stored};
use linli_app::error::AppError;
use linli_domain::division::{CalendarId, DivisionLevel};
use linli_domain::ids::DivisionCode;
use linli_domain::name::Name;
use linli_domain::refusal::FieldFault;
use serde::Deserialize;
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// A division to be written; its path and, where none is given, its calendar come from above.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DivisionSeed {
    /// Official code.
    pub code: DivisionCode,
    /// Its name.
    pub name: Name,
    /// Its level.
    pub level: DivisionLevel,
    /// The division above.
    pub parent: Option<DivisionCode>,
    /// Holiday calendar.
    #[serde(default)]
    pub calendar: Option<CalendarId>,
}

impl From<&DivisionRow> for DivisionSeed {
    fn from(row: &DivisionRow) -> Self {
        Self {
            code: row.code.clone(),
            name: row.name.clone(),
            level: row.level,
            parent: row.parent.clone(),
            calendar: row.calendar,
        }
    }
}

impl Core {
    pub(super) async fn check_divisions(&self, plan: &DivisionPlan) -> Result<Vec<Item>, Failure> {
        let mut conn = self.db.read().await?;
        let mut known: BTreeMap<String, Stored> = BTreeMap::new();
        let mut items = Vec::with_capacity(plan.rows.len());
        for row in &plan.rows {
            let seed = DivisionSeed::from(row);
            let key = format!("{} {}", row.code, row.name.in_language(false).0);
            items.push(match resolved(&mut conn, &known, &seed).await? {
                Ok((stored, action)) => {
                    known.insert(stored.code.clone(), stored);
                    let item = Item::new(row.row, key, action, Vec::new());
                    if action == Action::Unchanged { item } else { item.with(Work::Division(seed)) }
                }
                Err(why) => Item::refused(row.row, key, why),
            });
        }
        Ok(items)
    }
}

/// What a division would be stored as, among those of this file (`known`) and those stored.
async fn resolved(
    conn: &mut AnyConnection,
    known: &BTreeMap<String, Stored>,
    seed: &DivisionSeed,
) -> Result<Result<(Stored, Action), Why>, Failure> {
    let parent = match &seed.parent {
        None => None,
        Some(code) => match known.get(code.as_str()) {
            Some(parent) => Some(parent.clone()),
            None => match divisions::division(conn, code.as_str()).await? {
                Some(parent) => Some(parent),
                None => return Ok(Err(Why::Parent(code.to_string()))),
            },
        },
    };
    let before = divisions::division(conn, seed.code.as_str()).await?;
    let row = stored(seed, parent.as_ref(), before.as_ref());
    Ok(match before {
        None => Ok((row, Action::Create)),
        Some(before) if before == row => Ok((row, Action::Unchanged)),
        Some(before) if before.path != row.path => Err(Why::Moved),
        Some(_) => Ok((row, Action::Update)),
    })
}

/// A list that gives no calendar or English name does not take away what is there.
fn stored(seed: &DivisionSeed, parent: Option<&Stored>, before: Option<&Stored>) -> Stored {
    let calendar = seed.calendar.map(|id| id.as_str().to_owned());
    let calendar = calendar
        .or_else(|| before.map(|row| row.calendar.clone()))
        .or_else(|| parent.map(|row| row.calendar.clone()))
        .unwrap_or_else(|| CalendarId::Cn.as_str().to_owned());
    let english = before.map_or("", |row| row.name_en.as_str());
    Stored {
        code: seed.code.0.clone(),
        parent_code: seed.parent.as_ref().map(|code| code.0.clone()),
        level: seed.level.as_str().to_owned(),
        name_zh: seed.name.zh.clone(),
        name_en: if seed.name.en.is_empty() { english.to_owned() } else { seed.name.en.clone() },
        calendar,
        path: format!("{}{}/", parent.map_or("/", |row| row.path.as_str()), seed.code),
    }
}

/// Writes a division below one that is stored; answers what stood and what stands.
///
/// # Errors
/// The division above is not known, or the database fails.
pub(in crate::services) async fn save_division(
    tx: &mut Tx,
    seed: &DivisionSeed,
) -> Result<(Option<Stored>, Stored), Failure> {
    let parent = match &seed.parent {
        None => None,
        Some(code) => {
            let found = divisions::division(tx, code.as_str()).await?;
            Some(found.ok_or_else(|| AppError::field("parent", FieldFault::Unknown))?)
        }
    };
    let before = divisions::division(tx, seed.code.as_str()).await?;
    let row = stored(seed, parent.as_ref(), before.as_ref());
    divisions::save(tx, &row).await?;
    // A calendar that holds above anyway is not set: the division follows the one above it.
    if let Some(wanted) = seed.calendar {
        let above = parent.and_then(|row| CalendarId::parse(&row.calendar)).unwrap_or_default();
        divisions::set_calendar(tx, &row.code, (wanted != above).then_some(wanted)).await?;
        divisions::recalendar(tx, &row.path).await?;
    }
    Ok((before, row))
}
