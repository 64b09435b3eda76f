//! House rules in both languages.

use super::{Section, typed_or, version, with_sheet};
use crate::components::Line;
use crate::context::lang;
use crate::i18n::publish::{Pages as Words, Publish};
use crate::ports::publishing::Sheet;
use leptos::prelude::*;

/// The page.
#[component]
pub fn UnitRules() -> impl IntoView {
    with_sheet(|sheet| view! { <Form sheet/> })
}

#[component]
fn Form(sheet: Sheet) -> impl IntoView {
    let (words, common) = (Words::of(lang()), Publish::of(lang()));
    let action = format!("/unit/facilities/{}/rules", sheet.id);
    let value = |name: &str, saved: &str| typed_or("rules", name, saved);
    view! {
        <Section sheet=sheet.clone() title=common.rules form="rules">
            <form class="sheet narrow-form" method="post" action=action novalidate>
                {version(&sheet, "rules")}
                <Line form="rules" name="rules_zh" label=words.rules help=words.rules_help rows=8 written_in="zh-CN"
                    value=value("rules_zh", &sheet.input.rules.zh)/>
                <Line form="rules" name="rules_en" label=words.rules_en help=common.en_help rows=8 written_in="en"
                    optional=true value=value("rules_en", &sheet.input.rules.en)/>
                <button class="button primary" type="submit">{common.save}</button>
            </form>
        </Section>
    }
}
