//! Texts as they are found, and what they mean.

mod forms;
mod hongkong;
mod mainland;
mod refusals;

use crate::day_type::{DayInfo, DayType};
use crate::opening::{OpeningRule, resolve};
use chrono::{Datelike, NaiveDate, Weekday};
use std::path::PathBuf;

/// A file of the shared data, if it is on this machine.
fn shared(path: &str) -> Option<String> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    let found = std::fs::read_to_string(&file).ok();
    if found.is_none() {
        eprintln!("skipped: {} is not here", file.display());
    }
    found
}

/// The hours of a date taken as a day of this type.
fn hours(rules: &[OpeningRule], date: &str, day_type: DayType) -> String {
    let date = date.parse().expect("a date");
    let open = resolve(rules, DayInfo { date, day_type, name: None, provisional: false }, false);
    open.hours.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Every day of 2024 by its weekday, then as a holiday: what a text means, whatever its rules.
fn meaning(rules: &[OpeningRule]) -> Vec<String> {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a date");
    let year = first.iter_days().take_while(|day| day.year() == 2024);
    year.flat_map(|day| {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let usual = if weekend { DayType::Weekend } else { DayType::Workday };
        let day = day.to_string();
        [hours(rules, &day, usual), hours(rules, &day, DayType::Statutory)]
    })
    .collect()
}

/// Rules as short text: `mon tue 09:00-17:00 [05-01/09-30] !mon; …`
fn short(rules: &[OpeningRule]) -> String {
    let words = |days: &[crate::opening::DaySelector]| {
        days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    rules
        .iter()
        .map(|rule| {
            let hours: Vec<_> = rule.hours.iter().map(ToString::to_string).collect();
            let hours = if hours.is_empty() { "closed".to_owned() } else { hours.join(" ") };
            let season = rule.season.map_or(String::new(), |season| format!(" [{season}]"));
            let except = if rule.except.is_empty() {
                String::new()
            } else {
                format!(" !{}", words(&rule.except))
            };
            format!("{} {hours}{season}{except}", words(&rule.days))
        })
        .collect::<Vec<_>>()
        .join("; ")
}
