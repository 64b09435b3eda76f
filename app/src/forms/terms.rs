//! Booking rules and fees of one space, as a form: minutes, yuan, percent, as people type them.

use super::opening::OpeningForm;
use crate::error::AppError;
use crate::ports::Answer;
use crate::ports::facilities::SpaceInput;
use linli_domain::limits::MAX_FEN;
use linli_domain::price::{FreeWindow, Group, PriceRule, Tariff};
use linli_domain::quota::QuotaRule;
use linli_domain::refusal::FieldFault;
use linli_domain::space::{CheckInPolicy, Policy};

/// The numbers of the rules, by their names in the form: name, what it is now, least, most.
pub fn numbers(policy: &Policy) -> [(&'static str, i64); 8] {
    [
        ("min_min", policy.min_min),
        ("max_min", policy.max_min),
        ("grid_min", policy.grid_min),
        ("lead_min", policy.lead_min),
        ("horizon_days", policy.horizon_days),
        ("buffer_before_min", policy.buffer_before_min),
        ("buffer_after_min", policy.buffer_after_min),
        ("walk_in_places", policy.walk_in_places),
    ]
}

/// The policy and quota that the form says, over those that stand.
///
/// # Errors
/// The field that is no number or makes no sense.
pub fn booking_rules(
    get: impl Fn(&str) -> String,
    old: &SpaceInput,
) -> Answer<(Policy, Vec<QuotaRule>)> {
    let number = |name: &str, now: i64| match get(name).trim() {
        "" => Ok(now),
        text => text.parse::<i64>().map_err(|_| AppError::field(name, FieldFault::Malformed)),
    };
    let mut policy = old.policy.clone();
    let [min, max, grid, lead, horizon, before, after, walk_in] =
        numbers(&old.policy).map(|(name, now)| number(name, now));
    policy.min_min = min?;
    policy.max_min = max?;
    policy.grid_min = grid?;
    policy.lead_min = lead?;
    policy.horizon_days = horizon?;
    policy.buffer_before_min = before?;
    policy.buffer_after_min = after?;
    policy.walk_in_places = walk_in?;
    policy.check_in = match get("check_in").as_str() {
        "none" => CheckInPolicy::None,
        "recorded" => CheckInPolicy::Recorded,
        _ => policy.check_in,
    };
    if let Some(field) = policy.fault() {
        return Err(AppError::field(field, FieldFault::Malformed));
    }
    Ok((policy, quotas(&get("week_hours"), &old.quota)?))
}

/// Hours a week for one person; other limits stay as they are.
fn quotas(text: &str, old: &[QuotaRule]) -> Answer<Vec<QuotaRule>> {
    let mut rules: Vec<QuotaRule> =
        old.iter().filter(|rule| week_hours_of(rule).is_none()).copied().collect();
    if text.trim().is_empty() {
        return Ok(rules);
    }
    let wrong = || AppError::field("week_hours", FieldFault::Malformed);
    let hours: f64 = text.trim().parse().map_err(|_| wrong())?;
    if !(0.5..=168.0).contains(&hours) {
        return Err(wrong());
    }
    let rule = serde_json::json!({ "per": "person", "window": "week", "max_hours": hours });
    rules.push(serde_json::from_value(rule).map_err(|_| wrong())?);
    Ok(rules)
}

/// The hours a week of a rule that limits nothing else.
fn week_hours_of(rule: &QuotaRule) -> Option<f64> {
    let said = serde_json::to_value(rule).ok()?;
    let members = said.as_object()?;
    let only = members.keys().all(|key| matches!(key.as_str(), "per" | "window" | "max_hours"));
    let weekly = said["window"] == "week" && said["per"] == "person";
    (only && weekly).then(|| said["max_hours"].as_f64()).flatten()
}

/// The hours a week that stand.
pub fn week_hours(rules: &[QuotaRule]) -> String {
    rules.iter().find_map(week_hours_of).map(|hours| hours.to_string()).unwrap_or_default()
}

/// The price that the form says; none where it is free.
///
/// # Errors
/// The field that cannot be read.
pub fn price(get: impl Fn(&str) -> String) -> Answer<Option<PriceRule>> {
    let tariff = get("tariff");
    if matches!(tariff.as_str(), "" | "free") {
        return Ok(None);
    }
    let fen = fen(&get("yuan")).ok_or_else(|| {
        let why =
            if get("yuan").trim().is_empty() { FieldFault::Missing } else { FieldFault::Malformed };
        AppError::field("yuan", why)
    })?;
    let step = match get("step_min").trim() {
        "" => 30,
        text => text.parse().map_err(|_| AppError::field("step_min", FieldFault::Malformed))?,
    };
    let mut rule = PriceRule {
        per_hour_fen: (tariff == "hour").then_some(fen),
        per_session_fen: (tariff == "session").then_some(fen),
        per_visit_fen: (tariff == "visit").then_some(fen),
        step_min: step,
        free: Vec::new(),
        concessions: std::collections::BTreeMap::new(),
    };
    for opening in OpeningForm::read(&get).rules()? {
        rule.free.push(FreeWindow { days: opening.days, hours: opening.hours });
    }
    for group in Group::ALL {
        let name = format!("pays_{}", group.as_str());
        let text = get(&name);
        if text.trim().is_empty() {
            continue;
        }
        let percent = text.trim().trim_end_matches(['%', '％']).parse().ok();
        let percent = percent.filter(|percent| (0..=100).contains(percent));
        let percent = percent.ok_or_else(|| AppError::field(&name, FieldFault::Malformed))?;
        rule.concessions.insert(*group, percent);
    }
    match rule.fault() {
        Some(field) => {
            let field = if field.ends_with("_fen") { "yuan" } else { field };
            Err(AppError::field(field, FieldFault::Malformed))
        }
        None => Ok(Some(rule)),
    }
}

/// How the price stands in the form: the tariff's word and its yuan.
pub fn tariff(price: Option<&PriceRule>) -> (&'static str, i64) {
    match price.and_then(PriceRule::tariff) {
        Some(Tariff::Hour(fen)) => ("hour", fen),
        Some(Tariff::Session(fen)) => ("session", fen),
        Some(Tariff::Visit(fen)) => ("visit", fen),
        None => ("free", 0),
    }
}

/// Yuan as typed (`20`, `12.5`, `12.50 元`) in fen.
pub fn fen(text: &str) -> Option<i64> {
    let text = text.trim().trim_start_matches(['¥', '￥']).trim_end_matches('元').trim();
    let (yuan, rest) = text.split_once(['.', '．']).unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|one| one.is_ascii_digit());
    if yuan.is_empty() || yuan.len() > 7 || rest.len() > 2 || !digits(yuan) || !digits(rest) {
        return None;
    }
    let fen = yuan.parse::<i64>().ok()? * 100 + format!("{rest:0<2}").parse::<i64>().ok()?;
    (fen <= MAX_FEN).then_some(fen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn space() -> SpaceInput {
        serde_json::from_value(serde_json::json!({ "key": "main", "areas": ["a"],
            "mode": "exclusive", "capacity": 60,
            "quota": [{ "per": "person", "window": "week", "max_hours": 6 },
                      { "per": "person", "window": "day", "max_count": 1 }] }))
        .expect("a space")
    }

    fn typed(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn field_of<T>(answer: Answer<T>) -> String {
        answer
            .err()
            .and_then(|error| crate::forms::field_of(&error).map(str::to_owned))
            .unwrap_or_default()
    }

    #[test]
    fn yuan_become_fen() {
        for (text, wanted) in [
            ("20", Some(2000)),
            ("12.5", Some(1250)),
            ("12.50 元", Some(1250)),
            ("￥0.05", Some(5)),
            ("0", Some(0)),
            ("", None),
            ("-1", None),
            ("1.234", None),
            ("1e3", None),
            ("99999999", None),
        ] {
            assert_eq!(fen(text), wanted, "{text}");
        }
    }

    #[test]
    fn rules_change_what_is_typed_and_keep_the_rest() {
        let fields = typed(&[("max_min", "120"), ("week_hours", "4"), ("check_in", "none")]);
        let get = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let (policy, quota) = booking_rules(get, &space()).expect("rules");
        assert_eq!((policy.max_min, policy.min_min), (120, 30));
        assert_eq!(quota.len(), 2, "the limit by day stays");
        assert_eq!(week_hours(&quota), "4");
        let none = booking_rules(|_| String::new(), &space()).expect("rules");
        assert_eq!((none.0, none.1.len()), (space().policy, 1));
    }

    #[test]
    fn numbers_that_make_no_sense_are_named() {
        for (name, value) in
            [("max_min", "many"), ("max_min", "10"), ("grid_min", "0"), ("week_hours", "0")]
        {
            let fields = typed(&[(name, value)]);
            let get = |name: &str| fields.get(name).cloned().unwrap_or_default();
            assert_eq!(field_of(booking_rules(get, &space())), name, "{value}");
        }
    }

    #[test]
    fn a_price_with_free_times_and_concessions() {
        let fields = typed(&[
            ("tariff", "hour"),
            ("yuan", "20"),
            ("pays_senior", "50%"),
            ("pays_disabled", "0"),
            ("rows", "1"),
            ("r0_on_workday", "1"),
            ("r0_pairs", "1"),
            ("r0_from0", "8"),
            ("r0_to0", "12"),
        ]);
        let get = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let rule = price(get).expect("a price").expect("is charged");
        assert_eq!((rule.per_hour_fen, rule.step_min), (Some(2000), 30));
        assert_eq!(rule.free[0].hours[0].to_string(), "08:00-12:00");
        assert_eq!(rule.concessions.len(), 2);
        assert_eq!(price(|_| String::new()), Ok(None));
    }

    #[test]
    fn a_price_that_cannot_be_read_is_named() {
        for (name, value) in [("yuan", "twenty"), ("pays_senior", "120"), ("step_min", "x")] {
            let mut fields = typed(&[("tariff", "visit"), ("yuan", "2")]);
            fields.insert(name.to_owned(), value.to_owned());
            let get = |name: &str| fields.get(name).cloned().unwrap_or_default();
            assert_eq!(field_of(price(get)), name);
        }
    }
}
