//! The spaces of a facility and their free times.

use super::cells::SpaceWeek;
use super::free::{FreeTimes, Full, coming};
use crate::components::{Badge, BadgeKind, PlanDrawing, Said, plain};
use crate::context::{lang, today, zone_of};
use crate::forms::query;
use crate::i18n::audience;
use crate::i18n::facility::{Facility as Words, space_line};
use crate::i18n::format;
use crate::i18n::grid::Grid;
use crate::i18n::publish::Spaces as Plan;
use crate::i18n::search::Search;
use crate::i18n::terms;
use crate::ports::facilities::{FacilityView, SpaceView};
use chrono::{Duration, NaiveDate};
use leptos::prelude::*;
use linli_domain::ids::SpaceId;
use linli_domain::space::Mode;
use linli_domain::zone::Tz;
use std::collections::BTreeMap;

/// All spaces.
#[component]
pub fn Spaces(
    /// The facility.
    facility: FacilityView,
    /// Another week than the coming one, space by space; empty where it is the coming one.
    weeks: BTreeMap<SpaceId, SpaceWeek>,
    /// The first day shown.
    first: NaiveDate,
) -> impl IntoView {
    let words = Words::of(lang());
    let zone = zone_of(&facility.timezone);
    let none = facility.spaces.is_empty().then(|| view! { <p>{words.no_spaces}</p> });
    let names: Vec<(String, String)> =
        facility.areas.iter().map(|area| (area.key.clone(), plain(&area.name, lang()))).collect();
    let plan = facility.plan.filter(|plan| plan.parts.len() > 1);
    let plan = plan.map(|plan| view! { <PlanDrawing plan names label=Plan::of(lang()).plan_of/> });
    let days = facility.really;
    let bookable = |space: &&SpaceView| space.mode != Mode::Open;
    let horizon = facility.spaces.iter().filter(bookable).map(|space| space.policy.horizon_days);
    let ways = horizon.max().map(|horizon| {
        let last = today(zone) + Duration::days(horizon);
        view! { <Weeks id=facility.id.to_string() first last zone/> }
    });
    let mut at_once = true;
    let spaces: Vec<_> = facility
        .spaces
        .into_iter()
        .map(|space| {
            let week = match weeks.get(&space.id) {
                Some(week) => week.clone(),
                None => coming(&days, &space, zone),
            };
            let first = at_once && space.mode != Mode::Open;
            at_once = at_once && !first;
            view! { <Space space week zone at_once=first/> }
        })
        .collect();
    view! {
        <section aria-labelledby="spaces">
            <h2 id="spaces">{words.spaces}</h2>
            {ways}
            {none}
            {plan}
            {spaces}
        </section>
    }
}

/// The days shown, and the ways to the weeks beside them.
#[component]
fn Weeks(id: String, first: NaiveDate, last: NaiveDate, zone: Tz) -> impl IntoView {
    let lang = lang();
    let words = Grid::of(lang);
    let today = today(zone);
    let at = |date: NaiveDate| {
        let day = if date <= today { String::new() } else { date.to_string() };
        format!("/facilities/{id}{}#spaces", query([("week", day.as_str())]))
    };
    let week = Duration::days(7);
    let before = (first > today).then(|| {
        view! { <a class="button quiet" rel="prev" href=at((first - week).max(today))>"‹ "{words.before}</a> }
    });
    let after = (first + week <= last).then(|| {
        view! { <a class="button quiet" rel="next" href=at(first + week)>{words.after}" ›"</a> }
    });
    let until = first + Duration::days(6);
    view! {
        <nav class="weeks no-print" aria-label=words.label>
            <p><strong>{format::near_day(first, today, lang)}"–"{format::short_day(until, lang)}</strong></p>
            {before}
            {after}
        </nav>
    }
}

#[component]
fn Space(space: SpaceView, week: SpaceWeek, zone: Tz, at_once: bool) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let line = space_line(space.mode, space.capacity, &space.policy, lang);
    let (badge, free) = if space.mode == Mode::Open {
        let badge = view! { <Badge kind=BadgeKind::WalkIn word=Search::of(lang).walk_in/> };
        (badge, view! { <p>{words.walk_in}</p> }.into_any())
    } else {
        let badge = view! { <Badge kind=BadgeKind::Bookable word=Search::of(lang).bookable/> };
        let form = format!("/book/{}", space.id);
        let free = if week.starts.is_empty() {
            view! { <Full/> }.into_any()
        } else {
            view! { <FreeTimes space=space.clone() week zone at_once/> }.into_any()
        };
        let free = view! {
            {free}
            <p><a class="button quiet" href=form>
                {words.book}<span class="hidden">" "<Said name=space.name.clone() quiet=true/></span>
            </a></p>
        };
        (badge, free.into_any())
    };
    let price = space.price.as_ref().map(|price| terms::price(price, lang));
    let price = price.map(|said| view! { <p class="facts">{said}</p> });
    let audience = audience::said(&space.audience, lang);
    let audience = audience.map(|said| view! { <p class="facts who">{said}</p> });
    let quota = terms::quotas(&space.quota, lang).map(|said| view! { <p class="facts">{said}</p> });
    let id = format!("space-{}", space.id);
    view! {
        <article class="space" aria-labelledby=id.clone()>
            <h3 id=id.clone()><Said name=space.name.clone()/>" "{badge}</h3>
            <p class="facts">{line}</p>
            {audience}
            {price}
            {quota}
            {free}
        </article>
    }
}
