//! The head of every page: name, ways, language and type size.

use crate::context::{Demo, caller, prefs};
use crate::i18n::common::Common;
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
                <nav aria-label=words.site_nav>
                    <a class="to-home" href="/">{words.home}</a>
                    {account}
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

/// The query with its question mark; the language is left out, because the cookie takes over.
fn searched(search: &str) -> String {
    let kept: Vec<&str> = search
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("lang="))
        .collect();
    if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
}
