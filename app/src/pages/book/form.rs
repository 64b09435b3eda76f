//! The form: fields and live line, rules, one button.

use super::TimeFields;
use crate::api::told::Told;
use crate::components::{Said, Select};
use crate::context::{FreshKey, caller, form_state, lang, today, zone_of};
use crate::error::AppError;
use crate::forms::{Asked, field_of};
use crate::i18n::booking::Book as Words;
use crate::i18n::grid::Grid;
use crate::i18n::{format, names, refusals};
use crate::islands::{BookingFields, LiveWords};
use crate::pages::facility::free;
use crate::pages::facility::grid::Grid as WeekGrid;
use crate::ports::facilities::{FacilityView, SpaceView};
use leptos::prelude::*;
use linli_domain::booking::Purpose;
use linli_domain::name::Name;
use linli_domain::zone::{self, Tz};

/// The form.
#[component]
pub fn BookForm(
    /// Where.
    facility: FacilityView,
    /// What.
    space: SpaceView,
    /// What stands in the fields.
    asked: Asked,
    /// What the server found for it.
    told: Option<Told>,
) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let zone = zone_of(&facility.timezone);
    let action = format!("/book/{}", space.id);
    let live = LiveWords {
        checking: words.checking.to_owned(),
        unreachable: words.unreachable.to_owned(),
        instead: words.instead.to_owned(),
    };
    let typed = form_state();
    // A refused try used its key for nothing; only one that stands for another booking is replaced.
    let kept = typed.value("book", "idempotency_key");
    let used = matches!(typed.error_of("book"), Some(AppError::IdempotencyMismatch));
    let fresh = use_context::<FreshKey>().map(|key| key.0).unwrap_or_default();
    let key = if kept.is_empty() || used { fresh } else { kept };
    let signed_out = caller().identity.is_none();
    // Only the button keeps what is in the fields, so there is no link beside it.
    let sign_in = signed_out.then(|| view! { <p class="note">{words.signed_out}</p> });
    let button = if signed_out { words.sign_in_and_book } else { words.book };
    let purposes: Vec<_> = Purpose::ALL
        .iter()
        .map(|one| {
            let chosen = one.as_str() == asked.purpose;
            view! { <option value=one.as_str() selected=chosen>{names::purpose(*one, lang)}</option> }
        })
        .collect();
    // Until a time is chosen, the free ones come first.
    let (before, after) = if asked.has_time() {
        (None, Some(view! { <NextFree space=space.clone() zone title=words.next/> }))
    } else {
        (Some(view! { <NextFree space=space.clone() zone title=words.pick/> }), None)
    };
    let week = free::coming(&facility.really, &space, zone);
    let grid = (!week.starts.is_empty()).then(|| {
        view! {
            <details class="by-week" open=!asked.has_time()>
                <summary>{Grid::of(lang).by_week}</summary>
                <WeekGrid space=space.clone() week zone/>
            </details>
        }
    });
    view! {
        {before}
        {grid}
        <form class="sheet" method="post" action=action.clone() novalidate>
            <input type="hidden" name="idempotency_key" value=key/>
            // The server reads local times in the zone of the place.
            <input type="hidden" name="zone" value=facility.timezone.clone()/>
            <BookingFields words=live space=space.id.to_string() zone=facility.timezone.clone() told>
                <TimeFields form="book" asked=asked.clone() zone capacity=space.capacity/>
                <Select form="book" name="purpose" label=words.purpose help=words.purpose_help>{purposes}</Select>
            </BookingFields>
            <noscript>
                <button class="button quiet" type="submit" formmethod="get" formaction=action.clone()>{words.look}</button>
            </noscript>
            <Rules rules=facility.rules.clone() zone signed_out/>
            {sign_in}
            <button class="button primary" type="submit">{button}</button>
        </form>
        {after}
    }
}

/// The house rules and, for those who can book, the box to tick; nothing where there are none.
/// Signing in comes between the fields and the booking, and a consent given before it is not kept.
#[component]
fn Rules(rules: Name, zone: Tz, signed_out: bool) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let typed = form_state();
    (!rules.is_empty()).then(|| {
        let error = typed.error_of("book").filter(|error| field_of(error) == Some("accept_rules"));
        let said = error.map(|error| refusals::sentence(error, lang, zone));
        let (invalid, described) =
            (said.as_ref().map(|_| "true"), said.as_ref().map(|_| "book-accept_rules-error"));
        let said = said.map(|said| view! { <p class="error" id="book-accept_rules-error">{said}</p> });
        let ticked = !typed.value("book", "accept_rules").is_empty();
        let tick = (!signed_out).then(|| view! {
            <label class="tick" for="book-accept_rules">
                <input id="book-accept_rules" type="checkbox" name="accept_rules" value="true" checked=ticked
                    aria-invalid=invalid aria-describedby=described/>
                {words.accept}
            </label>
        });
        view! {
            <fieldset class="rules">
                <legend>{words.rules}</legend>
                <div class="rules-text posted-text" tabindex="0" role="group" aria-label=words.rules><Said name=rules/></div>
                {tick}
                {said}
            </fieldset>
        }
    })
}

/// The next free stretches, as a list that can be read aloud.
#[component]
fn NextFree(space: SpaceView, zone: Tz, title: &'static str) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let today = today(zone);
    let next: Vec<_> = space
        .free
        .iter()
        .take(10)
        .map(|stretch| {
            let href = free::link(&space, *stretch);
            let day = format::near_day(zone::local_day(zone, stretch.start), today, lang);
            view! {
                <li><a class="chip slot" href=href>
                    <span class="small">{day}" "</span><span class="time">{format::times(*stretch, zone, lang)}</span>
                </a></li>
            }
        })
        .collect();
    let list = if next.is_empty() {
        view! { <p>{words.next_none}</p> }.into_any()
    } else {
        view! { <ul class="chips slots">{next}</ul> }.into_any()
    };
    view! {
        <section class="next-free" aria-labelledby="next-free">
            <h2 id="next-free">{title}</h2>
            {list}
        </section>
    }
}
