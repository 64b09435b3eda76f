//! On what terms a space is had: what it costs, how much of it one person may have, what is lent.

use super::{Lang, format, names};
use crate::ports::facilities::AssetView;
use chrono::Weekday;
use linli_domain::name::Name;
use linli_domain::opening::DaySelector;
use linli_domain::price::{Charge, FreeWindow, Group, PriceRule, Tariff};
use linli_domain::quota::{QuotaHit, QuotaRule, QuotaWindow};
use linli_domain::zone::{self, Tz};

/// 20 元/小时 · 工作日 08:00–12:00 免费 · 老年人、学生半价，需核验
pub fn price(rule: &PriceRule, lang: Lang) -> String {
    let mut parts = vec![tariff(rule, lang)];
    parts.extend(rule.free.iter().filter(|free| !free.hours.is_empty()).map(|one| free(one, lang)));
    let groups: Vec<String> =
        rule.concessions.iter().map(|(who, percent)| concession(*who, *percent, lang)).collect();
    if !groups.is_empty() {
        let said = groups.join(lang.pick("、", ", "));
        parts.push(match lang {
            Lang::Zh => format!("{said}（到场核验）"),
            Lang::En => format!("{said} (checked on site)"),
        });
    }
    parts.join(" · ")
}

fn tariff(rule: &PriceRule, lang: Lang) -> String {
    let (fen, zh, en) = match rule.tariff() {
        Some(Tariff::Hour(fen)) => (fen, "小时", "an hour"),
        Some(Tariff::Session(fen)) => (fen, "次", "a booking"),
        Some(Tariff::Visit(fen)) => (fen, "人", "a person"),
        None => (0, "", ""),
    };
    let money = format::money(fen, lang);
    match lang {
        _ if fen == 0 => money,
        Lang::Zh => format!("{money}/{zh}"),
        Lang::En => format!("{money} {en}"),
    }
}

/// 工作日 08:00–12:00 免费
fn free(free: &FreeWindow, lang: Lang) -> String {
    let joint = lang.pick("、", ", ");
    let days: Vec<String> = free.days.iter().map(|day| day_word(*day, lang)).collect();
    let hours: Vec<String> = free.hours.iter().map(|one| format::hours(*one, lang)).collect();
    let (days, hours) = (days.join(joint), hours.join(joint));
    match lang {
        Lang::Zh => format!("{days} {hours} 免费"),
        Lang::En => format!("free {days} {hours}"),
    }
}

/// What a day of a rule is called.
pub fn day_word(day: DaySelector, lang: Lang) -> String {
    match day {
        DaySelector::Type(kind) => names::day_type(kind, lang).to_owned(),
        DaySelector::On(weekday) => format::weekday(weekday, lang).to_owned(),
        DaySelector::SchoolVacation => lang.pick("寒暑假", "School holidays").to_owned(),
        DaySelector::FitnessDay => lang.pick("8月8日", "8 Aug").to_owned(),
        DaySelector::Nth(weekday, nth) => nth_word(weekday, nth, lang),
        DaySelector::LunarNewYear(0) => lang.pick("除夕", "Lunar New Year's Eve").to_owned(),
        DaySelector::LunarNewYear(nth) => match lang {
            Lang::Zh => format!("正月第{nth}天"),
            Lang::En => format!("day {nth} of the Lunar New Year"),
        },
        DaySelector::Date(date) => format::short_day(date, lang),
    }
}

/// 每月第2个周一
fn nth_word(weekday: Weekday, nth: i8, lang: Lang) -> String {
    let day = format::weekday(weekday, lang);
    match (nth, lang) {
        (-1, Lang::Zh) => format!("每月最后一个{day}"),
        (-1, Lang::En) => format!("last {day} of the month"),
        (_, Lang::Zh) => format!("每月第{nth}个{day}"),
        (_, Lang::En) => format!("{day} no. {nth} of the month"),
    }
}

