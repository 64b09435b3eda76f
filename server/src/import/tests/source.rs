//! Encodings, headers, lists.

use super::super::source::{Encoding, File};

fn file(bytes: &[u8]) -> File {
    File::new("f.csv", bytes).expect("text")
}

#[test]
fn utf8_with_and_without_mark_and_gb18030() {
    let text = "code,name\n341023,黟县\n";
    let (gb, _, _) = encoding_rs::GB18030.encode(text);
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for (bytes, encoding) in [
        (text.as_bytes(), Encoding::Utf8),
        (&marked, Encoding::Utf8Bom),
        (gb.as_ref(), Encoding::Gb18030),
    ] {
        let file = file(bytes);
        assert_eq!(file.encoding, encoding);
        let (records, _) = file.records("code").expect("rows");
        assert_eq!(records[0].get("name"), "黟县", "{encoding}");
    }
    assert!(File::new("f.xls", b"\xd0\xcf\x11\xe0\x00\x00\xff").is_err());
}

#[test]
fn codes_stay_text_and_titles_stand_above() {
    let (records, faults) = file(
        "街道一览,,\n更新于三月,,\ncode,name,phone\n001,甲,0559-0012\n,,\n002,\"乙, 丙\",\n"
            .as_bytes(),
    )
    .records("code")
    .expect("rows");
    assert_eq!(records.len(), 2);
    assert_eq!(
        (records[0].row, records[0].get("code"), records[0].get("phone")),
        (4, "001", "0559-0012")
    );
    assert_eq!((records[1].get("name"), records[1].get("phone")), ("乙, 丙", ""));
    assert!(faults.is_empty());
}

#[test]
fn a_ragged_row_is_named() {
    let (records, faults) = file(b"code,name\n1,a\n2,b,c\n").records("code").expect("rows");
    assert_eq!((records.len(), faults.len(), faults[0].row), (1, 1, 3));
}

#[test]
fn a_column_twice_or_not_at_all_is_refused() {
    assert!(file(b"code,name,name\n1,a,b\n").records("code").is_err());
    assert!(file(b"name\na\n").records("code").is_err());
}

#[test]
fn json_lists_and_objects_with_one() {
    for text in
        [r#"[{"a": "01", "n": 341023100001}]"#, r#"{"Venues": [{"a": "01", "n": 341023100001}]}"#]
    {
        let (records, _) = file(text.as_bytes()).records("a").expect("records");
        assert_eq!((records[0].get("a"), records[0].get("n")), ("01", "341023100001"));
    }
    assert!(file(br#"{"a": [], "b": []}"#).records("a").is_err());
    assert!(file(b"[{").records("a").is_err());
}
