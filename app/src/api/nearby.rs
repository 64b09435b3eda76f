//! Where people live, and the service desk there.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::nearby::{Desk, PlaceView};
use linli_domain::ids::DivisionCode;

/// Places of this name, the best match first.
///
/// # Errors
/// What the port answers.
pub async fn places(text: &str) -> Answer<Vec<PlaceView>> {
    door().0.nearby.places(text).await
}

/// The place with this id.
///
/// # Errors
/// What the port answers.
pub async fn place(id: &str) -> Answer<Option<PlaceView>> {
    door().0.nearby.place(id).await
}

/// The service desk of a division.
///
/// # Errors
/// What the port answers.
pub async fn desk(division: &DivisionCode) -> Answer<Option<Desk>> {
    door().0.nearby.desk(division).await
}