/// 老年人半价
fn concession(who: Group, percent: i64, lang: Lang) -> String {
    let who = group(who, lang);
    match (percent, lang) {
        (0, Lang::Zh) => format!("{who}免费"),
        (0, Lang::En) => format!("{who} free"),
        (50, Lang::Zh) => format!("{who}半价"),
        (50, Lang::En) => format!("{who} half price"),
        (_, Lang::Zh) => format!("{who}付 {percent}%"),
        (_, Lang::En) => format!("{who} pay {percent}%"),
    }
}

/// A group that may pay less.
pub const fn group(who: Group, lang: Lang) -> &'static str {
    match who {
        Group::Senior => lang.pick("老年人", "older people"),
        Group::Minor => lang.pick("未成年人", "minors"),
        Group::Student => lang.pick("学生", "students"),
        Group::Disabled => lang.pick("残疾人", "disabled people"),
        Group::Military => lang.pick("军人", "service members"),
        Group::LowIncome => lang.pick("低收入家庭", "low-income households"),
        Group::Volunteer => lang.pick("志愿者", "volunteers"),
    }
}

/// A line of a price, in both languages: it is stored with the booking.
pub fn charge(charge: Charge) -> Name {
    let said = |lang| match charge {
        Charge::Time { minutes, per_hour_fen } => {
            let (time, fen) = (format::length(minutes, lang), format::money(per_hour_fen, lang));
            match lang {
                Lang::Zh => format!("{time}，{fen}/小时"),
                Lang::En => format!("{time} at {fen} an hour"),
            }
        }
        Charge::Session => lang.pick("一次", "One booking").to_owned(),
        Charge::Visits { persons, per_visit_fen } => {
            let fen = format::money(per_visit_fen, lang);
            match lang {
                Lang::Zh => format!("{persons} 人，{fen}/人"),
                Lang::En => format!("{persons} people at {fen}"),
            }
        }
        Charge::Free { minutes } => {
            let time = format::length(minutes, lang);
            match lang {
                Lang::Zh => format!("免费时段 {time}"),
                Lang::En => format!("{time} free of charge"),
            }
        }
    };
    Name::new(said(Lang::Zh), said(Lang::En))
}

