//! `/privacy` and `/accessibility`: what the system does, said as it is.

use crate::components::PublicHead;
use crate::context::lang;
use crate::i18n::site::{Accessible, Privacy as Kept};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page on what is kept of people.
#[component]
pub fn Privacy() -> impl IntoView {
    let words = Kept::of(lang());
    let parts = [
        (words.look, words.look_text),
        (words.book, words.book_text),
        (words.who, words.who_text),
        (words.count, words.count_text),
        (words.cookies, words.cookies_text),
        (words.log, words.log_text),
        (words.rights, words.rights_text),
    ];
    let parts = parts.map(|(title, text)| view! { <h2>{title}</h2><p>{text}</p> });
    view! {
        <Title text=words.title/>
        <PublicHead path="/privacy" description=words.lead/>
        <div class="narrow">
            <h1>{words.title}</h1>
            <p>{words.lead}</p>
            {parts.collect_view()}
        </div>
    }
}

/// 无障碍声明.
#[component]
pub fn Accessibility() -> impl IntoView {
    let words = Accessible::of(lang());
    let works = [
        words.keyboard,
        words.reader,
        words.script,
        words.colour,
        words.elder,
        words.target,
        words.language,
    ];
    let works = works.map(|text| view! { <li>{text}</li> });
    view! {
        <Title text=words.title/>
        <PublicHead path="/accessibility" description=words.lead/>
        <div class="narrow">
            <h1>{words.title}</h1>
            <p>{words.lead}</p>
            <h2>{words.works}</h2>
            <ul>{works.collect_view()}</ul>
            <h2>{words.lacks}</h2>
            <p>{words.lacks_text}</p>
            <h2>{words.help}</h2>
            <p>{words.help_text}</p>
        </div>
    }
}
