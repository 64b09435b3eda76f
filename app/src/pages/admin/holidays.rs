//! `/admin/holidays`: the years of each calendar, importing a notice, which calendar holds where.

use super::DaysFrame;
use super::notice::NoticeForm;
use crate::api;
use crate::components::{
    AffectedList, Badge, BadgeKind, ErrorSummary, Field, Notice, NoticeKind, Said, Select,
    page_or_trouble,
};
use crate::context::{HOME_ZONE, form_state, lang};
use crate::i18n::days::{self, Days as Words};
use crate::i18n::format;
use crate::ports::Answer;
use crate::ports::holidays::{CalendarRoot, YearItem};
use leptos::prelude::*;
use linli_domain::division::CalendarId;
use linli_domain::zone;

/// Every calendar, in the order of lists.
const ALL: [CalendarId; 4] = [CalendarId::Cn, CalendarId::Hk, CalendarId::Tw, CalendarId::None];

/// The page.
#[component]
pub fn AdminHolidays() -> impl IntoView {
    view! {
        <Suspense>
            {Suspend::new(async move { page_or_trouble(read().await, |(years, roots)| view! { <Whole years roots/> }) })}
        </Suspense>
    }
}

async fn read() -> Answer<(Vec<YearItem>, Vec<CalendarRoot>)> {
    Ok((api::holidays::years().await?, api::holidays::calendar_roots().await?))
}

#[component]
fn Whole(years: Vec<YearItem>, roots: Vec<CalendarRoot>) -> impl IntoView {
    let words = Words::of(lang());
    let done = (super::super::query()("done") == "calendar").then(|| {
        view! { <Notice kind=NoticeKind::Good role="status"><p>{words.set_done}</p></Notice> }
    });
    let tables: Vec<_> = ALL
        .into_iter()
        .filter(|id| years.iter().any(|one| one.calendar == *id))
        .map(|id| {
            let own = years.iter().filter(|one| one.calendar == id).cloned().collect();
            view! { <Years id years=own/> }
        })
        .collect();
    view! {
        <DaysFrame title=words.holidays>
            {done}
            <p class="lead">{words.lead}</p>
            <NoticeForm/>
            {tables}
            <p class="note">{words.provisional_help}</p>
            <Roots roots/>
        </DaysFrame>
    }
}

#[component]
fn Years(id: CalendarId, years: Vec<YearItem>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let rows: Vec<_> = years
        .into_iter()
        .map(|one| {
            let href = format!("/admin/holidays/{}/{}", id.as_str(), one.year);
            let badge = match &one.notice {
                Some(_) => view! { <Badge kind=BadgeKind::Open word=words.state_imported/> },
                None => view! { <Badge kind=BadgeKind::Unsure word=words.state_provisional/> },
            };
            let said = one.notice.map(|notice| {
                let day = format::full_day(zone::local_day(HOME_ZONE, notice.imported_at), lang);
                (notice.days.to_string(), notice.versions.to_string(), day)
            });
            let (dates, versions, day) = said.unwrap_or_default();
            view! {
                <tr>
                    <th scope="row"><a href=href>{one.year}</a></th>
                    <td>{badge}</td><td class="number">{dates}</td><td class="number">{versions}</td><td>{day}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="scroll">
            <table class="data">
                <caption>{days::calendar(id, lang)}</caption>
                <thead><tr>
                    <th scope="col">{words.year}</th><th scope="col">{words.state}</th>
                    <th scope="col" class="number">{words.dates}</th>
                    <th scope="col" class="number">{words.versions}</th><th scope="col">{words.imported}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// Which division sets which calendar, and the form to set one.
#[component]
fn Roots(roots: Vec<CalendarRoot>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let state = form_state();
    let typed = |name: &str| state.value("calendar", name);
    let rows: Vec<_> = roots
        .into_iter()
        .map(|one| {
            view! { <li><Said name=one.name quiet=true/>" "<span class="quiet">{one.code.0}</span>" · "{days::calendar(one.calendar, lang)}</li> }
        })
        .collect();
    let rows = (!rows.is_empty()).then(|| view! { <ul>{rows}</ul> });
    let chosen = typed("calendar");
    let options: Vec<_> = ALL
        .into_iter()
        .map(|id| {
            view! { <option value=id.as_str() selected={chosen == id.as_str()}>{days::calendar(id, lang)}</option> }
        })
        .collect();
    let asked = !typed("affected").is_empty();
    let division = typed("division");
    let affected = asked.then(|| {
        let (division, calendar) = (division.as_str().into(), CalendarId::parse(&chosen));
        view! {
            <Suspense>
                {Suspend::new(async move {
                    let answer = api::holidays::preview_calendar(&division, calendar).await;
                    page_or_trouble(answer, |affected| view! { <AffectedList affected/> })
                })}
            </Suspense>
        }
    });
    let confirm = asked.then(|| {
        view! { <button class="button primary" name="confirm" value="1">{words.confirm}</button> }
    });
    view! {
        <section aria-labelledby="roots" id="calendars">
            <h2 id="roots">{words.calendars}</h2>
            <p>{words.calendars_help}</p>
            {rows}
            <ErrorSummary form="calendar"/>
            <form class="sheet" method="post" action="/admin/calendars" novalidate>
                <Field form="calendar" name="division" label=words.division value=division required=true/>
                <Select form="calendar" name="calendar" label=words.calendar>
                    <option value="">{words.follow}</option>
                    {options}
                </Select>
                {affected}
                <p class="row">{confirm}<button class="button" type="submit">{words.set}</button></p>
            </form>
        </section>
    }
}
