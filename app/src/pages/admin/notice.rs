//! Importing a notice: the file, what it would change and whom that affects, the confirmation.

use crate::api;
use crate::components::{AffectedList, ErrorSummary, Select, page_or_trouble};
use crate::context::{form_state, lang};
use crate::i18n::days::{self, Days as Words};
use crate::i18n::{Lang, format, names};
use crate::ports::holidays::{NoticeOutcome, NoticeReport};
use leptos::prelude::*;
use linli_domain::day_type::{DayType, NoticeDay, NoticeKind as Kind};
use linli_domain::division::CalendarId;
use linli_domain::notice::DayChange;

/// The form; after a file was sent, what it would do stands above it.
#[component]
pub fn NoticeForm() -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let state = form_state();
    let carried = state.value("notice", "carried");
    let preview = (!carried.is_empty()).then(|| {
        view! {
            <Suspense>
                {Suspend::new(async move {
                    let report = api::holidays::preview(&carried).await;
                    page_or_trouble(report, |report| view! { <Preview report carried/> })
                })}
            </Suspense>
        }
    });
    let faults = state.value("notice", "faults");
    let faults = (!faults.is_empty()).then(|| {
        let rows: Vec<_> = faults.lines().map(|line| view! { <li>{line.to_owned()}</li> }).collect();
        view! { <div class="notice wrong" role="alert"><div><p><strong>{words.faults}</strong></p><ul>{rows}</ul></div></div> }
    });
    let without = state.value("notice", "without");
    let without = (!without.is_empty()).then(|| {
        view! { <div class="notice wait" role="status"><p>{words.no_notice}{without}</p></div> }
    });
    let same = (!state.value("notice", "same").is_empty()).then(|| {
        view! { <div class="notice" role="status"><p>{words.nothing}</p></div> }
    });
    let options: Vec<_> = [CalendarId::Cn, CalendarId::Hk, CalendarId::Tw]
        .into_iter()
        .map(|id| view! { <option value=id.as_str()>{days::calendar(id, lang)}</option> })
        .collect();
    view! {
        <section aria-labelledby="import">
            <h2 id="import">{words.import}</h2>
            <ErrorSummary form="notice"/>
            {without}{same}{faults}{preview}
            <form class="sheet" method="post" action="/admin/holidays/check" enctype="multipart/form-data" novalidate>
                <div class="field">
                    <label for="notice-file">{words.file}</label>
                    <input id="notice-file" type="file" name="file" accept=".json,.csv,application/json,text/csv"/>
                </div>
                <div class="field">
                    <label for="notice-text">{words.text}</label>
                    <textarea id="notice-text" name="text" rows="3"></textarea>
                </div>
                <Select form="notice" name="calendar" label=words.calendar>{options}</Select>
                <p class="row"><button class="button" type="submit">{words.check}</button></p>
            </form>
        </section>
    }
}

#[component]
fn Preview(report: NoticeReport, carried: String) -> impl IntoView {
    let words = Words::of(lang());
    let notices: Vec<_> = report.notices.into_iter().map(|one| view! { <Outcome one/> }).collect();
    view! {
        <div class="sheet preview" role="status">
            <h3>{words.preview}</h3>
            {notices}
            <form method="post" action="/admin/holidays/import">
                <input type="hidden" name="carried" value=carried/>
                <p class="row"><button class="button primary" type="submit">{words.save}</button></p>
            </form>
        </div>
    }
}

#[component]
fn Outcome(one: NoticeOutcome) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let title = format!(
        "{} {} · {}",
        days::calendar(one.calendar, lang),
        one.year,
        days::days(one.days, lang)
    );
    let what = if one.known {
        view! { <p>{words.changes}</p><Changes changes=one.changes/> }.into_any()
    } else {
        view! { <p>{words.new_year}</p> }.into_any()
    };
    view! {
        <h4>{title}</h4>
        <p class="quiet source">{one.source}</p>
        {what}
        <AffectedList affected=one.affected/>
    }
}

/// The dates on which a notice differs from the one before.
#[component]
pub fn Changes(changes: Vec<DayChange>) -> impl IntoView {
    let lang = lang();
    let rows: Vec<_> = changes
        .into_iter()
        .map(|change| {
            let (before, after) = (said(change.before.as_ref(), lang), said(change.after.as_ref(), lang));
            view! { <li><strong>{format::full_day(change.date, lang)}</strong>" "{before}" → "{after}</li> }
        })
        .collect();
    view! { <ul class="changes">{rows}</ul> }
}

fn said(day: Option<&NoticeDay>, lang: Lang) -> String {
    let Some(day) = day else { return Words::of(lang).ordinary.to_owned() };
    let kind = match day.kind {
        Kind::Statutory => DayType::Statutory,
        Kind::Off => DayType::Off,
        Kind::Makeup => DayType::Makeup,
    };
    format!("{} {}", names::holiday(&day.name, lang), names::day_type(kind, lang))
}
