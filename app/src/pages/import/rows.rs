//! The rows of a run: what becomes of each and why; refused ones with their cells, to be corrected
//! where they stand.

use super::frame::Area;
use crate::context::lang;
use crate::forms::query;
use crate::i18n::imports::{Import as Words, action as action_name, sentence};
use crate::ports::imports::{Action, Kind, RowView, RunState, RunView, Why, columns};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The list, inside one form where something can be corrected.
#[component]
pub fn Rows(area: Area, run: RunView, shown: Option<Action>) -> impl IntoView {
    let words = Words::of(lang());
    let path = format!("{}/{}", area.path(), run.item.id);
    let draft = run.item.state == RunState::Draft;
    let known: BTreeSet<String> =
        run.columns.iter().filter_map(|column| column.key.clone()).collect();
    let kind = run.item.kind;
    let more = run.next.map(|next| {
        let from = next.to_string();
        let pairs = [("show", shown.map_or("", Action::as_str)), ("from", from.as_str())];
        let href = format!("{path}{}", query(pairs));
        view! { <p class="pager"><a class="button" rel="next" href=href>{words.more}</a></p> }
    });
    let fixable =
        draft && run.rows.iter().any(|row| row.action == Action::Skip && row.position.is_some());
    let items: Vec<_> = run
        .rows
        .into_iter()
        .map(|row| {
            let fix = draft && row.action == Action::Skip;
            view! { <li><OneRow kind row fix known=known.clone()/></li> }
        })
        .collect();
    let list = view! { <ol class="import-rows">{items}</ol> };
    let list = if fixable {
        view! {
            <form method="post" action=format!("{path}/correct")>
                {list}
                <p class="row import-save"><button class="button primary" type="submit">{words.recheck}</button></p>
            </form>
        }
        .into_any()
    } else {
        list.into_any()
    };
    view! { {list}{more} }
}

#[component]
fn OneRow(kind: Kind, row: RowView, fix: bool, known: BTreeSet<String>) -> impl IntoView {
    let (words, lang) = (Words::of(lang()), lang());
    let notes: Vec<_> =
        row.notes.iter().map(|why| view! { <li>{sentence(why, lang)}</li> }).collect();
    let notes = (!notes.is_empty()).then(|| view! { <ul class="import-notes">{notes}</ul> });
    let number =
        (row.row > 0).then(|| view! { <span class="import-number">{words.row}" "{row.row}</span> });
    let class = format!("import-chip {}", row.action.as_str());
    let name = if row.key.is_empty() { words.empty_cell.to_owned() } else { row.key.clone() };
    let cells = row.position.filter(|_| fix).map(|position| {
        view! { <Cells kind position row=row.clone() known/> }
    });
    view! {
        <article class="import-row">
            <p class="import-line">{number}<strong>{name}</strong><span class=class>{action_name(row.action, lang)}</span></p>
            {notes}
            {cells}
        </article>
    }
}

/// The cells that a note speaks of; the others below.
#[component]
fn Cells(kind: Kind, position: usize, row: RowView, known: BTreeSet<String>) -> impl IntoView {
    let words = Words::of(lang());
    let english = lang().is_english();
    let wrong: BTreeSet<&str> = row
        .notes
        .iter()
        .filter_map(|why| match why {
            Why::Cell(key, ..) => Some(key.as_str()),
            _ => None,
        })
        .collect();
    let field = |key: &'static str, label: &'static str, is_wrong: bool| {
        let name = format!("cell.{position}.{key}");
        let id = format!("import-{position}-{key}");
        let value = row.cells.get(key).cloned().unwrap_or_default();
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input id=id name=name value=value aria-invalid=is_wrong.then_some("true")/>
            </div>
        }
    };
    let of = |wanted: bool| -> Vec<_> {
        columns(kind)
            .iter()
            .filter(|column| {
                wrong.contains(column.key) == wanted && (wanted || known.contains(column.key))
            })
            .map(|column| field(column.key, column.heading(english), wanted))
            .collect()
    };
    let (first, others) = (of(true), of(false));
    let open = first.is_empty();
    view! {
        <div class="import-cells">{first}</div>
        <details open=open>
            <summary>{words.fix}<span class="hidden">" "{row.row}</span></summary>
            <div class="import-cells">{others}</div>
        </details>
    }
}
