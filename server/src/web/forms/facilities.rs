//! The form of one facility: each section is saved apart, and buttons that change a form send it
//! back with everything typed.

mod hours;
mod made;
mod spaces;

use super::Sent;
use crate::web::extract::Path;
use crate::web::pages::see_other;
use crate::web::problem::Problem;
use crate::web::state::AppState;
use axum::Router;
use axum::response::Response;
use axum::routing::post;
use linli_app::error::AppError;
use linli_app::ports::Answer;
use linli_app::ports::facilities::{Datum, FacilityPatch, FacilitySaved, Location};
use linli_domain::facility::{ACCESSIBLE, Category};
use linli_domain::ids::FacilityId;
use linli_domain::name::Name;
use linli_domain::refusal::FieldFault;

/// The form posts of facilities.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/unit/facilities/new", post(made::create))
        .route("/unit/facilities/{id}/publish", post(made::publish).get(made::back))
        .route("/unit/facilities/{id}/unpublish", post(made::unpublish).get(made::back))
        .route("/unit/facilities/{id}/copy", post(made::copy).get(made::back))
        .route("/unit/facilities/{id}/basics", post(basics))
        .route("/unit/facilities/{id}/rules", post(rules))
        .route("/unit/facilities/{id}/access", post(access))
        .route("/unit/facilities/{id}/hours", post(hours::hours))
        .route("/unit/facilities/{id}/spaces", post(spaces::spaces))
        .route(
            "/unit/facilities/{id}/spaces/{key}/booking",
            post(spaces::booking).get(spaces::back),
        )
        .route("/unit/facilities/{id}/spaces/{key}/fees", post(spaces::fees).get(spaces::back))
}

/// Where the form of a facility begins.
fn home(id: &FacilityId) -> String {
    format!("/unit/facilities/{id}")
}

impl Sent {
    /// Saves a section: on to the overview, or back to the section with what is wrong.
    async fn save(
        self,
        id: &FacilityId,
        section: &'static str,
        patch: Answer<FacilityPatch>,
    ) -> Result<Response, Problem> {
        match self.saved(id, patch).await {
            Ok(_) => Ok(see_other(&format!("{}?done={section}", home(id)))),
            Err(error) => self.again(section, &format!("{}/{section}", home(id)), error).await,
        }
    }

    async fn saved(&self, id: &FacilityId, patch: Answer<FacilityPatch>) -> Answer<FacilitySaved> {
        let version = self.value("version").parse().unwrap_or_default();
        self.state.services.facilities.update(&self.caller, id, version, patch?).await
    }
}

async fn basics(Path(id): Path<FacilityId>, sent: Sent) -> Result<Response, Problem> {
    let patch = location(&sent).map(|location| FacilityPatch {
        name: Some(Name::new(sent.value("name_zh"), sent.value("name_en"))),
        category: Category::parse(sent.value("category")),
        address: Some(Name::new(sent.value("address"), sent.value("address_en"))),
        phone: Some(sent.some("phone")),
        location: Some(location),
        ..FacilityPatch::default()
    });
    let patch = match patch {
        // The Chinese name is the one that everybody sees.
        Ok(_) if sent.value("name_zh").is_empty() => {
            Err(AppError::field("name_zh", FieldFault::Missing))
        }
        other => other,
    };
    sent.save(&id, "basics", patch).await
}

/// Both coordinates or none.
fn location(sent: &Sent) -> Answer<Option<Location>> {
    let degrees = |name: &str, most: f64| match sent.value(name) {
        "" => Ok(None),
        text => {
            let read = text.parse::<f64>().ok().filter(|part| part.abs() <= most);
            read.map(Some).ok_or_else(|| AppError::field(name, FieldFault::Malformed))
        }
    };
    match (degrees("lat", 90.0)?, degrees("lon", 180.0)?) {
        (None, None) => Ok(None),
        (Some(lat), Some(lon)) => {
            let datum = serde_json::from_value::<Datum>(sent.value("datum").into());
            let datum = datum.map_err(|_| AppError::field("datum", FieldFault::Unsupported))?;
            Ok(Some(Location { lat, lon, datum }))
        }
        (None, _) => Err(AppError::field("lat", FieldFault::Missing)),
        (_, None) => Err(AppError::field("lon", FieldFault::Missing)),
    }
}

async fn rules(Path(id): Path<FacilityId>, sent: Sent) -> Result<Response, Problem> {
    let rules = Some(Name::new(text(&sent, "rules_zh"), text(&sent, "rules_en")));
    sent.save(&id, "rules", Ok(FacilityPatch { rules, ..FacilityPatch::default() })).await
}

/// A text of several lines; browsers send them with carriage returns.
fn text(sent: &Sent, name: &str) -> String {
    sent.value(name).replace("\r\n", "\n")
}

async fn access(Path(id): Path<FacilityId>, sent: Sent) -> Result<Response, Problem> {
    let ticked = ACCESSIBLE.iter().filter(|word| !sent.value(word).is_empty());
    let accessible = Some(ticked.map(|word| (*word).to_owned()).collect());
    sent.save(&id, "access", Ok(FacilityPatch { accessible, ..FacilityPatch::default() })).await
}
