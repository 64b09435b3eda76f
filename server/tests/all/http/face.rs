//! The face of the site: what is marked as Chinese only, what is printed and passed on, the foot.

use super::{Hall, Site, a_hall};
use linli_domain::account::{Role, Scope};
use serde_json::json;

const COMMUNITY: &str = crate::fixtures::town::COMMUNITY;

/// Text that nobody translated, different in each place so that each is found.
const UNTRANSLATED: [&str; 4] = ["松竹斋", "甲字号巷", "脱鞋入内", "里间"];

/// A site with one place of which the unit wrote Chinese alone.
async fn with_chinese_place() -> (Site, String, String) {
    let (site, Hall { admin, unit_id, .. }) = Site::with_hall().await;
    let mut place = a_hall(&unit_id);
    let [name, address, rules, space] = UNTRANSLATED;
    place["name"] = json!({ "zh": name });
    place["address"] = json!(address);
    place["rules"] = json!({ "zh": rules });
    place["spaces"][0]["name"] = json!({ "zh": space });
    let made = site.post("/api/v1/facilities").by(&admin).json(&place).await;
    assert_eq!(made.status, 201, "{}", made.json);
    (site, made.text("/id"), made.text("/spaces/0/id"))
}

/// What people read: data for machines has no languages to mark.
fn without_data(html: &str) -> String {
    let parts = html.split("<script");
    parts.map(|part| part.split_once("</script>").map_or(part, |(_, rest)| rest)).collect()
}

#[tokio::test]
async fn what_nobody_translated_is_marked_on_english_pages() {
    let (site, facility, space) = with_chinese_place().await;
    for path in [
        "/?day=any".to_owned(),
        format!("/facilities/{facility}"),
        format!("/facilities/{facility}/poster"),
        format!("/book/{space}"),
        format!("/sheets/{COMMUNITY}"),
    ] {
        let sign = if path.contains('?') { '&' } else { '?' };
        let page = site.get(&format!("{path}{sign}lang=en")).await;
        assert_eq!(page.status, 200, "{path}");
        let main = without_data(page.body.split("<main").nth(1).expect("a main part"));
        assert!(main.contains("Chinese only"), "{path} says so");
        let mut found = 0;
        for text in UNTRANSLATED {
            for (at, _) in main.match_indices(text) {
                found += 1;
                let before = &main[..at];
                let tag = &before[before.rfind('<').expect("a tag")..];
                assert!(tag.contains("lang=\"zh-CN\""), "{path}: {text} stands in {tag}");
            }
        }
        assert!(found > 0, "{path} shows some of it");
        let chinese = site.get(&format!("{path}{sign}lang=zh")).await;
        assert!(!chinese.body.contains("仅有中文"), "{path}: no note for those who read it");
    }
}

#[tokio::test]
async fn a_sheet_shows_the_week_without_drafts_and_without_what_is_stopped() {
    let (site, hall) = Site::with_hall().await;
    let mut draft = a_hall(&hall.unit_id);
    draft["name"] = json!({ "zh": "未公示的房间" });
    draft["publish"] = json!(false);
    let made = site.post("/api/v1/facilities").by(&hall.admin).json(&draft).await;
    assert_eq!(made.status, 201, "{}", made.json);
    let sheet = format!("/sheets/{COMMUNITY}?week=2026-12-05");
    let before = site.get(&sheet).await;
    assert_eq!(before.status, 200);
    assert!(!before.body.contains("未公示的房间"));
    let shown = |body: &str| body.matches("08:00–22:00").count();
    assert_eq!(shown(&before.body), 7, "{}", before.body);
    let closure = json!({
        "start": "2026-12-05T00:00:00+08:00", "end": "2026-12-06T00:00:00+08:00",
        "reason": "检修", "class": "planned", "confirm_affected": true,
    });
    let path = format!("/api/v1/facilities/{}/closures", hall.facility_id);
    let closed = site.post(&path).by(&hall.admin).json(&closure).await;
    assert_eq!(closed.status, 201, "{}", closed.json);
    assert_eq!(shown(&site.get(&sheet).await.body), 6);
    let text = site.get(&format!("/sheets/{COMMUNITY}/share?week=2026-12-05")).await;
    assert!(text.body.contains("周一至周五 08:00–22:00；周日 08:00–22:00"), "{}", text.body);
    assert_eq!(site.get("/sheets/nowhere").await.status, 404);
}

#[tokio::test]
async fn codes_and_texts_name_the_address_that_people_type() {
    let (site, hall) = Site::with_hall().await;
    let address = format!("http://127.0.0.1:3000/facilities/{}", hall.facility_id);
    let place = format!("/facilities/{}", hall.facility_id);
    for path in [format!("{place}/poster"), format!("{place}/share")] {
        let page = site.get(&path).await;
        assert!(page.body.contains(&address), "{path}");
        assert!(page.body.contains("noindex"), "{path} is no page to find");
    }
    let page = site.get(&format!("{place}?week=2026-12-08")).await;
    assert!(page.body.contains(&format!("{address}?lang=zh\"")), "{}", page.body);
    assert!(page.body.contains("name=\"description\""));
}

#[tokio::test]
async fn only_an_administrator_sets_the_foot() {
    let site = Site::new().await;
    let admin = site.admin().await;
    let auditor = site.token("zhang", Some((Role::AdminAudit, Scope::All))).await;
    let resident = site.token("li", None).await;
    let fields =
        "sponsor=碧阳镇&icp=&police=&site_id=&contact_phone=0559-1&contact_email=&address=";
    let send = async |who: &str| {
        let form = site.post("/admin/site").by(who);
        let form = form.header("content-type", "application/x-www-form-urlencoded");
        form.bytes(fields).await.status
    };
    for who in [&auditor, &resident] {
        assert_eq!(site.get("/admin/site").by(who).await.status, 404);
        assert_eq!(send(who).await, 404);
    }
    assert_eq!(site.get("/admin/site").await.status, 401);
    assert!(!site.get("/").await.body.contains("主办单位"), "nothing is set, nothing is shown");
    assert_eq!(send(&admin).await, 303);
    let page = site.get("/").await.body;
    assert!(page.contains("主办单位") && page.contains("碧阳镇"), "{page}");
    assert!(!page.contains("备案号"), "an empty field stays away");
    // Another process reads it within seconds.
    assert!(site.later(chrono::Duration::minutes(1)).get("/").await.body.contains("碧阳镇"));
}
