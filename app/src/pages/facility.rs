//! `/facilities/{id}`: what is posted, the week, and what is free.

mod cells;
mod door;
mod elements;
pub mod free;
pub mod grid;
mod space;
mod week;

use crate::api;
use crate::components::{
    Badge, BadgeKind, Gallery, JsonLd, Mark, PublicHead, Said, Way, page_or_trouble, plain,
};
use crate::context::{lang, site, today, zone_of};
use crate::i18n::paper::{Paper, lines};
use crate::i18n::public::OpenData;
use crate::i18n::{Lang, facility::Facility as Words, format, names, terms};
use crate::ports::Answer;
use crate::ports::facilities::{AvailabilityQuery, FacilityView};
use cells::SpaceWeek;
use chrono::{Duration, NaiveDate};
use door::Door;
use elements::Elements;
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::ids::{FacilityId, SpaceId};
use linli_domain::space::Mode;
use linli_domain::time::joined;
use space::Spaces;
use std::collections::BTreeMap;
use week::Week;

/// The page.
#[component]
pub fn Facility() -> impl IntoView {
    let id = super::param("id");
    let week = super::query()("week");
    view! {
        <Suspense>
            {Suspend::new(async move {
                let answer = read(id.into(), &week).await;
                page_or_trouble(answer, |read| view! { <Posted read/> })
            })}
        </Suspense>
    }
}

/// What the page is made of.
struct Read {
    facility: FacilityView,
    weeks: BTreeMap<SpaceId, SpaceWeek>,
    first: NaiveDate,
}

/// The facility, and another week of its spaces where one is asked for that lies ahead.
async fn read(id: FacilityId, week: &str) -> Answer<Read> {
    let facility = api::facilities::facility(id).await?;
    let today = today(zone_of(&facility.timezone));
    let ahead = today..today + Duration::days(400);
    let asked = week.parse().ok().filter(|day| *day != today && ahead.contains(day));
    let mut weeks = BTreeMap::new();
    if let Some(first) = asked {
        for space in facility.spaces.iter().filter(|space| space.mode != Mode::Open) {
            let last = first + Duration::days(6);
            let wanted = AvailabilityQuery { from: first, to: last, minutes: None, persons: None };
            let found = api::facilities::availability(space.id.clone(), wanted).await?;
            weeks.insert(
                space.id.clone(),
                SpaceWeek { days: found.days, open: joined(&found.open), starts: found.starts },
            );
        }
    }
    Ok(Read { facility, weeks, first: asked.unwrap_or(today) })
}

/// The page as its unit previews it.
#[component]
pub fn Preview(
    /// The facility.
    facility: FacilityView,
) -> impl IntoView {
    let first = today(zone_of(&facility.timezone));
    view! { <Posted read=Read { facility, weeks: BTreeMap::new(), first }/> }
}

#[component]
fn Posted(read: Read) -> impl IntoView {
    let Read { facility, weeks, first } = read;
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
        <Listed facility=facility.clone()/>
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
            <Gallery photos=facility.photos.clone()/>
            <Elements facility=facility.clone()/>
            <Door facility=facility.clone()/>
            <Week facility=facility.clone()/>
            <Spaces facility=facility.clone() weeks first/>
            {assets}
            {rules}
            <Access words=facility.accessible.clone()/>
            <Take facility=facility.clone()/>
        </div>
    }
}

/// What search engines are told; nothing of a page that is not published.
#[component]
fn Listed(facility: FacilityView) -> impl IntoView {
    let path = format!("/facilities/{}", facility.id);
    facility.published.then(|| {
        view! {
            <PublicHead path description=described(&facility, lang())/>
            <JsonLd data=site().facility(&facility)/>
        }
    })
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

/// What can be taken along: the poster, the text for a group, the sheet of the community.
#[component]
fn Take(facility: FacilityView) -> impl IntoView {
    let words = Paper::of(lang());
    let here = format!("/facilities/{}", facility.id);
    view! {
        <section class="take no-print" aria-labelledby="take">
            <h2 id="take">{words.take}</h2>
            <p class="row">
                <a class="button quiet" href=format!("{here}/share")>{words.share}</a>
                <a class="button quiet" href=format!("{here}/poster")>{words.poster}</a>
                <a class="button quiet" href=format!("/sheets/{}", facility.division)>{words.sheet}</a>
                <a class="button quiet" href=format!("/calendar/facilities/{}.ics", facility.id) rel="external">
                    {OpenData::of(lang()).subscribe}
                </a>
            </p>
        </section>
    }
}

/// The page in one sentence, for search engines and for those who pass its address on.
fn described(facility: &FacilityView, lang: Lang) -> String {
    let parts = [
        names::category(facility.category, lang).to_owned(),
        plain(&facility.unit, lang),
        plain(&facility.address, lang),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let hours = lines(&facility.really, lang).into_iter().filter(|line| !line.shut);
    let hours: Vec<String> = hours.map(|line| format!("{} {}", line.days, line.hours)).collect();
    let (name, stop) = (plain(&facility.name, lang), lang.pick("。", ". "));
    let said = format!(
        "{name}{}{}{stop}{}",
        lang.pick("：", ": "),
        parts.join(lang.pick("，", ", ")),
        hours.join(lang.pick("；", "; "))
    );
    said.chars().take(200).collect()
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
