//! Areas and spaces, and the rules and fees of one space.

use super::{Sent, home};
use crate::web::extract::Path;
use crate::web::pages::see_other;
use crate::web::problem::Problem;
use axum::response::Response;
use linli_app::error::AppError;
use linli_app::forms::opening::OpeningForm;
use linli_app::forms::spaces::SpacesForm;
use linli_app::forms::terms;
use linli_app::ports::Answer;
use linli_app::ports::facilities::{FacilityPatch, SpaceInput};
use linli_domain::ids::FacilityId;
use linli_domain::refusal::FieldFault;

/// What the button asks for.
pub(super) async fn spaces(
    Path(id): Path<FacilityId>,
    mut sent: Sent,
) -> Result<Response, Problem> {
    let mut form = SpacesForm::read(|name| sent.value(name).to_owned());
    let wrong = match sent.value("do").to_owned().as_str() {
        "" | "save" => {
            let patch = match sent.state.services.publishing.sheet(&sent.caller, &id).await {
                Ok(sheet) => form.patch(&sheet.input),
                Err(error) => Err(error),
            };
            return sent.save(&id, "spaces", patch).await;
        }
        "divide" => match sent.value("divide_count").parse() {
            Ok(count @ 2..=linli_app::forms::spaces::MAX_DIVIDED) => {
                form.divide(count);
                None
            }
            _ => Some(AppError::field("divide_count", FieldFault::Malformed)),
        },
        "draw" if form.draw(sent.value("drawn")) => None,
        "draw" => Some(AppError::field("divide_count", FieldFault::Missing)),
        button => {
            form.press(button);
            None
        }
    };
    sent.refill(form.fields(), 'p');
    sent.refill(form.fields(), 's');
    sent.shown("spaces", &format!("{}/spaces", home(&id)), wrong).await
}

/// Booking rules of one space, or of all.
pub(super) async fn booking(
    Path((id, key)): Path<(FacilityId, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    let patch = changed(&sent, &id, &key, |space| {
        let (policy, quota) = terms::booking_rules(|name| sent.value(name).to_owned(), space)?;
        Ok(SpaceInput { policy, quota, ..space.clone() })
    })
    .await;
    answered(&id, &key, sent, "booking", patch).await
}

/// Fees of one space, or of all.
pub(super) async fn fees(
    Path((id, key)): Path<(FacilityId, String)>,
    mut sent: Sent,
) -> Result<Response, Problem> {
    let button = sent.value("do").to_owned();
    if !matches!(button.as_str(), "" | "save") {
        let mut form = OpeningForm::read(|name| sent.value(name).to_owned());
        form.press(&button);
        sent.refill(form.fields(), 'r');
        return sent.shown("fees", &format!("{}/spaces/{key}", home(&id)), None).await;
    }
    let patch = changed(&sent, &id, &key, |space| {
        let price = terms::price(|name| sent.value(name).to_owned())?;
        Ok(SpaceInput { price, ..space.clone() })
    })
    .await;
    answered(&id, &key, sent, "fees", patch).await
}

/// The spaces with this one changed, or all of them where that was ticked.
async fn changed(
    sent: &Sent,
    id: &FacilityId,
    key: &str,
    change: impl Fn(&SpaceInput) -> Answer<SpaceInput>,
) -> Answer<FacilityPatch> {
    let sheet = sent.state.services.publishing.sheet(&sent.caller, id).await?;
    let all = !sent.value("all").is_empty();
    if !sheet.input.spaces.iter().any(|space| space.key == key) {
        return Err(AppError::NotFound);
    }
    let spaces = sheet
        .input
        .spaces
        .iter()
        .map(|space| if all || space.key == key { change(space) } else { Ok(space.clone()) });
    let spaces: Answer<Vec<SpaceInput>> = spaces.collect();
    Ok(FacilityPatch { spaces: Some(spaces?), ..FacilityPatch::default() })
}

async fn answered(
    id: &FacilityId,
    key: &str,
    sent: Sent,
    form: &'static str,
    patch: Answer<FacilityPatch>,
) -> Result<Response, Problem> {
    match sent.saved(id, patch).await {
        Ok(_) => Ok(see_other(&format!("{}?done={form}", home(id)))),
        Err(error) => sent.again(form, &format!("{}/spaces/{key}", home(id)), error).await,
    }
}

/// The address of a refused form, opened again.
pub(super) async fn back(Path((id, key)): Path<(FacilityId, String)>) -> Response {
    see_other(&format!("{}/spaces/{key}", home(&id)))
}
