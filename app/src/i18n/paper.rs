//! Texts of what is printed or passed on: door posters, week sheets, texts for chat groups; and
//! hours of several days in few lines.

use super::{Lang, format};
use chrono::NaiveDate;
use linli_domain::opening::{Hours, OpenDay};

texts! {
    /// Posters, sheets, chat texts.
    Paper {
        take: "带走这份信息", "Take it along";
        poster: "门口海报", "Door poster";
        sheet: "本周开放表", "Week sheet";
        share: "发到群里", "Text for a chat group";
        print: "打印", "Print";
        print_help: "A4 纸，纵向。打不开打印时，用浏览器菜单里的“打印”。", "A4, upright. If the button does nothing, print from the browser's menu.";
        back: "回到场地页", "Back to the place";
        open: "开放时间", "Opening hours";
        get_in: "怎么进门", "How to get in";
        walk_in: "直接来", "Walk in";
        walk_in_help: "开放时间内不用预约。", "No booking during opening hours.";
        book: "先预约", "Book first";
        book_help: "扫码选时间，凭六位数字进门；也可以打电话预约。", "Scan, choose a time, and enter with a code of six digits; or book by phone.";
        scan: "扫码看今天开不开、约时间", "Scan for today's hours and to book";
        phone: "电话", "Phone";
        rules: "须知", "House rules";
        changes: "节假日和临时变化以网页为准", "Holidays and changes: see the web page";
        posted: "公示于", "Posted";
        closed: "不开放", "closed";
        unread: "时间见公示", "hours as posted";
        week_of: "本周开放", "Open this week";
        place: "地方", "Place";
        scan_area: "扫码看这里所有地方", "Scan for all places here";
        next_week: "下一周", "Next week";
        this_week: "这一周", "This week";
        none: "这一周没有公示开放的地方。", "No place here is posted as open this week.";
        walk_in_mark: "●", "●";
        book_mark: "○", "○";
        legend: "● 直接来　○ 先预约", "● walk in   ○ book first";
        copy: "复制文字", "Copy the text";
        copied: "已复制，去群里粘贴", "Copied: paste it into the group";
        copy_by_hand: "长按文字，全选，复制", "Select the text and copy it";
        text_label: "要发的文字", "The text";
        share_help: "先看一遍再发。文字里有日期，过了这一周请重新生成。", "Read it before sending. It is dated: make a new one next week.";
        address: "地址：", "Address: ";
        phone_label: "电话：", "Phone: ";
        how_walk_in: "不用预约，直接来。", "No booking needed.";
        how_book: "需要先预约。", "Booking needed.";
        how_both: "部分不用预约，部分需要预约。", "Part walk-in, part by booking.";
        see: "查看空档和预约：", "Free times and booking: ";
        see_all: "都在这里：", "All of them: ";
        by: "以上由各单位公示，临时变化以网页为准。", "Posted by the units themselves; the web page has the latest.";
        more_places: "处，见网页", "more on the web page";
    }
}

/// Days with the same hours, as one line: 周一至周五 08:30–12:00、14:00–21:00.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The days.
    pub days: String,
    /// Their hours.
    pub hours: String,
    /// The same, one by one.
    pub times: Vec<String>,
    /// Whether it is closed on them.
    pub shut: bool,
}

/// A week in few lines: consecutive days with the same hours stand together.
pub fn lines(week: &[OpenDay], lang: Lang) -> Vec<Line> {
    let mut groups: Vec<(NaiveDate, NaiveDate, &[Hours])> = Vec::new();
    for open in week {
        match groups.last_mut() {
            Some((_, last, hours)) if *hours == open.hours.as_slice() => *last = open.day.date,
            _ => groups.push((open.day.date, open.day.date, &open.hours)),
        }
    }
    groups.into_iter().map(|(first, last, hours)| line(first, last, hours, lang)).collect()
}

fn line(first: NaiveDate, last: NaiveDate, hours: &[Hours], lang: Lang) -> Line {
    use chrono::Datelike;
    let name = |day: NaiveDate| format::weekday(day.weekday(), lang);
    let days = match (last - first).num_days() {
        0 => name(first).to_owned(),
        1 => format!("{}{}{}", name(first), lang.pick("、", ", "), name(last)),
        _ => format!("{}{}{}", name(first), lang.pick("至", "–"), name(last)),
    };
    let shut = hours.is_empty();
    let said: Vec<String> = hours.iter().map(|hours| format::hours(*hours, lang)).collect();
    let times = if shut { vec![Paper::of(lang).closed.to_owned()] } else { said };
    Line { days, hours: times.join(lang.pick("、", ", ")), times, shut }
}

/// 11月30日至12月6日 · 30 Nov – 6 Dec
pub fn span(first: NaiveDate, last: NaiveDate, lang: Lang) -> String {
    let (first, last) = (format::short_day(first, lang), format::short_day(last, lang));
    format!("{first}{}{last}", lang.pick("至", " – "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use linli_domain::day_type::{DayInfo, DayType};

    fn week(hours: &[&[&str]]) -> Vec<OpenDay> {
        let monday: NaiveDate = "2026-11-30".parse().expect("a date");
        let day = |(at, hours): (usize, &&[&str])| OpenDay {
            school_vacation: false,
            day: DayInfo {
                date: monday + chrono::Duration::days(at as i64),
                day_type: DayType::Workday,
                name: None,
                provisional: false,
            },
            hours: hours.iter().map(|text| text.parse().expect("hours")).collect(),
        };
        hours.iter().enumerate().map(day).collect()
    }

    #[test]
    fn equal_days_share_a_line() {
        let work: &[&str] = &["08:30-12:00", "14:00-21:00"];
        let rest: &[&str] = &["09:00-17:00"];
        let week = week(&[work, work, work, work, &[], rest, rest]);
        let said: Vec<String> = lines(&week, Lang::Zh)
            .into_iter()
            .map(|line| format!("{} {}", line.days, line.hours))
            .collect();
        assert_eq!(
            said,
            ["周一至周四 08:30–12:00、14:00–21:00", "周五 不开放", "周六、周日 09:00–17:00"]
        );
        assert_eq!(lines(&week, Lang::En)[0].days, "Mon–Thu");
        assert!(lines(&week, Lang::En)[1].shut);
    }
}
