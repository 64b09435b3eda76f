//! 今日停开放 in one tap, and what stops the hours next.

use crate::components::{ErrorSummary, Notice, NoticeKind};
use crate::context::{form_state, lang, now};
use crate::error::AppError;
use crate::i18n::today::{STOP_REASONS, Today as Words};
use crate::i18n::{booking::people, closures, format};
use crate::ports::openings::DoorToday;
use leptos::prelude::*;
use linli_domain::closure::ClosureState;
use linli_domain::time::Slot;
use linli_domain::zone::Tz;

/// Stopping today, closures and own use.
#[component]
pub fn Stops(
    /// The door.
    door: DoorToday,
    /// Where forms come back to.
    back: String,
    /// The zone of the door.
    zone: Tz,
) -> impl IntoView {
    let lang = lang();
    let texts = Words::of(lang);
    let whole_now =
        door.closures.iter().any(|one| one.state == ClosureState::Running && one.areas.is_empty());
    let form = (door.may.close_today && !whole_now)
        .then(|| view! { <StopToday door=door.clone() back=back.clone() zone/> });
    let today = linli_domain::zone::day_slot(zone, door.day);
    let closures = door.closures.iter().map(|one| {
        let slot = Slot::new(one.start, one.end);
        let why = one.reason.clone();
        let why = why.unwrap_or_else(|| closures::reason(one.reason_code, lang).to_owned());
        // Whoever may stop today may open again today.
        let may = door.may.close || (door.may.close_today && today.contains(slot));
        let lift = may.then(|| {
            view! {
                <form method="post" action=format!("/unit/closures/{}/lift", one.id)>
                    <input type="hidden" name="door" value=door.id.to_string()/>
                    <input type="hidden" name="back" value=back.clone()/>
                    <button class="button quiet" type="submit">{texts.lift}</button>
                </form>
            }
        });
        view! { <li><span class="time">{closures::when(slot, zone, lang)}</span>" "{why}{lift}</li> }
            .into_any()
    });
    let blocks = door.blocks.iter().map(|one| {
        let slot = Slot::new(one.start, one.end);
        let what = closures::block(one.kind, lang);
        view! { <li><span class="time">{closures::when(slot, zone, lang)}</span>" "{what}</li> }
            .into_any()
    });
    let next: Vec<AnyView> = closures.chain(blocks).collect();
    let next =
        (!next.is_empty()).then(|| view! { <h3>{texts.stops}</h3><ul class="lines">{next}</ul> });
    view! { {next}{form} }
}

#[component]
fn StopToday(door: DoorToday, back: String, zone: Tz) -> impl IntoView {
    let lang = lang();
    let texts = Words::of(lang);
    let typed = form_state();
    let mine = typed.form == "stop" && typed.value("stop", "door") == door.id.as_str();
    let hit = mine && matches!(typed.error_of("stop"), Some(AppError::Affected { .. }));
    let error = (mine && !hit).then(|| view! { <ErrorSummary form="stop" zone/> });
    let chosen = typed.value("stop", "reason_code");
    let options: Vec<_> = STOP_REASONS
        .iter()
        .map(|reason| {
            let selected = mine && chosen == reason.as_str();
            view! { <option value=reason.as_str() selected=selected>{closures::reason(*reason, lang)}</option> }
        })
        .collect();
    let affected = hit.then(|| {
        let list: Vec<_> = door
            .bookings
            .iter()
            .filter(|one| one.end > now())
            .map(|one| {
                let slot = Slot::new(one.start, one.end);
                view! { <li><span class="time">{format::times(slot, zone, lang)}</span>" "{one.holder.clone()}" · "{people(one.persons, lang)}</li> }
            })
            .collect();
        view! {
            <Notice kind=NoticeKind::Wait role="alert"><p>{texts.stop_hit}</p><ul class="lines">{list}</ul></Notice>
            <input type="hidden" name="confirm" value="1"/>
        }
    });
    let button = if hit { texts.stop_sure } else { texts.stop_button };
    let select = format!("why-{}", door.id);
    view! {
        <details class="step" open=mine>
            <summary>{texts.stop_today}</summary>
            {error}
            <form class="sheet" method="post" action="/unit/stop">
                <p class="help">{texts.stop_help}</p>
                <input type="hidden" name="door" value=door.id.to_string()/>
                <input type="hidden" name="back" value=back/>
                <div class="field">
                    <label for=select.clone()>{texts.stop_why}</label>
                    <select id=select name="reason_code">{options}</select>
                </div>
                {affected}
                <button class="button danger" type="submit">{button}</button>
            </form>
        </details>
    }
}
