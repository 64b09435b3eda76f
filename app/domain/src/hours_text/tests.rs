//! Texts as they are found, and what they mean.

mod forms;
mod hongkong;
mod mainland;
#[cfg(feature = "zones")]
mod osm;
mod refusals;
mod spoken;

use super::ReadAs;
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

/// Days of 2026 that are none of the week's: on the mainland its notice, in Hong Kong holidays only.
const STATUTORY: [&str; 13] = [
    "01-01", "02-16", "02-17", "02-18", "02-19", "04-05", "05-01", "05-02", "06-19", "09-25",
    "10-01", "10-02", "10-03",
];
const OFF: [&str; 7] = ["02-20", "02-23", "05-04", "05-05", "10-05", "10-06", "10-07"];
const MAKEUP: [&str; 5] = ["02-14", "02-28", "05-09", "09-20", "10-10"];

/// Every day of 2026.
fn a_year(read_as: ReadAs) -> impl Iterator<Item = DayInfo> {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date");
    first.iter_days().take_while(|day| day.year() == 2026).map(move |date| {
        let month_day = date.format("%m-%d").to_string();
        let among = |days: &[&str]| days.contains(&month_day.as_str());
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let day_type = match read_as {
            _ if among(&STATUTORY) => DayType::Statutory,
            ReadAs::Mainland if among(&OFF) => DayType::Off,
            ReadAs::Mainland if among(&MAKEUP) => DayType::Makeup,
            _ if weekend => DayType::Weekend,
            _ => DayType::Workday,
        };
        DayInfo { date, day_type, name: None, provisional: false }
    })
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
