//! The grid that schools print: weekdays across, lessons down, in each cell who is there. It becomes
//! a row a filled cell.

use super::super::Kind;
use super::super::sheets::Grid;
use super::super::source::File;
use super::super::table::{Row, Table, key_of};
use super::super::when;
use super::{LESSONS, lessons};
use std::collections::BTreeMap;

/// Most rows above the weekdays.
const WITHIN: usize = 15;

/// The table of a grid; nothing where no row has three weekdays.
pub fn open(file: &File, grids: &[Grid]) -> Option<Table> {
    let (n, at) = grids.iter().enumerate().find_map(|(n, grid)| Some((n, weekdays_row(grid)?)))?;
    let grid = &grids[n];
    let header = &grid.lines[at];
    let mut table = Table::empty(Kind::Blocks, file);
    table.header_row = header.row;
    let others = grids.iter().enumerate().filter(|(other, _)| *other != n).map(|(_, grid)| grid);
    table.sheets =
        std::iter::once(grid).chain(others).filter_map(|grid| grid.name.clone()).collect();
    // Columns that are no weekday: the lesson, its time, the place.
    let named: BTreeMap<usize, &str> = header
        .cells
        .iter()
        .enumerate()
        .filter_map(|(column, cell)| {
            Some((column, key_of(Kind::Blocks, cell).filter(|key| *key != "weekday")?))
        })
        .collect();
    // Where the file does not say which place it is, the place is asked for, once for all rows.
    let placed =
        ["facility", "space"].into_iter().filter(|key| named.values().any(|own| own == key));
    let keys: Vec<&str> = placed.chain(["weekday", "period", "time", "label"]).collect();
    table.headings = keys.iter().map(ToString::to_string).collect();
    table.keys = table.headings.iter().cloned().map(Some).collect();
    for line in &grid.lines[at + 1..] {
        let merged = |column: usize| above(grid, line.row, column).unwrap_or_default();
        let cell = |column: usize| {
            let own = line.cells.get(column).cloned().unwrap_or_default();
            if own.is_empty() { merged(column) } else { own }
        };
        let of = |key: &str| {
            named.iter().find(|(_, known)| **known == key).map(|(column, _)| cell(*column))
        };
        let first = first_text(header, line.row, &cell);
        let (period, time) = match (of("period"), of("time")) {
            (None, None) => (first, String::new()),
            (period, time) => (period.unwrap_or_default(), time.unwrap_or_default()),
        };
        let time = if when::hours("time", &time).is_ok() { time } else { String::new() };
        if time.is_empty() && lessons::numbers(&period).is_none() && !has_time(&period) {
            let why = super::super::Why::Note;
            let said = line.cells.join(" ").trim().chars().take(80).collect::<String>();
            table.passed.push(super::super::Fault::new(line.row, said, why));
            continue;
        }
        for (column, heading) in header.cells.iter().enumerate() {
            let (Some(_), who) = (when::weekday(heading), cell(column)) else { continue };
            if who.is_empty() || ["/", "-", "—", "无"].contains(&who.as_str()) {
                continue;
            }
            let cell_of = |key: &&str| match *key {
                "weekday" => heading.clone(),
                "period" => period.clone(),
                "time" => time.clone(),
                "label" => who.clone(),
                place => of(place).unwrap_or_default(),
            };
            table.rows.push(Row { row: line.row, cells: keys.iter().map(cell_of).collect() });
        }
    }
    if let Some(text) = lessons_sheet(grids, n) {
        table.fixed.insert(LESSONS.to_owned(), text);
    }
    Some(table)
}

fn weekdays_row(grid: &Grid) -> Option<usize> {
    let days = |at: &usize| {
        grid.lines[*at].cells.iter().filter(|cell| when::weekday(cell).is_some()).count()
    };
    (0..grid.lines.len().min(WITHIN)).find(|at| days(at) >= 3)
}

fn has_time(cell: &str) -> bool {
    lessons::Lessons::default().of(cell).is_ok()
}

/// The first column that is no weekday and holds something.
fn first_text(
    header: &super::super::sheets::Line,
    _row: usize,
    cell: &impl Fn(usize) -> String,
) -> String {
    let columns = 0..header.cells.len();
    let mut texts =
        columns.filter(|column| when::weekday(&header.cells[*column]).is_none()).map(cell);
    let known = |text: &String| lessons::numbers(text).is_some() || has_time(text);
    texts.find(known).unwrap_or_default()
}

/// What a merged range above says for a cell.
fn above(grid: &Grid, row: usize, column: usize) -> Option<String> {
    let covers = |merge: &&super::super::sheets::Merge| {
        (merge.rows.0..=merge.rows.1).contains(&row)
            && (merge.columns.0..=merge.columns.1).contains(&column)
    };
    let merge = grid.merges.iter().find(covers)?;
    let line = grid.lines.iter().find(|line| line.row == merge.rows.0)?;
    line.cells.get(merge.columns.0).cloned()
}

/// Another sheet that says which lesson is when: rows with a lesson and two times, or one span.
pub(in super::super) fn lessons_sheet(grids: &[Grid], but: usize) -> Option<String> {
    let others = grids.iter().enumerate().filter(|(n, _)| *n != but).map(|(_, grid)| grid);
    others
        .map(|grid| {
            let lines = grid.lines.iter().filter_map(|line| {
                let filled: Vec<&String> =
                    line.cells.iter().filter(|cell| !cell.is_empty()).collect();
                let (name, times) = filled.split_first()?;
                let (number, _) = lessons::numbers(name)?;
                let text =
                    times.iter().take(2).map(|cell| cell.as_str()).collect::<Vec<_>>().join("-");
                when::hours("time", &text).ok()?;
                Some(format!("{number} {text}"))
            });
            lines.collect::<Vec<_>>()
        })
        .find(|lines| lines.len() >= 2)
        .map(|lines| lines.join("\n"))
}
