//! What a liaison is shown of hours and of the past: days worth a look, members that changed.

use chrono::NaiveDate;
use linli_app::ports::publishing::HoursPreview;
use linli_domain::day_type::DayType;
use linli_domain::opening::{DaySelector, OpenDay, OpeningRule};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Most dated exceptions that a preview shows.
const MAX_DATED: usize = 5;

/// The coming week, and of the days after it those at which mistakes are made.
pub(super) fn worth_a_look(mut days: Vec<OpenDay>, rules: &[OpeningRule]) -> HoursPreview {
    let ahead = days.split_off(days.len().min(7));
    let named = |date: NaiveDate| {
        let days = rules.iter().flat_map(|rule| &rule.days);
        days.into_iter().any(|day| *day == DaySelector::Date(date))
    };
    let first = |wanted: &dyn Fn(&OpenDay) -> bool| ahead.iter().find(|day| wanted(day)).cloned();
    let holiday = first(&|day| matches!(day.day.day_type, DayType::Statutory | DayType::Off));
    let makeup = first(&|day| day.day.day_type == DayType::Makeup);
    let fitness = rules
        .iter()
        .any(|rule| rule.days.contains(&DaySelector::FitnessDay))
        .then(|| first(&|day| DaySelector::FitnessDay.names(&day.day, false)))
        .flatten();
    let dated = ahead.iter().filter(|day| named(day.day.date)).take(MAX_DATED).cloned();
    let mut ahead: Vec<OpenDay> =
        [holiday, makeup, fitness].into_iter().flatten().chain(dated).collect();
    ahead.sort_by_key(|day| day.day.date);
    ahead.dedup_by_key(|day| day.day.date);
    HoursPreview { week: days, ahead }
}

/// Names of the members that differ.
pub(super) fn changed(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<String> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differs = |name: &&&String| before.get(**name) != after.get(**name);
    names.iter().filter(differs).map(|name| (**name).clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use linli_domain::day_type::DayInfo;
    use serde_json::json;

    #[test]
    fn the_next_holiday_and_make_up_day_and_dated_exceptions_are_shown() {
        let first: NaiveDate = "2026-09-10".parse().expect("a date");
        let kind = |date: NaiveDate| match date.to_string().as_str() {
            "2026-09-12" => DayType::Weekend,
            "2026-09-20" | "2026-10-10" => DayType::Makeup,
            "2026-09-25" | "2026-10-01" => DayType::Statutory,
            _ => DayType::Workday,
        };
        let day = |n: i64| {
            let date = first + chrono::Duration::days(n);
            let day = DayInfo { date, day_type: kind(date), name: None, provisional: false };
            OpenDay { day, school_vacation: false, hours: Vec::new() }
        };
        let dated = OpeningRule::new(vec!["2026-10-08".parse().expect("a day")], Vec::new());
        let seen = worth_a_look((0..60).map(day).collect(), &[dated]);
        assert_eq!(seen.week.len(), 7);
        let ahead: Vec<String> = seen.ahead.iter().map(|day| day.day.date.to_string()).collect();
        assert_eq!(ahead, ["2026-09-20", "2026-09-25", "2026-10-08"]);
    }

    #[test]
    fn members_that_differ_come_and_go_are_named() {
        let map = |value: Value| value.as_object().cloned().unwrap_or_default();
        let (before, after) = (
            map(json!({ "name": 1, "phone": 2, "plan": 3 })),
            map(json!({ "name": 1, "phone": 4, "photos": [] })),
        );
        assert_eq!(changed(&before, &after), ["phone", "photos", "plan"]);
    }
}
