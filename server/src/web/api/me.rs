//! `/me`: the caller's own account and bookings.

use super::responses::{Any, Parameters};
use crate::web::answer::Answer;
use crate::web::caller::Asker;
use crate::web::extract::{PageQuery, Query};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use linli_app::ports::accounts::AccountView;
use linli_app::ports::bookings::BookingView;
use linli_app::ports::{Page, Services};

/// The caller's own account.
#[utoipa::path(
    get, path = "/me", tag = "accounts", operation_id = "me", security(("cookie" = []), ("bearer" = [])),
    responses((status = 200, description = "the account", body = AccountView), Any)
)]
pub async fn me(State(services): State<Services>, Asker(caller): Asker) -> Answer {
    Ok(Json(services.accounts.me(&caller).await?).into_response())
}

/// The caller's own bookings: those to come, soonest first; then the past, latest first.
#[utoipa::path(
    get, path = "/me/bookings", tag = "accounts", operation_id = "my_bookings",
    security(("cookie" = []), ("bearer" = [])), params(PageQuery),
    responses((status = 200, description = "one page", body = Page<BookingView>), Any, Parameters)
)]
pub async fn bookings(
    State(services): State<Services>,
    Asker(caller): Asker,
    Query(page): Query<PageQuery>,
) -> Answer {
    Ok(Json(services.bookings.mine(&caller, &page.paging()?).await?).into_response())
}
