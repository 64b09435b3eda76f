//! `/work` 工作台: what the reader's roles do, one line each.

use crate::components::Trouble;
use crate::context::{caller, lang};
use crate::error::AppError;
use crate::i18n::desk::Work as Words;
use crate::i18n::names;
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::authority::Act;
use linli_domain::refusal::Reason;

/// The page.
#[component]
pub fn Work() -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let who = match caller().identity {
        None => return view! { <Trouble error=AppError::from(Reason::SignedOut)/> }.into_any(),
        Some(who) if who.is_staff() => who,
        Some(_) => return view! { <Trouble error=AppError::NotFound/> }.into_any(),
    };
    let ways = [
        (Act::Publish, "/unit/facilities", words.unit, words.unit_help),
        (Act::SeePersons, "/desk/people", words.people, words.people_help),
        (Act::SeeAccounts, "/admin/accounts", words.accounts, words.accounts_help),
        (Act::ReadAudit, "/admin/audit", words.audit, words.audit_help),
    ];
    let mine = ways.into_iter().filter(|(act, ..)| who.may_somewhere(*act));
    let mine: Vec<_> = mine
        .map(|(_, href, label, help)| {
            view! { <li><a class="button" href=href>{label}</a>" "<span class="help">{help}</span></li> }
        })
        .collect();
    let mut roles: Vec<_> = who.grants.iter().map(|held| held.role).collect();
    roles.sort_unstable();
    roles.dedup();
    let roles: Vec<_> =
        roles.into_iter().map(|role| view! { <li>{names::role(role, lang)}</li> }).collect();
    view! {
        <Title text=words.title/>
        <div class="narrow work-page">
            <h1>{words.title}</h1>
            <p class="help">{words.help}</p>
            <ul class="ways">{mine}</ul>
            <h2>{words.roles}</h2>
            <ul>{roles}</ul>
        </div>
    }
    .into_any()
}
