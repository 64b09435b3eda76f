//! From text to tokens: every character belongs to one, or the text is refused.

use super::days::DaySet;
use super::fold::fold;
use super::words::word;
use super::{ReadAs, Unread, Why};
use crate::limits::MAX_TEXT;

/// Part of the day that stands with a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meridiem {
    Am,
    Noon,
    Pm,
    Evening,
    Night,
}

/// One word, sign or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tok {
    /// A number, its count of digits (0 for Chinese numerals).
    Num(i64, usize),
    /// 上午, before the time.
    Half(Meridiem),
    /// `am`, after the time.
    Suffix(Meridiem),
    NextDay,
    Hour,
    Minute,
    HalfPast,
    Sharp,
    Colon,
    Dot,
    Hours,
    AllDay,
    To,
    And,
    Comma,
    Stop,
    Bracket,
    BracketEnd,
    From,
    Days(DaySet),
    /// 日 alone: Sunday in a list of days, or the day of a date.
    Sun,
    Every,
    Closed,
    Repairs,
    /// 保养日 · `maintenance day`
    Upkeep,
    /// 是日开放时间为, before the hours of the days named before.
    ThatDayOpen,
    /// 是日封场时间为
    ThatDayClosed,
    /// 开放, before or behind hours.
    Opens,
    Except,
    ExceptClosingDay,
    Breaks,
    Month(u32),
    MonthMark,
    Date,
    /// The ending of 1st, 2nd, 3rd, 4th.
    Ordinal,
    /// 第, before a number.
    Rank,
    /// 个, after it.
    Piece,
    /// A place in a row, said as one word: first is 1, last -1.
    Place(i8),
    /// `of`, between a place and its day.
    Of,
    /// `the`, which says nothing.
    The,
    /// 每月 · `of each month`
    Monthly,
    /// 农历年 · 大年 · 正月, before 初一.
    LunarYear,
    /// 初, before a number.
    LunarDay,
    /// 除夕
    LunarEve,
    /// `of the Lunar New Year`, behind its days.
    OfLunarYear,
    /// `day`, `days`, between the numbers and `of the Lunar New Year`.
    Day,
    NextYear,
    SeasonName,
    Filler,
    Remark,
    /// Hours of something else than the place: a time follows that is left out.
    OtherService,
    /// After a time: when the last visitor is let in.
    LastEntry,
    /// What a closing is for: says nothing, and stands nowhere else.
    Purpose,
    /// Understood, and beyond what rules can say.
    Cannot,
    Unclear,
}

/// A token and its place in the text, in characters.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub tok: Tok,
    pub at: usize,
    /// Its length in characters.
    pub length: usize,
}

/// Splits a text into tokens.
pub fn tokens(text: &str, read_as: ReadAs) -> Result<Vec<Token>, Unread> {
    if text.chars().count() > MAX_TEXT {
        return Err(Unread::new(Why::TooLong, text, 0));
    }
    let folded: Vec<char> = text.chars().map(fold).collect();
    let mut found = Vec::new();
    let mut at = subject(&folded, read_as);
    while let Some(first) = folded.get(at) {
        if *first == ' ' {
            at += 1;
            continue;
        }
        let rest = &folded[at..];
        let (tok, length) = word(rest, read_as)
            .or_else(|| number(rest))
            .ok_or_else(|| Unread::new(Why::Unknown, text, at))?;
        match tok {
            Tok::Cannot => return Err(Unread::new(Why::Inexpressible, text, at)),
            Tok::Unclear => return Err(Unread::new(Why::Ambiguous, text, at)),
            _ => found.push(Token { tok, at, length }),
        }
        at += length;
    }
    Ok(found)
}

/// Kinds of places that a notice is about as a whole; a court or a pool is a part of one.
const PLACES: [&str; 14] = [
    "活动中心",
    "文化中心",
    "服务中心",
    "体育中心",
    "图书馆",
    "博物馆",
    "文化馆",
    "文化站",
    "美术馆",
    "科技馆",
    "纪念馆",
    "体育馆",
    "书屋",
    "公园",
];

/// The length of a name before 开放时间: 古祠堂活动中心开放时间为…
fn subject(folded: &[char], read_as: ReadAs) -> usize {
    let hours: Vec<char> = "开放时间".chars().collect();
    let Some(end) = folded.windows(hours.len()).position(|part| part == hours) else { return 0 };
    let name: String = folded[..end].iter().collect();
    let named = end <= 24 && PLACES.iter().any(|kind| name.ends_with(kind));
    // A name in which a day or a time hides may be none.
    let plain = (0..end).all(|n| {
        !folded[n].is_ascii()
            && numeral(folded[n]).is_none()
            && word(&folded[n..], read_as).is_none()
    });
    if named && plain { end } else { 0 }
}

fn number(text: &[char]) -> Option<(Tok, usize)> {
    let digits = text.iter().take_while(|c| c.is_ascii_digit()).count();
    if digits > 0 {
        let value = text[..digits].iter().collect::<String>().parse().ok()?;
        return (digits <= 4).then_some((Tok::Num(value, digits), digits));
    }
    let signs = text.iter().take_while(|c| numeral(**c).is_some()).count();
    Some((Tok::Num(chinese(&text[..signs])?, 0), signs))
}

fn numeral(c: char) -> Option<i64> {
    "〇一二三四五六七八九十"
        .chars()
        .position(|sign| sign == c)
        .and_then(|at| i64::try_from(at).ok())
}

/// 一 … 五十九, as clocks and calendars write them.
fn chinese(text: &[char]) -> Option<i64> {
    let values: Vec<i64> = text.iter().filter_map(|c| numeral(*c)).collect();
    match values[..] {
        [one] => Some(one),
        [10, ones @ 1..=9] => Some(10 + ones),
        [tens @ 2..=9, 10] => Some(tens * 10),
        [tens @ 2..=9, 10, ones @ 1..=9] => Some(tens * 10 + ones),
        _ => None,
    }
}
