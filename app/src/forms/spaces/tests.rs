//! A hall is divided, drawn, and saved.

use super::*;

fn gym() -> FacilityInput {
    serde_json::from_value(serde_json::json!({
        "unit_id": "u", "name": { "zh": "碧阳小学体育馆" }, "category": "school_sports",
        "areas": [{ "key": "a" }],
        "spaces": [{ "key": "main", "name": { "zh": "全场", "en": "Whole court" }, "areas": ["a"],
                     "mode": "exclusive", "capacity": 60, "policy": { "max_min": 120 },
                     "price": { "per_hour_fen": 2000 } }]
    }))
    .expect("a gym")
}

fn and_back(form: &SpacesForm) -> SpacesForm {
    let fields = form.fields();
    SpacesForm::read(|name| fields.get(name).cloned().unwrap_or_default())
}

#[test]
fn what_is_saved_comes_back_through_the_fields() {
    let form = SpacesForm::of(&gym());
    assert_eq!(and_back(&form), form);
    let patch = form.patch(&gym()).expect("a change");
    assert_eq!(patch.areas, Some(gym().areas));
    assert_eq!(patch.spaces, Some(gym().spaces));
}

#[test]
fn a_divided_gym_has_a_whole_and_its_halves_under_the_same_rules() {
    let mut form = SpacesForm::of(&gym());
    form.divide(2);
    let form = and_back(&form);
    let patch = form.patch(&gym()).expect("a change");
    let spaces = patch.spaces.expect("spaces");
    let said: Vec<(&str, &str, usize, i64)> = spaces
        .iter()
        .map(|one| (one.key.as_str(), one.name.zh.as_str(), one.areas.len(), one.capacity))
        .collect();
    assert_eq!(said, [("main", "全场", 2, 60), ("s1", "A 区", 1, 30), ("s2", "B 区", 1, 30)]);
    assert!(spaces.iter().all(|one| one.policy.max_min == 120 && one.price.is_some()));
    assert_eq!(patch.plan.flatten().map(|plan| plan.parts.len()), Some(2));
}

#[test]
fn dividing_again_keeps_keys_and_names() {
    let mut form = SpacesForm::of(&gym());
    form.divide(2);
    form.spaces[1].zh = "东半场".to_owned();
    let before = form.clone();
    form.divide(3);
    assert_eq!(form.spaces.len(), 4);
    assert_eq!(form.spaces[1].key, before.spaces[1].key);
    assert_eq!(form.spaces[1].zh, "东半场");
    form.divide(2);
    assert_eq!(form.parts, before.parts);
}

#[test]
fn a_drawing_becomes_parts_and_nonsense_changes_nothing() {
    let mut form = SpacesForm::of(&gym());
    let drawn = r#"{"w":12,"h":8,"parts":[{"area":"","x":0,"y":0,"w":8,"h":8},
                    {"area":"","x":8,"y":0,"w":4,"h":4},{"area":"","x":8,"y":4,"w":4,"h":4}]}"#;
    assert!(form.draw(drawn));
    assert_eq!(form.parts.len(), 3);
    let plan = form.plan.clone().expect("a plan");
    assert_eq!(plan.parts[2].area, form.parts[2].key);
    let before = form.clone();
    let overlapping = r#"{"w":12,"h":8,"parts":[{"area":"","x":0,"y":0,"w":8,"h":8},
                          {"area":"","x":4,"y":0,"w":8,"h":8}]}"#;
    for nonsense in ["", "{}", "[1]", overlapping, r#"{"w":12,"h":8,"parts":[]}"#] {
        assert!(!form.draw(nonsense), "{nonsense}");
        assert_eq!(form, before);
    }
}

#[test]
fn what_is_missing_is_named_by_its_field() {
    let named = |form: &SpacesForm| match form.patch(&gym()) {
        Err(error) => crate::forms::field_of(&error).unwrap_or_default().to_owned(),
        Ok(_) => String::new(),
    };
    let mut form = SpacesForm::of(&gym());
    form.press("add-space");
    assert_eq!(named(&form), "s1_zh");
    form.spaces[1].zh = "阅览区".to_owned();
    assert_eq!(named(&form), "s1_capacity");
    form.spaces[1].capacity = "lots".to_owned();
    assert_eq!(named(&form), "s1_capacity");
    form.spaces[1].capacity = "10".to_owned();
    assert_eq!(named(&form), "s1_parts");
    form.spaces[1].parts = vec!["a".to_owned()];
    assert_eq!(named(&form), "");
    for space in &mut form.spaces {
        space.mode = "shared".to_owned();
    }
    assert_eq!(named(&form), "s1_parts", "two shared spaces share no floor");
    form.parts[0].m2 = "-3".to_owned();
    assert_eq!(named(&form), "p0_m2");
}

#[test]
fn a_part_that_goes_leaves_spaces_and_plan() {
    let mut form = SpacesForm::of(&gym());
    form.divide(3);
    assert!(form.press("drop-part-1"));
    assert_eq!(form.spaces[0].parts.len(), 2);
    assert_eq!(form.plan.as_ref().map(|plan| plan.parts.len()), Some(2));
    assert!(!form.press("drop-part-9") && !form.press("save"));
}
