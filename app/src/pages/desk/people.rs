//! `/desk/people`: finding somebody by the whole number or name, and entering somebody new.

use crate::api;
use crate::components::{Empty, ErrorSummary, Field, Trouble};
use crate::context::{form_state, lang};
use crate::i18n::desk::People as Words;
use crate::i18n::names;
use crate::pages::staff::for_those_who;
use crate::ports::persons::{FindPersons, PersonItem};
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::authority::Act;

/// The page.
#[component]
pub fn DeskPeople() -> impl IntoView {
    for_those_who(Act::SeePersons, |who| {
        let words = Words::of(lang());
        let home = who.home(Act::EnterPersons).map(|code| code.0.clone()).unwrap_or_default();
        view! {
            <Title text=words.title/>
            <div class="wide people-page">
                <h1>{words.title}</h1>
                <Find/>
                <Results/>
                <New home/>
            </div>
        }
    })
}

#[component]
fn Find() -> impl IntoView {
    let words = Words::of(lang());
    let state = form_state();
    view! {
        <h2>{words.find}</h2>
        <ErrorSummary form="find"/>
        <form class="sheet" method="post" action="/desk/people/find" novalidate>
            <p class="help">{words.find_help}</p>
            <Field form="find" name="contact" label=words.contact value=state.value("find", "contact")/>
            <Field form="find" name="name" label=words.name value=state.value("find", "name")/>
            <button class="button primary" type="submit">{words.find_button}</button>
        </form>
    }
}

/// Whom the form that was sent finds. Numbers and names stay out of the address.
#[component]
fn Results() -> impl IntoView {
    let state = form_state();
    if state.form != "find" || state.error.is_some() {
        return ().into_any();
    }
    let given = |name: &str| Some(state.value("find", name)).filter(|text| !text.trim().is_empty());
    let wanted = FindPersons { contact: given("contact"), name: given("name") };
    view! {
        <Suspense>
            {Suspend::new(async move {
                match api::persons::find(wanted).await {
                    Ok(found) => view! { <Found found/> }.into_any(),
                    Err(error) => view! { <Trouble error/> }.into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}

#[component]
fn Found(found: Vec<PersonItem>) -> impl IntoView {
    let words = Words::of(lang());
    if found.is_empty() {
        return view! { <Empty title=words.nobody><p>{words.new_help}</p></Empty> }.into_any();
    }
    let lines: Vec<_> = found.into_iter().map(|one| view! { <Line one/> }).collect();
    view! { <h2 role="status">{words.found}</h2><ul class="past">{lines}</ul> }.into_any()
}

/// One entry, enough to tell it from others.
#[component]
pub(super) fn Line(one: PersonItem) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let contact = one.phone.or(one.email).unwrap_or_default();
    let account = if one.has_account { words.account_yes } else { words.account_no };
    view! {
        <li>
            <a href=format!("/desk/people/{}", one.id)>{one.name}</a>
            " "<span class="quiet">{contact}" · "{names::assurance(one.assurance, lang)}" · "{account}</span>
        </li>
    }
}

#[component]
fn New(home: String) -> impl IntoView {
    let words = Words::of(lang());
    let state = form_state();
    let typed = |name: &str| state.value("new", name);
    let division = Some(typed("division")).filter(|code| !code.is_empty()).unwrap_or(home);
    view! {
        <details class="step" open=state.form == "new">
            <summary>{words.new}</summary>
            <ErrorSummary form="new"/>
            <form class="sheet" method="post" action="/desk/people/new" novalidate>
                <p class="help">{words.new_help}</p>
                <Field form="new" name="name" label=words.name required=true value=typed("name")/>
                <Field form="new" name="phone" label=words.phone kind="tel" value=typed("phone")/>
                <Field form="new" name="email" label=words.email kind="email" value=typed("email")/>
                <Field form="new" name="division" label=words.division required=true value=division/>
                <label class="tick">
                    <input id="new-agreed" type="checkbox" name="agreed" value="1" checked=typed("agreed") == "1"/>
                    <span>{words.agreed}</span>
                </label>
                <button class="button primary" type="submit">{words.enter}</button>
            </form>
        </details>
    }
}
