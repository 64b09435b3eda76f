//! The unit's screen of today and 到了没开门, as forms send them.

use super::{Hall, Site};
use crate::fixtures::town::at;
use linli_domain::account::{Role, Scope};
use serde_json::json;

const FORM: &str = "application/x-www-form-urlencoded";

struct Door {
    site: Site,
    hall: Hall,
    keeper: String,
}

impl Door {
    async fn new() -> Self {
        let (site, hall) = Site::with_hall().await;
        let unit = Scope::Unit(hall.unit_id.as_str().into());
        let keeper = site.token("kai", Some((Role::FacilityKeeper, unit))).await;
        Self { site, hall, keeper }
    }

    async fn send(&self, path: &str, fields: &str) -> super::client::Answer {
        let body = format!("door={}&back=%2Funit%23door&{fields}", self.hall.facility_id);
        self.site
            .post(path)
            .by(&self.keeper)
            .header("content-type", FORM)
            .header("sec-fetch-site", "same-origin")
            .bytes(body)
            .await
    }

    async fn screen(&self) -> String {
        let page = self.site.get("/unit").by(&self.keeper).await;
        assert_eq!(page.status, 200, "{}", page.body);
        page.body
    }
}

#[tokio::test]
async fn a_keeper_opens_counts_and_stops_today_with_plain_forms() {
    let door = Door::new().await;
    assert!(door.screen().await.contains("还没有开门记录"));
    for (path, fields, done) in [
        ("/unit/mark", "kind=open", "open"),
        ("/unit/mark", "kind=open", "open"),
        ("/unit/count", "space=&delta=1", "count"),
        ("/unit/count", "space=&delta=1", "count"),
        ("/unit/count", "space=&delta=-1", "count"),
    ] {
        let answer = door.send(path, fields).await;
        let there = format!("/unit?done={done}#door");
        assert_eq!((answer.status, answer.header("location")), (303, there.as_str()), "{path}");
    }
    let page = door.screen().await;
    assert!(page.contains("门开着") && !page.contains("还没有开门记录"));
    assert_eq!(page.matches("值守点按").count(), 1, "two taps are one mark");
    assert!(page.contains(">1</output>"), "{page}");

    let resident = door.site.token("li", None).await;
    let mut booking = door.hall.booking(9);
    booking["start"] = json!("2026-12-01T19:00:00+08:00");
    booking["end"] = json!("2026-12-01T20:00:00+08:00");
    let booked = door.site.post("/api/v1/bookings").by(&resident).json(&booking).await;
    assert_eq!(booked.status, 201, "{}", booked.json);
    let asked = door.send("/unit/stop", "reason_code=weather").await;
    assert_eq!(asked.status, 409);
    assert!(asked.body.contains("这些预约会受影响") && asked.body.contains("用*"), "masked");
    assert!(!asked.body.contains("用户li"));
    let sure = door.send("/unit/stop", "reason_code=weather&confirm=1").await;
    assert_eq!(sure.header("location"), "/unit?done=stop#door", "{}", sure.body);
    let seen = door.site.get(&format!("/api/v1/facilities/{}", door.hall.facility_id)).await;
    assert_eq!(seen.json["open_now"], false);
    assert_eq!(seen.text("/closures/0/end"), at(2, "00:00").to_rfc3339().replace("+00:00", "Z"));
    let again = door.send("/unit/stop", "reason_code=weather&confirm=1").await;
    assert_eq!(again.status, 303);
    let seen = door.site.get(&format!("/api/v1/facilities/{}", door.hall.facility_id)).await;
    assert_eq!(seen.json["closures"].as_array().map(Vec::len), Some(1), "one tap, one closure");
    let id = seen.text("/closures/0/id");
    let lifted = door.send(&format!("/unit/closures/{id}/lift"), "").await;
    assert_eq!(lifted.header("location"), "/unit?done=lift#door", "{}", lifted.body);
}

#[tokio::test]
async fn somebody_without_an_account_tells_and_the_keeper_answers() {
    let door = Door::new().await;
    let path = format!("/facilities/{}/locked", door.hall.facility_id);
    assert!(door.site.get(&path).await.body.contains("到了没开门"));
    let tell = door
        .site
        .post(&path)
        .header("content-type", FORM)
        .header("sec-fetch-site", "same-origin")
        .bytes("note=%E6%95%B2%E9%97%A8");
    let told = tell.await;
    assert_eq!(told.header("location"), format!("{path}?done=locked"), "{}", told.body);
    let page = door.screen().await;
    assert!(page.contains("敲门") && page.contains("还剩 23 小时"));
    let id = page.split("/unit/locked/").nth(1).and_then(|rest| rest.split('/').next());
    let answer = format!("/unit/locked/{}/answer", id.expect("a question"));
    let unproved = door.send(&answer, "answer=was_open&reason_code=weather&report=x").await;
    assert_eq!(unproved.status, 422);
    let done = door.send(&answer, "answer=confirmed&reason_code=weather").await;
    assert_eq!(done.header("location"), "/unit?done=answer#door", "{}", done.body);
    assert!(!door.screen().await.contains("敲门"));
    let public = door.site.get(&format!("/facilities/{}", door.hall.facility_id)).await.body;
    assert!(public.contains("1 次：确实没开 1") && !public.contains("敲门"));
}

#[tokio::test]
async fn the_screen_is_for_those_at_the_door() {
    let door = Door::new().await;
    assert_eq!(door.site.get("/unit").await.status, 401);
    let resident = door.site.token("li", None).await;
    assert_eq!(door.site.get("/unit").by(&resident).await.status, 404);
    assert_eq!(door.site.get("/desk/locked").by(&resident).await.status, 404);
    let foreign = door.send("/unit/mark", "kind=open&back=%2F%2Fevil.example").await;
    assert!(foreign.header("location").starts_with("/unit"), "{}", foreign.header("location"));
}
