//! A place for the HTTP stories: an empty SQLite town, accounts with a known password, tokens.

use crate::fixtures::databases::{Fresh, fresh_sqlite};
pub use crate::fixtures::town::COMMUNITY;
use crate::fixtures::town::{at, plant_divisions};
use linli_app::ports::Caller;
use linli_app::ports::accounts::NewAccount;
use linli_domain::account::{Grant, Role, Scope};
use linli_server::clock::Clock;
use linli_server::services::Core;

/// The password of every account here.
pub const PASSWORD: &str = "green tea at noon";

/// A database with divisions in it.
pub struct Place {
    pub core: Core,
    _fresh: Fresh,
}

impl Place {
    /// On 1 December 2026, 08:00 in Shanghai.
    pub async fn new() -> Self {
        let fresh = fresh_sqlite().await;
        plant_divisions(&fresh.db).await;
        let core = Core::new(fresh.db.clone(), Clock::starting_at(at(1, "08:00")));
        Self { core, _fresh: fresh }
    }

    /// An administrator's bearer token.
    pub async fn admin(&self) -> String {
        self.token("admin", Some((Role::AdminSystem, Scope::All))).await
    }

    /// A new account's bearer token.
    pub async fn token(&self, login: &str, role: Option<(Role, Scope)>) -> String {
        let new = NewAccount {
            login: login.to_owned(),
            name: format!("用户{login}"),
            password: PASSWORD.to_owned(),
            phone: Some("13911112222".to_owned()),
            email: None,
            division: None,
        };
        let grants = role.map(|(role, scope)| Grant { role, scope }).into_iter().collect();
        let caller = Caller { source: "cli", ..Caller::default() };
        self.core.make_account(&caller, new, grants).await.expect("is made");
        self.core.make_token(login, 90).await.expect("is made")
    }
}
