//! REST under `/api/v1` (contract §3) and the OpenAPI document that describes it, from one source.

mod accounts;
mod admin;
mod bookings;
mod check_ins;
mod closures;
mod codes;
mod divisions;
mod duties;
mod facilities;
mod hours;
mod locked;
mod me;
mod openings;
mod persons;
mod responses;
mod search;
mod session;
mod spaces;
mod units;

use super::problem::{Fault, Problem, ProblemBody};
use super::state::AppState;
use axum::Router;
use axum::http::header;
use axum::routing::get;
use linli_app::error::AppError;
use std::sync::LazyLock;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

const PREFIX: &str = "/v1";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Linli 邻里",
        description = "Finding and booking what a neighbourhood shares. Instants are RFC 3339 with offset, dates ISO, \
            ids opaque text. Every error is an `application/problem+json` in the language of `?lang=zh|en` or \
            `Accept-Language`. Unknown members and parameters are refused (422).",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(ProblemBody)),
    modifiers(&Security),
    tags(
        (name = "accounts", description = "Registering, signing in, one's own bookings"),
        (name = "persons", description = "People at the desk (社区服务台), inside one's scope"),
        (name = "admin", description = "Three administrators that watch each other: accounts, roles, the record"),
        (name = "places", description = "Divisions (行政区划) and units (驻区单位)"),
        (name = "facilities", description = "Facilities (设施), their spaces (场地) and when these are free"),
        (name = "bookings", description = "Taking a slot and giving it back (预约)"),
        (name = "closures", description = "What stops posted hours: closures (暂停开放) and a unit's own use (内部使用)"),
        (name = "openings", description = "Whether the door was open: marks (开门·关门), head counts, duty (值守), 到了没开门"),
    )
)]
struct Document;

struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let cookie =
            ApiKeyValue::with_description(super::session::COOKIE, "set by `POST /session`");
        components.add_security_scheme("cookie", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
        let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        components.add_security_scheme("bearer", bearer);
    }
}

fn resources() -> OpenApiRouter<AppState> {
    OpenApiRouter::default()
        .routes(routes!(accounts::register))
        .routes(routes!(session::sign_in, session::sign_out))
        .routes(routes!(codes::send_sign_in))
        .routes(routes!(codes::sign_in))
        .routes(routes!(codes::forgot))
        .routes(routes!(codes::reset))
        .routes(routes!(me::me))
        .routes(routes!(me::password))
        .routes(routes!(me::sign_out_everywhere))
        .routes(routes!(codes::send_proof))
        .routes(routes!(codes::prove))
        .routes(routes!(me::bookings))
        .routes(routes!(persons::enter))
        .routes(routes!(persons::find))
        .routes(routes!(persons::read))
        .routes(routes!(persons::vouch))
        .routes(routes!(persons::merge))
        .routes(routes!(persons::slip))
        .routes(routes!(admin::list, admin::create))
        .routes(routes!(admin::find))
        .routes(routes!(admin::read))
        .routes(routes!(admin::grant))
        .routes(routes!(admin::revoke))
        .routes(routes!(admin::lock))
        .routes(routes!(admin::unlock))
        .routes(routes!(admin::sign_ins))
        .routes(routes!(admin::events))
        .routes(routes!(divisions::list))
        .routes(routes!(search::places))
        .routes(routes!(units::list, units::create))
        .routes(routes!(units::read, units::update))
        .routes(routes!(units::bookings))
        .routes(routes!(search::search, facilities::create))
        .routes(routes!(facilities::read, facilities::update))
        .routes(routes!(spaces::availability))
        .routes(routes!(hours::read))
        .routes(routes!(bookings::create))
        .routes(routes!(bookings::preview))
        .routes(routes!(bookings::read, bookings::update))
        .routes(routes!(bookings::cancel))
        .routes(routes!(check_ins::check_in))
        .routes(routes!(check_ins::no_show))
        .routes(routes!(closures::close, closures::list))
        .routes(routes!(closures::preview))
        .routes(routes!(closures::close_today))
        .routes(routes!(closures::lift))
        .routes(routes!(closures::block))
        .routes(routes!(closures::unblock))
        .routes(routes!(openings::mark, openings::evidence))
        .routes(routes!(openings::confirm))
        .routes(routes!(openings::count))
        .routes(routes!(openings::today))
        .routes(routes!(duties::assign))
        .routes(routes!(duties::offer))
        .routes(routes!(duties::accept))
        .routes(routes!(duties::withdraw))
        .routes(routes!(locked::report))
        .routes(routes!(locked::answer))
        .routes(routes!(locked::escalated))
}

/// The document, as `linli openapi` prints it.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Document::openapi().nest(format!("/api{PREFIX}"), resources().into_openapi())
}

static DOCUMENT: LazyLock<String> = LazyLock::new(|| openapi().to_json().unwrap_or_default());

/// Everything under `/api`.
pub fn routes() -> Router<AppState> {
    let (resources, _) = resources().split_for_parts();
    let document = || async { ([(header::CONTENT_TYPE, "application/json")], DOCUMENT.as_str()) };
    Router::new()
        .nest(PREFIX, resources.route("/openapi.json", get(document)))
        .fallback(|| async { Problem::from(AppError::NotFound) })
        .method_not_allowed_fallback(|| async { Problem::from(Fault::Method) })
}
