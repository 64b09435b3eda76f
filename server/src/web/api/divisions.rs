//! `/divisions`: the tree of divisions (行政区划).

use super::responses::{Any, Parameters};
use crate::web::answer::Answer;
use crate::web::caller::Asker;
use crate::web::extract::{PageQuery, Query};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use linli_app::ports::places::DivisionView;
use linli_app::ports::{Page, Services};
use linli_domain::ids::DivisionCode;
use serde::Deserialize;
use utoipa::IntoParams;

/// Which part of the tree.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Below {
    /// Code of the division above; the topmost where none is given.
    #[param(value_type = Option<String>)]
    parent: Option<DivisionCode>,
    /// Rows, at most 200; 50 where nothing is asked.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// The divisions right below one, or the topmost.
#[utoipa::path(
    get, path = "/divisions", tag = "places", operation_id = "divisions",
    security((), ("cookie" = []), ("bearer" = [])), params(Below),
    responses((status = 200, description = "one page", body = Page<DivisionView>), Any, Parameters)
)]
pub async fn list(
    State(services): State<Services>,
    _: Asker,
    Query(below): Query<Below>,
) -> Answer {
    let Below { parent, limit, cursor } = below;
    let paging = PageQuery { limit, cursor }.paging()?;
    Ok(Json(services.places.divisions(parent.as_ref(), &paging).await?).into_response())
}
