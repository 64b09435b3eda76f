//! `/unit/import` and `/admin/import`: sending a table, and the runs so far.

mod columns;
mod frame;
mod rows;
mod run;

pub use run::{AdminImportRun, UnitImportRun};

use crate::api;
use crate::components::{Empty, Notice, NoticeKind, page_or_trouble};
use crate::context::{HOME_ZONE, form_state, lang};
use crate::i18n::imports::{Import as Words, kind as kind_name, sentence, state};
use crate::i18n::{format, refusals};
use crate::ports::Answer;
use crate::ports::imports::{Kind, RunItem, Why};
use crate::ports::places::UnitView;
use frame::{Area, Frame};
use leptos::prelude::*;
use linli_domain::zone;

/// `/unit/import`.
#[component]
pub fn UnitImport() -> impl IntoView {
    view! {
        <Suspense>
            {Suspend::new(async move {
                page_or_trouble(of_units().await, |(units, runs)| view! { <Start area=Area::Unit units runs/> })
            })}
        </Suspense>
    }
}

/// `/admin/import`.
#[component]
pub fn AdminImport() -> impl IntoView {
    view! {
        <Suspense>
            {Suspend::new(async move {
                page_or_trouble(api::imports::runs(None).await, |runs| view! { <Start area=Area::Admin units=Vec::new() runs/> })
            })}
        </Suspense>
    }
}

async fn of_units() -> Answer<(Vec<UnitView>, Vec<RunItem>)> {
    let units = api::publishing::own_units().await?;
    let mut runs = Vec::new();
    for unit in &units {
        runs.extend(api::imports::runs(Some(unit.id.clone())).await?);
    }
    runs.sort_by_key(|run| std::cmp::Reverse(run.created_at));
    Ok((units, runs))
}

#[component]
fn Start(area: Area, units: Vec<UnitView>, runs: Vec<RunItem>) -> impl IntoView {
    let words = Words::of(lang());
    let title = if area == Area::Unit { words.title } else { words.admin_title };
    if area == Area::Unit && units.is_empty() {
        return view! { <Frame area title><p class="note">{words.no_unit}</p></Frame> }.into_any();
    }
    view! {
        <Frame area title>
            <p class="lead">{words.lead}</p>
            <Problem/>
            <SendForm area units/>
            <Templates area/>
            <Earlier area runs/>
        </Frame>
    }
    .into_any()
}

/// Why the file that was just sent could not be taken.
#[component]
fn Problem() -> impl IntoView {
    let (words, lang) = (Words::of(lang()), lang());
    let form = form_state();
    let error = form.error_of("import").cloned()?;
    let why: Option<Why> = serde_json::from_str(&form.value("import", "why")).ok();
    let said =
        why.map_or_else(|| refusals::sentence(&error, lang, HOME_ZONE), |why| sentence(&why, lang));
    let said = if form.value("import", "why") == "none" { words.no_file.to_owned() } else { said };
    Some(view! {
        <Notice kind=NoticeKind::Wrong role="alert"><p><strong>{words.unreadable}</strong></p><p>{said}</p></Notice>
    })
}

#[component]
fn SendForm(area: Area, units: Vec<UnitView>) -> impl IntoView {
    let (words, lang) = (Words::of(lang()), lang());
    let chosen = form_state().value("import", "kind");
    let kinds: Vec<_> = area
        .kinds()
        .iter()
        .enumerate()
        .map(|(n, kind)| {
            let checked = chosen == kind.as_str() || chosen.is_empty() && n == 0;
            view! {
                <label><input type="radio" name="kind" value=kind.as_str() checked=checked/>{kind_name(*kind, lang)}</label>
            }
        })
        .collect();
    let unit = match units.as_slice() {
        [] => ().into_any(),
        [only] => view! { <input type="hidden" name="unit" value=only.id.0.clone()/> }.into_any(),
        several => {
            let options: Vec<_> = several
                .iter()
                .map(|unit| view! { <option value=unit.id.0.clone()>{crate::components::plain(&unit.name, lang)}</option> })
                .collect();
            view! {
                <div class="field">
                    <label for="import-unit">{words.unit}</label>
                    <select id="import-unit" name="unit">{options}</select>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <form class="sheet" method="post" action=area.path() enctype="multipart/form-data">
            <fieldset class="choices across"><legend>{words.what}</legend>{kinds}</fieldset>
            {unit}
            <div class="field">
                <label for="import-file">{words.file}</label>
                <input id="import-file" name="file" type="file" required=true aria-describedby="import-file-help"
                    accept=".xls,.xlsx,.csv,.txt,.json,text/csv,application/vnd.ms-excel,application/json"/>
                <p class="help" id="import-file-help">{words.file_help}</p>
            </div>
            <button class="button primary" type="submit">{words.send}</button>
        </form>
    }
}

#[component]
fn Templates(area: Area) -> impl IntoView {
    let (words, lang) = (Words::of(lang()), lang());
    let links: Vec<_> = area
        .kinds()
        .iter()
        .map(|kind| {
            let name = kind_name(*kind, lang);
            let href = |ending: &str| format!("/import/templates/{}.{ending}?lang={}", kind.as_str(), lang.word());
            view! {
                <li>
                    {name}" "
                    <a href=href("xlsx") download="">"XLSX"<span class="hidden">" "{name}</span></a>" "
                    <a href=href("csv") download="">"CSV"<span class="hidden">" "{name}</span></a>
                </li>
            }
        })
        .collect();
    view! {
        <section class="import-templates">
            <h2>{words.templates}</h2>
            <p>{words.template_help}</p>
            <ul>{links}</ul>
        </section>
    }
}

#[component]
fn Earlier(area: Area, runs: Vec<RunItem>) -> impl IntoView {
    let (words, lang) = (Words::of(lang()), lang());
    if runs.is_empty() {
        return view! { <section><h2>{words.earlier}</h2><p>{words.none}</p></section> }.into_any();
    }
    let items: Vec<_> = runs
        .into_iter()
        .map(|run| {
            let day = format::full_day(zone::local_day(HOME_ZONE, run.created_at), lang);
            let facts = format!("{} · {} · {day}", kind_name(run.kind, lang), state(run.state, lang));
            view! { <li><a href=format!("{}/{}", area.path(), run.id)>{run.file}</a><p class="facts">{facts}</p></li> }
        })
        .collect();
    view! { <section><h2>{words.earlier}</h2><ul class="import-runs">{items}</ul></section> }
        .into_any()
}

/// Nothing to see, with the way back.
#[component]
fn Nothing(area: Area) -> impl IntoView {
    let words = Words::of(lang());
    view! { <Empty title=words.nothing_to_do><p><a class="button" href=area.path()>{words.back}</a></p></Empty> }
}

impl Area {
    const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Unit => &Kind::OF_A_UNIT,
            Self::Admin => &Kind::ALL,
        }
    }
}
