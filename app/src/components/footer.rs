//! The foot of every page.

use crate::context::lang;
use crate::i18n::common::Common;
use leptos::prelude::*;

/// The foot.
#[component]
pub fn Footer() -> impl IntoView {
    let words = Common::of(lang());
    view! {
        <footer class="site-footer">
            <div class="wide">
                <p>{words.name}" · "{words.tagline}</p>
                <nav aria-label=words.footer>
                    <a href="/about">{words.about}</a>
                    // `rel` keeps the router of islands away: this is no page.
                    <a href="/api/v1/openapi.json" rel="external">{words.api}</a>
                </nav>
            </div>
        </footer>
    }
}
