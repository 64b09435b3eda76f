//! The frame of the pages under `/unit`: a quiet row of ways, and the heading.

use crate::context::lang;
use crate::i18n::unit::Unit as Words;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

/// Ways of the unit's area, in the order in which they are needed: path and label.
fn ways() -> [(&'static str, &'static str); 3] {
    let words = Words::of(lang());
    [("/unit", words.today), ("/unit/facilities", words.facilities), ("/unit/import", words.import)]
}

/// A page of the unit's area: the way back, the heading, what stands below.
#[component]
pub fn UnitFrame(
    /// The heading and the title of the page.
    #[prop(into)]
    title: String,
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=title.clone()/>
        <div class="wide unit-page">
            <UnitNav/>
            <h1>{title}</h1>
            {children()}
        </div>
    }
}

/// The row of ways alone, for pages with a heading of their own.
#[component]
pub fn UnitNav() -> impl IntoView {
    let here = use_location().pathname.get_untracked();
    let here = here.trim_end_matches('/').to_owned();
    // The longest path that leads here is the one that is current.
    let current = ways()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| here == *path || here.starts_with(&format!("{path}/")))
        .max_by_key(|path| path.len());
    let links: Vec<_> = ways()
        .into_iter()
        .map(|(path, label)| {
            let mark = (current == Some(path)).then_some("page");
            view! { <li><a href=path aria-current=mark>{label}</a></li> }
        })
        .collect();
    view! {
        <nav class="unit-nav" aria-label=Words::of(lang()).nav><ul>{links}</ul></nav>
    }
}
