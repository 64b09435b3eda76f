//! Words of a cell as values: what clerks write for categories, modes, levels, yes and no.

use super::Kind;
use super::source::Record;
use linli_app::i18n::{Lang, names};
use linli_app::ports::imports::{Slip, Why, columns};
use linli_domain::division::{CalendarId, DivisionLevel};
use linli_domain::facility::{Category, UnitKind};
use linli_domain::space::Mode;
use unicode_normalization::UnicodeNormalization;

/// A word without spaces and case.
fn folded(word: &str) -> String {
    word.nfkc().filter(|sign| !sign.is_whitespace()).collect::<String>().to_lowercase()
}

/// Reads a cell with a table of words; an unknown one is refused.
fn one_of<T: Copy>(column: &str, word: &str, known: impl Fn(&str) -> Option<T>) -> Result<T, Why> {
    known(&folded(word)).ok_or_else(|| Why::cell(column, Slip::Word, word))
}

/// 类别
pub fn category(word: &str) -> Result<Category, Why> {
    one_of("category", word, |word| {
        let named = Category::ALL.iter().copied().find(|category| {
            let zh = names::category(*category, Lang::Zh);
            category.as_str() == word
                || zh.split('·').any(|part| part == word)
                || folded(names::category(*category, Lang::En)) == word
        });
        named.or(match word {
            "阅览室" | "农家书屋" | "书屋" | "城市书房" | "图书" | "readingroom" => {
                Some(Category::Library)
            }
            "文化活动室" | "综合活动室" | "活动中心" | "文体活动室" | "居民活动室" | "棋牌室"
            | "书画室" => Some(Category::ActivityRoom),
            "综合文化站" | "文化活动中心" => Some(Category::CultureStation),
            "党群活动中心" | "党群中心" | "社区服务中心" | "邻里中心" => {
                Some(Category::PartyMassRoom)
            }
            "体育馆" | "体育场" | "体育设施" | "游泳馆" | "运动场" => {
                Some(Category::SportsVenue)
            }
            "学校体育场地" | "学校体育" | "学校操场" | "操场" => {
                Some(Category::SchoolSports)
            }
            "健身中心" | "健身" | "健身室" => Some(Category::Gym),
            "篮球场" | "足球场" | "羽毛球场" | "网球场" | "乒乓球场" | "门球场" | "乒乓球室" => {
                Some(Category::Court)
            }
            "培训室" | "多媒体教室" | "电子阅览室" | "教学室" => {
                Some(Category::Classroom)
            }
            "会议厅" | "会议中心" => Some(Category::MeetingRoom),
            "礼堂" | "报告厅" | "多功能厅" | "剧场" | "演播厅" | "大厅" => {
                Some(Category::Hall)
            }
            "青少年活动中心"
            | "青少年活动室"
            | "少年宫"
            | "儿童活动室"
            | "儿童之家"
            | "四点半课堂" => Some(Category::Youth),
            "老年活动室" | "老年活动中心" | "老年大学" | "日间照料中心" | "养老服务中心" => {
                Some(Category::Elderly)
            }
            "广场" | "公园" | "健身广场" | "文化广场" | "健身路径" => {
                Some(Category::Outdoor)
            }
            _ => None,
        })
    })
}

/// 单位类型
pub fn unit_kind(word: &str) -> Result<UnitKind, Why> {
    one_of("unit_kind", word, |word| {
        UnitKind::parse(word).or(match word {
            "机关" | "党政机关" | "政府机关" | "机关单位" | "行政机关" => {
                Some(UnitKind::Agency)
            }
            "事业单位" | "事业" => Some(UnitKind::PublicInstitution),
            "公办学校" | "学校" | "公立学校" | "小学" | "中学" | "高校" => {
                Some(UnitKind::SchoolPublic)
            }
            "民办学校" | "私立学校" => Some(UnitKind::SchoolPrivate),
            "企业" | "国有企业" | "国企" | "民营企业" | "公司" => {
                Some(UnitKind::Enterprise)
            }
            "社会组织" | "社团" | "基金会" | "民办非企业" | "社会团体" => {
                Some(UnitKind::SocialOrganisation)
            }
            "社区" | "居委会" | "村委会" | "社区居委会" | "社区组织" | "街道" => {
                Some(UnitKind::CommunityBody)
            }
            "物业" | "物业公司" | "物业服务企业" => Some(UnitKind::PropertyManager),
            "业委会" | "业主委员会" => Some(UnitKind::OwnersCommittee),
            _ => None,
        })
    })
}

/// 使用方式
pub fn mode(word: &str) -> Result<Mode, Why> {
    one_of("mode", word, |word| {
        Mode::parse(word).or(match word {
            "直接来"
            | "免预约"
            | "免预约·直接来"
            | "无需预约"
            | "不用预约"
            | "不需要"
            | "否"
            | "免费开放"
            | "自由进出"
            | "no"
            | "walkin"
            | "drop-in" => Some(Mode::Open),
            "整场预约" | "独占" | "包场" | "预约" | "需预约" | "需要预约" | "可预约" | "是"
            | "一次一家" | "yes" => Some(Mode::Exclusive),
            "共用" | "按人预约" | "共享" | "拼场" | "按人数" | "分时按人" => {
                Some(Mode::Shared)
            }
            _ => None,
        })
    })
}

