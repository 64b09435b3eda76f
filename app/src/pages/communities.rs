//! `/communities/{code}`: where one can go in a community, or in a division above one.

use super::search::Card;
use crate::api;
use crate::components::{
    ChineseOnly, JsonLd, Phone, PublicHead, Said, StopList, Way, division_path, page_or_trouble,
    plain,
};
use crate::context::{lang, site};
use crate::forms::query;
use crate::i18n::public::{Community as Words, about_division};
use crate::ports::places::{DivisionRef, UnitView};
use crate::ports::public::{Contact, DivisionPage};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn Community() -> impl IntoView {
    let code = super::param("code");
    view! {
        <Suspense>
            {Suspend::new(async move {
                let answer = api::public::division_page(code.into()).await;
                page_or_trouble(answer, |page| view! { <Shown page/> })
            })}
        </Suspense>
    }
}

#[component]
fn Shown(page: DivisionPage) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let data = site().division(&page);
    let DivisionPage { division, above, below, units, contacts, shared, stops } = page;
    let name = plain(&division.name, lang);
    let search = format!("/{}", query([("division", division.code.as_str()), ("day", "any")]));
    let places = if shared.is_empty() {
        view! { <p>{words.nothing}" "<a href="/">{words.elsewhere}</a></p> }.into_any()
    } else {
        let cards: Vec<_> =
            shared.into_iter().map(|item| view! { <li><Card item/></li> }).collect();
        view! {
            <ul class="cards">{cards}</ul>
            <p class="row"><a class="button" href=search>{words.all}</a></p>
        }
        .into_any()
    };
    view! {
        <Title text=name.clone()/>
        <PublicHead path=division_path(division.code.as_str()) description=about_division(&name, lang)/>
        <JsonLd data/>
        <div class="wide">
            <Way path=above/>
            <h1><Said name=division.name/></h1>
            <Desk contacts/>
            <section aria-labelledby="shared">
                <h2 id="shared">{words.today}</h2>
                {places}
            </section>
            <section aria-labelledby="stops">
                <h2 id="stops">{words.stops}</h2>
                <StopList stops none=words.no_stops/>
            </section>
            <Below below/>
            <Units units/>
        </div>
    }
}

#[component]
fn Desk(contacts: Vec<Contact>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let said = if contacts.is_empty() {
        view! { <p>{words.no_desk}</p> }.into_any()
    } else {
        let rows = contacts.into_iter().map(|one| {
            let of = plain(&one.name, lang);
            view! { <li><Said name=one.name/>" "<Phone number=one.phone of/></li> }
        });
        view! { <ul class="contacts">{rows.collect::<Vec<_>>()}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="desk">
            <h2 id="desk">{words.desk}</h2>
            {said}
        </section>
    }
}

#[component]
fn Below(below: Vec<DivisionRef>) -> impl IntoView {
    let words = Words::of(lang());
    (!below.is_empty()).then(|| {
        let names = below.iter().map(|one| one.name.clone()).collect();
        let rows = below.into_iter().map(|one| {
            let href = division_path(one.code.as_str());
            view! { <li><a class="chip" href=href><Said name=one.name quiet=true/></a></li> }
        });
        view! {
            <section aria-labelledby="below">
                <h2 id="below">{words.below}</h2>
                <ul class="chips">{rows.collect::<Vec<_>>()}</ul>
                <ChineseOnly names/>
            </section>
        }
    })
}

#[component]
fn Units(units: Vec<UnitView>) -> impl IntoView {
    let words = Words::of(lang());
    (!units.is_empty()).then(|| {
        let names = units.iter().map(|unit| unit.name.clone()).collect();
        let rows = units.into_iter().map(|unit| {
            let href = format!("/units/{}", unit.id);
            view! { <li><a class="chip" href=href><Said name=unit.name quiet=true/></a></li> }
        });
        view! {
            <section aria-labelledby="units">
                <h2 id="units">{words.units}</h2>
                <ul class="chips">{rows.collect::<Vec<_>>()}</ul>
                <ChineseOnly names/>
            </section>
        }
    })
}
