//! Who is on duty, who wants to swap, and which hours nobody looks after.

use crate::components::{Badge, BadgeKind};
use crate::context::{form_state, lang, today};
use crate::i18n::format;
use crate::i18n::today::Today as Words;
use crate::ports::duties::{DutyView, StaffView, VolunteerView};
use crate::ports::openings::{DoorToday, TodayView};
use leptos::prelude::*;
use linli_domain::ids::UnitId;
use linli_domain::time::Slot;
use linli_domain::zone::Tz;

/// Who of a unit can be put on duty.
#[derive(Clone, Debug)]
pub struct Crew {
    staff: Vec<StaffView>,
    volunteers: Vec<VolunteerView>,
    /// The reader gives turns to others.
    arranges: bool,
}

impl Crew {
    /// Those of one unit.
    pub fn of(today: &TodayView, unit: &UnitId) -> Self {
        let staff = today.staff.iter().filter(|one| one.unit_id == *unit).cloned().collect();
        let volunteers =
            today.volunteers.iter().filter(|one| one.unit_id == *unit).cloned().collect();
        Self { staff, volunteers, arranges: today.arranges }
    }
}

/// Turns and gaps of the next three days.
#[component]
pub fn Duties(
    /// The door.
    door: DoorToday,
    /// Who can be put on duty.
    crew: Crew,
    /// Where forms come back to.
    back: String,
    /// The zone of the door.
    zone: Tz,
) -> impl IntoView {
    let lang = lang();
    let texts = Words::of(lang);
    let id = door.id.to_string();
    let turns: Vec<_> = door
        .duties
        .iter()
        .map(|duty| {
            let (id, back) = (id.clone(), back.clone());
            view! { <Turn duty=duty.clone() arranges=crew.arranges door=id back zone/> }
        })
        .collect();
    let turns = (!turns.is_empty()).then(|| view! { <ul class="lines">{turns}</ul> });
    let gaps: Vec<_> = door
        .gaps
        .iter()
        .map(|gap| {
            let (id, back, crew) = (id.clone(), back.clone(), crew.clone());
            view! { <Gap gap=*gap crew door=id back zone/> }
        })
        .collect();
    let gaps = if gaps.is_empty() {
        view! { <p class="quiet-line">{texts.no_gaps}</p> }.into_any()
    } else {
        view! {
            <p class="gap-title"><Badge kind=BadgeKind::Unsure word=texts.gaps/></p>
            <ul class="lines gaps">{gaps}</ul>
        }
        .into_any()
    };
    view! { <h3>{texts.duty}</h3>{turns}{gaps} }
}

#[component]
fn Turn(duty: DutyView, arranges: bool, door: String, back: String, zone: Tz) -> impl IntoView {
    let lang = lang();
    let texts = Words::of(lang);
    let when = format::slot(Slot::new(duty.start, duty.end), zone, today(zone), lang);
    let kind = match (duty.own, duty.volunteer) {
        (true, _) => Some(format!(" ({})", texts.me)),
        (_, true) => Some(format!(" ({})", texts.volunteer)),
        _ => None,
    };
    let contact = duty.contact.clone().map(|contact| format!(" · {contact}"));
    let offered = duty.offered.then(|| {
        view! { " "<Badge kind=BadgeKind::Unsure word=texts.offered/> }
    });
    let step = |step: &'static str, word: &'static str| {
        let label = when.clone();
        view! {
            <form method="post" action=format!("/unit/duties/{}/{step}", duty.id)>
                <input type="hidden" name="door" value=door.clone()/>
                <input type="hidden" name="back" value=back.clone()/>
                <button class="button quiet" type="submit">{word}<span class="hidden">" "{label}</span></button>
            </form>
        }
    };
    let steps = [
        ((duty.own || arranges) && !duty.offered).then(|| step("offer", texts.offer)),
        (duty.offered && !duty.own).then(|| step("accept", texts.take_over)),
        (duty.own || arranges).then(|| step("remove", texts.take_off)),
    ];
    view! {
        <li>
            <span class="time">{when.clone()}</span>" "{duty.name.clone()}{kind}{contact}{offered}
            <div class="row">{steps.into_iter().collect::<Vec<_>>()}</div>
        </li>
    }
}

/// One stretch that nobody looks after: oneself in one tap, or somebody else.
#[component]
fn Gap(gap: Slot, crew: Crew, door: String, back: String, zone: Tz) -> impl IntoView {
    let lang = lang();
    let texts = Words::of(lang);
    let typed = form_state();
    let when = format::slot(gap, zone, today(zone), lang);
    let (start, end) = (gap.start.to_rfc3339(), gap.end.to_rfc3339());
    let opened = typed.form == "duty"
        && typed.value("duty", "door") == door
        && typed.value("duty", "start") == start;
    let hidden = || {
        view! {
            <input type="hidden" name="door" value=door.clone()/>
            <input type="hidden" name="back" value=back.clone()/>
            <input type="hidden" name="start" value=start.clone()/>
            <input type="hidden" name="end" value=end.clone()/>
        }
    };
    let id = format!("who-{door}-{}", gap.start.timestamp());
    let others = crew.arranges.then(|| {
        let staff: Vec<_> = crew
            .staff
            .iter()
            .map(|one| view! { <option value=format!("account:{}", one.id)>{one.name.clone()}</option> })
            .collect();
        let volunteers: Vec<_> = crew
            .volunteers
            .iter()
            .map(|one| view! { <option value=format!("volunteer:{}", one.id)>{one.name.clone()}" · "{texts.volunteer}</option> })
            .collect();
        let (name, contact) = (format!("{id}-name"), format!("{id}-contact"));
        view! {
            <details open=opened>
                <summary>{texts.assign}<span class="hidden">" "{when.clone()}</span></summary>
                <form class="sheet" method="post" action="/unit/duty">
                    {hidden()}
                    <div class="field">
                        <label for=id.clone()>{texts.who}</label>
                        <select id=id.clone() name="who">{staff}{volunteers}<option value="new">{texts.new_volunteer}</option></select>
                    </div>
                    <div class="field"><label for=name.clone()>{texts.volunteer_name}</label>
                        <input id=name name="name" maxlength="120" value=if opened { typed.value("duty", "name") } else { String::new() }/></div>
                    <div class="field"><label for=contact.clone()>{texts.volunteer_contact}</label>
                        <input id=contact name="contact" maxlength="100" value=if opened { typed.value("duty", "contact") } else { String::new() }/></div>
                    <button class="button" type="submit">{texts.assign}</button>
                </form>
            </details>
        }
    });
    view! {
        <li>
            <span class="time">{when.clone()}</span>
            <form method="post" action="/unit/duty">
                {hidden()}
                <button class="button quiet" name="who" value="me" type="submit">{texts.take_over}<span class="hidden">" "{when.clone()}</span></button>
            </form>
            {others}
        </li>
    }
}
