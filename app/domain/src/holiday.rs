//! Statutory days of the mainland, computed: for years without a notice, and to tell the statutory
//! days of a notice from its other days off.
//!
//! Source: 全国年节及纪念日放假办法 (2024), Art. 2 (13 days since 2025; before, 11 days: neither
//! New Year's Eve nor 2 May).

#[cfg(feature = "zones")]
use chrono::{Datelike, NaiveDate};
#[cfg(feature = "zones")]
use icu_calendar::{Date, cal::ChineseTraditional};
#[cfg(feature = "zones")]
use std::sync::OnceLock;

/// First year of the 2024 rules.
pub const FIRST_YEAR_OF_13_DAYS: i32 = 2025;

/// The statutory days of a year, in order, with their names. Empty outside 2008–2100, for which
/// neither the rules nor the lunar tables here are known to hold.
#[cfg(feature = "zones")]
pub fn statutory_days(year: i32) -> &'static [(NaiveDate, &'static str)] {
    // A year costs some 50 µs and never changes.
    static YEARS: [OnceLock<Vec<(NaiveDate, &str)>>; 93] = [const { OnceLock::new() }; 93];
    let known = usize::try_from(year - 2008).ok().and_then(|n| YEARS.get(n));
    known.map_or(&[], |days| days.get_or_init(|| computed(year)))
}

#[cfg(feature = "zones")]
impl crate::day_type::Calendar {
    /// Adds the computed statutory days of the mainland to the years without a notice, except
    /// where the notice of a neighbouring year speaks of the date. They stay provisional.
    pub fn compute_missing(&mut self, first_year: i32, last_year: i32) {
        use crate::day_type::{NoticeDay, NoticeKind};
        for year in
            (first_year..=last_year).filter(|year| !self.years.contains(year)).collect::<Vec<_>>()
        {
            for &(day, name) in statutory_days(year) {
                let noted = || NoticeDay { kind: NoticeKind::Statutory, name: name.to_owned() };
                self.days.entry(day).or_insert_with(noted);
            }
        }
    }
}

#[cfg(feature = "zones")]
fn computed(year: i32) -> Vec<(NaiveDate, &'static str)> {
    let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else { return Vec::new() };
    let thirteen = year >= FIRST_YEAR_OF_13_DAYS;
    first
        .iter_days()
        .take_while(|day| day.year() == year)
        .filter_map(|day| {
            fixed(day, thirteen).or_else(|| lunar(day, thirteen)).map(|name| (day, name))
        })
        .collect()
}

#[cfg(feature = "zones")]
fn fixed(day: NaiveDate, thirteen: bool) -> Option<&'static str> {
    match (day.month(), day.day()) {
        (1, 1) => Some("元旦"),
        (5, 1) => Some("劳动节"),
        (5, 2) if thirteen => Some("劳动节"),
        (10, 1..=3) => Some("国庆节"),
        (4, date) if date == qingming(day.year()) => Some("清明节"),
        _ => None,
    }
}

#[cfg(feature = "zones")]
fn lunar(day: NaiveDate, thirteen: bool) -> Option<&'static str> {
    // 2014–2024 counted the first three days; the eve joined them in 2025.
    match (lunar_day(day)?, day.succ_opt().and_then(lunar_day)) {
        ((1, 1..=3), _) => Some("春节"),
        (_, Some((1, 1))) if thirteen => Some("春节"),
        ((5, 5), _) => Some("端午节"),
        ((8, 15), _) => Some("中秋节"),
        _ => None,
    }
}

/// Lunar month (leap months: none) and day.
#[cfg(feature = "zones")]
pub(crate) fn lunar_day(day: NaiveDate) -> Option<(u8, u8)> {
    let iso = Date::try_new_iso(day.year(), day.month() as u8, day.day() as u8).ok()?;
    let lunar = iso.to_calendar(ChineseTraditional::new());
    let month = lunar.month();
    (!month.to_input().is_leap()).then(|| (month.number(), lunar.day_of_month().0))
}

/// The April day of 清明 in 2000–2099: the usual solar-term formula of that century.
#[cfg(feature = "zones")]
fn qingming(year: i32) -> u32 {
    let y = year % 100;
    let days = (y * 2422 + 48_100) / 10_000 - y / 4;
    u32::try_from(days).unwrap_or(5)
}

#[cfg(all(test, feature = "zones"))]
mod tests {
    use super::*;

    fn days(year: i32) -> Vec<String> {
        statutory_days(year).iter().map(|(day, _)| day.format("%m-%d").to_string()).collect()
    }

    /// The published lists for 2025 and 2026, and the computed one for 2027.
    #[test]
    fn three_known_years() {
        let y2025 = [
            "01-01", "01-28", "01-29", "01-30", "01-31", "04-04", "05-01", "05-02", "05-31",
            "10-01", "10-02", "10-03", "10-06",
        ];
        assert_eq!(days(2025), y2025);
        let y2026 = [
            "01-01", "02-16", "02-17", "02-18", "02-19", "04-05", "05-01", "05-02", "06-19",
            "09-25", "10-01", "10-02", "10-03",
        ];
        assert_eq!(days(2026), y2026);
        let y2027 = [
            "01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09",
            "09-15", "10-01", "10-02", "10-03",
        ];
        assert_eq!(days(2027), y2027);
    }
}
