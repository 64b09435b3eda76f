//! `/persons`: people at the desk (社区服务台), inside the scope of who asks.

use super::responses::{Any, Body, Change, One, State as Stands};
use crate::web::answer::{Answer, created};
use crate::web::caller::Asker;
use crate::web::extract::{Json, Path};
use axum::extract::State;
use axum::response::IntoResponse;
use linli_app::ports::Services;
use linli_app::ports::persons::{FindPersons, MergeInput, NewPerson, PersonList, PersonView, Slip};
use linli_domain::ids::PersonId;

/// Enters somebody who has no account; one number is one person.
#[utoipa::path(
    post, path = "/persons", tag = "persons", operation_id = "enter_person",
    security(("cookie" = []), ("bearer" = [])), request_body = NewPerson,
    responses(
        (status = 201, description = "entered", body = PersonView,
            headers(("Location" = String, description = "where they stand"))),
        (status = 200, description = "the number or address was known: who has it", body = PersonView),
        Any, Change, Body,
    )
)]
pub async fn enter(
    State(services): State<Services>,
    Asker(caller): Asker,
    Json(new): Json<NewPerson>,
) -> Answer {
    let entered = services.persons.enter(&caller, new).await?;
    if entered.known {
        return Ok(axum::Json(entered.person).into_response());
    }
    Ok(created(&format!("/api/v1/persons/{}", entered.person.id), entered.person))
}

/// People with exactly this number, address or name. It is a POST so that no name stands in an
/// address.
#[utoipa::path(
    post, path = "/persons/find", tag = "persons", operation_id = "find_persons",
    security(("cookie" = []), ("bearer" = [])), request_body = FindPersons,
    responses((status = 200, description = "whom was found", body = PersonList), Any, Change, Body, One)
)]
pub async fn find(
    State(services): State<Services>,
    Asker(caller): Asker,
    Json(wanted): Json<FindPersons>,
) -> Answer {
    Ok(axum::Json(services.persons.find(&caller, wanted).await?).into_response())
}

/// One person; that somebody looked is logged.
#[utoipa::path(
    get, path = "/persons/{id}", tag = "persons", operation_id = "person",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the person")),
    responses((status = 200, description = "the person", body = PersonView), Any, One)
)]
pub async fn read(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<PersonId>,
) -> Answer {
    Ok(axum::Json(services.persons.person(&caller, &id).await?).into_response())
}

/// The worker saw a document; its number is never stored.
#[utoipa::path(
    post, path = "/persons/{id}/vouch", tag = "persons", operation_id = "vouch_person",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the person")),
    responses((status = 200, description = "the person", body = PersonView), Any, Change, One, Stands)
)]
pub async fn vouch(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<PersonId>,
) -> Answer {
    Ok(axum::Json(services.persons.vouch(&caller, &id).await?).into_response())
}

/// Joins another entry of the same person to this one.
#[utoipa::path(
    post, path = "/persons/{id}/merge", tag = "persons", operation_id = "merge_persons",
    security(("cookie" = []), ("bearer" = [])), request_body = MergeInput,
    params(("id" = String, Path, description = "the entry that is kept")),
    responses(
        (status = 200, description = "the person", body = PersonView),
        (status = 412, description = "one of them changed meanwhile", body = crate::web::problem::ProblemBody,
            content_type = "application/problem+json"),
        Any, Change, Body, One, Stands,
    )
)]
pub async fn merge(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<PersonId>,
    Json(other): Json<MergeInput>,
) -> Answer {
    Ok(axum::Json(services.persons.merge(&caller, &id, other).await?).into_response())
}

/// A slip with which the person sets a new password; the code is shown once.
#[utoipa::path(
    post, path = "/persons/{id}/slip", tag = "persons", operation_id = "issue_slip",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the person")),
    responses((status = 200, description = "the slip", body = Slip), Any, Change, One, Stands)
)]
pub async fn slip(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<PersonId>,
) -> Answer {
    Ok(axum::Json(services.persons.issue_slip(&caller, &id).await?).into_response())
}
