//! 到了没开门 as a question to the unit: when, what was written, time left, three answers.

use crate::components::{ErrorSummary, Notice, NoticeKind, Phone, Said, plain};
use crate::context::{form_state, lang, now, today, zone_of};
use crate::i18n::{closures, format, today::Locked as Words};
use crate::ports::locked::LockedView;
use leptos::prelude::*;
use linli_domain::closure::ClosureReason;
use linli_domain::locked::{LockedState, excuses};
use linli_domain::time::Slot;
use linli_domain::zone;

/// The questions, oldest first.
#[component]
pub fn LockedQuestions(
    /// What waits for an answer.
    list: Vec<LockedView>,
    /// Where forms come back to.
    #[prop(into)]
    back: String,
    /// Name the facility and its phone: the list speaks of several.
    #[prop(optional)]
    named: bool,
) -> impl IntoView {
    let all: Vec<_> =
        list.into_iter().map(|one| view! { <Question one back=back.clone() named/> }).collect();
    view! { <div class="questions">{all}</div> }
}

#[component]
fn Question(one: LockedView, back: String, named: bool) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let zone = zone_of(&one.timezone);
    let day = format::near_day(zone::local_day(zone, one.at), today(zone), lang);
    let when = format!("{day} {}", format::clock(one.at, zone));
    let left = match one.state {
        LockedState::Waiting => {
            let left = Slot::new(now(), one.due_at).minutes().max(1);
            // Hours are enough until the last one.
            let left = if left > 60 { left / 60 * 60 } else { left };
            format!("{} {}", words.left, format::length(left, lang))
        }
        _ => words.overdue.to_owned(),
    };
    let place = named.then(|| {
        let phone = one
            .phone
            .clone()
            .map(|number| view! { " "<Phone number of=plain(&one.facility, lang)/> });
        view! {
            <p><a href=format!("/facilities/{}", one.facility_id)><Said name=one.facility.clone()/></a>" · "<Said name=one.unit.clone() quiet=true/>{phone}</p>
        }
    });
    let note = one.note.clone().map(|note| view! { <p class="said-note">{note}</p> });
    let typed = form_state();
    let refused = typed.value("locked-answer", "report") == one.id.as_str();
    let refused = refused.then(|| view! { <ErrorSummary form="locked-answer" zone/> });
    let reasons: Vec<_> = ClosureReason::ALL
        .iter()
        .filter(|reason| excuses(**reason))
        .map(|reason| view! { <option value=reason.as_str()>{closures::reason(*reason, lang)}</option> })
        .collect();
    let select = format!("reason-{}", one.id);
    view! {
        <Notice kind=NoticeKind::Wait>
            <p><strong>{words.questions}</strong>" · "{words.found}" "<span class="time">{when}</span>" · "{left}</p>
            {place}
            {note}
            {refused}
            <form class="answers" method="post" action=format!("/unit/locked/{}/answer", one.id)>
                <input type="hidden" name="report" value=one.id.to_string()/>
                <input type="hidden" name="back" value=back/>
                <button class="button" name="answer" value="confirmed" type="submit">{words.confirmed}</button>
                <button class="button" name="answer" value="was_open" type="submit">{words.was_open}</button>
                <div class="excuse">
                    <label class="hidden" for=select.clone()>{words.exempt}</label>
                    <select id=select name="reason_code">{reasons}</select>
                    <button class="button quiet" name="answer" value="exempt" type="submit">{words.exempt}</button>
                </div>
            </form>
        </Notice>
    }
}
