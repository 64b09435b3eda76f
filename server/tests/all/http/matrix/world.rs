//! A small world with somebody in every role, inside and outside the scope of what is asked for.

use super::doors::Door;
use crate::fixtures::town::COMMUNITY;
use crate::http::{Hall, Site, a_hall, a_unit};
use linli_domain::account::{Role, Scope};
use linli_server::store::divisions::{self, DivisionRow};
use serde_json::json;

/// Somebody who asks.
pub struct Actor {
    pub name: &'static str,
    token: Option<String>,
}

/// Everything that is asked for.
pub struct World {
    site: Site,
    pub actors: Vec<Actor>,
    things: Vec<(&'static str, String)>,
}

impl World {
    pub async fn new() -> Self {
        let (site, hall) = Site::with_hall().await;
        elsewhere(&site).await;
        let mut school = a_unit();
        school["name"]["zh"] = json!("北街学校");
        school["division"] = json!("341023100002");
        let school = site.post("/api/v1/units").by(&hall.admin).json(&school).await.text("/id");
        let actors = actors(&site, &hall, &school).await;
        let token = |name: &str| {
            let actor = actors.iter().find(|actor| actor.name == name).expect("is there");
            actor.token.clone().expect("signed in")
        };
        let mut draft = a_hall(&hall.unit_id);
        draft["publish"] = json!(false);
        let draft = site.post("/api/v1/facilities").by(&hall.admin).json(&draft).await.text("/id");
        let holder = site.token("holder", None).await;
        let booking = hall.booked(&site, &holder, 10).await.text("/id");
        let person = json!({ "name": "周奶奶", "phone": "13800138000", "division": COMMUNITY });
        let person = site.post("/api/v1/persons").by(&token("worker")).json(&person).await;
        let new = json!({ "login": "target", "name": "目标" });
        let account = site.post("/api/v1/admin/accounts").by(&hall.admin).json(&new).await;
        let closure = json!({ "start": "2026-12-22T08:00:00+08:00", "end": "2026-12-22T22:00:00+08:00",
            "class": "planned", "reason": "检修" });
        let path = format!("/api/v1/facilities/{}/closures", hall.facility_id);
        let closure = site.post(&path).by(&hall.admin).json(&closure).await;
        let things = vec![
            ("unit", hall.unit_id.clone()),
            ("facility", hall.facility_id.clone()),
            ("space", hall.space_id.clone()),
            ("community", COMMUNITY.to_owned()),
            ("draft", draft),
            ("booking", booking),
            ("person", person.text("/id")),
            ("account", account.text("/id")),
            ("closure", closure.text("/id")),
            ("nothing", "x".to_owned()),
            ("school", school),
            ("of_unit", "unit".to_owned()),
            ("of_division", "division".to_owned()),
            ("calendar", "cn".to_owned()),
            ("year", "2026".to_owned()),
            ("key", "whole".to_owned()),
            ("step", "offer".to_owned()),
            ("file", "units.csv".to_owned()),
        ];
        Self { site, actors, things }
    }

    /// The status that the door answers the actor.
    pub async fn ask(&self, door: &Door, actor: &Actor) -> u16 {
        let (mut path, mut body) = (door.path.to_owned(), door.body.to_owned());
        for (name, id) in &self.things {
            path = path.replace(&format!("{{{name}}}"), id);
            body = body.replace(&format!("<{name}>"), id);
        }
        let mut asking = self.site.ask(door.method, &path);
        if let Some(token) = &actor.token {
            asking = asking.by(token);
        }
        if door.method == "PATCH" {
            // Nobody read this version: whoever gets so far hears 412.
            asking = asking.header("if-match", "\"v999\"");
        }
        if !body.is_empty() {
            let kind = if body.starts_with('{') {
                "application/json"
            } else if body.starts_with("--") {
                "multipart/form-data; boundary=x"
            } else {
                "application/x-www-form-urlencoded"
            };
            asking = asking.header("content-type", kind).bytes(body);
        }
        asking.await.status
    }
}

/// Another street, district and city.
async fn elsewhere(site: &Site) {
    let rows = [
        ("341023101", "341023", "street", "/34/3410/341023/341023101/"),
        ("341024", "3410", "district", "/34/3410/341024/"),
        ("3411", "34", "city", "/34/3411/"),
    ];
    let written = site.core.db.write(move |tx| {
        Box::pin(async move {
            for (code, parent, level, path) in rows {
                let row = DivisionRow {
                    code: code.to_owned(),
                    parent_code: Some(parent.to_owned()),
                    level: level.to_owned(),
                    name_zh: code.to_owned(),
                    name_en: String::new(),
                    calendar: "cn".to_owned(),
                    path: path.to_owned(),
                };
                divisions::save(tx, &row).await?;
            }
            Ok(())
        })
    });
    written.await.expect("is written");
}

async fn actors(site: &Site, hall: &Hall, school: &str) -> Vec<Actor> {
    let unit = |id: &str| Scope::Unit(id.into());
    let division = |code: &str| Scope::Division(code.into());
    let roles = [
        ("group_leader", Role::GroupLeader, Scope::All),
        ("liaison", Role::UnitLiaison, unit(&hall.unit_id)),
        ("liaison_out", Role::UnitLiaison, unit(school)),
        ("keeper", Role::FacilityKeeper, unit(&hall.unit_id)),
        ("keeper_out", Role::FacilityKeeper, unit(school)),
        ("worker", Role::CommunityWorker, division(COMMUNITY)),
        ("worker_out", Role::CommunityWorker, division("341023100002")),
        ("street", Role::StreetOfficer, division("341023100")),
        ("street_out", Role::StreetOfficer, division("341023101")),
        ("district", Role::DistrictOfficer, division("341023")),
        ("district_out", Role::DistrictOfficer, division("341024")),
        ("city", Role::CityOfficer, division("3410")),
        ("city_out", Role::CityOfficer, division("3411")),
        ("inspector", Role::Inspector, division("341023100")),
        ("inspector_out", Role::Inspector, division("341024")),
        ("security", Role::AdminSecurity, Scope::All),
        ("audit", Role::AdminAudit, Scope::All),
    ];
    let mut actors = vec![
        Actor { name: "anonymous", token: None },
        Actor { name: "resident", token: Some(site.token("resident", None).await) },
        Actor { name: "system", token: Some(hall.admin.clone()) },
    ];
    for (name, role, scope) in roles {
        actors.push(Actor { name, token: Some(site.token(name, Some((role, scope))).await) });
    }
    actors
}
