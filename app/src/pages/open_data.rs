//! `/open-data`: what programs and calendars can read of this site.

use crate::components::PublicHead;
use crate::context::lang;
use crate::i18n::public::OpenData as Words;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn OpenData() -> impl IntoView {
    let words = Words::of(lang());
    view! {
        <Title text=words.title/>
        <PublicHead path="/open-data" description=words.intro/>
        <div class="narrow">
            <h1>{words.title}</h1>
            <p>{words.intro}</p>
            <h2>{words.table}</h2>
            <p>{words.table_text}" "<a href="/open-data/facilities.csv" rel="external">"facilities.csv"</a></p>
            <h2>{words.api}</h2>
            <p>{words.api_text}" "<a href="/api/v1/openapi.json" rel="external">"openapi.json"</a></p>
            <h2>{words.calendars}</h2>
            <p>{words.calendars_text}</p>
            <h2>{words.sitemap}</h2>
            <p><a href="/sitemap.xml" rel="external">"sitemap.xml"</a></p>
        </div>
    }
}
