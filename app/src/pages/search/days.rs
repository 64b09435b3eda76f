//! The tabs above the results: today, tomorrow, the weekend, any day.

use super::asked::Wish;
use crate::context::{HOME_ZONE, lang, today};
use crate::i18n::{format, search::Search};
use chrono::{Datelike, NaiveDate, Weekday};
use leptos::prelude::*;

/// The tabs; each is a link that keeps the rest of the search.
#[component]
pub fn Days(
    /// What is asked now.
    wish: Wish,
) -> impl IntoView {
    let lang = lang();
    let words = Search::of(lang);
    let today = today(HOME_ZONE);
    let mut days: Vec<(String, String, Option<NaiveDate>)> = vec![
        (words.today.to_owned(), "today".to_owned(), Some(today)),
        (words.tomorrow.to_owned(), "tomorrow".to_owned(), today.succ_opt()),
    ];
    let weekend = today.iter_days().skip(2).take(6);
    for day in weekend.filter(|day| matches!(day.weekday(), Weekday::Sat | Weekday::Sun)).take(2) {
        days.push((format::weekday(day.weekday(), lang).to_owned(), day.to_string(), Some(day)));
    }
    days.push((words.any_day.to_owned(), "any".to_owned(), None));
    let chosen = wish.day();
    let tabs: Vec<_> = days
        .into_iter()
        .map(|(label, day, date)| {
            let href = wish.with(|wish| {
                wish.date.clear();
                wish.day = day;
            });
            let current = (date == chosen).then_some("true");
            let small = date.map(|date| view! { <small>{format::short_day(date, lang)}</small> });
            view! { <li><a href=href.href() aria-current=current>{label}" "{small}</a></li> }
        })
        .collect();
    view! { <nav class="days" aria-label=words.days><ul>{tabs}</ul></nav> }
}
