//! Taking a slot and giving it back.

use super::Site;
use serde_json::json;

#[tokio::test]
async fn a_slot_is_taken_and_given_back() {
    let (site, hall) = Site::with_hall().await;
    let resident = site.token("li", None).await;
    let preview = site.post("/api/v1/bookings/preview").by(&resident).json(&hall.booking(9)).await;
    assert_eq!((preview.status, preview.text("/state")), (200, "confirmed".to_owned()));
    let booked = hall.booked(&site, &resident, 9).await;
    assert_eq!(booked.text("/code").len(), 6);
    assert_eq!(booked.header("etag"), "\"v1\"");
    let read = site.get(booked.header("location")).by(&resident).await;
    assert_eq!(read.json, booked.json);
    let mine = site.get("/api/v1/me/bookings").by(&resident).await;
    assert_eq!(mine.text("/items/0/id"), booked.text("/id"));
    let cancelled = site.post(&format!("{}/cancel", booked.header("location"))).by(&resident).await;
    assert_eq!((cancelled.status, cancelled.text("/state")), (200, "cancelled".to_owned()));
    let twice = site
        .post(&format!("{}/cancel", booked.header("location")))
        .by(&resident)
        .json(&json!(null))
        .await;
    assert_eq!(twice.problem(), (409, "wrong_state".to_owned()));
}

#[tokio::test]
async fn a_taken_slot_says_what_is_in_the_way_and_what_is_free() {
    let (site, hall) = Site::with_hall().await;
    let (first, second) = (site.token("li", None).await, site.token("wang", None).await);
    hall.booked(&site, &first, 9).await;
    let refused = site.post("/api/v1/bookings").by(&second).json(&hall.booking(10)).await;
    assert_eq!(refused.problem(), (409, "taken".to_owned()));
    assert_eq!(refused.json["facts"]["conflicts"][0]["kind"], "booking");
    assert!(!refused.json["alternatives"].as_array().expect("a list").is_empty());
    assert!(!refused.body.contains("用户li"), "never who");
    let preview = site.post("/api/v1/bookings/preview").by(&second).json(&hall.booking(10)).await;
    assert_eq!(preview.problem(), (409, "taken".to_owned()));
}

#[tokio::test]
async fn refusals_carry_their_facts() {
    let (site, hall) = Site::with_hall().await;
    let resident = site.token("li", None).await;
    for (member, value, problem, facts) in [
        (
            "persons",
            json!(81),
            (422, "invalid"),
            json!({ "fault": "above_capacity", "capacity": 80 }),
        ),
        ("persons", json!(0), (422, "invalid"), json!({ "fault": "no_persons" })),
        (
            "space_id",
            json!("x"),
            (422, "invalid"),
            json!({ "field": "space_id", "fault": "unknown" }),
        ),
        (
            "end",
            json!("2026-12-05T23:30:00+08:00"),
            (422, "policy"),
            json!({ "rule": "max_length", "max_min": 240 }),
        ),
        ("accept_rules", json!(false), (422, "policy"), json!({ "rule": "rules" })),
        (
            "end",
            json!("2026-12-05T08:00:00+08:00"),
            (422, "invalid"),
            json!({ "fault": "reversed" }),
        ),
    ] {
        let mut asked = hall.booking(9);
        asked[member] = value;
        let refused = site.post("/api/v1/bookings").by(&resident).json(&asked).await;
        assert_eq!(
            refused.problem(),
            (problem.0, problem.1.to_owned()),
            "{member}: {}",
            refused.json
        );
        assert_eq!(refused.json["facts"], facts, "{member}");
    }
    let night = site.post("/api/v1/bookings").by(&resident).json(&hall.booking(21)).await;
    assert_eq!(night.problem(), (409, "closed".to_owned()));
    assert!(night.json["facts"]["open"].is_array());
    let nobody = site.post("/api/v1/bookings").json(&hall.booking(9)).await;
    assert_eq!(nobody.problem(), (401, "signed_out".to_owned()));
}

#[tokio::test]
async fn the_same_key_books_once() {
    let (site, hall) = Site::with_hall().await;
    let resident = site.token("li", None).await;
    let send = |hour: u32, key: &str| {
        let asked = hall.booking(hour);
        site.post("/api/v1/bookings").by(&resident).header("idempotency-key", key).json(&asked)
    };
    let first = send(9, "k1").await;
    let again = send(9, "k1").await;
    assert_eq!((first.status, again.status), (201, 201), "{}", again.json);
    assert_eq!(first.json, again.json);
    assert_eq!(
        (first.header("idempotent-replayed"), again.header("idempotent-replayed")),
        ("", "true")
    );
    assert_eq!(send(13, "k1").await.problem(), (422, "idempotency_mismatch".to_owned()));
    for (key, fault) in
        [("with space", "malformed"), ("", "too_short"), (&*"k".repeat(129), "too_long")]
    {
        let refused = send(15, key).await;
        assert_eq!(refused.problem(), (422, "invalid".to_owned()), "{key}");
        assert_eq!(refused.json["facts"], json!({ "field": "Idempotency-Key", "fault": fault }));
    }
}

#[tokio::test]
async fn a_booking_moves_under_its_version() {
    let (site, hall) = Site::with_hall().await;
    let resident = site.token("li", None).await;
    let booked = hall.booked(&site, &resident, 9).await;
    let at = booked.header("location").to_owned();
    let later = json!({ "start": "2026-12-05T10:00:00+08:00", "end": "2026-12-05T12:00:00+08:00" });
    assert_eq!(site.patch(&at).by(&resident).json(&later).await.problem().0, 428);
    let moved =
        site.patch(&at).by(&resident).header("if-match", booked.header("etag")).json(&later).await;
    assert_eq!(
        (moved.status, moved.text("/start")),
        (200, "2026-12-05T02:00:00Z".to_owned()),
        "{}",
        moved.json
    );
    let late =
        site.patch(&at).by(&resident).header("if-match", booked.header("etag")).json(&later).await;
    assert_eq!(late.problem(), (412, "stale".to_owned()));
}

#[tokio::test]
async fn nobody_else_sees_a_booking() {
    let (site, hall) = Site::with_hall().await;
    let (mine, other) = (site.token("li", None).await, site.token("wang", None).await);
    let booked = hall.booked(&site, &mine, 9).await;
    let at = booked.header("location");
    assert_eq!(site.get(at).by(&other).await.problem(), (404, "not_found".to_owned()));
    assert_eq!(
        site.post(&format!("{at}/cancel")).by(&other).await.problem(),
        (404, "not_found".to_owned())
    );
    assert_eq!(site.get(at).await.problem().0, 401);
}
