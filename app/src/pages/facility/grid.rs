//! The week of a space on a desk: days in columns, hours in rows, with the ways to other weeks.

use super::cells::{Cell, Cells, SpaceWeek, cells};
use crate::context::{lang, now, today};
use crate::i18n::{format, grid::Grid as Words};
use crate::islands::{GridWords, WeekGrid};
use crate::ports::facilities::SpaceView;
use chrono::NaiveDate;
use leptos::prelude::*;
use linli_domain::zone::Tz;

/// The grid; nothing where the space is never open that week or its times are too fine for rows.
#[component]
pub fn Grid(
    /// The space.
    space: SpaceView,
    /// What is free.
    week: SpaceWeek,
    /// Its zone.
    zone: Tz,
) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let found = cells(&week, &space.policy, zone, now())?;
    let text = str::to_owned;
    let live = GridWords {
        book: text(words.book),
        hint: text(words.hint),
        nothing: text(words.nothing),
        taken: text(words.stop_taken),
        shut: text(words.stop_shut),
        longest: text(words.stop_longest),
        hour: [text(words.hour), text(words.hours)],
        minutes: text(words.minutes),
    };
    let help = format!("grid-help-{}", space.id);
    let said = help.clone();
    let key = [("s", words.free), ("t", words.taken), ("c", words.shut)];
    let key = key.map(|(class, word)| view! { <li><span class=class></span>{word}</li> });
    Some(view! {
        <div class="grid-box">
            <WeekGrid words=live space=space.id.to_string()>
                <Table found week space zone help=said/>
            </WeekGrid>
            <p class="help" id=help.clone()>{words.help}</p>
            <ul class="key" aria-hidden="true">{key.collect_view()}</ul>
        </div>
    })
}

#[component]
fn Table(found: Cells, week: SpaceWeek, space: SpaceView, zone: Tz, help: String) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let today = today(zone);
    let dates: Vec<NaiveDate> = week.days.iter().map(|open| open.day.date).collect();
    let heads: Vec<_> = dates
        .iter()
        .enumerate()
        .map(|(at, date)| {
            let day = format::near_day(*date, today, lang);
            let say = day.clone();
            let small = (*date - today).num_days() < 2;
            let small = small.then(|| view! { <small>{format::short_day(*date, lang)}</small> });
            view! {
                <th scope="col" data-day=at data-date=date.to_string() data-say=say>{day}" "{small}</th>
            }
        })
        .collect();
    let first = found.rows.iter().flatten().position(|cell| *cell == Cell::Start).unwrap_or(0);
    let tall = format!("step-{}", found.step);
    let days = dates.len();
    let rows: Vec<_> = (0..found.rows.len())
        .map(|row| {
            let minutes = found.from + row as i64 * found.step;
            let clock = format::clock_minutes(minutes, lang);
            let class = if minutes % 60 == 0 { "hour" } else { "" };
            let cells: Vec<_> = (0..days)
                .map(|day| one(&found, row, day, row * days + day == first, words, lang))
                .collect();
            let head = if minutes % 60 == 0 { "" } else { "hidden" };
            view! { <tr class=class><th scope="row"><span class=head>{clock}</span></th>{cells}</tr> }
        })
        .collect();
    view! {
        <table role="grid" aria-readonly="true" aria-multiselectable="true" class=tall aria-label=words.label aria-describedby=help
            data-step=found.step data-from=found.from data-rows=found.rows.len() data-days=days
            data-grid=space.policy.grid_min data-min=space.policy.shortest_min() data-max=space.policy.max_min>
            <thead><tr><th scope="col"><span class="hidden">{words.time}</span></th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// One cell; the first of a free stretch bears the time until which it is free.
fn one(
    found: &Cells,
    row: usize,
    day: usize,
    is_first: bool,
    words: &'static Words,
    lang: crate::i18n::Lang,
) -> impl IntoView + use<> {
    let kind = |row: usize| found.rows.get(row).map(|cells| cells[day]);
    let is_free = |row: usize| matches!(kind(row), Some(Cell::Start | Cell::Free));
    let (class, word) = match found.rows[row][day] {
        Cell::Start => ("s", words.free),
        Cell::Free => ("f", words.free),
        Cell::Taken => ("t", words.taken),
        Cell::Past => ("p", words.past),
        Cell::Shut => ("c", words.shut),
    };
    let begins = is_free(row) && (row == 0 || !is_free(row - 1));
    let stretch = begins.then(|| {
        let rows = (row..found.rows.len()).take_while(|row| is_free(*row)).count() as i64;
        let from = found.from + row as i64 * found.step;
        let at = |minutes| format::clock_minutes(minutes, lang);
        view! { <span aria-hidden="true">{at(from)}"–"{at(from + rows * found.step)}</span> }
    });
    let at = row * found.rows[row].len() + day;
    let tab = if is_first { "0" } else { "-1" };
    view! { <td class=class data-i=at tabindex=tab aria-label=word>{stretch}</td> }
}
