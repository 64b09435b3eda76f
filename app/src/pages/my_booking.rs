//! `/me/bookings/{id}`: one booking of mine, to show at the door, move or cancel.

use super::book::TimeFields;
use crate::api;
use crate::components::{ErrorSummary, Phone, Said, When, page_or_trouble, plain};
use crate::context::{form_state, lang, today, zone_of};
use crate::forms::Asked;
use crate::i18n::booking::{Mine as Words, people};
use crate::i18n::{format, names};
use crate::ports::bookings::BookingView;
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::time::Slot;

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
    let forms = booking.open.then(|| view! { <Change booking=booking.clone()/> });
    view! {
        <Title text=when/>
        <div class="narrow booking-page">
            <p class="no-print"><a href="/me">{words.back}</a></p>
            {done}
            <h1><When at=slot zone/></h1>
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
    let space = (booking.space != booking.facility).then(|| view! { " · "<Said name=booking.space.clone() quiet=true/> });
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

/// Moving and cancelling, as two plain forms; this page is the step in which one confirms.
#[component]
fn Change(booking: BookingView) -> impl IntoView {
    let words = Words::of(lang());
    let zone = zone_of(&booking.timezone);
    let typed = form_state();
    let asked = if typed.form == "move" {
        Asked::read(|name| typed.value("move", name), zone)
    } else {
        Asked::read(
            |name| match name {
                "start" => format::stamp(booking.start),
                "end" => format::stamp(booking.end),
                "persons" => booking.persons.to_string(),
                _ => String::new(),
            },
            zone,
        )
    };
    let instead = typed.error_of("move").and_then(|error| match error {
        crate::error::AppError::Refused(refusal) => Some(times(refusal, zone)),
        _ => None,
    });
    let at = format!("/me/bookings/{}", booking.id);
    view! {
        <section class="no-print" aria-labelledby="move">
            <h2 id="move">{words.move_title}</h2>
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
        </section>
        <section class="no-print" aria-labelledby="cancel">
            <h2 id="cancel">{words.cancel_title}</h2>
            <ErrorSummary form="cancel" zone/>
            <form class="sheet" method="post" action=format!("{at}/cancel")>
                <p class="help">{words.cancel_help}</p>
                <button class="button danger" type="submit">{words.cancel_button}</button>
            </form>
        </section>
    }
}

/// Other times, in words: the form above them takes one.
fn times(refusal: &linli_domain::refusal::Refusal, zone: linli_domain::zone::Tz) -> AnyView {
    let lang = lang();
    if refusal.alternatives.is_empty() {
        return ().into_any();
    }
    let today = today(zone);
    let list: Vec<_> = refusal
        .alternatives
        .iter()
        .map(|one| view! { <li>{format::slot(one.slot, zone, today, lang)}</li> })
        .collect();
    view! { <p>{crate::i18n::booking::Book::of(lang).instead}</p><ul>{list}</ul> }.into_any()
}
