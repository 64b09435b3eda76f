//! How it is said: simplified, traditional and English, clocks of several kinds.

use super::plan::{Group, Holiday, Plan};
use crate::opening::Hours;
use proptest::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tongue {
    Simplified,
    Traditional,
    English,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clock {
    /// 08:30-17:00
    Digits,
    /// 上午8时30分至下午5时 · 8:30am to 5pm
    Halves,
    /// 上午八時三十分至下午五時 · 8:30 a.m. – 5:00 p.m.
    Words,
    /// 8点半到17点
    Points,
}

/// One way of saying things.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    tongue: Tongue,
    clock: Clock,
    /// 周一 or 星期一; Mon or Mondays.
    long: bool,
    separator: &'static str,
    colon: &'static str,
}

/// Any way.
pub fn way() -> impl Strategy<Value = Way> {
    let tongue =
        prop_oneof![Just(Tongue::Simplified), Just(Tongue::Traditional), Just(Tongue::English)];
    let clock = prop_oneof![
        Just(Clock::Digits),
        Just(Clock::Halves),
        Just(Clock::Words),
        Just(Clock::Points)
    ];
    let separator = prop_oneof![Just("；"), Just("; "), Just("\n"), Just("。")];
    let colon = prop_oneof![Just("："), Just(" "), Just(": ")];
    (tongue, clock, any::<bool>(), separator, colon).prop_map(
        |(tongue, clock, long, separator, colon)| Way { tongue, clock, long, separator, colon },
    )
}

const SIGNS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
const SHORT: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LONG: [&str; 7] =
    ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];
const NUMBERS: [&str; 11] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

impl Way {
    /// Plain digits, in simplified Chinese.
    pub const CLOCK: Self = Self {
        tongue: Tongue::Simplified,
        clock: Clock::Digits,
        long: false,
        separator: "；",
        colon: "",
    };

    fn pick(self, simplified: &str, traditional: &str, english: &str) -> String {
        match self.tongue {
            Tongue::Simplified => simplified.to_owned(),
            Tongue::Traditional => traditional.to_owned(),
            Tongue::English => english.to_owned(),
        }
    }

    /// The whole posting.
    pub fn say(self, plan: &Plan) -> String {
        // 周日 alone may be weekdays in Hong Kong.
        let own = Self { long: self.long || plan.hong_kong, ..self }.sentences(plan);
        let own = own.join(self.separator);
        if !plan.summer {
            return own;
        }
        let (summer, winter) = (
            self.pick("4月至10月", "四月至十月", "April to October"),
            self.pick("11月至次年3月", "十一月至三月", "November to March"),
        );
        let every = self.every();
        let rest = self.hours(&plan.hours[1]);
        let (colon, stop) = (self.colon, self.separator);
        format!("{summer}{colon}{own}{stop}{winter}{colon}{every}{rest}")
    }

    fn every(self) -> String {
        self.pick("每天", "每日", "daily ")
    }

    fn sentences(self, plan: &Plan) -> Vec<String> {
        let [first, second, third] = &plan.hours;
        let line =
            |days: String, hours: &[Hours]| format!("{days}{}{}", self.colon, self.hours(hours));
        let weekdays = || self.range(0, 4);
        let mut said = match plan.group {
            Group::Every => vec![format!("{}{}", self.every(), self.hours(first))],
            Group::Weekend => {
                vec![line(weekdays(), first), line(self.pick("周末", "週末", "Weekends"), second)]
            }
            Group::TwoDays => {
                let two = format!("{}{}{}", self.day(5), self.and(), self.day(6));
                vec![line(weekdays(), first), line(two, second)]
            }
            Group::Workdays => vec![
                line(self.pick("工作日", "工作日", "工作日"), first),
                line(
                    self.pick("周末及节假日", "週末和節假日", "weekends and public holidays"),
                    second,
                ),
            ],
            Group::Days => self.groups(plan),
        };
        let free = plan.shut.is_some_and(|(_, free)| free);
        if let Some((day, _)) = plan.shut {
            let day = self.day(day);
            said.push(match (self.tongue, free) {
                (Tongue::Simplified, false) => format!("{day}闭馆"),
                (Tongue::Simplified, true) => format!("{day}闭馆（法定节假日除外）"),
                (Tongue::Traditional, false) => format!("逢{day}休館"),
                (Tongue::Traditional, true) => format!("逢{day}休館（公眾假期除外）"),
                (Tongue::English, false) => format!("closed on {day}"),
                (Tongue::English, true) => format!("closed on {day} (except public holidays)"),
            });
        }
        if let Some((day, nth)) = plan.monthly {
            let day = self.day(day);
            let number = NUMBERS[nth as usize];
            let th = ["", "1st", "2nd", "3rd", "4th"][nth as usize];
            said.push(match self.tongue {
                Tongue::Simplified => format!("每月第{number}个{day}闭馆"),
                Tongue::Traditional => format!("每月的第{nth}個{day}休館"),
                Tongue::English => format!("closed on the {th} {day} of each month"),
            });
        }
        if plan.group != Group::Workdays {
            match plan.holiday {
                Holiday::Unsaid => {}
                Holiday::Closed => said.push(self.pick(
                    "节假日不开放",
                    "公眾假期休息",
                    "closed on public holidays",
                )),
                Holiday::Own => {
                    said.push(line(self.pick("法定节假日", "公眾假期", "Public holidays"), third));
                }
            }
        }
        said
    }

