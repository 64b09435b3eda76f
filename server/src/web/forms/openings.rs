//! The unit's screen of today: opening, closing, counting, duty, stopping today; and 到了没开门.

use super::Sent;
use crate::web::pages::see_other;
use crate::web::problem::Problem;
use crate::web::state::AppState;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::post;
use chrono::{DateTime, NaiveDateTime, Utc};
use linli_app::context::zone_of;
use linli_app::error::AppError;
use linli_app::forms::local_path;
use linli_app::ports::Answer;
use linli_app::ports::duties::{DutyInput, VolunteerInput};
use linli_app::ports::locked::{LockedAnswering, LockedInput};
use linli_app::ports::openings::{CountInput, MarkInput};
use linli_domain::closure::ClosureReason;
use linli_domain::ids::{ClosureId, DutyId, FacilityId, LockedId, MarkId};
use linli_domain::locked::LockedAnswer;
use linli_domain::opening_log::MarkKind;
use linli_domain::refusal::FieldFault;
use linli_domain::zone;

/// The form posts of the door. An address of these opened again leads back to the screen.
pub fn routes() -> Router<AppState> {
    let back = || async { see_other("/unit") };
    Router::new()
        .route("/unit/mark", post(mark).get(back))
        .route("/unit/count", post(count).get(back))
        .route("/unit/stop", post(stop).get(back))
        .route("/unit/duty", post(duty).get(back))
        .route("/unit/duties/{id}/{step}", post(duty_step).get(back))
        .route("/unit/closures/{id}/lift", post(lift).get(back))
        .route("/unit/openings/{id}/confirm", post(confirm).get(back))
        .route("/unit/locked/{id}/answer", post(answer).get(back))
        .route("/facilities/{id}/locked", post(locked))
}

impl Sent {
    fn door(&self) -> FacilityId {
        self.value("door").into()
    }

    /// The screen that the form came from, without the place on it.
    fn screen(&self) -> String {
        let path = local_path(self.value("back"), "/unit");
        path.split('#').next().unwrap_or("/unit").to_owned()
    }

    /// Back to the screen and to the place on it, saying what was done.
    fn done(&self, what: &str) -> Response {
        let path = local_path(self.value("back"), "/unit");
        let (path, place) = path.split_once('#').map_or((path, ""), |(path, place)| (path, place));
        let sign = if path.contains('?') { '&' } else { '?' };
        let place = if place.is_empty() { String::new() } else { format!("#{place}") };
        see_other(&format!("{path}{sign}done={what}{place}"))
    }

    async fn or_again<T>(
        self,
        form: &'static str,
        what: &str,
        answer: Answer<T>,
    ) -> Result<Response, Problem> {
        match answer {
            Ok(_) => Ok(self.done(what)),
            Err(error) => {
                let path = self.screen();
                self.again(form, &path, error).await
            }
        }
    }

    /// A local time of a form, in the zone that stands beside it; `None` where nothing was given.
    fn local(&self, name: &str) -> Result<Option<DateTime<Utc>>, AppError> {
        let text = self.value(name);
        if text.is_empty() {
            return Ok(None);
        }
        let read = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
            .iter()
            .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
        let wall = read.ok_or_else(|| AppError::field(name, FieldFault::Malformed))?;
        let minutes = (wall.time() - chrono::NaiveTime::MIN).num_minutes();
        Ok(Some(zone::instant(zone_of(self.value("zone")), wall.date(), minutes)))
    }

    fn instant(&self, name: &str) -> Result<DateTime<Utc>, AppError> {
        let read = DateTime::parse_from_rfc3339(self.value(name));
        let malformed = |_| AppError::field(name, FieldFault::Malformed);
        Ok(read.map_err(malformed)?.with_timezone(&Utc))
    }
}

