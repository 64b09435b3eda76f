//! The doors, asked over HTTP by a client that checks every answer against the OpenAPI document.

mod accounts;
mod bookings;
mod client;
mod csrf;
mod facilities;
mod headers;
mod openapi;
mod problems;
mod session;
mod units;

use crate::support::{COMMUNITY, Place};
use client::Answer;
use linli_server::config::Config;
use serde_json::{Value, json};

/// The program as it is served, without the socket.
pub struct Site {
    pub place: Place,
    pub router: axum::Router,
}

impl Site {
    pub async fn new() -> Self {
        Self::at("http://127.0.0.1:3000").await
    }

    /// Under a public address.
    pub async fn at(public_url: &str) -> Self {
        let place = Place::new().await;
        let config = Config {
            public_url: public_url.to_owned(),
            secure_cookies: public_url.starts_with("https:"),
            trusted_proxies: Vec::new(),
        };
        Self { router: linli_server::web::build(config, &place.core), place }
    }

    /// A site with one hall that is open daily from eight to ten at night.
    pub async fn with_hall() -> (Self, Hall) {
        let site = Self::new().await;
        let admin = site.place.admin().await;
        let unit = site.post("/api/v1/units").by(&admin).json(&a_unit()).await;
        let unit_id = unit.text("/id");
        let facility = site.post("/api/v1/facilities").by(&admin).json(&a_hall(&unit_id)).await;
        assert_eq!(facility.status, 201, "{}", facility.json);
        let (facility_id, space_id) = (facility.text("/id"), facility.text("/spaces/0/id"));
        (site, Hall { admin, unit_id, facility_id, space_id })
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
