//! `/admin/vacations/division/:id` and `/admin/vacations/unit/:id`: the ranges of one owner, and the
//! form that adds, changes or takes back one.

use super::DaysFrame;
use super::vacations::href;
use crate::api;
use crate::components::{
    AffectedList, ErrorSummary, Field, Notice, NoticeKind, Said, page_or_trouble, plain,
};
use crate::context::{form_state, lang};
use crate::forms::vacation::{read, stage_field};
use crate::i18n::days::{self, Days as Words};
use crate::i18n::{Lang, format};
use crate::ports::vacations::{VacationOwner, VacationView, VacationsView};
use leptos::prelude::*;
use linli_domain::vacation::Stage;

/// The page of a division.
#[component]
pub fn DivisionVacations() -> impl IntoView {
    view! { <Of owner=VacationOwner::Division(super::super::param("id").into())/> }
}

/// The page of a school.
#[component]
pub fn SchoolVacations() -> impl IntoView {
    view! { <Of owner=VacationOwner::Unit(super::super::param("id").into())/> }
}

#[component]
fn Of(owner: VacationOwner) -> impl IntoView {
    view! {
        <Suspense>
            {Suspend::new(async move { page_or_trouble(api::vacations::vacations(&owner).await, |view| view! { <Whole view/> }) })}
        </Suspense>
    }
}

#[component]
fn Whole(view: VacationsView) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let query = super::super::query();
    let done = match query("done").as_str() {
        "kept" => Some(words.kept),
        "withdrawn" => Some(words.withdrawn),
        _ => None,
    };
    let done = done.map(|done| {
        view! { <Notice kind=NoticeKind::Good role="status"><p>{done}</p></Notice> }
    });
    let at = href(&view.owner);
    let edited = view.ranges.iter().find(|one| one.id == query("edit")).cloned();
    let own: Vec<_> = view
        .ranges
        .iter()
        .map(|one| {
            let id = one.id.clone();
            let edit = format!("{at}{}#form", crate::forms::query([("edit", id.as_str())]));
            view! {
                <li>
                    <Range one=one.clone()/>
                    <form class="row" method="post" action=format!("{at}/withdraw")>
                        <input type="hidden" name="id" value=id/>
                        <a class="button quiet" href=edit>{words.change}</a>
                        <button class="button quiet" type="submit">{words.withdraw}</button>
                    </form>
                </li>
            }
        })
        .collect();
    let own = if own.is_empty() {
        view! { <p>{words.own_none}</p> }.into_any()
    } else {
        view! { <ul class="cards ranges">{own}</ul> }.into_any()
    };
    let above: Vec<_> = view
        .above
        .iter()
        .map(|(name, ranges)| {
            let ranges: Vec<_> =
                ranges.iter().map(|one| view! { <li><Range one=one.clone()/></li> }).collect();
            view! { <h3><Said name=name.clone() quiet=true/></h3><ul>{ranges}</ul> }
        })
        .collect();
    let above = (!above.is_empty()).then(|| {
        view! { <section><h2>{words.above}</h2><p>{words.above_help}</p>{above}</section> }
    });
    let taught = matches!(view.owner, VacationOwner::Unit(_)).then(|| {
        view! { <Taught at=at.clone() stages=view.stages.clone()/> }
    });
    view! {
        <DaysFrame title=format!("{} · {}", words.vacations, plain(&view.name, lang))>
            {done}
            <section><h2>{words.own}</h2>{own}</section>
            <Withdrawal at=at.clone()/>
            <Form owner=view.owner.clone() at=at.clone() edited/>
            {taught}
            {above}
        </DaysFrame>
    }
}

#[component]
fn Range(one: VacationView) -> impl IntoView {
    let lang = lang();
    let text = format!(
        "{} – {}",
        format::full_day(one.range.first, lang),
        format::full_day(one.range.last, lang)
    );
    view! { <p><strong>{text}</strong>" "{stages(&one.range.stages, lang)}" "<span class="quiet source">{one.source}</span></p> }
}

fn stages(of: &[Stage], lang: Lang) -> String {
    of.iter().map(|one| days::stage(*one, lang)).collect::<Vec<_>>().join(lang.pick("、", ", "))
}

