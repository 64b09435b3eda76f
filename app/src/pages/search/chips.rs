//! Filters of one tap: open now, walk in, can be booked, free, step-free. Each is a link that turns
//! one on or off and keeps the rest.

use super::asked::Wish;
use crate::context::prefs;
use crate::i18n::search::Search;
use leptos::prelude::*;

/// The filters; in elder mode only the two that matter on the way out of the door.
#[component]
pub fn Chips(
    /// What is asked now.
    wish: Wish,
) -> impl IntoView {
    let prefs = prefs();
    let words = Search::of(prefs.lang);
    let how = |word: &'static str| {
        let on = wish.how == word;
        let other = wish.with(|wish| wish.how = if on { String::new() } else { word.to_owned() });
        (on, other)
    };
    let mut chips = vec![
        (words.open_now, (wish.open, wish.with(|wish| wish.open = !wish.open))),
        (words.walk_in, how("walk_in")),
    ];
    if !prefs.elder {
        chips.push((words.bookable, how("bookable")));
        chips.push((words.free, (wish.free, wish.with(|wish| wish.free = !wish.free))));
        let accessible = wish.with(|wish| wish.accessible = !wish.accessible);
        chips.push((words.step_free, (wish.accessible, accessible)));
    }
    let chips: Vec<_> = chips
        .into_iter()
        .map(|(label, (on, other))| {
            let current = on.then_some("true");
            let off = on.then(|| view! { <span class="hidden">" · "{words.chosen}</span> });
            view! { <li><a class="chip" href=other.href() aria-current=current>{label}{off}</a></li> }
        })
        .collect();
    view! { <nav class="filters" aria-label=words.filters><ul class="chips">{chips}</ul></nav> }
}
