//! The form of one school vacation.

use crate::error::AppError;
use crate::ports::vacations::{VacationInput, VacationOwner};
use linli_domain::refusal::FieldFault;
use linli_domain::vacation::Stage;

/// The name of a stage's box.
pub const fn stage_field(stage: Stage) -> &'static str {
    match stage {
        Stage::Primary => "stage_primary",
        Stage::Junior => "stage_junior",
        Stage::Senior => "stage_senior",
    }
}

/// The stages that are ticked.
pub fn stages(value: impl Fn(&str) -> String) -> Vec<Stage> {
    let ticked = |stage: &Stage| !value(stage_field(*stage)).is_empty();
    Stage::ALL.iter().copied().filter(ticked).collect()
}

/// Reads the form.
///
/// # Errors
/// A date is missing or is none.
pub fn read(
    owner: VacationOwner,
    value: impl Fn(&str) -> String,
) -> Result<VacationInput, AppError> {
    let date = |name: &str| {
        let text = value(name);
        let fault = if text.is_empty() { FieldFault::Missing } else { FieldFault::Malformed };
        text.parse().map_err(|_| AppError::field(name, fault))
    };
    let id = Some(value("id")).filter(|id| !id.is_empty());
    Ok(VacationInput {
        owner,
        id: id.map(|id| (id, value("version").parse().unwrap_or_default())),
        stages: stages(&value),
        first: date("first")?,
        last: date("last")?,
        source: value("source"),
    })
}
