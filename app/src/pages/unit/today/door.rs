//! One door: whether it stands open, one tap to open and close, heads, and what is due there.

use super::duty::{Crew, Duties};
use super::locked::LockedQuestions;
use super::stops::Stops;
use crate::components::{Badge, BadgeKind, ErrorSummary, Field, Notice, NoticeKind, Said};
use crate::context::{form_state, lang, now, zone_of};
use crate::i18n::today::{self as words, Today as Words};
use crate::i18n::{format, names};
use crate::ports::openings::{DoorToday, SpaceCount};
use leptos::prelude::*;
use linli_domain::time::Slot;
use linli_domain::zone::Tz;

/// The door.
#[component]
pub fn Door(
    /// As it stands.
    door: DoorToday,
    /// Where forms come back to.
    back: String,
    /// Who can be put on duty.
    crew: Crew,
) -> impl IntoView {
    let lang = lang();
    let texts = Words::of(lang);
    let zone = zone_of(&door.timezone);
    let id = format!("door-{}", door.id);
    let here = format!("{back}#{id}");
    let times: Vec<_> = door
        .open
        .iter()
        .map(|slot| view! { <span class="time">{format::times(*slot, zone, lang)}</span>" " })
        .collect();
    let times = if times.is_empty() { texts.not_today.into_any() } else { times.into_any() };
    let badge = match door.open_since {
        Some(at) => {
            let word = format!("{} · {}", texts.stands_open, words::since(at, zone, lang));
            view! { <Badge kind=BadgeKind::Open word/> }
        }
        None => view! { <Badge kind=BadgeKind::Closed word=texts.stands_shut/> },
    };
    let due = (door.should_be_open && door.open_since.is_none())
        .then(|| view! { <Notice kind=NoticeKind::Wait><p>{texts.due_now}</p></Notice> });
    let questions = (!door.locked.is_empty() && door.may.answer).then(|| {
        view! { <LockedQuestions list=door.locked.clone() back=back.clone()/> }
    });
    let typed = form_state();
    // A form that was refused says so at its own door.
    let mine = |form: &'static str| typed.value(form, "door") == door.id.as_str();
    let errors: Vec<_> = ["mark", "count", "duty", "lift", "confirm"]
        .into_iter()
        .filter(|form| mine(form))
        .map(|form| view! { <ErrorSummary form zone/> })
        .collect();
    let marks: Vec<_> = door
        .marks
        .iter()
        .map(|mark| {
            let said = format!(
                "{} {} · {} · {}",
                format::clock(mark.at, zone),
                words::mark(mark.kind, lang),
                mark.by,
                words::proof(mark.source, lang)
            );
            view! { <li>{said}</li> }
        })
        .collect();
    let marks = (!marks.is_empty()).then(|| view! { <ol class="marks">{marks}</ol> });
    view! {
        <section class="door" id=id.clone() aria-labelledby=format!("{id}-name")>
            <h2 id=format!("{id}-name")><a href=format!("/facilities/{}", door.id)><Said name=door.name.clone()/></a></h2>
            <p class="hero"><span class="day">{texts.posted_today}" "</span><span class="times">{times}</span></p>
            <p class="badges">{badge}</p>
            {errors}
            {questions}
            {due}
            <Tap door=door.clone() back=here.clone()/>
            <Heads door=door.clone() back=here.clone()/>
            {marks}
            <Bookings door=door.clone() zone/>
            <Duties door=door.clone() crew back=here.clone() zone/>
            <Stops door=door.clone() back=here.clone() zone/>
            <Afterwards door back=here zone/>
        </section>
    }
}

/// 开门 or 关门, whichever comes next, large; the other one small.
#[component]
fn Tap(door: DoorToday, back: String) -> impl IntoView {
    let texts = Words::of(lang());
    let button = |kind: &'static str, word: &'static str, class: &'static str| {
        view! {
            <button class=class name="kind" value=kind type="submit">
                {word}<span class="hidden">" "<Said name=door.name.clone() quiet=true/></span>
            </button>
        }
    };
    let (first, second) = if door.open_since.is_some() {
        (
            button("close", texts.close_door, "button primary big"),
            button("open", texts.again, "button quiet"),
        )
    } else {
        (
            button("open", texts.open_door, "button primary big"),
            button("close", texts.close_door, "button quiet"),
        )
    };
    view! {
        <form class="tap" method="post" action="/unit/mark">
            <input type="hidden" name="door" value=door.id.to_string()/>
            <input type="hidden" name="back" value=back/>
            {first}
            {second}
        </form>
    }
}

