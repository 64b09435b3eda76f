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

/// Says once, on English pages, that one of these is only Chinese: for names that stand inside links
/// and headings, where the note of [`Said`] would become part of the name.
#[component]
pub fn ChineseOnly(
    /// What is said near by with `quiet`.
    names: Vec<Name>,
) -> impl IntoView {
    let lang = lang();
    let foreign = |name: &Name| {
        let (text, own) = name.in_language(lang.is_english());
        !own && !text.is_empty()
    };
    (lang.is_english() && names.iter().any(foreign)).then(|| {
        view! { " "<span class="only-chinese">{Common::of(lang).only_chinese}</span> }
    })
}

/// The language of a text that came without one: Chinese letters on an English page say so.
fn foreign_tag(text: &str, lang: Lang) -> Option<&'static str> {
    let chinese = text.chars().any(|letter| ('\u{3400}'..='\u{9fff}').contains(&letter));
    (lang.is_english() && chinese).then_some(lang.other().tag())
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
    let tag = foreign_tag(&of, lang());
    view! {
        <a class="button quiet phone" href=format!("tel:{dialled}")>
            <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d="M4 2.5h2l1 3-1.5 1a7 7 0 0 0 4 4l1-1.5 3 1v2c0 .8-.7 1.5-1.5 1.5C6.5 13.5 2.5 9.5 2.5 4c0-.8.7-1.5 1.5-1.5z"/>
            </svg>
            {Common::of(lang()).call}" "<span class="number">{number}</span>
            " "<span class="hidden" lang=tag>{of}</span>
        </a>
    }
}
