//! Where the reader lives: asked once by 小区 or road, kept in the browser; and the phone of the
//! community's desk.

use super::areas::Choice;
use super::asked::Wish;
use crate::api;
use crate::components::{Notice, NoticeKind, Said, plain};
use crate::context::{home, lang};
use crate::i18n::search::{Search, call_desk, near, several, unknown_place};
use crate::ports::nearby::{Desk, PlaceView};
use leptos::prelude::*;

/// Most divisions that are offered where a name is not known.
const MOST: usize = 40;

/// What is known of where the reader lives.
#[derive(Clone, Debug, Default)]
pub struct Here {
    /// The place.
    pub place: Option<PlaceView>,
    /// Several of the name that was typed.
    pub choices: Vec<PlaceView>,
    /// A name was typed that nobody knows.
    pub unknown: bool,
    /// The desk of the community.
    pub desk: Option<Desk>,
}

impl Here {
    /// Looks the place up: the one of this address, else the one in the cookie. What cannot be
    /// read is not known: the page goes on without it.
    pub async fn find(wish: &Wish) -> Self {
        let mut here = Self::default();
        if wish.place.is_empty() {
            if let Some(id) = home() {
                here.place = api::nearby::place(&id).await.ok().flatten();
            }
        } else {
            let mut found = api::nearby::places(&wish.place).await.unwrap_or_default();
            match found.len() {
                0 => here.unknown = true,
                1 => here.place = found.pop(),
                _ => here.choices = found,
            }
        }
        if let Some(division) = here.place.as_ref().and_then(|place| place.division.as_ref()) {
            here.desk = api::nearby::desk(division).await.ok().flatten();
        }
        here
    }
}

/// The place with the desk's phone, or the question for it.
#[component]
pub fn HereBar(
    /// What is known.
    here: Here,
    /// What is asked now.
    wish: Wish,
    /// Streets and communities to choose from.
    areas: Vec<Choice>,
) -> impl IntoView {
    let lang = lang();
    let words = Search::of(lang);
    let back = wish.with(|wish| wish.place.clear()).href();
    let typed = wish.place.clone();
    let Some(place) = here.place else {
        let told = if !here.choices.is_empty() {
            view! { <Several typed=typed.clone() choices=here.choices back=back.clone()/> }
                .into_any()
        } else if here.unknown {
            view! { <Unknown typed=typed.clone() areas back=back.clone()/> }.into_any()
        } else {
            ().into_any()
        };
        return view! { <section class="here">{told}<Question typed back first=true/></section> }
            .into_any();
    };
    let call = here.desk.map(|desk| {
        let href = format!("tel:{}", desk.phone);
        let whose = plain(&desk.name, lang);
        view! {
            <p class="call"><a class="button primary" href=href aria-label=call_desk(&whose, &desk.phone, lang)>
                <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
                    <path d="M4.2 2.2 6 5 4.9 6.3a9 9 0 0 0 4.8 4.8L11 10l2.8 1.8-.6 2.2C7.400 14.200 1.800 8.600 2 2.800z"/>
                </svg>
                <span>{words.call_desk}" "<span class="number">{desk.phone.clone()}</span></span>
            </a></p>
        }
    });
    // A name that is only Chinese is read out as such.
    let (_, own) = place.name.in_language(lang.is_english());
    let said = if own {
        near(&plain(&place.name, lang), lang).into_any()
    } else {
        let around = near("\n", lang);
        let (before, after) = around.split_once('\n').unwrap_or_default();
        view! { {before.to_owned()}<Said name=place.name.clone() quiet=true/>{after.to_owned()} }
            .into_any()
    };
    view! {
        <section class="here">
            <div class="here-line">
                <p><strong>{said}</strong></p>
                <details class="change">
                    <summary>{words.change_place}</summary>
                    <Question typed=String::new() back=back.clone() first=false/>
                    <form method="post" action="/place">
                        <input type="hidden" name="back" value=back/>
                        <button class="button quiet" name="id" value="">{words.forget_place}</button>
                    </form>
                </details>
            </div>
            {call}
        </section>
    }
    .into_any()
}

/// One box: which 小区 or road.
#[component]
fn Question(typed: String, back: String, first: bool) -> impl IntoView {
    let words = Search::of(lang());
    view! {
        <form class="place-form" method="post" action="/place">
            <input type="hidden" name="back" value=back/>
            <label for="place">{words.place}</label>
            <div class="ask-line">
                <input id="place" name="place" type="text" value=typed required=true
                    autocomplete="address-level4" maxlength="60" aria-describedby="place-help"/>
                <button class=if first { "button" } else { "button primary" } type="submit">{words.place_go}</button>
            </div>
            <p class="help" id="place-help">{words.place_help}</p>
        </form>
    }
}

/// Several of a name: which one?
#[component]
fn Several(typed: String, choices: Vec<PlaceView>, back: String) -> impl IntoView {
    let buttons: Vec<_> = choices
        .into_iter()
        .map(|place| {
            let within = place.within.clone();
            let within: Vec<_> =
                within.into_iter().map(|name| view! { " · "<Said name quiet=true/> }).collect();
            view! {
                <li><button class="button" name="id" value=place.id>
                    <span><Said name=place.name quiet=true/><small>{within}</small></span>
                </button></li>
            }
        })
        .collect();
    view! {
        <form class="place-choice" method="post" action="/place">
            <input type="hidden" name="back" value=back/>
            <p role="status"><strong>{several(&typed, lang())}</strong></p>
            <ul>{buttons}</ul>
        </form>
    }
}

/// Nobody knows the name: say so, and offer streets and communities.
#[component]
fn Unknown(typed: String, areas: Vec<Choice>, back: String) -> impl IntoView {
    let lang = lang();
    let words = Search::of(lang);
    let buttons: Vec<_> = areas
        .into_iter()
        .take(MOST)
        .map(|(division, _)| {
            let id = format!("division:{}", division.code);
            view! { <li><button class="button quiet" name="id" value=id><Said name=division.name quiet=true/></button></li> }
        })
        .collect();
    view! {
        <Notice kind=NoticeKind::Wait role="status">
            <p><strong>{unknown_place(&typed, lang)}</strong></p>
            <p>{words.unknown_place_try}</p>
            <form class="place-choice" method="post" action="/place">
                <input type="hidden" name="back" value=back/>
                <ul>{buttons}</ul>
            </form>
        </Notice>
    }
}
