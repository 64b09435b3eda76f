//! `/desk/people/{id}`: one person: vouching, the slip for a new password, joining duplicates.

use super::people::Line;
use crate::api;
use crate::components::{ErrorSummary, Notice, NoticeKind, page_or_trouble};
use crate::context::{HOME_ZONE, form_state, lang};
use crate::i18n::desk::People as Words;
use crate::i18n::{format, names};
use crate::pages::staff::{Done, for_those_who};
use crate::ports::persons::{FindPersons, PersonItem, PersonView};
use leptos::prelude::*;
use leptos_meta::Title;
use linli_domain::authority::Act;
use linli_domain::person::Assurance;

/// The page.
#[component]
pub fn DeskPerson() -> impl IntoView {
    let id = crate::pages::param("id");
    for_those_who(Act::SeePersons, move |_| {
        view! {
            <Suspense>
                {Suspend::new(async move {
                    let answer = api::persons::person(id.into()).await;
                    let others = match &answer {
                        Ok(person) => alike(person).await,
                        Err(_) => Vec::new(),
                    };
                    page_or_trouble(answer, |person| view! { <Screen person others/> })
                })}
            </Suspense>
        }
    })
}

/// Entries with the same number, address or name: what may be a duplicate.
async fn alike(person: &PersonView) -> Vec<PersonItem> {
    let by = |contact: Option<String>, name: Option<String>| {
        api::persons::find(FindPersons { contact, name })
    };
    let mut all = by(None, Some(person.name.clone())).await.unwrap_or_default();
    for contact in [&person.phone, &person.email].into_iter().flatten() {
        all.extend(by(Some(contact.clone()), None).await.unwrap_or_default());
    }
    all.retain(|one| one.id != person.id);
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all.dedup_by(|one, other| one.id == other.id);
    all
}

#[component]
fn Screen(person: PersonView, others: Vec<PersonItem>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let done = vec![
        ("entered", words.entered),
        ("known", words.known),
        ("vouched", words.vouched),
        ("merged", words.merged),
    ];
    let at = format!("/desk/people/{}", person.id);
    let body = match &person.merged_into {
        Some(kept) => {
            let href = format!("/desk/people/{kept}");
            view! { <Notice kind=NoticeKind::Wait><p>{words.joined}" "<a href=href>{words.to_joined}</a></p></Notice> }
                .into_any()
        }
        None => view! { <Acts at person=person.clone() others/> }.into_any(),
    };
    view! {
        <Title text=person.name.clone()/>
        <div class="narrow">
            <p class="no-print"><a href="/desk/people">{words.back}</a></p>
            <Slip/>
            <Done words=done/>
            <h1>{person.name.clone()}</h1>
            <Facts person/>
            {body}
        </div>
    }
}

#[component]
fn Facts(person: PersonView) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let line = |label: &'static str, value: Option<String>| {
        value.map(|value| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
    };
    let account = if person.has_account { words.account_yes } else { words.account_no };
    let sure = format!("{} · {account}", names::assurance(person.assurance, lang));
    let vouched = person.vouched_at.map(|at| {
        format!(
            "{} {}",
            format::day(at.with_timezone(&HOME_ZONE).date_naive(), lang),
            format::clock(at, HOME_ZONE)
        )
    });
    view! {
        <dl class="facts-list no-print">
            {line(words.phone, person.phone)}
            {line(words.email, person.email)}
            {line(words.division, person.division.map(|code| code.0))}
            <div><dt>{crate::i18n::account::Mine::of(lang).assurance}</dt><dd>{sure}</dd></div>
            {line(words.vouched_at, vouched)}
        </dl>
    }
}

#[component]
fn Acts(at: String, person: PersonView, others: Vec<PersonItem>) -> impl IntoView {
    let words = Words::of(lang());
    let vouch = (person.assurance != Assurance::Desk).then(|| {
        view! {
            <form class="no-print" method="post" action=format!("{at}/vouch")>
                <p class="help">{words.vouch_help}</p>
                <button class="button primary" type="submit">{words.vouch}</button>
            </form>
        }
    });
    let homed = person.division.is_some();
    let first = (!homed).then(|| view! { <p class="note no-print">{words.vouch_first}</p> });
    let slip = (person.has_account && homed).then(|| {
        view! {
            <details class="step no-print" open=form_state().error_of("slip").is_some()>
                <summary>{words.slip}</summary>
                <form class="sheet" method="post" action=format!("{at}/slip")>
                    <p class="help">{words.slip_help}</p>
                    <button class="button" type="submit">{words.slip}</button>
                </form>
            </details>
        }
    });
    let merge: Vec<_> = others
        .into_iter()
        .map(|one| {
            let id = one.id.0.clone();
            let button = (homed && one.division.is_some()).then(|| {
                view! {
                    <form method="post" action=format!("{at}/merge")>
                        <input type="hidden" name="duplicate_id" value=id/>
                        <button class="button danger" type="submit">{words.merge_button}</button>
                    </form>
                }
            });
            let first = button.is_none().then(|| view! { <p class="help">{words.vouch_first}</p> });
            view! {
                <ul class="past"><Line one/></ul>
                {button}
                {first}
            }
        })
        .collect();
    let merge = if merge.is_empty() {
        view! { <p>{words.merge_none}</p> }.into_any()
    } else {
        view! { <p class="help">{words.merge_help}" "{words.merge_account}</p>{merge} }.into_any()
    };
    view! {
        <ErrorSummary form="vouch"/>
        <ErrorSummary form="slip"/>
        <ErrorSummary form="merge"/>
        {first}
        {vouch}
        {slip}
        <details class="step no-print" open=form_state().form == "merge">
            <summary>{words.merge}</summary>
            <div class="sheet">{merge}</div>
        </details>
    }
}

/// The slip that was just issued: shown once, to be printed.
#[component]
pub fn Slip() -> impl IntoView {
    let words = Words::of(lang());
    let state = form_state();
    let given = |name: &str| state.value("slip", name);
    (state.form == "slip" && state.error.is_none()).then(|| {
        view! {
            <section class="sheet" aria-labelledby="slip-title" role="status">
                <h2 id="slip-title">{words.slip_title}</h2>
                <p>{words.slip_where}" "<strong>{given("address")}</strong></p>
                <dl class="facts-list">
                    <div><dt>{words.slip_login}</dt><dd>{given("login")}</dd></div>
                    <div><dt>{words.slip_code}</dt><dd><strong class="slip-code">{given("slip_code")}</strong></dd></div>
                    <div><dt>{words.slip_until}</dt><dd>{given("until")}</dd></div>
                </dl>
                <p class="help no-print">{words.print}</p>
            </section>
        }
    })
}
