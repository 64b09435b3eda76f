//! Opening hours without scripts: rows added, a notice read, the week looked at before saving.

use super::Liaison;
use serde_json::json;

#[tokio::test]
async fn rows_are_added_and_removed_with_everything_typed() {
    let liaison = Liaison::new().await;
    let path = format!("/unit/facilities/{}/hours", liaison.gym().await);
    let row = [
        ("version", "1"),
        ("rows", "1"),
        ("r0_kind", "week"),
        ("r0_pairs", "2"),
        ("r0_on_workday", "1"),
        ("r0_from0", "18:17"),
        ("r0_to0", "21:00"),
    ];
    let pressed = [&row[..], &[("do", "add-date")]].concat();
    let more = liaison.send(&path, &pressed).await;
    assert_eq!(more.status, 200);
    assert!(more.body.contains("value=\"18:17\""), "{}", more.body);
    assert!(more.body.contains("name=\"rows\" value=\"2\""), "{}", more.body);
    assert!(more.body.contains("name=\"r1_date\""), "{}", more.body);
    let dropped = [&row[..], &[("do", "drop-0")]].concat();
    let less = liaison.send(&path, &dropped).await;
    assert!(!less.body.contains("18:17"), "{}", less.body);
    let seen = liaison.seen(path.split('/').nth(3).expect("an id")).await;
    assert_eq!(seen["version"], 1, "nothing was saved");
}

#[tokio::test]
async fn the_week_is_shown_before_it_is_saved() {
    let liaison = Liaison::new().await;
    let id = liaison.gym().await;
    let path = format!("/unit/facilities/{id}/hours");
    let rows = [
        ("version", "1"),
        ("rows", "3"),
        ("r0_kind", "week"),
        ("r0_pairs", "1"),
        ("r0_on_workday", "1"),
        ("r0_on_makeup", "1"),
        ("r0_from0", "19"),
        ("r0_to0", "2130"),
        ("r1_kind", "date"),
        ("r1_pairs", "0"),
        ("r1_date", "2026-12-24"),
        ("r1_until", "2026-12-25"),
        ("r1_shut", "1"),
        ("r2_kind", "overlay"),
        ("r2_pairs", "1"),
        ("r2_on_fitness_day", "1"),
        ("r2_from0", "8:00"),
        ("r2_to0", "22:00"),
    ];
    let look = liaison.send(&path, &[&rows[..], &[("do", "look")]].concat()).await;
    assert_eq!(look.status, 200);
    for said in ["19:00–21:30", "12月24日", "8月8日", "08:00–22:00"] {
        assert!(look.body.contains(said), "{said}: {}", look.body);
    }
    let saved = liaison.send(&path, &[&rows[..], &[("do", "save")]].concat()).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    let seen = liaison.seen(&id).await;
    assert_eq!(
        seen["opening"],
        json!([
            { "days": ["workday", "makeup"], "hours": ["19:00-21:30"] },
            { "days": ["2026-12-24", "2026-12-25"], "hours": [] },
            { "days": ["fitness_day"], "hours": ["08:00-22:00"] },
        ])
    );
    assert_eq!(seen["closed_days"], json!(["2026-12-24", "2026-12-25"]));
    let overview = liaison.get(&format!("/unit/facilities/{id}")).await;
    assert!(overview.body.contains("12月24日"), "the fifth element: {}", overview.body);
}

#[tokio::test]
async fn a_time_that_cannot_be_read_stands_beside_its_field() {
    let liaison = Liaison::new().await;
    let path = format!("/unit/facilities/{}/hours", liaison.gym().await);
    let rows = [
        ("version", "1"),
        ("rows", "1"),
        ("r0_kind", "week"),
        ("r0_pairs", "1"),
        ("r0_on_workday", "1"),
        ("r0_from0", "evening"),
        ("r0_to0", "21:00"),
        ("do", "save"),
    ];
    let refused = liaison.send(&path, &rows).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("id=\"hours-r0_from0-error\""), "{}", refused.body);
    assert!(!refused.body.contains("r0_from0。"), "no name of a field in a sentence");
}

#[tokio::test]
async fn a_notice_is_read_into_rows_or_refused_with_what_was_not_understood() {
    let liaison = Liaison::new().await;
    let id = liaison.gym().await;
    let path = format!("/unit/facilities/{id}/hours");
    let dated = [
        ("version", "1"),
        ("rows", "1"),
        ("r0_kind", "date"),
        ("r0_pairs", "0"),
        ("r0_date", "2026-12-24"),
        ("r0_shut", "1"),
    ];
    let notice = [("do", "read"), ("notice", "周一至周五18:00-21:00；周末及节假日8:00-21:00")];
    let read = liaison.send(&path, &[&dated[..], &notice[..]].concat()).await;
    assert_eq!(read.status, 200);
    assert!(read.body.contains("读懂了"), "{}", read.body);
    assert!(read.body.contains("value=\"18:00\"") && read.body.contains("value=\"2026-12-24\""));
    let unclear = [("version", "1"), ("rows", "0"), ("do", "read"), ("notice", "看情况开放")];
    let refused = liaison.send(&path, &unclear).await;
    assert!(refused.body.contains("没有读懂"), "{}", refused.body);
    assert!(refused.body.contains("value=\"keep\""), "it can be posted as it is");
    let keep = [("version", "1"), ("rows", "0"), ("do", "keep"), ("notice", "看情况开放")];
    let kept = liaison.send(&path, &keep).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
    let seen = liaison.seen(&id).await;
    assert_eq!((&seen["opening"], &seen["hours_text"]["zh"]), (&json!([]), &json!("看情况开放")));
}

#[tokio::test]
async fn the_live_view_asks_for_what_the_form_holds() {
    let liaison = Liaison::new().await;
    let id = liaison.gym().await;
    let fields = "rows=1&r0_kind=week&r0_pairs=1&r0_on_workday=1&r0_from0=7&r0_to0=9";
    let body = format!("facility={id}&fields={}", super::encoded(fields));
    let ask = |cookie: &str| {
        liaison
            .site
            .post("/api/fn/preview_hours")
            .with(cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header("accept", "application/json")
            .bytes(body.clone())
    };
    let told = ask(&liaison.cookie).await;
    assert_eq!(told.json["week"][0]["times"], "07:00–09:00", "{}", told.body);
    assert_ne!(ask("none=1").await.status, 200, "others learn nothing of a draft");
}
