//! A hall divided by number, without scripts, and drawn.

use super::Liaison;
use serde_json::json;

#[tokio::test]
async fn a_gym_is_divided_named_and_saved() {
    let liaison = Liaison::new().await;
    let id = liaison.gym().await;
    let path = format!("/unit/facilities/{id}/spaces");
    let now = [
        ("version", "1"),
        ("parts", "1"),
        ("p0_key", "a"),
        ("spaces", "1"),
        ("s0_key", "main"),
        ("s0_zh", "全场"),
        ("s0_mode", "exclusive"),
        ("s0_capacity", "60"),
        ("s0_p0", "1"),
    ];
    let divided =
        liaison.send(&path, &[&now[..], &[("do", "divide"), ("divide_count", "2")]].concat()).await;
    assert_eq!(divided.status, 200);
    for field in ["name=\"p1_zh\"", "name=\"s2_capacity\" type=\"text\" value=\"30\"", "<svg"] {
        assert!(divided.body.contains(field), "{field}: {}", divided.body);
    }
    let halves = [
        ("version", "1"),
        ("parts", "2"),
        ("p0_key", "p1"),
        ("p0_zh", "东半场"),
        ("p1_key", "p2"),
        ("p1_zh", "西半场"),
        ("spaces", "3"),
        ("s0_key", "main"),
        ("s0_zh", "全场"),
        ("s0_mode", "exclusive"),
        ("s0_capacity", "60"),
        ("s0_p0", "1"),
        ("s0_p1", "1"),
        ("s1_key", "s1"),
        ("s1_zh", "东半场"),
        ("s1_mode", "exclusive"),
        ("s1_capacity", "30"),
        ("s1_p0", "1"),
        ("s2_key", "s2"),
        ("s2_zh", "西半场"),
        ("s2_mode", "exclusive"),
        ("s2_capacity", "30"),
        ("s2_p1", "1"),
        (
            "plan",
            r#"{"w":12,"h":8,"parts":[{"area":"p1","x":0,"y":0,"w":6,"h":8},{"area":"p2","x":6,"y":0,"w":6,"h":8}]}"#,
        ),
        ("do", "save"),
    ];
    let saved = liaison.send(&path, &halves).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    let seen = liaison.seen(&id).await;
    assert_eq!(seen["spaces"][0]["areas"], json!(["p1", "p2"]));
    assert_eq!(seen["spaces"][2]["areas"], json!(["p2"]));
    assert_eq!(seen["spaces"][1]["policy"], seen["spaces"][0]["policy"], "the same rules");
    assert_eq!(seen["plan"]["parts"][1]["area"], "p2");
    let preview = liaison.get(&format!("/unit/facilities/{id}/preview")).await;
    assert!(preview.body.contains("平面示意图，分成：东半场、西半场"), "{}", preview.body);
}

#[tokio::test]
async fn a_drawing_becomes_parts_and_one_that_is_none_says_so() {
    let liaison = Liaison::new().await;
    let path = format!("/unit/facilities/{}/spaces", liaison.gym().await);
    let now = [
        ("version", "1"),
        ("parts", "1"),
        ("p0_key", "a"),
        ("spaces", "1"),
        ("s0_key", "main"),
        ("s0_capacity", "60"),
        ("s0_mode", "exclusive"),
        ("do", "draw"),
    ];
    let drawing = r#"{"w":12,"h":8,"parts":[{"area":"","x":0,"y":0,"w":8,"h":8},{"area":"","x":8,"y":0,"w":4,"h":8}]}"#;
    let drawn = liaison.send(&path, &[&now[..], &[("drawn", drawing)]].concat()).await;
    assert!(drawn.body.contains("name=\"parts\" value=\"2\""), "{}", drawn.body);
    let nonsense = liaison.send(&path, &[&now[..], &[("drawn", "[]")]].concat()).await;
    assert_eq!(nonsense.status, 422);
}
