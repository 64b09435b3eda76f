//! The streets and communities to choose from.

use crate::api::places::divisions;
use crate::ports::places::DivisionView;

/// Most groups whose communities are listed too; a whole city is listed by its districts.
const MOST_GROUPS: usize = 24;
/// Most levels of single parents walked down: province, city, district, street.
const MOST_LEVELS: usize = 4;

/// A division, and those right below it.
pub type Group = (DivisionView, Vec<DivisionView>);

/// The first level at which there is a choice, each with the divisions below. Where divisions
/// cannot be read the list is empty and the form goes without it.
pub async fn choices() -> Vec<Group> {
    let mut level = divisions(None).await.map(|page| page.items).unwrap_or_default();
    for _ in 0..MOST_LEVELS {
        let [only] = level.as_slice() else { break };
        let below = divisions(Some(only.code.clone())).await.map(|page| page.items).unwrap_or_default();
        if below.is_empty() {
            break;
        }
        level = below;
    }
    let few = level.len() <= MOST_GROUPS;
    let mut groups = Vec::with_capacity(level.len());
    for division in level {
        let below = if few && division.has_children {
            divisions(Some(division.code.clone())).await.map(|page| page.items).unwrap_or_default()
        } else {
            Vec::new()
        };
        groups.push((division, below));
    }
    groups
}
