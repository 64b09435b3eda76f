//! What the operator says of the site.

use crate::context::door;
use crate::ports::Answer;
use crate::ports::site::SiteFacts;

/// What is set.
///
/// # Errors
/// What the port answers.
pub async fn facts() -> Answer<SiteFacts> {
    door().0.site.site_facts().await
}
