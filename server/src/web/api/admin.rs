//! `/admin`: accounts of staff, their roles and locks, failed sign-ins, the record of events. What
//! is not one's own part of the three answers 404.

use super::responses::{Any, Body, Change, One, Parameters, State as Stands};
use crate::web::answer::{Answer, created};
use crate::web::caller::Asker;
use crate::web::extract::{Json, PageQuery, Path, Query};
use axum::extract::State;
use axum::response::IntoResponse;
use chrono::NaiveDate;
use linli_app::ports::audit::{EventQuery, EventView};
use linli_app::ports::staff::{
    FailedSignIns, FindAccount, GrantInput, NewStaff, StaffMade, StaffView,
};
use linli_app::ports::{Page, Services};
use linli_domain::account::Role;
use linli_domain::ids::AccountId;
use serde::Deserialize;
use utoipa::IntoParams;

/// Whose accounts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Only those with this role.
    role: Option<Role>,
    /// Rows, at most 200; 50 where nothing is asked.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Accounts that hold a role of staff.
#[utoipa::path(
    get, path = "/admin/accounts", tag = "admin", operation_id = "staff_accounts",
    security(("cookie" = []), ("bearer" = [])), params(Wanted),
    responses((status = 200, description = "one page", body = Page<StaffView>), Any, Parameters, One)
)]
pub async fn list(
    State(services): State<Services>,
    Asker(caller): Asker,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let paging = PageQuery { limit: wanted.limit, cursor: wanted.cursor }.paging()?;
    Ok(axum::Json(services.staff.list(&caller, wanted.role, &paging).await?).into_response())
}

/// Makes an account without a role; the system administrator's part.
#[utoipa::path(
    post, path = "/admin/accounts", tag = "admin", operation_id = "create_staff_account",
    security(("cookie" = []), ("bearer" = [])), request_body = NewStaff,
    responses(
        (status = 201, description = "made; the slip is shown once", body = StaffMade,
            headers(("Location" = String, description = "where it stands"))),
        Any, Change, Body, One,
    )
)]
pub async fn create(
    State(services): State<Services>,
    Asker(caller): Asker,
    Json(new): Json<NewStaff>,
) -> Answer {
    let made = services.staff.create(&caller, new).await?;
    Ok(created(&format!("/api/v1/admin/accounts/{}", made.account.id), made))
}

/// The account with this login. It is a POST because a login may be a phone number.
#[utoipa::path(
    post, path = "/admin/accounts/find", tag = "admin", operation_id = "find_account",
    security(("cookie" = []), ("bearer" = [])), request_body = FindAccount,
    responses((status = 200, description = "the account", body = StaffView), Any, Change, Body, One)
)]
pub async fn find(
    State(services): State<Services>,
    Asker(caller): Asker,
    Json(wanted): Json<FindAccount>,
) -> Answer {
    Ok(axum::Json(services.staff.find(&caller, wanted).await?).into_response())
}

/// One account.
#[utoipa::path(
    get, path = "/admin/accounts/{id}", tag = "admin", operation_id = "staff_account",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the account")),
    responses((status = 200, description = "the account", body = StaffView), Any, One)
)]
pub async fn read(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<AccountId>,
) -> Answer {
    Ok(axum::Json(services.staff.account(&caller, &id).await?).into_response())
}

/// Gives a role; the security administrator's part, and never to oneself.
#[utoipa::path(
    post, path = "/admin/accounts/{id}/roles", tag = "admin", operation_id = "grant_role",
    security(("cookie" = []), ("bearer" = [])), request_body = GrantInput,
    params(("id" = String, Path, description = "the account")),
    responses((status = 200, description = "the account", body = StaffView), Any, Change, Body, One)
)]
pub async fn grant(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<AccountId>,
    Json(given): Json<GrantInput>,
) -> Answer {
    Ok(axum::Json(services.staff.grant(&caller, &id, given).await?).into_response())
}

/// Takes a role away.
#[utoipa::path(
    post, path = "/admin/accounts/{id}/roles/revoke", tag = "admin", operation_id = "revoke_role",
    security(("cookie" = []), ("bearer" = [])), request_body = GrantInput,
    params(("id" = String, Path, description = "the account")),
    responses((status = 200, description = "the account", body = StaffView), Any, Change, Body, One)
)]
pub async fn revoke(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<AccountId>,
    Json(given): Json<GrantInput>,
) -> Answer {
    Ok(axum::Json(services.staff.revoke(&caller, &id, given).await?).into_response())
}

/// Locks an account; its sessions and tokens end.
#[utoipa::path(
    post, path = "/admin/accounts/{id}/lock", tag = "admin", operation_id = "lock_account",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the account")),
    responses((status = 200, description = "the account", body = StaffView), Any, Change, One, Stands)
)]
pub async fn lock(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<AccountId>,
) -> Answer {
    Ok(axum::Json(services.staff.lock(&caller, &id, true).await?).into_response())
}

/// Unlocks an account.
#[utoipa::path(
    post, path = "/admin/accounts/{id}/unlock", tag = "admin", operation_id = "unlock_account",
    security(("cookie" = []), ("bearer" = [])), params(("id" = String, Path, description = "the account")),
    responses((status = 200, description = "the account", body = StaffView), Any, Change, One, Stands)
)]
pub async fn unlock(
    State(services): State<Services>,
    Asker(caller): Asker,
    Path(id): Path<AccountId>,
) -> Answer {
    Ok(axum::Json(services.staff.lock(&caller, &id, false).await?).into_response())
}

/// Failed sign-ins, latest first.
#[utoipa::path(
    get, path = "/admin/sign-ins", tag = "admin", operation_id = "failed_sign_ins",
    security(("cookie" = []), ("bearer" = [])),
    responses((status = 200, description = "failures", body = FailedSignIns), Any, One)
)]
pub async fn sign_ins(State(services): State<Services>, Asker(caller): Asker) -> Answer {
    Ok(axum::Json(services.staff.sign_ins(&caller).await?).into_response())
}

/// Which events.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Events {
    /// Begins so: `account.` finds all of accounts.
    kind: Option<String>,
    /// The account that acted.
    actor: Option<String>,
    /// The thing it happened to.
    subject: Option<String>,
    /// From this day on.
    from: Option<NaiveDate>,
    /// Up to this day, inclusive.
    to: Option<NaiveDate>,
    /// Rows, at most 200; 50 where nothing is asked.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// The record of events, latest first; the audit administrator's part.
#[utoipa::path(
    get, path = "/admin/events", tag = "admin", operation_id = "events",
    security(("cookie" = []), ("bearer" = [])), params(Events),
    responses((status = 200, description = "one page", body = Page<EventView>), Any, Parameters, One)
)]
pub async fn events(
    State(services): State<Services>,
    Asker(caller): Asker,
    Query(given): Query<Events>,
) -> Answer {
    let Events { kind, actor, subject, from, to, limit, cursor } = given;
    let paging = PageQuery { limit, cursor }.paging()?;
    let wanted = EventQuery { kind, actor, subject, from, to };
    Ok(axum::Json(services.audit.events(&caller, &wanted, &paging).await?).into_response())
}