/// The day's count, one tap more or fewer.
#[component]
fn Heads(door: DoorToday, back: String) -> impl IntoView {
    let lang = lang();
    let texts = Words::of(lang);
    let several = door.counts.len() > 1;
    let rows: Vec<_> = door
        .counts
        .iter()
        .map(|one| view! { <Counter one=one.clone() door=door.id.to_string() back=back.clone() several/> })
        .collect();
    let all = several.then(|| {
        view! { <p class="small">{texts.heads_all}" "<strong>{words::heads(door.visits, lang)}</strong></p> }
    });
    view! { <div class="heads">{rows}{all}</div> }
}

#[component]
fn Counter(one: SpaceCount, door: String, back: String, several: bool) -> impl IntoView {
    let lang = lang();
    let texts = Words::of(lang);
    let name = if one.name.is_empty() || !several {
        (if several { texts.heads_whole } else { texts.heads }).into_any()
    } else {
        view! { <Said name=one.name.clone() quiet=true/> }.into_any()
    };
    let space = one.space_id.map(|space| space.to_string()).unwrap_or_default();
    view! {
        <form class="counter" method="post" action="/unit/count">
            <input type="hidden" name="door" value=door/>
            <input type="hidden" name="back" value=back/>
            <input type="hidden" name="space" value=space/>
            <span class="what">{name}</span>
            <button class="button" name="delta" value="-1" type="submit" disabled=one.count == 0>
                <span aria-hidden="true">"−1"</span><span class="hidden">{texts.fewer}</span>
            </button>
            <output class="number" aria-live="polite">{one.count}</output>
            <button class="button primary" name="delta" value="1" type="submit">
                <span aria-hidden="true">"+1"</span><span class="hidden">{texts.more}</span>
            </button>
        </form>
    }
}

#[component]
fn Bookings(door: DoorToday, zone: Tz) -> impl IntoView {
    let lang = lang();
    let texts = Words::of(lang);
    let list: Vec<_> = door
        .bookings
        .iter()
        .map(|one| {
            let slot = Slot::new(one.start, one.end);
            let past = (one.end <= now()).then_some("past");
            let flag = one.to_relocate.then(|| {
                view! { " "<Badge kind=BadgeKind::Unsure word=texts.to_relocate/> }
            });
            view! {
                <li class=past>
                    <span class="time">{format::times(slot, zone, lang)}</span>" "
                    <Said name=one.space.clone() quiet=true/>" · "{one.holder.clone()}" · "
                    {crate::i18n::booking::people(one.persons, lang)}" · "{names::purpose(one.purpose, lang)}
                    {flag}
                </li>
            }
        })
        .collect();
    if list.is_empty() {
        return view! { <p class="quiet-line">{texts.no_bookings}</p> }.into_any();
    }
    view! { <h3>{texts.bookings}</h3><ol class="lines">{list}</ol> }.into_any()
}

/// What was forgotten, written down afterwards; and what waits for a second person.
#[component]
fn Afterwards(door: DoorToday, back: String, zone: Tz) -> impl IntoView {
    let lang = lang();
    let texts = Words::of(lang);
    let typed = form_state();
    let open = typed.form == "mark" && typed.value("mark", "door") == door.id.as_str();
    let waiting: Vec<_> = door
        .unconfirmed
        .iter()
        .map(|mark| {
            let day = linli_domain::zone::local_day(zone, mark.at);
            let said = format!(
                "{} {} {} · {}",
                format::day(day, lang),
                format::clock(mark.at, zone),
                words::mark(mark.kind, lang),
                mark.by
            );
            let form = (!mark.own).then(|| {
                view! {
                    <form method="post" action=format!("/unit/openings/{}/confirm", mark.id)>
                        <input type="hidden" name="door" value=door.id.to_string()/>
                        <input type="hidden" name="back" value=back.clone()/>
                        <button class="button quiet" type="submit">{texts.confirm}</button>
                    </form>
                }
            });
            view! { <li>{said}{form}</li> }
        })
        .collect();
    let waiting = (!waiting.is_empty()).then(|| {
        view! { <h3>{texts.late}</h3><ul class="lines">{waiting}</ul> }
    });
    view! {
        {waiting}
        <details class="step" open=open>
            <summary>{texts.paper}</summary>
            <form class="sheet" method="post" action="/unit/mark">
                <p class="help">{texts.paper_help}</p>
                <input type="hidden" name="door" value=door.id.to_string()/>
                <input type="hidden" name="back" value=back/>
                <input type="hidden" name="zone" value=door.timezone.clone()/>
                <Field form="mark" name="at" label=texts.paper_at kind="datetime-local" required=true
                    value=typed.value("mark", "at")/>
                <div class="row">
                    <button class="button" name="kind" value="open" type="submit">{texts.open_door}</button>
                    <button class="button" name="kind" value="close" type="submit">{texts.close_door}</button>
                </div>
            </form>
        </details>
    }
}
