//! Closing, lifting, blocking.

use super::Site;
use linli_domain::account::{Role, Scope};
use serde_json::json;

#[tokio::test]
async fn a_closure_asks_first_and_is_lifted() {
    let (site, hall) = Site::with_hall().await;
    let resident = site.token("li", None).await;
    let unit = Scope::Unit(hall.unit_id.as_str().into());
    let liaison = site.token("lian", Some((Role::UnitLiaison, unit))).await;
    hall.booked(&site, &resident, 9).await;
    let at = format!("/api/v1/facilities/{}/closures", hall.facility_id);
    let mut body = json!({ "start": "2026-12-05T08:00:00+08:00", "end": "2026-12-05T18:00:00+08:00",
        "class": "planned", "reason": "更换地板" });
    let asked = site.post(&at).by(&liaison).json(&body).await;
    assert_eq!(asked.problem(), (409, "affected".to_owned()));
    assert_eq!(asked.json["facts"], json!({ "bookings": 1 }));
    let preview = site.post(&format!("{at}/preview")).by(&liaison).json(&body).await;
    assert_eq!(preview.json[0]["persons"], 12);
    body["confirm_affected"] = json!(true);
    let send = || site.post(&at).by(&liaison).header("idempotency-key", "stop-1").json(&body);
    let (made, again) = (send().await, send().await);
    assert_eq!((made.status, again.status), (201, 201), "{}", made.json);
    assert_eq!(made.text("/id"), again.text("/id"));
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!(made.json["short_notice"], true, "four days ahead");
    let mine = site.get("/api/v1/me/bookings").by(&resident).await;
    assert_eq!(mine.json["items"][0]["to_relocate"], true);
    let seen = site.get(&format!("/api/v1/facilities/{}", hall.facility_id)).await;
    assert_eq!(seen.text("/closures/0/reason"), "更换地板");
    let lift = format!("/api/v1/closures/{}/lift", made.text("/id"));
    assert_eq!(site.post(&lift).by(&resident).await.problem().0, 403);
    let lifted = site.post(&lift).by(&liaison).await;
    assert_eq!((lifted.status, lifted.text("/state")), (200, "lifted".to_owned()));
    assert_eq!(site.post(&lift).by(&liaison).await.problem(), (409, "wrong_state".to_owned()));
    let mine = site.get("/api/v1/me/bookings").by(&resident).await;
    assert_eq!(mine.json["items"][0]["to_relocate"], false);
}

#[tokio::test]
async fn nonsense_is_named_and_strangers_are_refused() {
    let (site, hall) = Site::with_hall().await;
    let resident = site.token("li", None).await;
    let at = format!("/api/v1/facilities/{}/closures", hall.facility_id);
    let body = |start: &str, end: &str| {
        json!({ "start": format!("2026-12-{start}:00+08:00"),
        "end": format!("2026-12-{end}:00+08:00"), "class": "weather", "reason": "暴雨" })
    };
    let good = body("05T08:00", "05T18:00");
    assert_eq!(site.post(&at).json(&good).await.problem().0, 401);
    assert_eq!(site.post(&at).by(&resident).json(&good).await.problem().0, 403);
    let reversed = body("05T18:00", "05T08:00");
    let answer = site.post(&at).by(&hall.admin).json(&reversed).await;
    assert_eq!(answer.problem(), (422, "invalid".to_owned()));
    let mut silent = good.clone();
    silent["reason"] = json!(" ");
    let answer = site.post(&at).by(&hall.admin).json(&silent).await;
    assert_eq!(answer.json["facts"], json!({ "field": "reason", "fault": "missing" }));
    let mut nowhere = good.clone();
    nowhere["areas"] = json!(["Z"]);
    let answer = site.post(&at).by(&hall.admin).json(&nowhere).await;
    assert_eq!(answer.json["facts"], json!({ "field": "areas", "fault": "unknown" }));
    let made = site.post(&at).by(&hall.admin).json(&good).await;
    assert_eq!((made.status, made.json["short_notice"].as_bool()), (201, Some(false)));
    assert_eq!(site.post("/api/v1/closures/x/lift").by(&hall.admin).await.problem().0, 404);
}

#[tokio::test]
async fn own_use_is_taken_and_given_back() {
    let (site, hall) = Site::with_hall().await;
    let at = format!("/api/v1/facilities/{}/blocks", hall.facility_id);
    let body = json!({ "start": "2026-12-05T08:00:00+08:00", "end": "2026-12-05T12:00:00+08:00",
        "kind": "teaching", "label": "三(2)班", "space_ids": [hall.space_id] });
    let made = site.post(&at).by(&hall.admin).json(&body).await;
    assert_eq!(made.status, 201, "{}", made.json);
    assert_eq!(made.json["areas"], json!([]), "all areas are the whole facility");
    let resident = site.token("li", None).await;
    let refused = site.post("/api/v1/bookings").by(&resident).json(&hall.booking(9)).await;
    assert_eq!(refused.problem(), (409, "closed".to_owned()));
    let first = "/facts/open/0/start";
    assert_eq!(refused.text(first), "2026-12-04T00:00:00Z");
    let path = made.header("location").to_owned();
    assert_eq!(site.ask("DELETE", &path).by(&resident).await.problem().0, 403);
    assert_eq!(site.ask("DELETE", &path).by(&hall.admin).await.status, 204);
    assert_eq!(site.ask("DELETE", &path).by(&hall.admin).await.problem().0, 404);
    hall.booked(&site, &resident, 9).await;
}
