//! By name: two signs, either script, pinyin, initials, English; the better match first.

use super::{names, room, words};
use crate::fixtures::fresh_sqlite;
use crate::fixtures::town::Town;
use serde_json::json;

#[tokio::test]
async fn a_place_is_found_however_people_type_it() {
    let fresh = fresh_sqlite().await;
    let town = Town::on(&fresh.db).await;
    let more = json!({ "name": { "zh": "碧阳文化活动室", "en": "Biyang Culture Room" } });
    town.publish(room(&town, "", more)).await;
    for typed in [
        "碧阳",
        "文化",
        "活动",
        "碧陽",
        "文化活動室",
        "biyang",
        "BiYang",
        "byw",
        "bywhhds",
        "whhd",
        "culture",
        "Culture Biyang",
        "ｂｉｙａｎｇ",
        "guomen",
        "郭门路",
        "gmsqjwh",
        "活动室 文化",
    ] {
        assert_eq!(names(&town, &words(typed)).await, ["碧阳文化活动室"], "{typed}");
    }
    for typed in ["碧阴", "swimming", "youyong", "zz"] {
        assert_eq!(names(&town, &words(typed)).await, [""; 0], "{typed}");
    }
}

#[tokio::test]
async fn the_name_itself_comes_before_one_that_begins_so_before_one_that_holds_it() {
    let fresh = fresh_sqlite().await;
    let town = Town::on(&fresh.db).await;
    for (name, address) in [
        ("老图书馆", "碧阳镇"),
        ("图书馆", "碧阳镇"),
        ("阅览室", "图书馆东侧"),
        ("图书馆二楼", "碧阳镇"),
        ("徒树管", "碧阳镇"),
    ] {
        town.publish(room(&town, name, json!({ "address": address }))).await;
    }
    let order = names(&town, &words("图书馆")).await;
    assert_eq!(order, ["图书馆", "图书馆二楼", "老图书馆", "阅览室"]);
    let by_sound = names(&town, &words("tushuguan")).await;
    assert_eq!(by_sound.len(), 4, "{by_sound:?}");
    assert!(by_sound.contains(&"徒树管".to_owned()));
}

#[tokio::test]
async fn a_unit_that_is_renamed_is_found_by_its_new_name_at_once() {
    let fresh = fresh_sqlite().await;
    let town = Town::on(&fresh.db).await;
    town.publish(room(&town, "活动室", json!({}))).await;
    assert_eq!(names(&town, &words("居委会")).await, ["活动室"]);
    let unit = town.services.places.unit(&town.admin, &town.unit).await.expect("is there");
    let patch = serde_json::from_value(json!({ "name": { "zh": "柳溪物业" } })).expect("a patch");
    let places = &town.services.places;
    places.update_unit(&town.admin, &town.unit, unit.version, patch).await.expect("is renamed");
    assert_eq!(names(&town, &words("柳溪")).await, ["活动室"]);
}
