//! `/unit/facilities/new`: what kind of place, its name, its unit; the rest starts filled in.

use crate::api;
use crate::components::{Choice, ErrorSummary, Line, UnitFrame, page_or_trouble, plain};
use crate::context::{FreshKey, form_state, lang};
use crate::i18n::{names, publish::Publish as Words, unit::Unit};
use crate::ports::places::UnitView;
use leptos::prelude::*;
use linli_domain::facility::Category;

/// The page.
#[component]
pub fn UnitNewFacility() -> impl IntoView {
    view! {
        <Suspense>
            {Suspend::new(async move {
                page_or_trouble(api::publishing::own_units().await, |units| view! { <NewForm units/> })
            })}
        </Suspense>
    }
}

#[component]
fn NewForm(units: Vec<UnitView>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let typed = form_state();
    let value = move |name: &str| typed.value("new", name);
    let categories: Vec<(String, String)> = Category::ALL
        .iter()
        .map(|one| (one.as_str().to_owned(), names::category(*one, lang).to_owned()))
        .collect();
    let category = Some(value("category")).filter(|word| !word.is_empty());
    let kept = Some(value("key")).filter(|key| !key.is_empty());
    let key =
        kept.unwrap_or_else(|| use_context::<FreshKey>().map(|key| key.0).unwrap_or_default());
    let unit = match units.as_slice() {
        [] => view! { <p class="note">{Unit::of(lang).no_unit}</p> }.into_any(),
        [one] => view! { <input type="hidden" name="unit" value=one.id.to_string()/> }.into_any(),
        several => {
            let options = several.iter().map(|unit| (unit.id.to_string(), plain(&unit.name, lang)));
            view! { <Choice form="new" name="unit" label=words.unit options=options.collect() chosen=value("unit")/> }
                .into_any()
        }
    };
    view! {
        <UnitFrame title=words.new_title>
            <div class="narrow-form">
                <p class="lead">{words.new_help}</p>
                <ErrorSummary form="new"/>
                <form class="sheet" method="post" action="/unit/facilities/new" novalidate>
                    <input type="hidden" name="key" value=key/>
                    <Choice form="new" name="category" label=words.category options=categories
                        chosen=category.unwrap_or_else(|| Category::ActivityRoom.as_str().to_owned())/>
                    <Line form="new" name="name_zh" label=words.name help=words.name_help written_in="zh-CN"
                        value=value("name_zh")/>
                    <Line form="new" name="name_en" label=words.name_en help=words.en_help written_in="en"
                        optional=true value=value("name_en")/>
                    {unit}
                    <button class="button primary" type="submit">{words.start}</button>
                </form>
            </div>
        </UnitFrame>
    }
}
