//! `/facilities/{id}/share` and `/sheets/{division}/share`: a short dated text for a chat group.

use super::sheet::{area, last, spread};
use crate::api;
use crate::components::{page_or_trouble, plain};
use crate::context::{lang, now, site_url, zone_of};
use crate::i18n::paper::{Paper as Words, lines, span};
use crate::i18n::{Lang, format};
use crate::islands::{CopyButton, CopyWords};
use crate::ports::facilities::FacilityView;
use crate::ports::sheets::AreaWeek;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use linli_domain::space::Mode;
use linli_domain::zone;

/// Places named in the text of a community.
const MOST: usize = 30;

/// The text of one place.
#[component]
pub fn Share() -> impl IntoView {
    let id = super::param("id");
    view! {
        <Suspense>
            {Suspend::new(async move {
                let answer = api::facilities::facility(id.into()).await;
                page_or_trouble(answer, |facility| {
                    let back = format!("/facilities/{}", facility.id);
                    view! { <Screen text=place_text(&facility, lang()) back/> }
                })
            })}
        </Suspense>
    }
}

/// The text of a community.
#[component]
pub fn ShareSheet() -> impl IntoView {
    let (code, week) = (super::param("division"), super::query()("week"));
    view! {
        <Suspense>
            {Suspend::new(async move {
                page_or_trouble(area(&code, &week).await, |area| {
                    let back = format!("/sheets/{}", area.code);
                    view! { <Screen text=area_text(&area, lang()) back/> }
                })
            })}
        </Suspense>
    }
}

#[component]
fn Screen(text: String, back: String) -> impl IntoView {
    let words = Words::of(lang());
    let copy = CopyWords {
        copy: words.copy.to_owned(),
        copied: words.copied.to_owned(),
        by_hand: words.copy_by_hand.to_owned(),
    };
    let rows = (text.lines().count() + 2).clamp(8, 30);
    view! {
        <Title text=words.share/>
        <Meta name="robots" content="noindex"/>
        <div class="narrow share-page">
            <p><a href=back>{words.back}</a></p>
            <h1>{words.share}</h1>
            <p class="help">{words.share_help}</p>
            <div class="field">
                <label for="share-text">{words.text_label}</label>
                <textarea id="share-text" readonly rows=rows>{text}</textarea>
            </div>
            <p class="row"><CopyButton words=copy of="share-text".to_owned()/></p>
        </div>
    }
}

/// The text of one place.
fn place_text(facility: &FacilityView, lang: Lang) -> String {
    let words = Words::of(lang);
    let days: Vec<_> = facility.week.iter().map(|open| open.day.date).collect();
    let dated = days.first().zip(days.last()).map(|(first, last)| span(*first, *last, lang));
    let mut text = vec![format!(
        "{} {}{}",
        plain(&facility.name, lang),
        words.week_of,
        dated.map(|dated| bracketed(&dated, lang)).unwrap_or_default()
    )];
    if facility.opening.is_empty() {
        text.extend(facility.hours_text.as_ref().map(|hours| plain(hours, lang)));
    } else {
        let week = lines(&facility.really, lang).into_iter();
        text.extend(week.map(|line| format!("{} {}", line.days, line.hours)));
    }
    let walk_in = facility.spaces.iter().any(|space| space.mode == Mode::Open);
    let book = facility.spaces.iter().any(|space| space.mode != Mode::Open);
    text.extend(how(walk_in, book, lang).map(str::to_owned));
    let address = plain(&facility.address, lang);
    if !address.is_empty() {
        text.push(format!("{}{address}", words.address));
    }
    text.extend(facility.phone.as_ref().map(|phone| format!("{}{phone}", words.phone_label)));
    text.push(format!("{}{}/facilities/{}", words.see, site_url(), facility.id));
    let posted = zone::local_day(zone_of(&facility.timezone), facility.posted_at);
    text.push(format!(
        "{} {} {}",
        plain(&facility.unit, lang),
        words.posted,
        format::short_day(posted, lang)
    ));
    text.join("\n")
}

/// The text of a community: one line a place.
fn area_text(area: &AreaWeek, lang: Lang) -> String {
    let words = Words::of(lang);
    let dated = bracketed(&span(area.first, last(area), lang), lang);
    let mut text = vec![format!("{} {}{dated}", plain(&area.name, lang), words.week_of)];
    let places = area.places.iter().take(MOST).enumerate();
    text.extend(places.map(|(at, place)| {
        let how = how(place.walk_in, place.bookable, lang).unwrap_or_default();
        let phone = place.phone.as_deref().map(|phone| format!(" {phone}")).unwrap_or_default();
        format!(
            "{}. {} {}{}{how}{phone}",
            at + 1,
            plain(&place.name, lang),
            spread(place, lang),
            lang.pick("，", ", ")
        )
    }));
    let left = area.places.len().saturating_sub(MOST);
    if left > 0 {
        text.push(format!("{left} {}", words.more_places));
    }
    text.push(format!("{}{}/sheets/{}", words.see_all, site_url(), area.code));
    let today = zone::local_day(crate::context::HOME_ZONE, now());
    text.push(format!("{} {}", words.by, format::short_day(today, lang)));
    text.join("\n")
}

fn bracketed(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("（{text}）"),
        Lang::En => format!(" ({text})"),
    }
}

fn how(walk_in: bool, book: bool, lang: Lang) -> Option<&'static str> {
    let words = Words::of(lang);
    match (walk_in, book) {
        (true, true) => Some(words.how_both),
        (true, false) => Some(words.how_walk_in),
        (false, true) => Some(words.how_book),
        (false, false) => None,
    }
}
