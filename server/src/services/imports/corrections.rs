//! Corrections of a draft: what columns mean, values for all rows, single cells.

use crate::import::Table;
use crate::import::timetable::LESSONS;
use linli_app::error::AppError;
use linli_app::ports::imports::{Correction, columns};
use linli_domain::limits::MAX_TEXT;
use linli_domain::refusal::FieldFault;

/// Puts a correction into a table.
pub(super) fn corrected(table: &mut Table, correction: Correction) -> Result<(), AppError> {
    let known = |key: &str| columns(table.kind).iter().any(|column| column.key == key);
    let unknown = || AppError::field("column", FieldFault::Unknown);
    let mut keys = table.keys.clone();
    for (at, key) in &correction.columns {
        let place = keys.get_mut(*at).ok_or_else(unknown)?;
        if !key.is_empty() && !known(key) {
            return Err(unknown());
        }
        *place = Some(key.clone()).filter(|key| !key.is_empty());
    }
    let mut named: Vec<&String> = keys.iter().flatten().collect();
    named.sort_unstable();
    if named.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(AppError::field("column", FieldFault::InUse));
    }
    for (key, value) in correction.fixed {
        if !(known(&key) || key == LESSONS) || value.chars().count() > MAX_TEXT {
            return Err(unknown());
        }
        table.fixed.insert(key, value.trim().to_owned());
    }
    for ((position, key), value) in correction.cells {
        if value.chars().count() > MAX_TEXT {
            return Err(AppError::field("cell", FieldFault::TooLong));
        }
        let at = match keys.iter().position(|known| known.as_deref() == Some(key.as_str())) {
            Some(at) => at,
            // A cell of a column that the file does not have: it gets one.
            None if known(&key) && !value.trim().is_empty() => {
                table.headings.push(linli_app::ports::imports::label_of(&key, false).to_owned());
                keys.push(Some(key));
                keys.len() - 1
            }
            None => continue,
        };
        let row = table
            .rows
            .get_mut(position)
            .ok_or_else(|| AppError::field("cell", FieldFault::Unknown))?;
        if row.cells.len() <= at {
            row.cells.resize(at + 1, String::new());
        }
        value.trim().clone_into(&mut row.cells[at]);
    }
    table.keys = keys;
    Ok(())
}
