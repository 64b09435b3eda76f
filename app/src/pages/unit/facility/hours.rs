//! Opening hours: paste a notice, or rows of days and hours; the resolved week beside them.

mod notice;
mod row;

pub use row::Rows;

use super::{Section, version};
use crate::api::{self, opening::HoursTold};
use crate::components::page_or_trouble;
use crate::context::{form_state, lang};
use crate::forms::opening::{OpeningForm, RowKind};
use crate::i18n::publish::Hours as Words;
use crate::islands::{HoursLive, HoursWords};
use crate::ports::Answer;
use crate::ports::publishing::Sheet;
use leptos::prelude::*;
use linli_domain::ids::FacilityId;
use notice::Notice;

/// The page.
#[component]
pub fn UnitHours() -> impl IntoView {
    let id = FacilityId(crate::pages::param("id"));
    view! {
        <Suspense>
            {Suspend::new(async move {
                page_or_trouble(read(id).await, |(sheet, form, told)| view! { <Form sheet form told/> })
            })}
        </Suspense>
    }
}

async fn read(id: FacilityId) -> Answer<(Sheet, OpeningForm, HoursTold)> {
    let sheet = api::publishing::sheet(id.clone()).await?;
    let typed = form_state();
    let mut form = if typed.form == "hours" {
        OpeningForm::read(|name| typed.value("hours", name))
    } else {
        OpeningForm::of(&sheet.input.opening)
    };
    if form.rows.is_empty() {
        form.press("add-week");
    }
    let told = api::opening::told(id, &form).await?;
    Ok((sheet, form, told))
}

#[component]
fn Form(sheet: Sheet, form: OpeningForm, told: HoursTold) -> impl IntoView {
    let words = Words::of(lang());
    let action = format!("/unit/facilities/{}/hours", sheet.id);
    let live = HoursWords {
        week: words.week.to_owned(),
        ahead: words.ahead.to_owned(),
        checking: words.checking.to_owned(),
        unreachable: words.unreachable.to_owned(),
    };
    let rows = form.rows.len().to_string();
    let (week, date, overlay) = (action.clone(), action.clone(), action.clone());
    view! {
        <Section sheet=sheet.clone() title=crate::i18n::publish::Publish::of(lang()).hours form="hours">
            <p class="lead">{words.help}</p>
            <form class="hours-form" method="post" action=action novalidate>
                // What Enter presses: the first button of a form.
                <button type="submit" name="do" value="save" hidden></button>
                {version(&sheet, "hours")}
                <Notice sheet=sheet.clone() action=action.clone()/>
                <HoursLive words=live facility=sheet.id.to_string() told>
                    <input type="hidden" name="rows" value=rows/>
                    <Rows form="hours" rows=form.rows.clone() kind=RowKind::Week action=week/>
                    <Rows form="hours" rows=form.rows.clone() kind=RowKind::Date action=date/>
                    <Rows form="hours" rows=form.rows kind=RowKind::Overlay action=overlay/>
                </HoursLive>
                <div class="row">
                    <button class="button primary" type="submit" name="do" value="save">{words.save}</button>
                    <noscript>
                        <button class="button" type="submit" name="do" value="look">{words.look}</button>
                    </noscript>
                </div>
            </form>
        </Section>
    }
}
