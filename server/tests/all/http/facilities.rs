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

#[tokio::test]
async fn what_changes_nothing_makes_no_new_posting() {
    let (site, hall) = Site::with_hall().await;
    let at = format!("/api/v1/facilities/{}", hall.facility_id);
    let same = json!({ "phone": "0559-5550000", "name": { "zh": "郭门社区多功能厅", "en": "Guomen community hall" } });
    for change in [same, json!({})] {
        let answer =
            site.patch(&at).by(&hall.admin).header("if-match", "\"v1\"").json(&change).await;
        assert_eq!((answer.status, answer.header("etag")), (200, "\"v1\""), "{}", answer.json);
    }
}

#[tokio::test]
async fn areas_and_spaces_are_matched_by_key() {
    let (site, hall) = Site::with_hall().await;
    let at = format!("/api/v1/facilities/{}", hall.facility_id);
    let patch = async |version: i64, change: serde_json::Value| {
        let tag = format!("\"v{version}\"");
        site.patch(&at).by(&hall.admin).header("if-match", &tag).json(&change).await
    };
    let areas = json!([{ "key": "A", "name": { "zh": "东半场" } }, { "key": "B" }]);
    let whole = json!({ "key": "whole", "areas": ["A", "B"], "mode": "exclusive", "capacity": 80 });
    let half = json!({ "key": "a", "areas": ["A"], "mode": "exclusive", "capacity": 40 });
    let plan = json!({ "w": 12, "h": 8, "parts": [
        { "area": "A", "x": 0, "y": 0, "w": 6, "h": 8 }, { "area": "B", "x": 6, "y": 0, "w": 6, "h": 8 } ] });
    let divided = patch(1, json!({ "areas": areas, "spaces": [whole, half], "plan": plan })).await;
    assert_eq!(divided.status, 200, "{}", divided.json);
    assert_eq!(divided.text("/spaces/0/id"), hall.space_id, "the same space, another floor");
    let seen = site.get(&at).await;
    assert_eq!(seen.json["plan"]["parts"][1]["area"], "B");
    assert_eq!(seen.json["opening"][0]["hours"][0], "08:00-22:00", "what was not given stays");

    // One that nobody has booked goes quietly, one that somebody has does not.
    let resident = site.token("li", None).await;
    hall.booked(&site, &resident, 9).await;
    let only = |space: &serde_json::Value| json!({ "spaces": [space] });
    assert_eq!(patch(2, only(&half)).await.problem(), (409, "affected".to_owned()));
    let kept = patch(2, only(&whole)).await;
    assert_eq!(kept.status, 200, "{}", kept.json);
    // Its floor is fixed after the first booking.
    let moved = json!({ "key": "whole", "areas": ["A"], "mode": "exclusive", "capacity": 80 });
    let refused = patch(3, only(&moved)).await;
    assert_eq!(refused.problem(), (422, "invalid".to_owned()));
    assert_eq!(refused.json["facts"]["field"], "spaces.areas");
    let less = json!({ "areas": [{ "key": "B" }], "spaces": [
        { "key": "whole", "areas": ["B"], "mode": "exclusive", "capacity": 80 } ] });
    assert_eq!(patch(3, less).await.problem().0, 422);
    let unknown = patch(3, json!({ "colour": "red" })).await;
    assert_eq!(unknown.json["facts"], json!({ "field": "colour", "fault": "unknown" }));
    let outside = json!({ "plan": { "w": 12, "h": 8, "parts": [
        { "area": "A", "x": 8, "y": 0, "w": 6, "h": 8 } ] } });
    assert_eq!(patch(3, outside).await.json["facts"]["field"], "plan");
    let gone = patch(3, json!({ "plan": null, "location": null, "phone": null })).await;
    assert_eq!(gone.problem(), (422, "incomplete".to_owned()), "a published page needs a phone");
    let gone = patch(3, json!({ "plan": null, "location": null })).await;
    assert_eq!(gone.header("etag"), "\"v4\"", "{}", gone.json);
    assert_eq!(site.get(&at).await.json["plan"], serde_json::Value::Null);
}

#[tokio::test]
async fn a_page_without_the_public_elements_is_not_published() {
    let (site, hall) = Site::with_hall().await;
    let mut body = a_hall(&hall.unit_id);
    for member in ["address", "phone", "opening"] {
        body.as_object_mut().expect("an object").remove(member);
    }
    let refused = site.post("/api/v1/facilities").by(&hall.admin).json(&body).await;
    assert_eq!(refused.problem(), (422, "incomplete".to_owned()));
    assert_eq!(refused.json["facts"], json!({ "fields": ["opening", "address", "phone"] }));
    body["publish"] = json!(false);
    let draft = site.post("/api/v1/facilities").by(&hall.admin).json(&body).await;
    assert_eq!(draft.status, 201, "{}", draft.json);
    let at = draft.header("location").to_owned();
    assert_eq!(site.get(&at).await.problem().0, 404, "the public does not see a draft");
    assert_eq!(site.get(&at).by(&hall.admin).await.status, 200);
    let publish = json!({ "publish": true });
    let refused = site.patch(&at).by(&hall.admin).header("if-match", "\"v1\"").json(&publish).await;
    assert_eq!(refused.problem().0, 422);
}

#[tokio::test]
async fn a_page_is_taken_down_once_those_who_come_have_been_thought_of() {
    let (site, hall) = Site::with_hall().await;
    let at = format!("/api/v1/facilities/{}", hall.facility_id);
    let resident = site.token("li", None).await;
    hall.booked(&site, &resident, 9).await;
    let send = |change: serde_json::Value| {
        site.patch(&at).by(&hall.admin).header("if-match", "\"v1\"").json(&change)
    };
    let refused = send(json!({ "publish": false })).await;
    assert_eq!(refused.problem(), (409, "affected".to_owned()));
    assert_eq!(refused.json["facts"], json!({ "bookings": 1 }));
    let done = send(json!({ "publish": false, "confirm_affected": true })).await;
    assert_eq!(done.status, 200, "{}", done.json);
    assert_eq!(site.get(&at).await.problem().0, 404);
}
