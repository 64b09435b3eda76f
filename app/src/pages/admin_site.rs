//! `/admin/site`: the lines at the foot of every page.

use crate::components::{ErrorSummary, Field, Notice, NoticeKind, Trouble};
use crate::context::{caller, form_state, lang, site_facts};
use crate::error::AppError;
use crate::i18n::site::Foot as Words;
use crate::ports::site::SiteFacts;
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::refusal::Reason;

/// The page; administrators only, for everybody else it is not there.
#[component]
pub fn AdminSite() -> impl IntoView {
    match caller().identity {
        None => view! { <Trouble error=Reason::SignedOut.into()/> }.into_any(),
        Some(who) if who.is_admin() => view! { <Form facts=site_facts()/> }.into_any(),
        Some(_) => view! { <Trouble error=AppError::NotFound/> }.into_any(),
    }
}

#[component]
fn Form(facts: SiteFacts) -> impl IntoView {
    let words = Words::of(lang());
    let saved = (super::query()("done") == "saved").then(|| {
        view! { <Notice kind=NoticeKind::Good role="status"><p>{words.saved}</p></Notice> }
    });
    let typed = form_state();
    let labels = [
        words.sponsor,
        words.icp,
        words.police,
        words.site_id,
        words.phone,
        words.email,
        words.address,
    ];
    let fields: Vec<_> = facts
        .fields()
        .into_iter()
        .zip(labels)
        .map(|((name, value), label)| {
            let value =
                if typed.form == "site" { typed.value("site", name) } else { value.to_owned() };
            view! { <Field form="site" name label value/> }
        })
        .collect();
    view! {
        <Title text=words.title/>
        <div class="narrow">
            <h1>{words.title}</h1>
            <p>{words.help}</p>
            {saved}
            <ErrorSummary form="site"/>
            <form class="sheet" method="post" action="/admin/site" novalidate>
                {fields}
                <button class="button primary" type="submit">{words.save}</button>
            </form>
        </div>
    }
}
