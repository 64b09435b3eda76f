//! `/admin/audit`: the record of events, for the audit administrator alone.

use super::accounts::told;
use crate::api;
use crate::components::{Field, page_or_trouble};
use crate::context::lang;
use crate::forms::query;
use crate::i18n::admin::Audit as Words;
use crate::i18n::names;
use crate::pages::staff::for_those_who;
use crate::ports::audit::{EventQuery, EventView};
use crate::ports::{Page, Paging};
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::account::Role;
use linli_domain::authority::Act;

/// The page.
#[component]
pub fn AdminAudit() -> impl IntoView {
    for_those_who(Act::ReadAudit, |_| {
        let words = Words::of(lang());
        let given = crate::pages::query();
        let some = |name: &str| Some(given(name)).filter(|text| !text.trim().is_empty());
        let wanted = EventQuery {
            kind: some("kind"),
            actor: some("actor"),
            subject: some("subject"),
            from: given("from").parse().ok(),
            to: given("to").parse().ok(),
        };
        let paging = Paging { limit: Some(50), cursor: some("cursor") };
        let asked = wanted.clone();
        view! {
            <Title text=words.title/>
            <div class="wide">
                <h1>{words.title}</h1>
                <p class="help">{words.help}</p>
                <Filter wanted=wanted.clone()/>
                <Suspense>
                    {Suspend::new(async move {
                        let answer = api::staff::events(asked.clone(), paging).await;
                        page_or_trouble(answer, |page| view! { <List page wanted=asked/> })
                    })}
                </Suspense>
            </div>
        }
    })
}

#[component]
fn Filter(wanted: EventQuery) -> impl IntoView {
    let words = Words::of(lang());
    let text = |given: Option<String>| given.unwrap_or_default();
    let day =
        |given: Option<chrono::NaiveDate>| given.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <form class="filter" method="get" action="/admin/audit">
            <Field form="search" name="kind" label=words.kind value=text(wanted.kind)/>
            <Field form="search" name="actor" label=words.actor value=text(wanted.actor)/>
            <Field form="search" name="subject" label=words.subject value=text(wanted.subject)/>
            <Field form="search" name="from" label=words.from kind="date" value=day(wanted.from)/>
            <Field form="search" name="to" label=words.to kind="date" value=day(wanted.to)/>
            <button class="button" type="submit">{words.filter}</button>
        </form>
    }
}

#[component]
fn List(page: Page<EventView>, wanted: EventQuery) -> impl IntoView {
    let words = Words::of(lang());
    if page.items.is_empty() {
        return view! { <p>{words.none}</p> }.into_any();
    }
    let day =
        |given: Option<chrono::NaiveDate>| given.map(|day| day.to_string()).unwrap_or_default();
    let more = page.next_cursor.map(|cursor| {
        let (from, to) = (day(wanted.from), day(wanted.to));
        let text = |given: &Option<String>| given.clone().unwrap_or_default();
        let (kind, actor, subject) =
            (text(&wanted.kind), text(&wanted.actor), text(&wanted.subject));
        let href = format!(
            "/admin/audit{}",
            query([
                ("kind", kind.as_str()),
                ("actor", actor.as_str()),
                ("subject", subject.as_str()),
                ("from", from.as_str()),
                ("to", to.as_str()),
                ("cursor", cursor.as_str()),
            ])
        );
        view! { <p class="row"><a class="button" rel="next" href=href>{words.more}</a></p> }
    });
    let rows: Vec<_> = page.items.into_iter().map(|one| view! { <Row one/> }).collect();
    view! {
        <table class="data">
            <thead><tr>
                <th scope="col">{words.at}</th><th scope="col">{words.what}</th><th scope="col">{words.who}</th>
                <th scope="col">{words.thing}</th><th scope="col">{words.facts}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {more}
    }
    .into_any()
}

#[component]
fn Row(one: EventView) -> impl IntoView {
    let words = Words::of(lang());
    let role = one.role.as_deref().and_then(Role::parse).map(|role| names::role(role, lang()));
    let who = [one.actor.unwrap_or_default(), role.unwrap_or_default().to_owned(), one.source];
    let who = who.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <tr>
            <th scope="row" data-label=words.at>{told(one.at)}</th>
            <td data-label=words.what>{one.kind}</td>
            <td data-label=words.who class="ids">{who}</td>
            <td data-label=words.thing class="ids">{one.subject_kind}" "{one.subject}</td>
            <td data-label=words.facts class="ids">{one.facts.to_string()}</td>
        </tr>
    }
}
