//! Importing: a file that is sent, corrections, start, undo; and the files to keep.

use super::{Sent, rendered};
use crate::web::caller::Asker;
use crate::web::pages::see_other;
use crate::web::problem::Problem;
use crate::web::problem::language;
use crate::web::state::AppState;
use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Path, Request, State};
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use linli_app::error::AppError;
use linli_app::forms::FormState;
use linli_app::ports::Answer;
use linli_app::ports::imports::{Correction, Download, Drafted, Kind, Upload, Wanted};
use linli_domain::ids::UnitId;
use linli_domain::refusal::FieldFault;
use std::collections::BTreeMap;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/unit/import", post(send))
        .route("/unit/import/{id}/correct", post(correct).get(back))
        .route("/unit/import/{id}/start", post(start).get(back))
        .route("/unit/import/{id}/undo", post(undo).get(back))
        .route("/unit/import/{id}/discard", post(discard).get(back))
        .route("/admin/import", post(send))
        .route("/admin/import/{id}/correct", post(correct).get(back))
        .route("/admin/import/{id}/start", post(start).get(back))
        .route("/admin/import/{id}/undo", post(undo).get(back))
        .route("/admin/import/{id}/discard", post(discard).get(back))
        .route("/import/templates/{file}", get(template))
        .route("/import/runs/{id}/report.csv", get(report))
}

/// What a form with a file says.
#[derive(Default)]
struct Parts {
    values: BTreeMap<String, String>,
    name: String,
    bytes: Vec<u8>,
}

async fn parts(mut form: Multipart) -> Result<Parts, AppError> {
    let malformed = |_| AppError::field("body", FieldFault::Malformed);
    let mut found = Parts::default();
    let mut count = 0;
    while let Some(field) = form.next_field().await.map_err(malformed)? {
        count += 1;
        if count > 10 {
            return Err(AppError::TooLarge);
        }
        match field.name() {
            Some("file") => {
                found.name = field.file_name().unwrap_or_default().to_owned();
                found.bytes = field.bytes().await.map_err(|_| AppError::TooLarge)?.to_vec();
            }
            Some(name) => {
                let name = name.to_owned();
                let value = field.text().await.map_err(malformed)?;
                found.values.insert(name, value.chars().take(200).collect());
            }
            None => {}
        }
    }
    Ok(found)
}

async fn send(State(state): State<AppState>, request: Request) -> Result<Response, Problem> {
    let (mut head, body) = request.into_parts();
    let Asker(caller) = Asker::from_request_parts(&mut head, &state).await?;
    let (uri, headers) = (head.uri.clone(), head.headers.clone());
    let form = Multipart::from_request(Request::from_parts(head, body), &state).await;
    let form = form.map_err(|_| AppError::field("body", FieldFault::Malformed))?;
    let found = parts(form).await?;
    let path = uri.path().to_owned();
    let text = |name: &str| found.values.get(name).cloned().unwrap_or_default();
    let kind =
        Kind::parse(&text("kind")).ok_or_else(|| AppError::field("kind", FieldFault::Unknown))?;
    let unit = Some(text("unit")).filter(|unit| !unit.is_empty() && path.starts_with("/unit"));
    if path.starts_with("/unit") && unit.is_none() {
        return Err(AppError::field("unit", FieldFault::Missing).into());
    }
    let empty = found.bytes.is_empty();
    let upload = Upload { kind, unit: unit.map(UnitId), name: found.name, bytes: found.bytes };
    let answer = if empty {
        Err("none".to_owned())
    } else {
        match state.services.imports.draft(&caller, upload).await? {
            Drafted::Draft(id) => Ok(id),
            Drafted::Unreadable(why) => Err(serde_json::to_string(&why).unwrap_or_default()),
        }
    };
    match answer {
        Ok(id) => Ok(see_other(&format!("{path}/{id}"))),
        Err(why) => {
            let mut page = Request::new(Body::empty());
            (*page.uri_mut(), *page.headers_mut()) = (uri, headers);
            let mut values = found.values;
            values.insert("why".to_owned(), why);
            let error = Some(AppError::field("file", FieldFault::Malformed));
            Ok(rendered(&state, caller, page, FormState { form: "import", values, error }).await)
        }
    }
}

