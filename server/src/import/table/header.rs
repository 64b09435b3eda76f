//! The row of headings: found by how many of its cells are known, whatever stands above it.

use super::super::sheets::Grid;
use super::super::source::ImportError;
use super::super::{Kind, Why};
use linli_app::ports::imports::columns;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// The header stands within the first rows.
const WITHIN: usize = 25;

/// A heading without what clerks add to it: spaces, stars, "（必填）", a colon.
fn bare(heading: &str) -> String {
    let text: String = heading.nfkc().collect::<String>().to_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for sign in text.chars() {
        match sign {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth > 0 || sign.is_whitespace() => {}
            '*' | ':' | '_' | '-' | '·' | '★' | '、' => {}
            _ => out.push(sign),
        }
    }
    out
}

/// What a heading means in a file of this kind.
pub fn key_of(kind: Kind, heading: &str) -> Option<&'static str> {
    let given = bare(heading);
    if given.is_empty() {
        return None;
    }
    let names = |column: &linli_app::ports::imports::Column| {
        [column.key, column.zh, column.en].into_iter().any(|name| bare(name) == given)
    };
    let known = columns(kind).iter().find(|column| names(column));
    let also =
        || columns(kind).iter().find(|column| column.also.iter().any(|name| bare(name) == given));
    known.or_else(also).map(|column| column.key)
}

/// How many columns are known in the best row, and which line that is; where none is known, the
/// first line with as many filled cells as a table has.
pub(super) fn best(kind: Kind, grid: &Grid) -> (usize, usize) {
    let score = |at: usize| {
        let known: BTreeSet<&str> =
            headings(grid, at).iter().filter_map(|heading| key_of(kind, heading)).collect();
        let needed =
            columns(kind).iter().filter(|column| column.needed && known.contains(column.key));
        known.len() + needed.count()
    };
    let lines = 0..grid.lines.len().min(WITHIN);
    let best =
        lines.clone().map(|at| (score(at), at)).max_by_key(|(score, at)| (*score, WITHIN - at));
    match best {
        Some((score, at)) if score >= 2 => (score, at),
        _ => {
            let filled =
                |at: &usize| grid.lines[*at].cells.iter().filter(|cell| !cell.is_empty()).count();
            (0, lines.max_by_key(|at| (filled(at).min(3), WITHIN - at)).unwrap_or(0))
        }
    }
}

/// The headings of a line. One that is merged over several rows holds down to the lowest; one that
/// is merged over several columns names none of them alone, so it stays where it begins.
pub(super) fn headings(grid: &Grid, at: usize) -> Vec<String> {
    let Some(line) = grid.lines.get(at) else { return Vec::new() };
    let mut cells = line.cells.clone();
    for merge in &grid.merges {
        let (top, bottom) = merge.rows;
        let column = merge.columns.0;
        if top < line.row && bottom >= line.row && merge.columns.1 == column {
            let above =
                grid.lines.iter().find(|one| one.row == top).and_then(|one| one.cells.get(column));
            if let Some(above) = above
                && cells.get(column).is_none_or(String::is_empty)
            {
                if cells.len() <= column {
                    cells.resize(column + 1, String::new());
                }
                cells[column].clone_from(above);
            }
        }
    }
    cells
}

/// What each heading means; of two that mean the same, the first.
///
/// # Errors
/// A heading that means something stands twice, word by word.
pub(super) fn keys(kind: Kind, headings: &[String]) -> Result<Vec<Option<String>>, ImportError> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut words: BTreeSet<&str> = BTreeSet::new();
    let mut keys = Vec::with_capacity(headings.len());
    for heading in headings {
        let key = key_of(kind, heading);
        if key.is_some() && !words.insert(heading) {
            return Err(Why::Twice(heading.clone()).into());
        }
        keys.push(key.filter(|key| seen.insert(key)).map(str::to_owned));
    }
    Ok(keys)
}
