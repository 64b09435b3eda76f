//! Calendars of opening hours and of busy times.

use super::Site;

fn stretches<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let prefix = format!("{name}:");
    let lines = text.split("\r\n").filter(|line| line.starts_with(&prefix));
    lines.map(|line| &line[line.find(':').expect("a colon") + 1..]).collect()
}

#[tokio::test]
async fn opening_hours_are_a_calendar_with_one_event_a_stretch() {
    let (site, hall) = Site::with_hall().await;
    let path = format!("/calendar/facilities/{}.ics", hall.facility_id);
    let feed = site.get(&path).await;
    assert_eq!(feed.status, 200, "{}", feed.body);
    assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
    let starts = stretches(&feed.body, "DTSTART");
    // Daily 08:00–22:00 in Shanghai, from two weeks ago to three months ahead.
    assert_eq!(starts.len(), 14 + 1 + 92);
    assert!(starts.contains(&"20261201T000000Z"), "{starts:?}");
    let mut uids = stretches(&feed.body, "UID");
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), starts.len(), "every event has a UID of its own");
    assert!(feed.body.lines().all(|line| line.trim_end().len() <= 75), "lines are folded");
    let again = site.get(&path).header("if-none-match", feed.header("etag")).await;
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let english = site.get(&format!("{path}?lang=en")).await;
    assert!(english.body.contains("Guomen community hall open"), "{}", english.body);
}

#[tokio::test]
async fn busy_times_say_when_and_nothing_else() {
    let (site, hall) = Site::with_hall().await;
    let who = site.token("who", None).await;
    let booked = hall.booked(&site, &who, 10).await;
    let base = format!("/calendar/spaces/{}", hall.space_id);
    let events = site.get(&format!("{base}.ics")).await;
    assert_eq!(stretches(&events.body, "DTSTART"), ["20261205T020000Z"]);
    assert_eq!(stretches(&events.body, "DTEND"), ["20261205T040000Z"]);
    let free_busy = site.get(&format!("{base}.ifb")).await;
    assert_eq!(stretches(&free_busy.body, "FREEBUSY"), ["20261205T020000Z/20261205T040000Z"]);
    let shut = "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261205T140000Z/20261206T000000Z";
    assert!(free_busy.body.contains(shut), "the night is nobody's: {}", free_busy.body);
    for feed in [events, free_busy] {
        for secret in ["用户who", "13800000000", &booked.text("/id"), &booked.text("/code")] {
            assert!(!feed.body.contains(secret), "{secret} in {}", feed.body);
        }
    }
}

#[tokio::test]
async fn a_closure_cancels_its_day_and_is_told_everywhere() {
    let (site, hall) = Site::with_hall().await;
    let path = format!("/calendar/facilities/{}.ics", hall.facility_id);
    let before = site.get(&path).await.body;
    let closure = serde_json::json!({ "start": "2026-12-03T00:00:00+08:00", "end": "2026-12-04T00:00:00+08:00",
        "reason": "检修", "class": "planned", "confirm_affected": true });
    let closures = format!("/api/v1/facilities/{}/closures", hall.facility_id);
    let closed = site.post(&closures).by(&hall.admin).json(&closure).await;
    assert_eq!(closed.status, 201, "{}", closed.json);
    let after = site.later(chrono::Duration::minutes(5)).get(&path).await.body;
    let event = |text: &str| {
        let events = text.split("BEGIN:VEVENT").map(str::to_owned);
        let mut of_day = events.filter(|one| one.contains("DTSTART:20261203T000000Z"));
        of_day.next().expect("the day stays in the calendar")
    };
    let (old, new) = (event(&before), event(&after));
    assert_eq!(stretches(&old, "UID"), stretches(&new, "UID"));
    assert_eq!(
        (stretches(&old, "STATUS"), stretches(&new, "STATUS")),
        (vec!["CONFIRMED"], vec!["CANCELLED"])
    );
    let number = |text: &str| stretches(text, "SEQUENCE")[0].parse::<i64>().expect("a number");
    assert!(number(&new) >= number(&old));
    let page = site.get(&format!("/facilities/{}", hall.facility_id)).await.body;
    let shut = r#""closes":"00:00","opens":"00:00","validFrom":"2026-12-03""#;
    assert!(page.contains(shut), "search engines are told that it is shut: {page}");
}

#[tokio::test]
async fn what_is_not_public_has_no_calendar() {
    let (site, hall) = Site::with_hall().await;
    let hide = serde_json::json!({ "publish": false });
    let path = format!("/api/v1/facilities/{}", hall.facility_id);
    let hidden = site.patch(&path).by(&hall.admin).header("if-match", "\"v1\"").json(&hide).await;
    assert_eq!(hidden.status, 200, "{}", hidden.json);
    for path in [
        format!("/calendar/facilities/{}.ics", hall.facility_id),
        format!("/calendar/spaces/{}.ics", hall.space_id),
        format!("/calendar/spaces/{}.ifb", hall.space_id),
        format!("/calendar/facilities/{}", hall.facility_id),
        "/calendar/facilities/nothing.ics".to_owned(),
    ] {
        assert_eq!(site.get(&path).await.status, 404, "{path}");
    }
}
