//! Rows of the opening form: days to tick, hours, and behind a fold what limits them.

use crate::components::{Line, LineError, Tick};
use crate::context::lang;
use crate::forms::opening::{RowKind, RuleRow, TICKS};
use crate::i18n::{Lang, publish::Hours as Words, terms};
use leptos::prelude::*;
use linli_domain::opening::DaySelector;

/// The rows of one kind under their heading, and the button that adds one.
#[component]
pub fn Rows(
    /// The form they belong to.
    form: &'static str,
    /// All rows; those of other kinds keep their numbers.
    rows: Vec<RuleRow>,
    /// The kind.
    kind: RowKind,
    /// Where the form goes.
    action: String,
    /// Days and hours only.
    #[prop(optional)]
    plain: bool,
) -> impl IntoView {
    let words = Words::of(lang());
    let (title, help, add) = match kind {
        RowKind::Week => (words.week_rows, "", words.add_week),
        RowKind::Date => (words.date_rows, words.date_rows_help, words.add_date),
        RowKind::Overlay => (words.overlay_rows, "", words.add_overlay),
    };
    let next = rows.len();
    let mine: Vec<_> = rows
        .into_iter()
        .enumerate()
        .filter(|(_, row)| row.kind == kind)
        .map(|(n, row)| view! { <Row form n row action=action.clone() plain/> })
        .collect();
    let help = (!help.is_empty()).then(|| view! { <p class="help">{help}</p> });
    let (value, target) = (format!("add-{}", kind.as_str()), format!("{action}#row-{next}"));
    view! {
        <section class="rows">
            <h2>{title}</h2>
            {help}
            {mine}
            <button class="button quiet" type="submit" name="do" value=value formaction=target>{add}</button>
        </section>
    }
}

#[component]
fn Row(form: &'static str, n: usize, row: RuleRow, action: String, plain: bool) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let label = match lang {
        Lang::Zh => format!("第 {} 条", n + 1),
        Lang::En => format!("Line {}", n + 1),
    };
    let name = move |field: &str| format!("r{n}_{field}");
    let days = if row.kind == RowKind::Date {
        view! {
            <div class="pair">
                <Line form name=name("date") label=words.date kind="date" value=row.date.clone()/>
                <Line form name=name("until") label=words.until kind="date" value=row.until.clone()/>
            </div>
        }
        .into_any()
    } else {
        view! { <Days form n row=row.clone()/> }.into_any()
    };
    let others: Vec<String> = row.others.iter().map(ToString::to_string).collect();
    let limits = (!plain).then(|| view! { <Limits form n row=row.clone()/> });
    let shut =
        (!plain).then(|| view! { <Tick form name=name("shut") label=words.shut on=row.shut/> });
    let drop_to = format!("{action}#row-{}", n.saturating_sub(1));
    view! {
        <fieldset class="rule-row" id=format!("row-{n}")>
            <legend>{label}</legend>
            <input type="hidden" name=name("kind") value=row.kind.as_str()/>
            <input type="hidden" name=name("pairs") value=row.hours.len().to_string()/>
            <input type="hidden" name=name("others") value=others.join(" ")/>
            {days}
            <Times form n row=row.clone() action/>
            {shut}
            {limits}
            <button class="button quiet remove-row" type="submit" name="do" value=format!("drop-{n}") formaction=drop_to>
                {words.drop}<span class="hidden">" "{n + 1}</span>
            </button>
        </fieldset>
    }
}

#[component]
fn Days(form: &'static str, n: usize, row: RuleRow) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let tick = |day: &DaySelector| {
        let on = row.days.contains(day);
        view! { <Tick form name=format!("r{n}_on_{day}") label=terms::day_word(*day, lang) on/> }
    };
    let (kinds, rest) = TICKS.split_at(5);
    let (weekdays, overlays) = rest.split_at(7);
    // Weekdays stay folded where none is ticked: day types say it better.
    let has_weekday = weekdays.iter().any(|day| row.days.contains(day));
    let has_overlay = overlays.iter().any(|day| row.days.contains(day));
    let ticks = if row.kind == RowKind::Overlay {
        let boxes: Vec<_> = overlays.iter().map(tick).collect();
        view! { <div class="ticks-row">{boxes}</div> }.into_any()
    } else {
        let kinds: Vec<_> = kinds.iter().map(tick).collect();
        let weekdays: Vec<_> = weekdays.iter().map(tick).collect();
        let mixed: Vec<_> =
            if has_overlay { overlays.iter().map(tick).collect() } else { Vec::new() };
        let others: Vec<_> = row.others.iter().map(tick).collect();
        view! {
            <div class="ticks-row">{kinds}</div>
            <details open=has_weekday>
                <summary>{words.by_weekday}</summary>
                <div class="ticks-row">{weekdays}</div>
            </details>
            <div class="ticks-row">{mixed}{others}</div>
        }
        .into_any()
    };
    view! {
        <fieldset class="group days-group">
            <legend>{words.which}</legend>
            {ticks}
            <LineError form name=format!("r{n}_days")/>
        </fieldset>
    }
}

#[component]
fn Times(form: &'static str, n: usize, row: RuleRow, action: String) -> impl IntoView {
    let words = Words::of(lang());
    let pairs: Vec<_> = row
        .hours
        .iter()
        .enumerate()
        .map(|(k, pair)| {
            view! {
                <div class="pair times">
                    <Line form name=format!("r{n}_from{k}") label=words.from keys="numeric" value=pair.from.clone()/>
                    <Line form name=format!("r{n}_to{k}") label=words.to keys="numeric" value=pair.to.clone()/>
                </div>
            }
        })
        .collect();
    view! {
        {pairs}
        <p class="help">{words.times_help}</p>
        <button class="button quiet" type="submit" name="do" value=format!("more-{n}")
            formaction=format!("{action}#row-{n}")>
            {words.more_hours}<span class="hidden">" "{n + 1}</span>
        </button>
    }
}

#[component]
fn Limits(form: &'static str, n: usize, row: RuleRow) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let limited = !row.except.is_empty()
        || [&row.except_dates, &row.season_from, &row.season_to, &row.valid_from, &row.valid_to]
            .iter()
            .any(|text| !text.is_empty());
    let ticks: Vec<_> = TICKS
        .iter()
        .chain(&row.others)
        .map(|day| {
            let on = row.except.contains(day);
            view! { <Tick form name=format!("r{n}_not_{day}") label=terms::day_word(*day, lang) on/> }
        })
        .collect();
    let name = |field: &str| format!("r{n}_{field}");
    view! {
        <details class="limits" open=limited>
            <summary>{words.limits}<span class="hidden">" "{n + 1}</span></summary>
            <fieldset class="group">
                <legend>{words.except}</legend>
                <div class="ticks-row">{ticks}</div>
            </fieldset>
            <Line form name=name("not_dates") label=words.except_dates help=words.except_dates_help optional=true
                value=row.except_dates.clone()/>
            <div class="pair">
                <Line form name=name("season_from") label=words.season_from optional=true value=row.season_from.clone()/>
                <Line form name=name("season_to") label=words.season_to optional=true value=row.season_to.clone()/>
            </div>
            <p class="help">{words.season_help}</p>
            <div class="pair">
                <Line form name=name("valid_from") label=words.valid_from kind="date" optional=true
                    value=row.valid_from.clone()/>
                <Line form name=name("valid_to") label=words.valid_to kind="date" optional=true
                    value=row.valid_to.clone()/>
            </div>
        </details>
    }
}
