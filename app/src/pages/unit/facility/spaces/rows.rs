//! The parts of the floor, and the spaces with the parts that they take.

use crate::components::{Choice, Line, LineError, Tick};
use crate::context::lang;
use crate::forms::spaces::{PartRow, SpaceRow, SpacesForm};
use crate::i18n::publish::{Publish, Spaces as Words, mode, numbered};
use leptos::prelude::*;
use linli_domain::space::Mode;

/// The parts; one alone needs no words.
#[component]
pub fn Parts(
    /// The form.
    form: SpacesForm,
    /// Where it goes.
    action: String,
) -> impl IntoView {
    let words = Words::of(lang());
    let several = form.parts.len() > 1;
    let rows: Vec<_> = form
        .parts
        .into_iter()
        .enumerate()
        .map(|(i, part)| view! { <Part i part several action=action.clone()/> })
        .collect();
    view! {
        <section id="parts">
            <h2>{words.parts}</h2>
            <p class="help">{words.parts_help}</p>
            {rows}
            <button class="button quiet" type="submit" name="do" value="add-part" formaction=format!("{action}#parts")>
                {words.add_part}
            </button>
        </section>
    }
}

#[component]
fn Part(i: usize, part: PartRow, several: bool, action: String) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let drop = several.then(|| {
        view! {
            <button class="button quiet remove-row" type="submit" name="do" value=format!("drop-part-{i}")
                formaction=format!("{action}#parts")>
                {words.drop_part}<span class="hidden">" "{i + 1}</span>
            </button>
        }
    });
    view! {
        <fieldset class="rule-row part-row">
            <legend>{numbered("块", "Part", i + 1, lang)}</legend>
            <input type="hidden" name=format!("p{i}_key") value=part.key/>
            <input type="hidden" name=format!("p{i}_en") value=part.en/>
            <div class="pair">
                <Line form="spaces" name=format!("p{i}_zh") label=words.part_name written_in="zh-CN" optional=true
                    value=part.zh/>
                <Line form="spaces" name=format!("p{i}_m2") label=words.area keys="decimal" optional=true value=part.m2/>
            </div>
            {drop}
        </fieldset>
    }
}

/// The spaces.
#[component]
pub fn SpaceRows(
    /// The form.
    form: SpacesForm,
    /// Keys of those that have been booked.
    booked: Vec<String>,
    /// Where it goes.
    action: String,
) -> impl IntoView {
    let words = Words::of(lang());
    let (parts, count) = (form.parts, form.spaces.len());
    let rows: Vec<_> = form
        .spaces
        .into_iter()
        .enumerate()
        .map(|(j, space)| {
            let fixed = booked.contains(&space.key);
            view! {
                <SpaceFields j space parts=parts.clone() fixed several={count > 1} action=action.clone()/>
            }
        })
        .collect();
    view! {
        <section id="spaces-list">
            <h2>{words.list}</h2>
            {rows}
            <button class="button quiet" type="submit" name="do" value="add-space"
                formaction=format!("{action}#space-{count}")>{words.add}</button>
        </section>
    }
}

#[component]
fn SpaceFields(
    j: usize,
    space: SpaceRow,
    parts: Vec<PartRow>,
    fixed: bool,
    several: bool,
    action: String,
) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let modes = [Mode::Exclusive, Mode::Shared, Mode::Open];
    let modes = modes.map(|one| (one.as_str().to_owned(), mode(one, lang).to_owned()));
    let one_part = parts.len() == 1;
    let ticks: Vec<_> = parts
        .into_iter()
        .enumerate()
        .map(|(i, part)| {
            let on = one_part || space.parts.contains(&part.key);
            let label =
                if part.zh.is_empty() { numbered("块", "Part", i + 1, lang) } else { part.zh };
            view! { <Tick form="spaces" name=format!("s{j}_p{i}") label on/> }
        })
        .collect();
    let fixed = fixed.then(|| view! { <p class="help">{words.fixed}</p> });
    let drop = several.then(|| {
        view! {
            <button class="button quiet remove-row" type="submit" name="do" value=format!("drop-space-{j}")
                formaction=format!("{action}#spaces-list")>
                {words.drop}<span class="hidden">" "{space.zh.clone()}</span>
            </button>
        }
    });
    let name = |field: &str| format!("s{j}_{field}");
    view! {
        <fieldset class="rule-row" id=format!("space-{j}")>
            <legend>{numbered("个场地", "Space", j + 1, lang)}</legend>
            <input type="hidden" name=name("key") value=space.key/>
            <Line form="spaces" name=name("zh") label=words.name written_in="zh-CN" value=space.zh/>
            <Line form="spaces" name=name("en") label=words.name_en help=Publish::of(lang).en_help written_in="en"
                optional=true value=space.en/>
            <Choice form="spaces" name=name("mode") label=words.mode options=modes.to_vec() chosen=space.mode/>
            <Line form="spaces" name=name("capacity") label=words.capacity keys="numeric" value=space.capacity/>
            <fieldset class="group">
                <legend>{words.takes}</legend>
                <div class="ticks-row">{ticks}</div>
                <LineError form="spaces" name=name("parts")/>
            </fieldset>
            {fixed}
            {drop}
        </fieldset>
    }
}
