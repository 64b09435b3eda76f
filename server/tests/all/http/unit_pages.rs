//! The pages with which a unit publishes: forms as a browser without scripts sends them.

mod hours;
mod photos;
mod publishing;
mod spaces;

use super::client::Answer;
use super::{PASSWORD, Site, a_unit};
use linli_domain::account::{Role, Scope};
use serde_json::{Value, json};

/// A liaison signed in with a cookie, and its unit.
pub struct Liaison {
    pub site: Site,
    pub unit: String,
    pub cookie: String,
    pub token: String,
}

impl Liaison {
    /// At a school with a phone.
    pub async fn new() -> Self {
        let site = Site::new().await;
        let admin = site.admin().await;
        let mut unit = a_unit();
        unit["phone"] = json!("0559-5550001");
        let unit = site.post("/api/v1/units").by(&admin).json(&unit).await.text("/id");
        let role = (Role::UnitLiaison, Scope::Unit(unit.as_str().into()));
        let token = site.token("wang", Some(role)).await;
        let signed_in = site
            .post("/api/v1/session")
            .json(&json!({ "login": "wang", "password": PASSWORD }))
            .await;
        let cookie = signed_in.cookie();
        Self { site, unit, cookie, token }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.site.get(path).with(&self.cookie).await
    }

    /// Sends a form.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value)));
        let body: Vec<String> = pairs.collect();
        self.site
            .post(path)
            .with(&self.cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .bytes(body.join("&"))
            .await
    }

    /// A new gym of the school, as `/unit/facilities/new` makes it; answers its id.
    pub async fn gym(&self) -> String {
        let fields =
            [("category", "school_sports"), ("name_zh", "碧阳小学体育馆"), ("unit", &self.unit)];
        let made = self.send("/unit/facilities/new", &fields).await;
        assert_eq!(made.status, 303, "{}", made.body);
        made.header("location").trim_start_matches("/unit/facilities/").to_owned()
    }

    /// The facility as the interface shows it to its liaison.
    pub async fn seen(&self, id: &str) -> Value {
        let seen = self.site.get(&format!("/api/v1/facilities/{id}")).by(&self.token).await;
        assert_eq!(seen.status, 200, "{}", seen.body);
        seen.json
    }
}

/// As browsers write it into a form.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
