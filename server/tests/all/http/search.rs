//! The first screen as it is served: where somebody lives, filters, what is nearest.

use super::{Site, a_hall};
use crate::fixtures::town::{COMMUNITY, at};
use linli_app::ports::nearby::PlaceKind;
use linli_domain::geo::Point;
use linli_domain::name::Name;
use linli_server::services::search::NewPlace;
use serde_json::json;

/// A site with a hall at a known point, two 小区, and the desk of the community.
async fn some_site() -> Site {
    let site = Site::new().await;
    let admin = site.admin().await;
    let unit = json!({ "name": { "zh": "郭门社区居委会" }, "kind": "community_body",
                       "division": COMMUNITY, "phone": "0559-5522001" });
    let unit = site.post("/api/v1/units").by(&admin).json(&unit).await.text("/id");
    let mut hall = a_hall(&unit);
    hall["location"] = json!({ "lat": 29.925, "lon": 117.938 });
    let made = site.post("/api/v1/facilities").by(&admin).json(&hall).await;
    assert_eq!(made.status, 201, "{}", made.json);
    let place = |name: &str, lat: f64| NewPlace {
        kind: PlaceKind::Estate,
        name: Name::new(name, ""),
        also: Vec::new(),
        division: Some(COMMUNITY.into()),
        at: Point::new(lat, 117.938),
    };
    let places = [place("柳溪苑", 29.9277), place("柳溪新村", 29.93), place("石桥花园", 29.92)];
    site.core.save_places(&places).await.expect("are written");
    site
}

const FORM: &str = "application/x-www-form-urlencoded";

async fn keep(site: &Site, form: &str) -> super::client::Answer {
    let post = site.post("/place").header("content-type", FORM);
    post.header("sec-fetch-site", "same-origin").bytes(form.to_owned()).await
}

#[tokio::test]
async fn a_place_is_asked_once_and_then_remembered() {
    let site = some_site().await;
    let asked = site.get("/").await;
    assert!(asked.body.contains("您住哪个小区、哪条路？") && !asked.body.contains("步行约"));

    let kept = keep(&site, "place=柳溪苑&back=/").await;
    assert_eq!((kept.status, kept.header("location")), (303, "/"), "{}", kept.body);
    let cookie = kept.cookie();
    assert!(kept.header("set-cookie").contains("HttpOnly"));
    let page = site.get("/").with(&cookie).await.body;
    // 300 m away: 300 × 1.3 ÷ 75.
    for said in ["柳溪苑 附近", "步行约 6 分钟", "tel:0559-5522001", "拨打社区服务台"]
    {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("您住哪个小区、哪条路？</label><div class=\"ask-line\"><input id=\"place\" name=\"place\" type=\"text\" value=\"柳"));
    let elder = site.get("/").with(&format!("{cookie}; linli_elder=1")).await.body;
    assert!(elder.contains("步行约 7 分钟"), "older people walk more slowly");

    // The head of every page names it, marked as Chinese for whoever reads English.
    let about = site.get("/about").with(&cookie).await.body;
    assert!(about.contains("class=\"place chosen\"") && about.contains("柳溪苑"));
    let english = site.get("/about?lang=en").with(&cookie).await.body;
    assert!(english.contains("lang=\"zh-CN\" class=\"said\">柳溪苑"), "{english}");

    let forgotten = keep(&site, "id=&back=/").await;
    assert!(forgotten.header("set-cookie").contains("Max-Age=0"));
    let stale = site.get("/").with("linli_place=gone").await;
    assert_eq!(stale.status, 200);
    assert!(!stale.body.contains("place chosen"));
    assert!(stale.body.contains("您住哪个小区、哪条路？"));
}

