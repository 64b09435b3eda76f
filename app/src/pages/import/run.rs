//! One run: what will happen, what is happening, what has happened.

use super::Nothing;
use super::columns::Columns;
use super::frame::{Area, Frame};
use super::rows::Rows;
use crate::api;
use crate::components::{Notice, NoticeKind, page_or_trouble};
use crate::context::{HOME_ZONE, form_state, lang};
use crate::i18n::imports::{Import as Words, action, kind as kind_name, sentence, state};
use crate::i18n::refusals;
use crate::ports::imports::{Action, RowsAsked, RunState, RunView, label_of};
use leptos::prelude::*;
use leptos_meta::Meta;

/// `/unit/import/:id`.
#[component]
pub fn UnitImportRun() -> impl IntoView {
    view! { <Page area=Area::Unit/> }
}

/// `/admin/import/:id`.
#[component]
pub fn AdminImportRun() -> impl IntoView {
    view! { <Page area=Area::Admin/> }
}

#[component]
fn Page(area: Area) -> impl IntoView {
    let query = crate::pages::query();
    let asked = RowsAsked {
        action: Action::parse(&query("show")),
        from: query("from").parse().unwrap_or(0),
    };
    let id = crate::pages::param("id");
    let shown = asked.action;
    view! {
        <Suspense>
            {Suspend::new(async move {
                page_or_trouble(api::imports::run(&id, asked).await, |run| view! { <Run area run shown/> })
            })}
        </Suspense>
    }
}

#[component]
fn Run(area: Area, run: RunView, shown: Option<Action>) -> impl IntoView {
    let (words, lang) = (Words::of(lang()), lang());
    let title = format!("{} · {}", kind_name(run.item.kind, lang), run.item.file);
    let draft = run.item.state == RunState::Draft;
    let columns =
        (draft && !run.columns.is_empty()).then(|| view! { <Columns area run=run.clone()/> });
    let has_rows = !run.totals.is_empty();
    let rows = if has_rows {
        view! { <Rows area run=run.clone() shown/> }.into_any()
    } else if draft {
        view! { <Nothing area/> }.into_any()
    } else {
        ().into_any()
    };
    view! {
        <Frame area title>
            <p class="row"><a class="button quiet" href=area.path()>"← "{words.back}</a></p>
            <Refused/>
            <Facts run=run.clone()/>
            <State area run=run.clone()/>
            {columns}
            <h2>{if draft { words.will_happen } else { words.happened }}</h2>
            <Totals area run=run.clone() shown/>
            {rows}
        </Frame>
    }
}

/// Why the last correction or start was refused.
#[component]
fn Refused() -> impl IntoView {
    let form = form_state();
    let error = form.error_of("import-run").cloned()?;
    let said = refusals::sentence(&error, lang(), HOME_ZONE);
    Some(view! { <Notice kind=NoticeKind::Wrong role="alert"><p>{said}</p></Notice> })
}

