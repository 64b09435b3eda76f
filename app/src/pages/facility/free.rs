//! Free times of a space: the next ten as plain links, the week as a grid on a desk, and all of
//! them by day one press away. The lists need no script.

use super::cells::{SpaceWeek, open_of};
use super::grid::Grid;
use crate::context::{lang, today};
use crate::forms::query;
use crate::i18n::grid::Grid as GridWords;
use crate::i18n::{facility::Facility as Words, format};
use crate::ports::facilities::SpaceView;
use chrono::{Duration, NaiveDate};
use leptos::prelude::*;
use linli_domain::availability::stretches;
use linli_domain::opening::OpenDay;
use linli_domain::space::Policy;
use linli_domain::time::{Instant, Slot};
use linli_domain::zone::{self, Tz};
use std::collections::BTreeMap;

/// How long a booking is that a link proposes, where the space allows it.
const USUAL_MIN: i64 = 60;

/// How many the spoken list names, and how many where another space stands before.
const NEXT: [usize; 2] = [4, 10];

/// A week of a space: its grid and its lists.
#[component]
pub fn FreeTimes(
    /// The space.
    space: SpaceView,
    /// The week shown.
    week: SpaceWeek,
    /// Its zone.
    zone: Tz,
    /// Show the grid at once; else one press away.
    #[prop(optional)]
    at_once: bool,
) -> impl IntoView {
    let words = GridWords::of(lang());
    let free = stretches_of(&week, &space.policy);
    if free.is_empty() {
        return view! { <p class="quiet">{words.none_this_week}</p> }.into_any();
    }
    let grid = view! { <Grid space=space.clone() week zone/> };
    let grid = if at_once {
        grid.into_any()
    } else {
        view! { <details class="by-week"><summary>{words.by_week}</summary>{grid}</details> }
            .into_any()
    };
    let most = NEXT[usize::from(at_once)];
    let more = (free.len() > most).then(|| {
        view! {
            <details class="by-day">
                <summary>{words.all}</summary>
                <ByDay space=space.clone() free=free.clone() zone/>
            </details>
        }
    });
    view! {
        {grid}
        <NextFree space free zone most/>
        {more}
    }
    .into_any()
}

/// The next ten, as a list that can be read aloud.
#[component]
pub fn NextFree(
    /// The space.
    space: SpaceView,
    /// Free stretches in order.
    free: Vec<Slot>,
    /// Its zone.
    zone: Tz,
    /// How many of them.
    most: usize,
) -> impl IntoView {
    let lang = lang();
    let today = today(zone);
    let links: Vec<_> = free
        .iter()
        .take(most)
        .map(|stretch| {
            let href = link(&space, *stretch);
            let day = format::near_day(zone::local_day(zone, stretch.start), today, lang);
            view! {
                <li><a class="stretch" href=href>
                    <span class="day">{day}</span>" "<span class="time">{format::times(*stretch, zone, lang)}</span>
                </a></li>
            }
        })
        .collect();
    view! {
        <div class="next-times">
            <h4>{GridWords::of(lang).next}</h4>
            <ol>{links}</ol>
        </div>
    }
}

#[component]
fn ByDay(space: SpaceView, free: Vec<Slot>, zone: Tz) -> impl IntoView {
    let lang = lang();
    let today = today(zone);
    let mut by_day: BTreeMap<NaiveDate, Vec<Slot>> = BTreeMap::new();
    for slot in free {
        by_day.entry(zone::local_day(zone, slot.start)).or_default().push(slot);
    }
    let days: Vec<_> = by_day
        .into_iter()
        .map(|(date, slots)| {
            let day = format::near_day(date, today, lang);
            let links: Vec<_> = slots
                .iter()
                .map(|slot| {
                    let href = link(&space, *slot);
                    view! {
                        <li><a class="stretch" href=href>
                            <span class="hidden">{day.clone()}" "</span>{format::times(*slot, zone, lang)}
                        </a></li>
                    }
                })
                .collect();
            view! { <li><h5><time datetime=date.to_string()>{day.clone()}</time></h5><ul>{links}</ul></li> }
        })
        .collect();
    view! { <ol class="free">{days}</ol> }
}

/// The coming week as the facility's own page has it; `days` are those really open.
pub fn coming(days: &[OpenDay], space: &SpaceView, zone: Tz) -> SpaceWeek {
    let (grid, shortest) = (
        Duration::minutes(space.policy.grid_min.max(1)),
        Duration::minutes(space.policy.shortest_min()),
    );
    let starts_in = |stretch: &Slot| {
        let (first, end) = (stretch.start, stretch.end);
        std::iter::successors(Some(first), move |start| Some(*start + grid))
            .take_while(move |start| *start + shortest <= end)
    };
    let starts: Vec<Instant> = space.free.iter().flat_map(starts_in).collect();
    SpaceWeek { days: days.to_vec(), open: open_of(days, zone), starts }
}

/// The starts as stretches.
pub fn stretches_of(week: &SpaceWeek, policy: &Policy) -> Vec<Slot> {
    let shortest = Duration::minutes(policy.shortest_min());
    let slots = week.starts.iter().map(|start| Slot::new(*start, *start + shortest));
    stretches(slots, policy.grid_min)
}

/// What stands where nothing is free in the coming week.
#[component]
pub fn Full() -> impl IntoView {
    view! { <p class="quiet">{Words::of(lang()).full}</p> }
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
