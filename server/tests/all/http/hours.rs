//! Hours from words, through the door.

use super::Site;
use serde_json::json;

#[tokio::test]
async fn a_pasted_notice_becomes_rules_and_the_coming_week() {
    let site = Site::new().await;
    let text = "周一至周五18:00-21:00；周末及节假日8:00-21:00";
    let answer = site.post("/api/v1/hours/read").json(&json!({ "text": text })).await;
    assert_eq!(answer.status, 200, "{}", answer.json);
    assert_eq!(answer.json["read"], true);
    // Tuesday 1 December 2026 and six days more.
    let days = answer.json["days"].as_array().expect("days").clone();
    let week: Vec<_> = days.iter().map(|day| day["hours"][0].as_str().unwrap_or("")).collect();
    let (evening, day) = ("18:00-21:00", "08:00-21:00");
    assert_eq!(week, [evening, evening, evening, evening, day, day, evening]);
    assert_eq!(answer.text("/days/0/date"), "2026-12-01");
    assert_eq!(answer.text("/days/6/date"), "2026-12-07");
}

#[tokio::test]
async fn what_is_not_understood_is_named_in_both_languages() {
    let site = Site::new().await;
    let asked = json!({ "text": "9:00-17:00 网球场另议" });
    let answer = site.post("/api/v1/hours/read").json(&asked).await;
    assert_eq!(answer.status, 200, "{}", answer.json);
    assert_eq!((&answer.json["read"], &answer.json["rules"]), (&json!(false), &json!([])));
    assert_eq!(answer.text("/unread/why"), "unknown");
    assert_eq!(answer.text("/unread/at"), "网球场另议");
    assert_eq!(answer.json["unread"]["position"], 11);
    let said = "没读懂第 12 个字起的「网球场另议」：不认识这个说法。";
    assert_eq!(answer.text("/unread/said/zh"), said);
}

#[tokio::test]
async fn texts_and_spans_are_bounded() {
    let site = Site::new().await;
    let long = json!({ "text": "时".repeat(4001) });
    let refused = site.post("/api/v1/hours/read").json(&long).await;
    assert_eq!(refused.problem(), (422, "invalid".to_owned()));
    for (from, to) in [("2026-12-02", "2026-12-01"), ("2026-01-01", "2029-01-01")] {
        let asked = json!({ "text": "9:00-17:00", "from": from, "to": to });
        let refused = site.post("/api/v1/hours/read").json(&asked).await;
        assert_eq!(refused.problem(), (422, "invalid".to_owned()), "{from} {to}");
    }
}
