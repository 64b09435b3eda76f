//! Holiday notices, calendars of subtrees, school vacations.

use super::Sent;
use crate::web::caller::Asker;
use crate::web::pages::see_other;
use crate::web::problem::Problem;
use crate::web::state::AppState;
use axum::Router;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Path, Request, State};
use axum::response::Response;
use axum::routing::post;
use linli_app::error::AppError;
use linli_app::forms::vacation::{read, stages};
use linli_app::ports::holidays::{NoticeFile, NoticeReport};
use linli_app::ports::vacations::VacationOwner;
use linli_domain::division::CalendarId;
use linli_domain::refusal::FieldFault;
use std::collections::BTreeMap;

const HOLIDAYS: &str = "/admin/holidays";

/// The form posts about days.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/admin/holidays/check", post(check).get(back))
        .route("/admin/holidays/import", post(import).get(back))
        .route("/admin/calendars", post(calendar).get(back))
        .route("/admin/vacations/{kind}/{id}/keep", post(keep))
        .route("/admin/vacations/{kind}/{id}/withdraw", post(withdraw))
        .route("/admin/vacations/{kind}/{id}/stages", post(taught))
}

/// The address of a form, opened again.
async fn back() -> Response {
    see_other(HOLIDAYS)
}

/// A file was sent: the page shows what importing it would do.
async fn check(State(state): State<AppState>, request: Request) -> Result<Response, Problem> {
    let (mut parts, body) = request.into_parts();
    let Asker(caller) = Asker::from_request_parts(&mut parts, &state).await?;
    let (uri, headers) = (parts.uri.clone(), parts.headers.clone());
    let file = sent_file(Request::from_parts(parts, body), &state).await?;
    let mut sent = Sent { state, caller, uri, headers, values: BTreeMap::new() };
    let Some(file) = file else {
        let missing = AppError::field("file", FieldFault::Missing);
        return sent.again("notice", HOLIDAYS, missing).await;
    };
    match sent.state.services.holidays.check_notice(&sent.caller, &file).await {
        Ok(report) => {
            sent.values = told(&report);
            sent.shown("notice", HOLIDAYS, None).await
        }
        Err(error) => sent.again("notice", HOLIDAYS, error).await,
    }
}

