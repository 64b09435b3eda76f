//! `/facilities/{id}`: what is posted, the week, and what is free.

mod elements;
pub mod free;
mod space;
mod week;

use crate::api;
use crate::components::{Badge, BadgeKind, Mark, Said, page_or_trouble, plain};
use crate::context::{lang, today, zone_of};
use crate::i18n::{common::Common, facility::Facility as Words, format, names, terms};
use crate::ports::facilities::FacilityView;
use elements::Elements;
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::name::Name;
use space::Spaces;
use week::Week;

/// The page.
#[component]
pub fn Facility() -> impl IntoView {
    let id = super::param("id");
    view! {
        <Suspense>
            {Suspend::new(async move {
                let answer = api::facilities::facility(id.into()).await;
                page_or_trouble(answer, |facility| view! { <Posted facility/> })
            })}
        </Suspense>
    }
}

#[component]
fn Posted(facility: FacilityView) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    // Of hours that nobody could read no page may say that they are over.
    let badge = if facility.open_now {
        Some(view! { <Badge kind=BadgeKind::Open word=words.open_now/> })
    } else {
        (!facility.opening.is_empty())
            .then(|| view! { <Badge kind=BadgeKind::Closed word=words.shut_now/> })
    };
    let assets: Vec<_> = facility.assets.iter().map(|one| terms::asset(one, lang)).collect();
    let assets = (!assets.is_empty()).then(|| {
        let list: Vec<_> = assets.into_iter().map(|said| view! { <li>{said}</li> }).collect();
        view! {
            <section aria-labelledby="assets">
                <h2 id="assets">{words.assets}</h2>
                <ul>{list}</ul>
            </section>
        }
    });
    let rules = (!facility.rules.is_empty()).then(|| {
        let rules = facility.rules.clone();
        view! {
            <section aria-labelledby="rules">
                <h2 id="rules">{words.rules}</h2>
                <p class="posted-text"><Said name=rules/></p>
            </section>
        }
    });
    view! {
        <Title text=plain(&facility.name, lang)/>
        <div class="wide facility-page">
            <Way path=facility.division_path.clone()/>
            <div class="facility-head">
                <Mark category=facility.category/>
                <div>
                    <h1><Said name=facility.name.clone()/></h1>
                    <Today facility=facility.clone()/>
                    <p class="badges">{names::category(facility.category, lang)}" "{badge}</p>
                </div>
            </div>
            <Elements facility=facility.clone()/>
            <Week facility=facility.clone()/>
            <Spaces facility=facility.clone()/>
            {assets}
            {rules}
            <Access words=facility.accessible.clone()/>
        </div>
    }
}

/// Today's hours in large figures; hours that could not be read stand below as posted.
#[component]
fn Today(facility: FacilityView) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let today = today(zone_of(&facility.timezone));
    let day = facility
        .week
        .into_iter()
        .find(|open| open.day.date == today && !facility.opening.is_empty());
    day.map(|open| {
        let times: Vec<_> = open
            .hours
            .iter()
            .map(|hours| view! { <span class="time">{format::hours(*hours, lang)}</span>" " })
            .collect();
        let said = if times.is_empty() { words.closed.into_any() } else { times.into_any() };
        view! { <p class="hero"><span class="day">{words.today}" "</span><span class="times">{said}</span></p> }
    })
}

/// The divisions from the city down.
#[component]
fn Way(path: Vec<Name>) -> impl IntoView {
    let words = Common::of(lang());
    let steps: Vec<_> =
        path.into_iter().map(|name| view! { <li><Said name quiet=true/></li> }).collect();
    view! {
        <nav class="way" aria-label=words.breadcrumbs>
            <ol><li><a href="/">{words.home}</a></li>{steps}</ol>
        </nav>
    }
}

#[component]
fn Access(words: Vec<String>) -> impl IntoView {
    let lang = lang();
    let texts = Words::of(lang);
    let list: Vec<_> = words
        .iter()
        .map(|word| view! { <li>{names::accessible(word, lang).to_owned()}</li> })
        .collect();
    let said = if list.is_empty() {
        view! { <p>{texts.no_accessible}</p> }.into_any()
    } else {
        view! { <ul class="ticks">{list}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="access">
            <h2 id="access">{texts.accessible}</h2>
            {said}
        </section>
    }
}
