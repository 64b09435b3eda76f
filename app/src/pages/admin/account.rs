//! `/admin/accounts/{id}`: one account, its roles and its lock.

use super::accounts::{state_of, told};
use crate::api;
use crate::components::{ErrorSummary, Field, Select, page_or_trouble};
use crate::context::{form_state, lang};
use crate::i18n::admin::Accounts as Words;
use crate::i18n::names;
use crate::pages::staff::{Done, for_those_who};
use crate::ports::staff::{RoleView, StaffView};
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::account::Role;
use linli_domain::authority::Act;

/// The page.
#[component]
pub fn AdminAccount() -> impl IntoView {
    let id = crate::pages::param("id");
    for_those_who(Act::SeeAccounts, move |who| {
        let security = who.may_somewhere(Act::GrantRoles);
        view! {
            <Suspense>
                {Suspend::new(async move {
                    let answer = api::staff::account(id.into()).await;
                    page_or_trouble(answer, |account| view! { <Screen account security/> })
                })}
            </Suspense>
        }
    })
}

#[component]
fn Screen(account: StaffView, security: bool) -> impl IntoView {
    let words = Words::of(lang());
    let at = format!("/admin/accounts/{}", account.id);
    let state = state_of(&account, words);
    let locked = account.locked_at.is_some();
    let roles: Vec<_> = account
        .roles
        .iter()
        .cloned()
        .map(|held| view! { <Held held at=at.clone() security/> })
        .collect();
    let roles = if roles.is_empty() {
        view! { <p>{words.no_roles}</p> }.into_any()
    } else {
        view! { <ul class="past">{roles}</ul> }.into_any()
    };
    let acts = (security && !account.closed).then(|| view! { <Security at=at.clone() locked/> });
    view! {
        <Title text=account.login.clone()/>
        <div class="narrow">
            <p><a href="/admin/accounts">{words.back}</a></p>
            <Done words=vec![("made", words.made), ("done", words.done)]/>
            <h1>{account.login}</h1>
            <dl class="facts-list">
                <div><dt>{words.name}</dt><dd>{account.name}</dd></div>
                <div><dt>{words.state}</dt><dd>{state}</dd></div>
                <div><dt>{words.created}</dt><dd>{told(account.created_at)}</dd></div>
            </dl>
            <h2>{words.roles}</h2>
            <ErrorSummary form="revoke"/>
            {roles}
            {acts}
        </div>
    }
}

/// A role that is held, and taking it away.
#[component]
fn Held(held: RoleView, at: String, security: bool) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let name = names::role(held.role, lang);
    let place = held.place.in_language(lang.is_english()).0.to_owned();
    let scope = held.scope.unwrap_or_default();
    let whole = [place, scope.clone()].into_iter().filter(|text| !text.is_empty());
    let whole = whole.collect::<Vec<_>>().join(" · ");
    let take = security.then(|| {
        view! {
            <form method="post" action=format!("{at}/revoke")>
                <input type="hidden" name="role" value=held.role.as_str()/>
                <input type="hidden" name="scope" value=scope/>
                <button class="button quiet" type="submit">{words.take}<span class="hidden">" "{name}</span></button>
            </form>
        }
    });
    view! { <li><strong>{name}</strong>" "<span class="quiet">{whole}</span>{take}</li> }
}

/// What the security administrator does: giving a role, locking.
#[component]
fn Security(at: String, locked: bool) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let state = form_state();
    let chosen = state.value("grant", "role");
    let options: Vec<_> = Role::ALL
        .into_iter()
        .filter(|role| *role != Role::Resident)
        .map(|role| {
            let word = role.as_str();
            view! { <option value=word selected=chosen == word>{names::role(role, lang)}</option> }
        })
        .collect();
    let lock = if locked {
        view! {
            <form method="post" action=format!("{at}/unlock")>
                <button class="button" type="submit">{words.unlock}</button>
            </form>
        }
        .into_any()
    } else {
        view! {
            <form method="post" action=format!("{at}/lock")>
                <p class="help">{words.lock_help}</p>
                <button class="button danger" type="submit">{words.lock}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <h2>{words.give}</h2>
        <ErrorSummary form="grant"/>
        <form class="sheet" method="post" action=format!("{at}/grant") novalidate>
            <Select form="grant" name="role" label=words.role>{options}</Select>
            <Field form="grant" name="scope" label=words.scope help=words.scope_help
                value=state.value("grant", "scope")/>
            <button class="button primary" type="submit">{words.give}</button>
        </form>
        <ErrorSummary form="lock"/>
        {lock}
    }
}
