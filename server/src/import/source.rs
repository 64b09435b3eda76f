//! From bytes to rows of text: CSV in UTF-8, GB18030 or UTF-16, JSON lists, spreadsheets. Codes and
//! phones stay text.

mod list;

pub use list::list;

use super::sheets::{self, Grid, Line};
use super::{Fault, Faults, Why};
use linli_app::i18n::{Lang, imports};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// Largest file, in bytes.
pub const MAX_BYTES: u64 = 32 * 1024 * 1024;
/// Most rows of one file.
pub const MAX_ROWS: usize = 50_000;
/// Most columns.
pub const MAX_COLUMNS: usize = 200;
/// Longest cell, in bytes; longer ones make the file too large.
pub const MAX_CELL: usize = 32 * 1024;
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
    /// It can be opened and not be read.
    #[error("{}", imports::sentence(.0, Lang::En))]
    File(Why),
    /// The mapping file.
    #[error("mapping: {0}")]
    Mapping(String),
}

impl From<Why> for ImportError {
    fn from(why: Why) -> Self {
        Self::File(why)
    }
}

/// How a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// GB18030, as Chinese spreadsheets save it.
    Gb18030,
    /// UTF-16, which spreadsheets call "Unicode text".
    Utf16,
    /// A spreadsheet of Excel 2007 and later.
    Xlsx,
    /// A spreadsheet of Excel 97 to 2003.
    Xls,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8 with BOM",
            Self::Gb18030 => "GB18030",
            Self::Utf16 => "UTF-16",
            Self::Xlsx => "XLSX",
            Self::Xls => "XLS",
        })
    }
}

/// One row: its number, and its cells by header. Empty cells are absent, others trimmed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Row of a spreadsheet, line of a CSV file, or place in a JSON list, from 1.
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

/// A file, decoded.
#[derive(Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its text; empty for a spreadsheet.
    pub text: String,
    /// How it was written.
    pub encoding: Encoding,
    /// The sheets of a spreadsheet.
    pub sheets: Vec<Grid>,
}

/// The bytes of a file, if it is not too large.
///
/// # Errors
/// It cannot be opened, or is too large.
pub fn bytes(path: &Path) -> Result<Vec<u8>, ImportError> {
    let io = |cause| ImportError::Io { path: path.display().to_string(), cause };
    if std::fs::metadata(path).map_err(io)?.len() > MAX_BYTES {
        return Err(Why::FileTooLarge.into());
    }
    std::fs::read(path).map_err(io)
}

impl File {
    /// Decodes the bytes.
    ///
    /// # Errors
    /// Too large, broken, or in no known encoding.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, ImportError> {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Why::FileTooLarge.into());
        }
        if let Some((encoding, sheets)) = sheets::read(bytes)? {
            let (name, text) = (name.to_owned(), String::new());
            return Ok(Self { name, text, encoding, sheets });
        }
        let (text, encoding) = decoded(bytes)?;
        // GB18030 decodes almost anything; what is no text shows by its zero bytes.
        if text.contains('\0') {
            return Err(Why::Encoding.into());
        }
        let start: String = text.trim_start().chars().take(14).collect();
        let start = start.to_ascii_lowercase();
        if ["<html", "<table", "<!doctype html", "<?xml"].iter().any(|tag| start.starts_with(tag)) {
            return Err(Why::Html.into());
        }
        Ok(Self { name: name.to_owned(), text, encoding, sheets: Vec::new() })
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
            .map_err(|fault| Why::BrokenFile(format!("JSON: {fault}")).into())
    }

    /// The sheets, or the rows of a CSV file as one.
    ///
    /// # Errors
    /// Broken or too long.
    pub fn grids(&self) -> Result<Vec<Grid>, ImportError> {
        if self.sheets.is_empty() {
            Ok(vec![csv_grid(&self.text)?])
        } else {
            Ok(self.sheets.clone())
        }
    }

    /// Rows by their own headings, or records of a JSON list; `header` is a heading that must be
    /// there.
    ///
    /// # Errors
    /// Broken, too long, or without that column.
    pub fn records(&self, header: &str) -> Result<(Vec<Record>, Faults), ImportError> {
        if self.is_json() {
            return list(&self.json()?);
        }
        for grid in self.grids()? {
            let mut titles = grid.lines.iter().take(MAX_TITLE_ROWS + 1);
            if let Some(at) = titles.position(|line| line.cells.iter().any(|cell| cell == header)) {
                return below(&grid, at);
            }
        }
        Err(Why::NoHeader(vec![header.to_owned()]).into())
    }
}

fn decoded(bytes: &[u8]) -> Result<(String, Encoding), ImportError> {
    let no_text = || ImportError::from(Why::Encoding);
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
        let text = text.ok_or_else(no_text)?.into_owned();
        let utf8 = encoding == encoding_rs::UTF_8;
        return Ok((text, if utf8 { Encoding::Utf8Bom } else { Encoding::Utf16 }));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), Encoding::Utf8));
    }
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    Ok((text.ok_or_else(no_text)?.into_owned(), Encoding::Gb18030))
}

/// Commas, tabs or semicolons: whichever stands most often in the first lines.
fn delimiter(text: &str) -> u8 {
    let start: Vec<&str> = text.lines().take(20).collect();
    let count = |sign: char| start.iter().map(|line| line.matches(sign).count()).sum::<usize>();
    let (commas, tabs, semicolons) = (count(','), count('\t'), count(';'));
    if tabs > commas {
        b'\t'
    } else if commas == 0 && semicolons > 0 {
        b';'
    } else {
        b','
    }
}

fn csv_grid(text: &str) -> Result<Grid, ImportError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    for (n, row) in reader.records().enumerate() {
        let row = row.map_err(|fault| Why::BrokenFile(format!("CSV: {fault}")))?;
        let line = row.position().map_or(n + 1, |at| usize::try_from(at.line()).unwrap_or(n + 1));
        if row.len() > MAX_COLUMNS || row.iter().any(|cell| cell.len() > MAX_CELL) {
            return Err(Why::FileTooLarge.into());
        }
        let cells: Vec<String> = row.iter().map(|cell| plain(cell.trim()).to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            grid.lines.push(Line { row: line, cells });
        }
        if grid.lines.len() > MAX_ROWS {
            return Err(Why::FileTooLarge.into());
        }
    }
    Ok(grid)
}

/// A cell without the sign that keeps spreadsheets from taking it for a formula.
fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

fn below(grid: &Grid, at: usize) -> Result<(Vec<Record>, Faults), ImportError> {
    let headers = &grid.lines[at].cells;
    let mut names: Vec<&String> = headers.iter().filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(Why::Twice(pair[0].clone()).into());
    }
    let (mut records, mut faults) = (Vec::new(), Vec::new());
    for line in &grid.lines[at + 1..] {
        let cells = &line.cells;
        if grid.merges.is_empty() && !super::table::fits(cells, headers.len(), self_padded(grid)) {
            let why = Why::Cells(cells.len(), headers.len());
            faults.push(Fault::new(line.row, cells.first().map_or("", String::as_str), why));
            continue;
        }
        let filled =
            headers.iter().zip(cells).filter(|(name, cell)| !name.is_empty() && !cell.is_empty());
        let fields = filled.map(|(name, cell)| (name.clone(), cell.clone())).collect();
        records.push(Record { row: line.row, fields });
    }
    Ok((records, faults))
}

/// Rows of a spreadsheet end at their last filled cell; those of a CSV file are as long as the header.
fn self_padded(grid: &Grid) -> bool {
    grid.name.is_some()
}
