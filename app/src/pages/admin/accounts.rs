//! `/admin/accounts`: accounts of staff, finding and making one; failed sign-ins for security.

use crate::api;
use crate::components::{Empty, ErrorSummary, Field, page_or_trouble};
use crate::context::{HOME_ZONE, form_state, lang};
use crate::forms::query;
use crate::i18n::admin::Accounts as Words;
use crate::i18n::{format, names};
use crate::pages::desk::Slip;
use crate::pages::staff::for_those_who;
use crate::ports::staff::{FailedSignIn, StaffView};
use crate::ports::{Page, Paging};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::authority::Act;

/// The page.
#[component]
pub fn AdminAccounts() -> impl IntoView {
    for_those_who(Act::SeeAccounts, |who| {
        let words = Words::of(lang());
        let cursor = crate::pages::query()("cursor");
        let paging = Paging { limit: Some(50), cursor: (!cursor.is_empty()).then_some(cursor) };
        let make = who.may_somewhere(Act::ManageAccounts).then(|| view! { <New/> });
        let failures = who.may_somewhere(Act::SeeSignIns).then(|| view! { <Failures/> });
        view! {
            <Title text=words.title/>
            <div class="wide">
                <Slip/>
                <h1>{words.title}</h1>
                <p class="help">{words.help}</p>
                <Find/>
                {make}
                <Suspense>
                    {Suspend::new(async move {
                        page_or_trouble(api::staff::accounts(paging).await, |page| view! { <List page/> })
                    })}
                </Suspense>
                {failures}
            </div>
        }
    })
}

#[component]
fn Find() -> impl IntoView {
    let words = Words::of(lang());
    view! {
        <ErrorSummary form="find"/>
        <form class="sheet" method="post" action="/admin/accounts/find" novalidate>
            <Field form="find" name="login" label=words.find required=true
                value=form_state().value("find", "login")/>
            <button class="button" type="submit">{words.find_button}</button>
        </form>
    }
}

#[component]
fn New() -> impl IntoView {
    let words = Words::of(lang());
    let state = form_state();
    view! {
        <details class="step" open=state.form == "new">
            <summary>{words.new}</summary>
            <ErrorSummary form="new"/>
            <form class="sheet" method="post" action="/admin/accounts/new" novalidate>
                <p class="help">{words.new_help}</p>
                <Field form="new" name="login" label=words.login required=true autocomplete="off"
                    value=state.value("new", "login")/>
                <Field form="new" name="name" label=words.name required=true autocomplete="off"
                    value=state.value("new", "name")/>
                <Field form="new" name="email" label=words.email kind="email" help=words.email_help
                    autocomplete="off" value=state.value("new", "email")/>
                <button class="button primary" type="submit">{words.make}</button>
            </form>
        </details>
    }
}

#[component]
fn List(page: Page<StaffView>) -> impl IntoView {
    let words = Words::of(lang());
    if page.items.is_empty() {
        return view! { <Empty title=words.none><p>{words.new_help}</p></Empty> }.into_any();
    }
    let more = page.next_cursor.map(|cursor| {
        let href = format!("/admin/accounts{}", query([("cursor", cursor.as_str())]));
        view! { <p class="row"><a class="button" rel="next" href=href>{words.more}</a></p> }
    });
    let rows: Vec<_> = page.items.into_iter().map(|one| view! { <Row one/> }).collect();
    view! {
        <table class="data">
            <caption>{words.list}</caption>
            <thead><tr><th scope="col">{words.login}</th><th scope="col">{words.name}</th><th scope="col">{words.roles}</th><th scope="col">{words.state}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {more}
    }
    .into_any()
}

#[component]
fn Row(one: StaffView) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let roles: Vec<_> = one
        .roles
        .iter()
        .map(|held| {
            let place = held.place.in_language(lang.is_english()).0.to_owned();
            let place = if place.is_empty() { place } else { format!(" · {place}") };
            format!("{}{place}", names::role(held.role, lang))
        })
        .collect();
    view! {
        <tr>
            <th scope="row" data-label=words.login><a href=format!("/admin/accounts/{}", one.id)>{one.login.clone()}</a></th>
            <td data-label=words.name>{one.name.clone()}</td>
            <td data-label=words.roles>{roles.join(lang.pick("；", "; "))}</td>
            <td data-label=words.state>{state_of(&one, words)}</td>
        </tr>
    }
}

/// Open, locked or closed.
pub(super) fn state_of(account: &StaffView, words: &'static Words) -> &'static str {
    match (account.closed, account.locked_at) {
        (true, _) => words.closed,
        (false, Some(_)) => words.locked,
        (false, None) => words.open,
    }
}

/// An instant for staff: day and clock.
pub(super) fn told(at: DateTime<Utc>) -> String {
    let day = at.with_timezone(&HOME_ZONE).date_naive();
    format!("{} {}", format::day(day, lang()), format::clock(at, HOME_ZONE))
}

#[component]
fn Failures() -> impl IntoView {
    let words = Words::of(lang());
    view! {
        <h2>{words.failures}</h2>
        <p class="help">{words.failures_help}</p>
        <Suspense>
            {Suspend::new(async move {
                page_or_trouble(api::staff::sign_ins().await, |found| view! { <FailedList items=found.items/> })
            })}
        </Suspense>
    }
}

#[component]
fn FailedList(items: Vec<FailedSignIn>) -> impl IntoView {
    let words = Words::of(lang());
    if items.is_empty() {
        return view! { <p>{words.none}</p> }.into_any();
    }
    let rows: Vec<_> = items
        .into_iter()
        .map(|one| {
            let until = one.locked_until.map(told).unwrap_or_default();
            view! {
                <tr>
                    <th scope="row" data-label=words.mark>{one.mark}</th>
                    <td class="number" data-label=words.count>{one.failures.to_string()}</td>
                    <td data-label=words.last>{told(one.last_at)}</td>
                    <td data-label=words.until>{until}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="data">
            <thead><tr><th scope="col">{words.mark}</th><th scope="col">{words.count}</th><th scope="col">{words.last}</th><th scope="col">{words.until}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
