//! The search form: one box, and the rest one tap below.

use super::areas::Group;
use super::asked::Wish;
use crate::components::{Field, Select, plain};
use crate::context::lang;
use crate::i18n::{names, search::Search};
use crate::ports::places::DivisionView;
use leptos::prelude::*;
use linli_domain::facility::Category;

/// The form; it works by address alone.
#[component]
pub fn SearchForm(
    /// What is asked now.
    wish: Wish,
    /// Areas to choose from.
    areas: Vec<Group>,
) -> impl IntoView {
    let lang = lang();
    let words = Search::of(lang);
    let open = wish.has_form_fields() || wish.category.is_some();
    let clear = (!wish.is_plain()).then(|| view! { <a class="button quiet" href="/">{words.clear}</a> });
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
fn Areas(areas: Vec<Group>, chosen: String) -> impl IntoView {
    let lang = lang();
    let words = Search::of(lang);
    let option = |division: &DivisionView| {
        let selected = division.code.as_str() == chosen;
        view! {
            <option value=division.code.to_string() selected=selected>{plain(&division.name, lang)}</option>
        }
    };
    let is_listed = areas.iter().flat_map(|(one, below)| below.iter().chain([one])).any(|one| one.code.as_str() == chosen);
    // A link may name an area that is not among the choices: keep it.
    let linked = (!chosen.is_empty() && !is_listed)
        .then(|| view! { <option value=chosen.clone() selected=true>{chosen.clone()}</option> });
    let groups: Vec<_> = areas
        .iter()
        .map(|(division, below)| {
            let itself = option(division);
            if below.is_empty() {
                return itself.into_any();
            }
            let below: Vec<_> = below.iter().map(option).collect();
            view! { <optgroup label=plain(&division.name, lang)>{itself}{below}</optgroup> }.into_any()
        })
        .collect();
    view! {
        <Select form="search" name="division" label=words.area>
            <option value="">{words.any_area}</option>
            {linked}
            {groups}
        </Select>
    }
}
