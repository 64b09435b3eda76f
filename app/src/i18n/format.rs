//! How days, times, lengths and money are written.

use super::Lang;
use chrono::{Datelike, NaiveDate, Weekday};
use linli_domain::opening::Hours;
use linli_domain::time::{Instant, Slot};
use linli_domain::zone::{self, Tz};

const DAY: i64 = 24 * 60;

/// 周六 · Sat
pub const fn weekday(day: Weekday, lang: Lang) -> &'static str {
    match day {
        Weekday::Mon => lang.pick("周一", "Mon"),
        Weekday::Tue => lang.pick("周二", "Tue"),
        Weekday::Wed => lang.pick("周三", "Wed"),
        Weekday::Thu => lang.pick("周四", "Thu"),
        Weekday::Fri => lang.pick("周五", "Fri"),
        Weekday::Sat => lang.pick("周六", "Sat"),
        Weekday::Sun => lang.pick("周日", "Sun"),
    }
}

/// 12月5日 周六 · Sat 5 Dec
pub fn day(date: NaiveDate, lang: Lang) -> String {
    let weekday = weekday(date.weekday(), lang);
    match lang {
        Lang::Zh => format!("{}月{}日 {weekday}", date.month(), date.day()),
        Lang::En => format!("{weekday} {} {}", date.day(), month(date)),
    }
}

/// 12月5日 · 5 Dec
pub fn short_day(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}月{}日", date.month(), date.day()),
        Lang::En => format!("{} {}", date.day(), month(date)),
    }
}

/// 2026年12月5日 周六 · Sat 5 Dec 2026
pub fn full_day(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}", date.year(), day(date, lang)),
        Lang::En => format!("{} {}", day(date, lang), date.year()),
    }
}

const fn month_names() -> [&'static str; 12] {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

fn month(date: NaiveDate) -> &'static str {
    month_names()[date.month0() as usize]
}

/// 今天, 明天, or the day.
pub fn near_day(date: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    match (date - today).num_days() {
        0 => lang.pick("今天", "Today").to_owned(),
        1 => lang.pick("明天", "Tomorrow").to_owned(),
        _ => day(date, lang),
    }
}

/// Minutes after midnight as a clock shows them; past midnight it says so.
pub fn clock_minutes(minutes: i64, lang: Lang) -> String {
    let shown = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    match (minutes > DAY, lang) {
        (false, _) => shown(minutes),
        (true, Lang::Zh) => format!("次日{}", shown(minutes - DAY)),
        (true, Lang::En) => format!("{} next day", shown(minutes - DAY)),
    }
}

/// 18:00–21:00
pub fn hours(hours: Hours, lang: Lang) -> String {
    if hours == Hours::ALL_DAY {
        return lang.pick("全天", "All day").to_owned();
    }
    format!("{}–{}", clock_minutes(hours.from, lang), clock_minutes(hours.to, lang))
}

/// 18:00
pub fn clock(at: Instant, zone: Tz) -> String {
    at.with_timezone(&zone).format("%H:%M").to_string()
}

/// 2026-12-05T10:00:00Z, for links and `datetime`.
pub fn stamp(at: Instant) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// 18:00–21:00, as the clocks of the zone show it; the end may lie on the next day.
pub fn times(slot: Slot, zone: Tz, lang: Lang) -> String {
    let (first, last) = (zone::local_day(zone, slot.start), zone::local_day(zone, slot.end));
    let from = clock(slot.start, zone);
    let to = clock(slot.end, zone);
    let to = match ((last - first).num_days(), to.as_str()) {
        (0, _) => to,
        (1, "00:00") => "24:00".to_owned(),
        (1, _) => lang.pick("次日", "next day ").to_owned() + &to,
        _ => format!("{} {to}", day(last, lang)),
    };
    if from == "00:00" && to == "24:00" {
        return lang.pick("全天", "All day").to_owned();
    }
    format!("{from}–{to}")
}

/// 今天 18:00–21:00
pub fn slot(slot: Slot, zone: Tz, today: NaiveDate, lang: Lang) -> String {
    let date = near_day(zone::local_day(zone, slot.start), today, lang);
    format!("{date} {}", times(slot, zone, lang))
}

/// 1 小时 30 分钟
pub fn length(minutes: i64, lang: Lang) -> String {
    let (days, hours, rest) = (minutes / DAY, minutes % DAY / 60, minutes % 60);
    let units = match lang {
        Lang::Zh => [(days, " 天", " 天"), (hours, " 小时", " 小时"), (rest, " 分钟", " 分钟")],
        Lang::En => {
            [(days, " day", " days"), (hours, " hour", " hours"), (rest, " minute", " minutes")]
        }
    };
    let said: Vec<String> = units
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count}{}", if *count == 1 { one } else { many }))
        .collect();
    if said.is_empty() { format!("0{}", units[2].2) } else { said.join(" ") }
}

/// 免费, 20 元, 12.50 元 · Free, ¥20, ¥12.50
pub fn money(fen: i64, lang: Lang) -> String {
    if fen == 0 {
        return lang.pick("免费", "Free").to_owned();
    }
    let amount = match (fen / 100, fen % 100) {
        (yuan, 0) => yuan.to_string(),
        (yuan, fen) => format!("{yuan}.{fen:02}"),
    };
    match lang {
        Lang::Zh => format!("{amount} 元"),
        Lang::En => format!("¥{amount}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot_of(from: &str, to: &str) -> Slot {
        Slot::new(from.parse().expect("an instant"), to.parse().expect("an instant"))
    }

    #[test]
    fn days_and_times_in_both_languages() {
        let date: NaiveDate = "2026-12-05".parse().expect("a date");
        assert_eq!(day(date, Lang::Zh), "12月5日 周六");
        assert_eq!(day(date, Lang::En), "Sat 5 Dec");
        assert_eq!(near_day(date, date, Lang::Zh), "今天");
        let zone = chrono_tz();
        let evening = slot_of("2026-12-05T10:00:00Z", "2026-12-05T13:00:00Z");
        assert_eq!(slot(evening, zone, date, Lang::En), "Today 18:00–21:00");
        let late = slot_of("2026-12-05T14:00:00Z", "2026-12-05T18:00:00Z");
        assert_eq!(times(late, zone, Lang::Zh), "22:00–次日02:00");
        let whole = slot_of("2026-12-04T16:00:00Z", "2026-12-05T16:00:00Z");
        assert_eq!(times(whole, zone, Lang::Zh), "全天");
    }

    fn chrono_tz() -> Tz {
        zone::parse("Asia/Shanghai").expect("a zone")
    }

    #[test]
    fn lengths_and_money() {
        assert_eq!(length(90, Lang::Zh), "1 小时 30 分钟");
        assert_eq!(length(60, Lang::En), "1 hour");
        assert_eq!(money(0, Lang::Zh), "免费");
        assert_eq!(money(1250, Lang::En), "¥12.50");
        assert_eq!(money(2000, Lang::Zh), "20 元");
    }

    #[test]
    fn posted_hours_past_midnight_say_so() {
        let late = Hours::new(22 * 60, 26 * 60).expect("hours");
        assert_eq!(hours(late, Lang::Zh), "22:00–次日02:00");
        assert_eq!(hours(late, Lang::En), "22:00–02:00 next day");
    }
}
