//! Lines of long forms, whose fields are numbered: label above, help below, the error beside.

use crate::context::{HOME_ZONE, form_state, lang};
use crate::forms::field_of;
use crate::i18n::{common::Common, refusals};
use leptos::prelude::*;

/// What is wrong with a field of a form that was sent.
fn error_of(form: &'static str, name: &str) -> Option<String> {
    let state = form_state();
    let error = state.error_of(form).filter(|error| field_of(error) == Some(name));
    error.map(|error| refusals::sentence(error, lang(), HOME_ZONE))
}

/// An input, or with `rows` a text of several lines.
#[component]
pub fn Line(
    /// The form it belongs to.
    form: &'static str,
    /// Its name.
    #[prop(into)]
    name: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What stands in it.
    #[prop(into, default = String::new())]
    value: String,
    /// `text` where nothing is said.
    #[prop(default = "text")]
    kind: &'static str,
    /// One line of help.
    #[prop(optional, into)]
    help: String,
    /// It may be left empty.
    #[prop(optional)]
    optional: bool,
    /// The language of what is typed, where it is not that of the page.
    #[prop(optional)]
    written_in: Option<&'static str>,
    /// Lines of text; one line where nothing is said.
    #[prop(optional)]
    rows: Option<u8>,
    /// A hint for the keyboard of phones.
    #[prop(optional)]
    keys: Option<&'static str>,
) -> impl IntoView {
    let id = format!("{form}-{name}");
    let error = error_of(form, &name);
    let notes = [
        error.as_ref().map(|_| format!("{id}-error")),
        (!help.is_empty()).then(|| format!("{id}-help")),
    ];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    let notes = (!notes.is_empty()).then(|| notes.join(" "));
    let invalid = error.as_ref().map(|_| "true");
    let mark = optional.then(|| {
        view! { " "<span class="optional">"("{Common::of(lang()).optional}")"</span> }
    });
    let field = if let Some(rows) = rows {
        view! {
            <textarea id=id.clone() name=name rows=rows.to_string() lang=written_in
                aria-describedby=notes aria-invalid=invalid>{value}</textarea>
        }
        .into_any()
    } else {
        view! {
            <input id=id.clone() name=name type=kind value=value lang=written_in inputmode=keys
                aria-describedby=notes aria-invalid=invalid autocomplete="off"/>
        }
        .into_any()
    };
    let error = error.map(|error| view! { <p class="error" id=format!("{id}-error")>{error}</p> });
    let help =
        (!help.is_empty()).then(|| view! { <p class="help" id=format!("{id}-help")>{help}</p> });
    view! {
        <div class="field line">
            <label for=id>{label}{mark}</label>
            {field}
            {error}
            {help}
        </div>
    }
}

/// A box to tick.
#[component]
pub fn Tick(
    /// The form it belongs to.
    form: &'static str,
    /// Its name; sent as `1`.
    #[prop(into)]
    name: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// It is ticked.
    on: bool,
) -> impl IntoView {
    let id = format!("{form}-{name}");
    view! {
        <label class="tick" for=id>
            <input id=id.clone() type="checkbox" name=name value="1" checked=on/>
            <span>{label}</span>
        </label>
    }
}

/// A choice from a short list: value, label.
#[component]
pub fn Choice(
    /// The form it belongs to.
    form: &'static str,
    /// Its name.
    #[prop(into)]
    name: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Values with their labels.
    options: Vec<(String, String)>,
    /// The value that is chosen.
    #[prop(into)]
    chosen: String,
    /// One line of help.
    #[prop(optional, into)]
    help: String,
) -> impl IntoView {
    let id = format!("{form}-{name}");
    let error = error_of(form, &name);
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, label)| {
            let on = value == chosen;
            view! { <option value=value selected=on>{label}</option> }
        })
        .collect();
    let invalid = error.as_ref().map(|_| "true");
    let error = error.map(|error| view! { <p class="error">{error}</p> });
    let help = (!help.is_empty()).then(|| view! { <p class="help">{help}</p> });
    view! {
        <div class="field line">
            <label for=id.clone()>{label}</label>
            <select id=id name=name aria-invalid=invalid>{options}</select>
            {error}
            {help}
        </div>
    }
}

/// The error of a group of fields that has no field of its own.
#[component]
pub fn LineError(
    /// The form it belongs to.
    form: &'static str,
    /// The name by which it is refused.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let id = format!("{form}-{name}");
    error_of(form, &name).map(|error| view! { <p class="error" id=id tabindex="-1">{error}</p> })
}
