//! The tabs above the results: today, tomorrow, the weekend, any day.

use super::asked::Wish;
use crate::context::lang;
use crate::i18n::{format, search::Search};
use leptos::prelude::*;

/// The tabs; each is a link that keeps the rest of the search.
#[component]
pub fn Days(
    /// What is asked now.
    wish: Wish,
) -> impl IntoView {
    let lang = lang();
    let words = Search::of(lang);
    let chosen = (wish.day(), wish.until());
    let tabs: Vec<_> = [
        (words.today, "today"),
        (words.tomorrow, "tomorrow"),
        (words.weekend, "weekend"),
        (words.any_day, "any"),
    ]
    .into_iter()
    .map(|(label, day)| {
        let there = wish.with(|wish| {
            wish.date.clear();
            day.clone_into(&mut wish.day);
        });
        let days = (there.day(), there.until());
        let current = (days == chosen).then_some("true");
        let date = |date| format::short_day(date, lang);
        let small = days.0.map(|first| match days.1.filter(|last| *last != first) {
            Some(last) => format!("{} · {}", date(first), date(last)),
            None => date(first),
        });
        let small = small.map(|small| view! { <small>{small}</small> });
        view! { <li><a href=there.href() aria-current=current>{label}" "{small}</a></li> }
    })
    .collect();
    view! { <nav class="days" aria-label=words.days><ul>{tabs}</ul></nav> }
}
