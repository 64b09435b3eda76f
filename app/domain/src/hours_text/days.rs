//! Sets of days as texts name them, and lists such as 星期一至三、五至六.

use super::cursor::Cursor;
use super::token::Tok;
use chrono::Weekday;

/// Days named in one breath.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DaySet(u16);

impl DaySet {
    pub const HOLIDAY: Self = Self(1 << 7);
    pub const WEEK: Self = Self(0b111_1111);
    pub const WEEKDAYS: Self = Self(0b001_1111);
    /// Saturday and Sunday, said as one word.
    pub const WEEKEND: Self = Self(0b110_0000 | 1 << 8);
    /// 週日 in Hong Kong: weekdays, or Sunday.
    pub const EITHER: Self = Self(1 << 9);
    /// 工作日: days on which people work, whatever their weekday.
    pub const WORKDAYS: Self = Self(0b001_1111 | 1 << 10);
    /// 寒暑假
    pub const VACATION: Self = Self(1 << 11);

    pub fn on(weekday: Weekday) -> Self {
        Self(1 << weekday.num_days_from_monday())
    }

    pub fn has(self, weekday: usize) -> bool {
        self.0 & (1 << weekday) != 0
    }

    pub fn holiday(self) -> bool {
        self.0 & Self::HOLIDAY.0 != 0
    }

    pub fn weekend_word(self) -> bool {
        self.0 & (1 << 8) != 0
    }

    pub fn workday_word(self) -> bool {
        self.0 & (1 << 10) != 0
    }

    pub fn vacation(self) -> bool {
        self.0 & Self::VACATION.0 != 0
    }

    pub fn either(self) -> bool {
        self.0 & Self::EITHER.0 != 0
    }

    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The same with 週日 made weekdays.
    pub fn settled(self) -> Self {
        if self.either() { Self(self.0 & !Self::EITHER.0).and(Self::WEEKDAYS) } else { self }
    }

    /// The same with 週日 made Sunday where it stands beside Saturday: 週六、週日.
    fn beside_saturday(self) -> Self {
        if self.either() && self.has(5) { self.as_last() } else { self }
    }

    /// The last day of a range is no group of days: 週一至週日.
    fn as_last(self) -> Self {
        if self.either() { Self(self.0 & !Self::EITHER.0).and(Self(1 << 6)) } else { self }
    }

    /// The weekday, where it is exactly one.
    fn single(self) -> Option<u32> {
        (self.0.is_power_of_two() && self.0 < Self::HOLIDAY.0).then(|| self.0.trailing_zeros())
    }

    /// Both ends and what lies between, over the end of the week where need be.
    fn up_to(self, last: Self) -> Option<Self> {
        let (from, to) = (self.single()?, last.single()?);
        let days = (to + 7 - from) % 7;
        (days > 0).then(|| {
            (0..=days).fold(Self::default(), |set, n| set.and(Self(1 << ((from + n) % 7))))
        })
    }
}

/// Exactly one weekday.
pub fn one_weekday(cursor: &mut Cursor) -> Option<Weekday> {
    let day = one(cursor, false)?.single()?;
    Weekday::try_from(u8::try_from(day).ok()?).ok()
}

/// Reads a list of days, if one stands here. `None` also where it makes no sense: the caller then
/// finds the token out of place.
pub fn list(cursor: &mut Cursor) -> Option<DaySet> {
    let start = cursor.place();
    while cursor.take(Tok::Every) {}
    let Some(mut set) = range(cursor, false) else {
        cursor.go(start);
        return None;
    };
    loop {
        let before = cursor.place();
        while cursor.take(Tok::Comma) || cursor.take(Tok::And) || cursor.take(Tok::Every) {}
        let joined = cursor.place() != before;
        let Some(more) = (if joined { range(cursor, true) } else { None }) else {
            cursor.go(before);
            return Some(set.beside_saturday());
        };
        set = set.and(more);
    }
}

fn range(cursor: &mut Cursor, within: bool) -> Option<DaySet> {
    let first = one(cursor, within)?;
    let before = cursor.place();
    if cursor.take(Tok::To) {
        if let Some(set) = one(cursor, true).and_then(|last| first.up_to(last.as_last())) {
            return Some(set);
        }
        cursor.go(before);
    }
    Some(first)
}

/// One day or group; inside a list the sign alone is enough: 星期一、三.
fn one(cursor: &mut Cursor, within: bool) -> Option<DaySet> {
    let set = match cursor.peek()? {
        Tok::Days(set) => set,
        Tok::Sun if within => DaySet::on(Weekday::Sun),
        Tok::Num(day @ 1..=6, 0) if within && !cursor.number_is_time_or_date() => {
            DaySet::on(Weekday::try_from(u8::try_from(day - 1).ok()?).ok()?)
        }
        _ => return None,
    };
    cursor.step();
    Some(set)
}
