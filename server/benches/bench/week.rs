//! (b) The week of one facility, as its past grows.

use crate::fixtures::databases::Fresh;
use crate::fixtures::town::{Town, space};
use crate::{Size, measure, name, plant};
use chrono::NaiveDate;
use linli_app::ports::facilities::AvailabilityQuery;

/// One line: the same week behind which so many bookings lie.
pub async fn run(fresh: &Fresh, past: i64, size: Size) {
    let town = Town::on(&fresh.db).await;
    let hall = town.publish(town.hall()).await;
    let east = space(&hall, "east");
    let wang = town.resident("wang").await;
    let person = wang.identity.clone().expect("a resident").person;
    if past > 0 {
        plant::past(&fresh.db, east.as_str(), person.as_str(), past).await;
    }
    let page = async || {
        let page = town.services.facilities.facility(&wang, &hall.id).await;
        assert_eq!(page.expect("is shown").spaces.len(), 3);
    };
    let page = measure::cell(size.page, page).await;
    let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).expect("a date");
    let week = AvailabilityQuery { from: day(1), to: day(7), minutes: None, persons: None };
    let free = async || {
        let free = town.services.facilities.availability(&wang, &east, &week).await;
        assert!(!free.expect("is shown").starts.is_empty());
    };
    let free = measure::cell(size.page, free).await;
    println!("{:<10} {past:>10}  {page:>22} {free:>22}", name(fresh));
    fresh.db.close().await;
}
