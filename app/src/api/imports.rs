//! Imports.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::imports::{RowsAsked, RunItem, RunView};
use linli_domain::ids::UnitId;

/// One run.
///
/// # Errors
/// `NotFound` where the reader may not see it.
pub async fn run(id: &str, asked: RowsAsked) -> Answer<RunView> {
    let (services, caller) = door();
    services.imports.run(&caller, id, asked).await
}

/// The latest runs of a unit, or of everything.
///
/// # Errors
/// What the port answers.
pub async fn runs(unit: Option<UnitId>) -> Answer<Vec<RunItem>> {
    let (services, caller) = door();
    services.imports.runs(&caller, unit).await
}
