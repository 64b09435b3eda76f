//! The files of the Leisure and Cultural Services Department, as they lie in the shared data.

use super::super::shared;
use serde_json::Value;
use std::collections::BTreeSet;

/// Three columns of one venue, in both languages.
pub struct Posting {
    pub venue: String,
    pub zh: [String; 3],
    pub en: [String; 3],
}

/// The 227 different postings.
pub fn postings() -> Option<Vec<Posting>> {
    let text = shared("data/hk-lcsd-venues/hours_distinct.csv")?;
    let rows = rows(&text).into_iter().skip(1);
    let columns = |row: &[String], first: usize| [0, 1, 2].map(|n| row[first + n].clone());
    let posting = |row: Vec<String>| Posting {
        venue: row[1].clone(),
        zh: columns(&row, 2),
        en: columns(&row, 5),
    };
    Some(rows.map(posting).collect())
}

const FILES: [&str; 9] = [
    "moveHK",
    "library",
    "museums",
    "performing_arts_venues",
    "holiday_camps_and_recreation_centres",
    "district_leisure_services_offices",
    "soccer_en",
    "basketball_en",
    "outdoor_pitches_en",
];

/// The different opening hours of all files that state clock times: Chinese, English.
pub fn texts() -> Option<(Vec<String>, Vec<String>)> {
    let (mut zh, mut en) = (BTreeSet::new(), BTreeSet::new());
    for file in FILES {
        let text = shared(&format!("data/hk-lcsd-venues/{file}.json"))?;
        let records: Value =
            serde_json::from_str(text.trim_start_matches('\u{feff}')).expect("JSON");
        collect(&records, &mut zh, &mut en);
    }
    let stating = |all: BTreeSet<String>| all.into_iter().filter(|one| states_times(one)).collect();
    Some((stating(zh), stating(en)))
}

/// The opening hours of every record, however deep it lies.
fn collect(value: &Value, zh: &mut BTreeSet<String>, en: &mut BTreeSet<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| collect(one, zh, en)),
        Value::Object(members) => {
            for (key, one) in members {
                match (key.as_str(), one.as_str()) {
                    ("OpeningHour_cn", Some(text)) => drop(zh.insert(text.trim().to_owned())),
                    ("OpeningHour_en", Some(text)) => drop(en.insert(text.trim().to_owned())),
                    _ => collect(one, zh, en),
                }
            }
        }
        _ => {}
    }
}

/// Whether a text names a time on the clock: 7時, 7:00, 7am, 0700 hours.
pub fn states_times(text: &str) -> bool {
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let whole_day = ["24小時", "24hour", "24-hour", "24hrs"];
    let text = whole_day.iter().fold(text, |text, word| text.replace(word, ""));
    let chars: Vec<char> = text.chars().collect();
    let number = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
    chars.iter().enumerate().any(|(n, c)| {
        let next: String = chars[n + 1..].iter().take(4).collect();
        let signs =
            ["時", "点", "點", ":", "：", "am", "pm", "a.m", "p.m", "noon", "nn", "hour", "hrs"];
        number(c) && signs.iter().any(|sign| next.starts_with(sign))
    })
}

/// Fields of a CSV with quotes; enough for this one file.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut field)),
            ('\n', false) => {
                row.push(std::mem::take(&mut field).trim_end_matches('\r').to_owned());
                rows.push(std::mem::take(&mut row));
            }
            _ => field.push(c),
        }
    }
    rows
}
