//! The one vocabulary of columns: what a heading may be called, in Chinese and English, whoever
//! made the file. Templates, exports, the reader and the pages all use it.

mod tables;

use super::Kind;
use tables::{BLOCKS, DIVISIONS, FACILITIES, HOLIDAYS, UNITS};

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its key.
    pub key: &'static str,
    /// Its Chinese heading.
    pub zh: &'static str,
    /// Its English heading.
    pub en: &'static str,
    /// Other headings, by which clerks call it.
    pub also: &'static [&'static str],
    /// A row without it is not taken.
    pub needed: bool,
    /// Digits that are no number: written as text.
    pub digits: bool,
    /// What the template shows, in Chinese and English.
    pub example: [&'static str; 2],
}

impl Column {
    /// Its heading in one language.
    pub const fn heading(&self, english: bool) -> &'static str {
        if english { self.en } else { self.zh }
    }

    const fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    const fn digits(mut self) -> Self {
        self.digits = true;
        self
    }

    const fn also(mut self, also: &'static [&'static str]) -> Self {
        self.also = also;
        self
    }

    const fn example(mut self, zh: &'static str, en: &'static str) -> Self {
        self.example = [zh, en];
        self
    }
}

/// The columns of a kind, in the order of its template.
pub fn columns(kind: Kind) -> &'static [Column] {
    match kind {
        Kind::Divisions => &DIVISIONS,
        Kind::Units => &UNITS,
        Kind::Facilities => &FACILITIES,
        Kind::Holidays => &HOLIDAYS,
        Kind::Blocks => &BLOCKS,
    }
}

/// The heading of a column in one language; an unknown key as it is.
pub fn label_of(key: &str, english: bool) -> &str {
    let mut all = Kind::ALL.into_iter().rev().flat_map(columns);
    all.find(|column| column.key == key).map_or(key, |column| column.heading(english))
}
