//! Making a facility from its preset, publishing it, taking it down, copying it.

use super::{Sent, home};
use crate::web::extract::Path;
use crate::web::pages::see_other;
use crate::web::problem::Problem;
use axum::response::Response;
use linli_app::error::AppError;
use linli_app::ports::facilities::{AreaInput, FacilityInput, FacilityPatch, SpaceInput};
use linli_app::ports::{Answer, IdempotencyKey};
use linli_domain::facility::Category;
use linli_domain::ids::{FacilityId, UnitId};
use linli_domain::name::Name;
use linli_domain::preset::preset;
use linli_domain::refusal::FieldFault;
use linli_domain::space::Audience;

/// A draft filled with the preset of its category; the same form twice makes one.
pub(super) async fn create(sent: Sent) -> Result<Response, Problem> {
    let key = sent.some("key").filter(|key| key.len() <= 128).map(IdempotencyKey);
    let answer = match filled(&sent) {
        Ok(new) => sent.state.services.facilities.create(&sent.caller, new, key).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(made) => Ok(see_other(&home(&made.value.id))),
        Err(error) => sent.again("new", "/unit/facilities/new", error).await,
    }
}

fn filled(sent: &Sent) -> Answer<FacilityInput> {
    let category = Category::parse(sent.value("category"))
        .ok_or_else(|| AppError::field("category", FieldFault::Missing))?;
    if sent.value("name_zh").is_empty() {
        return Err(AppError::field("name_zh", FieldFault::Missing));
    }
    let made = preset(category);
    Ok(FacilityInput {
        unit_id: UnitId(sent.value("unit").to_owned()),
        name: Name::new(sent.value("name_zh"), sent.value("name_en")),
        category,
        address: Name::default(),
        location: None,
        timezone: "Asia/Shanghai".to_owned(),
        phone: None,
        accessible: Vec::new(),
        opening: made.opening,
        hours_text: None,
        areas: vec![AreaInput { key: "a".to_owned(), name: Name::default(), area_m2: None }],
        plan: None,
        spaces: vec![SpaceInput {
            key: "main".to_owned(),
            name: made.space.name,
            areas: vec!["a".to_owned()],
            mode: made.space.mode,
            capacity: made.space.capacity,
            policy: made.space.policy,
            audience: Audience::default(),
            price: None,
            quota: Vec::new(),
        }],
        assets: Vec::new(),
        rules: made.rules,
        publish: false,
    })
}

pub(super) async fn publish(Path(id): Path<FacilityId>, sent: Sent) -> Result<Response, Problem> {
    let patch = FacilityPatch { publish: Some(true), ..FacilityPatch::default() };
    go(id, sent, patch, "published").await
}

pub(super) async fn unpublish(Path(id): Path<FacilityId>, sent: Sent) -> Result<Response, Problem> {
    let patch = FacilityPatch {
        publish: Some(false),
        confirm_affected: !sent.value("confirm").is_empty(),
        ..FacilityPatch::default()
    };
    go(id, sent, patch, "unpublished").await
}

async fn go(
    id: FacilityId,
    sent: Sent,
    patch: FacilityPatch,
    done: &str,
) -> Result<Response, Problem> {
    match sent.saved(&id, Ok(patch)).await {
        Ok(_) => Ok(see_other(&format!("{}?done={done}", home(&id)))),
        Err(error) => sent.again("publish", &home(&id), error).await,
    }
}

pub(super) async fn copy(Path(id): Path<FacilityId>, sent: Sent) -> Result<Response, Problem> {
    match sent.state.services.publishing.copy(&sent.caller, &id).await {
        Ok(made) => Ok(see_other(&format!("{}?done=copied", home(&made.id)))),
        Err(error) => sent.again("publish", &home(&id), error).await,
    }
}

/// The address of a refused button, opened again.
pub(super) async fn back(Path(id): Path<FacilityId>) -> Response {
    see_other(&home(&id))
}
