//! The next seven days as resolved: what kind of day, and when it is open.

use crate::components::{Badge, BadgeKind};
use crate::context::{lang, today, zone_of};
use crate::i18n::facility::Facility as Words;
use crate::i18n::{format, names};
use crate::ports::facilities::FacilityView;
use leptos::prelude::*;
use linli_domain::day_type::DayType;
use linli_domain::opening::OpenDay;

/// The week; left out where the hours could not be read.
#[component]
pub fn Week(
    /// The facility.
    facility: FacilityView,
) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let today = today(zone_of(&facility.timezone));
    (!facility.opening.is_empty()).then(|| {
        let unsure = facility.week.iter().any(|open| open.day.provisional).then(|| {
            view! { <p><Badge kind=BadgeKind::Unsure word=words.provisional/></p> }
        });
        let days: Vec<_> = facility
            .week
            .into_iter()
            .map(|open| {
                let current = (open.day.date == today).then_some("date");
                let class = if open.hours.is_empty() { "shut" } else { "" };
                view! { <li class=class aria-current=current><Day open is_today=current.is_some()/></li> }
            })
            .collect();
        view! {
            <section aria-labelledby="week">
                <h2 id="week">{words.week}</h2>
                {unsure}
                <ol class="week">{days}</ol>
            </section>
        }
    })
}

#[component]
fn Day(open: OpenDay, is_today: bool) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let OpenDay { day, hours } = open;
    let kind = names::day_type(day.day_type, lang);
    let named = day.name.map(|name| format!("{} · {kind}", names::holiday(&name, lang)));
    let ordinary = matches!(day.day_type, DayType::Workday | DayType::Weekend);
    let kind_class = if ordinary { "kind" } else { "kind special" };
    let date = format::day(day.date, lang);
    let date = if is_today {
        view! { {words.today}<span class="also">" "{date}</span> }.into_any()
    } else {
        date.into_any()
    };
    let times = if hours.is_empty() {
        view! { <span class="time">{words.closed}</span> }.into_any()
    } else {
        let times: Vec<_> = hours
            .iter()
            .map(|hours| view! { <span class="time">{format::hours(*hours, lang)}</span>" " })
            .collect();
        times.into_any()
    };
    // A drawn day from 0 to 24 hours; the words beside it say the same.
    let bars: Vec<_> = hours
        .iter()
        .map(|hours| {
            let width = hours.to.min(24 * 60) - hours.from;
            view! { <rect x=hours.from.to_string() y="0" width=width.to_string() height="10"/> }
        })
        .collect();
    view! {
        <time class="date" datetime=day.date.to_string()>{date}</time>
        <span class=kind_class>{named.unwrap_or_else(|| kind.to_owned())}</span>
        <span class="times">{times}</span>
        <svg class="bar" viewBox="0 0 1440 10" preserveAspectRatio="none" aria-hidden="true">{bars}</svg>
    }
}
