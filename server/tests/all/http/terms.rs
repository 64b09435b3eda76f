//! Price, quota and assets, posted as the contract writes them and holding.

use super::Site;
use serde_json::{Value, json};

/// The facility of the contract, word for word.
fn guomen(unit_id: &str) -> Value {
    json!({
        "unit_id": unit_id,
        "name": { "zh": "郭门社区多功能厅", "en": "Guomen community hall" },
        "category": "activity_room",
        "address": "碧阳镇…",
        "location": { "lat": 29.925, "lon": 117.938, "datum": "wgs84" },
        "timezone": "Asia/Shanghai", "phone": "0559-…", "accessible": ["step_free", "low_desk"],
        "opening": [
            { "days": ["workday", "makeup"], "hours": ["18:00-21:00"] },
            { "days": ["weekend", "statutory", "off"], "hours": ["08:00-12:00", "14:00-21:00"],
              "except": ["mon"], "season": "05-01/09-30", "valid_from": "2026-01-01" }
        ],
        "areas": [{ "key": "A", "name": { "zh": "东半场" }, "area_m2": 120 },
                  { "key": "B", "name": { "zh": "西半场" }, "area_m2": 120 }],
        "spaces": [
            { "key": "whole", "name": { "zh": "全场" }, "areas": ["A", "B"], "mode": "exclusive",
              "capacity": 80,
              "policy": { "grid_min": 30, "min_min": 30, "max_min": 240, "lead_min": 0,
                          "horizon_days": 60, "series_horizon_days": 365, "buffer_before_min": 0,
                          "buffer_after_min": 0, "approval": "instant", "answer_within_h": 48,
                          "check_in": "recorded", "scarce": false, "walk_in_places": 0 },
              "audience": { "level": "anyone", "who": "both" },
              "price": { "per_hour_fen": 2000, "step_min": 30,
                         "free": [{ "days": ["workday"], "hours": ["08:00-12:00"] }],
                         "concessions": { "senior": 50, "student": 50, "disabled": 0 } },
              "quota": [{ "per": "person", "window": "week", "max_hours": 6 }] },
            { "key": "a", "areas": ["A"], "mode": "exclusive", "capacity": 40, "policy": {},
              "audience": { "level": "anyone" } },
            { "key": "r", "areas": ["B"], "mode": "open", "capacity": 30, "policy": {},
              "audience": { "level": "anyone" } }
        ],
        "assets": [{ "key": "projector", "name": { "zh": "投影仪" }, "stock": 2 }],
        "rules": { "zh": "…" }, "publish": true
    })
}

fn asked(space_id: &str, start: &str, end: &str) -> Value {
    json!({ "space_id": space_id, "start": format!("2026-12-{start}:00+08:00"),
            "end": format!("2026-12-{end}:00+08:00"), "persons": 4, "purpose": "rehearsal",
            "accept_rules": true })
}

#[tokio::test]
async fn the_example_of_the_contract_is_taken_and_shown_again() {
    let (site, hall) = Site::with_hall().await;
    let body = guomen(&hall.unit_id);
    let made = site.post("/api/v1/facilities").by(&hall.admin).json(&body).await;
    assert_eq!(made.status, 201, "{}", made.json);
    assert_eq!(made.text("/assets/0/key"), "projector");
    let at = made.header("location").to_owned();
    let seen = site.get(&at).await;
    let whole = &seen.json["spaces"][0];
    assert_eq!(whole["price"], body["spaces"][0]["price"]);
    assert_eq!(whole["quota"], body["spaces"][0]["quota"]);
    assert_eq!(seen.json["spaces"][1]["price"], Value::Null);
    assert_eq!(seen.json["assets"][0]["stock"], 2);
    assert_eq!(seen.text("/assets/0/id"), made.text("/assets/0/id"));

    let change = json!({ "assets": [
        { "key": "mats", "name": { "zh": "垫子" }, "stock": 30 },
        { "key": "projector", "name": { "zh": "投影仪", "en": "Projector" }, "stock": 1 } ] });
    let tag = seen.header("etag").to_owned();
    let saved = site.patch(&at).by(&hall.admin).header("if-match", &tag).json(&change).await;
    assert_eq!(saved.status, 200, "{}", saved.json);
    assert_eq!(saved.text("/assets/1/id"), made.text("/assets/0/id"), "matched by its key");
    let none = json!({ "assets": [] });
    let tag = saved.header("etag").to_owned();
    let saved = site.patch(&at).by(&hall.admin).header("if-match", &tag).json(&none).await;
    assert_eq!(saved.json["assets"], json!([]), "{}", saved.json);
    let seen = site.get(&at).await;
    assert_eq!(seen.json["spaces"][0]["price"], body["spaces"][0]["price"], "a PATCH keeps it");
    let page = site.get(&format!("/facilities/{}", made.text("/id"))).await;
    assert!(page.body.contains("20 元/小时 · 工作日 08:00–12:00 免费"), "{}", page.body);
    assert!(page.body.contains("每人每周最多 6 小时"), "{}", page.body);
}

