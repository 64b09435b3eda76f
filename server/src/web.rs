//! The doors: pages, form posts, REST, assets, health. Each reads the request, calls one port and
//! answers.

pub mod answer;
pub mod api;
pub mod assets;
pub mod caller;
pub mod csrf;
pub mod extract;
pub mod feeds;
pub mod forms;
pub mod headers;
pub mod health;
pub mod limits;
pub mod listing;
pub mod pages;
pub mod photos;
pub mod place;
pub mod problem;
pub mod session;
pub mod state;

pub use api::openapi;

use crate::config::Config;
use crate::services::Core;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::any;
use linli_app::error::AppError;
use problem::{Fault, Problem};
use state::AppState;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// The whole program behind one router; tests start the same one.
pub fn build(config: Config, core: &Core) -> Router {
    let state = AppState::new(config, core);
    let routes = Router::new()
        .merge(health::routes())
        .merge(assets::routes())
        .merge(pages::routes())
        .merge(forms::routes())
        .merge(feeds::routes())
        .merge(listing::routes())
        .merge(place::routes())
        .merge(photos::routes())
        .nest("/api", api::routes())
        // Nesting leaves this one out.
        .route("/api/", any(|| async { Problem::from(AppError::NotFound) }))
        .fallback(pages::page)
        .method_not_allowed_fallback(|| async { Problem::from(Fault::Method) });
    // The last layer added is the first that a request meets.
    routes
        .layer(session::layer(&state))
        .layer(from_fn_with_state(state.clone(), csrf::guard))
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn(limits::body))
        .layer(from_fn(limits::time))
        .layer(CatchPanicLayer::custom(problem::panicked))
        .layer(from_fn(problem::write))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(state.clone(), headers::secure))
        .layer(from_fn(health::trace))
        .with_state(state)
}
