//! One place among the results: its time first, then its name, then the rest.

use crate::components::{Badge, BadgeKind, Mark, Phone, Said, When, plain};
use crate::context::{lang, prefs, today, zone_of};
use crate::i18n::search::{Search, spaces_free, walk};
use crate::i18n::{format, names};
use crate::ports::facilities::FacilityItem;
use leptos::prelude::*;
use linli_domain::zone::Tz;

/// The card.
#[component]
pub fn Card(
    /// The place.
    item: FacilityItem,
) -> impl IntoView {
    let prefs = prefs();
    let lang = prefs.lang;
    let words = Search::of(lang);
    let zone = zone_of(&item.timezone);
    let next = item.next_free.filter(|_| !prefs.elder).map(|slot| {
        view! { <p class="next">{words.next_free}" "<When at=slot zone/></p> }
    });
    let phone = item.phone.clone().map(|number| view! { <Phone number of=plain(&item.name, lang)/> });
    let facts: Vec<String> = [
        Some(names::category(item.category, lang).to_owned()),
        item.spaces_free.map(|count| spaces_free(count, lang)),
        item.walk_min.map(|minutes| walk(minutes, lang)),
    ]
    .into_iter()
    .flatten()
    .collect();
    view! {
        <article class="card">
            <Mark category=item.category/>
            <div class="card-main">
                <Hours item=item.clone() zone/>
                <h3><a href=format!("/facilities/{}", item.id)><Said name=item.name.clone() quiet=true/></a></h3>
                <p class="where"><Said name=item.division.clone() quiet=true/>" "<Said name=item.address.clone()/></p>
                <p class="facts">{facts.join(" · ")}</p>
                <p class="badges">
                    {item.open_now.then(|| view! { <Badge kind=BadgeKind::Open word=words.open_now/> })}
                    {item.walk_in.then(|| view! { <Badge kind=BadgeKind::WalkIn word=words.walk_in/> })}
                    {item.bookable.then(|| view! { <Badge kind=BadgeKind::Bookable word=words.bookable/> })}
                </p>
                {next}
                {phone}
            </div>
        </article>
    }
}

/// The day's hours in large figures; hours that could not be read stand as posted.
#[component]
fn Hours(item: FacilityItem, zone: Tz) -> impl IntoView {
    let lang = lang();
    let words = Search::of(lang);
    let today = today(zone);
    let date = item.day.day.date;
    let day = format::near_day(date, today, lang);
    if let Some(text) = item.hours_text.filter(|text| item.open.is_empty() && !text.is_empty()) {
        return view! {
            <p class="hero as-posted"><Said name=text/></p>
            <p class="unread"><Badge kind=BadgeKind::Unsure word=words.unread/></p>
        }
        .into_any();
    }
    if item.open.is_empty() {
        let word = if date == today { words.closed_today } else { words.closed };
        return view! { <p class="hero quiet"><Badge kind=BadgeKind::Closed word/></p> }.into_any();
    }
    let times: Vec<_> = item
        .open
        .iter()
        .map(|slot| view! { <span class="time">{format::times(*slot, zone, lang)}</span>" " })
        .collect();
    view! { <p class="hero"><span class="day">{day}" "</span>{times}</p> }.into_any()
}
