//! From a category to a published page: presets, sections, publishing, taking down, copying.

use super::Liaison;
use serde_json::json;

#[tokio::test]
async fn a_new_facility_starts_filled_in_and_is_published_after_its_address() {
    let liaison = Liaison::new().await;
    let id = liaison.gym().await;
    let seen = liaison.seen(&id).await;
    assert_eq!(seen["published"], json!(false));
    assert_eq!(seen["opening"][0]["hours"][0], "18:00-20:00", "two hours after teaching");
    assert_eq!(seen["spaces"][0]["name"]["zh"], "全场");
    assert!(seen["rules"]["zh"].as_str().is_some_and(|rules| rules.contains("指定校门")));
    let home = format!("/unit/facilities/{id}");
    let page = liaison.get(&home).await;
    assert!(page.body.contains("还缺") && page.body.contains("草稿"), "{}", page.body);

    let refused = liaison.send(&format!("{home}/publish"), &[("version", "1")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("还缺：地址。"), "{}", refused.body);
    let basics = [
        ("version", "1"),
        ("name_zh", "碧阳小学体育馆"),
        ("category", "school_sports"),
        ("address", "碧阳镇学校路 8 号，东门进"),
        ("lat", "29.925"),
        ("lon", "117.938"),
        ("datum", "wgs84"),
    ];
    let saved = liaison.send(&format!("{home}/basics"), &basics).await;
    assert_eq!(saved.header("location"), format!("{home}?done=basics"), "{}", saved.body);
    let done = liaison.send(&format!("{home}/publish"), &[("version", "2")]).await;
    assert_eq!(done.header("location"), format!("{home}?done=published"), "{}", done.body);
    let public = liaison.site.get(&format!("/facilities/{id}")).await;
    assert_eq!(public.status, 200);
    assert!(public.body.contains("学校路 8 号"), "{}", public.body);
    assert_eq!(liaison.seen(&id).await["phone"], "0559-5550001", "the phone of the unit");
}

#[tokio::test]
async fn what_was_typed_comes_back_with_what_is_wrong() {
    let liaison = Liaison::new().await;
    let home = format!("/unit/facilities/{}", liaison.gym().await);
    let fields = [
        ("version", "1"),
        ("name_zh", ""),
        ("category", "school_sports"),
        ("address", "学校路 8 号"),
        ("lat", "29.9"),
    ];
    let refused = liaison.send(&format!("{home}/basics"), &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("学校路 8 号"), "{}", refused.body);
    assert!(refused.body.contains("href=\"#basics-lon\""), "the field is named");
}

#[tokio::test]
async fn whoever_was_slower_is_told_and_can_save_knowingly() {
    let liaison = Liaison::new().await;
    let id = liaison.gym().await;
    let path = format!("/unit/facilities/{id}/rules");
    let first = liaison.send(&path, &[("version", "1"), ("rules_zh", "甲")]).await;
    assert_eq!(first.status, 303);
    let second = liaison.send(&path, &[("version", "1"), ("rules_zh", "乙")]).await;
    assert_eq!(second.status, 412);
    assert!(second.body.contains("别人刚改过") && second.body.contains("value=\"2\""));
    let again = liaison.send(&path, &[("version", "2"), ("rules_zh", "乙")]).await;
    assert_eq!(again.status, 303);
    assert_eq!(liaison.seen(&id).await["rules"]["zh"], "乙");
}

#[tokio::test]
async fn a_page_is_taken_down_copied_and_remembers_its_versions() {
    let liaison = Liaison::new().await;
    let id = liaison.gym().await;
    let home = format!("/unit/facilities/{id}");
    let at = format!("/api/v1/facilities/{id}");
    let publish = json!({ "address": "学校路 8 号", "publish": true });
    let done = liaison
        .site
        .patch(&at)
        .by(&liaison.token)
        .header("if-match", "\"v1\"")
        .json(&publish)
        .await;
    assert_eq!(done.status, 200, "{}", done.json);
    let space = liaison.seen(&id).await["spaces"][0]["id"].as_str().expect("an id").to_owned();
    let resident = liaison.site.token("li", None).await;
    let booking = json!({ "space_id": space, "start": "2026-12-05T09:00:00+08:00",
        "end": "2026-12-05T10:00:00+08:00", "persons": 4, "purpose": "sport", "accept_rules": true });
    let booked = liaison.site.post("/api/v1/bookings").by(&resident).json(&booking).await;
    assert_eq!(booked.status, 201, "{}", booked.json);

    let refused = liaison.send(&format!("{home}/unpublish"), &[("version", "2")]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains("name=\"confirm\""), "{}", refused.body);
    let fields = [("version", "2"), ("confirm", "1")];
    let down = liaison.send(&format!("{home}/unpublish"), &fields).await;
    assert_eq!(down.status, 303, "{}", down.body);
    assert_eq!(liaison.site.get(&format!("/facilities/{id}")).await.status, 404);

    let copied = liaison.send(&format!("{home}/copy"), &[]).await;
    let copy = copied.header("location").split(['/', '?']).nth(3).expect("an id").to_owned();
    let seen = liaison.seen(&copy).await;
    assert_eq!(
        (&seen["name"]["zh"], &seen["published"]),
        (&json!("碧阳小学体育馆（副本）"), &json!(false))
    );
    assert_eq!(seen["address"]["zh"], "学校路 8 号");

    let history = liaison.get(&format!("{home}/history")).await;
    assert_eq!(history.status, 200);
    for said in ["第 3 版", "第 1 版", "第一次保存", "地址", "公示状态"] {
        assert!(history.body.contains(said), "{said}: {}", history.body);
    }
    let list = liaison.get("/unit/facilities").await;
    assert!(list.body.contains("碧阳小学体育馆（副本）"), "{}", list.body);
}

#[tokio::test]
async fn a_draft_is_previewed_by_its_unit_only() {
    let liaison = Liaison::new().await;
    let id = liaison.gym().await;
    let preview = format!("/unit/facilities/{id}/preview");
    let page = liaison.get(&preview).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("这是预览") && page.body.contains("场地须知"), "{}", page.body);
    let resident = liaison.site.token("li", None).await;
    for path in [&preview, &format!("/unit/facilities/{id}/hours"), &format!("/facilities/{id}")] {
        let seen = liaison.site.get(path).by(&resident).await.status;
        assert_eq!(seen, 404, "{path}");
        let nobody = liaison.site.get(path).await.status;
        assert!(matches!(nobody, 401 | 404), "{path}: {nobody}");
    }
}

