//! (a) Search, as the number of places grows.

use crate::fixtures::databases::Fresh;
use crate::fixtures::town::Town;
use crate::{Size, measure, name, plant};
use chrono::NaiveDate;
use linli_app::ports::Paging;
use linli_app::ports::facilities::Search;

/// One line for each number of facilities.
pub async fn run(fresh: &Fresh, size: Size) {
    let town = Town::on(&fresh.db).await;
    let wang = town.resident("wang").await;
    let who = wang.identity.clone().expect("a resident");
    let mut planted = 0;
    for wanted in size.facilities {
        plant::facilities(&town, who.person.as_str(), who.account.as_str(), planted, *wanted).await;
        planted = *wanted;
        let mut cells = Vec::new();
        for search in [today(), text(), free()] {
            let find = async || {
                let page = Paging::default();
                let found = town.services.facilities.search(&wang, &search, &page).await;
                let found = found.expect("is answered").items;
                assert!(!found.is_empty(), "nothing found: nothing measured");
            };
            cells.push(measure::cell(size.page, find).await);
        }
        println!(
            "{:<10} {wanted:>10}  {:>22} {:>22} {:>22}",
            name(fresh),
            cells[0],
            cells[1],
            cells[2]
        );
    }
    fresh.db.close().await;
}

/// The first screen.
fn today() -> Search {
    Search { day: NaiveDate::from_ymd_opt(2026, 12, 1), ..Search::default() }
}

/// A few places by a word.
fn text() -> Search {
    Search { q: Some("第17".to_owned()), ..Search::default() }
}

/// Where is there room for twenty tomorrow evening?
fn free() -> Search {
    let slot = plant::asked_slot();
    Search { from: Some(slot.start), to: Some(slot.end), persons: Some(20), ..Search::default() }
}
