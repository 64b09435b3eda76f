//! Pages of units and communities, what search engines are told, the table of places.

use super::Site;
use crate::fixtures::town::COMMUNITY;
use serde_json::Value;

/// The structured data of a page.
fn json_ld(html: &str) -> Value {
    let rest = html.split("type=\"application/ld+json\"").nth(1).expect("a data block");
    let text = rest.split(['>']).nth(1).and_then(|text| text.split("</script").next());
    let text = text.expect("an end");
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[tokio::test]
async fn a_unit_shows_what_it_opens_and_how_to_reach_it() {
    let (site, hall) = Site::with_hall().await;
    let page = site.get(&format!("/units/{}", hall.unit_id)).await;
    assert_eq!(page.status, 200, "{}", page.body);
    for said in ["碧阳小学", "公办学校", "郭门社区多功能厅", "08:00–22:00"] {
        assert!(page.body.contains(said), "{said} is missing in {}", page.body);
    }
    let data = json_ld(&page.body);
    assert_eq!(data["@graph"][0]["@type"], "School");
    assert_eq!(data["@graph"][1]["itemListElement"][0]["name"], "郭门社区多功能厅");
    assert_eq!(site.get("/units/nobody").await.status, 404);
}

#[tokio::test]
async fn a_community_shows_today_and_the_divisions_above_lead_to_it() {
    let (site, hall) = Site::with_hall().await;
    let page = site.get(&format!("/communities/{COMMUNITY}")).await;
    assert_eq!(page.status, 200);
    for said in ["郭门社区居委会", "郭门社区多功能厅", "碧阳小学", "/communities/341023100\""]
    {
        assert!(page.body.contains(said), "{said} is missing in {}", page.body);
    }
    let street = site.get("/communities/341023100").await;
    assert!(street.body.contains(&format!("/communities/{COMMUNITY}\"")), "{}", street.body);
    assert!(!street.body.contains("/communities/341023100002\""), "nothing is shared there");
    let facility = site.get(&format!("/facilities/{}", hall.facility_id)).await;
    assert!(facility.body.contains(&format!("/communities/{COMMUNITY}\"")));
    assert!(facility.body.contains(&format!("/units/{}\"", hall.unit_id)));
    assert_eq!(site.get("/communities/999").await.status, 404);
}

#[tokio::test]
async fn a_public_page_names_its_address_in_each_language() {
    let site = Site::under("https://linli.example").await;
    for (path, canonical) in [
        ("/?lang=en", "https://linli.example/?lang=en"),
        ("/open-data", "https://linli.example/open-data?lang=zh"),
    ] {
        let page = site.get(path).await;
        for link in [
            format!("rel=\"canonical\" href=\"{canonical}\""),
            "hreflang=\"zh-CN\"".to_owned(),
            "hreflang=\"en\"".to_owned(),
            "hreflang=\"x-default\"".to_owned(),
        ] {
            let told = page.body.split("<link").any(|one| {
                let tag = one.split('>').next().unwrap_or_default();
                link.split("\" ").all(|part| tag.contains(part.trim_end_matches('"')))
            });
            assert!(told, "{link} is missing on {path}: {}", page.body);
        }
    }
}

#[tokio::test]
async fn a_facility_tells_machines_the_hours_that_people_read() {
    let (site, hall) = Site::with_hall().await;
    let page = site.get(&format!("/facilities/{}", hall.facility_id)).await;
    let data = json_ld(&page.body);
    let place = &data["@graph"][0];
    assert_eq!(place["name"], "郭门社区多功能厅");
    assert_eq!(place["telephone"], "0559-5550000");
    let hours = place["openingHoursSpecification"].as_array().expect("hours");
    assert_eq!(hours.len(), 7);
    assert_eq!(hours[0]["validFrom"], "2026-12-01");
    assert_eq!((&hours[0]["opens"], &hours[0]["closes"]), (&"08:00".into(), &"22:00".into()));
    let way = data["@graph"][1]["itemListElement"].as_array().expect("a way");
    assert_eq!(way.len(), 6, "five divisions and the place itself");
}

#[tokio::test]
async fn the_sitemap_and_the_table_hold_every_published_place_and_no_draft() {
    let (site, hall) = Site::with_hall().await;
    let draft = serde_json::json!({ "unit_id": hall.unit_id, "name": { "zh": "=草稿" }, "category": "hall",
        "spaces": [{ "key": "a", "areas": ["A"], "mode": "open", "capacity": 5 }], "areas": [{ "key": "A" }] });
    let draft = site.post("/api/v1/facilities").by(&hall.admin).json(&draft).await;
    let draft = draft.text("/id");
    for path in ["/sitemap.xml", "/open-data/facilities.csv"] {
        let list = site.get(path).await;
        assert_eq!(list.status, 200, "{path}");
        assert!(list.body.contains(&hall.facility_id), "{path}: {}", list.body);
        assert!(!list.body.contains(&draft), "{path} names a draft");
    }
    let robots = site.get("/robots.txt").await;
    assert!(robots.body.contains("Sitemap: http://127.0.0.1:3000/sitemap.xml"));
}
