//! Accessibility: what is there, ticked.

use super::{Section, version, with_sheet};
use crate::components::Tick;
use crate::context::{form_state, lang};
use crate::i18n::{
    names,
    publish::{Pages as Words, Publish},
};
use crate::ports::publishing::Sheet;
use leptos::prelude::*;
use linli_domain::facility::ACCESSIBLE;
use linli_domain::preset::preset;

/// The page.
#[component]
pub fn UnitAccess() -> impl IntoView {
    with_sheet(|sheet| view! { <Form sheet/> })
}

#[component]
fn Form(sheet: Sheet) -> impl IntoView {
    let lang = lang();
    let (words, common) = (Words::of(lang), Publish::of(lang));
    let action = format!("/unit/facilities/{}/access", sheet.id);
    let typed = form_state();
    let ticks: Vec<_> = ACCESSIBLE
        .iter()
        .map(|word| {
            let on = if typed.form == "access" {
                !typed.value("access", word).is_empty()
            } else {
                sheet.input.accessible.iter().any(|one| one == word)
            };
            view! { <li><Tick form="access" name=*word label=names::accessible(word, lang) on/></li> }
        })
        .collect();
    let usual: Vec<&str> = preset(sheet.input.category)
        .accessible
        .iter()
        .map(|word| names::accessible(word, lang))
        .collect();
    let usual = format!("{}{}", words.access_usual, usual.join(lang.pick("、", ", ")));
    view! {
        <Section sheet=sheet.clone() title=common.access form="access">
            <form class="sheet narrow-form" method="post" action=action>
                {version(&sheet, "access")}
                <p class="help">{words.access_help}</p>
                <p class="help">{usual}</p>
                <ul class="ticked">{ticks}</ul>
                <button class="button primary" type="submit">{common.save}</button>
            </form>
        </Section>
    }
}
