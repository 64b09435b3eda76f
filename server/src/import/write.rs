//! Tables out of the house: templates, exports, reports. What comes out can be read in again.

mod template;

pub use template::template;

use super::Why;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use serde_json::{Map, Value};
use std::fmt::Write;

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// UTF-8 with a mark, so that spreadsheets read it right.
    Csv,
    /// A spreadsheet; all cells are text.
    Xlsx,
    /// A list of records.
    Json,
}

impl Form {
    /// By the end of a file's name.
    pub fn of(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
        match ending.as_str() {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The media type.
    pub const fn media(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }
}

/// A table: keys for programs, headings for people, rows.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// What stands above the headings, where something must be said of the whole.
    pub title: Option<String>,
    /// Keys of the columns.
    pub keys: Vec<&'static str>,
    /// Their headings.
    pub headings: Vec<String>,
    /// Cells.
    pub rows: Vec<Vec<String>>,
}

/// Writes a table.
///
/// # Errors
/// The spreadsheet cannot be written: too many rows.
pub fn written(sheet: &Sheet, form: Form) -> Result<Vec<u8>, Why> {
    match form {
        Form::Csv => Ok(csv(sheet)),
        Form::Xlsx => {
            xlsx(std::slice::from_ref(sheet)).map_err(|fault| Why::BrokenFile(fault.to_string()))
        }
        Form::Json => Ok(json(sheet)),
    }
}

fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    if let Some(title) = &sheet.title {
        let _ = write!(out, "{}\r\n", quoted(title));
    }
    for row in std::iter::once(&sheet.headings).chain(&sheet.rows) {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        let _ = write!(out, "{}\r\n", cells.join(","));
    }
    out.into_bytes()
}

/// A cell that no spreadsheet takes for a formula.
fn quoted(cell: &str) -> String {
    let safe = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if safe.contains([',', '"', '\n', '\r', '\t', ';']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

fn json(sheet: &Sheet) -> Vec<u8> {
    let record = |row: &Vec<String>| {
        let filled = sheet.keys.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
        Value::Object(
            filled
                .map(|(key, cell)| ((*key).to_owned(), Value::from(cell.as_str())))
                .collect::<Map<_, _>>(),
        )
    };
    let records: Vec<Value> = sheet.rows.iter().map(record).collect();
    format!("{:#}\n", Value::Array(records)).into_bytes()
}

/// Sheets of text, headings fixed on top.
fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let text = Format::new().set_num_format("@");
    let head = Format::new().set_num_format("@").set_bold();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(sheet.name.chars().take(31).collect::<String>())?;
        let top = u32::from(sheet.title.is_some());
        if let Some(title) = &sheet.title {
            page.write_string_with_format(0, 0, title, &head)?;
        }
        page.set_freeze_panes(top + 1, 0)?;
        for (column, heading) in (0_u16..).zip(&sheet.headings) {
            page.set_column_format(column, &text)?;
            page.set_column_width(column, 18.0)?;
            page.write_string_with_format(top, column, heading, &head)?;
        }
        for (row, cells) in (top + 1..).zip(&sheet.rows) {
            for (column, cell) in (0_u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                page.write_string_with_format(row, column, cell, &text)?;
            }
        }
    }
    book.save_to_buffer()
}
