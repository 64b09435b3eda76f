//! `/forgot` and `/reset`: a forgotten password, by mail or with a slip of the desk.

use crate::api;
use crate::components::{ErrorSummary, Field, Notice};
use crate::context::{form_state, lang};
use crate::i18n::account::{Account, Codes};
use leptos::prelude::*;
use leptos_meta::Title;

/// `/forgot`.
#[component]
pub fn Forgot() -> impl IntoView {
    let words = Codes::of(lang());
    let state = form_state();
    let sent = state.form == "forgot" && state.error_of("forgot").is_none();
    let sent = sent.then(|| view! { <p class="done" role="status">{words.forgot_sent}</p> });
    let by_mail = if api::codes::channels().mail {
        view! {
            <h2>{words.forgot_mail}</h2>
            <ErrorSummary form="forgot"/>
            <form class="sheet" method="post" action="/forgot" novalidate>
                <p class="help">{words.forgot_mail_help}</p>
                <Field form="forgot" name="login" label=Account::of(lang()).login required=true
                    autocomplete="username" value=state.value("forgot", "login")/>
                <button class="button primary" type="submit">{words.forgot_send}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <Notice><p>{words.no_mail}</p></Notice> }.into_any()
    };
    view! {
        <Title text=words.forgot_title/>
        <div class="narrow">
            <h1>{words.forgot_title}</h1>
            {sent}
            {by_mail}
            <h2>{words.forgot_slip}</h2>
            <p>{words.forgot_slip_help}</p>
            <p><a class="button" href="/reset">{words.have_slip}</a></p>
        </div>
    }
}

/// `/reset`: with the token of a link in the address, else with login and code of a slip.
#[component]
pub fn Reset() -> impl IntoView {
    let words = Codes::of(lang());
    let state = form_state();
    let token = match state.value("reset", "token") {
        typed if !typed.is_empty() => typed,
        _ => super::query()("token"),
    };
    let opened_by = if token.is_empty() {
        view! {
            <Field form="reset" name="login" label=Account::of(lang()).login required=true
                autocomplete="username" value=state.value("reset", "login")/>
            <Field form="reset" name="code" label=words.slip_code required=true autocomplete="one-time-code"
                value=state.value("reset", "code")/>
        }
        .into_any()
    } else {
        view! { <input type="hidden" id="reset-token" name="token" value=token/> }.into_any()
    };
    view! {
        <Title text=words.reset_title/>
        <div class="narrow">
            <h1>{words.reset_title}</h1>
            <ErrorSummary form="reset"/>
            <form class="sheet" method="post" action="/reset" novalidate>
                <p class="help">{words.reset_help}</p>
                {opened_by}
                <Field form="reset" name="password" label=Account::of(lang()).new_password
                    help=Account::of(lang()).new_password_help kind="password" required=true
                    autocomplete="new-password"/>
                <button class="button primary" type="submit">{words.reset_button}</button>
            </form>
        </div>
    }
}
