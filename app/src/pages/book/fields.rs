//! Day, times and people: the fields that booking and moving share.

use crate::components::Field;
use crate::context::{lang, now};
use crate::forms::Asked;
use crate::i18n::booking::Book as Words;
use leptos::prelude::*;
use linli_domain::zone::{self, Tz};

/// The fields, for a form of this name.
#[component]
pub fn TimeFields(
    /// The form.
    form: &'static str,
    /// What stands in them.
    asked: Asked,
    /// The zone of the place.
    zone: Tz,
    /// The most people that fit, where it is known.
    #[prop(optional)]
    capacity: Option<i64>,
) -> impl IntoView {
    let words = Words::of(lang());
    let today = zone::local_day(zone, now()).to_string();
    // Abroad the reader's clock may differ from that of the place.
    let note = (zone != crate::context::HOME_ZONE)
        .then(|| view! { <p class="help">{words.zone_note}" "({zone.name()})</p> });
    let max = capacity.map_or(String::new(), |capacity| capacity.to_string());
    view! {
        <div class="time-row">
            <Field form name="date" label=words.date kind="date" required=true zone min=today value=asked.date/>
            <Field form name="from" label=words.from kind="time" required=true zone value=asked.from/>
            <Field form name="to" label=words.to kind="time" required=true zone value=asked.to/>
        </div>
        {note}
        <Field form name="persons" label=words.persons kind="number" required=true zone min="1" max=max
            value=asked.persons/>
    }
}
