//! `/me/account`: how one is reached, proving it, the password, signing out everywhere.

use super::staff::Done;
use crate::api;
use crate::components::{ErrorSummary, Field, Trouble, page_or_trouble};
use crate::context::{caller, form_state, lang};
use crate::error::AppError;
use crate::i18n::account::{Account, Mine as Words};
use crate::i18n::names;
use crate::ports::accounts::AccountView;
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::refusal::Reason;

/// The page.
#[component]
pub fn MyAccount() -> impl IntoView {
    let words = Words::of(lang());
    if caller().identity.is_none() {
        return view! { <Trouble error=AppError::from(Reason::SignedOut)/> }.into_any();
    }
    view! {
        <Title text=words.title/>
        <div class="narrow">
            <p class="no-print"><a href="/me">{words.back}</a></p>
            <h1>{words.title}</h1>
            <Done words=vec![("proved", words.proved), ("password", words.saved)]/>
            <Suspense>
                {Suspend::new(async move {
                    page_or_trouble(api::accounts::me().await, |account| view! { <Screen account/> })
                })}
            </Suspense>
        </div>
    }
    .into_any()
}

#[component]
fn Screen(account: AccountView) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let contact = |label: &'static str, value: Option<String>, proved: bool| {
        let state = if proved { words.verified } else { words.unverified };
        let value = match value {
            Some(value) => format!("{value} · {state}"),
            None => words.none.to_owned(),
        };
        view! { <div><dt>{label}</dt><dd>{value}</dd></div> }
    };
    let (phone, email) = (account.phone.clone(), account.email.clone());
    let channels = api::codes::channels();
    let prove_phone = channels.sms.then(|| {
        let value = account.phone.clone().unwrap_or_default();
        view! { <Prove form="phone" title=words.prove_phone label=names::field("phone", lang) kind="tel" value/> }
    });
    let prove_email = channels.mail.then(|| {
        let value = account.email.clone().unwrap_or_default();
        view! { <Prove form="email" title=words.prove_email label=words.email kind="email" value/> }
    });
    view! {
        <h2>{words.contacts}</h2>
        <dl class="facts-list">
            {contact(names::field("phone", lang), phone, account.phone_verified)}
            {contact(words.email, email, account.email_verified)}
            <div><dt>{words.assurance}</dt><dd>{names::assurance(account.assurance, lang)}</dd></div>
        </dl>
        <p class="help">{words.assurance_help}</p>
        <TypeCode/>
        {prove_phone}
        {prove_email}
        <Password/>
        <h2>{words.everywhere}</h2>
        <form method="post" action="/me/account/everywhere">
            <p class="help">{words.everywhere_help}</p>
            <button class="button" type="submit">{words.everywhere}</button>
        </form>
    }
}

/// Asking for a code to a number or an address.
#[component]
fn Prove(
    form: &'static str,
    title: &'static str,
    label: &'static str,
    kind: &'static str,
    value: String,
) -> impl IntoView {
    let state = form_state();
    let here = state.form == form;
    let value = if here { state.value(form, form) } else { value };
    view! {
        <details class="step" open=here>
            <summary>{title}</summary>
            <ErrorSummary form/>
            <form class="sheet" method="post" action="/me/account/code" novalidate>
                <Field form name=form label kind required=true value autocomplete=kind/>
                <button class="button" type="submit">{Words::of(lang()).send}</button>
            </form>
        </details>
    }
}

/// Typing the code that was sent.
#[component]
fn TypeCode() -> impl IntoView {
    let words = Words::of(lang());
    let state = form_state();
    (state.form == "prove").then(|| {
        let sent = state.error_of("prove").is_none();
        let sent = sent.then(|| view! { <p class="done" role="status">{words.sent}</p> });
        view! {
            {sent}
            <ErrorSummary form="prove"/>
            <form class="sheet" method="post" action="/me/account/prove" novalidate>
                <Field form="prove" name="code" label=words.code required=true autocomplete="one-time-code"/>
                <button class="button primary" type="submit">{words.prove}</button>
            </form>
        }
    })
}

#[component]
fn Password() -> impl IntoView {
    let words = Words::of(lang());
    view! {
        <details class="step" open=form_state().form == "password">
            <summary>{words.password}</summary>
            <ErrorSummary form="password"/>
            <form class="sheet" method="post" action="/me/account/password" novalidate>
                <Field form="password" name="current" label=words.current kind="password"
                    autocomplete="current-password"/>
                <Field form="password" name="password" label=words.new kind="password" required=true
                    help=Account::of(lang()).new_password_help autocomplete="new-password"/>
                <button class="button" type="submit">{words.save}</button>
            </form>
        </details>
    }
}
