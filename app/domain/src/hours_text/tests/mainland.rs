//! Postings of the mainland as pages and map services give them: each is refused or right.

use super::{shared, short};
use crate::hours_text::{ReadAs, read};

/// Those that are read, each compared with its text by eye.
const READ: [(&str, &str); 3] = [
    // 周一至周四 11:00-01:00；周五至周六 11:00-02:00
    ("amap-huda", "mon tue wed thu 11:00-25:00; fri sat 11:00-26:00"),
    // 周一至周日 10:00-07:00
    ("amap-hangzhou-hotpot", "workday makeup weekend statutory off 10:00-31:00"),
    // 周二至周日 09:00—17:00（16:00后停止入馆），周一闭馆（法定节假日除外,特殊情况另行通知)
    ("tianjin-eco", "tue wed thu fri sat sun statutory off 09:00-17:00"),
];

#[test]
fn each_is_refused_or_right() {
    let Some(text) = shared("data/cn-mainland-hours-text/hours.jsonl") else { return };
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let id = record["id"].as_str().expect("an id").to_owned();
        match read(record["text"].as_str().expect("a text"), ReadAs::Mainland) {
            Ok(rules) => found.push((id, short(&rules))),
            Err(fault) => println!("{id}: unread, {fault}"),
        }
    }
    let expected: Vec<_> = READ.map(|(id, rules)| (id.to_owned(), rules.to_owned())).to_vec();
    assert_eq!(found, expected);
}