#[tokio::test]
async fn several_of_a_name_are_a_choice_and_an_unknown_one_offers_streets() {
    let site = some_site().await;
    let several = keep(&site, "place=柳溪&back=/%3Fday%3Dtomorrow").await;
    assert_eq!(several.header("location"), "/?day=tomorrow&place=%E6%9F%B3%E6%BA%AA");
    assert_eq!(several.header("set-cookie"), "");
    let page = site.get(several.header("location")).await.body;
    assert!(page.contains("“柳溪”有几处，是哪一处？"), "{page}");
    assert!(page.contains("柳溪苑") && page.contains("柳溪新村") && !page.contains("石桥花园"));

    let unknown = keep(&site, "place=%3Cb%3E&back=/").await;
    let page = site.get(unknown.header("location")).await.body;
    assert!(page.contains("我们还不知道“&lt;b&gt;”在哪里"), "{page}");
    assert!(page.contains("division:341023100"));
    let street = keep(&site, "id=division%3A341023100&back=/").await;
    let page = site.get("/").with(&street.cookie()).await.body;
    assert!(page.contains("碧阳镇 附近") && page.contains("tel:0559-5522001"));
    // Typed into the address it holds for this page alone.
    let once = site.get("/?place=%E7%9F%B3%E6%A1%A5").await;
    assert!(once.body.contains("石桥花园 附近"));
    assert_eq!(once.header("set-cookie"), "");
}

#[tokio::test]
async fn nobody_else_may_set_it_and_the_way_back_stays_here() {
    let site = some_site().await;
    let post = site.post("/place").header("content-type", FORM);
    let elsewhere = post.header("sec-fetch-site", "cross-site").bytes("id=x").await;
    assert_eq!(elsewhere.status, 403);
    let back = keep(&site, "place=柳溪苑&back=https://evil.example/").await;
    assert_eq!(back.header("location"), "/");
}

#[tokio::test]
async fn the_address_asks_for_all_of_it() {
    let site = some_site().await;
    let near = "/api/v1/facilities?near=29.9277,117.938&radius_m=500";
    let found = site.get(near).await;
    assert_eq!(found.json["items"][0]["distance_m"], 300);
    assert_eq!(found.json["items"][0]["walk_min"], 6);
    let shifted = Point::new(29.9277, 117.938).expect("a point").to_gcj02();
    let gcj = format!("/api/v1/facilities?near={},{}&datum=gcj02", shifted.lat, shifted.lon);
    assert_eq!(site.get(&gcj).await.json["items"][0]["distance_m"], 300);
    let none = site.get("/api/v1/facilities?near=29.9277,117.938&radius_m=100").await;
    assert_eq!(none.json["items"], json!([]));
    assert_eq!(none.json["instead"][0]["differs"], "place");
    for query in ["free=true", "open_now=true", "bookable=true", "day=2026-12-05&until=2026-12-06"]
    {
        let found = site.get(&format!("/api/v1/facilities?{query}")).await;
        assert_eq!(
            found.json["items"].as_array().map(Vec::len),
            Some(1),
            "{query}: {}",
            found.json
        );
    }
    for query in ["accessible=true", "accessible=step_free,lift", "walk_in=true"] {
        let found = site.get(&format!("/api/v1/facilities?{query}")).await;
        assert_eq!(found.json["items"], json!([]), "{query}");
    }
    for query in [
        "near=29.9",
        "near=99,200",
        "datum=gcj02",
        "datum=mars&near=1,2",
        "radius_m=100",
        "accessible=wings",
        "free=perhaps",
        "colour=red",
        "until=2026-12-06",
    ] {
        let refused = site.get(&format!("/api/v1/facilities?{query}")).await;
        assert_eq!(refused.problem(), (422, "invalid".to_owned()), "{query}");
    }
    let places = site.get("/api/v1/places?q=liuxi").await;
    assert_eq!(places.json["items"].as_array().map(Vec::len), Some(2), "{}", places.json);
}

#[tokio::test]
async fn the_page_filters_and_offers_what_is_nearest() {
    let site = some_site().await;
    let later = site.later(at(1, "23:00") - at(1, "08:00"));
    let page = later.get("/?open=1").await.body;
    assert!(page.contains("现在没有开着的。最近的是："), "{page}");
    assert!(page.contains("郭门社区多功能厅"));
    let page = site.get("/?free=1&accessible=1&how=bookable&day=weekend").await.body;
    assert!(page.contains("没有找到合适的地方") || page.contains("最近的是"), "{page}");
    let english = site.get("/?lang=en&open=1&day=today").await.body;
    assert!(english.contains("Open now") && english.contains("Guomen community hall"));
}
