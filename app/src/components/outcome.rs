//! What a page shows when a port says no, and the summary above a refused form.

use super::said::Phone;
use crate::context::{HOME_ZONE, form_state, lang, site_facts};
use crate::error::AppError;
use crate::forms::{field_of, query};
use crate::i18n::common::{Common, Errors};
use crate::i18n::refusals;
use crate::i18n::site::Foot;
use crate::ports::Answer;
use axum::http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_location;
use linli_domain::refusal::Reason;
use linli_domain::zone::Tz;

/// Gives the answer its HTTP status.
pub fn set_status(status: u16) {
    if let (Some(options), Ok(status)) =
        (use_context::<ResponseOptions>(), StatusCode::from_u16(status))
    {
        options.set_status(status);
    }
}

/// The page of what a port answered, or the page of its error with its status.
pub fn page_or_trouble<T, V: IntoView + 'static>(
    answer: Answer<T>,
    page: impl FnOnce(T) -> V,
) -> AnyView {
    match answer {
        Ok(found) => page(found).into_any(),
        Err(error) => view! { <Trouble error/> }.into_any(),
    }
}

/// A kind page for an error.
#[component]
pub fn Trouble(
    /// What is wrong.
    error: AppError,
) -> impl IntoView {
    set_status(error.status());
    let lang = lang();
    let words = Errors::of(lang);
    let signed_out =
        matches!(&error, AppError::Refused(refusal) if refusal.reason == Reason::SignedOut);
    let sign_in = signed_out.then(|| {
        let here = use_location().pathname.get_untracked();
        let href = format!("/sign-in{}", query([("next", here.as_str())]));
        view! { <p><a class="button primary" href=href>{Common::of(lang).sign_in}</a></p> }
    });
    // Whatever broke or is closed to the reader: somebody answers the phone.
    let number = site_facts().phone;
    let phone = (!number.is_empty() && error != AppError::NotFound).then(|| {
        let of = Common::of(lang).name.to_owned();
        view! { <p>{Foot::of(lang).call_site}" "<Phone number of/></p> }
    });
    let (title, text) = match &error {
        AppError::NotFound => (words.not_found.to_owned(), words.not_found_help.to_owned()),
        other => (refusals::title(other, lang), refusals::sentence(other, lang, HOME_ZONE)),
    };
    view! {
        <Title text=title.clone()/>
        <Meta name="robots" content="noindex"/>
        <div class="narrow trouble">
            <h1>{title}</h1>
            <p>{text}</p>
            {sign_in}
            {phone}
            <form class="ask" method="get" action="/" role="search">
                <label for="trouble-q">{words.try_search}</label>
                <div class="ask-line">
                    <input id="trouble-q" name="q" type="search"/>
                    <button class="button" type="submit">{crate::i18n::search::Search::of(lang).go}</button>
                </div>
            </form>
            <p class="row"><a class="button" href="/">{Common::of(lang).back_home}</a></p>
        </div>
    }
}

/// Why a form was refused, above it, with a link to the field.
#[component]
pub fn ErrorSummary(
    /// The form.
    form: &'static str,
    /// The zone for times in the sentence.
    #[prop(default = HOME_ZONE)]
    zone: Tz,
) -> impl IntoView {
    let state = form_state();
    state.error_of(form).map(|error| {
        let sentence = refusals::sentence(error, lang(), zone);
        let said = match field_of(error) {
            Some(field) => view! { <a href=format!("#{form}-{field}")>{sentence}</a> }.into_any(),
            None => sentence.into_any(),
        };
        view! {
            // It takes the focus: whoever reads with ears or a magnifier starts at what is wrong.
            <div class="summary" role="alert" tabindex="-1" autofocus>
                <h2>{Common::of(lang()).errors_title}</h2>
                <p>{said}</p>
            </div>
        }
    })
}
