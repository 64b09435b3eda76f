//! Free stretches by day: a list on a phone, days in columns on a desk.

use crate::context::{lang, today};
use crate::forms::query;
use crate::i18n::facility::Facility as Words;
use crate::i18n::format;
use crate::ports::facilities::SpaceView;
use chrono::{Duration, NaiveDate};
use leptos::prelude::*;
use linli_domain::space::Policy;
use linli_domain::time::Slot;
use linli_domain::zone::{self, Tz};
use std::collections::BTreeMap;

/// How long a booking is that a link proposes, where the space allows it.
const USUAL_MIN: i64 = 60;

/// The stretches, each a link to the booking form with a first slot of it filled in.
#[component]
pub fn FreeTimes(
    /// The space.
    space: SpaceView,
    /// Its zone.
    zone: Tz,
) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let today = today(zone);
    if space.free.is_empty() {
        return view! { <p class="quiet">{words.full}</p> }.into_any();
    }
    let mut by_day: BTreeMap<NaiveDate, Vec<Slot>> = BTreeMap::new();
    for slot in &space.free {
        by_day.entry(zone::local_day(zone, slot.start)).or_default().push(*slot);
    }
    let days: Vec<_> = by_day
        .into_iter()
        .map(|(date, slots)| {
            let links: Vec<_> = slots
                .iter()
                .map(|slot| {
                    let href = link(&space, *slot);
                    view! { <li><a class="stretch" href=href>{format::times(*slot, zone, lang)}</a></li> }
                })
                .collect();
            let day = format::near_day(date, today, lang);
            view! { <li><h5><time datetime=date.to_string()>{day}</time></h5><ul>{links}</ul></li> }
        })
        .collect();
    view! { <h4>{words.free}</h4><ol class="free">{days}</ol> }.into_any()
}

/// The booking form with the first slot of a stretch filled in.
pub fn link(space: &SpaceView, stretch: Slot) -> String {
    let slot = proposed(&space.policy, stretch);
    let pairs = query([
        ("start", format::stamp(slot.start).as_str()),
        ("end", format::stamp(slot.end).as_str()),
    ]);
    format!("/book/{}{pairs}", space.id)
}

/// The first slot of a stretch: an hour, on the space's grid and inside its limits.
fn proposed(policy: &Policy, stretch: Slot) -> Slot {
    let grid = policy.grid_min.max(1);
    let usual = (USUAL_MIN + grid - 1) / grid * grid;
    let longest = policy.max_min.min(stretch.minutes()) / grid * grid;
    let minutes = usual.max(policy.shortest_min()).min(longest.max(policy.shortest_min()));
    Slot::new(stretch.start, stretch.start + Duration::minutes(minutes))
}
