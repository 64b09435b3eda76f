//! The table of lessons (作息时间): which lesson is when.

use super::super::{Why, when};
use chrono::NaiveTime;
use linli_app::ports::imports::Slip;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Most lessons of a day.
pub const MAX_LESSON: u32 = 20;

/// When each lesson is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lessons(pub BTreeMap<u32, (NaiveTime, NaiveTime)>);

impl Lessons {
    /// A line a lesson: `1 08:00-08:40`, `第一节 8:00-8:40`.
    ///
    /// # Errors
    /// A line is none of them.
    pub fn parse(text: &str) -> Result<Self, Why> {
        let mut lessons = BTreeMap::new();
        for line in text.split(['\n', ';', '；']).map(str::trim).filter(|line| !line.is_empty()) {
            let slip = || Why::cell(super::LESSONS, Slip::Time, line);
            let at = line.find([' ', '\t', ':', '：', ',', '，', '节']).ok_or_else(slip)?;
            let sign = line[at..].chars().next().map_or(1, char::len_utf8);
            let (name, rest) = (&line[..at], &line[at + sign..]);
            let number = numbers(name).filter(|(first, last)| first == last).ok_or_else(slip)?.0;
            let hours = rest.trim_start_matches([' ', '\t', ':', '：', ',', '，', '课', '节']);
            lessons.insert(number, when::hours(super::LESSONS, hours).map_err(|_| slip())?);
        }
        Ok(Self(lessons))
    }

    /// From the beginning of the first to the end of the last: `第1-2节`, `3`, `第三、四节`.
    ///
    /// # Errors
    /// No lesson, or none of the table.
    pub fn of(&self, cell: &str) -> Result<(NaiveTime, NaiveTime), Why> {
        // A cell may give the time itself, below the number of the lesson.
        if let Some(time) = cell
            .split(['\n', '(', '（', ' '])
            .find_map(|part| when::hours("period", part.trim_end_matches([')', '）'])).ok())
        {
            return Ok(time);
        }
        let (first, last) = numbers(cell).ok_or_else(|| Why::cell("period", Slip::Word, cell))?;
        let known = |number: u32| {
            self.0.get(&number).copied().ok_or_else(|| Why::cell("period", Slip::Unknown, cell))
        };
        Ok((known(first)?.0, known(last)?.1))
    }
}

/// The first and the last lesson of a cell.
pub fn numbers(cell: &str) -> Option<(u32, u32)> {
    let text: String = cell.nfkc().filter(|sign| !sign.is_whitespace()).collect();
    let text = text.replace(['第', '节', '课'], "");
    let parts: Vec<&str> = text.split(['-', '~', '至', '到', ',', '、', '/']).collect();
    let found: Option<Vec<u32>> = parts.into_iter().map(number).collect();
    let found = found.filter(|found| found.len() <= 8)?;
    let (first, last) = (*found.first()?, *found.last()?);
    (first <= last).then_some((first, last))
}

fn number(text: &str) -> Option<u32> {
    let number = text.strip_suffix(".0").unwrap_or(text).parse().ok().or_else(|| {
        const SIGNS: [&str; 12] =
            ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
        (1..).zip(SIGNS).find(|(_, sign)| *sign == text).map(|(number, _)| number)
    });
    number.filter(|number| (1..=MAX_LESSON).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lessons_become_times() {
        let lessons = Lessons::parse("1 08:00-08:40\n第二节 8:50-9:30；第三节：10:00～10:40")
            .expect("is read");
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
        assert_eq!(lessons.of("第1-2节"), Ok((at(8, 0), at(9, 30))));
        assert_eq!(lessons.of("三"), Ok((at(10, 0), at(10, 40))));
        assert_eq!(lessons.of("第二、三节"), Ok((at(8, 50), at(10, 40))));
        assert_eq!(lessons.of("第九节\n16:00-16:40"), Ok((at(16, 0), at(16, 40))));
        assert!(lessons.of("第四节").is_err() && lessons.of("午休").is_err());
        assert!(Lessons::parse("早读").is_err() && Lessons::parse("1 9:00-8:00").is_err());
    }
}
