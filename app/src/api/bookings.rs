//! Bookings: for pages, and the live line of the booking form.
#![expect(missing_docs, reason = "the server macro makes a struct of the arguments")]

use crate::api::told::Told;
use crate::error::AppError;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{
    context::{door, lang, zone_of},
    forms::Asked,
    ports::bookings::{BookingView, NewBooking, Preview},
    ports::{Answer, Page, Paging},
};
#[cfg(feature = "ssr")]
use linli_domain::ids::BookingId;

/// What booking this would answer, as sentences in the reader's language.
///
/// # Errors
/// Only what broke: a refusal is an answer too.
#[server(prefix = "/api/fn", endpoint = "preview_booking")]
pub async fn preview_booking(
    space: String,
    zone: String,
    date: String,
    from: String,
    to: String,
    persons: String,
    purpose: String,
) -> Result<Told, AppError> {
    let (lang, zone) = (lang(), zone_of(&zone));
    let asked = Asked { date, from, to, persons, purpose };
    let answer = match asked.booking(space.clone().into(), zone, true) {
        Ok(wanted) => preview(wanted).await,
        Err(error) => Err(error),
    };
    Told::of(answer, &asked, &space.into(), lang, zone)
}

/// What booking this would answer.
///
/// # Errors
/// The refusal that booking would meet.
#[cfg(feature = "ssr")]
pub async fn preview(wanted: NewBooking) -> Answer<Preview> {
    let (services, caller) = door();
    services.bookings.preview(&caller, wanted).await
}

/// The reader's own bookings.
///
/// # Errors
/// `SignedOut` where nobody is signed in.
#[cfg(feature = "ssr")]
pub async fn mine(paging: Paging) -> Answer<Page<BookingView>> {
    let (services, caller) = door();
    services.bookings.mine(&caller, &paging).await
}

/// One booking of the reader.
///
/// # Errors
/// `NotFound` where it is not theirs.
#[cfg(feature = "ssr")]
pub async fn booking(id: BookingId) -> Answer<BookingView> {
    let (services, caller) = door();
    services.bookings.booking(&caller, &id).await
}
