//! Kinds of places as large tiles.

use super::asked::Wish;
use crate::components::Mark;
use crate::context::prefs;
use crate::i18n::{names, search::Search};
use leptos::prelude::*;
use linli_domain::facility::Category;

/// Those that people ask for most stand first.
const FRONT: [Category; 4] =
    [Category::Library, Category::ActivityRoom, Category::SportsVenue, Category::SchoolSports];

/// Those that older people ask for most.
const FRONT_ELDER: [Category; 4] =
    [Category::Elderly, Category::ActivityRoom, Category::Library, Category::Outdoor];

/// One row of tiles, and the rest one tap below; in elder mode only the row.
#[component]
pub fn Tiles(
    /// What is asked now.
    wish: Wish,
) -> impl IntoView {
    let prefs = crate::context::prefs();
    let words = Search::of(prefs.lang);
    let front = if prefs.elder { FRONT_ELDER } else { FRONT };
    let rest: Vec<Category> =
        Category::ALL.iter().copied().filter(|one| !front.contains(one)).collect();
    let open = wish.category.is_some_and(|chosen| rest.contains(&chosen));
    let more = (!prefs.elder).then(|| {
        view! {
            <details open=open>
                <summary>{words.more_categories}</summary>
                <ul class="tiles">{tiles(&rest, &wish)}</ul>
            </details>
        }
    });
    view! {
        <nav class="categories" aria-label=words.categories>
            <ul class="tiles">{tiles(&front, &wish)}</ul>
            {more}
        </nav>
    }
}

fn tiles(categories: &[Category], wish: &Wish) -> Vec<impl IntoView + use<>> {
    let lang = prefs().lang;
    categories
        .iter()
        .map(|one| {
            let on = wish.category == Some(*one);
            let current = on.then_some("true");
            let href = wish.with(|wish| wish.category = (!on).then_some(*one)).href();
            view! {
                <li>
                    <a class="tile" href=href aria-current=current>
                        <Mark category=*one/>
                        <span>{names::category(*one, lang)}</span>
                    </a>
                </li>
            }
        })
        .collect()
}
