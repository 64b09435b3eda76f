//! `/sheets/{division}`: what is open in a community this week, on one A4 sheet.

use crate::api;
use crate::components::{ChineseOnly, PublicHead, Qr, Said, page_or_trouble, plain};
use crate::context::{HOME_ZONE, lang, site_url, today};
use crate::i18n::paper::{Paper as Words, lines, span};
use crate::i18n::{Lang, common::Common, format};
use crate::islands::PrintButton;
use crate::ports::Answer;
use crate::ports::sheets::{AreaWeek, PlaceWeek};
use chrono::{Datelike, Duration, NaiveDate};
use leptos::prelude::*;
use leptos_meta::Title;

/// Reads a community's week; without a day, the week of today.
pub async fn area(code: &str, week: &str) -> Answer<AreaWeek> {
    let now = today(HOME_ZONE);
    let near = now - Duration::days(7)..now + Duration::days(60);
    let day = week.parse().ok().filter(|day| near.contains(day)).unwrap_or(now);
    let monday = day - Duration::days(i64::from(day.weekday().num_days_from_monday()));
    let mut area = api::sheets::week(code.to_owned().into(), monday).await?;
    // A place that is closed all week has no line, unless its hours stand only as text.
    let shown = |place: &PlaceWeek| {
        place.hours_text.is_some() || place.week.iter().any(|open| !open.hours.is_empty())
    };
    area.places.retain(shown);
    Ok(area)
}

/// The Sunday.
pub fn last(area: &AreaWeek) -> NaiveDate {
    area.first + Duration::days(6)
}

/// The week of a place in one line.
pub fn spread(place: &PlaceWeek, lang: Lang) -> String {
    if place.hours_text.is_some() {
        return Words::of(lang).unread.to_owned();
    }
    let open = lines(&place.week, lang).into_iter().filter(|line| !line.shut);
    let said: Vec<String> = open.map(|line| format!("{} {}", line.days, line.hours)).collect();
    said.join(lang.pick("；", "; "))
}

/// The page.
#[component]
pub fn Sheet() -> impl IntoView {
    let (code, week) = (super::param("division"), super::query()("week"));
    view! {
        <Suspense>
            {Suspend::new(async move {
                page_or_trouble(area(&code, &week).await, |area| view! { <Screen area/> })
            })}
        </Suspense>
    }
}

#[component]
fn Screen(area: AreaWeek) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let title = format!("{} {}", plain(&area.name, lang), words.week_of);
    let here = format!("/sheets/{}", area.code);
    let this_week = area.first <= today(HOME_ZONE) && today(HOME_ZONE) <= last(&area);
    let other = if this_week {
        let next = area.first + Duration::days(7);
        view! { <a class="button quiet" href=format!("{here}?week={next}")>{words.next_week}</a> }
    } else {
        view! { <a class="button quiet" href=here.clone()>{words.this_week}</a> }
    };
    view! {
        <Title text=title.clone()/>
        <PublicHead path=here.clone() description=title/>
        <div class="wide paper-page">
            <div class="no-print">
                <p class="row">
                    <PrintButton word=words.print.to_owned()/>
                    {other}
                    <a class="button quiet" href=format!("{here}/share?week={}", area.first)>{words.share}</a>
                </p>
                <p class="help">{words.print_help}</p>
            </div>
            <Paper area/>
        </div>
    }
}

#[component]
fn Paper(area: AreaWeek) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let address = format!("{}/sheets/{}", site_url(), area.code);
    let days: Vec<NaiveDate> = (0..7).map(|at| area.first + Duration::days(at)).collect();
    let heads = days.iter().map(|day| {
        let weekday = format::weekday(day.weekday(), lang);
        view! { <th scope="col">{weekday}<small>{format::short_day(*day, lang)}</small></th> }
    });
    let rows: Vec<_> = area.places.iter().map(|place| row(place, &days, words, lang)).collect();
    let table = if rows.is_empty() {
        view! { <p>{words.none}</p> }.into_any()
    } else {
        view! {
            <div class="scroll" role="region" tabindex="0" aria-label=words.sheet>
                <table class="week-sheet">
                    <thead><tr><th scope="col">{words.place}</th>{heads.collect_view()}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="small">{words.legend}</p>
        }
        .into_any()
    };
    view! {
        <article class="paper sheet-paper">
            <header>
                <div>
                    <h1><Said name=area.name.clone() quiet=true/>" "{words.week_of}</h1>
                    <ChineseOnly names=vec![area.name.clone()]/>
                    <p class="sheet-span">{span(area.first, last(&area), lang)}</p>
                </div>
                <div class="poster-scan"><Qr address=address.clone() lang/><p>{words.scan_area}</p></div>
            </header>
            {table}
            <footer><p>{words.changes}</p><p class="poster-address">{address}</p><p>{Common::of(lang).name}</p></footer>
        </article>
    }
}

fn row(
    place: &PlaceWeek,
    days: &[NaiveDate],
    words: &'static Words,
    lang: Lang,
) -> impl IntoView + use<> {
    let item = place;
    let mark = if item.walk_in { words.walk_in_mark } else { words.book_mark };
    let said = if item.walk_in { words.walk_in } else { words.book };
    let cells: Vec<_> = days
        .iter()
        .map(|day| {
            let open = place.week.iter().find(|open| open.day.date == *day);
            let hours = open.map(|open| open.hours.clone()).unwrap_or_default();
            let unread = item.hours_text.is_some();
            let times: Vec<_> = hours
                .iter()
                .map(|hours| view! { <span class="time">{format::hours(*hours, lang)}</span>" " })
                .collect();
            if unread {
                view! { <td>{words.unread}</td> }.into_any()
            } else if times.is_empty() {
                view! { <td class="shut"><span aria-hidden="true">"–"</span><span class="hidden">{words.closed}</span></td> }
                    .into_any()
            } else {
                view! { <td>{times}</td> }.into_any()
            }
        })
        .collect();
    let phone = item.phone.clone().map(|phone| view! { <span class="number">{phone}</span> });
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/facilities/{}", item.id)>
                    <span aria-hidden="true">{mark}" "</span><Said name=item.name.clone() quiet=true/>
                </a>
                <span class="hidden">" "{said}</span>
                <small>
                    <Said name=item.address.clone() quiet=true/>" "{phone}
                    <ChineseOnly names=vec![item.name.clone(), item.address.clone()]/>
                </small>
            </th>
            {cells}
        </tr>
    }
}
