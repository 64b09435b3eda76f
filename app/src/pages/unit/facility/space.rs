//! Booking rules and fees of one space, each saved apart.

use super::hours::Rows;
use super::{Section, typed_or, version, with_sheet};
use crate::components::{Choice, Line, Tick, Trouble};
use crate::context::{form_state, lang};
use crate::error::AppError;
use crate::forms::opening::{OpeningForm, RowKind};
use crate::forms::terms::{numbers, tariff, week_hours};
use crate::i18n::{
    publish::{Publish, Terms as Words, yuan},
    terms,
};
use crate::ports::facilities::SpaceInput;
use crate::ports::publishing::Sheet;
use leptos::prelude::*;
use linli_domain::opening::OpeningRule;
use linli_domain::price::Group;
use linli_domain::space::{CheckInPolicy, Mode};

/// The page.
#[component]
pub fn UnitSpace() -> impl IntoView {
    let key = crate::pages::param("key");
    with_sheet(move |sheet| {
        let space = sheet.input.spaces.iter().find(|space| space.key == key).cloned();
        match space {
            Some(space) => view! { <Both sheet space/> }.into_any(),
            None => view! { <Trouble error=AppError::NotFound/> }.into_any(),
        }
    })
}

#[component]
fn Both(sheet: Sheet, space: SpaceInput) -> impl IntoView {
    let words = Words::of(lang());
    let name = if space.name.zh.is_empty() { &sheet.input.name } else { &space.name };
    let name = name.in_language(lang().is_english()).0.to_owned();
    let form = if form_state().form == "fees" { "fees" } else { "booking" };
    let booking = if space.mode == Mode::Open {
        view! { <p class="note">{words.open_space}</p> }.into_any()
    } else {
        view! { <Booking sheet=sheet.clone() space=space.clone()/> }.into_any()
    };
    let title = format!("{} · {name}", Publish::of(lang()).terms);
    view! {
        <Section sheet=sheet.clone() title form>
            <p class="lead">{words.help}</p>
            <div class="two-forms">{booking}<Fees sheet space/></div>
        </Section>
    }
}

#[component]
fn Booking(sheet: Sheet, space: SpaceInput) -> impl IntoView {
    let words = Words::of(lang());
    let saved = numbers(&space.policy);
    let number = |at: usize, label: &'static str, help: &'static str| {
        let (name, now) = saved[at];
        let value = typed_or("booking", name, &now.to_string());
        view! { <Line form="booking" name label help keys="numeric" value/> }
    };
    let check_in = match space.policy.check_in {
        CheckInPolicy::None => "none",
        CheckInPolicy::Recorded => "recorded",
    };
    let options = vec![
        ("recorded".to_owned(), words.check_in_recorded.to_owned()),
        ("none".to_owned(), words.check_in_none.to_owned()),
    ];
    let several = sheet.input.spaces.len() > 1;
    let all = several.then(|| view! { <Tick form="booking" name="all" label=words.all on=false/> });
    let walk_in =
        (space.mode == Mode::Shared).then(|| number(7, words.walk_in, words.walk_in_help));
    let action = format!("/unit/facilities/{}/spaces/{}/booking", sheet.id, space.key);
    view! {
        <form class="sheet" method="post" action=action novalidate>
            <h2>{words.booking}</h2>
            {version(&sheet, "booking")}
            <div class="pair">{number(0, words.min, "")}{number(1, words.max, "")}</div>
            {number(2, words.grid, words.grid_help)}
            {number(3, words.lead, words.lead_help)}
            {number(4, words.horizon, "")}
            <div class="pair">{number(5, words.before, "")}{number(6, words.after, words.after_help)}</div>
            {walk_in}
            <Line form="booking" name="week_hours" label=words.week_hours help=words.week_hours_help keys="decimal"
                optional=true value=typed_or("booking", "week_hours", &week_hours(&space.quota))/>
            <Choice form="booking" name="check_in" label=words.check_in options
                chosen=typed_or("booking", "check_in", check_in)/>
            {all}
            <button class="button primary" type="submit">{words.save}</button>
        </form>
    }
}

#[component]
fn Fees(sheet: Sheet, space: SpaceInput) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let typed = form_state();
    let price = space.price.as_ref();
    let (word, fen) = tariff(price);
    let tariffs = [
        ("free", words.free),
        ("hour", words.per_hour),
        ("session", words.per_session),
        ("visit", words.per_visit),
    ];
    let tariffs = tariffs.map(|(word, label)| (word.to_owned(), label.to_owned())).to_vec();
    let free: Vec<OpeningRule> = price
        .map(|price| price.free.iter())
        .into_iter()
        .flatten()
        .map(|free| OpeningRule::new(free.days.clone(), free.hours.clone()))
        .collect();
    let form = if typed.form == "fees" {
        OpeningForm::read(|name| typed.value("fees", name))
    } else {
        OpeningForm::of(&free)
    };
    let groups: Vec<_> = Group::ALL
        .iter()
        .map(|group| {
            let name = format!("pays_{}", group.as_str());
            let saved = price.and_then(|price| price.concessions.get(group));
            let saved = saved.map(ToString::to_string).unwrap_or_default();
            let value = typed_or("fees", &name, &saved);
            let label = format!("{}（%）", terms::group(*group, lang));
            view! { <Line form="fees" name label keys="numeric" optional=true value/> }
        })
        .collect();
    let now = price.map_or_else(|| words.free.to_owned(), |price| terms::price(price, lang));
    let step = price.map_or(30, |price| price.step_min);
    let saved_yuan = if price.is_some() { yuan(fen) } else { String::new() };
    let several = sheet.input.spaces.len() > 1;
    let all = several.then(|| view! { <Tick form="fees" name="all" label=words.all on=false/> });
    let action = format!("/unit/facilities/{}/spaces/{}/fees", sheet.id, space.key);
    let (to, has_free, count) =
        (action.clone(), !form.rows.is_empty(), form.rows.len().to_string());
    view! {
        <form class="sheet" method="post" action=action novalidate>
            <button type="submit" name="do" value="save" hidden></button>
            <h2>{words.fees}</h2>
            {version(&sheet, "fees")}
            <p class="help">{words.fees_help}</p>
            <p class="note">{words.fees_now}<strong>{now}</strong></p>
            <Choice form="fees" name="tariff" label=words.tariff options=tariffs chosen=typed_or("fees", "tariff", word)/>
            <Line form="fees" name="yuan" label=words.yuan keys="decimal" optional=true
                value=typed_or("fees", "yuan", &saved_yuan)/>
            <Line form="fees" name="step_min" label=words.step help=words.step_help keys="numeric" optional=true
                value=typed_or("fees", "step_min", &step.to_string())/>
            <details class="step" open=has_free>
                <summary>{words.free_times}</summary>
                <input type="hidden" name="rows" value=count/>
                <Rows form="fees" rows=form.rows kind=RowKind::Week action=to plain=true/>
            </details>
            <details class="step" open=price.is_some_and(|price| !price.concessions.is_empty())>
                <summary>{words.concessions}</summary>
                <p class="help">{words.concessions_help}</p>
                <div class="pair">{groups}</div>
            </details>
            {all}
            <button class="button primary" type="submit" name="do" value="save">{words.save_fees}</button>
        </form>
    }
}
