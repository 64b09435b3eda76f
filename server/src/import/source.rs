//! From bytes to rows of text: CSV in UTF-8 or GB18030, JSON lists. Codes and phones stay text.

use super::{Fault, Faults};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// Largest file, in bytes.
pub const MAX_BYTES: u64 = 32 * 1024 * 1024;
/// Most rows of one file.
pub const MAX_ROWS: usize = 50_000;
/// The header may stand below a few title rows.
const MAX_TITLE_ROWS: usize = 10;

/// Why a file as a whole cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It cannot be opened.
    #[error("cannot read {path}: {cause}")]
    Io {
        /// The path.
        path: String,
        /// What the system says.
        cause: std::io::Error,
    },
    /// It is too large.
    #[error("the file has more than 32 MiB or more than 50,000 rows: split it")]
    TooLarge,
    /// Neither UTF-8 nor GB18030.
    #[error("the text is neither UTF-8 nor GB18030: save it as \"CSV UTF-8\"")]
    Encoding,
    /// Broken CSV or JSON.
    #[error("{0}")]
    Broken(String),
    /// It is something else than was asked for.
    #[error("{0}")]
    Shape(String),
    /// The mapping file.
    #[error("mapping: {0}")]
    Mapping(String),
}

/// How a text was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// GB18030, as Chinese spreadsheets save it.
    Gb18030,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8 with BOM",
            Self::Gb18030 => "GB18030",
        })
    }
}

/// One row: its number, and its cells by header. Empty cells are absent, others trimmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Line of a CSV file, or place in a JSON list from 1.
    pub row: usize,
    /// Cells by header.
    pub fields: BTreeMap<String, String>,
}

impl Record {
    /// A cell, empty where there is none.
    pub fn get(&self, header: &str) -> &str {
        self.fields.get(header).map_or("", String::as_str)
    }
}

/// A file as text.
#[derive(Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// How it was written.
    pub encoding: Encoding,
}

/// The bytes of a file, if it is not too large.
///
/// # Errors
/// It cannot be opened, or is too large.
pub fn bytes(path: &Path) -> Result<Vec<u8>, ImportError> {
    let io = |cause| ImportError::Io { path: path.display().to_string(), cause };
    if std::fs::metadata(path).map_err(io)?.len() > MAX_BYTES {
        return Err(ImportError::TooLarge);
    }
    std::fs::read(path).map_err(io)
}

impl File {
    /// Decodes the bytes.
    ///
    /// # Errors
    /// Too large, or in no known encoding.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, ImportError> {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(ImportError::TooLarge);
        }
        let (rest, marked) =
            bytes.strip_prefix(b"\xef\xbb\xbf").map_or((bytes, false), |rest| (rest, true));
        let (text, encoding) = match std::str::from_utf8(rest) {
            Ok(text) if marked => (text.to_owned(), Encoding::Utf8Bom),
            Ok(text) => (text.to_owned(), Encoding::Utf8),
            Err(_) if marked => return Err(ImportError::Encoding),
            Err(_) => {
                let text =
                    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(rest);
                (text.ok_or(ImportError::Encoding)?.into_owned(), Encoding::Gb18030)
            }
        };
        // GB18030 decodes almost anything; a spreadsheet or an archive shows by its zero bytes.
        if text.contains('\0') {
            return Err(ImportError::Encoding);
        }
        Ok(Self { name: name.to_owned(), text, encoding })
    }

    /// Whether the text is JSON.
    pub fn is_json(&self) -> bool {
        self.text.trim_start().starts_with(['{', '['])
    }

    /// The text as JSON.
    ///
    /// # Errors
    /// Broken JSON, with its line.
    pub fn json(&self) -> Result<Value, ImportError> {
        serde_json::from_str(&self.text)
            .map_err(|fault| ImportError::Broken(format!("broken JSON: {fault}")))
    }

    /// Rows of a CSV file, or records of a JSON list; `header` is a column that must be there.
    ///
    /// # Errors
    /// Broken, too long, or without that column.
    pub fn records(&self, header: &str) -> Result<(Vec<Record>, Faults), ImportError> {
        if self.is_json() { list(&self.json()?) } else { csv_rows(&self.text, header) }
    }
}

fn csv_rows(text: &str, header: &str) -> Result<(Vec<Record>, Faults), ImportError> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut headers: Option<Vec<String>> = None;
    let (mut records, mut faults) = (Vec::new(), Vec::new());
    for (n, row) in reader.records().enumerate() {
        let row = row.map_err(|fault| ImportError::Broken(format!("broken CSV: {fault}")))?;
        let line = row.position().map_or(n + 1, |at| usize::try_from(at.line()).unwrap_or(n + 1));
        let cells: Vec<&str> = row.iter().map(str::trim).collect();
        let Some(headers) = &headers else {
            if cells.contains(&header) {
                headers = Some(cells.iter().map(ToString::to_string).collect());
            } else if n >= MAX_TITLE_ROWS {
                break;
            }
            continue;
        };
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        if cells.len() != headers.len() {
            let what = format!("{} cells, but {} columns 列数不符", cells.len(), headers.len());
            faults.push(Fault::new(line, cells.first().copied().unwrap_or(""), what));
            continue;
        }
        let filled =
            headers.iter().zip(cells).filter(|(name, cell)| !name.is_empty() && !cell.is_empty());
        let fields = filled.map(|(name, cell)| (name.clone(), cell.to_owned())).collect();
        records.push(Record { row: line, fields });
        if records.len() + faults.len() > MAX_ROWS {
            return Err(ImportError::TooLarge);
        }
    }
    let Some(headers) = headers else {
        return Err(ImportError::Shape(format!("no header row with the column \"{header}\"")));
    };
    let mut names: Vec<&String> = headers.iter().filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(ImportError::Shape(format!("the column \"{}\" stands twice", pair[0]))),
        None => Ok((records, faults)),
    }
}

/// A list, or an object that holds exactly one.
fn list(value: &Value) -> Result<(Vec<Record>, Faults), ImportError> {
    let shape = || {
        ImportError::Shape(
            "the JSON is neither a list of records nor an object with one".to_owned(),
        )
    };
    let items = match value {
        Value::Array(items) => items,
        Value::Object(members) => {
            let mut lists = members.values().filter_map(Value::as_array);
            let only = lists.next().ok_or_else(shape)?;
            lists.next().is_none().then_some(only).ok_or_else(shape)?
        }
        _ => return Err(shape()),
    };
    if items.len() > MAX_ROWS {
        return Err(ImportError::TooLarge);
    }
    let (mut records, mut faults) = (Vec::new(), Vec::new());
    for (n, item) in items.iter().enumerate() {
        match item.as_object() {
            Some(members) => {
                let fields =
                    members.iter().filter_map(|(key, value)| Some((key.clone(), text_of(value)?)));
                records.push(Record { row: n + 1, fields: fields.collect() });
            }
            None => faults.push(Fault::new(n + 1, "", "no record 不是记录")),
        }
    }
    Ok((records, faults))
}

fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        // Feeds made for web pages hold rare characters as `&#30945;`.
        Value::String(text) => html_escape::decode_html_entities(text.trim()).into_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}
