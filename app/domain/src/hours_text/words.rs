//! The words that are known. What is not here is not understood, and the text is refused.

use super::ReadAs;
use super::days::DaySet;
use super::token::{Meridiem, Tok};
use chrono::Weekday;

/// Words and what they stand for, in folded form; the longest that fits is taken.
const WORDS: &[(&str, Tok)] = &[
    // parts of the day
    ("上午", Tok::Half(Meridiem::Am)),
    ("早上", Tok::Half(Meridiem::Am)),
    ("早晨", Tok::Half(Meridiem::Am)),
    ("中午", Tok::Half(Meridiem::Noon)),
    ("下午", Tok::Half(Meridiem::Pm)),
    ("上午的", Tok::Half(Meridiem::Am)),
    ("下午的", Tok::Half(Meridiem::Pm)),
    ("晚上的", Tok::Half(Meridiem::Evening)),
    ("晚上", Tok::Half(Meridiem::Evening)),
    ("晚", Tok::Half(Meridiem::Evening)),
    ("凌晨", Tok::Half(Meridiem::Night)),
    ("次日", Tok::NextDay),
    ("翌日", Tok::NextDay),
    ("am", Tok::Suffix(Meridiem::Am)),
    ("a.m.", Tok::Suffix(Meridiem::Am)),
    ("a.m", Tok::Suffix(Meridiem::Am)),
    ("pm", Tok::Suffix(Meridiem::Pm)),
    ("p.m.", Tok::Suffix(Meridiem::Pm)),
    ("p.m", Tok::Suffix(Meridiem::Pm)),
    ("noon", Tok::Suffix(Meridiem::Noon)),
    ("n.n.", Tok::Suffix(Meridiem::Noon)),
    ("n.n", Tok::Suffix(Meridiem::Noon)),
    ("nn", Tok::Suffix(Meridiem::Noon)),
    ("midnight", Tok::Suffix(Meridiem::Night)),
    ("mid night", Tok::Suffix(Meridiem::Night)),
    // the clock
    ("时", Tok::Hour),
    ("点", Tok::Hour),
    ("点钟", Tok::Hour),
    ("分", Tok::Minute),
    ("半", Tok::HalfPast),
    ("正", Tok::Sharp),
    ("整", Tok::Sharp),
    (":", Tok::Colon),
    (".", Tok::Dot),
    ("小时", Tok::Hours),
    ("hours", Tok::Hours),
    ("hour", Tok::Hours),
    ("hrs.", Tok::Hours),
    ("hrs", Tok::Hours),
    ("全日", Tok::AllDay),
    ("全天", Tok::AllDay),
    ("whole day", Tok::AllDay),
    ("all day", Tok::AllDay),
    // joints
    ("至", Tok::To),
    ("到", Tok::To),
    ("-", Tok::To),
    ("--", Tok::To),
    ("to", Tok::To),
    ("及", Tok::And),
    ("和", Tok::And),
    ("与", Tok::And),
    ("&", Tok::And),
    ("and", Tok::And),
    ("、", Tok::Comma),
    (",", Tok::Comma),
    (";", Tok::Stop),
    ("。", Tok::Stop),
    ("\n", Tok::Stop),
    ("(", Tok::Bracket),
    (")", Tok::BracketEnd),
    ("由", Tok::From),
    ("从", Tok::From),
    ("自", Tok::From),
    ("from", Tok::From),
    // groups of days
    ("每日", Tok::Days(DaySet::WEEK)),
    ("每天", Tok::Days(DaySet::WEEK)),
    ("daily", Tok::Days(DaySet::WEEK)),
    ("every day", Tok::Days(DaySet::WEEK)),
    ("everyday", Tok::Days(DaySet::WEEK)),
    ("工作日", Tok::Days(DaySet::WORKDAYS)),
    ("平日", Tok::Days(DaySet::WEEKDAYS)),
    ("weekday", Tok::Days(DaySet::WEEKDAYS)),
    ("weekdays", Tok::Days(DaySet::WEEKDAYS)),
    ("寒暑假", Tok::Days(DaySet::VACATION)),
    ("寒暑假期间", Tok::Days(DaySet::VACATION)),
    ("school holidays", Tok::Days(DaySet::VACATION)),
    ("周末", Tok::Days(DaySet::WEEKEND)),
    ("双休日", Tok::Days(DaySet::WEEKEND)),
    ("weekend", Tok::Days(DaySet::WEEKEND)),
    ("weekends", Tok::Days(DaySet::WEEKEND)),
    ("公众假期", Tok::Days(DaySet::HOLIDAY)),
    ("公众假日", Tok::Days(DaySet::HOLIDAY)),
    ("节假日", Tok::Days(DaySet::HOLIDAY)),
    ("法定节假日", Tok::Days(DaySet::HOLIDAY)),
    ("国家法定节假日", Tok::Days(DaySet::HOLIDAY)),
    ("法定假日", Tok::Days(DaySet::HOLIDAY)),
    ("public holiday", Tok::Days(DaySet::HOLIDAY)),
    ("public holidays", Tok::Days(DaySet::HOLIDAY)),
    ("holidays", Tok::Days(DaySet::HOLIDAY)),
    ("日", Tok::Sun),
    ("逢", Tok::Every),
    ("每", Tok::Every),
    ("每个", Tok::Every),
    ("every", Tok::Every),
    ("on", Tok::Every),
    // closed, except
    ("关闭", Tok::Closed),
    ("休息", Tok::Closed),
    ("休馆", Tok::Closed),
    ("闭馆", Tok::Closed),
    ("闭馆日", Tok::Closed),
    ("为闭馆日", Tok::Closed),
    ("不开放", Tok::Closed),
    ("暂停开放", Tok::Closed),
    ("封池维修", Tok::Closed),
    ("closed", Tok::Closed),
    ("closed for overhaul", Tok::Closed),
    ("为休息日", Tok::Closed),
    ("休息日", Tok::Closed),
    ("休馆日", Tok::Closed),
    ("为休馆日", Tok::Closed),
    ("停止开放", Tok::Closed),
    ("暂停对外开放", Tok::Closed),
    ("不对外开放", Tok::Closed),
    ("off", Tok::Closed),
    ("close", Tok::Closed),
    ("venue closed", Tok::Closed),
    ("the venue closed", Tok::Closed),
    ("venue would be closed", Tok::Closed),
    ("closed for maintenance", Tok::Closed),
    ("closed for weekly cleansing operation", Tok::Closed),
    ("closed for cleansing work", Tok::Closed),
    ("closed for maintenance and major cleaning operation of facilities", Tok::Closed),
    ("维修", Tok::Repairs),
    ("maintenance", Tok::Repairs),
    ("保养日", Tok::Upkeep),
    ("为保养日", Tok::Upkeep),
    ("场地保养日", Tok::Upkeep),
    ("场地保养日为", Tok::Upkeep),
    ("保养日为", Tok::Upkeep),
    ("maintenance day", Tok::Upkeep),
    ("maintenance day(weekly)", Tok::Upkeep),
    ("maintenance days", Tok::Upkeep),
    ("maintenance on", Tok::Upkeep),
    ("maintenance day (weekly)", Tok::Upkeep),
    ("weekly maintenance day", Tok::Upkeep),
    ("每星期保养日", Tok::Upkeep),
    ("为每星期保养日", Tok::Upkeep),
    ("每周保养日", Tok::Upkeep),
    ("are maintenance day", Tok::Upkeep),
    ("are maintenance days", Tok::Upkeep),
    ("maintenance period", Tok::Upkeep),
    ("是日开放时间为", Tok::ThatDayOpen),
    ("当日开放时间为", Tok::ThatDayOpen),
    ("当天开放时间为", Tok::ThatDayOpen),
    ("是日封场时间为", Tok::ThatDayClosed),
    ("是日关闭时间为", Tok::ThatDayClosed),
    ("暂停开放时间为", Tok::ThatDayClosed),
    ("除外", Tok::Except),
    ("except", Tok::Except),
    ("休息日除外", Tok::ExceptClosingDay),
    ("except closing day", Tok::ExceptClosingDay),
    ("暂停开放时间", Tok::Breaks),
    ("session breaks", Tok::Breaks),
    ("中午闭馆", Tok::Unclear),
    // the year
    ("月", Tok::MonthMark),
    ("号", Tok::Date),
    ("翌年", Tok::NextYear),
    ("次年", Tok::NextYear),
    ("of next year", Tok::NextYear),
    ("of following year", Tok::NextYear),
    ("of the following year", Tok::NextYear),
    ("每年", Tok::Filler),
    ("th", Tok::Ordinal),
    ("st", Tok::Ordinal),
    ("nd", Tok::Ordinal),
    ("rd", Tok::Ordinal),
    // places in the month, and the lunar new year
    ("第", Tok::Rank),
    ("个", Tok::Piece),
    ("最后一个", Tok::Place(-1)),
    ("首个", Tok::Place(1)),
    ("last", Tok::Place(-1)),
    ("first", Tok::Place(1)),
    ("two", Tok::Num(2, 1)),
    ("three", Tok::Num(3, 1)),
    ("second", Tok::Place(2)),
    ("third", Tok::Place(3)),
    ("fourth", Tok::Place(4)),
    ("ist", Tok::Place(1)),
    ("of", Tok::Of),
    ("the", Tok::The),
    ("每月", Tok::Monthly),
    ("每月的", Tok::Monthly),
    ("每个月", Tok::Monthly),
    ("每个月的", Tok::Monthly),
    ("of each month", Tok::Monthly),
    ("of every month", Tok::Monthly),
    ("of the month", Tok::Monthly),
    ("农历", Tok::LunarYear),
    ("农历年", Tok::LunarYear),
    ("农历新年", Tok::LunarYear),
    ("农历正月", Tok::LunarYear),
    ("大年", Tok::LunarYear),
    ("正月", Tok::LunarYear),
    ("春节", Tok::LunarYear),
    ("初", Tok::LunarDay),
    ("年初", Tok::LunarDay),
    ("除夕", Tok::LunarEve),
    ("大年三十", Tok::LunarEve),
    ("lunar new year's eve", Tok::LunarEve),
    ("day", Tok::Day),
    ("days", Tok::Day),
    ("of lunar new year", Tok::OfLunarYear),
    ("of the lunar new year", Tok::OfLunarYear),
    ("夏季", Tok::SeasonName),
    ("冬季", Tok::SeasonName),
    ("summer", Tok::SeasonName),
    ("winter", Tok::SeasonName),
    // what says nothing about hours
    ("开放时间", Tok::Filler),
    ("开馆时间", Tok::Filler),
    ("营业时间", Tok::Filler),
    ("时间", Tok::Filler),
    ("开放", Tok::Opens),
    ("开馆", Tok::Opens),
    ("对外开放", Tok::Opens),
    ("正常开放", Tok::Opens),
    ("免费开放", Tok::Opens),
    ("免费对外开放", Tok::Opens),
    ("open", Tok::Opens),
    ("open daily", Tok::Days(DaySet::WEEK)),
    ("all days", Tok::Days(DaySet::WEEK)),
    ("opening hours", Tok::Filler),
    ("为", Tok::Filler),
    ("第一节", Tok::Filler),
    ("第二节", Tok::Filler),
    ("第三节", Tok::Filler),
    ("first session", Tok::Filler),
    ("second session", Tok::Filler),
    ("third session", Tok::Filler),
    ("1st session", Tok::Filler),
    ("2nd session", Tok::Filler),
    ("3rd session", Tok::Filler),
    ("须预约申请", Tok::Filler),
    ("advance booking is required", Tok::Filler),
    ("特殊情况另行通知", Tok::Filler),
    ("备注", Tok::Remark),
    ("remark", Tok::Remark),
    ("remarks", Tok::Remark),
    ("1 hour per session", Tok::Filler),
    ("1.5 hours per session", Tok::Filler),
    ("free of charge", Tok::Filler),
    ("no provision of floodlight", Tok::Filler),
    ("*this venue does not have floodlighting.", Tok::Filler),
    ("for cleansing and maintenance", Tok::Purpose),
    ("for maintenance", Tok::Purpose),
    ("(泳池每周清洁日关闭)", Tok::Closed),
    ("进行清洁及维修", Tok::Purpose),
    ("以便进行场馆设施保养及清洁", Tok::Purpose),
    ("以便进行埸馆设施保养及清洁工", Tok::Purpose),
    ("进行清洗", Tok::Purpose),
    ("进行每周大清洗", Tok::Purpose),
    ("以便进行清洁工作", Tok::Purpose),
    ("for weekly cleansing operation", Tok::Purpose),
    ("for cleansing work", Tok::Purpose),
    ("缴费处办公时间至", Tok::OtherService),
    ("shroff closes at", Tok::OtherService),
    ("预约团体导赏活动由", Tok::OtherService),
    ("advance booking for guided tour from", Tok::OtherService),
    ("后停止入馆", Tok::LastEntry),
    ("后停止入场", Tok::LastEntry),
    ("停止入馆", Tok::LastEntry),
    // what the rules cannot say
    ("except maintenance day", Tok::Cannot),
    ("寒假", Tok::Cannot),
    ("暑假", Tok::Cannot),
    ("学期", Tok::Cannot),
    ("上课日", Tok::Cannot),
    ("教学日", Tok::Cannot),
    ("只开放", Tok::Cannot),
    ("部份", Tok::Cannot),
    ("部分", Tok::Cannot),
    ("partly", Tok::Cannot),
];

