//! The sections of the form, each with what it says now and whether something is missing.

use crate::context::lang;
use crate::i18n::{Lang, format, names, publish::Publish as Words};
use crate::ports::publishing::Sheet;
use leptos::prelude::*;
use linli_domain::name::Name;

/// One section.
struct Step {
    path: &'static str,
    title: &'static str,
    /// What stands there now, in a few words; empty where nothing does.
    said: String,
    /// A public element is missing.
    missing: bool,
}

/// The list, and the way to the first section that lacks something.
#[component]
pub fn Steps(
    /// The facility.
    sheet: Sheet,
) -> impl IntoView {
    let words = Words::of(lang());
    let steps = steps(&sheet, lang());
    let base = format!("/unit/facilities/{}", sheet.id);
    let open = |step: &&Step| step.missing || step.said.is_empty();
    let next = steps.iter().find(|step| step.missing).or_else(|| steps.iter().find(open));
    let next = next.map(|step| {
        let href = format!("{base}/{}", step.path);
        view! {
            <p class="row"><a class="button primary" href=href>{words.next}" · "{step.title}</a></p>
        }
    });
    let rows: Vec<_> = steps
        .iter()
        .map(|step| {
            let (mark, class) = if step.missing {
                (words.step_missing, "state missing")
            } else if step.said.is_empty() {
                (words.step_open, "state")
            } else {
                (words.step_done, "state done-step")
            };
            let href = format!("{base}/{}", step.path);
            view! {
                <li>
                    <a href=href>
                        <span class="step-title">{step.title}</span>
                        <span class=class>{mark}</span>
                        <span class="step-said">{step.said.clone()}</span>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <section aria-labelledby="steps">
            <h2 id="steps">{words.steps}</h2>
            <ol class="sheet-steps">{rows}</ol>
            {next}
        </section>
    }
}

fn steps(sheet: &Sheet, lang: Lang) -> Vec<Step> {
    let words = Words::of(lang);
    let input = &sheet.input;
    let lacks = |name: &str| sheet.missing.iter().any(|one| one == name);
    let text = |name: &Name| name.in_language(lang.is_english()).0.to_owned();
    let first_line = |name: &Name| text(name).lines().next().unwrap_or_default().to_owned();
    let joint = lang.pick("、", ", ");
    let counted = |count: usize, zh: &str, one: &str, many: &str| match (count, lang) {
        (0, _) => String::new(),
        (count, Lang::Zh) => format!("{count} {zh}"),
        (1, Lang::En) => format!("1 {one}"),
        (count, Lang::En) => format!("{count} {many}"),
    };
    let spaces: Vec<String> = input
        .spaces
        .iter()
        .map(|space| text(&space.name))
        .filter(|name| !name.is_empty())
        .take(4)
        .collect();
    let access: Vec<&str> =
        input.accessible.iter().map(|word| names::accessible(word, lang)).collect();
    let hours = input.opening.iter().flat_map(|rule| &rule.hours).next();
    let hours = hours.map(|one| format::hours(*one, lang)).unwrap_or_default();
    let rules = counted(input.opening.len(), "条规则", "rule", "rules");
    let step = |path, title, said, missing| Step { path, title, said, missing };
    vec![
        step("basics", words.basics, text(&input.address), lacks("address") || lacks("phone")),
        step("hours", words.hours, [rules, hours].join(" ").trim().to_owned(), lacks("opening")),
        step("spaces", words.spaces, spaces.join(joint), false),
        step("rules", words.rules, first_line(&input.rules), false),
        step("photos", words.photos, counted(sheet.photos.len(), "张", "photo", "photos"), false),
        step("access", words.access, access.join(joint), false),
    ]
}
