//! The resolved week beside the opening form, worked out anew while one types.

use crate::api::opening::{DayTold, HoursTold, preview_hours};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How long nothing is typed before the server is asked.
const PAUSE: Duration = Duration::from_millis(400);

/// The words of the island, in the reader's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HoursWords {
    /// Above the week.
    pub week: String,
    /// Above the days further ahead.
    pub ahead: String,
    /// While the server is asked.
    pub checking: String,
    /// When it cannot be reached.
    pub unreachable: String,
}

/// The rows, drawn by the server, and beside them the week, which starts with what the server found.
#[island]
pub fn HoursLive(
    /// The words.
    words: HoursWords,
    /// The facility.
    facility: String,
    /// What the server found for the rows as they stand.
    told: HoursTold,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let HoursWords { week, ahead, checking, unreachable } = words;
    let told = RwSignal::new(told);
    let status = RwSignal::new(String::new());
    // Counts what was typed: only the answer to the last of it is shown.
    let latest = StoredValue::new(0_u32);
    let ask = move |form: &HtmlFormElement, number: u32| {
        let Some(fields) = sent(form) else { return };
        status.set(checking.clone());
        let (facility, unreachable) = (facility.clone(), unreachable.clone());
        spawn_local(async move {
            let answer = preview_hours(facility, fields).await;
            if latest.get_value() == number {
                match answer {
                    Ok(found) => {
                        status.set(String::new());
                        told.set(found);
                    }
                    Err(_) => status.set(unreachable),
                }
            }
        });
    };
    let changed = move |event: Event| {
        let Some(form) = form_of(&event) else { return };
        latest.update_value(|number| *number += 1);
        let (number, ask) = (latest.get_value(), ask.clone());
        let when_still = move || {
            if latest.get_value() == number {
                ask(&form, number);
            }
        };
        set_timeout(when_still, PAUSE);
    };
    view! {
        <div class="hours-live">
            <div class="fields" on:input=changed>
                {children()}
            </div>
            <div class="resolved">
                <p class="resolved-status" role="status">{move || status.get()}</p>
                {move || resolved(told.get(), week.clone(), ahead.clone())}
            </div>
        </div>
    }
}

/// The form around the field that changed; selects and texts have `form` as inputs have.
fn form_of(event: &Event) -> Option<HtmlFormElement> {
    event.target()?.unchecked_into::<HtmlInputElement>().form()
}

/// The fields as a browser would send them.
fn sent(form: &HtmlFormElement) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    Some(String::from(fields.to_string()))
}

fn resolved(told: HoursTold, week: String, ahead: String) -> impl IntoView {
    if !told.fault.is_empty() {
        return view! { <p class="told-line">{told.fault}</p> }.into_any();
    }
    let later = (!told.ahead.is_empty()).then(|| view! { <h3>{ahead}</h3>{days(told.ahead)} });
    view! { <h3>{week}</h3>{days(told.week)}{later} }.into_any()
}

fn days(days: Vec<DayTold>) -> impl IntoView {
    let rows: Vec<_> = days
        .into_iter()
        .map(|day| {
            let kind = if day.special { "kind special" } else { "kind" };
            view! {
                <li class:shut=day.shut>
                    <span class="date">{day.date}</span>
                    <span class=kind>{day.kind}</span>
                    <span class="times">{day.times}</span>
                </li>
            }
        })
        .collect();
    view! { <ol class="resolved-days">{rows}</ol> }
}
