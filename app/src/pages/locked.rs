//! `/facilities/{id}/locked`: 到了没开门, in one tap and without an account; where the door's QR leads.

use crate::api;
use crate::components::{
    ErrorSummary, Field, Notice, NoticeKind, Phone, Said, page_or_trouble, plain,
};
use crate::context::{form_state, lang, now, zone_of};
use crate::i18n::{format, today::Locked as Words};
use crate::ports::facilities::FacilityView;
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::zone;

/// The page.
#[component]
pub fn FoundLocked() -> impl IntoView {
    let id = super::param("id");
    let done = super::query()("done") == "locked";
    view! {
        <Suspense>
            {Suspend::new(async move {
                let answer = api::facilities::facility(id.into()).await;
                page_or_trouble(answer, |facility| view! { <Tell facility done/> })
            })}
        </Suspense>
    }
}

#[component]
fn Tell(facility: FacilityView, done: bool) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let zone = zone_of(&facility.timezone);
    let today = zone::local_day(zone, now());
    let hours = facility.week.iter().find(|open| open.day.date == today).map(|open| {
        let times = open.hours.iter().map(|hours| format::hours(*hours, lang));
        times.collect::<Vec<_>>().join(" ")
    });
    let hours = hours.filter(|hours| !hours.is_empty()).map(|hours| {
        view! { <p class="hero"><span class="day">{format::near_day(today, today, lang)}" "</span><span class="times"><span class="time">{hours}</span></span></p> }
    });
    let phone = facility
        .phone
        .clone()
        .map(|number| view! { <p><Phone number of=plain(&facility.name, lang)/></p> });
    let form = if done {
        view! { <Notice kind=NoticeKind::Good role="status"><p>{words.told}</p></Notice> }
            .into_any()
    } else if facility.open_now {
        view! {
            <form class="sheet" method="post" action=format!("/facilities/{}/locked", facility.id)>
                <p>{words.help}</p>
                <button class="button primary big" type="submit">{words.send}</button>
                <Field form="locked" name="note" label=words.note help=words.note_help
                    value=form_state().value("locked", "note")/>
            </form>
        }
        .into_any()
    } else {
        view! { <Notice><p>{words.not_now}</p></Notice> }.into_any()
    };
    view! {
        <Title text=words.title/>
        <div class="narrow locked-page">
            <h1>{words.title}</h1>
            <p class="lead"><Said name=facility.name.clone()/></p>
            {hours}
            <ErrorSummary form="locked" zone/>
            {form}
            {phone}
            <p><a href=format!("/facilities/{}", facility.id)>{words.back}</a></p>
        </div>
    }
}
