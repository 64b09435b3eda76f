//! `/admin/holidays/:calendar/:year`: the days of a year, its notices, whom the last one affects.

use super::DaysFrame;
use super::notice::Changes;
use crate::api;
use crate::components::{AffectedList, Notice, NoticeKind, Trouble, page_or_trouble};
use crate::context::{HOME_ZONE, lang};
use crate::error::AppError;
use crate::i18n::days::{self, Days as Words};
use crate::i18n::{Lang, format, names};
use crate::ports::holidays::{VersionView, YearView};
use chrono::{Datelike, Weekday};
use leptos::prelude::*;
use linli_domain::day_type::{DayInfo, DayType};
use linli_domain::division::CalendarId;
use linli_domain::zone;

/// The page.
#[component]
pub fn AdminYear() -> impl IntoView {
    let id = CalendarId::parse(&super::super::param("calendar"));
    let year = super::super::param("year").parse::<i32>().ok();
    let Some((id, year)) = id.zip(year) else {
        return view! { <Trouble error=AppError::NotFound/> }.into_any();
    };
    view! {
        <Suspense>
            {Suspend::new(async move { page_or_trouble(api::holidays::year(id, year).await, |year| view! { <Year year/> }) })}
        </Suspense>
    }
    .into_any()
}

#[component]
fn Year(year: YearView) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let title = format!("{} {}", days::calendar(year.calendar, lang), year.year);
    let done = (super::super::query()("done") == "imported").then(|| {
        view! { <Notice kind=NoticeKind::Good role="status"><p>{words.done}</p></Notice> }
    });
    let provisional = year.days.iter().any(|day| day.provisional).then(|| {
        view! { <Notice kind=NoticeKind::Wait><p><strong>{words.state_provisional}</strong>" · "{words.provisional_help}</p></Notice> }
    });
    let affected = (!year.versions.is_empty()).then(|| {
        view! { <section><h2>{words.affected}</h2><AffectedList affected=year.affected/></section> }
    });
    let months: Vec<_> = (1..=12)
        .map(|month| {
            let own = year.days.iter().filter(|day| day.date.month() == month).cloned().collect();
            view! { <Month days=own/> }
        })
        .collect();
    let versions =
        (!year.versions.is_empty()).then(|| view! { <Versions versions=year.versions/> });
    view! {
        <DaysFrame title=title>
            {done}{provisional}
            <section><h2>{words.list}</h2><Breaks days=year.days/></section>
            {affected}
            <section>
                <h2>{words.of_days}</h2>
                <p class="note">{words.key}</p>
                <div class="months">{months}</div>
            </section>
            {versions}
        </DaysFrame>
    }
}

/// Runs of days with a name, with the weekends that are worked for them.
#[component]
fn Breaks(days: Vec<DayInfo>) -> impl IntoView {
    let lang = lang();
    let mut groups: Vec<(String, Vec<DayInfo>)> = Vec::new();
    for day in days.into_iter().filter(|day| day.name.is_some()) {
        let name = day.name.clone().unwrap_or_default();
        match groups.iter_mut().find(|(one, _)| *one == name) {
            Some((_, all)) => all.push(day),
            None => groups.push((name, vec![day])),
        }
    }
    let rows: Vec<_> = groups
        .into_iter()
        .map(|(name, days)| {
            let of = |wanted: &dyn Fn(DayType) -> bool| {
                let own = days.iter().filter(|day| wanted(day.day_type));
                let own: Vec<String> = own.map(|day| format::day(day.date, lang)).collect();
                own.join(lang.pick("、", ", "))
            };
            let kinds = [DayType::Statutory, DayType::Off, DayType::Makeup];
            let parts: Vec<_> = kinds
                .into_iter()
                .map(|kind| (names::day_type(kind, lang), of(&|one| one == kind)))
                .filter(|(_, days)| !days.is_empty())
                .map(|(kind, days)| view! { <dd><span class="kind">{kind}</span>" "{days}</dd> })
                .collect();
            view! { <div><dt>{names::holiday(&name, lang).to_owned()}</dt>{parts}</div> }
        })
        .collect();
    view! { <dl class="facts-list breaks">{rows}</dl> }
}

#[component]
fn Month(days: Vec<DayInfo>) -> impl IntoView {
    let lang = lang();
    let Some(first) = days.first().map(|day| day.date) else { return ().into_any() };
    let caption = match lang {
        Lang::Zh => format!("{}月", first.month()),
        Lang::En => first.format("%B").to_string(),
    };
    let week = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    let heads: Vec<_> = week
        .into_iter()
        .map(|day| {
            let word = format::weekday(day, lang);
            let short: String = word.chars().skip(usize::from(lang == Lang::Zh)).collect();
            view! { <th scope="col" abbr=word>{short}</th> }
        })
        .collect();
    let empty = first.weekday().num_days_from_monday() as usize;
    let mut cells: Vec<AnyView> = (0..empty).map(|_| view! { <td></td> }.into_any()).collect();
    cells.extend(days.into_iter().map(|day| view! { <Cell day/> }.into_any()));
    let mut rows = Vec::new();
    let mut rest = cells.into_iter().peekable();
    while rest.peek().is_some() {
        let row: Vec<_> = rest.by_ref().take(7).collect();
        rows.push(view! { <tr>{row}</tr> });
    }
    view! { <table class="month"><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table> }
        .into_any()
}

#[component]
fn Cell(day: DayInfo) -> impl IntoView {
    let words = Words::of(lang());
    let (class, mark) = match day.day_type {
        DayType::Makeup => ("makeup", words.mark_makeup),
        DayType::Statutory => ("statutory", words.mark_statutory),
        DayType::Off => ("off", words.mark_off),
        DayType::Weekend => ("weekend", ""),
        DayType::Workday => ("", ""),
    };
    let mark = (!mark.is_empty()).then(|| view! { <small>{mark}</small> });
    view! { <td class=class>{day.date.day()}{mark}</td> }
}

#[component]
fn Versions(versions: Vec<VersionView>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let rows: Vec<_> = versions
        .into_iter()
        .map(|one| {
            let at = zone::local_day(HOME_ZONE, one.imported_at);
            let at = format!(
                "{} {}",
                format::full_day(at, lang),
                format::clock(one.imported_at, HOME_ZONE)
            );
            let changes = if one.version == 1 {
                words.first.into_any()
            } else {
                view! { <Changes changes=one.changes/> }.into_any()
            };
            view! {
                <tr>
                    <th scope="row">{one.version}</th><td>{at}</td>
                    <td>{one.by.unwrap_or_else(|| words.command_line.to_owned())}</td>
                    <td class="source">{one.source}</td><td>{changes}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section>
            <h2>{words.versions}</h2>
            <div class="scroll"><table class="data">
                <thead><tr>
                    <th scope="col">{words.version}</th><th scope="col">{words.imported}</th>
                    <th scope="col">{words.by}</th><th scope="col">{words.source}</th>
                    <th scope="col">{words.changed}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </section>
    }
}
