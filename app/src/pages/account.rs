//! What signing in and registering share: the way back, and the note for those signed in.

use crate::context::{caller, form_state, lang};
use crate::forms::{local_path, query};
use crate::i18n::account::Account;
use leptos::prelude::*;

/// Where to go afterwards: from the form that came back, else from the address.
pub fn next(form: &str) -> String {
    let typed = form_state().value(form, "next");
    let asked = if typed.is_empty() { super::query()("next") } else { typed };
    local_path(&asked, "/me").to_owned()
}

/// `path` with the way back.
pub fn with_next(path: &str, next: &str) -> String {
    format!("{path}{}", query([("next", if next == "/me" { "" } else { next })]))
}

/// That one is signed in already.
#[component]
pub fn AlreadyHere() -> impl IntoView {
    let words = Account::of(lang());
    caller()
        .identity
        .map(|_| view! { <p class="note">{words.already}" "<a href="/me">{words.to_me}</a></p> })
}
