//! Marks, heads, duty and locked doors over REST.

use super::{Hall, Site};
use crate::fixtures::town::COMMUNITY;
use chrono::Duration;
use linli_domain::account::{Role, Scope};
use serde_json::json;

async fn keeper(site: &Site, hall: &Hall, login: &str) -> String {
    let unit = Scope::Unit(hall.unit_id.as_str().into());
    site.token(login, Some((Role::FacilityKeeper, unit))).await
}

#[tokio::test]
async fn a_keeper_opens_counts_and_closes() {
    let (site, hall) = Site::with_hall().await;
    let kai = keeper(&site, &hall, "kai").await;
    let at = |what: &str| format!("/api/v1/facilities/{}/{what}", hall.facility_id);
    let open = json!({ "kind": "open", "source": "keeper" });
    let first = site.post(&at("openings")).by(&kai).json(&open).await;
    assert_eq!((first.status, first.text("/source")), (201, "keeper".to_owned()));
    let again = site.post(&at("openings")).by(&kai).json(&open).await;
    assert_eq!(again.text("/id"), first.text("/id"));
    assert_eq!(again.header("idempotent-replayed"), "true");
    for (body, count) in [
        (json!({ "delta": 1 }), 1),
        (json!({ "delta": 1 }), 2),
        (json!({ "delta": -1 }), 1),
        (json!({ "count": 40 }), 40),
        (json!({ "space_id": hall.space_id, "delta": 2 }), 2),
    ] {
        let answer = site.post(&at("head-counts")).by(&kai).json(&body).await;
        assert_eq!((answer.status, answer.json["count"].as_i64()), (201, Some(count)), "{body}");
    }
    for (body, field) in [
        (json!({}), "delta"),
        (json!({ "delta": 1, "count": 1 }), "count"),
        (json!({ "count": -1 }), "count"),
        (json!({ "delta": 1, "space_id": "x" }), "space_id"),
    ] {
        let answer = site.post(&at("head-counts")).by(&kai).json(&body).await;
        assert_eq!((answer.status, answer.text("/facts/field")), (422, field.to_owned()), "{body}");
    }
    let told = site.get(&at("openings?from=2026-12-01&to=2026-12-01")).by(&kai).await;
    assert_eq!(told.json["visits"], json!([{ "day": "2026-12-01", "visits": 42 }]));
    let late = json!({ "kind": "close", "at": "2026-11-30T20:00:00+08:00" });
    let paper = site.post(&at("openings")).by(&kai).json(&late).await;
    assert_eq!(
        (paper.text("/source"), paper.json["counts"].as_bool()),
        ("paper".to_owned(), Some(false))
    );
    let confirm = format!("/api/v1/openings/{}/confirm", paper.text("/id"));
    assert_eq!(site.post(&confirm).by(&kai).await.problem(), (409, "wrong_state".to_owned()));
    assert_eq!(site.post(&confirm).by(&hall.admin).await.status, 200);
    let today = site.get(&format!("/api/v1/units/{}/today", hall.unit_id)).by(&kai).await;
    assert_eq!(today.json["doors"][0]["visits"], 42);
}

#[tokio::test]
async fn who_has_no_business_there_is_told_so_or_nothing() {
    let (site, hall) = Site::with_hall().await;
    let resident = site.token("li", None).await;
    let worker = Scope::Division(COMMUNITY.into());
    let worker = site.token("worker", Some((Role::CommunityWorker, worker))).await;
    let elsewhere = Scope::Division("341023100002".into());
    let elsewhere = site.token("far", Some((Role::CommunityWorker, elsewhere))).await;
    let at = |what: &str| format!("/api/v1/facilities/{}/{what}", hall.facility_id);
    let open = json!({ "kind": "open" });
    assert_eq!(site.post(&at("openings")).json(&open).await.problem().0, 401);
    for (who, status) in [(&resident, 403), (&elsewhere, 403), (&worker, 201)] {
        assert_eq!(site.post(&at("openings")).by(who).json(&open).await.status, status);
    }
    let today = format!("/api/v1/units/{}/today", hall.unit_id);
    for (who, status) in [(&resident, 404), (&elsewhere, 404), (&worker, 200)] {
        assert_eq!(site.get(&today).by(who).await.status, status);
    }
    let evidence = at("openings?from=2026-12-01&to=2026-12-01");
    assert_eq!(site.get(&evidence).by(&resident).await.problem().0, 403);
    for path in ["openings", "head-counts", "duties"] {
        let path = format!("/api/v1/facilities/nowhere/{path}");
        let body = match path.rsplit('/').next() {
            Some("openings") => open.clone(),
            Some("head-counts") => json!({ "delta": 1 }),
            _ => {
                json!({ "start": "2026-12-01T09:00:00+08:00", "end": "2026-12-01T10:00:00+08:00" })
            }
        };
        assert_eq!(site.post(&path).by(&worker).json(&body).await.problem().0, 404, "{path}");
    }
}

