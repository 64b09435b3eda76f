//! Where one is: the divisions from the city down, each a link to its page.

use crate::components::{ChineseOnly, Said};
use crate::context::lang;
use crate::i18n::common::Common;
use crate::ports::places::DivisionRef;
use leptos::prelude::*;

/// The address of a division's page.
pub fn division_path(code: &str) -> String {
    format!("/communities/{}", crate::forms::encoded(code))
}

/// The breadcrumbs.
#[component]
pub fn Way(
    /// The divisions, topmost first.
    path: Vec<DivisionRef>,
) -> impl IntoView {
    let words = Common::of(lang());
    let names: Vec<_> = path.iter().map(|one| one.name.clone()).collect();
    let steps: Vec<_> = path
        .into_iter()
        .map(|one| {
            let href = division_path(one.code.as_str());
            view! { <li><a href=href><Said name=one.name quiet=true/></a></li> }
        })
        .collect();
    view! {
        <nav class="way" aria-label=words.breadcrumbs>
            <ol><li><a href="/">{words.home}</a></li>{steps}</ol>
            <ChineseOnly names/>
        </nav>
    }
}
