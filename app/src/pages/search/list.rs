//! The results, the way to more of them, and what comes nearest where there are none.

use super::asked::Wish;
use super::card::Card;
use crate::context::lang;
use crate::i18n::search::Search;
use crate::ports::facilities::{Differs, Found, Instead};
use leptos::prelude::*;

/// One page of results.
#[component]
pub fn Results(
    /// What was found.
    found: Found,
    /// What was asked.
    wish: Wish,
) -> impl IntoView {
    let words = Search::of(lang());
    if found.items.is_empty() {
        return view! { <Nothing instead=found.instead wish/> }.into_any();
    }
    let more = found.next_cursor.map(|cursor| {
        let href = wish.with(|wish| wish.cursor = cursor).href();
        view! { <p class="row"><a class="button" rel="next" href=href>{words.more}</a></p> }
    });
    let cards: Vec<_> =
        found.items.into_iter().map(|item| view! { <li><Card item/></li> }).collect();
    view! { <ul class="cards">{cards}</ul>{more} }.into_any()
}

/// Nothing found: what comes nearest first, then what to change.
#[component]
fn Nothing(instead: Vec<Instead>, wish: Wish) -> impl IntoView {
    let words = Search::of(lang());
    let said = match instead.first().map(|one| one.differs) {
        Some(Differs::Time) if wish.slot().is_some() => words.not_at_this_time,
        Some(Differs::Time) if wish.open => words.not_now,
        Some(Differs::Time) => words.not_on_this_day,
        Some(Differs::Place) => words.not_here,
        _ => words.none,
    };
    let sorts: Vec<_> = [
        (Differs::Time, words.nearest_in_time),
        (Differs::Place, words.nearest_in_place),
        (Differs::Kind, words.nearest_of_kind),
    ]
    .into_iter()
    .map(|(differs, label)| {
        let cards: Vec<_> = instead
            .iter()
            .filter(|one| one.differs == differs)
            .map(|one| view! { <li><Card item=one.item.clone() free_slot=one.slot/></li> })
            .collect();
        (!cards.is_empty()).then(|| view! { <h3>{label}</h3><ul class="cards">{cards}</ul> })
    })
    .collect();
    view! {
        <div class="nothing" role="status"><p><strong>{said}</strong></p></div>
        {sorts}
        <Tries wish/>
    }
}

/// Links that ask for less.
#[component]
fn Tries(wish: Wish) -> impl IntoView {
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
    view! { <p>{words.none_try}</p><ul class="chips">{tries}</ul> }
}
