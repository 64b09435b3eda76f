//! `/sign-in`: with a password, or with a code by SMS where messages can be sent.

use super::account::{AlreadyHere, next, with_next};
use super::staff::Done;
use crate::api;
use crate::components::{ErrorSummary, Field};
use crate::context::{form_state, lang};
use crate::i18n::account::{Account, Codes};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn SignIn() -> impl IntoView {
    let (words, codes) = (Account::of(lang()), Codes::of(lang()));
    // Of the three forms one came back, or none.
    let form = match form_state().form {
        other @ ("code" | "send-code") => other,
        _ => "sign-in",
    };
    let next = next(form);
    let comes_back = (next != "/me").then(|| view! { <p>{words.comes_back}</p> });
    let done = vec![("reset", codes.reset_done), ("everywhere", codes.everywhere_done)];
    let by_code = api::codes::channels().sms.then(|| view! { <ByCode next=next.clone()/> });
    view! {
        <Title text=words.sign_in/>
        <div class="narrow">
            <h1>{words.sign_in}</h1>
            <Done words=done/>
            <AlreadyHere/>
            {comes_back}
            <ErrorSummary form="sign-in"/>
            <form class="sheet" method="post" action="/sign-in" novalidate>
                <input type="hidden" name="next" value=next.clone()/>
                <Field form="sign-in" name="login" label=words.login required=true autocomplete="username"
                    value=form_state().value("sign-in", "login")/>
                <Field form="sign-in" name="password" label=words.password kind="password" required=true
                    autocomplete="current-password"/>
                <button class="button primary" type="submit">{words.sign_in_button}</button>
            </form>
            <p><a href="/forgot">{codes.forgot}</a></p>
            {by_code}
            <p>{words.no_account}" "<a href=with_next("/register", &next)>{words.register_link}</a></p>
        </div>
    }
}

/// Asking for a code; once it is sent, typing it.
#[component]
fn ByCode(next: String) -> impl IntoView {
    let words = Codes::of(lang());
    let state = form_state();
    let typing = state.form == "code";
    let asking = state.form == "send-code";
    let form = if typing { "code" } else { "send-code" };
    let phone = state.value(form, "phone");
    let typed = typing.then(|| {
        let sent = state.error_of("code").is_none();
        let sent = sent.then(|| view! { <p class="done" role="status">{words.sent}</p> });
        view! {
            {sent}
            <ErrorSummary form="code"/>
            <form class="sheet" method="post" action="/sign-in/code/verify" novalidate>
                <input type="hidden" name="next" value=next.clone()/>
                <input type="hidden" name="phone" value=phone.clone()/>
                <Field form="code" name="code" label=words.code required=true autocomplete="one-time-code"/>
                <button class="button primary" type="submit">{words.enter}</button>
            </form>
        }
    });
    let button = if typing { words.again } else { words.send };
    view! {
        <details class="step" open=typing || asking>
            <summary>{words.by_code}</summary>
            {typed}
            <ErrorSummary form="send-code"/>
            <form class="sheet" method="post" action="/sign-in/code" novalidate>
                <p class="help">{words.by_code_help}</p>
                <input type="hidden" name="next" value=next/>
                <Field form="send-code" name="phone" label=words.phone kind="tel" required=true autocomplete="tel"
                    value=phone/>
                <button class="button" type="submit">{button}</button>
            </form>
        </details>
    }
}
