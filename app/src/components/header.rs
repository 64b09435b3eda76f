//! The head of every page: name, ways, language and type size.

use super::Said;
use crate::context::{Demo, Near, caller, prefs};
use crate::i18n::common::Common;
use crate::i18n::site::Foot;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The head.
#[component]
pub fn Header() -> impl IntoView {
    let prefs = prefs();
    let is_demo = use_context::<Demo>().is_some_and(|demo| demo.0);
    let words = Common::of(prefs.lang);
    let location = use_location();
    let here = format!(
        "{}{}",
        location.pathname.get_untracked(),
        searched(&location.search.get_untracked())
    );
    let account = if caller().identity.is_some() {
        view! { <a href="/me">{words.me}</a> }.into_any()
    } else {
        let next = crate::forms::query([("next", if here == "/" { "" } else { here.as_str() })]);
        view! { <a href=format!("/sign-in{next}")>{words.sign_in}</a> }.into_any()
    };
    let work = caller().identity.filter(linli_domain::account::Identity::is_staff);
    let work = work.map(|_| view! { <a href="/work">{words.work}</a> });
    let elder = if prefs.elder { words.elder_off } else { words.elder_on };
    let other = prefs.lang.other();
    view! {
        <a class="skip" href="#main">{words.skip}</a>
        {is_demo.then(|| view! { <p class="demo-note" role="note">{words.demo}</p> })}
        <header class="site-header">
            <div class="wide">
                <a class="site-name" href="/">
                    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
                        <path d="M4 17 12 9l4 4 4-4 8 8v9H18v-6h-4v6H4z"/>
                    </svg>
                    {words.name}
                </a>
                <Place/>
                <nav aria-label=words.site_nav>
                    <a class="to-home" href="/">{words.home}</a>
                    {account}
                    {work}
                </nav>
                <form class="prefs" method="post" action="/prefs">
                    <input type="hidden" name="back" value=here/>
                    <button class="button quiet" name="elder" value=if prefs.elder { "0" } else { "1" }>{elder}</button>
                    <button class="button quiet" name="lang" value=other.word() lang=other.tag()>
                        {words.other_language}
                    </button>
                </form>
            </div>
        </header>
    }
}

/// Where the reader lives, or the way to say so.
#[component]
fn Place() -> impl IntoView {
    let words = Foot::of(prefs().lang);
    let near = use_context::<Near>().and_then(|near| near.0);
    let class = if near.is_some() { "place chosen" } else { "place" };
    let said = match near {
        Some(name) => view! { <Said name quiet=true/> }.into_any(),
        None => words.near.into_any(),
    };
    view! {
        <a class=class href="/#place">
            <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
                <path d="M8 14.5C5 11 3.5 8.8 3.5 6.6a4.5 4.5 0 0 1 9 0C12.5 8.8 11 11 8 14.5zM8 8.2a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2z"/>
            </svg>
            {said}
        </a>
    }
}

/// The query with its question mark; the language is left out, because the cookie takes over.
fn searched(search: &str) -> String {
    let kept: Vec<&str> = search
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("lang="))
        .collect();
    if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
}
