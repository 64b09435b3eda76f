//! Opening rules against a slow oracle: it reads the rules as their JSON text, minute by minute,
//! and shares no code with `resolve`.

use super::{OpeningRule, resolve};
use crate::day_type::{DayInfo, DayType};
use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::Value;

const TYPES: [(&str, DayType); 5] = [
    ("makeup", DayType::Makeup),
    ("statutory", DayType::Statutory),
    ("off", DayType::Off),
    ("weekend", DayType::Weekend),
    ("workday", DayType::Workday),
];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// Fitness day, New Year's ends, a leap day, ordinary days.
const DATES: [&str; 8] = [
    "2026-08-08",
    "2026-12-31",
    "2027-01-01",
    "2028-02-29",
    "2026-05-01",
    "2026-09-20",
    "2026-07-15",
    "2026-11-30",
];

/// How near a word of `days` is to the day: 0 is its date; none is another day.
fn rank(word: &str, date: &str, day_type: &str, vacation: bool) -> Option<u8> {
    let weekday = |date: &str| {
        let day: NaiveDate = date.parse().expect("a date");
        day.format("%a").to_string().to_lowercase()
    };
    let stand_ins: &[&str] = match day_type {
        "makeup" => &["makeup", "workday"],
        "statutory" => &["statutory", "off", "weekend"],
        "off" => &["off", "weekend"],
        "weekend" => &["weekend"],
        _ => &["workday"],
    };
    if word == date {
        Some(0)
    } else if word == "school_vacation" {
        vacation.then_some(1)
    } else if word == "fitness_day" {
        date.ends_with("-08-08").then_some(1)
    } else if let Some(at) = stand_ins.iter().position(|one| *one == word) {
        Some(2 + at as u8)
    } else {
        (word == weekday(date)).then_some(9)
    }
}

/// Whether `except` names the day: its own type only, no stand-ins.
fn excepted(word: &str, date: &str, day_type: &str, vacation: bool) -> bool {
    word == day_type
        || (!TYPES.iter().any(|(name, _)| *name == word)
            && rank(word, date, day_type, vacation).is_some())
}

fn words<'a>(rule: &'a Value, member: &str) -> Vec<&'a str> {
    let list = rule.get(member).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).collect()
}

fn in_season(season: &str, date: &str) -> bool {
    let (from, to) = season.split_once('/').expect("a season");
    let day = &date[5..];
    if from <= to { from <= day && day <= to } else { day >= from || day <= to }
}

fn minute(clock: &str) -> usize {
    let (hour, minute) = clock.split_once(':').expect("a clock");
    hour.parse::<usize>().expect("hours") * 60 + minute.parse::<usize>().expect("minutes")
}

/// The minutes of two days at which the place is open by these rules.
fn oracle(rules: &[Value], date: &str, day_type: &str, vacation: bool) -> Vec<bool> {
    let text =
        |rule: &Value, member: &str| rule.get(member).and_then(Value::as_str).map(str::to_owned);
    let mut best = u8::MAX;
    let mut open = vec![false; 48 * 60];
    for rule in rules {
        let except = words(rule, "except").iter().any(|w| excepted(w, date, day_type, vacation));
        let outside = text(rule, "season").is_some_and(|season| !in_season(&season, date))
            || text(rule, "valid_from").is_some_and(|from| date < from.as_str())
            || text(rule, "valid_to").is_some_and(|to| to.as_str() < date);
        if except || outside {
            continue;
        }
        let days = words(rule, "days");
        let ranks = days.iter().filter_map(|word| rank(word, date, day_type, vacation));
        // A rule that names the day twice counts on both levels: here, on any level it reaches.
        for level in ranks {
            if level < best {
                (best, open) = (level, vec![false; 48 * 60]);
            }
            if level == best {
                for hours in words(rule, "hours") {
                    let (from, to) = hours.split_once('-').expect("hours");
                    open[minute(from)..minute(to)].fill(true);
                }
            }
        }
    }
    open
}

fn word() -> impl Strategy<Value = String> {
    let types = prop::sample::select(TYPES.map(|(name, _)| name).to_vec());
    let overlays = prop::sample::select(vec!["school_vacation", "fitness_day"]);
    prop_oneof![
        3 => types,
        2 => prop::sample::select(WEEKDAYS.to_vec()),
        2 => overlays,
        2 => prop::sample::select(DATES.to_vec()),
    ]
    .prop_map(str::to_owned)
}

fn rule() -> impl Strategy<Value = Value> {
    let clock = |minutes: usize| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let hours = prop::collection::vec((0usize..47, 1usize..20), 0..3).prop_map(move |all| {
        let hour = |(from, length): (usize, usize)| {
            (from < 24)
                .then(|| format!("{}-{}", clock(from * 60), clock((from + length).min(48) * 60)))
        };
        all.into_iter().filter_map(hour).collect::<Vec<_>>()
    });
    let month_day = || (1u32..13, 1u32..29).prop_map(|(m, d)| format!("{m:02}-{d:02}"));
    let season = prop::option::weighted(0.3, (month_day(), month_day()));
    let valid = || prop::option::weighted(0.2, prop::sample::select(DATES.to_vec()));
    let days = prop::collection::vec(word(), 1..4);
    let except = prop::collection::vec(word(), 0..3);
    (days, hours, except, season, valid(), valid()).prop_map(
        |(days, hours, except, season, from, to)| {
            let mut rule = serde_json::json!({ "days": days, "hours": hours, "except": except });
            if let Some((from, to)) = season {
                rule["season"] = format!("{from}/{to}").into();
            }
            for (member, date) in [("valid_from", from), ("valid_to", to)] {
                if let Some(date) = date {
                    rule[member] = date.into();
                }
            }
            rule
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    /// Date before overlay before day type (with its stand-ins) before weekday; `except`, seasons
    /// and validity take a rule away; rules of the same kind add up.
    #[test]
    fn resolving_agrees_with_the_minutes(
        rules in prop::collection::vec(rule(), 0..6),
        date in prop::sample::select(DATES.to_vec()),
        kind in prop::sample::select(TYPES.to_vec()),
        vacation in any::<bool>(),
    ) {
        let read: Vec<OpeningRule> =
            rules.iter().map(|rule| serde_json::from_value(rule.clone()).expect("a rule")).collect();
        let day = DayInfo {
            date: date.parse().expect("a date"), day_type: kind.1, name: None, provisional: false,
        };
        let open = resolve(&read, day, vacation);
        let mut minutes = vec![false; 48 * 60];
        for hours in &open.hours {
            minutes[hours.from as usize..hours.to as usize].fill(true);
        }
        prop_assert_eq!(open.school_vacation, vacation);
        prop_assert!(minutes == oracle(&rules, date, kind.0, vacation), "{:?}", open.hours);
    }
}
