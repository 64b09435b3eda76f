//! The five elements that public places must post: who, when, where, phone, temporary closures.

use crate::components::{Badge, BadgeKind, Phone, Said, Stops, plain};
use crate::context::{lang, zone_of};
use crate::i18n::facility::Facility as Words;
use crate::i18n::{format, search::Search};
use crate::ports::facilities::FacilityView;
use leptos::prelude::*;
use linli_domain::zone;

/// The elements, always all five: what is not posted says so.
#[component]
pub fn Elements(
    /// The facility.
    facility: FacilityView,
) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let posted = zone::local_day(zone_of(&facility.timezone), facility.posted_at);
    let hours = match facility.hours_text.clone().filter(|text| !text.is_empty()) {
        Some(text) => {
            let unread = facility.opening.is_empty().then(|| view! {
                <p class="unread"><Badge kind=BadgeKind::Unsure word=Search::of(lang).unread/></p>
            });
            view! { <span class="posted-text"><Said name=text/></span>{unread} }.into_any()
        }
        None if facility.opening.is_empty() => words.not_given.into_any(),
        None => view! { <a href="#week">{words.see_week}</a> }.into_any(),
    };
    let address = if facility.address.is_empty() {
        words.not_given.into_any()
    } else {
        view! { <Said name=facility.address.clone()/> }.into_any()
    };
    let phone = match facility.phone.clone() {
        Some(number) => view! { <Phone number of=plain(&facility.name, lang)/> }.into_any(),
        None => words.not_given.into_any(),
    };
    let told = !facility.closures.is_empty() || !facility.closed_days.is_empty();
    let stops = if told {
        let (closures, days) = (facility.closures.clone(), facility.closed_days.clone());
        let zone = zone_of(&facility.timezone);
        view! { {words.stops_on}<Stops closures days zone/> }.into_any()
    } else {
        words.no_stops.into_any()
    };
    view! {
        <section aria-labelledby="elements">
            <h2 id="elements">{words.elements}</h2>
            <dl class="facts-list">
                <div><dt>{words.unit}</dt><dd><a href=format!("/units/{}", facility.unit_id)><Said name=facility.unit.clone()/></a></dd></div>
                <div><dt>{words.hours}</dt><dd>{hours}</dd></div>
                <div><dt>{words.address}</dt><dd>{address}</dd></div>
                <div><dt>{words.phone}</dt><dd>{phone}</dd></div>
                <div><dt>{words.stops}</dt><dd>{stops}</dd></div>
            </dl>
            <p class="small">
                {words.posted_at}" "<time datetime=posted.to_string()>{format::full_day(posted, lang)}</time>
            </p>
        </section>
    }
}
