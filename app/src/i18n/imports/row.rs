//! What is said of a row, of a file, of a run.

use super::super::{Lang, names};
use crate::ports::imports::{Action, Kind, RunState, Slip, Why, label_of};

/// What a file holds.
pub const fn kind(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Divisions => lang.pick("行政区划", "Divisions"),
        Kind::Units => lang.pick("单位", "Units"),
        Kind::Facilities => lang.pick("设施", "Facilities"),
        Kind::Holidays => lang.pick("放假安排", "Holidays"),
        Kind::Blocks => lang.pick("课表（教学占用）", "Timetable (own use)"),
    }
}

/// What is done with a row.
pub const fn action(action: Action, lang: Lang) -> &'static str {
    match action {
        Action::Create => lang.pick("新增", "New"),
        Action::Update => lang.pick("更新", "Changed"),
        Action::Unchanged => lang.pick("未变", "Unchanged"),
        Action::Skip => lang.pick("未导入", "Not imported"),
        Action::Pass => lang.pick("不是数据", "Not data"),
    }
}

/// Where a run stands.
pub const fn state(state: RunState, lang: Lang) -> &'static str {
    match state {
        RunState::Draft => lang.pick("等您确认", "Waiting for you"),
        RunState::Running => lang.pick("正在导入", "Being imported"),
        RunState::Done => lang.pick("已导入", "Imported"),
        RunState::Undoing => lang.pick("正在撤销", "Being undone"),
        RunState::Undone => lang.pick("已撤销", "Undone"),
    }
}

/// The sentence.
pub fn sentence(why: &Why, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let named = |keys: &[String]| {
        let names: Vec<&str> = keys.iter().map(|key| label_of(key, !zh)).collect();
        names.join(lang.pick("、", ", "))
    };
    let list = |words: &[String]| words.join(lang.pick("、", ", "));
    let say = |zh_text: String, en_text: String| if zh { zh_text } else { en_text };
    match why {
        Why::Cell(column, slip, word) => cell(label_of(column, !zh), column, *slip, word, lang),
        Why::Cells(cells, columns) => say(
            format!("这一行有 {cells} 格，表头有 {columns} 列，对不上"),
            format!("{cells} cells under {columns} columns"),
        ),
        Why::SameAs(row) => say(format!("与第 {row} 行重复"), format!("the same as row {row}")),
        Why::DiffersFrom(row) => say(
            format!("与第 {row} 行是同一个，内容却不一致"),
            format!("the same one as row {row}, but it differs from it"),
        ),
        Why::SameKeyAs(row) => say(
            format!("与第 {row} 行标识相同，已分开"),
            format!("same key as row {row}, told apart"),
        ),
        Why::Parent(code) => say(
            format!("上级 {code} 不存在、未导入或层级不对"),
            format!(
                "the division above, {code}, is not there, was not imported or is no level above"
            ),
        ),
        Why::NotMapped(word) => say(
            format!("类别“{word}”没有对应"),
            format!("category \"{word}\" is not in the mapping"),
        ),
        Why::HoursAsText(what) => say(
            format!("开放时间没有读懂，先按原文保留（{what}）"),
            format!("hours kept as text ({what})"),
        ),
        Why::Hidden(columns) => say(
            format!("会保存为草稿，暂不公示：还缺{}", named(columns)),
            format!("saved as a draft, not shown yet; missing: {}", named(columns)),
        ),
        Why::NoNotice(year) => say(
            format!("{year} 年还没有放假通知，先按临时日历"),
            format!("no notice for {year} yet: the year stays provisional"),
        ),
        Why::Days(days) => say(format!("{days} 天"), format!("{days} days")),
        Why::DaysChange(days) => {
            say(format!("变化的日期：{days}"), format!("days that change: {days}"))
        }
        Why::OutsideHours(which) => say(
            format!("预约仍有效，但不在开放时间内：{which}"),
            format!("booking kept, outside opening hours: {which}"),
        ),
        Why::Booked(bookings) => say(
            format!("有 {bookings} 个预约还没到，先不动"),
            format!("{bookings} bookings are still to come, so it stays"),
        ),
        Why::Blocks(all, new) => say(
            format!("共 {all} 次，其中新的 {new} 次"),
            format!("{all} times, {new} of them new"),
        ),
        Why::Taken(dates) => say(
            format!("这些日子已有预约，没有占用：{}", list(dates)),
            format!("already booked and left alone: {}", list(dates)),
        ),
        Why::Makeup(dates) => say(
            format!("调休上班日没有占用（要上课请填“另加日期”）：{}", list(dates)),
            format!(
                "make-up workdays left alone (name them under extra dates if there is class): {}",
                list(dates)
            ),
        ),
        Why::Provisional(years) => {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            say(
                format!("{} 年还没有放假通知，节假日按临时日历", list(&years)),
                format!("no holiday notice for {} yet: holidays are provisional", list(&years)),
            )
        }
        Why::Refused(code, field) => {
            let field =
                if field.is_empty() { String::new() } else { names::field(field, lang).to_owned() };
            say(format!("没能保存：{field} {code}"), format!("could not be saved: {field} {code}"))
        }
        Why::BrokenFile(what) => say(
            format!("文件打不开，可能已损坏（{what}）。请在表格软件里另存一份再试。"),
            format!("the file is broken ({what}); save it again from the spreadsheet program"),
        ),
        Why::NoHeader(columns) if columns.is_empty() => {
            say("文件里没有表格".to_owned(), "there is no table in the file".to_owned())
        }
        Why::NoHeader(columns) => say(
            format!("缺少这些列：{}", named(columns)),
            format!("these columns are missing: {} (keys: {})", named(columns), columns.join(", ")),
        ),
        Why::Twice(heading) => say(
            format!("“{heading}”这一列出现了两次，请改掉一个"),
            format!("the column \"{heading}\" stands twice"),
        ),
        plain => fixed(plain, lang).to_owned(),
    }
}

