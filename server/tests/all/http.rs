//! The doors, asked over HTTP by a client that checks every answer against the OpenAPI document.

mod accounts;
mod bookings;
mod client;
mod closures;
mod csrf;
mod face;
mod facilities;
mod feeds;
mod headers;
mod hours;
mod matrix;
mod openapi;
mod openings;
mod pages;
mod privacy;
mod problems;
mod public;
mod search;
mod served;
mod session;
mod terms;
mod today;
mod unit_pages;
mod units;

use crate::fixtures::databases::Fresh;
use crate::fixtures::fresh_sqlite;
use crate::fixtures::town::{COMMUNITY, at, plant_divisions};
use client::Answer;
use linli_app::ports::Caller;
use linli_app::ports::accounts::NewAccount;
use linli_domain::account::{Grant, Role, Scope};
use linli_server::clock::Clock;
use linli_server::config::Config;
use linli_server::services::Core;
use serde_json::{Value, json};

/// A password that is long enough.
pub const PASSWORD: &str = "郭门社区 open door 26";

/// The program as it is served, without the socket.
pub struct Site {
    pub core: Core,
    pub router: axum::Router,
    /// Keeps the database where the site made it itself.
    _own: Option<Fresh>,
}

impl Site {
    /// On a database of its own, on Tuesday 1 December 2026, 08:00 in Shanghai.
    pub async fn new() -> Self {
        Self::under("http://127.0.0.1:3000").await
    }

    /// Under a public address.
    pub async fn under(public_url: &str) -> Self {
        let fresh = fresh_sqlite().await;
        let site = Self::on(&fresh, public_url).await;
        Self { _own: Some(fresh), ..site }
    }

    /// On a given empty database.
    pub async fn on(fresh: &Fresh, public_url: &str) -> Self {
        plant_divisions(&fresh.db).await;
        let core = Core::new(fresh.db.clone(), Clock::starting_at(at(1, "08:00")));
        let router = linli_server::web::build(config(public_url), &core);
        Self { core, router, _own: None }
    }

    /// The same site some time later.
    pub fn later(&self, by: chrono::Duration) -> Self {
        let core = Core::new(self.core.db.clone(), Clock::starting_at(self.core.clock.now() + by));
        let router = linli_server::web::build(config("http://127.0.0.1:3000"), &core);
        Self { core, router, _own: None }
    }

    /// Makes an account and answers a bearer token for it.
    pub async fn token(&self, login: &str, role: Option<(Role, Scope)>) -> String {
        let new = NewAccount {
            login: login.to_owned(),
            name: format!("用户{login}"),
            password: PASSWORD.to_owned(),
            phone: Some("13800000000".to_owned()),
            ..NewAccount::default()
        };
        let grants = role.map(|(role, scope)| Grant { role, scope }).into_iter().collect();
        let by = Caller { source: "cli", ..Caller::default() };
        self.core.make_account(&by, new, grants).await.expect("an account");
        self.core.make_token(login, 90).await.expect("a token")
    }

    /// Somebody who sets up everything.
    pub async fn admin(&self) -> String {
        self.token("admin", Some((Role::AdminSystem, Scope::All))).await
    }

    /// A site with one hall that is open daily from eight to ten at night.
    pub async fn with_hall() -> (Self, Hall) {
        let site = Self::new().await;
        let admin = site.admin().await;
        let unit = site.post("/api/v1/units").by(&admin).json(&a_unit()).await;
        let unit_id = unit.text("/id");
        let facility = site.post("/api/v1/facilities").by(&admin).json(&a_hall(&unit_id)).await;
        assert_eq!(facility.status, 201, "{}", facility.json);
        let (facility_id, space_id) = (facility.text("/id"), facility.text("/spaces/0/id"));
        (site, Hall { admin, unit_id, facility_id, space_id })
    }
}

fn config(public_url: &str) -> Config {
    Config {
        public_url: public_url.to_owned(),
        secure_cookies: public_url.starts_with("https:"),
        trusted_proxies: Vec::new(),
        demo: false,
    }
}

/// What the tests need to know of the hall.
pub struct Hall {
    pub admin: String,
    pub unit_id: String,
    pub facility_id: String,
    pub space_id: String,
}

impl Hall {
    /// A request for two hours on 5 December, from this hour on.
    pub fn booking(&self, hour: u32) -> Value {
        json!({
            "space_id": self.space_id,
            "start": format!("2026-12-05T{hour:02}:00:00+08:00"),
            "end": format!("2026-12-05T{:02}:00:00+08:00", hour + 2),
            "persons": 12, "purpose": "rehearsal", "accept_rules": true,
        })
    }

    /// Takes two hours.
    pub async fn booked(&self, site: &Site, who: &str, hour: u32) -> Answer {
        let answer = site.post("/api/v1/bookings").by(who).json(&self.booking(hour)).await;
        assert_eq!(answer.status, 201, "{}", answer.json);
        answer
    }
}

pub fn a_unit() -> Value {
    json!({ "name": { "zh": "碧阳小学", "en": "Biyang Primary School" }, "kind": "school_public", "division": COMMUNITY })
}

pub fn a_hall(unit_id: &str) -> Value {
    json!({
        "unit_id": unit_id,
        "name": { "zh": "郭门社区多功能厅", "en": "Guomen community hall" },
        "category": "activity_room",
        "address": "碧阳镇郭门路 1 号",
        "phone": "0559-5550000",
        "opening": [{ "days": ["workday", "makeup", "weekend", "statutory", "off"], "hours": ["08:00-22:00"] }],
        "areas": [{ "key": "A", "name": { "zh": "东半场" }, "area_m2": 120.0 }],
        "spaces": [{ "key": "whole", "name": { "zh": "全场" }, "areas": ["A"], "mode": "exclusive", "capacity": 80 }],
        "rules": { "zh": "请勿吸烟" },
        "publish": true,
    })
}
