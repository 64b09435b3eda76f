//! `/units/{id}`: what a unit opens to everybody, today, closures, contact.

use super::search::Card;
use crate::api;
use crate::components::{JsonLd, Phone, PublicHead, Said, StopList, Way, page_or_trouble, plain};
use crate::context::{lang, site};
use crate::i18n::public::{Unit as Words, about_unit, unit_kind};
use crate::ports::public::UnitPage;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn Unit() -> impl IntoView {
    let id = super::param("id");
    view! {
        <Suspense>
            {Suspend::new(async move {
                let answer = api::public::unit_page(id.into()).await;
                page_or_trouble(answer, |page| view! { <Shown page/> })
            })}
        </Suspense>
    }
}

#[component]
fn Shown(page: UnitPage) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let data = site().unit(&page);
    let UnitPage { unit, path, shared, stops } = page;
    let name = plain(&unit.name, lang);
    let head = about_unit(&name, shared.len(), lang);
    let phone = match unit.phone {
        Some(number) => view! { <Phone number of=name.clone()/> }.into_any(),
        None => words.no_phone.into_any(),
    };
    let places = if shared.is_empty() {
        view! { <p>{words.nothing}</p> }.into_any()
    } else {
        let cards: Vec<_> =
            shared.into_iter().map(|item| view! { <li><Card item/></li> }).collect();
        view! { <ul class="cards">{cards}</ul> }.into_any()
    };
    view! {
        <Title text=name/>
        <PublicHead path=format!("/units/{}", unit.id) description=head/>
        <JsonLd data/>
        <div class="wide">
            <Way path/>
            <h1><Said name=unit.name/></h1>
            <p class="small">{words.kind}" · "{unit_kind(unit.kind, lang)}</p>
            <section aria-labelledby="shared">
                <h2 id="shared">{words.shared}</h2>
                {places}
            </section>
            <section aria-labelledby="stops">
                <h2 id="stops">{words.stops}</h2>
                <StopList stops none=words.no_stops/>
            </section>
            <section aria-labelledby="contact">
                <h2 id="contact">{words.contact}</h2>
                <p>{phone}</p>
            </section>
        </div>
    }
}