/// The address of the run's page, from that of one of its forms.
fn page_of(uri: &Uri) -> String {
    let path = uri.path();
    path.rsplit_once('/').map_or(path, |(page, _)| page).to_owned()
}

/// The address of a form, opened again.
async fn back(uri: Uri) -> Response {
    see_other(&page_of(&uri))
}

async fn correct(Path(id): Path<String>, uri: Uri, sent: Sent) -> Result<Response, Problem> {
    let mut correction = Correction::default();
    for (name, value) in &sent.values {
        let mut parts = name.splitn(3, '.');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("column"), Some(at), None) => {
                correction.columns.extend(at.parse().ok().map(|at: usize| (at, value.clone())));
            }
            (Some("fixed"), Some(key), None) => {
                correction.fixed.insert(key.to_owned(), value.clone());
            }
            (Some("cell"), Some(position), Some(key)) => {
                let place = position.parse().ok().map(|at: usize| (at, key.to_owned()));
                correction.cells.extend(place.map(|place| (place, value.clone())));
            }
            _ => {}
        }
    }
    let answer = sent.state.services.imports.correct(&sent.caller, &id, correction).await;
    gone_on(answer, &uri, sent).await
}

async fn start(Path(id): Path<String>, uri: Uri, sent: Sent) -> Result<Response, Problem> {
    let answer = sent.state.services.imports.start(&sent.caller, &id).await;
    gone_on(answer, &uri, sent).await
}

async fn undo(Path(id): Path<String>, uri: Uri, sent: Sent) -> Result<Response, Problem> {
    let answer = sent.state.services.imports.undo(&sent.caller, &id).await;
    gone_on(answer, &uri, sent).await
}

async fn discard(Path(id): Path<String>, uri: Uri, sent: Sent) -> Result<Response, Problem> {
    match sent.state.services.imports.discard(&sent.caller, &id).await {
        Ok(()) => {
            let list = page_of(&page_of(&uri).parse().map_err(|_| AppError::NotFound)?);
            Ok(see_other(&list))
        }
        refused => gone_on(refused, &uri, sent).await,
    }
}

async fn gone_on(answer: Answer<()>, uri: &Uri, sent: Sent) -> Result<Response, Problem> {
    let page = page_of(uri);
    match answer {
        Ok(()) => Ok(see_other(&page)),
        Err(error) => sent.again("import-run", &page, error).await,
    }
}

async fn template(
    State(state): State<AppState>,
    Asker(caller): Asker,
    Path(file): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Problem> {
    let english = language(&headers, &uri).is_english();
    let (kind, ending) = file.rsplit_once('.').unwrap_or((&file, ""));
    let kind = Kind::parse(kind).filter(|_| ["xlsx", "csv"].contains(&ending));
    let kind = kind.ok_or(AppError::NotFound)?;
    let wanted = Wanted::Template { kind, english, csv: ending == "csv" };
    Ok(kept(state.services.imports.download(&caller, wanted).await?))
}

async fn report(
    State(state): State<AppState>,
    Asker(caller): Asker,
    Path(run): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Problem> {
    let english = language(&headers, &uri).is_english();
    let wanted = Wanted::Report { run, english };
    Ok(kept(state.services.imports.download(&caller, wanted).await?))
}

/// A file that the browser saves.
fn kept(file: Download) -> Response {
    let name = format!("attachment; filename=\"{}\"", file.name);
    (
        [(header::CONTENT_TYPE, file.media.to_owned()), (header::CONTENT_DISPOSITION, name)],
        file.bytes,
    )
        .into_response()
}