/// Sentences without facts.
const fn fixed(why: &Why, lang: Lang) -> &'static str {
    match why {
        Why::NoRecord => lang.pick("不是一条记录", "no record"),
        Why::Code => lang.pick(
            "代码应是 2、4、6、9 或 12 位数字，或 x- 开头",
            "a code has 2, 4, 6, 9 or 12 digits, or begins with x-",
        ),
        Why::Moved => lang.pick("已属于另一个上级", "it lies under another division already"),
        Why::Note => lang.pick("标题、说明或合计，不是数据", "a title, a note or a sum"),
        Why::Example => lang.pick("模板里的示例，跳过", "the example of the template"),
        Why::ByHand => lang.pick(
            "上次导入后有人改过，表格没变，保留手改的",
            "changed by hand since the last import; the hand-made change stays",
        ),
        Why::BookedSpace => lang.pick(
            "这块场地已有人预约过，范围和使用方式不能改",
            "this space has been booked, so its floor and mode stay",
        ),
        Why::NoDay => lang.pick("这段时间里没有要占用的日子", "no day of the term is taken"),
        Why::TooMany => lang.pick("太多了，请分几次", "too many at once: split the file"),
        Why::ChangedSince => lang.pick("导入后又有人改过，保留现在的", "changed since, so it stays as it is now"),
        Why::InUse => lang.pick("别处已经用到它，不能收回", "something else depends on it by now"),
        Why::FileTooLarge => lang.pick(
            "文件太大。请只留要导入的表，或分成几份。",
            "the file is too large: keep only the table, or split it",
        ),
        Why::Encoding => lang.pick(
            "认不出文字编码。请在表格软件里另存为“CSV UTF-8”或 XLSX。",
            "the text is neither UTF-8, UTF-16 nor GB18030: save it as \"CSV UTF-8\" or XLSX",
        ),
        Why::Locked => lang.pick("文件有密码，请去掉密码再传", "the file is locked with a password: remove it"),
        Why::Html => lang.pick(
            "这是网页，不是表格。请用表格软件打开它，另存为 XLSX。",
            "this is a web page, no spreadsheet: open it in a spreadsheet program and save it as XLSX",
        ),
        Why::NoList => lang.pick(
            "JSON 应是记录的列表，或只含一个列表的对象",
            "the JSON is neither a list of records nor an object with one",
        ),
        Why::Calendar => lang.pick(
            ".ics 看不出哪天上班，请用同一年的 .json",
            "an .ics file does not say which days are worked: use the .json of the same year",
        ),
        _ => "",
    }
}

