//! One line of a form: label above, help below, the error beside the field.

use crate::context::{HOME_ZONE, form_state, lang};
use crate::forms::field_of;
use crate::i18n::common::Common;
use crate::i18n::refusals;
use leptos::prelude::*;
use linli_domain::zone::Tz;

/// What a field of a form refers to besides its label.
struct Notes {
    id: String,
    error: Option<String>,
    help: Option<&'static str>,
}

impl Notes {
    fn of(
        form: &'static str,
        name: &'static str,
        help: Option<&'static str>,
        zone: Option<Tz>,
    ) -> Self {
        let state = form_state();
        let error = state.error_of(form).filter(|error| field_of(error) == Some(name));
        let error = error.map(|error| refusals::sentence(error, lang(), zone.unwrap_or(HOME_ZONE)));
        Self { id: format!("{form}-{name}"), error, help }
    }

    /// The ids of help and error, for `aria-describedby`.
    fn described_by(&self) -> Option<String> {
        let help = self.help.map(|_| format!("{}-help", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        let ids: Vec<String> = [error, help].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    fn below(self) -> impl IntoView {
        let help = self
            .help
            .map(|help| view! { <p class="help" id=format!("{}-help", self.id)>{help}</p> });
        let error = self.error.map(|error| {
            view! { <p class="error" id=format!("{}-error", self.id)>{error}</p> }
        });
        view! { {error}{help} }
    }
}

/// An input with its label.
#[component]
pub fn Field(
    /// The form it belongs to.
    form: &'static str,
    /// Its name.
    name: &'static str,
    /// Its label.
    label: &'static str,
    /// What stands in it.
    #[prop(into, default = String::new())]
    value: String,
    /// `text` where nothing is said.
    #[prop(default = "text")]
    kind: &'static str,
    /// One line of help.
    #[prop(optional)]
    help: Option<&'static str>,
    /// The token for `autocomplete`.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Smallest value.
    #[prop(optional, into)]
    min: Option<String>,
    /// Largest value.
    #[prop(optional, into)]
    max: Option<String>,
    /// It must be filled in.
    #[prop(optional)]
    required: bool,
    /// The zone for times in its error.
    #[prop(optional)]
    zone: Option<Tz>,
) -> impl IntoView {
    let notes = Notes::of(form, name, help, zone);
    let optional = (!required && form != "search").then(|| {
        view! { " "<span class="optional">"("{Common::of(lang()).optional}")"</span> }
    });
    view! {
        <div class=format!("field field-{name}")>
            <label for=notes.id.clone()>{label}{optional}</label>
            <input
                id=notes.id.clone()
                name=name
                type=kind
                value=value
                autocomplete=autocomplete
                min=min
                max=max
                required=required
                aria-describedby=notes.described_by()
                aria-invalid=notes.invalid()
            />
            {notes.below()}
        </div>
    }
}

/// A choice from a list, with its label.
#[component]
pub fn Select(
    /// The form it belongs to.
    form: &'static str,
    /// Its name.
    name: &'static str,
    /// Its label.
    label: &'static str,
    /// One line of help.
    #[prop(optional)]
    help: Option<&'static str>,
    /// The options.
    children: Children,
) -> impl IntoView {
    let notes = Notes::of(form, name, help, None);
    view! {
        <div class=format!("field field-{name}")>
            <label for=notes.id.clone()>{label}</label>
            <select
                id=notes.id.clone()
                name=name
                aria-describedby=notes.described_by()
                aria-invalid=notes.invalid()
            >
                {children()}
            </select>
            {notes.below()}
        </div>
    }
}
