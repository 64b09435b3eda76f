//! `/book/{space}`: time, people, purpose, rules and price on one screen.

mod fields;
mod form;

use crate::api::{self, told::Told};
use crate::components::{ErrorSummary, Said, page_or_trouble, plain};
use crate::context::{form_state, lang, zone_of};
use crate::error::AppError;
use crate::forms::Asked;
use crate::i18n::booking::Book as Words;
use crate::ports::Answer;
use crate::ports::facilities::{FacilityView, SpaceView};
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::ids::SpaceId;
use linli_domain::space::Mode;

pub use fields::TimeFields;
use form::BookForm;

/// The page.
#[component]
pub fn Book() -> impl IntoView {
    let id = SpaceId(super::param("space"));
    let query = super::query();
    view! {
        <Suspense>
            {Suspend::new(async move {
                let answer = read(id, query).await;
                page_or_trouble(answer, |read| view! { <Screen read/> })
            })}
        </Suspense>
    }
}

/// What the page is made of.
struct Read {
    facility: FacilityView,
    space: SpaceView,
    asked: Asked,
    told: Option<Told>,
}

async fn read(id: SpaceId, query: impl Fn(&str) -> String) -> Answer<Read> {
    let facility = api::facilities::facility_of_space(id.clone()).await?;
    let space =
        facility.spaces.iter().find(|space| space.id == id).cloned().ok_or(AppError::NotFound)?;
    let zone = zone_of(&facility.timezone);
    let typed = form_state();
    let mut asked = if typed.form == "book" {
        Asked::read(|name| typed.value("book", name), zone)
    } else {
        Asked::read(query, zone)
    };
    if asked.persons.is_empty() && typed.form != "book" {
        "1".clone_into(&mut asked.persons);
    }
    if asked.purpose.is_empty() {
        "other".clone_into(&mut asked.purpose);
    }
    let told = match typed.error_of("book") {
        Some(AppError::Refused(refusal)) if !refusal.alternatives.is_empty() => {
            // The reason stands above and beside its field: here only the other times.
            Some(Told {
                sentence: String::new(),
                ..Told::refused(refusal.clone(), &asked, &id, lang(), zone)
            })
        }
        None if asked.has_time() && space.mode != Mode::Open => {
            let answer = match asked.booking(id.clone(), zone, true) {
                Ok(wanted) => api::bookings::preview(wanted).await,
                Err(error) => Err(error),
            };
            Some(Told::of(answer, &asked, &id, lang(), zone)?)
        }
        _ => None,
    };
    Ok(Read { facility, space, asked, told })
}

#[component]
fn Screen(read: Read) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let Read { facility, space, asked, told } = read;
    let title = format!("{} {}", words.title, plain(&facility.name, lang));
    let own_name =
        (space.name != facility.name).then(|| view! { " · "<Said name=space.name.clone()/> });
    let back = format!("/facilities/{}", facility.id);
    let form = if space.mode == Mode::Open {
        view! { <p class="note">{words.walk_in}</p> }.into_any()
    } else {
        view! { <BookForm facility=facility.clone() space asked told/> }.into_any()
    };
    view! {
        <Title text=title/>
        <div class="narrow book-page">
            <p><a href=back>{words.back}</a></p>
            <h1>{words.title}" "<Said name=facility.name.clone()/>{own_name}</h1>
            <p class="where"><Said name=facility.address.clone()/></p>
            <ErrorSummary form="book" zone=zone_of(&facility.timezone)/>
            {form}
        </div>
    }
}
