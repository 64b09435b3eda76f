//! `/`: where one can go today, and everything one can search for.

mod areas;
mod asked;
mod card;
mod chips;
mod days;
mod form;
mod here;
mod list;
mod tiles;

use crate::api;
use crate::components::{JsonLd, PublicHead, page_or_trouble};
use crate::context::{prefs, site};
use crate::i18n::common::Common;
use crate::i18n::search::Search as Words;
use asked::Wish;
pub use card::Card;
use chips::Chips;
use days::Days;
use form::SearchForm;
use here::{Here, HereBar};
use leptos::prelude::*;
use leptos_meta::Title;
use list::Results;
use tiles::Tiles;

/// The page.
#[component]
pub fn Search() -> impl IntoView {
    let prefs = prefs();
    let words = Words::of(prefs.lang);
    let wish = Wish::read(super::query());
    let title = if wish.is_today() { words.title } else { words.title_any };
    // The first screen bears the site's name alone.
    let head = if wish.is_plain() { "" } else { title };
    view! {
        <Title text=head/>
        <PublicHead path="/" description=words.described/>
        {wish.is_plain().then(|| view! { <JsonLd data=site().home(Common::of(prefs.lang).name)/> })}
        <div class="wide search-page">
            <h1>{title}</h1>
            <Suspense>
                {Suspend::new(async move {
                    let here = Here::find(&wish).await;
                    let areas = areas::choices().await;
                    let place = here.place.clone();
                    let search = wish.search(place.as_ref(), prefs.elder);
                    let answer = api::facilities::search(search, wish.paging()).await;
                    let asked = wish.clone();
                    let results = page_or_trouble(answer, |found| view! { <Results found wish=asked/> });
                    // In elder mode the places come before the boxes.
                    let (form_first, form_last) = {
                        let form = view! { <SearchForm wish=wish.clone() areas=areas.clone()/> };
                        if prefs.elder { (None, Some(form)) } else { (Some(form), None) }
                    };
                    view! {
                        <HereBar here wish=wish.clone() areas/>
                        {form_first}
                        <Tiles wish=wish.clone()/>
                        <section class="found" aria-labelledby="found">
                            <h2 id="found" class="hidden">{words.results}</h2>
                            <Days wish=wish.clone()/>
                            <Chips wish/>
                            {results}
                        </section>
                        {form_last}
                    }
                })}
            </Suspense>
        </div>
    }
}
