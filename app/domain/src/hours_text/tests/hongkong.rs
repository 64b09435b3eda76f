//! The postings of the venues of Hong Kong, in Chinese and in English.
//!
//! A posting is three columns: hours, closed on, hours on public holidays. A text is the first of
//! them alone, as somebody pastes it.

mod data;

use super::{meaning, short};
use crate::hours_text::fold::fold;
use crate::hours_text::{ReadAs, read, read_posted};
use crate::opening::OpeningRule;
use data::{postings, states_times, texts};

type Reading = Option<Vec<OpeningRule>>;

/// Reads all, prints those that are not read, and says how many were.
fn tally<T>(
    language: &str,
    all: &[T],
    read: impl Fn(&T) -> Result<Vec<OpeningRule>, String>,
) -> Vec<Reading> {
    let results: Vec<Reading> = all
        .iter()
        .map(|one| read(one).map_err(|fault| println!("  {language} unread {fault}")).ok())
        .collect();
    let read = results.iter().flatten().count();
    println!("{language}: {read} of {} read, {:.1} %", all.len(), share(&results));
    results
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred texts")]
fn share(results: &[Reading]) -> f64 {
    100.0 * results.iter().flatten().count() as f64 / results.len() as f64
}

/// Where both languages are read: how many, and how many of them differ over a year.
fn compared(zh: &[Reading], en: &[Reading], name: impl Fn(usize) -> String) -> (usize, usize) {
    let (mut both, mut differ) = (0, 0);
    for (n, pair) in zh.iter().zip(en).enumerate() {
        let (Some(zh), Some(en)) = pair else { continue };
        both += 1;
        if meaning(zh) != meaning(en) {
            differ += 1;
            println!("  differ: {}\n    zh {}\n    en {}", name(n), short(zh), short(en));
        }
    }
    println!("both languages read: {both}, differ: {differ}");
    (both, differ)
}

#[test]
fn texts_that_state_times_are_read() {
    let Some((zh, en)) = texts() else { return };
    let one =
        |text: &String| read(text, ReadAs::HongKong).map_err(|fault| format!("{fault}: {text:?}"));
    let (zh, en) = (tally("zh texts", &zh, one), tally("en texts", &en, one));
    assert!(share(&zh) >= 85.0 && share(&en) >= 85.0);
}

/// The character forms make no difference.
#[test]
fn simplified_texts_read_like_traditional_ones() {
    let Some((zh, _)) = texts() else { return };
    for text in zh {
        let simplified: String = text.chars().map(fold).collect();
        let (one, other) = (read(&text, ReadAs::HongKong), read(&simplified, ReadAs::HongKong));
        assert_eq!(one.ok(), other.ok(), "{text}");
    }
}

#[test]
fn postings_are_read_and_both_languages_agree() {
    let Some(postings) = postings() else { return };
    assert_eq!(postings.len(), 227);
    let states: Vec<_> = postings
        .into_iter()
        .filter(|one| states_times(&one.zh.join(" ")) && states_times(&one.en.join(" ")))
        .collect();
    let posted = |[hours, closed, holiday]: &[String; 3]| {
        read_posted(hours, closed, holiday, ReadAs::HongKong)
            .map_err(|fault| format!("{fault}: {hours:?} | {closed:?} | {holiday:?}"))
    };
    let zh = tally("zh postings", &states, |one| posted(&one.zh));
    let en = tally("en postings", &states, |one| posted(&one.en));
    let (both, differ) = compared(&zh, &en, |n| states[n].venue.clone());
    assert!(differ * 50 <= both, "{differ} of {both} differ");
}

#[test]
fn texts_of_one_venue_agree() {
    let Some(postings) = postings() else { return };
    let one = |text: &String| read(text, ReadAs::HongKong).ok();
    let zh: Vec<Reading> = postings.iter().map(|posting| one(&posting.zh[0])).collect();
    let en: Vec<Reading> = postings.iter().map(|posting| one(&posting.en[0])).collect();
    let (both, differ) = compared(&zh, &en, |n| postings[n].venue.clone());
    assert!(differ * 50 <= both, "{differ} of {both} differ");
}
