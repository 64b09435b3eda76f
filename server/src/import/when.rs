//! Dates, times and weekdays as clerks write them.

use super::Why;
use chrono::{Days, NaiveDate, NaiveTime, Weekday};
use linli_app::ports::imports::Slip;
use unicode_normalization::UnicodeNormalization;

/// Most dates in one cell.
const MAX_DATES: usize = 60;

fn folded(text: &str) -> String {
    text.nfkc().filter(|sign| !sign.is_whitespace()).collect::<String>().to_lowercase()
}

/// `2026-09-01`, `2026/9/1`, `2026.9.1`, `2026年9月1日`, `20260901`, or the serial number of a
/// spreadsheet.
///
/// # Errors
/// None of them.
pub fn date(column: &str, cell: &str) -> Result<NaiveDate, Why> {
    parsed(cell).ok_or_else(|| Why::cell(column, Slip::Date, cell))
}

fn parsed(cell: &str) -> Option<NaiveDate> {
    // A time behind the date is midnight, as exports write it.
    let text = cell.nfkc().collect::<String>();
    let text = text.trim().split([' ', 'T']).next().unwrap_or_default();
    if text.len() == 8 && text.bytes().all(|sign| sign.is_ascii_digit()) {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok();
    }
    if let Ok(serial) = text.parse::<u64>() {
        // 1 January 2000 to the end of 2099; day 0 of spreadsheets is 30 December 1899.
        let base = NaiveDate::from_ymd_opt(1899, 12, 30)?;
        return (36_526..=73_050)
            .contains(&serial)
            .then(|| base.checked_add_days(Days::new(serial)))?;
    }
    let parts: Vec<&str> = text
        .split(['-', '/', '.', '年', '月', '日', '号'])
        .filter(|part| !part.is_empty())
        .collect();
    let [year, month, day] = parts[..] else { return None };
    (year.len() == 4).then_some(())?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Several dates, between commas or the like.
///
/// # Errors
/// One of them is none, or they are too many.
pub fn dates(column: &str, cell: &str) -> Result<Vec<NaiveDate>, Why> {
    let parts = cell.split([',', '，', ';', '；', '、', ' ', '\n']).filter(|part| !part.is_empty());
    let found =
        parts.take(MAX_DATES + 1).map(|part| date(column, part)).collect::<Result<Vec<_>, _>>()?;
    if found.len() > MAX_DATES { Err(Why::TooMany) } else { Ok(found) }
}

/// `8:00-9:40`, `08:00至09:40`, `8:00~9:40`, `下午2:00-3:30`.
///
/// # Errors
/// No such time, or the end not after the start.
pub fn hours(column: &str, cell: &str) -> Result<(NaiveTime, NaiveTime), Why> {
    let slip = || Why::cell(column, Slip::Time, cell);
    let text = folded(cell);
    let (from, to) = text
        .split_once(['-', '~', '至', '到', '—', '–', '－'])
        .map(|(from, to)| (from, to.trim_start_matches(['-', '~', '—', '–'])))
        .ok_or_else(slip)?;
    let afternoon = |text: &str| text.starts_with("下午") || text.starts_with("晚");
    let start = clock(from, false).ok_or_else(slip)?;
    // 下午2:00-3:30: the word holds for both.
    let end = clock(to, afternoon(from)).ok_or_else(slip)?;
    if start < end { Ok((start, end)) } else { Err(slip()) }
}

fn clock(text: &str, after_noon: bool) -> Option<NaiveTime> {
    let bare = text
        .trim_start_matches(['上', '下', '晚', '中'])
        .trim_start_matches(['午', '上'])
        .replace(['点', '时'], ":")
        .replace('分', "");
    let after_noon = after_noon || text.starts_with("下午") || text.starts_with("晚");
    let (hour, minute) = bare.split_once(':').unwrap_or((&bare, "0"));
    let minute: u32 = if minute.is_empty() { 0 } else { minute.split(':').next()?.parse().ok()? };
    let hour: u32 = hour.parse().ok()?;
    let hour = if after_noon && hour < 12 { hour + 12 } else { hour };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// The weekday of one word, as headings of a timetable have it.
pub fn weekday(cell: &str) -> Option<Weekday> {
    let text = folded(cell);
    let bare = ["星期", "礼拜", "周", "週"].iter().find_map(|word| text.strip_prefix(word));
    if let Some(rest) = bare {
        return sign(rest.chars().next()?).filter(|_| rest.chars().count() == 1);
    }
    let english = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    english
        .into_iter()
        .find(|(word, _)| text == *word || text.len() == 3 && word.starts_with(&text))
        .map(|(_, day)| day)
}

fn sign(sign: char) -> Option<Weekday> {
    Some(match sign {
        '一' | '1' => Weekday::Mon,
        '二' | '2' => Weekday::Tue,
        '三' | '3' => Weekday::Wed,
        '四' | '4' => Weekday::Thu,
        '五' | '5' => Weekday::Fri,
        '六' | '6' => Weekday::Sat,
        '日' | '天' | '7' | '末' => Weekday::Sun,
        _ => return None,
    })
}

/// `周一`, `周一至周五`, `星期二、四`, `1,3,5`, `mon-fri`; empty is refused.
///
/// # Errors
/// Something that is no weekday.
pub fn weekdays(column: &str, cell: &str) -> Result<Vec<Weekday>, Why> {
    let slip = || Why::cell(column, Slip::Word, cell);
    let mut found = Vec::new();
    for part in
        folded(cell).split([',', ';', '、', '/', '和', '及']).filter(|part| !part.is_empty())
    {
        let one = |text: &str| {
            let single = Some(text).filter(|text| text.chars().count() == 1);
            weekday(text).or_else(|| single.and_then(|text| sign(text.chars().next()?)))
        };
        if let Some((first, last)) = part.split_once(['至', '到', '-', '~']) {
            let (mut day, last) = (one(first).ok_or_else(slip)?, one(last).ok_or_else(slip)?);
            found.push(day);
            while day != last {
                day = day.succ();
                found.push(day);
            }
        } else {
            let day = one(part);
            // 周一三五
            let rest = part.trim_start_matches(['星', '期', '周', '週', '礼', '拜']);
            let days = || rest.chars().map(sign).collect::<Option<Vec<Weekday>>>();
            let days = day.map(|day| vec![day]).or_else(days);
            found.extend(days.filter(|days| !days.is_empty()).ok_or_else(slip)?);
        }
    }
    found.sort_by_key(Weekday::num_days_from_monday);
    found.dedup();
    if found.is_empty() { Err(slip()) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Weekday::{Fri, Mon, Thu, Tue, Wed};

    #[test]
    fn dates_as_clerks_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 1).expect("a date");
        for text in [
            "2026-09-01",
            "2026/9/1",
            "2026.9.1",
            "2026年9月1日",
            "20260901",
            "46266",
            "２０２６－９－１",
            "2026-09-01 00:00",
        ] {
            assert_eq!(date("date", text), Ok(day), "{text}");
        }
        for text in ["9月1日", "2026-13-01", "26-9-1", "later", "", "1.3E+10"] {
            assert!(date("date", text).is_err(), "{text}");
        }
        assert_eq!(dates("extra", "2026-09-01、2026-09-02").map(|days| days.len()), Ok(2));
    }

    #[test]
    fn times_and_weekdays_as_clerks_write_them() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
        for text in ["8:00-9:40", "08:00～09:40", "8：00至9：40", "上午8:00-9:40", "8点-9点40分"]
        {
            assert_eq!(hours("time", text), Ok((at(8, 0), at(9, 40))), "{text}");
        }
        assert_eq!(hours("time", "下午2:00-3:30"), Ok((at(14, 0), at(15, 30))));
        assert!(hours("time", "9:40-8:00").is_err() && hours("time", "第一节").is_err());
        for (text, days) in [
            ("周一至周五", vec![Mon, Tue, Wed, Thu, Fri]),
            ("mon-fri", vec![Mon, Tue, Wed, Thu, Fri]),
            ("星期二、四", vec![Tue, Thu]),
            ("1,3,5", vec![Mon, Wed, Fri]),
            ("周一三五", vec![Mon, Wed, Fri]),
            ("Wednesday", vec![Wed]),
        ] {
            assert_eq!(weekdays("weekday", text), Ok(days), "{text}");
        }
        assert!(weekdays("weekday", "每天上午").is_err() && weekdays("weekday", "").is_err());
    }
}
