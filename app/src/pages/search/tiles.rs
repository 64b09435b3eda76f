//! Kinds of places as large tiles.

use super::asked::Wish;
use crate::components::Mark;
use crate::context::prefs;
use crate::i18n::{names, search::Search};
use leptos::prelude::*;
use linli_domain::facility::Category;

/// Those that people ask for most stand first.
const FRONT: [Category; 8] = [
    Category::Library,
    Category::ActivityRoom,
    Category::SportsVenue,
    Category::SchoolSports,
    Category::Court,
    Category::MeetingRoom,
    Category::Hall,
    Category::Elderly,
];

/// The tiles; in elder mode only the front ones.
#[component]
pub fn Tiles(
    /// What is asked now.
    wish: Wish,
) -> impl IntoView {
    let prefs = crate::context::prefs();
    let words = Search::of(prefs.lang);
    let rest: Vec<Category> = Category::ALL.iter().copied().filter(|one| !FRONT.contains(one)).collect();
    let more = (!prefs.elder).then(|| {
        view! {
            <details>
                <summary>{words.more_categories}</summary>
                <ul class="tiles">{tiles(&rest, wish.category)}</ul>
            </details>
        }
    });
    view! {
        <nav class="categories" aria-label=words.categories>
            <ul class="tiles">{tiles(&FRONT, wish.category)}</ul>
            {more}
        </nav>
    }
}

fn tiles(categories: &[Category], chosen: Option<Category>) -> Vec<impl IntoView + use<>> {
    let lang = prefs().lang;
    categories
        .iter()
        .map(|one| {
            let current = (chosen == Some(*one)).then_some("true");
            view! {
                <li>
                    <a class="tile" href=format!("/?category={}", one.as_str()) aria-current=current>
                        <Mark category=*one/>
                        <span>{names::category(*one, lang)}</span>
                    </a>
                </li>
            }
        })
        .collect()
}
