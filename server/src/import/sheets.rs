//! Spreadsheets: XLSX and XLS into rows of text, with their merged ranges. Numbers are written out
//! in digits, dates as dates; what is larger than a clerk's table is refused before it is unpacked.

mod guard;

use super::Why;
use super::source::{Encoding, ImportError, MAX_CELL, MAX_COLUMNS, MAX_ROWS};
use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetType, Xls, Xlsx};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Most sheets of one file.
const MAX_SHEETS: usize = 40;

/// A row with at least one filled cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub row: usize,
    /// Its cells, trimmed.
    pub cells: Vec<String>,
}

/// Several cells shown as one: its value holds for all of them. All from 0, ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// First and last row, from 1 like [`Line::row`].
    pub rows: (usize, usize),
    /// First and last column, from 0.
    pub columns: (usize, usize),
}

/// A sheet, or a CSV file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Name of the sheet.
    pub name: Option<String>,
    /// Rows that hold something.
    pub lines: Vec<Line>,
    /// Merged ranges.
    pub merges: Vec<Merge>,
}

/// How one format is read.
type Reading = fn(&[u8]) -> Result<Vec<Grid>, Why>;

/// Reads a spreadsheet; nothing where the bytes are none.
///
/// # Errors
/// Too large, broken or locked.
pub fn read(bytes: &[u8]) -> Result<Option<(Encoding, Vec<Grid>)>, ImportError> {
    let (encoding, reading): (_, Reading) = if bytes.starts_with(b"PK\x03\x04") {
        (Encoding::Xlsx, xlsx)
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        (Encoding::Xls, xls)
    } else {
        return Ok(None);
    };
    // A fence around a parser that is not ours: whatever it makes of a broken file is an answer.
    let read = catch_unwind(AssertUnwindSafe(|| reading(bytes)));
    let broken = || Err(Why::BrokenFile(encoding.to_string()));
    let grids = read.unwrap_or_else(|_| broken())?;
    if grids.iter().all(|grid| grid.lines.is_empty()) {
        return Err(Why::NoHeader(Vec::new()).into());
    }
    Ok(Some((encoding, grids)))
}

fn broken(fault: impl std::fmt::Display) -> Why {
    let said = fault.to_string();
    if said.to_lowercase().contains("password") { Why::Locked } else { Why::BrokenFile(said) }
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Grid>, Why> {
    guard::xlsx(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut grids = Vec::new();
    for name in names(&book)? {
        let merges = book.merge_cells_by_sheet_name(&name).map_err(broken)?;
        let mut sheet = Rows::new(&name, &merges);
        let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let text = match cell.get_value() {
                DataRef::SharedString(text) => (*text).trim().to_owned(),
                other => text(&Data::from(other.clone())),
            };
            sheet.add(cell.get_position(), text)?;
        }
        grids.push(sheet.grid());
    }
    Ok(grids)
}

fn xls(bytes: &[u8]) -> Result<Vec<Grid>, Why> {
    guard::xls(bytes)?;
    let mut book = Xls::new(Cursor::new(bytes)).map_err(broken)?;
    let mut grids = Vec::new();
    for name in names(&book)? {
        let merges = book.merge_cells_by_sheet_name(&name).map_err(broken)?;
        let mut sheet = Rows::new(&name, &merges);
        let range = book.worksheet_range(&name).map_err(broken)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let at =
                (top + u32::try_from(row).unwrap_or(0), left + u32::try_from(column).unwrap_or(0));
            sheet.add(at, text(value))?;
        }
        grids.push(sheet.grid());
    }
    Ok(grids)
}

fn names<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(book: &R) -> Result<Vec<String>, Why> {
    let sheets = book.sheets_metadata();
    if sheets.len() > MAX_SHEETS {
        return Err(Why::FileTooLarge);
    }
    let tables = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    Ok(tables.map(|sheet| sheet.name.clone()).collect())
}

/// A sheet on its way.
struct Rows {
    grid: Grid,
}

impl Rows {
    fn new(name: &str, merges: &[Dimensions]) -> Self {
        let merges = merges.iter().take(MAX_ROWS).map(|range| Merge {
            rows: (range.start.0 as usize + 1, range.end.0 as usize + 1),
            columns: (range.start.1 as usize, range.end.1 as usize),
        });
        let merges = merges.collect();
        Self { grid: Grid { name: Some(name.to_owned()), lines: Vec::new(), merges } }
    }

    fn add(&mut self, (row, column): (u32, u32), text: String) -> Result<(), Why> {
        if text.is_empty() {
            return Ok(());
        }
        let (row, column) = (row as usize + 1, column as usize);
        if column >= MAX_COLUMNS || text.len() > MAX_CELL || self.grid.lines.len() > MAX_ROWS {
            return Err(Why::FileTooLarge);
        }
        // Cells come row by row; a file that says otherwise is put in order.
        let at = match self.grid.lines.last() {
            Some(last) if last.row == row => self.grid.lines.len() - 1,
            Some(last) if last.row > row => {
                match self.grid.lines.binary_search_by_key(&row, |line| line.row) {
                    Ok(at) => at,
                    Err(at) => {
                        self.grid.lines.insert(at, Line { row, cells: Vec::new() });
                        at
                    }
                }
            }
            _ => {
                self.grid.lines.push(Line { row, cells: Vec::new() });
                self.grid.lines.len() - 1
            }
        };
        let cells = &mut self.grid.lines[at].cells;
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
        Ok(())
    }

    fn grid(self) -> Grid {
        self.grid
    }
}

fn text(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => digits(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.trim().to_owned()
        }
        Data::Bool(yes) => if *yes { "是" } else { "否" }.to_owned(),
        Data::DateTime(at) => date(*at),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

/// A number in digits. A spreadsheet keeps 15 of them: of a longer one the end is lost, and it is
/// written so that this shows.
fn digits(number: f64) -> String {
    if number.abs() >= 1e15 {
        format!("{number:.4E}").replace('E', "E+")
    } else {
        number.to_string()
    }
}

/// `2026-09-01`, `08:00`, or both.
fn date(at: ExcelDateTime) -> String {
    if at.is_duration() {
        return time_of(at.as_f64());
    }
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    // Rounded to the minute: serial numbers hold 08:00 as a fraction.
    let seconds = u32::from(second) + u32::from(milli >= 500);
    let minutes = u32::from(hour) * 60 + u32::from(minute) + u32::from(seconds >= 30);
    let day = format!("{year:04}-{month:02}-{day:02}");
    match (at.as_f64() < 1.0, minutes) {
        (true, _) => time_of(at.as_f64()),
        (false, 0) => day,
        (false, minutes) => format!("{day} {:02}:{:02}", minutes / 60, minutes % 60),
    }
}

fn time_of(days: f64) -> String {
    let minutes = (days * 1440.0).round().clamp(0.0, 48.0 * 60.0) as u32;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
