//! What the columns of a file mean, and what holds for all its rows: to be changed where the reader
//! did not know.

use super::frame::Area;
use crate::context::lang;
use crate::i18n::imports::Import as Words;
use crate::ports::imports::{Column, ColumnView, Kind, RunView, columns};
use leptos::prelude::*;

/// Columns that may be given once for all rows, besides those that are missing.
const FOR_ALL: [&str; 8] =
    ["unit", "division", "unit_kind", "category", "facility", "from", "to", "on_holidays"];

/// The form; open where something is missing.
#[component]
pub fn Columns(area: Area, run: RunView) -> impl IntoView {
    let words = Words::of(lang());
    let english = lang().is_english();
    let open = !run.missing.is_empty();
    let kind = run.item.kind;
    let choices: Vec<_> = run
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| !column.heading.is_empty())
        .map(|(at, column)| view! { <Choice kind at column=column.clone()/> })
        .collect();
    let there = |key: &str| run.columns.iter().any(|column| column.key.as_deref() == Some(key));
    let given = |key: &str| run.fixed.get(key).cloned().unwrap_or_default();
    let fixed: Vec<_> = columns(kind)
        .iter()
        .filter(|column| !there(column.key))
        .filter(|column| FOR_ALL.contains(&column.key) || run.fixed.contains_key(column.key))
        .map(|column| {
            let missing = run.missing.iter().any(|key| key == column.key);
            let (id, name) =
                (format!("import-fixed-{}", column.key), format!("fixed.{}", column.key));
            view! {
                <div class="field" class:wanted=missing>
                    <label for=id.clone()>{column.heading(english)}</label>
                    <input id=id name=name value=given(column.key)/>
                </div>
            }
        })
        .collect();
    let lessons = (kind == Kind::Blocks).then(|| {
        view! {
            <div class="field">
                <label for="import-lessons">{words.lessons}</label>
                <textarea id="import-lessons" name="fixed.lessons" rows="4" aria-describedby="import-lessons-help">{given("lessons")}</textarea>
                <p class="help" id="import-lessons-help">{words.lessons_help}</p>
            </div>
        }
    });
    view! {
        <details class="import-columns" open=open>
            <summary>{words.columns}</summary>
            <form method="post" action=format!("{}/{}/correct", area.path(), run.item.id)>
                <p class="help">{words.columns_help}</p>
                <div class="import-choices">{choices}</div>
                <fieldset>
                    <legend>{words.fixed}</legend>
                    <p class="help">{words.fixed_help}</p>
                    <div class="import-choices">{fixed}</div>
                    {lessons}
                </fieldset>
                <button class="button" type="submit">{words.recheck}</button>
            </form>
        </details>
    }
}

#[component]
fn Choice(kind: Kind, at: usize, column: ColumnView) -> impl IntoView {
    let english = lang().is_english();
    let (id, name) = (format!("import-column-{at}"), format!("column.{at}"));
    let option = |one: &Column| {
        let selected = column.key.as_deref() == Some(one.key);
        view! { <option value=one.key selected=selected>{one.heading(english)}</option> }
    };
    let options: Vec<_> = columns(kind).iter().map(option).collect();
    view! {
        <div class="field">
            <label for=id.clone()>{column.heading.clone()}</label>
            <select id=id name=name>
                <option value="" selected=column.key.is_none()>{Words::of(lang()).not_used}</option>
                {options}
            </select>
        </div>
    }
}