#[tokio::test]
async fn rules_fees_and_accessibility_are_saved_section_by_section() {
    let liaison = Liaison::new().await;
    let id = liaison.gym().await;
    let home = format!("/unit/facilities/{id}");
    let booking = [("version", "1"), ("max_min", "90"), ("min_min", "30"), ("week_hours", "4")];
    let saved = liaison.send(&format!("{home}/spaces/main/booking"), &booking).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    let fees = [
        ("version", "2"),
        ("do", "save"),
        ("tariff", "hour"),
        ("yuan", "20"),
        ("step_min", "30"),
        ("pays_senior", "50"),
        ("rows", "0"),
    ];
    let saved = liaison.send(&format!("{home}/spaces/main/fees"), &fees).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    let access = [("version", "3"), ("step_free", "1"), ("guide_dogs", "1"), ("unheard_of", "1")];
    let saved = liaison.send(&format!("{home}/access"), &access).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    let seen = liaison.seen(&id).await;
    assert_eq!(seen["spaces"][0]["policy"]["max_min"], 90);
    assert_eq!(seen["spaces"][0]["price"]["per_hour_fen"], 2000);
    assert_eq!(seen["accessible"], json!(["step_free", "guide_dogs"]));
    let page = liaison.get(&format!("{home}/spaces/main")).await;
    assert!(page.body.contains("20 元/小时"), "{}", page.body);
    let wrong = [("version", "4"), ("do", "save"), ("tariff", "hour"), ("yuan", "twenty")];
    let refused = liaison.send(&format!("{home}/spaces/main/fees"), &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("value=\"twenty\""), "{}", refused.body);
    assert_eq!(liaison.get(&format!("{home}/spaces/none")).await.status, 404);
}
