//! Drawing the parts of a floor: choose a part, a direction, move the line, cut. Works with the
//! pointer on the drawing and with ordinary controls below it; the form gets the plan as JSON.

use leptos::prelude::*;
use linli_domain::plan::{Plan, PlanPart};
use serde::{Deserialize, Serialize};

/// Most parts that can be cut.
const MAX_PARTS: usize = 12;

/// The words of the island, in the reader's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlanWords {
    /// A part, before its number.
    pub part: String,
    /// Label of the drawing.
    pub drawing: String,
    /// Above the choice of the part.
    pub choose: String,
    /// Top to bottom.
    pub vertical: String,
    /// Left to right.
    pub horizontal: String,
    /// Where the line is.
    pub line: String,
    /// Cuts.
    pub cut: String,
    /// Takes the last cut back.
    pub undo: String,
    /// Starts over.
    pub again: String,
    /// How to go about it.
    pub help: String,
}

/// The drawing with its controls.
#[island]
#[expect(clippy::too_many_lines, reason = "one drawing: its signals are read by every part of it")]
pub fn PlanDraw(
    /// The words.
    words: PlanWords,
    /// The plan to start from.
    plan: Plan,
) -> impl IntoView {
    let PlanWords { part, drawing, choose, vertical, horizontal, line, cut, undo, again, help } =
        words;
    let (w, h) = (plan.w.max(2), plan.h.max(2));
    let whole = vec![PlanPart { area: String::new(), x: 0, y: 0, w, h }];
    let start = if plan.parts.is_empty() { whole.clone() } else { plan.parts };
    let parts = RwSignal::new(start);
    let before = RwSignal::new(Vec::<Vec<PlanPart>>::new());
    let chosen = RwSignal::new(0_usize);
    let upright = RwSignal::new(true);
    let at = RwSignal::new(1_i64);
    let length = move || {
        let all = parts.get();
        let one = &all[chosen.get().min(all.len() - 1)];
        if upright.get() { one.w } else { one.h }
    };
    let middle = move || at.set((length() / 2).max(1));
    middle();
    let choose_part = move |n: usize| {
        chosen.set(n);
        middle();
    };
    let turn = move |up: bool| {
        upright.set(up);
        middle();
    };
    let can_cut = move || length() > 1 && parts.get().len() < MAX_PARTS;
    let do_cut = move |_| {
        if !can_cut() {
            return;
        }
        let (n, up, line) = (chosen.get(), upright.get(), at.get().clamp(1, length() - 1));
        before.update(|before| before.push(parts.get()));
        parts.update(|all| {
            let old = all[n].clone();
            let (first, second) = split(&old, up, line);
            all[n] = first;
            all.insert(n + 1, second);
        });
        middle();
    };
    let do_undo = move |_| {
        if let Some(last) = before.write().pop() {
            chosen.set(0);
            parts.set(last);
            middle();
        }
    };
    let do_again = move |_| {
        before.update(|before| before.push(parts.get()));
        chosen.set(0);
        parts.set(whole.clone());
        middle();
    };
    let json =
        move || serde_json::to_string(&Plan { w, h, parts: parts.get() }).unwrap_or_default();
    let label = part.clone();
    let shapes = move || {
        let all = parts.get();
        let named = |n: usize, one: &PlanPart| {
            let class = if n == chosen.get() { "plan-part chosen" } else { "plan-part" };
            let (x, y) = (one.x * 10 + one.w * 5, one.y * 10 + one.h * 5 + 4);
            view! {
                <g class=class on:click=move |_| choose_part(n)>
                    <rect x=one.x * 10 y=one.y * 10 width=one.w * 10 height=one.h * 10/>
                    <text x=x y=y>{n + 1}</text>
                </g>
            }
        };
        all.iter().enumerate().map(|(n, one)| named(n, one)).collect::<Vec<_>>()
    };
    let cutting = move || {
        let all = parts.get();
        let one = all[chosen.get().min(all.len() - 1)].clone();
        let line = at.get();
        let (x1, y1, x2, y2) = if upright.get() {
            ((one.x + line) * 10, one.y * 10, (one.x + line) * 10, (one.y + one.h) * 10)
        } else {
            (one.x * 10, (one.y + line) * 10, (one.x + one.w) * 10, (one.y + line) * 10)
        };
        can_cut().then(|| view! { <line class="plan-cut" x1=x1 y1=y1 x2=x2 y2=y2/> })
    };
    let choices = move || {
        let all = parts.get();
        let label = label.clone();
        (0..all.len())
            .map(|n| {
                let pressed = move || (chosen.get() == n).to_string();
                let name = format!("{label} {}", n + 1);
                view! {
                    <button type="button" class="button quiet" aria-pressed=pressed
                        on:click=move |_| choose_part(n)>{name}</button>
                }
            })
            .collect::<Vec<_>>()
    };
    view! {
        <div class="plan-draw">
            <p class="help">{help}</p>
            <svg class="plan" viewBox=format!("-2 -2 {} {}", w * 10 + 4, h * 10 + 4) role="img"
                aria-label=drawing>
                {shapes}
                {cutting}
            </svg>
            <div role="group" aria-label=choose.clone()>
                <p class="line-label">{choose.clone()}</p>
                <div class="row tight">{choices}</div>
            </div>
            <div class="row tight">
                <button type="button" class="button quiet" aria-pressed=move || upright.get().to_string()
                    on:click=move |_| turn(true)>{vertical}</button>
                <button type="button" class="button quiet" aria-pressed=move || (!upright.get()).to_string()
                    on:click=move |_| turn(false)>{horizontal}</button>
            </div>
            <label class="plan-line">
                <span>{line}</span>
                <input type="range" min="1" max=move || (length() - 1).max(1).to_string()
                    prop:value=move || at.get().to_string()
                    on:input=move |event| at.set(event_target_value(&event).parse().unwrap_or(1))/>
            </label>
            <div class="row tight">
                <button type="button" class="button" disabled=move || !can_cut() on:click=do_cut>{cut}</button>
                <button type="button" class="button quiet" disabled=move || before.get().is_empty()
                    on:click=do_undo>{undo}</button>
                <button type="button" class="button quiet" on:click=do_again>{again}</button>
            </div>
            <input type="hidden" name="drawn" prop:value=json value=json/>
        </div>
    }
}

/// Two rectangles of one, along a line so many cells from its left or upper side.
fn split(one: &PlanPart, upright: bool, at: i64) -> (PlanPart, PlanPart) {
    let fresh = PlanPart { area: String::new(), ..one.clone() };
    if upright {
        let first = PlanPart { w: at, ..fresh.clone() };
        (first, PlanPart { x: one.x + at, w: one.w - at, ..fresh })
    } else {
        let first = PlanPart { h: at, ..fresh.clone() };
        (first, PlanPart { y: one.y + at, h: one.h - at, ..fresh })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_leaves_two_parts_that_fill_the_old_one() {
        let one = PlanPart { area: "A".to_owned(), x: 2, y: 1, w: 6, h: 4 };
        for (upright, at) in [(true, 1), (true, 5), (false, 1), (false, 3)] {
            let (first, second) = split(&one, upright, at);
            assert!(!first.overlaps(&second));
            assert_eq!(first.w * first.h + second.w * second.h, 24);
            let plan = Plan { w: 12, h: 8, parts: vec![first, second] };
            assert!(!plan.is_faulty(&[""]));
        }
    }
}