#[tokio::test]
async fn a_locked_door_is_told_without_an_account() {
    let (site, hall) = Site::with_hall().await;
    let kai = keeper(&site, &hall, "kai").await;
    let at = format!("/api/v1/facilities/{}/locked-reports", hall.facility_id);
    let told = site.post(&at).await;
    assert_eq!(told.status, 201, "{}", told.json);
    let again = site.post(&at).json(&json!({ "note": "还是没开" })).await;
    assert_eq!(again.header("idempotent-replayed"), "true");
    for minutes in [31, 62] {
        let later = site.later(Duration::minutes(minutes));
        assert_eq!(later.post(&at).json(&json!({})).await.header("idempotent-replayed"), "");
    }
    let often = site.later(Duration::minutes(93)).post(&at).await;
    assert_eq!(often.problem(), (429, "rate_limited".to_owned()));
    assert!(often.header("retry-after").parse::<i64>().expect("seconds") > 3600);
    let long_ago = site.post(&at).json(&json!({ "at": "2026-11-30T12:00:00+08:00" })).await;
    assert_eq!(long_ago.problem(), (409, "closed".to_owned()));
    let answer = format!("/api/v1/locked-reports/{}/answer", told.text("/id"));
    let confirmed = json!({ "answer": "confirmed" });
    let resident = site.token("li", None).await;
    assert_eq!(site.post(&answer).by(&resident).json(&confirmed).await.problem().0, 404);
    let said = site.post(&answer).by(&kai).json(&confirmed).await;
    assert_eq!((said.status, said.text("/state")), (200, "answered".to_owned()));
    assert_eq!(site.post(&answer).by(&kai).json(&confirmed).await.problem().0, 409);
    let seen = site.get(&format!("/api/v1/facilities/{}", hall.facility_id)).await;
    assert_eq!(seen.json["locked"]["confirmed"], 1);
    assert_eq!(site.get("/api/v1/desk/locked-reports").by(&kai).await.problem().0, 404);
    let desk = Scope::Division(COMMUNITY.into());
    let worker = site.token("worker", Some((Role::CommunityWorker, desk))).await;
    let next_day = site.later(Duration::hours(26));
    let list = next_day.get("/api/v1/desk/locked-reports").by(&worker).await;
    assert_eq!(list.json.as_array().map(Vec::len), Some(2), "{}", list.json);
}

#[tokio::test]
async fn turns_are_taken_offered_and_given_up() {
    let (site, hall) = Site::with_hall().await;
    let (kai, mei) = (keeper(&site, &hall, "kai").await, keeper(&site, &hall, "mei").await);
    let at = format!("/api/v1/facilities/{}/duties", hall.facility_id);
    let body = json!({ "start": "2026-12-02T08:00:00+08:00", "end": "2026-12-02T12:00:00+08:00" });
    let turn = site.post(&at).by(&kai).json(&body).await;
    assert_eq!((turn.status, turn.json["own"].as_bool()), (201, Some(true)), "{}", turn.json);
    let path = turn.header("location").to_owned();
    assert_eq!(site.post(&format!("{path}/accept")).by(&mei).await.problem().0, 409);
    assert_eq!(site.post(&format!("{path}/offer")).by(&kai).await.status, 200);
    assert_eq!(site.post(&format!("{path}/accept")).by(&mei).await.json["own"], true);
    assert_eq!(site.ask("DELETE", &path).by(&kai).await.problem().0, 403, "it is hers now");
    assert_eq!(site.ask("DELETE", &path).by(&mei).await.status, 204);
    assert_eq!(site.ask("DELETE", &path).by(&mei).await.problem().0, 404);
    let mut two = body.clone();
    two["volunteer"] = json!({ "name": "刘阿姨", "contact": "139" });
    assert_eq!(site.post(&at).by(&kai).json(&two).await.problem().0, 403);
    assert_eq!(site.post(&at).by(&hall.admin).json(&two).await.status, 201);
    two["volunteer"] = json!({ "name": "刘阿姨", "contact": " " });
    let answer = site.post(&at).by(&hall.admin).json(&two).await;
    assert_eq!(answer.json["facts"], json!({ "field": "contact", "fault": "missing" }));
}
