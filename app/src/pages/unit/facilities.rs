//! `/unit/facilities`: what the unit shares, what is published, what comes next.

use crate::api;
use crate::components::{Badge, BadgeKind, Mark, Said, UnitFrame, page_or_trouble};
use crate::context::{HOME_ZONE, lang};
use crate::i18n::{format, names, unit::Unit as Words};
use crate::ports::Answer;
use crate::ports::places::UnitView;
use crate::ports::publishing::OwnFacility;
use leptos::prelude::*;
use linli_domain::zone;

/// The page.
#[component]
pub fn UnitFacilities() -> impl IntoView {
    view! {
        <Suspense>
            {Suspend::new(async move { page_or_trouble(read().await, |(units, list)| view! { <List units list/> }) })}
        </Suspense>
    }
}

async fn read() -> Answer<(Vec<UnitView>, Vec<OwnFacility>)> {
    Ok((api::publishing::own_units().await?, api::publishing::own_facilities().await?))
}

#[component]
fn List(units: Vec<UnitView>, list: Vec<OwnFacility>) -> impl IntoView {
    let words = Words::of(lang());
    let several = units.len() > 1;
    let cards: Vec<_> = list.into_iter().map(|one| view! { <li><Own one several/></li> }).collect();
    let below = match (units.is_empty() && cards.is_empty(), cards.is_empty()) {
        (true, _) => view! { <p class="note">{words.no_unit}</p> }.into_any(),
        (_, true) => view! { <p class="note">{words.none}</p> }.into_any(),
        _ => view! { <ul class="cards own-list">{cards}</ul> }.into_any(),
    };
    let add = (!units.is_empty()).then(|| {
        view! { <p class="row"><a class="button primary" href="/unit/facilities/new">{words.add}</a></p> }
    });
    view! {
        <UnitFrame title=words.list_title>
            <p class="lead">{words.list_help}</p>
            {add}
            {below}
        </UnitFrame>
    }
}

#[component]
fn Own(one: OwnFacility, several: bool) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let badge = if one.published {
        view! { <Badge kind=BadgeKind::Open word=words.state_published/> }
    } else {
        view! { <Badge kind=BadgeKind::Closed word=words.state_draft/> }
    };
    let joint = lang.pick("、", ", ");
    let missing: Vec<&str> = one.missing.iter().map(|name| names::field(name, lang)).collect();
    let next = match (missing.is_empty(), one.published) {
        (false, _) => {
            format!("{}{}{}", words.next_fill, lang.pick("：", ": "), missing.join(joint))
        }
        (true, false) => words.next_publish.to_owned(),
        (true, true) => words.next_edit.to_owned(),
    };
    let posted = format::full_day(zone::local_day(HOME_ZONE, one.posted_at), lang);
    let href = format!("/unit/facilities/{}", one.id);
    let unit = several.then(|| view! { " · "<Said name=one.unit.clone() quiet=true/> });
    view! {
        <article class="card">
            <Mark category=one.category/>
            <div class="card-main">
                <h2><a href=href.clone()><Said name=one.name.clone()/></a></h2>
                <p class="badges">{badge}<span>{names::category(one.category, lang)}{unit}</span></p>
                <p class="facts">{words.posted}" "{posted}</p>
                <p class="row"><a class="button quiet" href=href>{next}<span class="hidden">" "<Said name=one.name quiet=true/></span></a></p>
            </div>
        </article>
    }
}
