//! The search form: one box, and the rest one tap below.

use super::areas::Choice;
use super::asked::Wish;
use crate::components::{Field, Select, plain};
use crate::context::lang;
use crate::i18n::{names, search::Search};
use leptos::prelude::*;
use linli_domain::facility::Category;

/// The form; it works by address alone.
#[component]
pub fn SearchForm(
    /// What is asked now.
    wish: Wish,
    /// Areas to choose from.
    areas: Vec<Choice>,
) -> impl IntoView {
    let lang = lang();
    let words = Search::of(lang);
    let open = wish.has_form_fields();
    // A name of this address alone stays with it.
    let place = (!wish.place.is_empty())
        .then(|| view! { <input type="hidden" name="place" value=wish.place.clone()/> });
    let clear =
        (!wish.is_plain()).then(|| view! { <a class="button quiet" href="/">{words.clear}</a> });
    let categories: Vec<_> = Category::ALL
        .iter()
        .map(|one| {
            let chosen = wish.category == Some(*one);
            view! { <option value=one.as_str() selected=chosen>{names::category(*one, lang)}</option> }
        })
        .collect();
    view! {
        <form class="search-form" method="get" action="/" role="search">
            {place}
            <div class="ask">
                <label for="search-q">{words.q}</label>
                <div class="ask-line">
                    <input id="search-q" name="q" type="search" value=wish.q.clone() aria-describedby="search-q-help"
                        enterkeyhint="search"/>
                    <button class="button primary" type="submit">{words.go}</button>
                </div>
                <p class="help" id="search-q-help">{words.q_help}</p>
            </div>
            <details class="more-fields" open=open>
                <summary>{words.more_fields}</summary>
                <div class="grid">
                    <Select form="search" name="category" label=words.category>
                        <option value="">{words.any_category}</option>
                        {categories}
                    </Select>
                    <Areas areas chosen=wish.division.clone()/>
                    <Field form="search" name="date" label=words.date kind="date" value=wish.date.clone()/>
                    <Field form="search" name="from" label=words.from kind="time" value=wish.from.clone()/>
                    <Field form="search" name="to" label=words.to kind="time" value=wish.to.clone()/>
                    <Field form="search" name="persons" label=words.persons kind="number" min="1"
                        value=wish.persons.clone()/>
                    <Select form="search" name="how" label=words.how>
                        <option value="">{words.any_how}</option>
                        <option value="walk_in" selected=wish.how == "walk_in">{words.walk_in}</option>
                        <option value="bookable" selected=wish.how == "bookable">{words.bookable}</option>
                    </Select>
                </div>
                <div class="checks">
                    {check("open", words.open_now, wish.open)}
                    {check("free", words.free, wish.free)}
                    {check("accessible", words.step_free, wish.accessible)}
                </div>
                <p class="row"><button class="button" type="submit">{words.go}</button>{clear}</p>
            </details>
        </form>
    }
}

/// A box to tick.
fn check(name: &'static str, label: &'static str, on: bool) -> impl IntoView {
    view! { <label class="check"><input type="checkbox" name=name value="1" checked=on/>" "{label}</label> }
}

#[component]
fn Areas(areas: Vec<Choice>, chosen: String) -> impl IntoView {
    let lang = lang();
    let words = Search::of(lang);
    let is_listed = areas.iter().any(|(one, _)| one.code.as_str() == chosen);
    // A link may name an area that is not among the choices: keep it.
    let linked = (!chosen.is_empty() && !is_listed)
        .then(|| view! { <option value=chosen.clone() selected=true>{chosen.clone()}</option> });
    let options: Vec<_> = areas
        .iter()
        .map(|(one, depth)| {
            let selected = one.code.as_str() == chosen;
            // Browsers drop blanks at the start of an option, but not the full-width one.
            let label = "\u{3000}".repeat(*depth) + &plain(&one.name, lang);
            let foreign = (!one.name.in_language(lang.is_english()).1).then(|| lang.other().tag());
            view! { <option value=one.code.to_string() selected=selected lang=foreign>{label}</option> }
        })
        .collect();
    view! {
        <Select form="search" name="division" label=words.area>
            <option value="">{words.any_area}</option>
            {linked}
            {options}
        </Select>
    }
}
