//! Photos: a file with its description, and the buttons beside each photo.

use super::Sent;
use crate::web::caller::Asker;
use crate::web::extract::Path;
use crate::web::pages::see_other;
use crate::web::problem::Problem;
use crate::web::state::AppState;
use axum::Router;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request, State};
use axum::response::Response;
use axum::routing::post;
use linli_app::error::AppError;
use linli_domain::ids::{FacilityId, PhotoId};
use linli_domain::limits::{MAX_ALT, MAX_PHOTO_BYTES};
use linli_domain::name::Name;
use linli_domain::refusal::FieldFault;
use std::collections::BTreeMap;

/// The form posts of photos.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/unit/facilities/{id}/photos", post(add))
        .route("/unit/facilities/{id}/photos/{photo}", post(change).get(back))
}

fn page(id: &FacilityId) -> String {
    format!("/unit/facilities/{id}/photos")
}

async fn add(
    State(state): State<AppState>,
    Path(id): Path<FacilityId>,
    request: Request,
) -> Result<Response, Problem> {
    let (mut parts, body) = request.into_parts();
    let Asker(caller) = Asker::from_request_parts(&mut parts, &state).await?;
    let (uri, headers) = (parts.uri.clone(), parts.headers.clone());
    let read = match Multipart::from_request(Request::from_parts(parts, body), &state).await {
        Ok(form) => read(form).await,
        Err(_) => Err(AppError::field("file", FieldFault::Malformed)),
    };
    let (values, file) = read.as_ref().map_or_else(|_| Default::default(), Clone::clone);
    let sent = Sent { state, caller, uri, headers, values };
    let answer = match read {
        Ok(_) => {
            let alt = Name::new(sent.value("alt_zh"), sent.value("alt_en"));
            sent.state.services.photos.add_photo(&sent.caller, &id, file, alt).await
        }
        Err(error) => Err(error),
    };
    match answer {
        Ok(_) => Ok(see_other(&page(&id))),
        Err(error) => sent.again("photos", &page(&id), error).await,
    }
}

/// The texts and the file; anything else, and what is too long, is refused.
async fn read(mut form: Multipart) -> Result<(BTreeMap<String, String>, Vec<u8>), AppError> {
    let wrong = |fault| AppError::field("file", fault);
    let (mut values, mut file) = (BTreeMap::new(), Vec::new());
    loop {
        let field = form.next_field().await.map_err(|_| wrong(FieldFault::TooLong))?;
        let Some(field) = field else { break };
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|_| wrong(FieldFault::TooLong))?;
        match name.as_str() {
            "file" if bytes.len() > MAX_PHOTO_BYTES => return Err(wrong(FieldFault::TooLong)),
            "file" => file = bytes.to_vec(),
            "alt_zh" | "alt_en" if bytes.len() <= MAX_ALT * 4 => {
                values.insert(name, String::from_utf8_lossy(&bytes).into_owned());
            }
            _ => return Err(AppError::field("alt_zh", FieldFault::TooLong)),
        }
    }
    Ok((values, file))
}

/// What the button beside a photo asks for.
async fn change(
    Path((id, photo)): Path<(FacilityId, PhotoId)>,
    sent: Sent,
) -> Result<Response, Problem> {
    let photos = &sent.state.services.photos;
    let answer = match sent.value("do") {
        "up" => photos.move_photo_up(&sent.caller, &id, &photo).await,
        "remove" => photos.remove_photo(&sent.caller, &id, &photo).await,
        _ => {
            let alt = Name::new(sent.value("alt_zh"), sent.value("alt_en"));
            photos.describe_photo(&sent.caller, &id, &photo, alt).await
        }
    };
    match answer {
        Ok(()) => Ok(see_other(&page(&id))),
        Err(error) => sent.again("photo", &page(&id), error).await,
    }
}

/// The address of a refused button, opened again.
async fn back(Path((id, _)): Path<(FacilityId, String)>) -> Response {
    see_other(&page(&id))
}
