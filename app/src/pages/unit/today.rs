//! `/unit`: today at the door, made for the phone of whoever stands there.

mod door;
mod duty;
mod locked;
mod stops;

pub use locked::LockedQuestions;

use crate::api;
use crate::components::{Empty, Notice, NoticeKind, UnitFrame, page_or_trouble};
use crate::context::lang;
use crate::i18n::today::Today as Words;
use crate::ports::openings::TodayView;
use door::Door;
use leptos::prelude::*;

/// The page.
#[component]
pub fn UnitToday() -> impl IntoView {
    let asked = crate::pages::query();
    let (unit, done) = (asked("unit"), asked("done"));
    let back = if unit.is_empty() {
        "/unit".to_owned()
    } else {
        format!("/unit{}", crate::forms::query([("unit", unit.as_str())]))
    };
    view! {
        <Suspense>
            {Suspend::new(async move {
                let unit = (!unit.is_empty()).then(|| unit.into());
                let answer = api::openings::today(unit).await;
                page_or_trouble(answer, |today| view! { <Doors today back done/> })
            })}
        </Suspense>
    }
}

#[component]
fn Doors(today: TodayView, back: String, done: String) -> impl IntoView {
    let words = Words::of(lang());
    let said = match done.as_str() {
        "open" => Some(words.done_open),
        "close" => Some(words.done_close),
        "count" => Some(words.done_count),
        "stop" => Some(words.done_stop),
        "duty" => Some(words.done_duty),
        "answer" => Some(words.done_answer),
        "lift" => Some(words.done_lift),
        "confirm" => Some(words.done_confirm),
        _ => None,
    };
    let said = said.map(|said| {
        view! { <Notice kind=NoticeKind::Good role="status"><p>{said}</p></Notice> }
    });
    let doors: Vec<_> = today
        .doors
        .iter()
        .map(|door| {
            let (door, back) = (door.clone(), back.clone());
            let crew = duty::Crew::of(&today, &door.unit_id);
            view! { <Door door back crew/> }
        })
        .collect();
    let none = doors.is_empty().then(|| {
        view! {
            <Empty title=words.none>
                <p><a class="button" href="/unit/facilities">{words.to_facilities}</a></p>
            </Empty>
        }
    });
    view! {
        <UnitFrame title=words.title>
            {said}
            {none}
            {doors}
        </UnitFrame>
    }
}
