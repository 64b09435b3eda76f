//! What the page said: every version, and what changed with it.

use super::Section;
use crate::api;
use crate::components::page_or_trouble;
use crate::context::{lang, zone_of};
use crate::i18n::{Lang, format, publish};
use crate::ports::publishing::{PostingView, Sheet};
use leptos::prelude::*;
use linli_domain::ids::FacilityId;
use linli_domain::zone;
use publish::Publish as Words;
use std::collections::BTreeSet;

/// The page.
#[component]
pub fn UnitHistory() -> impl IntoView {
    let id = FacilityId(crate::pages::param("id"));
    view! {
        <Suspense>
            {Suspend::new(async move {
                let answer = match api::publishing::sheet(id.clone()).await {
                    Ok(sheet) => api::publishing::postings(id).await.map(|list| (sheet, list)),
                    Err(error) => Err(error),
                };
                page_or_trouble(answer, |(sheet, list)| view! { <Versions sheet list/> })
            })}
        </Suspense>
    }
}

#[component]
fn Versions(sheet: Sheet, list: Vec<PostingView>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let zone = zone_of(&sheet.input.timezone);
    let rows: Vec<_> = list
        .into_iter()
        .map(|one| {
            let day = format::full_day(zone::local_day(zone, one.posted_at), lang);
            let clock = format::clock(one.posted_at, zone);
            let changed: BTreeSet<&str> =
                one.changed.iter().map(|name| publish::member(name, lang)).collect();
            let changed: Vec<&str> = changed.into_iter().collect();
            let changed = if one.version == 1 {
                words.first.to_owned()
            } else {
                changed.join(lang.pick("、", ", "))
            };
            let version = match lang {
                Lang::Zh => format!("第 {} 版", one.version),
                Lang::En => format!("Version {}", one.version),
            };
            let state = if one.published { words.published } else { words.draft };
            view! {
                <li>
                    <strong>{version}</strong>
                    <time datetime=format::stamp(one.posted_at)>{day}" "{clock}</time>
                    <span>{changed}</span>
                    <span class="facts">{state}</span>
                </li>
            }
        })
        .collect();
    view! {
        <Section sheet title=words.history form="history">
            <p class="lead">{words.history_help}</p>
            <ol class="versions" reversed=true>{rows}</ol>
        </Section>
    }
}