/// Boxes for the stages.
#[component]
fn Boxes(legend: &'static str, help: &'static str, ticked: Vec<Stage>) -> impl IntoView {
    let lang = lang();
    let boxes: Vec<_> = Stage::ALL
        .iter()
        .map(|stage| {
            let checked = ticked.contains(stage);
            view! { <label class="check"><input type="checkbox" name=stage_field(*stage) value="1" checked=checked/>" "{days::stage(*stage, lang)}</label> }
        })
        .collect();
    view! { <fieldset class="field"><legend>{legend}</legend>{boxes}<p class="help">{help}</p></fieldset> }
}

#[component]
fn Form(owner: VacationOwner, at: String, edited: Option<VacationView>) -> impl IntoView {
    let words = Words::of(lang());
    let state = form_state();
    let typed = state.form == "vacation";
    let value = |name: &str, kept: Option<String>| {
        if typed { state.value("vacation", name) } else { kept.unwrap_or_default() }
    };
    let range = edited.as_ref().map(|one| &one.range);
    let first = value("first", range.map(|range| range.first.to_string()));
    let last = value("last", range.map(|range| range.last.to_string()));
    let source = value("source", edited.as_ref().map(|one| one.source.clone()));
    let id = value("id", edited.as_ref().map(|one| one.id.clone()));
    let version = value("version", edited.as_ref().map(|one| one.version.to_string()));
    let ticked = match (typed, range) {
        (true, _) => crate::forms::vacation::stages(|name| state.value("vacation", name)),
        (false, Some(range)) => range.stages.clone(),
        (false, None) => Stage::ALL.to_vec(),
    };
    let asked = !state.value("vacation", "affected").is_empty();
    let affected = asked.then(|| {
        let range = read(owner, |name| state.value("vacation", name));
        view! {
            <Suspense>
                {Suspend::new(async move {
                    let answer = match range {
                        Ok(range) => api::vacations::preview(&range).await,
                        Err(error) => Err(error),
                    };
                    page_or_trouble(answer, |affected| view! { <AffectedList affected/> })
                })}
            </Suspense>
        }
    });
    let confirm = asked.then(|| {
        view! { <button class="button primary" name="confirm" value="1">{words.confirm}</button> }
    });
    let title = if id.is_empty() { words.add } else { words.edit };
    let leave = (!id.is_empty()).then(|| {
        view! { <a class="button quiet" href=at.clone()>{words.cancel}</a> }
    });
    view! {
        <section aria-labelledby="form">
            <h2 id="form">{title}</h2>
            <ErrorSummary form="vacation"/>
            <form class="sheet" method="post" action=format!("{at}/keep") novalidate>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="version" value=version/>
                <Field form="vacation" name="first" label=words.first_day kind="date" value=first required=true/>
                <Field form="vacation" name="last" label=words.last_day kind="date" value=last required=true/>
                <Boxes legend=words.stages help=words.stages_help ticked/>
                <Field form="vacation" name="source" label=words.source help=words.source_help value=source required=true/>
                {affected}
                <p class="row">{confirm}<button class="button primary" type="submit">{words.keep}</button>{leave}</p>
            </form>
        </section>
    }
}

/// Whom taking a range back would affect, after the button was pressed.
#[component]
fn Withdrawal(at: String) -> impl IntoView {
    let words = Words::of(lang());
    let id = form_state().value("withdraw", "id");
    (!id.is_empty()).then(|| {
        let asked = id.clone();
        view! {
            <section class="sheet" role="status">
                <h2>{words.withdraw}</h2>
                <Suspense>
                    {Suspend::new(async move {
                        let answer = api::vacations::preview_withdrawal(&asked).await;
                        page_or_trouble(answer, |affected| view! { <AffectedList affected/> })
                    })}
                </Suspense>
                <form class="row" method="post" action=format!("{at}/withdraw")>
                    <input type="hidden" name="id" value=id/>
                    <button class="button primary" name="confirm" value="1">{words.confirm}</button>
                    <a class="button quiet" href=at.clone()>{words.cancel}</a>
                </form>
            </section>
        }
    })
}

/// What a school teaches.
#[component]
fn Taught(at: String, stages: Vec<Stage>) -> impl IntoView {
    let words = Words::of(lang());
    view! {
        <section aria-labelledby="taught">
            <h2 id="taught">{words.taught}</h2>
            <form class="sheet" method="post" action=format!("{at}/stages")>
                <Boxes legend=words.stages help=words.taught_help ticked=stages/>
                <p class="row"><button class="button" type="submit">{words.keep}</button></p>
            </form>
        </section>
    }
}