fn cell(label: &str, column: &str, slip: Slip, word: &str, lang: Lang) -> String {
    let (zh, en) = match slip {
        Slip::Missing => ("没有填".to_owned(), "is empty".to_owned()),
        Slip::TooLong => ("太长".to_owned(), "is too long".to_owned()),
        Slip::Word => {
            let words = words_of(column, lang);
            let zh_words =
                if words.is_empty() { String::new() } else { format!("，可以填：{words}") };
            let en_words =
                if words.is_empty() { String::new() } else { format!("; it can be: {words}") };
            (format!("“{word}”认不出{zh_words}"), format!("\"{word}\" is not known{en_words}"))
        }
        Slip::Number => {
            (format!("“{word}”不是合适的数"), format!("\"{word}\" is no number that fits"))
        }
        Slip::Date => (
            format!("“{word}”不是日期，请写成 2026-09-01"),
            format!("\"{word}\" is no date: write 2026-09-01"),
        ),
        Slip::Time => (
            format!("“{word}”不是时间，请写成 08:00-09:40"),
            format!("\"{word}\" is no time: write 08:00-09:40"),
        ),
        Slip::LostDigits => (
            format!("“{word}”已被表格软件变成数字，丢了几位，请补全"),
            format!("\"{word}\" was turned into a number and lost digits: write all of them"),
        ),
        Slip::Broken => {
            (format!("“{word}”是公式错误"), format!("\"{word}\" is an error of a formula"))
        }
        Slip::Unknown => (format!("“{word}”没有找到"), format!("\"{word}\" is not known here")),
        Slip::Several => (
            format!("“{word}”有好几个，请填代码或系统编号"),
            format!("\"{word}\" is the name of several: give the code or system number"),
        ),
        Slip::Differs => {
            (format!("“{word}”与别处不符"), format!("\"{word}\" does not fit the rest"))
        }
        Slip::Used => (format!("“{word}”已经用过"), format!("\"{word}\" is used already")),
        Slip::NotYours => {
            (format!("“{word}”不归您的单位"), format!("\"{word}\" is not your unit's"))
        }
    };
    match lang {
        Lang::Zh => format!("{label}：{zh}"),
        Lang::En => format!("{label}: {en}"),
    }
}

/// Words that can stand in a column, as far as a sentence holds them.
fn words_of(column: &str, lang: Lang) -> &'static str {
    match column {
        "category" => lang.pick(
            "图书室、活动室、文化站、体育场馆、球场、健身房、教室、会议室、礼堂、户外、其他…",
            "library, activity_room, sports_venue, court, gym, classroom, meeting_room, hall, outdoor, other…",
        ),
        "mode" => lang.pick("直接来、整场预约、按人预约", "open, exclusive, shared"),
        "unit_kind" => lang.pick(
            "机关、事业单位、公办学校、民办学校、企业、社会组织、社区居委会、物业、业委会",
            "agency, public_institution, school_public, school_private, enterprise, social_organisation, community_body, property_manager, owners_committee",
        ),
        "level" => lang.pick("省、市、区县、街道、社区", "province, city, district, street, community"),
        "calendar" => "cn, hk, tw, none",
        "kind" => lang.pick("放假、法定、调休上班", "holiday, statutory, off, makeup"),
        "weekday" => lang.pick("周一、周二、周一至周五", "mon, tue, mon-fri"),
        "period" => lang.pick("第1节、第3-4节", "1, 3-4"),
        "publish" | "on_holidays" => lang.pick("是、否", "yes, no"),
        "block_kind" => lang.pick("教学、内部使用、维修", "teaching, own_use, repair"),
        _ => "",
    }
}

#[cfg(test)]
mod tests;
