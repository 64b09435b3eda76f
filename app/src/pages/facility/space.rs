//! The spaces of a facility and their free times.

use super::free::FreeTimes;
use crate::components::{Badge, BadgeKind, Said};
use crate::context::{lang, zone_of};
use crate::i18n::facility::{Facility as Words, space_line};
use crate::i18n::search::Search;
use crate::i18n::terms;
use crate::ports::facilities::{FacilityView, SpaceView};
use leptos::prelude::*;
use linli_domain::space::Mode;
use linli_domain::zone::Tz;

/// All spaces.
#[component]
pub fn Spaces(
    /// The facility.
    facility: FacilityView,
) -> impl IntoView {
    let words = Words::of(lang());
    let zone = zone_of(&facility.timezone);
    let none = facility.spaces.is_empty().then(|| view! { <p>{words.no_spaces}</p> });
    let spaces: Vec<_> =
        facility.spaces.into_iter().map(|space| view! { <Space space zone/> }).collect();
    view! {
        <section aria-labelledby="spaces">
            <h2 id="spaces">{words.spaces}</h2>
            {none}
            {spaces}
        </section>
    }
}

#[component]
fn Space(space: SpaceView, zone: Tz) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let line = space_line(space.mode, space.capacity, &space.policy, lang);
    let (badge, free) = if space.mode == Mode::Open {
        let badge = view! { <Badge kind=BadgeKind::WalkIn word=Search::of(lang).walk_in/> };
        (badge, view! { <p>{words.walk_in}</p> }.into_any())
    } else {
        let badge = view! { <Badge kind=BadgeKind::Bookable word=Search::of(lang).bookable/> };
        let form = format!("/book/{}", space.id);
        let free = view! {
            <FreeTimes space=space.clone() zone/>
            <p><a class="button quiet" href=form>
                {words.book}<span class="hidden">" "<Said name=space.name.clone() quiet=true/></span>
            </a></p>
        };
        (badge, free.into_any())
    };
    let price = space.price.as_ref().map(|price| terms::price(price, lang));
    let price = price.map(|said| view! { <p class="facts">{said}</p> });
    let quota = terms::quotas(&space.quota, lang).map(|said| view! { <p class="facts">{said}</p> });
    let id = format!("space-{}", space.id);
    view! {
        <article class="space" aria-labelledby=id.clone()>
            <h3 id=id.clone()><Said name=space.name.clone()/>" "{badge}</h3>
            <p class="facts">{line}</p>
            {price}
            {quota}
            {free}
        </article>
    }
}
