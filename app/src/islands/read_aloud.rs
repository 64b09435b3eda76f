//! 朗读: reads the page aloud with the voices of the reader's own device, block by block.

use leptos::prelude::*;
use leptos::wasm_bindgen::prelude::*;
use serde::{Deserialize, Serialize};
use web_sys::{Element, HtmlElement, SpeechSynthesis, SpeechSynthesisUtterance};

/// The words of the island, in the reader's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AloudWords {
    /// The button that begins.
    pub read: String,
    /// The button that ends.
    pub stop: String,
    /// The device has no voice.
    pub silent: String,
}

/// What is read, in the order of the page.
const BLOCKS: &str = "h1,h2,h3,h4,h5,p,li,dt,dd,figcaption,legend,label,summary,caption,.button";

/// The button. It stays away where the browser cannot speak.
#[island]
pub fn ReadAloud(
    /// The words.
    words: AloudWords,
) -> impl IntoView {
    let can = RwSignal::new(false);
    let reading = RwSignal::new(false);
    let silent = RwSignal::new(false);
    Effect::new(move || can.set(voice_of_device().is_some()));
    let AloudWords { read, stop, silent: no_voice } = words;
    let press = move |_| {
        let Some(voice) = voice_of_device() else { return };
        voice.cancel();
        unmark();
        silent.set(false);
        if reading.get_untracked() {
            reading.set(false);
            return;
        }
        reading.set(true);
        speak(blocks(), 0, reading, silent);
    };
    view! {
        <button type="button" class="button quiet aloud" hidden=move || !can.get() on:click=press
            aria-pressed=move || if reading.get() { "true" } else { "false" }>
            <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
                <path d="M2.5 6v4h2.5l3.5 3V3L5 6zM11 5.5a3.5 3.5 0 0 1 0 5M12.8 3.5a6.2 6.2 0 0 1 0 9"/>
            </svg>
            <span>{move || if reading.get() { stop.clone() } else { read.clone() }}</span>
        </button>
        <span class="hidden" role="status">{move || silent.get().then(|| no_voice.clone())}</span>
    }
}

fn voice_of_device() -> Option<SpeechSynthesis> {
    let found = window().speech_synthesis().ok()?;
    // A browser without it answers nothing, which is no error.
    let there: &JsValue = found.as_ref();
    (!there.is_undefined() && !there.is_null()).then(|| found.clone())
}

/// The texts of the page that can be seen, with their languages; the innermost blocks only.
fn blocks() -> Vec<Element> {
    let Ok(found) = document().query_selector_all(&format!("main :is({BLOCKS})")) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into::<Element>().ok())
        .filter(|one| one.get_client_rects().length() > 0)
        .filter(|one| one.closest("[aria-hidden=true], .hidden, .aloud").ok().flatten().is_none())
        .filter(|one| one.query_selector(BLOCKS).ok().flatten().is_none())
        .collect()
}

/// Says one block, then the next.
fn speak(blocks: Vec<Element>, at: usize, reading: RwSignal<bool>, silent: RwSignal<bool>) {
    unmark();
    if !reading.get_untracked() {
        return;
    }
    let (Some(voice), Some(block)) = (voice_of_device(), blocks.get(at).cloned()) else {
        reading.set(false);
        return;
    };
    let text = block.dyn_ref::<HtmlElement>().map(HtmlElement::inner_text).unwrap_or_default();
    let Ok(said) = SpeechSynthesisUtterance::new_with_text(&text) else { return };
    let lang = block.closest("[lang]").ok().flatten().and_then(|one| one.get_attribute("lang"));
    said.set_lang(&lang.unwrap_or_default());
    said.set_rate(0.9);
    let _ = block.class_list().add_1("reading");
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    block.scroll_into_view_with_scroll_into_view_options(&options);
    let next = Closure::once_into_js(move || speak(blocks, at + 1, reading, silent));
    said.set_onend(Some(next.unchecked_ref()));
    let failed = Closure::once_into_js(move || {
        // Stopping ends a block with an error too; then nothing is left to say.
        if reading.get_untracked() {
            reading.set(false);
            silent.set(true);
            unmark();
        }
    });
    said.set_onerror(Some(failed.unchecked_ref()));
    voice.speak(&said);
}

/// No block is being read.
fn unmark() {
    if let Ok(Some(block)) = document().query_selector(".reading") {
        let _ = block.class_list().remove_1("reading");
    }
}
