//! Divisions.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::places::DivisionView;

/// The divisions in which something is shared, parents first.
///
/// # Errors
/// What the port answers.
pub async fn divisions_in_use() -> Answer<Vec<DivisionView>> {
    door().0.places.divisions_in_use().await
}
