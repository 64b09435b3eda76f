//! Temporary closures (临时停开): of one place, and of several.

use crate::components::Said;
use crate::context::{lang, zone_of};
use crate::i18n::{closures, format};
use crate::ports::closures::ClosureView;
use crate::ports::public::Stop;
use chrono::NaiveDate;
use leptos::prelude::*;
use linli_domain::name::Name;
use linli_domain::time::Slot;
use linli_domain::zone::Tz;

/// What stops the posted hours of a place: closures with their reason, and days without hours.
#[component]
pub fn Stops(
    /// The closures.
    closures: Vec<ClosureView>,
    /// Days on which a dated rule posts no hours.
    days: Vec<NaiveDate>,
    /// The place's zone.
    zone: Tz,
) -> impl IntoView {
    let lang = lang();
    let closures = closures.into_iter().map(|one| {
        let slot = Slot::new(one.start, one.end);
        let parts = (!one.areas.is_empty())
            .then(|| view! { " · "{closures::Closures::of(lang).some_areas} });
        let why = match one.reason {
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
    let days = days.into_iter().map(|day| {
        view! { <li><time datetime=day.to_string()>{format::day(day, lang)}</time></li> }.into_any()
    });
    view! { <ul class="stops">{closures.chain(days).collect::<Vec<_>>()}</ul> }
}

/// The closures of several places, or that there are none.
#[component]
pub fn StopList(
    /// The closures.
    stops: Vec<Stop>,
    /// What to say where there are none.
    none: &'static str,
) -> impl IntoView {
    if stops.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    let rows = stops.into_iter().map(|stop| {
        let href = format!("/facilities/{}", stop.facility_id);
        let zone = zone_of(&stop.timezone);
        view! {
            <li>
                <a href=href><Said name=stop.facility/></a>
                <Stops closures=stop.closures days=stop.days zone/>
            </li>
        }
    });
    view! { <ul class="stops">{rows.collect::<Vec<_>>()}</ul> }.into_any()
}
