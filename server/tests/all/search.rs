//! Stories of people who look for a place, on both databases where SQL matters.

mod aliases;
mod filters;
mod fresh;
mod instead;
mod names;
mod near;
mod slots;
mod statements;

use crate::fixtures::town::Town;
use linli_app::ports::facilities::{FacilityInput, Found, Search};
use linli_app::ports::{Caller, Paging};
use serde_json::{Value, json};

/// A search by anybody, one page of 200.
pub async fn find(town: &Town, wanted: &Search) -> Found {
    find_as(town, &Caller::default(), wanted).await
}

/// A search by somebody.
pub async fn find_as(town: &Town, who: &Caller, wanted: &Search) -> Found {
    let paging = Paging { limit: Some(200), cursor: None };
    town.services.facilities.search(who, wanted, &paging).await.expect("is answered")
}

/// The Chinese names found, in order.
pub async fn names(town: &Town, wanted: &Search) -> Vec<String> {
    find(town, wanted).await.items.into_iter().map(|item| item.name.zh).collect()
}

/// A search for words.
pub fn words(q: &str) -> Search {
    Search { q: Some(q.to_owned()), ..Search::default() }
}

/// A small room, open daily from eight to ten at night; `more` replaces members.
pub fn room(town: &Town, name: &str, more: Value) -> FacilityInput {
    let mut body = json!({
        "name": { "zh": name }, "category": "activity_room", "address": "碧阳镇郭门路 9 号",
        "opening": [{ "days": ["workday", "makeup", "weekend", "statutory", "off"],
                      "hours": ["08:00-22:00"] }],
        "areas": [{ "key": "A" }],
        "spaces": [{ "key": "room", "areas": ["A"], "mode": "exclusive", "capacity": 20 }],
        "publish": true
    });
    for (member, value) in more.as_object().cloned().unwrap_or_default() {
        body[member] = value;
    }
    town.facility_from(body)
}
