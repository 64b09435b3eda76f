//! The five public elements, and the buttons that publish, take down and copy.

use super::version;
use crate::components::Tick;
use crate::context::{form_state, lang};
use crate::error::AppError;
use crate::i18n::{format, publish::Publish as Words};
use crate::ports::publishing::Sheet;
use leptos::prelude::*;

/// The five public elements (NT-06), each with what it says.
#[component]
pub fn Elements(
    /// The facility.
    sheet: Sheet,
) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let text = |name: &linli_domain::name::Name| name.in_language(lang.is_english()).0.to_owned();
    let lacks = |name: &str| sheet.missing.iter().any(|one| one == name);
    let phone = match (&sheet.input.phone, &sheet.unit.phone) {
        (Some(own), _) if !own.is_empty() => own.clone(),
        (_, Some(unit)) => format!("{unit}（{}）", words.unit_phone),
        _ => String::new(),
    };
    let stops = if sheet.closed_days.is_empty() {
        words.stops_none.to_owned()
    } else {
        let days: Vec<String> =
            sheet.closed_days.iter().map(|day| format::short_day(*day, lang)).collect();
        format!("{}: {}", words.stops_some, days.join(lang.pick("、", ", ")))
    };
    let rules = sheet.input.opening.len();
    let hours = match &sheet.input.hours_text {
        _ if rules > 0 => words.step_done.to_owned(),
        Some(posted) => text(posted),
        None => String::new(),
    };
    let rows: Vec<_> = [
        (words.element_unit, text(&sheet.unit.name), false),
        (words.element_hours, hours, lacks("opening")),
        (words.element_address, text(&sheet.input.address), lacks("address")),
        (words.element_phone, phone, lacks("phone")),
        (words.element_stops, stops, false),
    ]
    .into_iter()
    .map(|(label, said, missing)| {
        let said = if missing {
            view! { <span class="state missing">{words.step_missing}</span> }.into_any()
        } else {
            said.into_any()
        };
        view! { <div><dt>{label}</dt><dd>{said}</dd></div> }
    })
    .collect();
    view! {
        <section aria-labelledby="elements">
            <h2 id="elements">{words.elements}</h2>
            <p class="help">{words.elements_help}</p>
            <dl class="facts-list">{rows}</dl>
        </section>
    }
}

/// Preview, publish or take down, copy, history.
#[component]
pub fn Publishing(
    /// The facility.
    sheet: Sheet,
) -> impl IntoView {
    let words = Words::of(lang());
    let base = format!("/unit/facilities/{}", sheet.id);
    let affected = matches!(form_state().error_of("publish"), Some(AppError::Affected { .. }));
    let confirm = affected.then(|| {
        view! { <Tick form="publish" name="confirm" label=words.unpublish_confirm on=false/> }
    });
    let main = if sheet.input.publish {
        view! { <a class="button" href=format!("/facilities/{}", sheet.id)>{words.public_page}</a> }
            .into_any()
    } else {
        view! {
            <form method="post" action=format!("{base}/publish")>
                {version(&sheet, "publish")}
                <p class="help">{words.publish_help}</p>
                <button class="button primary" type="submit">{words.publish}</button>
            </form>
        }
        .into_any()
    };
    let down = sheet.input.publish.then(|| {
        view! {
            <form class="sheet" method="post" action=format!("{base}/unpublish")>
                {version(&sheet, "publish")}
                <p class="help">{words.unpublish_help}</p>
                {confirm}
                <button class="button danger" type="submit">{words.unpublish}</button>
            </form>
        }
    });
    view! {
        <section aria-labelledby="publishing" class="publishing">
            <h2 id="publishing">{words.publish}</h2>
            <div class="row">
                <a class="button quiet" href=format!("{base}/preview")>{words.preview}</a>
                {main}
            </div>
            <details class="more-actions" open=affected>
                <summary>{words.more}</summary>
                {down}
                <form class="sheet" method="post" action=format!("{base}/copy")>
                    <p class="help">{words.copy_help}</p>
                    <button class="button quiet" type="submit">{words.copy}</button>
                </form>
                <p><a class="button quiet" href=format!("{base}/history")>{words.history}</a></p>
            </details>
        </section>
    }
}
