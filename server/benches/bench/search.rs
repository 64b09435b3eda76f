//! (a) Search, as the number of places grows: warm, after a save, and the first reading of all.

use crate::fixtures::databases::Fresh;
use crate::fixtures::town::Town;
use crate::{Size, measure, name, plant};
use chrono::NaiveDate;
use linli_app::ports::Paging;
use linli_app::ports::facilities::Search;
use linli_domain::geo::Point;
use std::time::Instant;

/// The head of the table.
pub fn head() {
    println!(
        "{:<10} {:>10} {:>18} {:>18} {:>18} {:>18} {:>18} {:>18}  first reading",
        "",
        "facilities",
        "today",
        "text",
        "pinyin",
        "near, today",
        "free at a slot",
        "after a save"
    );
}

/// One line for each number of facilities.
pub async fn run(fresh: &Fresh, size: Size) {
    let town = Town::on(&fresh.db).await;
    let wang = town.resident("wang").await;
    let who = wang.identity.clone().expect("a resident");
    let mut planted = 0;
    for wanted in size.facilities {
        plant::facilities(&town, who.person.as_str(), who.account.as_str(), planted, *wanted).await;
        planted = *wanted;
        let cold = town.as_of(town.core.clock.now());
        let begin = Instant::now();
        cold.core.warm_search().await.expect("is read");
        let first = begin.elapsed();
        let find = async |search: &Search| {
            let page = Paging::default();
            let found = town.services.facilities.search(&wang, search, &page).await;
            let found = found.expect("is answered").items;
            assert!(!found.is_empty(), "nothing found: nothing measured");
        };
        let mut cells = Vec::new();
        for search in [today(), text("第17"), text("gmsqd17"), near(), free()] {
            cells.push(measure::cell(size.page, async || find(&search).await).await);
        }
        let saved = async || {
            plant::touch(&town.core.db).await;
            find(&today()).await;
        };
        cells.push(measure::cell(size.page, saved).await);
        let line: Vec<String> = cells.iter().map(|cell| format!("{cell:>18}")).collect();
        println!("{:<10} {wanted:>10} {}  {first:.0?}", name(fresh), line.join(" "));
    }
    fresh.db.close().await;
}

/// The first screen.
fn today() -> Search {
    Search { day: NaiveDate::from_ymd_opt(2026, 12, 1), ..Search::default() }
}

/// A few places by a word.
fn text(q: &str) -> Search {
    Search { q: Some(q.to_owned()), ..Search::default() }
}

/// The first screen of somebody who said where she lives.
fn near() -> Search {
    Search { near: Point::new(29.93, 117.94), radius_m: Some(3_000), ..today() }
}

/// Where is there room for twenty tomorrow evening?
fn free() -> Search {
    let slot = plant::asked_slot();
    Search { from: Some(slot.start), to: Some(slot.end), persons: Some(20), ..Search::default() }
}