/// 每人每周最多 6 小时；nothing where there are no limits.
pub fn quotas(rules: &[QuotaRule], lang: Lang) -> Option<String> {
    let limits = rules.iter().flat_map(|rule| {
        let minutes = rule.max_hours.map(|hours| (Some(hours.minutes), None));
        let count = rule.max_count.map(|count| (None, Some(count)));
        minutes
            .into_iter()
            .chain(count)
            .map(|(minutes, count)| limit(rule.window, minutes, count, lang))
    });
    let said: Vec<String> = limits.collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

fn limit(window: QuotaWindow, minutes: Option<i64>, count: Option<i64>, lang: Lang) -> String {
    let most = amount(minutes.is_some(), minutes.or(count).unwrap_or(0), lang);
    let (zh, en) = match window {
        QuotaWindow::Day => ("天", "day"),
        QuotaWindow::Week => ("周", "week"),
        QuotaWindow::Month => ("月", "month"),
    };
    match lang {
        Lang::Zh => format!("每人每{zh}最多 {most}"),
        Lang::En => format!("at most {most} a {en} for each person"),
    }
}

fn amount(in_minutes: bool, amount: i64, lang: Lang) -> String {
    match (in_minutes, lang) {
        (true, _) => hours(amount, lang),
        (false, Lang::Zh) => format!("{amount} 次"),
        (false, Lang::En) if amount == 1 => "1 booking".to_owned(),
        (false, Lang::En) => format!("{amount} bookings"),
    }
}

/// Hours stay hours however many: 30 小时, never 1 天 6 小时.
fn hours(minutes: i64, lang: Lang) -> String {
    let rest = (minutes % 60 > 0 || minutes == 0).then(|| format::length(minutes % 60, lang));
    let whole = (minutes >= 60).then(|| match (minutes / 60, lang) {
        (hours, Lang::Zh) => format!("{hours} 小时"),
        (1, Lang::En) => "1 hour".to_owned(),
        (hours, Lang::En) => format!("{hours} hours"),
    });
    [whole, rest].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// 这里每人每周最多 6 小时，您本周已约 5 小时；12月7日 00:00 起可再约。
pub fn used_up(hit: &QuotaHit, lang: Lang, zone: Tz) -> String {
    let most = limit(hit.window, hit.max_minutes, hit.max_count, lang);
    let used = amount(hit.max_minutes.is_some(), hit.used, lang);
    let (zh, en) = match hit.window {
        QuotaWindow::Day => ("那天", "that day"),
        QuotaWindow::Week => ("那一周", "that week"),
        QuotaWindow::Month => ("那个月", "that month"),
    };
    let again = hit.frees_at.map(|at| {
        let (day, clock) =
            (format::short_day(zone::local_day(zone, at), lang), format::clock(at, zone));
        match lang {
            Lang::Zh => format!("；{day} {clock} 起可再约"),
            Lang::En => format!("; there is room again from {day} {clock}"),
        }
    });
    let again = again.unwrap_or_default();
    match lang {
        Lang::Zh if hit.used == 0 => format!("这里{most}{again}。"),
        Lang::Zh => format!("这里{most}，您{zh}已约 {used}{again}。"),
        Lang::En if hit.used == 0 => format!("Here it is {most}{again}."),
        Lang::En => format!("Here it is {most}; you have {used} {en}{again}."),
    }
}

/// 投影仪 2 件; each in the reader's language.
pub fn asset(asset: &AssetView, lang: Lang) -> String {
    let (name, _) = asset.name.in_language(lang.is_english());
    match lang {
        Lang::Zh => format!("{name} {} 件", asset.stock),
        Lang::En => format!("{name} × {}", asset.stock),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule() -> PriceRule {
        serde_json::from_str(
            r#"{"per_hour_fen": 2000, "free": [{"days": ["workday"], "hours": ["08:00-12:00"]}],
                "concessions": {"senior": 50, "disabled": 0}}"#,
        )
        .expect("a price")
    }

    #[test]
    fn a_price_is_one_calm_line() {
        let said = "20 元/小时 · 工作日 08:00–12:00 免费 · 老年人半价、残疾人免费（到场核验）";
        assert_eq!(price(&rule(), Lang::Zh), said);
        let bare = PriceRule { concessions: std::collections::BTreeMap::new(), ..rule() };
        assert_eq!(price(&bare, Lang::En), "¥20 an hour · free Workday 08:00–12:00");
    }

    #[test]
    fn a_line_says_how_it_comes_about() {
        let said = charge(Charge::Time { minutes: 90, per_hour_fen: 2000 });
        assert_eq!(
            said,
            Name::new("1 小时 30 分钟，20 元/小时", "1 hour 30 minutes at ¥20 an hour")
        );
    }

    #[test]
    fn a_used_up_share_says_how_much_and_from_when() {
        let hit = QuotaHit {
            per: linli_domain::quota::QuotaPer::Person,
            window: QuotaWindow::Week,
            max_minutes: Some(360),
            max_count: None,
            used: 300,
            frees_at: Some("2026-12-07T00:00:00+08:00".parse().expect("an instant")),
        };
        let zone = zone::parse("Asia/Shanghai").expect("a zone");
        let said = "这里每人每周最多 6 小时，您那一周已约 5 小时；12月7日 00:00 起可再约。";
        assert_eq!(used_up(&hit, Lang::Zh, zone), said);
        let said = "Here it is at most 6 hours a week for each person; you have 5 hours that week; \
                    there is room again from 7 Dec 00:00.";
        assert_eq!(used_up(&hit, Lang::En, zone), said);
    }
}
