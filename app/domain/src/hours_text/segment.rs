//! Splits a posting by the parts of the year that it names, before or after their hours.

use super::Why;
use super::closing::closing;
use super::items::{Item, Placed};
use super::statement::{Fault, Segment, Statement, What, statements};

/// The segments of a text.
pub fn segments(items: &[Placed], closed_column: bool) -> Result<Vec<Segment>, Fault> {
    let season = items.iter().position(|(item, _)| matches!(item, Item::Season(_)));
    let said = items
        .iter()
        .position(|(item, _)| matches!(item, Item::Hours(_) | Item::Closed | Item::Days(_)));
    match (season, said) {
        (None, _) => {
            let statements = statements(items, closed_column)?;
            Ok(vec![Segment { parts: None, statements }])
        }
        (Some(season), Some(said)) if said < season => seasons_last(items),
        (Some(season), _) => seasons_first(items, season, closed_column),
    }
}

/// (4 - 10月) 9:00-18:00 (11 - 3月) 9:00-17:00
fn seasons_first(
    items: &[Placed],
    first: usize,
    closed_column: bool,
) -> Result<Vec<Segment>, Fault> {
    if let Some((_, at)) = items[..first].iter().find(|(item, _)| *item != Item::Stop) {
        return Err((Why::Unplaced, *at));
    }
    let starts: Vec<usize> =
        (first..items.len()).filter(|n| matches!(items[*n].0, Item::Season(_))).collect();
    // 備註 at the end speaks of all seasons; between them it may speak of one.
    let remarks: Vec<usize> = (0..items.len()).filter(|n| items[*n].0 == Item::Remark).collect();
    let last = starts.last().copied().unwrap_or(0);
    let remark = match remarks[..] {
        [at] if at > last && starts.len() > 1 => at,
        [at, ..] if starts.len() > 1 => return Err((Why::Ambiguous, items[at].1)),
        _ => items.len(),
    };
    let (items, remark) = items.split_at(remark);
    let mut found = Vec::new();
    for (n, start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(items.len());
        let Item::Season(parts) = &items[*start].0 else { continue };
        let inside = [&items[start + 1..end], remark].concat();
        let silent = inside.iter().all(|(item, _)| *item == Item::Stop);
        let statements = if silent && closed_column && starts.len() == 1 {
            let closed = [(Item::Closed, items[*start].1)];
            statements(&closed, false)?
        } else {
            statements(&inside, closed_column)?
        };
        if statements.is_empty() {
            return Err((Why::Unplaced, items[*start].1));
        }
        found.push(Segment { parts: Some(parts.clone()), statements });
    }
    Ok(found)
}

/// 9:00-18:00 (4 - 10月) 9:00-17:00 (11 - 3月)
fn seasons_last(items: &[Placed]) -> Result<Vec<Segment>, Fault> {
    let mut found: Vec<Segment> = Vec::new();
    let mut n = 0;
    while n < items.len() {
        let Some(length) = items[n..].iter().position(|(item, _)| matches!(item, Item::Season(_)))
        else {
            let tail = &items[n..];
            return match tail.iter().find(|(item, _)| *item != Item::Stop) {
                None => Ok(found),
                Some((_, at)) => Err((Why::Unplaced, *at)),
            };
        };
        let end = n + length;
        let Item::Season(parts) = &items[end].0 else { break };
        if let (0, Some((Item::Closed | Item::Repairs, _))) = (length, items.get(end + 1)) {
            // (11月至3月) 封池維修, behind parts that have their hours before them.
            let statements = statements(&items[end + 1..end + 2], false)?;
            found.push(Segment { parts: Some(parts.clone()), statements });
            n = end + 2;
            continue;
        }
        // Pauses and closings right behind the season still belong to it.
        let behind = behind(&items[end + 1..]);
        let mut inside = items[n..end].to_vec();
        let opens = inside.iter().any(|(item, _)| matches!(item, Item::Hours(_) | Item::Closed));
        if !opens {
            return Err((Why::Unplaced, items[end].1));
        }
        inside.push((Item::Stop, items[end].1));
        inside.extend_from_slice(&items[end + 1..end + 1 + behind]);
        let statements = statements(&inside, false)?;
        // Pauses or closings said once, after the last season, may be meant for all.
        let lacks = |earlier: &Segment| {
            let any =
                |all: &[Statement], kind: fn(&What) -> bool| all.iter().any(|one| kind(&one.what));
            let opens = any(&earlier.statements, |what| matches!(what, What::Open(_)));
            let kinds: [fn(&What) -> bool; 3] = [
                |what| matches!(what, What::Breaks(_)),
                |what| matches!(what, What::ClosedFor(_)),
                |what| matches!(what, What::Monthly(..)),
            ];
            opens
                && kinds
                    .iter()
                    .any(|kind| any(&statements, *kind) && !any(&earlier.statements, *kind))
        };
        if found.iter().any(lacks) {
            return Err((Why::Ambiguous, items[end].1));
        }
        found.push(Segment { parts: Some(parts.clone()), statements });
        n = end + 1 + behind;
    }
    Ok(found)
}

/// How many pieces right behind a season speak of pauses and closings.
fn behind(items: &[Placed]) -> usize {
    let mut n = 0;
    loop {
        match items.get(n).map(|(item, _)| item) {
            Some(Item::Breaks(_) | Item::Stop | Item::Remark) => n += 1,
            Some(_) => match closing(&items[n..], Some(&Item::Stop), false) {
                // The days of the next segment's hours are no closing: 星期一 9:00-12:00 關閉 is.
                Some((_, taken)) if !season_with_hours(&items[n + taken..]) => n += taken,
                _ => return n,
            },
            None => return n,
        }
    }
}

/// A season that belongs to what stands before it, not to a 封池維修 behind it.
fn season_with_hours(items: &[Placed]) -> bool {
    let closes = matches!(items.get(1), Some((Item::Closed | Item::Repairs, _)));
    matches!(items.first(), Some((Item::Season(_), _))) && !closes
}
