//! Divisions and units.

use super::{Hall, Site, a_unit};
use crate::fixtures::town::COMMUNITY;
use linli_domain::account::{Role, Scope};
use serde_json::json;

#[tokio::test]
async fn the_tree_of_divisions_is_walked_from_the_top() {
    let site = Site::new().await;
    let top = site.get("/api/v1/divisions").await;
    assert_eq!(top.text("/items/0/code"), "34");
    let below = site.get("/api/v1/divisions?parent=341023100").await;
    assert_eq!(below.text("/items/0/code"), COMMUNITY);
}

#[tokio::test]
async fn only_administrators_make_units() {
    let site = Site::new().await;
    assert_eq!(
        site.post("/api/v1/units").json(&a_unit()).await.problem(),
        (401, "signed_out".to_owned())
    );
    let resident = site.token("li", None).await;
    let refused = site.post("/api/v1/units").by(&resident).json(&a_unit()).await;
    assert_eq!(refused.problem(), (403, "not_permitted".to_owned()));
    assert_eq!(refused.json["facts"], json!({ "why": "role" }));
    let admin = site.admin().await;
    let made = site.post("/api/v1/units").by(&admin).json(&a_unit()).await;
    assert_eq!(made.status, 201, "{}", made.json);
    assert_eq!(made.header("etag"), "\"v1\"");
    let read = site.get(made.header("location")).await;
    assert_eq!(read.json, made.json);
    assert_eq!(site.get("/api/v1/units").await.json["items"], json!([made.json]));
}

#[tokio::test]
async fn a_change_needs_the_version_that_was_read() {
    let site = Site::new().await;
    let admin = site.admin().await;
    let made = site.post("/api/v1/units").by(&admin).json(&a_unit()).await;
    let at = made.header("location").to_owned();
    let phone = |phone: &str| json!({ "phone": phone });
    let blind = site.patch(&at).by(&admin).json(&phone("1")).await;
    assert_eq!(blind.problem(), (428, "precondition_required".to_owned()));
    let any = site.patch(&at).by(&admin).header("if-match", "*").json(&phone("1")).await;
    assert_eq!(any.problem().0, 428);
    let read = site.get(&at).await;
    let tag = read.header("etag").to_owned();
    let changed =
        site.patch(&at).by(&admin).header("if-match", &tag).json(&phone("0559-5551111")).await;
    assert_eq!((changed.status, changed.header("etag")), (200, "\"v2\""), "{}", changed.json);
    let late =
        site.patch(&at).by(&admin).header("if-match", &tag).json(&phone("0559-5552222")).await;
    assert_eq!(late.problem(), (412, "stale".to_owned()));
    let made_up =
        site.patch(&at).by(&admin).header("if-match", "\"whatever\"").json(&phone("1")).await;
    assert_eq!(made_up.problem().0, 412);
}

#[tokio::test]
async fn a_reader_who_has_it_gets_nothing_new() {
    let site = Site::new().await;
    let admin = site.admin().await;
    let made = site.post("/api/v1/units").by(&admin).json(&a_unit()).await;
    let tag = site.get(made.header("location")).await.header("etag").to_owned();
    let again = site.get(made.header("location")).header("if-none-match", &tag).await;
    assert_eq!((again.status, again.header("etag")), (304, tag.as_str()));
    let other = site.get(made.header("location")).header("if-none-match", "\"v9\"").await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn bookings_of_a_unit_are_for_its_liaison() {
    let (site, hall) = Site::with_hall().await;
    let Hall { unit_id, .. } = &hall;
    let liaison =
        site.token("lian", Some((Role::UnitLiaison, Scope::Unit(unit_id.as_str().into())))).await;
    let resident = site.token("li", None).await;
    hall.booked(&site, &resident, 9).await;
    let path = format!("/api/v1/units/{unit_id}/bookings");
    assert_eq!(site.get(&path).await.problem().0, 401);
    assert_eq!(
        site.get(&path).by(&resident).await.problem().0,
        404,
        "not even whether there are any"
    );
    let seen = site.get(&path).by(&liaison).await;
    assert_eq!((seen.status, seen.text("/items/0/holder")), (200, "用户li".to_owned()));
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let site = Site::new().await;
    for path in [
        "/api/v1/units/x",
        "/api/v1/units/%FF",
        "/api/v1/facilities/x",
        "/api/v1/spaces/x/availability?from=2026-12-01&to=2026-12-02",
    ] {
        assert_eq!(site.get(path).await.problem(), (404, "not_found".to_owned()), "{path}");
    }
}