/// What the page needs to know of a report.
fn told(report: &NoticeReport) -> BTreeMap<String, String> {
    let faults = report.faults.iter().take(100);
    let faults: Vec<String> =
        faults.map(|(row, key, what)| format!("{row}: {key} {what}").replace('\n', " ")).collect();
    let without: Vec<String> = report.without_notice.iter().map(ToString::to_string).collect();
    let same = report.carried.is_none() && faults.is_empty() && without.is_empty();
    let pairs = [
        ("carried", report.carried.clone().unwrap_or_default()),
        ("faults", faults.join("\n")),
        ("without", without.join(" ")),
        ("same", if same { "1".to_owned() } else { String::new() }),
    ];
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The file of the form, or the text pasted beside it; none where both are empty.
async fn sent_file(request: Request, state: &AppState) -> Result<Option<NoticeFile>, Problem> {
    let malformed = || AppError::field("file", FieldFault::Malformed);
    let mut form = Multipart::from_request(request, state).await.map_err(|_| malformed())?;
    let (mut file, mut text, mut calendar) = (None, None, CalendarId::Cn);
    while let Some(field) = form.next_field().await.map_err(|_| malformed())? {
        let name = field.name().unwrap_or_default().to_owned();
        let called = field.file_name().unwrap_or("notice").chars().take(120).collect::<String>();
        let bytes = field.bytes().await.map_err(|_| malformed())?.to_vec();
        match name.as_str() {
            "file" if !bytes.is_empty() => file = Some((called, bytes)),
            "text" if !bytes.trim_ascii().is_empty() => text = Some(bytes),
            "calendar" => {
                let word = String::from_utf8_lossy(&bytes).trim().to_owned();
                calendar = CalendarId::parse(&word).unwrap_or_default();
            }
            _ => {}
        }
    }
    let pasted = || text.map(|bytes| ("pasted".to_owned(), bytes));
    let found = file.or_else(pasted);
    Ok(found.map(|(name, bytes)| NoticeFile { name, bytes, calendar }))
}

async fn import(sent: Sent) -> Result<Response, Problem> {
    let carried = sent.value("carried").to_owned();
    match sent.state.services.holidays.import_notice(&sent.caller, &carried, false).await {
        Ok(report) => {
            let one = report.notices.first().map(|one| (one.calendar.as_str(), one.year));
            let at =
                one.map_or(HOLIDAYS.to_owned(), |(id, year)| format!("{HOLIDAYS}/{id}/{year}"));
            Ok(see_other(&format!("{at}?done=imported")))
        }
        Err(error) => sent.again("notice", HOLIDAYS, error).await,
    }
}

async fn calendar(mut sent: Sent) -> Result<Response, Problem> {
    let (division, calendar) =
        (sent.value("division").into(), CalendarId::parse(sent.value("calendar")));
    let confirmed = sent.some("confirm").is_some();
    let services = sent.state.services.clone();
    let set = async |dry_run| {
        services.holidays.set_calendar(&sent.caller, &division, calendar, dry_run).await
    };
    let asks = match set(!confirmed).await {
        Ok(affected) if !confirmed && !affected.bookings.is_empty() => Ok(true),
        Ok(_) if !confirmed => set(false).await.map(|_| false),
        other => other.map(|_| false),
    };
    match asks {
        Ok(true) => {
            sent.values.insert("affected".to_owned(), "1".to_owned());
            sent.shown("calendar", HOLIDAYS, None).await
        }
        Ok(false) => Ok(see_other(&format!("{HOLIDAYS}?done=calendar"))),
        Err(error) => sent.again("calendar", HOLIDAYS, error).await,
    }
}

/// Whose vacations the address speaks of, and that address.
fn owner((kind, id): (String, String)) -> Result<(VacationOwner, String), AppError> {
    let at = format!("/admin/vacations/{kind}/{id}");
    match kind.as_str() {
        "division" => Ok((VacationOwner::Division(id.into()), at)),
        "unit" => Ok((VacationOwner::Unit(id.into()), at)),
        _ => Err(AppError::NotFound),
    }
}

async fn keep(Path(path): Path<(String, String)>, mut sent: Sent) -> Result<Response, Problem> {
    let (owner, at) = owner(path)?;
    let confirmed = sent.some("confirm").is_some();
    let services = sent.state.services.clone();
    let asks = match read(owner, |name| sent.value(name).to_owned()) {
        Err(error) => Err(error),
        Ok(range) => {
            let save = async |dry_run| {
                services.vacations.save_vacation(&sent.caller, &range, dry_run).await
            };
            match save(!confirmed).await {
                Ok(affected) if !confirmed && !affected.bookings.is_empty() => Ok(true),
                Ok(_) if !confirmed => save(false).await.map(|_| false),
                other => other.map(|_| false),
            }
        }
    };
    match asks {
        Ok(true) => {
            sent.values.insert("affected".to_owned(), "1".to_owned());
            sent.shown("vacation", &at, None).await
        }
        Ok(false) => Ok(see_other(&format!("{at}?done=kept"))),
        Err(error) => sent.again("vacation", &at, error).await,
    }
}

async fn withdraw(Path(path): Path<(String, String)>, sent: Sent) -> Result<Response, Problem> {
    let (_, at) = owner(path)?;
    let id = sent.value("id").to_owned();
    if sent.some("confirm").is_none() {
        return sent.shown("withdraw", &at, None).await;
    }
    match sent.state.services.vacations.withdraw_vacation(&sent.caller, &id, false).await {
        Ok(_) => Ok(see_other(&format!("{at}?done=withdrawn"))),
        Err(error) => sent.again("vacation", &at, error).await,
    }
}

async fn taught(Path(path): Path<(String, String)>, sent: Sent) -> Result<Response, Problem> {
    let (owner, at) = owner(path)?;
    let VacationOwner::Unit(unit) = owner else { return Err(AppError::NotFound.into()) };
    let ticked = stages(|name| sent.value(name).to_owned());
    sent.state.services.vacations.set_stages(&sent.caller, &unit, &ticked).await?;
    Ok(see_other(&format!("{at}?done=kept")))
}