/// What a mode is called in files.
pub const fn mode_word(mode: Mode, english: bool) -> &'static str {
    match (mode, english) {
        (Mode::Open, false) => "直接来",
        (Mode::Exclusive, false) => "整场预约",
        (Mode::Shared, false) => "按人预约",
        (mode, true) => mode.as_str(),
    }
}

/// What a kind of unit is called in files.
pub const fn unit_kind_word(kind: UnitKind, english: bool) -> &'static str {
    match (kind, english) {
        (UnitKind::Agency, false) => "机关",
        (UnitKind::PublicInstitution, false) => "事业单位",
        (UnitKind::SchoolPublic, false) => "公办学校",
        (UnitKind::SchoolPrivate, false) => "民办学校",
        (UnitKind::Enterprise, false) => "企业",
        (UnitKind::SocialOrganisation, false) => "社会组织",
        (UnitKind::CommunityBody, false) => "社区居委会",
        (UnitKind::PropertyManager, false) => "物业",
        (UnitKind::OwnersCommittee, false) => "业委会",
        (kind, true) => kind.as_str(),
    }
}

/// What a level is called in files.
pub const fn level_word(level: DivisionLevel, english: bool) -> &'static str {
    match (level, english) {
        (DivisionLevel::Province, false) => "省",
        (DivisionLevel::City, false) => "市",
        (DivisionLevel::District, false) => "区县",
        (DivisionLevel::Street, false) => "街道",
        (DivisionLevel::Community, false) => "社区",
        (level, true) => level.as_str(),
    }
}

/// 层级
pub fn level(word: &str) -> Result<DivisionLevel, Why> {
    one_of("level", word, |word| {
        DivisionLevel::parse(word).or(match word {
            "省" | "省级" | "自治区" | "直辖市" => Some(DivisionLevel::Province),
            "市" | "市级" | "地级市" => Some(DivisionLevel::City),
            "区县" | "区" | "县" | "区·县" | "县级" | "区级" => {
                Some(DivisionLevel::District)
            }
            "街道" | "镇" | "乡" | "街道·镇" | "乡镇" | "乡镇街道" => {
                Some(DivisionLevel::Street)
            }
            "社区" | "村" | "社区·村" | "村社区" => Some(DivisionLevel::Community),
            _ => None,
        })
    })
}

/// 日历
pub fn calendar(word: &str) -> Result<CalendarId, Why> {
    one_of("calendar", word, |word| {
        CalendarId::parse(word).or(match word {
            "内地" | "大陆" | "中国" | "全国" => Some(CalendarId::Cn),
            "香港" => Some(CalendarId::Hk),
            "台湾" => Some(CalendarId::Tw),
            "无" => Some(CalendarId::None),
            _ => None,
        })
    })
}

/// 是 or 否.
pub fn yes(column: &str, word: &str) -> Result<bool, Why> {
    one_of(column, word, |word| match word {
        "是" | "y" | "yes" | "true" | "1" | "对" | "公示" | "公开" | "√" | "用" | "上课" => {
            Some(true)
        }
        "否" | "n" | "no" | "false" | "0" | "不" | "不公示" | "不公开" | "×" | "停" | "停课"
        | "不上课" => Some(false),
        _ => None,
    })
}

/// A number of people; "约60人" is no guess: the digits are what stands there.
///
/// # Errors
/// No whole number between 1 and `most`.
pub fn count(column: &str, word: &str, most: i64) -> Result<i64, Why> {
    let text = folded(word);
    let text = text.strip_suffix(['人', '座', '位']).unwrap_or(&text);
    let text = text.strip_suffix(".0").unwrap_or(text);
    let number: Option<i64> = text.parse().ok().filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| Why::cell(column, Slip::Number, word))
}

/// What is wrong with cells whatever they mean: errors of formulas, and digits that are lost.
///
/// # Errors
/// The first such cell.
pub fn sound(kind: Kind, record: &Record) -> Result<(), Why> {
    const ERRORS: [&str; 7] = ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"];
    for (key, cell) in &record.fields {
        if ERRORS.contains(&cell.as_str()) {
            return Err(Why::cell(key, Slip::Broken, cell));
        }
        let digits = columns(kind).iter().any(|column| column.key == key && column.digits);
        if digits && is_scientific(cell) {
            return Err(Why::cell(key, Slip::LostDigits, cell));
        }
    }
    Ok(())
}

/// `1.3E+10`, as spreadsheets show long numbers.
fn is_scientific(cell: &str) -> bool {
    let folded = cell.to_ascii_uppercase();
    let Some((digits, power)) = folded.split_once('E') else { return false };
    let number = |text: &str| !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
    digits.starts_with(|sign: char| sign.is_ascii_digit())
        && number(&digits.replacen('.', "", 1))
        && number(power.trim_start_matches(['+', '-']))
}

/// A code or number as it was before a spreadsheet put `.0` behind it.
pub fn code(cell: &str) -> &str {
    match cell.strip_suffix(".0") {
        Some(rest) if !rest.is_empty() && rest.bytes().all(|sign| sign.is_ascii_digit()) => rest,
        _ => cell,
    }
}
