//! `/register`: a name, one way to be reached, a password.

use super::account::{AlreadyHere, next, with_next};
use crate::components::{ErrorSummary, Field};
use crate::context::{form_state, lang};
use crate::i18n::account::Account;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn Register() -> impl IntoView {
    let words = Account::of(lang());
    let next = next("register");
    let typed = form_state();
    view! {
        <Title text=words.register/>
        <div class="narrow">
            <h1>{words.register}</h1>
            <AlreadyHere/>
            <ErrorSummary form="register"/>
            <form class="sheet" method="post" action="/register" novalidate>
                <input type="hidden" name="next" value=next.clone()/>
                <Field form="register" name="name" label=words.name help=words.name_help required=true
                    autocomplete="name" value=typed.value("register", "name")/>
                <Field form="register" name="login" label=words.contact help=words.contact_help required=true
                    autocomplete="username" value=typed.value("register", "login")/>
                <Field form="register" name="password" label=words.new_password help=words.new_password_help
                    kind="password" required=true autocomplete="new-password"/>
                <button class="button primary" type="submit">{words.register_button}</button>
            </form>
            <p>{words.have_account}" "<a href=with_next("/sign-in", &next)>{words.sign_in_link}</a></p>
        </div>
    }
}
