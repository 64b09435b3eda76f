//! `/me`: what I have booked, with the codes for the door, and my account.

use crate::api;
use crate::components::{ChineseOnly, Said, Trouble, When, page_or_trouble};
use crate::context::{lang, today, zone_of};
use crate::error::AppError;
use crate::forms::query;
use crate::i18n::booking::{Mine as Words, people};
use crate::i18n::{format, names};
use crate::ports::accounts::AccountView;
use crate::ports::bookings::BookingView;
use crate::ports::{Page, Paging};
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::time::Slot;

/// The page.
#[component]
pub fn Me() -> impl IntoView {
    if crate::context::caller().identity.is_none() {
        let error = AppError::from(linli_domain::refusal::Reason::SignedOut);
        crate::components::set_status(error.status());
        return view! { <super::SignIn/> }.into_any();
    }
    let words = Words::of(lang());
    let cursor = super::query()("cursor");
    let paging = Paging { limit: Some(20), cursor: (!cursor.is_empty()).then_some(cursor) };
    view! {
        <Title text=words.title/>
        <div class="wide me-page">
            <h1>{words.title}</h1>
            <Suspense>
                {Suspend::new(async move {
                    page_or_trouble(api::bookings::mine(paging).await, |page| view! { <Bookings page/> })
                })}
            </Suspense>
            <Suspense>
                {Suspend::new(async move {
                    match api::accounts::me().await {
                        Ok(account) => view! { <MyDetails account/> }.into_any(),
                        Err(error) => view! { <Trouble error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
    .into_any()
}

#[component]
fn Bookings(page: Page<BookingView>) -> impl IntoView {
    let words = Words::of(lang());
    let more = page.next_cursor.map(|cursor| {
        let href = format!("/me{}", query([("cursor", cursor.as_str())]));
        view! { <p class="row"><a class="button" rel="next" href=href>{words.more}</a></p> }
    });
    let none = page.items.is_empty().then(|| {
        view! { <p>{words.none}" "<a href="/">{crate::i18n::common::Common::of(lang()).back_home}</a></p> }
    });
    let (coming, past): (Vec<_>, Vec<_>) = page.items.into_iter().partition(|booking| booking.open);
    let coming: Vec<_> =
        coming.into_iter().map(|booking| view! { <li><Coming booking/></li> }).collect();
    let past: Vec<_> = past.into_iter().map(|booking| view! { <li><Past booking/></li> }).collect();
    let coming = (!coming.is_empty())
        .then(|| view! { <h2>{words.coming}</h2><ul class="cards">{coming}</ul> });
    let past =
        (!past.is_empty()).then(|| view! { <h2>{words.past}</h2><ul class="past">{past}</ul> });
    view! { {none}{coming}{past}{more} }
}

#[component]
fn Coming(booking: BookingView) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let zone = zone_of(&booking.timezone);
    let slot = Slot::new(booking.start, booking.end);
    let when = format::slot(slot, zone, today(zone), lang);
    let href = format!("/me/bookings/{}", booking.id);
    view! {
        <article class="card ticket">
            <div class="card-main">
                <p class="hero"><When at=slot zone/></p>
                <h3><Said name=booking.facility.clone()/></h3>
                <p class="where"><Said name=booking.space.clone()/>" · "{people(booking.persons, lang)}</p>
                <p><a class="button" href=href>{words.change}<span class="hidden">" "{when}</span></a></p>
            </div>
            <p class="code"><span class="small">{words.code}</span>" "<strong>{booking.code}</strong></p>
        </article>
    }
}

#[component]
fn Past(booking: BookingView) -> impl IntoView {
    let lang = lang();
    let zone = zone_of(&booking.timezone);
    view! {
        <a href=format!("/me/bookings/{}", booking.id)><When at=Slot::new(booking.start, booking.end) zone/>" "<Said name=booking.facility.clone() quiet=true/></a>
        <ChineseOnly names=vec![booking.facility]/>
        " "<span class="quiet">{names::state(booking.state, lang)}</span>
    }
}

#[component]
fn MyDetails(account: AccountView) -> impl IntoView {
    let words = Words::of(lang());
    let line =
        |label: &'static str, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    view! {
        <section aria-labelledby="account">
            <h2 id="account">{words.account}</h2>
            <dl class="facts-list">
                {line(words.name, account.name)}
                {line(words.login, account.login)}
                {account.phone.map(|phone| line(words.phone, phone))}
                {account.email.map(|email| line(words.email, email))}
            </dl>
            <p><a href="/me/account">{crate::i18n::account::Mine::of(lang()).way}</a></p>
            <form method="post" action="/sign-out">
                <button class="button quiet" type="submit">{words.sign_out}</button>
            </form>
        </section>
    }
}
