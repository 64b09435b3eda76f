//! The rows below the header: merged ranges written out, and what is no data set aside.

use super::super::sheets::{Grid, Line};
use super::super::{Fault, Why};
use super::{Row, Table, aside, fits, key_of};
use linli_app::ports::imports::columns;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Words with which a line below a table begins.
const NOTES: [&str; 20] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "注",
    "备注",
    "说明",
    "填表",
    "制表",
    "审核",
    "负责人",
    "单位盖章",
    "盖章",
    "填报",
    "联系人",
    "日期",
    "附",
    "total",
    "note",
    "prepared",
];

pub(super) fn take(table: &mut Table, grid: &Grid, at: usize) {
    for line in &grid.lines[..at] {
        table.passed.push(aside(line.row, &line.cells, Why::Note));
    }
    let covers = Covers::of(grid, table.header_row);
    for line in &grid.lines[at + 1..] {
        match kind_of(table, grid, &covers, line) {
            Some(why @ Why::Cells(..)) => {
                let key = line.cells.first().map_or("", String::as_str);
                table.faults.push(Fault::new(line.row, key, why));
            }
            Some(why) => table.passed.push(aside(line.row, &line.cells, why)),
            None => {
                let mut cells = line.cells.clone();
                cells.resize(table.headings.len(), String::new());
                covers.fill(line.row, &mut cells);
                table.rows.push(Row { row: line.row, cells });
            }
        }
    }
}

/// What a line is, if it is no data.
fn kind_of(table: &Table, grid: &Grid, covers: &Covers, line: &Line) -> Option<Why> {
    let columns_there = table.headings.iter().filter(|heading| !heading.is_empty()).count();
    if covers.is_wide(line.row, columns_there) {
        return Some(Why::Note);
    }
    let filled: Vec<&String> = line.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let folded = |cell: &str| cell.nfkc().collect::<String>().to_lowercase();
    let example = |cell: &&String| {
        let cell = folded(cell);
        ["(示例)", "示例", "(example)", "example:"].iter().any(|word| cell.starts_with(word))
    };
    if filled.iter().take(3).any(example) {
        return Some(Why::Example);
    }
    // The header again, at the top of a printed page.
    let again = line
        .cells
        .iter()
        .zip(&table.headings)
        .filter(|(cell, heading)| !cell.is_empty() && cell == heading);
    if again.count() * 2 > columns_there {
        return Some(Why::Note);
    }
    let first = folded(filled.first().map_or("", |cell| cell.as_str()));
    let begins = NOTES.iter().any(|word| {
        first.strip_prefix(word).is_some_and(|rest| {
            let told = rest.trim_start().starts_with([':', '人', '单', '日', '部', '表']);
            rest.is_empty()
                || told
                || rest.chars().all(|sign| sign.is_numeric() || sign.is_whitespace())
        })
    });
    if begins && filled.len() * 2 <= columns_there.max(2) {
        return Some(Why::Note);
    }
    if columns_there >= 3
        && filled.len() == 1
        && !covers.touches(line.row)
        && !is_named(table, line)
    {
        return Some(Why::Note);
    }
    if !fits(&line.cells, table.headings.len(), grid.name.is_some()) {
        return Some(Why::Cells(line.cells.len(), table.headings.len()));
    }
    None
}

/// Whether the only thing a row says is a name, or whatever comes first among the needed columns.
fn is_named(table: &Table, line: &Line) -> bool {
    let needed = columns(table.kind).iter().find(|column| column.needed);
    let pairs = table.keys.iter().zip(&line.cells);
    let mut filled = pairs.filter(|(_, cell)| !cell.is_empty());
    let named = filled.next().is_some_and(|(key, cell)| {
        key.as_deref() == needed.map(|column| column.key)
            && cell.chars().count() <= 40
            && !cell.contains(['：', ':', '。'])
    });
    named && key_of(table.kind, &line.cells[0]).is_none()
}

/// The merged ranges below the header, by row.
struct Covers {
    /// For each row: columns of ranges that cover it, and what they say.
    rows: BTreeMap<usize, Vec<(usize, usize, String)>>,
}

/// Most rows of one merged range that are written out.
const MAX_MERGED: usize = 5_000;

impl Covers {
    fn of(grid: &Grid, header_row: usize) -> Self {
        let mut rows: BTreeMap<usize, Vec<(usize, usize, String)>> = BTreeMap::new();
        let by_row: BTreeMap<usize, &Line> =
            grid.lines.iter().map(|line| (line.row, line)).collect();
        for merge in grid.merges.iter().filter(|merge| merge.rows.0 > header_row) {
            let (first, last) = merge.columns;
            let value = by_row.get(&merge.rows.0).and_then(|line| line.cells.get(first));
            let Some(value) = value.filter(|value| !value.is_empty()) else { continue };
            for row in (merge.rows.0..=merge.rows.1).take(MAX_MERGED) {
                if by_row.contains_key(&row) {
                    rows.entry(row).or_default().push((first, last, value.clone()));
                }
            }
        }
        Self { rows }
    }

    fn touches(&self, row: usize) -> bool {
        self.rows.contains_key(&row)
    }

    /// Whether one range goes over most of the table: a note, not a value.
    fn is_wide(&self, row: usize, columns: usize) -> bool {
        let ranges = self.rows.get(&row).into_iter().flatten();
        let mut widths = ranges.map(|(first, last, _)| last - first + 1);
        widths.any(|width| width >= 3 && width * 2 >= columns)
    }

    fn fill(&self, row: usize, cells: &mut [String]) {
        for (first, last, value) in self.rows.get(&row).into_iter().flatten() {
            for cell in cells.iter_mut().take(last + 1).skip(*first).filter(|cell| cell.is_empty())
            {
                cell.clone_from(value);
            }
        }
    }
}
