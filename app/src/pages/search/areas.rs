//! The districts, streets and communities to choose from.

use crate::api::places::divisions_in_use;
use crate::ports::places::DivisionView;
use std::collections::BTreeMap;

/// Most choices of one list; where there are more, the lowest level is left out.
const MOST: usize = 300;

/// A division, and how deep it stands below the first one that leaves a choice.
pub type Choice = (DivisionView, usize);

/// What there is to choose from, parents first. Divisions above the first real choice are left
/// out; where divisions cannot be read the list is empty and the form goes without it.
pub async fn choices() -> Vec<Choice> {
    chosen(divisions_in_use().await.unwrap_or_default())
}

fn chosen(divisions: Vec<DivisionView>) -> Vec<Choice> {
    let mut depth_of: BTreeMap<String, usize> = BTreeMap::new();
    let mut all: Vec<Choice> = Vec::with_capacity(divisions.len());
    for division in divisions {
        let above = division.parent.as_ref().and_then(|code| depth_of.get(code.as_str()));
        let depth = above.map_or(0, |above| above + 1);
        depth_of.insert(division.code.to_string(), depth);
        all.push((division, depth));
    }
    // A level with a single division is no choice.
    while all.len() > 1 && all.iter().filter(|(_, depth)| *depth == 0).count() == 1 {
        all.retain(|(_, depth)| *depth > 0);
        for (_, depth) in &mut all {
            *depth -= 1;
        }
    }
    while all.len() > MOST {
        let lowest = all.iter().map(|(_, depth)| *depth).max().unwrap_or(0);
        if lowest == 0 {
            break;
        }
        all.retain(|(_, depth)| *depth < lowest);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use linli_domain::division::{CalendarId, DivisionLevel};
    use linli_domain::name::Name;

    fn division(code: &str, parent: Option<&str>) -> DivisionView {
        DivisionView {
            code: code.into(),
            name: Name::new(code, ""),
            level: DivisionLevel::Street,
            parent: parent.map(Into::into),
            calendar: CalendarId::Cn,
            has_children: false,
        }
    }

    #[test]
    fn what_leaves_no_choice_is_left_out() {
        let tree = vec![
            division("34", None),
            division("3410", Some("34")),
            division("a", Some("3410")),
            division("a1", Some("a")),
            division("b", Some("3410")),
        ];
        let found: Vec<(String, usize)> =
            chosen(tree).into_iter().map(|(one, depth)| (one.code.0, depth)).collect();
        let expected =
            [("a", 0), ("a1", 1), ("b", 0)].map(|(code, depth)| (code.to_owned(), depth));
        assert_eq!(found, expected);
    }
}
