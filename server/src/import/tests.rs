//! Files as they are found, and what is read from them.

mod divisions;
mod facilities;
mod holidays;
mod source;
mod spreadsheets;
mod timetables;
mod working_days;

use super::{ImportError, Kind, Mapping, Options, Reading, read_bytes};
use linli_domain::division::CalendarId;
use std::path::PathBuf;

/// A file of the shared data, if it is on this machine.
fn shared(path: &str) -> Option<Vec<u8>> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(path);
    let found = std::fs::read(&file).ok();
    if found.is_none() {
        eprintln!("skipped: {} is not here", file.display());
    }
    found
}

fn reading(kind: Kind, name: &str, bytes: &[u8]) -> Reading {
    read_bytes(kind, name, bytes, None, &Options::default()).expect("a readable file")
}

/// Options for somebody else's holidays.
fn of(calendar: CalendarId) -> Options {
    Options { calendar, ..Options::default() }
}

fn refused(kind: Kind, text: &str) -> String {
    let fault: ImportError = read_bytes(kind, "a file", text.as_bytes(), None, &Options::default())
        .expect_err("refused");
    fault.to_string()
}

fn hong_kong() -> Mapping {
    Mapping::load("hk-lcsd").expect("the built-in mapping")
}
