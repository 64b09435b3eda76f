//! Text that units write, in the reader's language where they gave it, and marked where not.

use crate::context::lang;
use crate::i18n::{Lang, common::Common};
use leptos::prelude::*;
use linli_domain::name::Name;

/// A name or text; one that is only Chinese says so on English pages.
#[component]
pub fn Said(
    /// The text in one or both languages.
    name: Name,
    /// Leave out the note, where another one stands close by.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let lang = lang();
    let (text, own) = name.in_language(lang.is_english());
    let text = text.to_owned();
    if own || text.is_empty() {
        return view! { <span class="said">{text}</span> }.into_any();
    }
    let note = (!quiet && lang.is_english()).then(|| {
        view! { " "<span class="only-chinese">{Common::of(lang).only_chinese}</span> }
    });
    view! { <span class="said" lang=lang.other().tag()>{text}</span>{note} }.into_any()
}

/// The text alone, for attributes and titles.
pub fn plain(name: &Name, lang: Lang) -> String {
    name.in_language(lang.is_english()).0.to_owned()
}

/// A phone number to press.
#[component]
pub fn Phone(
    /// The number as posted.
    number: String,
    /// Whose it is, for screen readers.
    of: String,
) -> impl IntoView {
    let dialled: String =
        number.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
    view! {
        <a class="button quiet phone" href=format!("tel:{dialled}")>
            <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d="M4 2.5h2l1 3-1.5 1a7 7 0 0 0 4 4l1-1.5 3 1v2c0 .8-.7 1.5-1.5 1.5C6.5 13.5 2.5 9.5 2.5 4c0-.8.7-1.5 1.5-1.5z"/>
            </svg>
            {Common::of(lang()).call}" "<span class="number">{number}</span>
            <span class="hidden">" "{of}</span>
        </a>
    }
}