#[tokio::test]
async fn the_price_holds_in_preview_booking_and_move() {
    let (site, hall) = Site::with_hall().await;
    let mut body = guomen(&hall.unit_id);
    body["opening"][0]["hours"] = json!(["08:00-21:00"]);
    let made = site.post("/api/v1/facilities").by(&hall.admin).json(&body).await;
    let wang = site.token("wang", None).await;
    let request = asked(&made.text("/spaces/0/id"), "03T11:00", "03T13:30");
    let preview = site.post("/api/v1/bookings/preview").by(&wang).json(&request).await;
    assert_eq!(preview.json["price"]["total_fen"], 3000, "{}", preview.json);
    assert_eq!(
        preview.json["price"]["lines"],
        json!([
            { "label": { "zh": "1 小时 30 分钟，20 元/小时", "en": "1 hour 30 minutes at ¥20 an hour" }, "fen": 3000 },
            { "label": { "zh": "免费时段 1 小时", "en": "1 hour free of charge" }, "fen": 0 }
        ])
    );
    let booked = site.post("/api/v1/bookings").by(&wang).json(&request).await;
    assert_eq!((booked.status, &booked.json["price"]), (201, &preview.json["price"]));
    let later = json!({ "start": "2026-12-03T12:00:00+08:00" });
    let at = booked.header("location").to_owned();
    let tag = booked.header("etag").to_owned();
    let moved = site.patch(&at).by(&wang).header("if-match", &tag).json(&later).await;
    assert_eq!(moved.json["price"]["total_fen"], 5000, "{}", moved.json);
    assert_eq!(site.get(&at).by(&wang).await.json["price"], moved.json["price"]);
}

#[tokio::test]
async fn the_share_of_a_week_holds_and_says_when_there_is_room() {
    let (site, hall) = Site::with_hall().await;
    let made = site.post("/api/v1/facilities").by(&hall.admin).json(&guomen(&hall.unit_id)).await;
    let space = made.text("/spaces/0/id");
    let wang = site.token("wang", None).await;
    for (start, end) in [("01T18:00", "01T21:00"), ("02T18:00", "02T20:00")] {
        let booked = site.post("/api/v1/bookings").by(&wang).json(&asked(&space, start, end)).await;
        assert_eq!(booked.status, 201, "{}", booked.json);
    }
    let long = asked(&space, "03T18:00", "03T20:00");
    let refused = site.post("/api/v1/bookings").by(&wang).json(&long).await;
    assert_eq!(refused.problem(), (409, "quota".to_owned()));
    assert_eq!(
        refused.json["facts"],
        json!({ "per": "person", "window": "week", "max_minutes": 360, "used": 300,
                "frees_at": "2026-12-06T16:00:00Z" })
    );
    let said = "这里每人每周最多 6 小时，您那一周已约 5 小时；12月7日 00:00 起可再约。";
    assert_eq!(refused.text("/detail"), said);
    assert!(!refused.json["alternatives"].as_array().expect("a list").is_empty());
    // What is refused is not offered, and what is offered is not refused.
    let path =
        format!("/api/v1/spaces/{space}/availability?from=2026-12-03&to=2026-12-03&minutes=120");
    assert_eq!(site.get(&path).by(&wang).await.json["starts"], json!([]));
    assert_eq!(site.get(&path).await.json["starts"].as_array().expect("a list").len(), 3);
    let anonymous = site.post("/api/v1/bookings/preview").json(&long).await;
    assert_eq!((anonymous.status, anonymous.text("/viewer")), (200, "anonymous".to_owned()));
    let li = site.token("li", None).await;
    assert_eq!(site.post("/api/v1/bookings").by(&li).json(&long).await.status, 201);
    let hour = asked(&space, "04T18:00", "04T19:00");
    assert_eq!(site.post("/api/v1/bookings").by(&wang).json(&hour).await.status, 201);
}

#[tokio::test]
async fn terms_that_make_no_sense_are_named() {
    let (site, hall) = Site::with_hall().await;
    for (at, value, field) in [
        ("/spaces/0/price/per_visit_fen", json!(100), "spaces.price.per_hour_fen"),
        ("/spaces/0/price/concessions/senior", json!(150), "spaces.price.concessions"),
        ("/spaces/0/quota/0", json!({ "window": "day" }), "spaces.quota.max_hours"),
        ("/assets/0/stock", json!(-1), "assets.stock"),
        ("/assets/0/name", json!({}), "assets.name"),
    ] {
        let mut body = guomen(&hall.unit_id);
        let (parent, member) = at.rsplit_once('/').expect("a path");
        match body.pointer_mut(parent).expect("is there") {
            Value::Array(list) => list[0] = value,
            other => other[member] = value,
        }
        let answer = site.post("/api/v1/facilities").by(&hall.admin).json(&body).await;
        assert_eq!(answer.problem(), (422, "invalid".to_owned()), "{at}");
        assert_eq!(answer.json["facts"], json!({ "field": field, "fault": "malformed" }), "{at}");
    }
}
