//! The five elements that public places must post: who, when, where, phone, temporary closures.

use crate::components::{Badge, BadgeKind, Phone, Said, plain};
use crate::context::{lang, zone_of};
use crate::i18n::facility::Facility as Words;
use crate::i18n::{closures, format, search::Search};
use crate::ports::facilities::FacilityView;
use leptos::prelude::*;
use linli_domain::name::Name;
use linli_domain::time::Slot;
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
    let stops = stops(&facility);
    view! {
        <section aria-labelledby="elements">
            <h2 id="elements">{words.elements}</h2>
            <dl class="facts-list">
                <div><dt>{words.unit}</dt><dd><Said name=facility.unit.clone()/></dd></div>
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

/// What stops the posted hours soon: closures with their reason, and days without hours.
fn stops(facility: &FacilityView) -> AnyView {
    let lang = lang();
    let words = Words::of(lang);
    let zone = zone_of(&facility.timezone);
    let closures = facility.closures.iter().map(|one| {
        let slot = Slot::new(one.start, one.end);
        let parts = (!one.areas.is_empty())
            .then(|| view! { " · "{closures::Closures::of(lang).some_areas} });
        let why = match one.reason.clone() {
            Some(text) => view! { <Said name=Name::new(text, "") quiet=true/> }.into_any(),
            None => closures::reason(one.reason_code, lang).into_any(),
        };
        view! {
            <li>
                <time datetime=format::stamp(one.start)>{closures::when(slot, zone, lang)}</time>
                {parts}" · "{why}
            </li>
        }
        .into_any()
    });
    let days = facility.closed_days.iter().map(|day| {
        view! { <li><time datetime=day.to_string()>{format::day(*day, lang)}</time></li> }
            .into_any()
    });
    let all: Vec<AnyView> = closures.chain(days).collect();
    if all.is_empty() {
        return words.no_stops.into_any();
    }
    view! { {words.stops_on}<ul class="stops">{all}</ul> }.into_any()
}
