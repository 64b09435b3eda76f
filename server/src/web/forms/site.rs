//! What the operator says of the site.

use super::Sent;
use crate::web::pages::see_other;
use crate::web::problem::Problem;
use crate::web::state::AppState;
use axum::Router;
use axum::response::Response;
use axum::routing::post;
use linli_app::ports::site::SiteFacts;

/// The form post of the page.
pub fn routes() -> Router<AppState> {
    Router::new().route("/admin/site", post(save))
}

/// The fields of the form.
fn facts(sent: &Sent) -> SiteFacts {
    let value = |name: &str| sent.value(name).to_owned();
    SiteFacts {
        sponsor: value("sponsor"),
        icp: value("icp"),
        police: value("police"),
        site_id: value("site_id"),
        phone: value("contact_phone"),
        email: value("contact_email"),
        address: value("address"),
    }
}

async fn save(sent: Sent) -> Result<Response, Problem> {
    let facts = facts(&sent);
    match sent.state.services.site.save_site_facts(&sent.caller, facts).await {
        Ok(()) => Ok(see_other("/admin/site?done=saved")),
        Err(error) => sent.again("site", "/admin/site", error).await,
    }
}
