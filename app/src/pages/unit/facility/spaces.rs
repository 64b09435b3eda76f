//! Parts of the floor and spaces: dividing a hall by drawing or by number, then names and sizes.

mod rows;

use super::{Section, version, with_sheet};
use crate::components::{Line, PlanDrawing};
use crate::context::{form_state, lang};
use crate::forms::spaces::SpacesForm;
use crate::i18n::publish::{Publish, Spaces as Words};
use crate::islands::{PlanDraw, PlanWords};
use crate::ports::publishing::Sheet;
use leptos::prelude::*;
use linli_domain::plan::Plan;
use rows::{Parts, SpaceRows};

/// The page.
#[component]
pub fn UnitSpaces() -> impl IntoView {
    with_sheet(|sheet| view! { <Form sheet/> })
}

#[component]
fn Form(sheet: Sheet) -> impl IntoView {
    let words = Words::of(lang());
    let typed = form_state();
    let form = if typed.form == "spaces" {
        SpacesForm::read(|name| typed.value("spaces", name))
    } else {
        SpacesForm::of(&sheet.input)
    };
    let action = format!("/unit/facilities/{}/spaces", sheet.id);
    let names = form.parts.iter().map(|part| (part.key.clone(), part.zh.clone())).collect();
    let drawn = form.plan.clone().filter(|_| form.parts.len() > 1).map(|plan| {
        view! {
            <h2>{words.plan}</h2>
            <PlanDrawing plan names label=words.plan_of/>
        }
    });
    let terms: Vec<_> = sheet
        .input
        .spaces
        .iter()
        .map(|space| {
            let href = format!("/unit/facilities/{}/spaces/{}", sheet.id, space.key);
            let name = if space.name.zh.is_empty() { &sheet.input.name.zh } else { &space.name.zh };
            let name = name.clone();
            view! { <li><a href=href>{Publish::of(lang()).terms}" · "{name}</a></li> }
        })
        .collect();
    view! {
        <Section sheet=sheet.clone() title=Publish::of(lang()).spaces form="spaces">
            <p class="lead">{words.help}</p>
            <ul class="links">{terms}</ul>
            <form class="spaces-form" method="post" action=action novalidate>
                <button type="submit" name="do" value="save" hidden></button>
                {version(&sheet, "spaces")}
                <input type="hidden" name="parts" value=form.parts.len().to_string()/>
                <input type="hidden" name="spaces" value=form.spaces.len().to_string()/>
                <input type="hidden" name="plan" value=form.plan_text()/>
                <Divide action=action.clone() count=form.parts.len()/>
                {drawn}
                <Parts form=form.clone() action=action.clone()/>
                <SpaceRows form booked=sheet.booked.clone() action=action.clone()/>
                <div class="row">
                    <button class="button primary" type="submit" name="do" value="save">{words.save}</button>
                </div>
            </form>
        </Section>
    }
}

/// Into how many parts, or drawn.
#[component]
fn Divide(action: String, count: usize) -> impl IntoView {
    let words = Words::of(lang());
    let draw = PlanWords {
        part: words.part.to_owned(),
        drawing: words.draw.to_owned(),
        choose: words.choose.to_owned(),
        vertical: words.vertical.to_owned(),
        horizontal: words.horizontal.to_owned(),
        line: words.line.to_owned(),
        cut: words.cut.to_owned(),
        undo: words.undo.to_owned(),
        again: words.again.to_owned(),
        help: words.draw_help.to_owned(),
    };
    let empty = Plan { w: 12, h: 8, parts: Vec::new() };
    let target = format!("{action}#parts");
    view! {
        <details class="step" open=count < 2>
            <summary>{words.divide}</summary>
            <div class="divide">
                <div>
                    <Line form="spaces" name="divide_count" label=words.divide_count keys="numeric"
                        help=words.divide_help value=if count < 2 { "2".to_owned() } else { count.to_string() }/>
                    <button class="button" type="submit" name="do" value="divide" formaction=target.clone()>
                        {words.divide_button}
                    </button>
                </div>
                <div class="with-script">
                    <h3>{words.draw}</h3>
                    <PlanDraw words=draw plan=empty/>
                    <button class="button" type="submit" name="do" value="draw" formaction=target>{words.draw_use}</button>
                </div>
            </div>
        </details>
    }
}
