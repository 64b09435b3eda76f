//! Where SQL may stand, and where a transaction may begin.

use super::sources::{Source, rust, without_comments};

#[test]
fn statements_stand_in_the_store_and_in_the_database_module() {
    let words = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"];
    let found = texts_that_begin_with(&words, &["server/src/store", "server/src/db"]);
    assert!(
        found.is_empty(),
        "move the statement into server/src/store:\n  {}",
        found.join("\n  ")
    );
}

#[test]
fn only_the_database_module_begins_a_transaction() {
    let words = ["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT"];
    let found = texts_that_begin_with(&words, &["server/src/db.rs"]);
    assert!(found.is_empty(), "Db::write begins and ends it:\n  {}", found.join("\n  "));
}

/// Text literals of the server's and the app's code whose first word is one of these.
fn texts_that_begin_with(words: &[&str], but: &[&str]) -> Vec<String> {
    let ours = |source: &Source| {
        (source.path.starts_with("server/src/") || source.path.starts_with("app/"))
            && !but.iter().any(|place| source.path.starts_with(place))
    };
    let mut found = Vec::new();
    for source in rust().into_iter().filter(ours) {
        let text = without_comments(&source.text);
        for (at, _) in text.match_indices('"') {
            let inside = text[at + 1..].trim_start();
            let first = inside.split(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
            // `BEGIN:VCALENDAR` is no statement.
            let calendar = inside[first.len()..].starts_with(':');
            if words.contains(&first) && !calendar {
                let line = text[..at].matches('\n').count() + 1;
                found.push(format!("{}:{line} has a text that begins with {first}", source.path));
            }
        }
    }
    found
}
