//! The results, the way to more of them, and what to try when there are none.

use super::asked::Wish;
use super::card::Card;
use crate::context::lang;
use crate::i18n::search::Search;
use crate::ports::Page;
use crate::ports::facilities::FacilityItem;
use leptos::prelude::*;

/// One page of results.
#[component]
pub fn Results(
    /// What was found.
    page: Page<FacilityItem>,
    /// What was asked.
    wish: Wish,
) -> impl IntoView {
    let words = Search::of(lang());
    if page.items.is_empty() {
        return view! { <Nothing wish/> }.into_any();
    }
    let more = page.next_cursor.map(|cursor| {
        let href = wish.with(|wish| wish.cursor = cursor).href();
        view! { <p class="row"><a class="button" rel="next" href=href>{words.more}</a></p> }
    });
    let cards: Vec<_> =
        page.items.into_iter().map(|item| view! { <li><Card item/></li> }).collect();
    view! { <ul class="cards">{cards}</ul>{more} }.into_any()
}

#[component]
fn Nothing(wish: Wish) -> impl IntoView {
    let words = Search::of(lang());
    let mut tries = Vec::new();
    if wish.is_today() {
        tries.push((words.none_tomorrow, wish.with(|wish| "tomorrow".clone_into(&mut wish.day))));
    }
    if wish.day().is_some() {
        tries.push((
            words.none_any_day,
            wish.with(|wish| {
                "any".clone_into(&mut wish.day);
                wish.date.clear();
                wish.from.clear();
                wish.to.clear();
            }),
        ));
    }
    if wish.category.is_some() {
        tries.push((words.none_any_category, wish.with(|wish| wish.category = None)));
    }
    if !wish.is_plain() {
        tries.push((words.none_all, Wish::default()));
    }
    let tries: Vec<_> = tries
        .into_iter()
        .map(|(label, wish)| view! { <li><a class="chip" href=wish.href()>{label}</a></li> })
        .collect();
    view! {
        <div class="nothing">
            <p><strong>{words.none}</strong></p>
            <p>{words.none_try}</p>
            <ul class="chips">{tries}</ul>
        </div>
    }
}
