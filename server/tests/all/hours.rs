//! `linli hours`, as somebody types it.

use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// Runs the program where there is no database; its exit code and the JSON it prints.
fn hours(arguments: &[&str], input: &str) -> (i32, Value) {
    let away = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_linli"));
    command.arg("hours").args(arguments).current_dir(&away);
    command.env_remove("LINLI_DATABASE_URL").env_remove("LINLI_CLOCK");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that does not read its input may be gone already.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("ends");
    assert!(!away.path().join("data").exists(), "looking must not make a database");
    let said = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    (output.status.code().unwrap_or(-1), said)
}

const WEEK: &str = "周一至周五18:00-21:00；周末及节假日8:00-21:00";

#[test]
fn rules_and_days_are_printed() {
    let (code, said) = hours(&[WEEK, "--from", "2026-09-30", "--to", "2026-10-01"], "");
    assert_eq!((code, &said["read"]), (0, &json!(true)), "{said}");
    let days = json!({ "2026-09-30": ["18:00-21:00"], "2026-10-01": ["08:00-21:00"] });
    assert_eq!(said["days"], days, "the first of October is statutory, also without a notice");
    let rules = json!([
        { "days": ["mon", "tue", "wed", "thu", "fri", "makeup"], "hours": ["18:00-21:00"] },
        { "days": ["weekend", "statutory", "off"], "hours": ["08:00-21:00"] },
    ]);
    assert_eq!(said["rules"], rules);
}

#[test]
fn the_text_may_come_from_standard_input() {
    let (code, said) =
        hours(&["-", "--from", "2026-12-02", "--to", "2026-12-02"], "Mo-Fr 18:00-21:00\n");
    assert_eq!((code, &said["days"]), (0, &json!({ "2026-12-02": ["18:00-21:00"] })), "{said}");
}

#[test]
fn what_is_not_understood_is_exit_code_one() {
    let (code, said) = hours(&["每天不少于8小时"], "");
    assert_eq!((code, &said["read"]), (1, &json!(false)), "{said}");
    assert_eq!(said["why"], "unknown word at \"不少于8小时\"");
    assert_eq!((&said["at"], &said["position"]), (&json!("不少于8小时"), &json!(2)));
}

#[test]
fn texts_of_hong_kong_are_read_as_they_are_meant_there() {
    let text = "星期一至六上午9時至下午5時，逢星期日休息，農曆年初一休息";
    let (code, said) =
        hours(&[text, "--calendar", "hk", "--from", "2027-02-05", "--to", "2027-02-08"], "");
    let days = json!({
        "2027-02-05": ["09:00-17:00"], "2027-02-06": [], "2027-02-07": [], "2027-02-08": ["09:00-17:00"],
    });
    assert_eq!((code, &said["days"]), (0, &days), "{said}");
}

#[test]
fn a_wrong_call_is_exit_code_two() {
    for arguments in [
        &[WEEK, "--from", "2026-12-02", "--to", "2026-12-01"][..],
        &[WEEK, "--from", "2026-12-02", "--to", "2028-12-01"],
        &[WEEK, "--calendar", "moon"],
        &[WEEK, "--from", "tomorrow"],
        &[],
    ] {
        assert_eq!(hours(arguments, "").0, 2, "{arguments:?}");
    }
}
