//! Divisions.

use crate::context::door;
use crate::ports::places::DivisionView;
use crate::ports::{Answer, Page, Paging};
use linli_domain::ids::DivisionCode;

/// The divisions right below one, or the topmost.
///
/// # Errors
/// What the port answers.
pub async fn divisions(parent: Option<DivisionCode>) -> Answer<Page<DivisionView>> {
    let (services, _) = door();
    let all = Paging { limit: Some(200), cursor: None };
    services.places.divisions(parent.as_ref(), &all).await
}
