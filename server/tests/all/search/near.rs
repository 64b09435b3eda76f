//! Near a point or a named place: metres, walking minutes, datums; and the desk to phone.

use super::{find, names, room};
use crate::fixtures::fresh_sqlite;
use crate::fixtures::town::{COMMUNITY, Town};
use linli_app::ports::facilities::Search;
use linli_app::ports::nearby::PlaceKind;
use linli_domain::geo::Point;
use linli_domain::ids::DivisionCode;
use linli_server::store::place_aliases::{self, PlaceAlias};
use serde_json::json;

/// Some hundred metres of latitude.
fn north(metres: f64) -> f64 {
    29.925 + metres / 111_195.0
}

async fn some_town() -> (Town, crate::fixtures::databases::Fresh) {
    let fresh = fresh_sqlite().await;
    let town = Town::on(&fresh.db).await;
    let at = |metres: f64| json!({ "lat": north(metres), "lon": 117.938 });
    town.publish(room(&town, "远处", json!({ "location": at(2_000.0) }))).await;
    town.publish(room(&town, "近处", json!({ "location": at(300.0) }))).await;
    town.publish(room(&town, "不知道在哪", json!({}))).await;
    (town, fresh)
}

fn near() -> Search {
    Search { near: Point::new(29.925, 117.938), ..Search::default() }
}

#[tokio::test]
async fn the_nearest_comes_first_and_what_has_no_place_last() {
    let (town, _fresh) = some_town().await;
    let found = find(&town, &near()).await.items;
    let told: Vec<_> =
        found.iter().map(|item| (item.name.zh.as_str(), item.distance_m, item.walk_min)).collect();
    // 300 m × 1.3 at 75 m a minute is 5.2 minutes.
    assert_eq!(
        told,
        [("近处", Some(300), Some(6)), ("远处", Some(2_000), Some(35)), ("不知道在哪", None, None)]
    );
    let slow = find(&town, &Search { elder: true, ..near() }).await.items;
    assert_eq!(slow[0].walk_min, Some(7), "300 m × 1.3 at 60 m a minute is 6.5");
    let within = Search { radius_m: Some(500), ..near() };
    assert_eq!(names(&town, &within).await, ["近处"]);
}

#[tokio::test]
async fn points_of_mainland_maps_are_stored_where_they_are() {
    let (town, _fresh) = some_town().await;
    let shifted = Point::new(north(100.0), 117.938).expect("a point").to_gcj02();
    let location = json!({ "lat": shifted.lat, "lon": shifted.lon, "datum": "gcj02" });
    let saved = town.publish(room(&town, "最近", json!({ "location": location }))).await;
    let found = find(&town, &near()).await.items;
    assert_eq!((found[0].name.zh.as_str(), found[0].distance_m), ("最近", Some(100)));
    let seen = town.services.facilities.facility(&town.admin, &saved.id).await.expect("is seen");
    let stored = seen.location.expect("a location");
    assert!((stored.lat - north(100.0)).abs() < 1e-6 && (stored.lon - 117.938).abs() < 1e-6);
}

#[tokio::test]
async fn a_place_is_named_in_any_way_and_has_a_desk() {
    let (town, fresh) = some_town().await;
    let alias = |id: &str, name: &str, also: &str, division: &str| PlaceAlias {
        id: id.to_owned(),
        kind: "estate".to_owned(),
        name_zh: name.to_owned(),
        name_en: "Willow Court".to_owned(),
        also: also.to_owned(),
        division_code: Some(division.to_owned()),
        lat: Some(29.925),
        lon: Some(117.938),
        source_key: id.to_owned(),
    };
    let rows =
        [alias("1", "柳溪苑", "老柳苑", COMMUNITY), alias("2", "柳溪苑东区", "", "341023100002")];
    let write = fresh.db.write(move |tx| {
        Box::pin(async move {
            for row in &rows {
                place_aliases::save(tx, row, linli_domain::time::Instant::default()).await?;
            }
            Ok(())
        })
    });
    write.await.expect("is written");
    let nearby = &town.services.nearby;
    let ids = async |text: &str| -> Vec<String> {
        nearby.places(text).await.expect("is answered").into_iter().map(|one| one.id).collect()
    };
    for typed in ["柳溪苑", "老柳苑", "柳苑"] {
        assert_eq!(ids(typed).await, ["1"], "{typed}: the whole name, or only one holds it");
    }
    for typed in ["柳溪", "柳谿", "liuxi", "lxy", "willow"] {
        assert_eq!(ids(typed).await, ["1", "2"], "{typed}");
    }
    assert_eq!(ids("什么都不是").await, [""; 0]);
    assert_eq!(ids("  ").await, [""; 0]);

    // Streets and communities are places too, where something is shared.
    let street = nearby.places("碧阳").await.expect("is answered").remove(0);
    assert_eq!((street.id.as_str(), street.kind), ("division:341023100", PlaceKind::Division));
    assert_eq!(nearby.place(&street.id).await, Ok(Some(street)));
    let one = nearby.place("1").await.expect("is answered").expect("is known");
    assert_eq!(one.point(), Point::new(29.925, 117.938));
    assert_eq!(one.within[0].zh, "郭门社区居委会");
    assert_eq!(nearby.place("gone").await, Ok(None));

    let desk = async |code: &str| {
        let desk = nearby.desk(&DivisionCode(code.to_owned())).await.expect("is answered");
        desk.map(|desk| desk.phone)
    };
    assert_eq!(desk(COMMUNITY).await.as_deref(), Some("0559-5522001"));
    assert_eq!(desk("341023100").await.as_deref(), Some("0559-5522001"), "the only one below");
    assert_eq!(desk("341023100002").await, None, "another community's desk is not ours");
}

#[tokio::test]
async fn without_a_point_what_lies_in_the_own_division_comes_first() {
    let (town, _fresh) = some_town().await;
    let unit = serde_json::from_value(json!({ "name": { "zh": "北街" }, "kind": "community_body",
                                              "division": "341023100002" }));
    let made = town.services.places.create_unit(&town.admin, unit.expect("a unit")).await;
    let mut there = room(&town, "北街活动室", json!({}));
    there.unit_id = made.expect("is made").id;
    there.phone = Some("0559-5522009".to_owned());
    let made = town.services.facilities.create(&town.admin, there, None).await;
    made.expect("is published");
    let around = |code: &str| Search { around: Some(code.into()), ..Search::default() };
    assert_eq!(names(&town, &around("341023100002")).await[0], "北街活动室");
    assert_eq!(names(&town, &around(COMMUNITY)).await.pop().as_deref(), Some("北街活动室"));
}
