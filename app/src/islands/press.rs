//! Two buttons that only a script can serve: print this page, copy this text. Without script they
//! are not there, and the browser's own menu does it.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use serde::{Deserialize, Serialize};
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Prints the page.
#[island]
pub fn PrintButton(
    /// Its word.
    word: String,
) -> impl IntoView {
    let ready = started();
    view! {
        <button type="button" class="button primary" hidden=move || !ready.get()
            on:click=move |_| { let _ = window().print(); }>{word}</button>
    }
}

/// The words of the copying button.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CopyWords {
    /// The button.
    pub copy: String,
    /// When it is copied.
    pub copied: String,
    /// When the browser does not let us.
    pub by_hand: String,
}

/// Copies the text of a `<textarea>`.
#[island]
pub fn CopyButton(
    /// The words.
    words: CopyWords,
    /// The id of the text area.
    of: String,
) -> impl IntoView {
    let ready = started();
    let said = RwSignal::new(String::new());
    let CopyWords { copy, copied, by_hand } = words;
    let press = move |_| {
        let area = document().get_element_by_id(&of);
        let area = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
        let Some(area) = area else { return };
        area.select();
        // Works in old browsers and over plain HTTP too, where the newer way is not offered.
        let page = document().dyn_into::<HtmlDocument>().ok();
        let done = page.is_some_and(|page| page.exec_command("copy").unwrap_or(false));
        said.set(if done { copied.clone() } else { by_hand.clone() });
    };
    view! {
        <button type="button" class="button primary" hidden=move || !ready.get() on:click=press>{copy}</button>
        <span role="status">{move || said.get()}</span>
    }
}

/// Becomes true once scripts run.
fn started() -> RwSignal<bool> {
    let ready = RwSignal::new(false);
    Effect::new(move || ready.set(true));
    ready
}
