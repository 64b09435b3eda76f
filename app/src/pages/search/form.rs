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
    let open = wish.has_form_fields() || wish.category.is_some();
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
                </div>
                <p class="row"><button class="button" type="submit">{words.go}</button>{clear}</p>
            </details>
        </form>
    }
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
            view! { <option value=one.code.to_string() selected=selected>{label}</option> }
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
