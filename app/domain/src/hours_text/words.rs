//! The words that are known. What is not here is not understood, and the text is refused.

mod clock;
mod closing;
mod filler;
mod week;

use super::ReadAs;
use super::days::DaySet;
use super::token::Tok;
use chrono::Weekday;

/// Words and what they stand for, in folded form; the longest that fits is taken.
const WORDS: [&[(&str, Tok)]; 4] = [clock::WORDS, week::WORDS, closing::WORDS, filler::WORDS];

const DAYS: [(char, &str, &str); 7] = [
    ('一', "monday", "mon"),
    ('二', "tuesday", "tue"),
    ('三', "wednesday", "wed"),
    ('四', "thursday", "thu"),
    ('五', "friday", "fri"),
    ('六', "saturday", "sat"),
    ('日', "sunday", "sun"),
];

const MONTHS: [(&str, &str); 12] = [
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
];

/// The longest word at the start of the folded text, and its length in characters.
pub fn word(text: &[char], read_as: ReadAs) -> Option<(Tok, usize)> {
    let known =
        WORDS.iter().copied().flatten().filter_map(|(word, tok)| Some((*tok, fits(text, word)?)));
    known.chain(day(text, read_as)).chain(month(text)).max_by_key(|(_, length)| *length)
}

fn fits(text: &[char], word: &str) -> Option<usize> {
    let length = word.chars().count();
    let same = text.len() >= length && word.chars().eq(text[..length].iter().copied());
    // No look at what follows: words are glued in the wild ("6pmJun."), and what is left of an
    // unknown word ("ey" of "money") is refused in its turn.
    same.then_some(length)
}

fn day(text: &[char], read_as: ReadAs) -> Option<(Tok, usize)> {
    for prefix in ["星期", "周", "每周", "礼拜"] {
        let Some(length) = fits(text, prefix) else { continue };
        let Some(last) = text.get(length) else { continue };
        // In Hong Kong 週日 stands for weekdays as well as for Sunday: the rest of the text decides.
        if *last == '日' && prefix == "周" && read_as == ReadAs::HongKong {
            return Some((Tok::Days(DaySet::EITHER), length + 1));
        }
        let last = if *last == '天' { '日' } else { *last };
        if let Some(at) = DAYS.iter().position(|(sign, _, _)| *sign == last) {
            return Some((Tok::Days(DaySet::on(weekday(at))), length + 1));
        }
    }
    DAYS.iter().enumerate().find_map(|(at, (_, long, short))| {
        let length = longest(text, &[long, short], &["s", ".", ""])?;
        Some((Tok::Days(DaySet::on(weekday(at))), length))
    })
}

fn month(text: &[char]) -> Option<(Tok, usize)> {
    MONTHS.iter().zip(1..).find_map(|((long, short), number)| {
        let sept: &[&str] = if number == 9 { &[long, "sept", short] } else { &[long, short] };
        Some((Tok::Month(number), longest(text, sept, &[".", ""])?))
    })
}

fn longest(text: &[char], words: &[&str], endings: &[&str]) -> Option<usize> {
    words
        .iter()
        .flat_map(|word| endings.iter().map(move |ending| format!("{word}{ending}")))
        .filter_map(|word| fits(text, &word))
        .max()
}

fn weekday(at: usize) -> Weekday {
    Weekday::try_from(u8::try_from(at).unwrap_or(0)).unwrap_or(Weekday::Mon)
}
