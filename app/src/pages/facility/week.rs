//! The next seven days as resolved: what kind of day, and when it is open.

use crate::components::{Badge, BadgeKind};
use crate::context::{lang, today, zone_of};
use crate::i18n::facility::Facility as Words;
use crate::i18n::{closures as terms, format, names};
use crate::ports::closures::{BlockView, ClosureView};
use crate::ports::facilities::FacilityView;
use leptos::prelude::*;
use linli_domain::day_type::DayType;
use linli_domain::opening::OpenDay;
use linli_domain::time::Slot;
use linli_domain::zone::{self, Tz};

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
        let zone = zone_of(&facility.timezone);
        let (closures, blocks) = (facility.closures.clone(), facility.blocks.clone());
        let days: Vec<_> = facility
            .week
            .into_iter()
            .map(|open| {
                let stops = stops(&closures, &blocks, zone::day_slot(zone, open.day.date), zone);
                let current = (open.day.date == today).then_some("date");
                let class = if open.hours.is_empty() { "shut" } else { "" };
                view! { <li class=class aria-current=current><Day open is_today=current.is_some()/>{stops}</li> }
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

/// What stops the hours of one day: 14:00–18:00 设备维修.
fn stops(closures: &[ClosureView], blocks: &[BlockView], day: Slot, zone: Tz) -> Option<AnyView> {
    let lang = lang();
    let closures = closures.iter().map(|one| {
        let why = terms::reason(one.reason_code, lang);
        (Slot::new(one.start, one.end), why, one.areas.is_empty())
    });
    let blocks = blocks.iter().map(|one| {
        let why = terms::block(one.kind, lang);
        (Slot::new(one.start, one.end), why, one.areas.is_empty())
    });
    let mut all: Vec<_> = closures.chain(blocks).filter(|one| one.0.overlaps(day)).collect();
    all.sort_unstable_by_key(|one| one.0);
    let said: Vec<_> = all
        .into_iter()
        .map(|(slot, why, whole)| {
            let shown = Slot::new(slot.start.max(day.start), slot.end.min(day.end));
            let parts = (!whole).then(|| view! { " · "{terms::Closures::of(lang).some_areas} });
            view! { <li>{format::times(shown, zone, lang)}" "{why}{parts}</li> }
        })
        .collect();
    (!said.is_empty()).then(|| view! { <ul class="day-stops">{said}</ul> }.into_any())
}

#[component]
fn Day(open: OpenDay, is_today: bool) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let OpenDay { day, hours, .. } = open;
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
