//! Rows that name the same facility: several spaces of one, the same twice, or different ones that
//! look alike.

use super::super::{Fault, Faults, Why};
use super::{FacilityRow, SpaceRow};
use std::collections::BTreeMap;

/// Rows of a table: each may bring one space of a facility. What they say of the facility itself
/// must agree; what one leaves empty the others may say.
pub(super) fn joined(rows: &mut Vec<FacilityRow>, faults: &mut Faults) {
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept: Vec<FacilityRow> = Vec::with_capacity(rows.len());
    for row in rows.drain(..) {
        let Some(first) = at.get(&row.source_key).map(|at| &mut kept[*at]) else {
            at.insert(row.source_key.clone(), kept.len());
            kept.push(row);
            continue;
        };
        let fault = |why| Fault::new(row.row, row.label(), why);
        let space = row.spaces.first().cloned().unwrap_or_default();
        let known = first.spaces.iter().find(|one| same_space(one, &space));
        let agree = agree(first, &row);
        if known == Some(&space) && agree {
            faults.push(fault(Why::SameAs(first.row)));
        } else if known.is_some() || !agree {
            faults.push(fault(Why::DiffersFrom(first.row)));
        } else {
            first.more.push(row.row);
            first.spaces.push(space);
            filled(first, row);
        }
    }
    *rows = kept;
}

fn same_space(one: &SpaceRow, other: &SpaceRow) -> bool {
    if one.key.is_some() || other.key.is_some() {
        one.key == other.key
    } else {
        one.name == other.name
    }
}

/// Whether nothing that both say of the facility differs.
fn agree(first: &FacilityRow, row: &FacilityRow) -> bool {
    let texts = [
        (&first.name.en, &row.name.en),
        (&first.address.zh, &row.address.zh),
        (&first.address.en, &row.address.en),
        (&first.phone, &row.phone),
        (&first.rules.zh, &row.rules.zh),
        (&first.timezone, &row.timezone),
    ];
    texts.iter().all(|(one, other)| one == other || one.is_empty() || other.is_empty())
        && first.name.zh == row.name.zh
        && first.category == row.category
        && first.unit_key == row.unit_key
        && (first.opening == row.opening || first.opening.is_empty() || row.opening.is_empty())
        && (first.hours_text == row.hours_text
            || first.hours_text.is_none()
            || row.hours_text.is_none())
}

/// Takes from a later row what the first left empty.
fn filled(first: &mut FacilityRow, row: FacilityRow) {
    let take = |own: &mut String, other: String| {
        if own.is_empty() {
            *own = other;
        }
    };
    take(&mut first.name.en, row.name.en);
    take(&mut first.address.zh, row.address.zh);
    take(&mut first.address.en, row.address.en);
    take(&mut first.phone, row.phone);
    take(&mut first.rules.zh, row.rules.zh);
    take(&mut first.timezone, row.timezone);
    if first.opening.is_empty() && first.hours_text.is_none() {
        (first.opening, first.hours_text, first.notes) = (row.opening, row.hours_text, row.notes);
    }
    first.location = first.location.or(row.location);
    first.publish = first.publish.or(row.publish);
}

/// Records of a feed with one key: the same thing twice is left out, another gets a number behind it.
pub(super) fn told_apart(rows: &mut Vec<FacilityRow>, faults: &mut Faults) {
    let mut seen: BTreeMap<String, Vec<FacilityRow>> = BTreeMap::new();
    rows.retain_mut(|row| {
        let before = seen.entry(row.source_key.clone()).or_default();
        let same = |other: &&FacilityRow| FacilityRow { row: row.row, ..(*other).clone() } == *row;
        if let Some(first) = before.iter().find(same) {
            faults.push(Fault::new(row.row, row.label(), Why::SameAs(first.row)));
            return false;
        }
        before.push(row.clone());
        if before.len() > 1 {
            row.source_key = format!("{}#{}", row.source_key, before.len());
            row.notes.insert(0, Why::SameKeyAs(before[0].row));
        }
        true
    });
}
