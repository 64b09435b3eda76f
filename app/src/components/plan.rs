//! The small drawn plan of a place.

use leptos::prelude::*;
use linli_domain::plan::Plan;

/// The plan with a name in each part; the names stand in its label too, for those who hear it.
#[component]
pub fn PlanDrawing(
    /// The plan.
    plan: Plan,
    /// Keys of areas with what to call them.
    names: Vec<(String, String)>,
    /// What the drawing is, before the names.
    label: &'static str,
) -> impl IntoView {
    let name = |area: &str| {
        let found = names.iter().find(|(key, _)| key == area).map(|(_, name)| name.clone());
        found.filter(|name| !name.is_empty()).unwrap_or_else(|| area.to_owned())
    };
    let said: Vec<String> = plan.parts.iter().map(|part| name(&part.area)).collect();
    let parts: Vec<_> = plan
        .parts
        .iter()
        .map(|part| {
            let (x, y) = (part.x * 10 + part.w * 5, part.y * 10 + part.h * 5 + 3);
            let text: String = name(&part.area).chars().take(8).collect();
            view! {
                <g class="plan-part">
                    <rect x=part.x * 10 y=part.y * 10 width=part.w * 10 height=part.h * 10/>
                    <text x=x y=y>{text}</text>
                </g>
            }
        })
        .collect();
    let frame = format!("-2 -2 {} {}", plan.w * 10 + 4, plan.h * 10 + 4);
    view! {
        <svg class="plan" viewBox=frame role="img" aria-label=format!("{label}{}", said.join("、"))>
            {parts}
        </svg>
    }
}
