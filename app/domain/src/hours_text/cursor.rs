//! A place in the list of tokens.

use super::token::{Tok, Token};

/// Walks over tokens, and back where a guess at the grammar did not hold.
pub struct Cursor<'a> {
    tokens: &'a [Token],
    next: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(tokens: &'a [Token]) -> Self {
        Self { tokens, next: 0 }
    }

    pub fn peek(&self) -> Option<Tok> {
        self.ahead(0)
    }

    pub fn ahead(&self, steps: usize) -> Option<Tok> {
        self.tokens.get(self.next + steps).map(|token| token.tok)
    }

    pub fn step(&mut self) {
        self.next += 1;
    }

    pub fn take(&mut self, wanted: Tok) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.step();
        }
        found
    }

    pub fn place(&self) -> usize {
        self.next
    }

    pub fn go(&mut self, place: usize) {
        self.next = place;
    }

    /// Where in the text the cursor stands, in characters.
    pub fn text_place(&self) -> usize {
        self.tokens.get(self.next).or(self.tokens.last()).map_or(0, |token| token.at)
    }

    /// 年初 and not 初 alone: that may be of any month.
    pub fn is_new_year_day(&self) -> bool {
        self.tokens.get(self.next).is_some_and(|token| token.length > 1)
    }

    /// The number here belongs to a clock or a calendar, not to a list of weekdays.
    pub fn number_is_time_or_date(&self) -> bool {
        matches!(
            self.ahead(1),
            Some(Tok::Hour | Tok::MonthMark | Tok::Sun | Tok::Date | Tok::Hours | Tok::Minute)
        )
    }
}
