//! `/me/bookings/{id}`: one booking of mine, to show at the door, move or cancel.

use super::book::TimeFields;
use crate::api;
use crate::components::{ErrorSummary, Phone, Said, When, page_or_trouble, plain};
use crate::context::{form_state, lang, today, zone_of};
use crate::error::AppError;
use crate::forms::{Asked, query};
use crate::i18n::booking::{Book, Mine as Words, people};
use crate::i18n::closures::Closures;
use crate::i18n::{format, names};
use crate::ports::bookings::BookingView;
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::refusal::Refusal;
use linli_domain::time::Slot;
use linli_domain::zone::Tz;

/// The page.
#[component]
pub fn MyBooking() -> impl IntoView {
    let id = super::param("id");
    let done = super::query()("done");
    view! {
        <Suspense>
            {Suspend::new(async move {
                let answer = api::bookings::booking(id.into()).await;
                page_or_trouble(answer, |booking| view! { <Screen booking done/> })
            })}
        </Suspense>
    }
}

#[component]
fn Screen(booking: BookingView, done: String) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let zone = zone_of(&booking.timezone);
    let slot = Slot::new(booking.start, booking.end);
    let when = format::slot(slot, zone, today(zone), lang);
    let done = match done.as_str() {
        "booked" => Some(words.booked),
        "moved" => Some(words.moved),
        "cancelled" => Some(words.cancelled),
        _ => None,
    };
    let done = done.map(|done| view! { <p class="done" role="status">{done}</p> });
    let code = booking.state.holds_slot().then(|| {
        let code = booking.code.clone();
        view! {
            <p class="code big"><span class="small">{words.code}</span>" "<strong>{code}</strong></p>
            <p class="help">{words.code_help}" "<span class="no-print">{words.print}</span></p>
        }
    });
    let moved = booking.to_relocate.then(|| {
        view! { <p class="notice" role="status">{Closures::of(lang).to_relocate}</p> }
    });
    let forms = booking.open.then(|| view! { <Change booking=booking.clone()/> });
    view! {
        <Title text=when/>
        <div class="narrow booking-page">
            <p class="no-print"><a href="/me">{words.back}</a></p>
            {done}
            <h1><When at=slot zone/></h1>
            {moved}
            {code}
            <Details booking/>
            {forms}
        </div>
    }
}

#[component]
fn Details(booking: BookingView) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let phone = booking.phone.clone().map(|number| {
        view! { <div><dt>{words.phone}</dt><dd><Phone number of=plain(&booking.facility, lang)/></dd></div> }
    });
    let space = (booking.space != booking.facility)
        .then(|| view! { " · "<Said name=booking.space.clone()/> });
    view! {
        <dl class="facts-list">
            <div><dt>{words.state}</dt><dd>{names::state(booking.state, lang)}</dd></div>
            <div>
                <dt>{words.place}</dt>
                <dd><a href=format!("/facilities/{}", booking.facility_id)><Said name=booking.facility.clone()/></a>{space}</dd>
            </div>
            <div><dt>{words.address}</dt><dd><Said name=booking.address.clone()/></dd></div>
            {phone}
            <div><dt>{words.people}</dt><dd>{people(booking.persons, lang)}</dd></div>
            <div><dt>{words.purpose}</dt><dd>{names::purpose(booking.purpose, lang)}</dd></div>
            <div><dt>{words.price}</dt><dd>{format::money(booking.price.total_fen, lang)}</dd></div>
        </dl>
    }
}

/// Moving and cancelling, as two plain forms; each opens first, so that nothing happens by one press.
#[component]
fn Change(booking: BookingView) -> impl IntoView {
    let words = Words::of(lang());
    let zone = zone_of(&booking.timezone);
    let typed = form_state();
    let given = super::query();
    let chosen = !given("start").is_empty();
    let asked = if typed.form == "move" {
        Asked::read(|name| typed.value("move", name), zone)
    } else {
        Asked::read(
            |name| match (name, given(name)) {
                // Another time that was offered comes in the address.
                (_, wanted) if !wanted.is_empty() => wanted,
                ("start", _) => format::stamp(booking.start),
                ("end", _) => format::stamp(booking.end),
                ("persons", _) => booking.persons.to_string(),
                _ => String::new(),
            },
            zone,
        )
    };
    let at = format!("/me/bookings/{}", booking.id);
    let instead = typed.error_of("move").and_then(|error| match error {
        AppError::Refused(refusal) => Some(times(refusal, &booking, &asked.persons, zone)),
        _ => None,
    });
    view! {
        <details class="step no-print" open=chosen || typed.form == "move">
            <summary>{words.move_title}</summary>
            <ErrorSummary form="move" zone/>
            {instead}
            <form class="sheet" method="post" action=format!("{at}/move") novalidate>
                <p class="help">{words.move_help}</p>
                <input type="hidden" name="version" value=booking.version.to_string()/>
                // The server reads local times in the zone of the place.
                <input type="hidden" name="zone" value=booking.timezone.clone()/>
                <TimeFields form="move" asked zone/>
                <button class="button" type="submit">{words.move_button}</button>
            </form>
        </details>
        <details class="step no-print" open=typed.form == "cancel">
            <summary>{words.cancel_title}</summary>
            <ErrorSummary form="cancel" zone/>
            <form class="sheet" method="post" action=format!("{at}/cancel")>
                <p class="help">{words.cancel_help}</p>
                <button class="button danger" type="submit">{words.cancel_button}</button>
            </form>
        </details>
    }
}

/// Other times in the same space; each fills the form.
fn times(refusal: &Refusal, booking: &BookingView, persons: &str, zone: Tz) -> AnyView {
    let lang = lang();
    let today = today(zone);
    let list: Vec<_> = refusal
        .alternatives
        .iter()
        .filter(|one| one.space_id == booking.space_id)
        .map(|one| {
            let pairs = query([
                ("start", format::stamp(one.slot.start).as_str()),
                ("end", format::stamp(one.slot.end).as_str()),
                ("persons", persons),
            ]);
            let href = format!("/me/bookings/{}{pairs}", booking.id);
            view! { <li><a class="chip" href=href>{format::slot(one.slot, zone, today, lang)}</a></li> }
        })
        .collect();
    if list.is_empty() {
        return ().into_any();
    }
    view! { <p>{Book::of(lang).instead}</p><ul class="chips">{list}</ul> }.into_any()
}
