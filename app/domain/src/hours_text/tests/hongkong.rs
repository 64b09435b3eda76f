//! The 227 different postings of the venues of Hong Kong, in Chinese and in English.

use super::{meaning, shared, short};
use crate::hours_text::{ReadAs, read_posted};
use crate::opening::OpeningRule;

/// Fields of a CSV with quotes; enough for this one file.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut field)),
            ('\n', false) => {
                row.push(std::mem::take(&mut field).trim_end_matches('\r').to_owned());
                rows.push(std::mem::take(&mut row));
            }
            _ => field.push(c),
        }
    }
    rows
}

struct Tally {
    texts: usize,
    read: usize,
    venues: usize,
    venues_read: usize,
}

fn tally(
    rows: &[Vec<String>],
    columns: [usize; 3],
    results: &mut Vec<Option<Vec<OpeningRule>>>,
) -> Tally {
    let mut tally = Tally { texts: 0, read: 0, venues: 0, venues_read: 0 };
    for row in rows {
        let [hours, closed, holiday] = columns.map(|n| row[n].as_str());
        let result = read_posted(hours, closed, holiday, ReadAs::HongKong);
        let venues: usize = row[0].parse().expect("a count");
        tally.texts += 1;
        tally.venues += venues;
        match &result {
            Ok(_) => {
                tally.read += 1;
                tally.venues_read += venues;
            }
            Err(fault) => println!("  unread {fault}: {hours:?} | {closed:?} | {holiday:?}"),
        }
        results.push(result.ok());
    }
    tally
}

#[test]
fn most_postings_are_read_and_both_languages_agree() {
    let Some(text) = shared("data/hk-lcsd-venues/hours_distinct.csv") else { return };
    let rows: Vec<_> = rows(&text).into_iter().skip(1).collect();
    assert_eq!(rows.len(), 227);
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    let in_zh = tally(&rows, [2, 3, 4], &mut zh);
    let in_en = tally(&rows, [5, 6, 7], &mut en);
    for (language, tally) in [("zh", &in_zh), ("en", &in_en)] {
        let Tally { texts, read, venues, venues_read } = tally;
        println!("{language}: {read} of {texts} texts, {venues_read} of {venues} venues");
    }
    let mut both = 0;
    let mut differ = 0;
    for (row, (zh, en)) in rows.iter().zip(zh.iter().zip(&en)) {
        let (Some(zh), Some(en)) = (zh, en) else { continue };
        both += 1;
        if meaning(zh) != meaning(en) {
            differ += 1;
            println!("  differ: {:?}\n    zh {} \n    en {}", &row[1..], short(zh), short(en));
        }
    }
    println!("both languages read: {both}, differ: {differ}");
    // One venue gives 上午6時 in Chinese and 6:30am in English.
    assert!(differ * 50 <= both, "{differ} of {both} differ");
    assert!(in_zh.read >= 138 && in_en.read >= 138, "fewer texts are read than were");
    assert!(
        in_zh.venues_read >= 465 && in_en.venues_read >= 465,
        "fewer venues are read than were"
    );
}
