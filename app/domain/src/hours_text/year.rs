//! Lays the tables of a posting over the year, and writes each part of it as rules.

use super::months::{DAYS_OF_YEAR, Part, month_day};
use super::rules::rules_of;
use super::statement::{Segment, Statement, What};
use super::table::Table;
use super::{ReadAs, Why};
use crate::opening::{DaySelector, OpeningRule, Season};
use std::collections::BTreeSet;

/// The rules of all segments; `everywhere` holds in each of them.
pub fn rules(
    segments: &[Segment],
    everywhere: &[Statement],
    columns: bool,
    read_as: ReadAs,
) -> Result<Vec<OpeningRule>, Why> {
    let mut tables: Vec<(Table, Vec<Part>)> = Vec::new();
    for segment in segments {
        let own = &segment.statements;
        let closed = Table::new(own, columns).is_ok_and(|table| table.is_closed());
        let said: Vec<Statement> =
            if closed { own.clone() } else { own.iter().chain(everywhere).cloned().collect() };
        let parts = segment.parts.clone().unwrap_or_else(|| vec![(0, DAYS_OF_YEAR - 1)]);
        tables.push((Table::new(&said, columns)?, parts));
    }
    let year = painted(&tables)?;
    let tables: Vec<Table> = tables.into_iter().map(|(table, _)| table).collect();
    let mut rules = written(&tables, &year, read_as)?;
    rules.extend(lunar(segments.iter().flat_map(|one| &one.statements).chain(everywhere)));
    Ok(rules)
}

/// The rules of a year of which each day has one of these tables.
pub fn written(
    tables: &[Table],
    year: &[Option<usize>],
    read_as: ReadAs,
) -> Result<Vec<OpeningRule>, Why> {
    let mut rules = Vec::new();
    for (table, season) in runs(year) {
        let Some(table) = table.and_then(|n| tables.get(n)) else { continue };
        let whole = season == (0, DAYS_OF_YEAR - 1);
        let season = if whole { None } else { Some(season_of(season).ok_or(Why::Time)?) };
        rules.extend(
            rules_of(table, read_as)?.into_iter().map(|rule| OpeningRule { season, ..rule }),
        );
    }
    Ok(rules)
}

/// The days of the lunar new year that are closed; they go before all others.
fn lunar<'a>(statements: impl Iterator<Item = &'a Statement>) -> Option<OpeningRule> {
    let closed = statements.filter_map(|one| match &one.what {
        What::Lunar(days) => Some(days),
        _ => None,
    });
    let days: BTreeSet<u8> = closed.flatten().copied().collect();
    let days: Vec<_> = days.into_iter().map(DaySelector::LunarNewYear).collect();
    (!days.is_empty()).then(|| OpeningRule::new(days, Vec::new()))
}

fn season_of((from, to): Part) -> Option<Season> {
    format!("{}/{}", month_day(from)?, month_day(to)?).parse().ok()
}

/// Days of a part, over New Year where need be.
fn days((from, to): Part) -> impl Iterator<Item = usize> {
    let length = (to + DAYS_OF_YEAR - from) % DAYS_OF_YEAR + 1;
    (from..from + length).map(|day| day % DAYS_OF_YEAR)
}

/// Which table holds on each day of the year.
///
/// A part may lie inside a longer one where it closes it, or adds to its hours so that it does not
/// matter whether it replaces or extends them. Any other overlap contradicts itself.
fn painted(tables: &[(Table, Vec<Part>)]) -> Result<Vec<Option<usize>>, Why> {
    let size = |n: &usize| tables[*n].1.iter().map(|part| days(*part).count()).sum::<usize>();
    let mut order: Vec<usize> = (0..tables.len()).collect();
    order.sort_by_key(|n| std::cmp::Reverse(size(n)));
    let mut year: Vec<Option<usize>> = vec![None; DAYS_OF_YEAR];
    for n in order {
        let (table, parts) = &tables[n];
        for part in parts {
            let below: Vec<Option<usize>> = days(*part).map(|day| year[day]).collect();
            let first = below.first().copied().flatten();
            let fits = below.iter().all(|other| *other == first)
                && first.is_none_or(|other| {
                    size(&other) > size(&n) && (table.is_closed() || table.covers(&tables[other].0))
                });
            if !fits {
                return Err(Why::Contradiction);
            }
            for day in days(*part) {
                year[day] = Some(n);
            }
        }
    }
    Ok(year)
}

/// Stretches of the year with one table, joined over New Year.
fn runs(year: &[Option<usize>]) -> Vec<(Option<usize>, Part)> {
    let mut found: Vec<(Option<usize>, Part)> = Vec::new();
    for (day, table) in year.iter().enumerate() {
        match found.last_mut() {
            Some((last, part)) if last == table => part.1 = day,
            _ => found.push((*table, (day, day))),
        }
    }
    let joins = found.len() > 1 && found.first().map(|run| run.0) == found.last().map(|run| run.0);
    if let (true, Some((_, (start, _)))) = (joins, found.last().copied()) {
        found.pop();
        found[0].1.0 = start;
    }
    found
}