    /// Weekdays with the same hours in one line; runs of three and more as a range.
    fn groups(self, plan: &Plan) -> Vec<String> {
        let lists = (0..3).filter(|list| plan.days.contains(list));
        lists
            .map(|list| {
                let mut said: Vec<String> = Vec::new();
                let mut day = 0;
                while day < 7 {
                    let run = (day..7).take_while(|n| plan.days[*n] == list).count();
                    match run {
                        0 => {}
                        1 | 2 => said.extend((day..day + run).map(|n| self.day(n))),
                        _ => said.push(self.range(day, day + run - 1)),
                    }
                    day += run.max(1);
                }
                let days = said.join(self.comma());
                format!("{days}{}{}", self.colon, self.hours(&plan.hours[list]))
            })
            .collect()
    }

    fn and(self) -> &'static str {
        if self.tongue == Tongue::English { " and " } else { "、" }
    }

    fn comma(self) -> &'static str {
        if self.tongue == Tongue::English { ", " } else { "、" }
    }

    fn day(self, day: usize) -> String {
        let sign = SIGNS[day];
        match (self.tongue, self.long) {
            (Tongue::Simplified, false) => format!("周{sign}"),
            (Tongue::Simplified, true) | (Tongue::Traditional, _) => format!("星期{sign}"),
            (Tongue::English, false) => SHORT[day].to_owned(),
            (Tongue::English, true) => LONG[day].to_owned(),
        }
    }

    fn range(self, from: usize, to: usize) -> String {
        let joint = self.pick("至", "至", " to ");
        let last =
            if self.tongue == Tongue::Traditional { SIGNS[to].to_owned() } else { self.day(to) };
        format!("{}{joint}{last}", self.day(from))
    }

    fn hours(self, list: &[Hours]) -> String {
        let joint = self.pick("、", "及", ", ");
        list.iter().map(|one| self.interval(*one)).collect::<Vec<_>>().join(&joint)
    }

    fn interval(self, hours: Hours) -> String {
        let english = self.tongue == Tongue::English;
        let joint = match self.clock {
            Clock::Digits => "-",
            _ if english => " to ",
            Clock::Points => "到",
            _ => "至",
        };
        format!("{}{joint}{}", self.time(hours.from), self.time(hours.to))
    }

    fn time(self, minutes: i64) -> String {
        let over = minutes > 24 * 60;
        let (hour, minute) = (minutes / 60 % 24, minutes % 60);
        let next = match self.tongue {
            _ if !over => "",
            Tongue::English => "",
            Tongue::Simplified => "次日",
            Tongue::Traditional => "翌日",
        };
        let twelve = if over { hour } else { (hour + 11) % 12 + 1 };
        let half = |hour: i64| match hour {
            0..=11 if over => "凌晨",
            0..=11 => "上午",
            12 => "中午",
            13..=17 => "下午",
            _ => "晚上",
        };
        let suffix = if hour < 12 { "am" } else { "pm" };
        match (self.tongue, self.clock) {
            (Tongue::English, Clock::Halves) if minute == 0 => format!("{twelve}{suffix}"),
            (Tongue::English, Clock::Halves) => format!("{twelve}:{minute:02}{suffix}"),
            (Tongue::English, Clock::Words) => {
                let dotted = if hour < 12 { "a.m." } else { "p.m." };
                format!("{twelve}:{minute:02} {dotted}")
            }
            (Tongue::English, _) | (_, Clock::Digits) => format!("{next}{hour:02}:{minute:02}"),
            (_, Clock::Halves) if minute == 0 => format!("{next}{}{twelve}时", half(hour)),
            (_, Clock::Halves) => format!("{next}{}{twelve}时{minute:02}分", half(hour)),
            (_, Clock::Words) if minute == 0 => {
                format!("{next}{}{}時正", half(hour), number(twelve))
            }
            (_, Clock::Words) => {
                format!("{next}{}{}時{}分", half(hour), number(twelve), number(minute))
            }
            (_, Clock::Points) if minute == 30 => format!("{next}{hour}点半"),
            (_, Clock::Points) if minute == 0 => format!("{next}{hour}点"),
            (_, Clock::Points) => format!("{next}{hour}点{minute}分"),
        }
    }
}

/// 五 · 十 · 十二 · 三十 · 四十五
fn number(n: i64) -> String {
    let sign = |n: i64| NUMBERS[usize::try_from(n).unwrap_or(0)];
    match (n / 10, n % 10) {
        (0, ones) => sign(ones).to_owned(),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", sign(ones)),
        (tens, 0) => format!("{}十", sign(tens)),
        (tens, ones) => format!("{}十{}", sign(tens), sign(ones)),
    }
}
