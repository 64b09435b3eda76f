//! Name, kind, address, phone, place on the map.

use super::{Section, typed_or, version, with_sheet};
use crate::components::{Choice, Line};
use crate::context::lang;
use crate::i18n::{
    names,
    publish::{Basics as Words, Publish},
};
use crate::ports::publishing::Sheet;
use leptos::prelude::*;
use linli_domain::facility::Category;

/// The page.
#[component]
pub fn UnitBasics() -> impl IntoView {
    with_sheet(|sheet| view! { <Form sheet/> })
}

#[component]
fn Form(sheet: Sheet) -> impl IntoView {
    let lang = lang();
    let (words, common) = (Words::of(lang), Publish::of(lang));
    let saved = sheet.input.clone();
    let value = |name: &str, saved: &str| typed_or("basics", name, saved);
    let degrees = |part: Option<f64>| part.map(|part| part.to_string()).unwrap_or_default();
    let categories: Vec<(String, String)> = Category::ALL
        .iter()
        .map(|one| (one.as_str().to_owned(), names::category(*one, lang).to_owned()))
        .collect();
    let datums = vec![
        ("wgs84".to_owned(), words.wgs84.to_owned()),
        ("gcj02".to_owned(), words.gcj02.to_owned()),
    ];
    let action = format!("/unit/facilities/{}/basics", sheet.id);
    view! {
        <Section sheet=sheet.clone() title=common.basics form="basics">
            <form class="sheet narrow-form" method="post" action=action novalidate>
                {version(&sheet, "basics")}
                <Line form="basics" name="name_zh" label=common.name written_in="zh-CN"
                    value=value("name_zh", &saved.name.zh)/>
                <Line form="basics" name="name_en" label=common.name_en help=common.en_help written_in="en"
                    optional=true value=value("name_en", &saved.name.en)/>
                <Choice form="basics" name="category" label=common.category options=categories
                    chosen=value("category", saved.category.as_str())/>
                <Line form="basics" name="address" label=words.address help=words.address_help written_in="zh-CN"
                    value=value("address", &saved.address.zh)/>
                <Line form="basics" name="address_en" label=words.address_en written_in="en" optional=true
                    value=value("address_en", &saved.address.en)/>
                <Line form="basics" name="phone" label=words.phone help=words.phone_help kind="tel" optional=true
                    value=value("phone", saved.phone.as_deref().unwrap_or_default())/>
                <fieldset class="group">
                    <legend>{words.place}</legend>
                    <p class="help">{words.place_help}</p>
                    <div class="pair">
                        <Line form="basics" name="lat" label=words.lat keys="decimal" optional=true
                            value=value("lat", &degrees(saved.location.map(|at| at.lat)))/>
                        <Line form="basics" name="lon" label=words.lon keys="decimal" optional=true
                            value=value("lon", &degrees(saved.location.map(|at| at.lon)))/>
                    </div>
                    <Choice form="basics" name="datum" label=words.datum options=datums
                        chosen=value("datum", "wgs84")/>
                </fieldset>
                <button class="button primary" type="submit">{common.save}</button>
            </form>
        </Section>
    }
}
