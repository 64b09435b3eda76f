//! An empty table of a kind, with an example that is skipped and the words that can be used.

use super::super::Kind;
use super::super::words::{level_word, mode_word, unit_kind_word};
use super::{Form, Sheet, Why, csv, xlsx};
use linli_app::i18n::imports::Import;
use linli_app::i18n::{Lang, imports, names};
use linli_app::ports::imports::columns;
use linli_domain::division::DivisionLevel;
use linli_domain::facility::{Category, UnitKind};
use linli_domain::space::Mode;

/// Columns that only exports and feeds need.
const NOT_FOR_CLERKS: [&str; 12] = [
    "id",
    "key",
    "space_key",
    "lat",
    "lon",
    "timezone",
    "calendar",
    "year",
    "source",
    "name_en",
    "address_en",
    "holiday_hours",
];

/// The template.
///
/// # Errors
/// The spreadsheet cannot be written.
pub fn template(kind: Kind, english: bool, form: Form) -> Result<Vec<u8>, Why> {
    let lang = if english { Lang::En } else { Lang::Zh };
    let words = Import::of(lang);
    let of_clerks = || columns(kind).iter().filter(|column| !NOT_FOR_CLERKS.contains(&column.key));
    let mark = lang.pick("（必填）", " (needed)");
    let heading =
        |needed: bool, text: &str| if needed { format!("{text}{mark}") } else { text.to_owned() };
    let mut example: Vec<String> =
        of_clerks().map(|column| column.example[usize::from(english)].to_owned()).collect();
    if let Some(first) = example.first_mut() {
        *first = format!("{}{first}", words.example);
    }
    let sheet = Sheet {
        name: imports::kind(kind, lang).to_owned(),
        title: None,
        keys: of_clerks().map(|column| column.key).collect(),
        headings: of_clerks()
            .map(|column| heading(column.needed, column.heading(english)))
            .collect(),
        rows: vec![example],
    };
    match form {
        Form::Csv | Form::Json => Ok(csv(&sheet)),
        Form::Xlsx => {
            let sheets = [sheet, allowed(kind, english, words.words_sheet)];
            xlsx(&sheets).map_err(|fault| Why::BrokenFile(fault.to_string()))
        }
    }
}

/// A column of words for each column that takes only some.
fn allowed(kind: Kind, english: bool, name: &str) -> Sheet {
    let lang = if english { Lang::En } else { Lang::Zh };
    let category = |one: &Category| {
        let zh = names::category(*one, Lang::Zh).split('·').next().unwrap_or_default();
        if english { one.as_str().to_owned() } else { zh.to_owned() }
    };
    let list = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
    let words = |key: &str| match key {
        "category" => Category::ALL.iter().map(category).collect(),
        "unit_kind" => {
            UnitKind::ALL.iter().map(|one| unit_kind_word(*one, english).to_owned()).collect()
        }
        "mode" => [Mode::Open, Mode::Exclusive, Mode::Shared]
            .map(|one| mode_word(one, english).to_owned())
            .into(),
        "level" => [
            DivisionLevel::Province,
            DivisionLevel::City,
            DivisionLevel::District,
            DivisionLevel::Street,
            DivisionLevel::Community,
        ]
        .map(|one| level_word(one, english).to_owned())
        .into(),
        "kind" if english => list(&["holiday", "statutory", "off", "makeup"]),
        "kind" => list(&["放假", "法定", "调休放假", "调休上班"]),
        "publish" | "on_holidays" => list(&[lang.pick("是", "yes"), lang.pick("否", "no")]),
        "block_kind" if english => list(&["teaching", "own_use", "repair"]),
        "block_kind" => list(&["教学", "内部使用", "维修"]),
        _ => Vec::new(),
    };
    let with_words: Vec<_> = columns(kind)
        .iter()
        .map(|column| (column, words(column.key)))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    let most = with_words.iter().map(|(_, words)| words.len()).max().unwrap_or(0);
    let cell = |words: &Vec<String>, row: usize| words.get(row).cloned().unwrap_or_default();
    Sheet {
        name: name.to_owned(),
        title: None,
        keys: with_words.iter().map(|(column, _)| column.key).collect(),
        headings: with_words.iter().map(|(column, _)| column.heading(english).to_owned()).collect(),
        rows: (0..most)
            .map(|row| with_words.iter().map(|(_, words)| cell(words, row)).collect())
            .collect(),
    }
}
