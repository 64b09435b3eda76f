//! What every handler can ask for.

use super::assets::SiteFiles;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::services::Core;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use linli_app::ports::Services;
use std::sync::Arc;

/// The state of the router.
#[derive(Clone)]
pub struct AppState {
    /// The ports.
    pub services: Services,
    /// For sessions and `/readyz`; everything else goes through the ports.
    pub db: Db,
    /// Time and chance.
    pub clock: Clock,
    /// The settings.
    pub config: Arc<Config>,
    /// Addresses of the browser side.
    pub site: Arc<SiteFiles>,
    /// What leptos wants to know.
    pub leptos_options: LeptosOptions,
}

impl AppState {
    /// The state of a program that is about to serve.
    pub fn new(config: Config, core: &Core) -> Self {
        Self {
            services: core.services(),
            db: core.db.clone(),
            clock: core.clock.clone(),
            config: Arc::new(config),
            site: Arc::new(SiteFiles::load()),
            leptos_options: LeptosOptions::builder().output_name("linli").build(),
        }
    }
}

impl FromRef<AppState> for Services {
    fn from_ref(state: &AppState) -> Self {
        state.services.clone()
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos_options.clone()
    }
}

impl FromRef<AppState> for Arc<SiteFiles> {
    fn from_ref(state: &AppState) -> Self {
        Arc::clone(&state.site)
    }
}
