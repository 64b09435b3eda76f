//! `/about`: what this is, and for whom it works.

use crate::context::lang;
use crate::i18n::common::About as Words;
use crate::i18n::common::Common;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};

/// The page.
#[component]
pub fn About() -> impl IntoView {
    let words = Words::of(lang());
    view! {
        <Title text=words.title/>
        <Meta name="description" content=words.what/>
        <div class="narrow">
            <h1>{words.title}</h1>
            <p>{words.what}</p>
            <p>{words.who}</p>
            <h2>{words.access}</h2>
            <p>{words.access_text}</p>
            <h2>{words.open}</h2>
            <p>{words.open_text}" "<a href="/api/v1/openapi.json" rel="external">{Common::of(lang()).api}</a></p>
        </div>
    }
}
