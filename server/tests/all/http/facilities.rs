//! Publishing and finding facilities.

use super::{Site, a_hall};
use serde_json::json;

#[tokio::test]
async fn a_hall_is_published_and_found() {
    let (site, hall) = Site::with_hall().await;
    let found = site
        .get("/api/v1/facilities?q=%E9%83%AD%E9%97%A8&category=activity_room&division=3410")
        .await;
    assert_eq!(found.text("/items/0/id"), hall.facility_id);
    let free = site
        .get("/api/v1/facilities?from=2026-12-05T09:00:00%2B08:00&to=2026-12-05T11:00:00%2B08:00&persons=12")
        .await;
    assert_eq!(free.json["items"][0]["spaces_free"], 1);
    let none = site.get("/api/v1/facilities?q=castle").await;
    assert_eq!(none.json["items"], json!([]));
}

#[tokio::test]
async fn one_facility_shows_what_it_is() {
    let (site, hall) = Site::with_hall().await;
    let seen = site.get(&format!("/api/v1/facilities/{}", hall.facility_id)).await;
    assert_eq!(seen.status, 200);
    assert_eq!(seen.text("/address/zh"), "碧阳镇郭门路 1 号");
    assert_eq!(seen.json["spaces"][0]["policy"]["grid_min"], 30);
    assert!(seen.header("etag").starts_with("\"v1-"), "{}", seen.header("etag"));
}

#[tokio::test]
async fn the_same_key_publishes_once() {
    let (site, hall) = Site::with_hall().await;
    let body = a_hall(&hall.unit_id);
    let send = || {
        site.post("/api/v1/facilities")
            .by(&hall.admin)
            .header("idempotency-key", "hall-1")
            .json(&body)
    };
    let first = send().await;
    let again = send().await;
    assert_eq!((first.status, again.status), (201, 201), "{}", again.json);
    assert_eq!(first.text("/id"), again.text("/id"));
    assert_eq!(
        (first.header("idempotent-replayed"), again.header("idempotent-replayed")),
        ("", "true")
    );
    assert_eq!(first.header("location"), again.header("location"));
}

#[tokio::test]
async fn a_hall_is_changed_under_its_version() {
    let (site, hall) = Site::with_hall().await;
    let at = format!("/api/v1/facilities/{}", hall.facility_id);
    let change = json!({ "phone": "0559-5559999" });
    let tag = site.get(&at).await.header("etag").to_owned();
    let resident = site.token("li", None).await;
    let refused = site.patch(&at).by(&resident).header("if-match", &tag).json(&change).await;
    assert_eq!(refused.problem().0, 403);
    let changed = site.patch(&at).by(&hall.admin).header("if-match", &tag).json(&change).await;
    assert_eq!((changed.status, changed.header("etag")), (200, "\"v2\""), "{}", changed.json);
    assert_eq!(
        site.patch(&at).by(&hall.admin).header("if-match", &tag).json(&change).await.problem().0,
        412
    );
    assert_eq!(site.patch(&at).by(&hall.admin).json(&change).await.problem().0, 428);
}

#[tokio::test]
async fn a_member_deep_inside_is_named() {
    let (site, hall) = Site::with_hall().await;
    let mut body = a_hall(&hall.unit_id);
    body["opening"][0]["hours"] = json!(["25:00-08:00"]);
    let answer = site.post("/api/v1/facilities").by(&hall.admin).json(&body).await;
    assert_eq!(answer.problem(), (422, "invalid".to_owned()));
    assert_eq!(
        answer.json["facts"],
        json!({ "field": "opening[0].hours[0]", "fault": "malformed" })
    );
}

#[tokio::test]
async fn a_space_says_when_it_is_free() {
    let (site, hall) = Site::with_hall().await;
    let resident = site.token("li", None).await;
    hall.booked(&site, &resident, 9).await;
    let path = format!(
        "/api/v1/spaces/{}/availability?from=2026-12-05&to=2026-12-05&minutes=120",
        hall.space_id
    );
    let seen = site.get(&path).await;
    assert_eq!(seen.text("/viewer"), "anonymous");
    assert_eq!(
        seen.json["busy"],
        json!([{ "start": "2026-12-05T01:00:00Z", "end": "2026-12-05T03:00:00Z" }])
    );
    assert!(!seen.body.contains("用户li"), "nobody's name");
    assert_eq!(site.get(&path).by(&resident).await.text("/viewer"), "signed_in");
    let long =
        format!("/api/v1/spaces/{}/availability?from=2026-12-01&to=2027-03-01", hall.space_id);
    assert_eq!(site.get(&long).await.problem().0, 422);
}

#[tokio::test]
async fn the_tag_changes_when_what_is_shown_does() {
    let (site, hall) = Site::with_hall().await;
    let at = format!("/api/v1/facilities/{}", hall.facility_id);
    let tag = site.get(&at).await.header("etag").to_owned();
    assert_eq!(site.get(&at).header("if-none-match", &tag).await.status, 304);
    let resident = site.token("li", None).await;
    hall.booked(&site, &resident, 9).await;
    let after = site.get(&at).header("if-none-match", &tag).await;
    assert_eq!(after.status, 200, "free times are part of it");
    assert!(
        after.header("etag").starts_with("\"v1-"),
        "nothing was saved: {}",
        after.header("etag")
    );
}
