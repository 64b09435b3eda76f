//! A line under the booking fields that says, while one types, whether the time can be had.

use crate::api::bookings::preview_booking;
use crate::api::told::Told;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, FormData, HtmlFormElement, HtmlInputElement};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How long nothing is typed before the server is asked.
const PAUSE: Duration = Duration::from_millis(350);

/// The words of the island, in the reader's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LiveWords {
    /// While the server is asked.
    pub checking: String,
    /// When it cannot be reached.
    pub unreachable: String,
    /// Before other times.
    pub instead: String,
}

/// The fields, drawn by the server, and the live line, which starts with what the server found.
///
/// Without script the fields are those of a plain form and the line stands as it is.
#[island]
pub fn BookingFields(
    /// The words.
    words: LiveWords,
    /// The space.
    space: String,
    /// Its zone.
    zone: String,
    /// What the server found for the values in the fields.
    told: Option<Told>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let LiveWords { checking, unreachable, instead } = words;
    let told = RwSignal::new(told);
    // Between a question and its answer a grey bar stands where the answer will.
    let waiting = RwSignal::new(false);
    // Counts what was typed: only the answer to the last of it is shown.
    let latest = StoredValue::new(0_u32);
    let ask = move |form: &HtmlFormElement, number: u32| {
        let Some([date, from, to, persons, purpose]) = read(form) else { return };
        told.set(Some(note(&checking)));
        waiting.set(true);
        let (space, zone, unreachable) = (space.clone(), zone.clone(), unreachable.clone());
        spawn_local(async move {
            let answer = preview_booking(space, zone, date, from, to, persons, purpose).await;
            if latest.get_value() == number {
                waiting.set(false);
                told.set(Some(answer.unwrap_or_else(|_| note(&unreachable))));
            }
        });
    };
    let changed = move |event: Event| {
        let Some(form) = form_of(&event) else { return };
        latest.update_value(|number| *number += 1);
        let (number, ask) = (latest.get_value(), ask.clone());
        // Leptos' own `debounce` keeps values of one thread, which the server may drop on another.
        let when_still = move || {
            if latest.get_value() == number {
                ask(&form, number);
            }
        };
        set_timeout(when_still, PAUSE);
    };
    view! {
        <div class="fields" on:input=changed>
            {children()}
        </div>
        <div class="told" class:waiting=waiting role="status" aria-live="polite">
            {move || told.get().map(|told| answer(told, instead.clone()))}
        </div>
    }
}

fn note(sentence: &str) -> Told {
    Told { sentence: sentence.to_owned(), ..Told::default() }
}

/// The form around the field that changed; selects have `form` as inputs have.
fn form_of(event: &Event) -> Option<HtmlFormElement> {
    event.target()?.unchecked_into::<HtmlInputElement>().form()
}

/// The five fields, once a whole time is given.
fn read(form: &HtmlFormElement) -> Option<[String; 5]> {
    let data = FormData::new_with_form(form).ok()?;
    let fields = ["date", "from", "to", "persons", "purpose"];
    let values = fields.map(|name| data.get(name).as_string().unwrap_or_default());
    values[..3].iter().all(|value| !value.is_empty()).then_some(values)
}

fn answer(told: Told, instead: String) -> impl IntoView {
    let Told { fits, sentence, instead: links } = told;
    let links: Vec<_> = links
        .into_iter()
        .map(|link| view! { <li><a class="chip" href=link.href>{link.label}</a></li> })
        .collect();
    let others =
        (!links.is_empty()).then(|| view! { <p>{instead}</p><ul class="chips">{links}</ul> });
    let line = (!sentence.is_empty())
        .then(|| view! { <p class="told-line" class:fits=fits>{sentence}</p> });
    view! {
        {line}
        {others}
    }
}
