//! What is typed becomes rules, and rules become what one would have typed.

use super::*;
use linli_domain::refusal::{Invalid, Reason};

fn rules(json: serde_json::Value) -> Vec<OpeningRule> {
    serde_json::from_value(json).expect("rules")
}

/// Through the form and back, by way of the fields that a browser sends.
fn and_back(rules: &[OpeningRule]) -> Answer<Vec<OpeningRule>> {
    let fields = OpeningForm::of(rules).fields();
    OpeningForm::read(|name| fields.get(name).cloned().unwrap_or_default()).rules()
}

fn field_of(answer: Answer<Vec<OpeningRule>>) -> (String, FieldFault) {
    match answer {
        Err(AppError::Refused(refusal)) => match refusal.reason {
            Reason::Invalid(Invalid::Field { name, fault }) => (name, fault),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn saved_rules_come_back_as_they_were() {
    let saved = rules(serde_json::json!([
        { "days": ["workday", "makeup"], "hours": ["18:00-21:00"] },
        { "days": ["weekend", "statutory", "off"], "hours": ["08:00-12:00", "14:00-21:00"],
          "except": ["mon", "2026-05-04", "2026-06-19"], "season": "05-01/09-30", "valid_from": "2026-01-01" },
        { "days": ["fri"], "hours": ["22:00-26:00"], "valid_to": "2027-06-30" },
        { "days": ["sat", "lunar_new_year_1"], "hours": ["00:00-24:00"], "except": ["mon#2"] },
        { "days": ["sun"], "hours": ["10:00-48:00"] },
        { "days": ["school_vacation", "fitness_day"], "hours": ["08:00-18:00"] },
        { "days": ["2026-12-24", "2026-12-25"], "hours": [] },
        { "days": ["2026-12-31"], "hours": ["09:00-12:00"] },
    ]));
    assert_eq!(and_back(&saved), Ok(saved));
}

#[test]
fn dates_with_a_gap_become_rows_of_their_own() {
    let saved = rules(serde_json::json!([
        { "days": ["mon", "2026-12-24", "2026-12-25", "2026-12-28"], "hours": [] }
    ]));
    let rows = OpeningForm::of(&saved).rows;
    let kinds: Vec<RowKind> = rows.iter().map(|row| row.kind).collect();
    assert_eq!(kinds, [RowKind::Week, RowKind::Date, RowKind::Date]);
    let back = and_back(&saved).expect("rules");
    let named: usize = back.iter().map(|rule| rule.days.len()).sum();
    assert_eq!(named, 4);
}

#[test]
fn times_are_read_as_people_type_them() {
    for (text, wanted) in [
        ("18:00", Some(1080)),
        ("8:30", Some(510)),
        ("１８：００", Some(1080)),
        ("18.30", Some(1110)),
        ("1830", Some(1110)),
        ("830", Some(510)),
        ("8", Some(480)),
        ("8点", None),
        ("26:00", Some(1560)),
        ("48:00", Some(2880)),
        ("48:01", None),
        ("18:60", None),
        ("18:5", None),
        ("noon", None),
        ("", None),
        ("-1", None),
    ] {
        assert_eq!(minutes(text), wanted, "{text}");
    }
}

#[test]
fn an_end_before_the_start_lies_on_the_next_day() {
    let mut form = OpeningForm::default();
    form.press("add-week");
    form.rows[0].days = vec!["fri".parse().expect("a day")];
    form.rows[0].hours[0] = Pair { from: "22:00".to_owned(), to: "2:00".to_owned() };
    assert_eq!(form.rules().expect("rules")[0].hours[0].to_string(), "22:00-26:00");
}

#[test]
fn what_is_missing_is_named_by_its_field() {
    let mut form = OpeningForm::default();
    form.press("add-week");
    form.press("add-date");
    assert_eq!(form.rules(), Ok(Vec::new()), "rows left empty are no rules");
    form.rows[0].hours[0] = Pair { from: "9".to_owned(), to: "12".to_owned() };
    assert_eq!(field_of(form.rules()), ("r0_days".to_owned(), FieldFault::Missing));
    form.rows[0].days = vec!["mon".parse().expect("a day")];
    form.rows[0].hours[1] = Pair { from: "11".to_owned(), to: "14".to_owned() };
    assert_eq!(field_of(form.rules()), ("r0_from1".to_owned(), FieldFault::InUse));
    form.rows[0].hours[1] = Pair { from: "14".to_owned(), to: String::new() };
    assert_eq!(field_of(form.rules()), ("r0_to1".to_owned(), FieldFault::Missing));
    form.rows[0].hours[1] = Pair::default();
    form.rows[1].shut = true;
    assert_eq!(field_of(form.rules()), ("r1_date".to_owned(), FieldFault::Missing));
    form.rows[1].date = "2026-12-24".to_owned();
    form.rows[1].until = "2026-12-20".to_owned();
    assert_eq!(field_of(form.rules()), ("r1_until".to_owned(), FieldFault::Malformed));
}

#[test]
fn buttons_add_and_remove_and_keep_what_was_typed() {
    let mut form = OpeningForm::default();
    assert_eq!(form.press("add-week"), Some(0));
    form.rows[0].season_from = "5月1日".to_owned();
    assert_eq!(form.press("more-0"), Some(0));
    assert_eq!(form.rows[0].hours.len(), 3);
    assert_eq!(form.press("add-date"), Some(1));
    assert_eq!(form.press("drop-1"), Some(1));
    assert_eq!(form.rows.len(), 1);
    assert_eq!(form.rows[0].season_from, "5月1日");
    for nonsense in ["save", "drop-x", "add-year", ""] {
        assert_eq!(form.press(nonsense), None, "{nonsense}");
    }
    form.press("drop-7");
    for _ in 0..100 {
        form.press("add-week");
        form.press("more-0");
    }
    assert_eq!((form.rows.len(), form.rows[0].hours.len()), (MAX_RULES, MAX_HOURS_PER_RULE));
}

#[test]
fn a_form_that_lies_about_its_size_is_bounded() {
    let get = |name: &str| if name == "rows" { "999999".to_owned() } else { "9".to_owned() };
    assert_eq!(OpeningForm::read(get).rows.len(), MAX_RULES);
}
