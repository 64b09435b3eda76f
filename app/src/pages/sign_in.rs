//! `/sign-in`.

use super::account::{AlreadyHere, next, with_next};
use crate::components::{ErrorSummary, Field};
use crate::context::{form_state, lang};
use crate::i18n::account::Account;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn SignIn() -> impl IntoView {
    let words = Account::of(lang());
    let next = next("sign-in");
    let comes_back = (next != "/me").then(|| view! { <p>{words.comes_back}</p> });
    view! {
        <Title text=words.sign_in/>
        <div class="narrow">
            <h1>{words.sign_in}</h1>
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
            <p>{words.no_account}" "<a href=with_next("/register", &next)>{words.register_link}</a></p>
        </div>
    }
}
