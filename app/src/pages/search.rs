//! `/`: where one can go today, and everything one can search for.

mod areas;
mod asked;
mod card;
mod days;
mod form;
mod list;
mod tiles;

use crate::api;
use crate::components::{JsonLd, PublicHead, page_or_trouble};
use crate::context::{lang, site};
use crate::i18n::common::Common;
use crate::i18n::search::Search as Words;
use asked::Wish;
pub use card::Card;
use days::Days;
use form::SearchForm;
use leptos::prelude::*;
use leptos_meta::Title;
use list::Results;
use tiles::Tiles;

/// The page.
#[component]
pub fn Search() -> impl IntoView {
    let words = Words::of(lang());
    let wish = Wish::read(super::query());
    let title = if wish.is_today() { words.title } else { words.title_any };
    // The first screen bears the site's name alone.
    let head = if wish.is_plain() { "" } else { title };
    let (found, areas) = (wish.clone(), wish.clone());
    view! {
        <Title text=head/>
        <PublicHead path="/" description=words.described/>
        {wish.is_plain().then(|| view! { <JsonLd data=site().home(Common::of(lang()).name)/> })}
        <div class="wide search-page">
            <h1>{title}</h1>
            <Suspense>
                {Suspend::new(async move {
                    let areas_found = areas::choices().await;
                    view! { <SearchForm wish=areas areas=areas_found/> }
                })}
            </Suspense>
            <Tiles wish=wish.clone()/>
            <section class="found" aria-labelledby="found">
                <h2 id="found" class="hidden">{words.results}</h2>
                <Days wish=wish/>
                <Suspense>
                    {Suspend::new(async move {
                        let answer = api::facilities::search(found.search(), found.paging()).await;
                        page_or_trouble(answer, |page| view! { <Results page wish=found/> })
                    })}
                </Suspense>
            </section>
        </div>
    }
}
