//! `/facilities/{id}/poster`: one sheet for the door, A4 upright, readable from two metres.

use crate::api;
use crate::components::{ChineseOnly, Qr, Said, page_or_trouble, plain};
use crate::context::{lang, site_url, zone_of};
use crate::i18n::facility::Facility as Facts;
use crate::i18n::paper::{Line, Paper as Words, lines, span};
use crate::i18n::{common::Common, format};
use crate::islands::PrintButton;
use crate::ports::facilities::FacilityView;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use linli_domain::name::Name;
use linli_domain::space::Mode;
use linli_domain::zone;

/// Longest house rules on a poster, in characters; the rest stands on the page.
const RULES: usize = 160;

/// The page.
#[component]
pub fn Poster() -> impl IntoView {
    let id = super::param("id");
    view! {
        <Suspense>
            {Suspend::new(async move {
                let answer = api::facilities::facility(id.into()).await;
                page_or_trouble(answer, |facility| view! { <Screen facility/> })
            })}
        </Suspense>
    }
}

#[component]
fn Screen(facility: FacilityView) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let title = format!("{} · {}", plain(&facility.name, lang), words.poster);
    let back = format!("/facilities/{}", facility.id);
    view! {
        <Title text=title/>
        <Meta name="robots" content="noindex"/>
        <div class="wide paper-page">
            <div class="no-print">
                <p><a href=back>{words.back}</a></p>
                <p class="row"><PrintButton word=words.print.to_owned()/></p>
                <p class="help">{words.print_help}</p>
            </div>
            <Sheet facility/>
        </div>
    }
}

#[component]
fn Sheet(facility: FacilityView) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let address = format!("{}/facilities/{}", site_url(), facility.id);
    let posted = zone::local_day(zone_of(&facility.timezone), facility.posted_at);
    let phone = facility.phone.clone().map(|number| {
        view! { <p class="poster-phone"><span>{words.phone}</span>" "<strong>{number}</strong></p> }
    });
    let rules = short(plain(&facility.rules, lang));
    let rules = (!rules.is_empty()).then(|| {
        let own = facility.rules.in_language(lang.is_english()).1;
        let tag = (!own).then(|| lang.other().tag());
        view! {
            <section><h2>{words.rules}</h2><p class="posted-text" lang=tag>{rules}</p></section>
        }
    });
    view! {
        <article class="paper poster">
            <header>
                <p class="poster-unit"><Said name=facility.unit.clone()/></p>
                <h1><Said name=facility.name.clone() quiet=true/></h1>
                <ChineseOnly names=vec![facility.name.clone(), facility.rules.clone()]/>
                <p class="poster-where"><Said name=facility.address.clone()/></p>
            </header>
            <PosterHours facility=facility.clone()/>
            <div class="poster-in">
                <GetIn facility=facility.clone()/>
                <div class="poster-scan">
                    <Qr address=address.clone() lang/>
                    <p>{words.scan}</p>
                </div>
            </div>
            {phone}
            {rules}
            <footer>
                <p>{words.changes}" · "{words.posted}" "{format::full_day(posted, lang)}</p>
                <p class="poster-address">{address}</p>
                <p>{Common::of(lang).name}</p>
            </footer>
        </article>
    }
}

/// The hours: as posted where the unit wrote them, else the coming week in few lines, with its date.
#[component]
fn PosterHours(facility: FacilityView) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    if facility.opening.is_empty() {
        let posted = facility.hours_text.clone().unwrap_or_default();
        let said = if posted.is_empty() {
            Facts::of(lang).not_given.into_any()
        } else {
            view! { <Said name=posted/> }.into_any()
        };
        return view! { <section class="poster-hours"><h2>{words.open}</h2><p class="posted-text">{said}</p></section> }
            .into_any();
    }
    let days: Vec<_> = facility.week.iter().map(|open| open.day.date).collect();
    let dated = days.first().zip(days.last()).map(|(first, last)| span(*first, *last, lang));
    let rows: Vec<_> = lines(&facility.really, lang).into_iter().map(row).collect();
    view! {
        <section class="poster-hours">
            <h2>{words.open}" "<small>{dated}</small></h2>
            <dl>{rows}</dl>
        </section>
    }
    .into_any()
}

fn row(line: Line) -> impl IntoView {
    let class = if line.shut { "shut" } else { "" };
    let times = line.times.into_iter().map(|time| view! { <span class="time">{time}</span>" " });
    view! { <div class=class><dt>{line.days}</dt><dd>{times.collect_view()}</dd></div> }
}

/// Walk in, or book first, or both with the names of the spaces.
#[component]
fn GetIn(facility: FacilityView) -> impl IntoView {
    let words = Words::of(lang());
    let (walk_in, book): (Vec<_>, Vec<_>) =
        facility.spaces.into_iter().partition(|space| space.mode == Mode::Open);
    let both = !walk_in.is_empty() && !book.is_empty();
    let names = |spaces: Vec<crate::ports::facilities::SpaceView>| {
        let names: Vec<Name> = spaces.into_iter().map(|space| space.name).collect();
        let names = names.into_iter().map(|name| view! { <li><Said name/></li> });
        both.then(|| view! { <ul>{names.collect_view()}</ul> })
    };
    let way = |title: &'static str, help: &'static str, spaces: Vec<_>| {
        let there = !spaces.is_empty();
        there.then(|| view! { <div><h3>{title}</h3><p>{help}</p>{names(spaces)}</div> })
    };
    view! {
        <section class="poster-ways">
            <h2>{words.get_in}</h2>
            {way(words.walk_in, words.walk_in_help, walk_in)}
            {way(words.book, words.book_help, book)}
        </section>
    }
}

/// The beginning of a text, cut where a sentence or a line ends.
fn short(text: String) -> String {
    if text.chars().count() <= RULES {
        return text;
    }
    let cut: String = text.chars().take(RULES).collect();
    let end = cut.rfind(['。', '；', '\n', '.']).unwrap_or(cut.len());
    format!("{}……", &cut[..end])
}