const DAYS: [(char, &str, &str); 7] = [
    ('一', "monday", "mon"),
    ('二', "tuesday", "tue"),
    ('三', "wednesday", "wed"),
    ('四', "thursday", "thu"),
    ('五', "friday", "fri"),
    ('六', "saturday", "sat"),
    ('日', "sunday", "sun"),
];

const MONTHS: [(&str, &str); 12] = [
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
];

/// The longest word at the start of the folded text, and its length in characters.
pub fn word(text: &[char], read_as: ReadAs) -> Option<(Tok, usize)> {
    let known = WORDS.iter().filter_map(|(word, tok)| Some((*tok, fits(text, word)?)));
    known.chain(day(text, read_as)).chain(month(text)).max_by_key(|(_, length)| *length)
}

fn fits(text: &[char], word: &str) -> Option<usize> {
    let length = word.chars().count();
    let same = text.len() >= length && word.chars().eq(text[..length].iter().copied());
    // No look at what follows: words are glued in the wild ("6pmJun."), and what is left of an
    // unknown word ("ey" of "money") is refused in its turn.
    same.then_some(length)
}

fn day(text: &[char], read_as: ReadAs) -> Option<(Tok, usize)> {
    for prefix in ["星期", "周", "每周", "礼拜"] {
        let Some(length) = fits(text, prefix) else { continue };
        let Some(last) = text.get(length) else { continue };
        // In Hong Kong 週日 stands for weekdays as well as for Sunday: the rest of the text decides.
        if *last == '日' && prefix == "周" && read_as == ReadAs::HongKong {
            return Some((Tok::Days(DaySet::EITHER), length + 1));
        }
        let last = if *last == '天' { '日' } else { *last };
        if let Some(at) = DAYS.iter().position(|(sign, _, _)| *sign == last) {
            return Some((Tok::Days(DaySet::on(weekday(at))), length + 1));
        }
    }
    DAYS.iter().enumerate().find_map(|(at, (_, long, short))| {
        let length = longest(text, &[long, short], &["s", ".", ""])?;
        Some((Tok::Days(DaySet::on(weekday(at))), length))
    })
}

fn month(text: &[char]) -> Option<(Tok, usize)> {
    MONTHS.iter().zip(1..).find_map(|((long, short), number)| {
        let sept: &[&str] = if number == 9 { &[long, "sept", short] } else { &[long, short] };
        Some((Tok::Month(number), longest(text, sept, &[".", ""])?))
    })
}

fn longest(text: &[char], words: &[&str], endings: &[&str]) -> Option<usize> {
    words
        .iter()
        .flat_map(|word| endings.iter().map(move |ending| format!("{word}{ending}")))
        .filter_map(|word| fits(text, &word))
        .max()
}

fn weekday(at: usize) -> Weekday {
    Weekday::try_from(u8::try_from(at).unwrap_or(0)).unwrap_or(Weekday::Mon)
}