/// How the file was read.
#[component]
fn Facts(run: RunView) -> impl IntoView {
    let (words, lang) = (Words::of(lang()), lang());
    let unused: Vec<String> = run
        .columns
        .iter()
        .filter(|column| column.key.is_none() && !column.heading.is_empty())
        .map(|column| column.heading.clone())
        .collect();
    let (sheet, others) = match run.sheets.split_first() {
        Some((first, rest)) => (first.clone(), rest.join("、")),
        None => (String::new(), String::new()),
    };
    let header = if run.header_row > 0 { run.header_row.to_string() } else { String::new() };
    let facts = [
        (words.read_as, run.encoding.clone()),
        (words.sheet, sheet),
        (words.other_sheets, others),
        (words.header_row, header),
        (words.unused, unused.join(lang.pick("、", ", "))),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .filter(|(_, said)| !said.is_empty())
        .map(|(label, said)| view! { <div><dt>{label}</dt><dd>{said}</dd></div> })
        .collect();
    view! { <dl class="import-facts">{facts}</dl> }
}

/// Where the run stands, and what can be done now.
#[component]
fn State(area: Area, run: RunView) -> impl IntoView {
    let (words, lang) = (Words::of(lang()), lang());
    let path = format!("{}/{}", area.path(), run.item.id);
    match run.item.state {
        RunState::Draft => view! { <Ready area path run/> }.into_any(),
        RunState::Running | RunState::Undoing => {
            let undoing = run.item.state == RunState::Undoing;
            let said = if undoing { words.undoing } else { words.running };
            let resume = run.interrupted.then(|| {
                let action = format!("{path}/{}", if undoing { "undo" } else { "start" });
                view! {
                    <p>{words.interrupted}</p>
                    <form method="post" action=action><button class="button primary">{words.resume}</button></form>
                }
            });
            let (done, total) = (run.done, run.item.total.max(1));
            view! {
                <Meta http_equiv="refresh" content="2"/>
                <Notice kind=NoticeKind::Wait role="status">
                    <p>{said}</p>
                    <p><progress max=total.to_string() value=done.to_string() aria-label=state(run.item.state, lang)></progress>" "{done}" / "{run.item.total}</p>
                    {resume}
                    <p class="row"><a class="button quiet" href=path.clone()>{words.refresh}</a></p>
                </Notice>
            }
            .into_any()
        }
        RunState::Done => {
            let to_list = (area == Area::Unit).then(|| {
                view! { <a class="button" href="/unit/facilities">{words.to_list}</a> }
            });
            view! {
                <Notice kind=NoticeKind::Good role="status">
                    <p>{words.done}</p>
                    <p class="row">{to_list}<a class="button quiet" href=format!("/import/runs/{}/report.csv?lang={}", run.item.id, lang.word()) download="">{words.report}</a></p>
                </Notice>
                <details class="import-undo">
                    <summary>{words.undo}</summary>
                    <p>{words.undo_help}</p>
                    <form method="post" action=format!("{path}/undo")><button class="button danger">{words.undo_sure}</button></form>
                </details>
            }
            .into_any()
        }
        RunState::Undone => {
            let kept: Vec<_> = run
                .kept
                .iter()
                .map(|one| view! { <li>{one.key.clone()}" — "{sentence(&one.why, lang)}</li> })
                .collect();
            let kept = (!kept.is_empty()).then(|| view! { <h2>{words.kept}</h2><ul>{kept}</ul> });
            view! {
                <Notice kind=NoticeKind::Good role="status"><p>{words.undone}</p></Notice>
                {kept}
            }
            .into_any()
        }
    }
}

/// A draft: what is missing, or the button.
#[component]
fn Ready(area: Area, path: String, run: RunView) -> impl IntoView {
    let (words, lang) = (Words::of(lang()), lang());
    let count = |action: Action| run.totals.get(&action).copied().unwrap_or(0);
    let writes = count(Action::Create) + count(Action::Update);
    let discard = view! {
        <form method="post" action=format!("{path}/discard")><button class="button quiet">{words.discard}</button></form>
    };
    if !run.missing.is_empty() {
        let names: Vec<&str> =
            run.missing.iter().map(|key| label_of(key, lang.is_english())).collect();
        let names = names.join(lang.pick("、", ", "));
        return view! {
            <Notice kind=NoticeKind::Wait role="status">
                <p>{words.missing}{lang.pick("：", ": ")}<strong>{names}</strong></p>
            </Notice>
            {discard}
        }
        .into_any();
    }
    let refused = (count(Action::Skip) > 0).then(|| view! { <p>{words.skipped_note}</p> });
    let go = if writes > 0 {
        let label = match lang {
            crate::i18n::Lang::Zh => format!("{}（{writes} {}）", words.go, words.rows),
            crate::i18n::Lang::En => format!("{} {writes} {}", words.go, words.rows),
        };
        view! {
            <form method="post" action=format!("{path}/start")><button class="button primary">{label}</button></form>
        }
        .into_any()
    } else {
        view! { <p>{words.nothing_to_do}" "<a href=area.path()>{words.back}</a></p> }.into_any()
    };
    view! { {refused}<div class="row import-go">{go}{discard}</div> }.into_any()
}

/// How many rows of each kind, each a filter.
#[component]
fn Totals(area: Area, run: RunView, shown: Option<Action>) -> impl IntoView {
    let (words, lang) = (Words::of(lang()), lang());
    let path = format!("{}/{}", area.path(), run.item.id);
    let all: usize = run.totals.values().sum();
    let current = |is: bool| is.then_some("true");
    let chips: Vec<_> = Action::ALL
        .iter()
        .filter_map(|one| Some((*one, *run.totals.get(one)?)))
        .map(|(one, count)| {
            let href = format!("{path}?show={}", one.as_str());
            let class = format!("import-chip {}", one.as_str());
            view! { <li><a class=class href=href aria-current=current(shown == Some(one))>{action(one, lang)}" "<b>{count}</b></a></li> }
        })
        .collect();
    view! {
        <ul class="import-chips" aria-label=words.what_done>
            <li><a class="import-chip" href=path.clone() aria-current=current(shown.is_none())>{words.all}" "<b>{all}</b></a></li>
            {chips}
        </ul>
    }
}