async fn mark(sent: Sent) -> Result<Response, Problem> {
    let kind = MarkKind::parse(sent.value("kind"));
    let answer = match (kind, sent.local("at")) {
        (Some(kind), Ok(at)) => {
            let new = MarkInput { kind, at, source: None, entries: None };
            sent.state.services.openings.mark(&sent.caller, &sent.door(), new, None).await
        }
        (None, _) => Err(AppError::field("kind", FieldFault::Malformed)),
        (_, Err(error)) => Err(error),
    };
    let what = if kind == Some(MarkKind::Close) { "close" } else { "open" };
    sent.or_again("mark", what, answer).await
}

async fn count(sent: Sent) -> Result<Response, Problem> {
    let new = CountInput {
        space_id: sent.some("space").map(Into::into),
        delta: sent.value("delta").parse().ok(),
        count: None,
    };
    let answer = sent.state.services.openings.count(&sent.caller, &sent.door(), new, None).await;
    sent.or_again("count", "count", answer).await
}

async fn stop(sent: Sent) -> Result<Response, Problem> {
    let reason = ClosureReason::parse(sent.value("reason_code"));
    let sure = sent.value("confirm") == "1";
    let answer = match reason {
        Some(reason) => {
            let doors = &sent.state.services.closures;
            doors.close_today(&sent.caller, &sent.door(), reason, sure).await
        }
        None => Err(AppError::field("reason_code", FieldFault::Missing)),
    };
    sent.or_again("stop", "stop", answer).await
}

async fn lift(Path(id): Path<ClosureId>, sent: Sent) -> Result<Response, Problem> {
    let answer = sent.state.services.closures.lift(&sent.caller, &id).await;
    sent.or_again("lift", "lift", answer).await
}

async fn confirm(Path(id): Path<MarkId>, sent: Sent) -> Result<Response, Problem> {
    let answer = sent.state.services.openings.confirm_mark(&sent.caller, &id).await;
    sent.or_again("confirm", "confirm", answer).await
}

async fn duty(sent: Sent) -> Result<Response, Problem> {
    let answer = match (sent.instant("start"), sent.instant("end")) {
        (Ok(start), Ok(end)) => {
            let who = sent.value("who");
            let account = who.strip_prefix("account:").map(Into::into);
            let volunteer_id = who.strip_prefix("volunteer:").map(Into::into);
            let volunteer = (who == "new").then(|| VolunteerInput {
                name: sent.value("name").to_owned(),
                contact: sent.value("contact").to_owned(),
            });
            let new = DutyInput { start, end, account_id: account, volunteer_id, volunteer };
            sent.state.services.duties.assign(&sent.caller, &sent.door(), new, None).await
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    };
    sent.or_again("duty", "duty", answer).await
}

async fn duty_step(
    Path((id, step)): Path<(DutyId, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    let duties = &sent.state.services.duties;
    let answer = match step.as_str() {
        "offer" => duties.offer(&sent.caller, &id).await.map(|_| ()),
        "accept" => duties.accept(&sent.caller, &id).await.map(|_| ()),
        "remove" => duties.withdraw(&sent.caller, &id).await,
        _ => Err(AppError::NotFound),
    };
    sent.or_again("duty", "duty", answer).await
}

async fn answer(Path(id): Path<LockedId>, sent: Sent) -> Result<Response, Problem> {
    let answer = match LockedAnswer::parse(sent.value("answer")) {
        Some(answer) => {
            let reason = ClosureReason::parse(sent.value("reason_code"));
            // The list of reasons stands beside every answer; only one of them asks for it.
            let reason_code = reason.filter(|_| answer == LockedAnswer::Exempt);
            let said = LockedAnswering { answer, reason_code };
            sent.state.services.locked.answer_locked(&sent.caller, &id, said).await
        }
        None => Err(AppError::field("answer", FieldFault::Missing)),
    };
    sent.or_again("locked-answer", "answer", answer).await
}

async fn locked(Path(id): Path<FacilityId>, sent: Sent) -> Result<Response, Problem> {
    let path = format!("/facilities/{id}/locked");
    let new = LockedInput { at: None, code: None, note: sent.some("note") };
    match sent.state.services.locked.report(&sent.caller, &id, new).await {
        Ok(_) => Ok(see_other(&format!("{path}?done=locked"))),
        Err(error) => sent.again("locked", &path, error).await,
    }
}
