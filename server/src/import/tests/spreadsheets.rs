//! Spreadsheets as clerks make them: titles, merged cells, notes below, numbers that should be text.

use super::super::{Encoding, Kind, Options, Plan, Reading, Why, open, read_bytes};
use super::reading;
use linli_app::ports::imports::Slip;
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};

/// A clerk's XLSX: a title over everything, two rows of headings, merged units, a sum, a note.
fn clerks_book() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("说明")
        .expect("a name")
        .write_string(0, 0, "先看这里")
        .expect("a cell");
    let page = book.add_worksheet();
    let plain = Format::new();
    page.set_name("场地一览").expect("a name");
    page.merge_range(0, 0, 0, 6, "碧阳镇公共文化设施一览表（2026年）", &plain).expect("a range");
    page.write_string(1, 0, "填报单位：碧阳镇").expect("a cell");
    let heads = ["序号", "名称", "所属单位", "社区", "类 别*", "电话（必填）", "开放时间"];
    for (column, head) in (0_u16..).zip(heads) {
        page.write_string(2, column, head).expect("a cell");
    }
    page.merge_range(3, 2, 4, 2, "郭门社区居委会", &plain).expect("a range");
    page.merge_range(3, 3, 4, 3, "", &plain).expect("a range");
    page.write_number(3, 3, 341_023_100_001_f64).expect("a cell");
    for (row, name) in [(3, "郭门图书室"), (4, "郭门活动室")] {
        page.write_number(row, 0, f64::from(row)).expect("a cell");
        page.write_string(row, 1, name).expect("a cell");
        page.write_string(row, 4, &name[6..]).expect("a cell");
        page.write_number(row, 5, 13_800_000_000_f64 + f64::from(row)).expect("a cell");
        page.write_string(row, 6, "周一至周五18:00-21:00").expect("a cell");
    }
    page.write_string(6, 0, "合计").expect("a cell");
    page.write_number(6, 1, 2).expect("a cell");
    page.merge_range(7, 0, 7, 6, "注：以上场地免费开放", &plain).expect("a range");
    book.save_to_buffer().expect("a book")
}

fn facilities(reading: &Reading) -> &super::super::FacilityPlan {
    let Plan::Facilities(plan) = &reading.plan else { panic!("{:?}", reading.plan) };
    plan
}

#[test]
fn a_clerks_spreadsheet_is_read_as_it_is() {
    let reading = reading(Kind::Facilities, "一览表.xlsx", &clerks_book());
    assert_eq!(reading.faults, []);
    let about = &reading.about;
    assert_eq!((about.encoding, about.header_row), (Encoding::Xlsx, 3));
    assert_eq!(about.sheets, ["场地一览", "说明"]);
    assert_eq!(about.unused, ["序号"]);
    let plan = facilities(&reading);
    let seen: Vec<_> = plan
        .facilities
        .iter()
        .map(|row| (row.row, row.label(), row.phone.as_str(), row.division.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            (4, "郭门图书室", "13800000003", "341023100001"),
            (5, "郭门活动室", "13800000004", "341023100001"),
        ]
    );
    assert!(plan.facilities.iter().all(super::super::FacilityRow::hours_read));
    let passed: Vec<_> = reading.passed.iter().map(|fault| (fault.row, &fault.why)).collect();
    assert_eq!(passed, [(1, &Why::Note), (2, &Why::Note), (7, &Why::Note), (8, &Why::Note)]);
}

/// Made with xlwt: a title, two rows, a merged unit, a code and a phone as numbers.
const XLS: &[u8] = include_bytes!("../../../fixtures/clerk.xls");

#[test]
fn a_spreadsheet_of_excel_2003_is_read_alike() {
    let reading = reading(Kind::Facilities, "clerk.xls", XLS);
    assert_eq!(
        (reading.about.encoding, reading.faults.len()),
        (Encoding::Xls, 0),
        "{:?}",
        reading.faults
    );
    let seen: Vec<_> = facilities(&reading)
        .facilities
        .iter()
        .map(|row| (row.label(), row.phone.as_str(), row.unit_key.as_str()))
        .collect();
    assert_eq!((seen[0].0, seen[0].1), ("示范图书室", "13800000001"));
    assert_eq!((seen[1].0, seen[1].1), ("示范活动室", "0559-5520000"));
    assert_eq!(seen[0].2, seen[1].2);
}

#[test]
fn dates_of_a_spreadsheet_are_dates_and_long_numbers_do_not_pass() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (column, head) in (0_u16..).zip(["日期", "类型", "节日", "通知年份"]) {
        page.write_string(0, column, head).expect("a cell");
    }
    let day = Format::new().set_num_format("yyyy-mm-dd");
    page.write_number_with_format(1, 0, 46_296_f64, &day).expect("a cell");
    page.write_number(2, 0, 46_297_f64).expect("a cell");
    for row in [1, 2] {
        page.write_string(row, 1, "放假").expect("a cell");
        page.write_string(row, 2, "国庆节").expect("a cell");
        page.write_number(row, 3, 2026).expect("a cell");
    }
    let reading = reading(Kind::Holidays, "h.xlsx", &book.save_to_buffer().expect("a book"));
    let Plan::Holidays(plan) = &reading.plan else { panic!("no notices") };
    let days: Vec<String> = plan.notices[0].days.keys().map(ToString::to_string).collect();
    assert_eq!(
        (days, reading.faults.len()),
        (vec!["2026-10-01".to_owned(), "2026-10-02".to_owned()], 0)
    );

    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (column, head) in (0_u16..).zip(["代码", "名称"]) {
        page.write_string(0, column, head).expect("a cell");
    }
    page.write_number(1, 0, 3_410_231_000_010_000_f64).expect("a cell");
    page.write_string(1, 1, "太长").expect("a cell");
    let table =
        open(Kind::Divisions, "d.xlsx", &book.save_to_buffer().expect("a book")).expect("a table");
    let read = super::super::reading(&table, linli_domain::division::CalendarId::default());
    assert!(matches!(&read.faults[0].why, Why::Cell(_, Slip::LostDigits, _)), "{:?}", read.faults);
}

#[test]
fn what_a_template_shows_is_skipped_and_what_an_export_says_is_read() {
    use super::super::write::{Form, template};
    for kind in Kind::ALL {
        for english in [false, true] {
            for (form, name) in [(Form::Xlsx, "t.xlsx"), (Form::Csv, "t.csv")] {
                let bytes = template(kind, english, form).expect("a template");
                let table = open(kind, name, &bytes).expect("is read");
                assert_eq!(table.missing(), Vec::<&str>::new(), "{kind:?} {english} {form:?}");
                assert_eq!(
                    (table.rows.len(), &table.passed[0].why),
                    (0, &Why::Example),
                    "{kind:?} {english} {form:?}"
                );
            }
        }
    }
}

#[test]
fn every_word_of_a_template_is_known() {
    use super::super::sheets;
    use super::super::words;
    use super::super::write::{Form, template};
    for english in [false, true] {
        for kind in Kind::ALL {
            let bytes = template(kind, english, Form::Xlsx).expect("a template");
            let (_, grids) = sheets::read(&bytes).expect("is read").expect("a spreadsheet");
            let [head, rest @ ..] = &grids[1].lines[..] else { continue };
            for line in rest {
                for (heading, word) in
                    head.cells.iter().zip(&line.cells).filter(|(_, word)| !word.is_empty())
                {
                    let known = match super::super::table::key_of(kind, heading) {
                        Some("category") => words::category(word).is_ok(),
                        Some("unit_kind") => words::unit_kind(word).is_ok(),
                        Some("mode") => words::mode(word).is_ok(),
                        Some("level") => words::level(word).is_ok(),
                        Some("publish" | "on_holidays") => words::yes("", word).is_ok(),
                        // Read inside the plans of their kinds.
                        other => matches!(other, Some("kind" | "block_kind")),
                    };
                    assert!(known, "{kind:?} {heading} {word}");
                }
            }
        }
    }
}

#[test]
fn bombs_locks_and_pages_are_refused_in_words() {
    let why = |bytes: &[u8]| match open(Kind::Facilities, "x", bytes) {
        Err(super::super::ImportError::File(why)) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(why(b"<html><table><tr><td>1</td></tr></table>"), Why::Html);
    // However short, and whatever stands behind the tag.
    assert_eq!(why(b"<html></html>"), Why::Html);
    assert_eq!(why("<TABLE>名称".as_bytes()), Why::Html);
    assert_eq!(why(b"\xff\xfe\xff"), Why::Encoding);
    assert!(matches!(why(b"PK\x03\x04 not a zip"), Why::BrokenFile(_)));
    // A hundred megabytes of spaces, zipped to next to nothing.
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("xl/worksheets/sheet1.xml", options).expect("a part");
    let block = vec![b' '; 1024 * 1024];
    for _ in 0..100 {
        std::io::Write::write_all(&mut zip, &block).expect("is written");
    }
    let bomb = zip.finish().expect("a zip").into_inner();
    assert!(bomb.len() < 200_000);
    assert_eq!(why(&bomb), Why::FileTooLarge);
    // A part that announces more texts than fit into any memory.
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("xl/sharedStrings.xml", options).expect("a part");
    std::io::Write::write_all(&mut zip, b"<sst uniqueCount=\"999999999999999\"/>")
        .expect("is written");
    assert_eq!(why(&zip.finish().expect("a zip").into_inner()), Why::FileTooLarge);
}

#[test]
fn unicode_text_of_a_spreadsheet_is_read() {
    let text = "单位名称\t单位类型\t所在社区\n碧阳小学\t公办学校\t郭门\n";
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let reading = reading(Kind::Units, "u.txt", &bytes);
    let Plan::Units(units) = &reading.plan else { panic!("no units") };
    assert_eq!((reading.about.encoding, units[0].label()), (Encoding::Utf16, "碧阳小学"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Broken files are answers, never the end of the program.
    #[test]
    fn a_damaged_spreadsheet_never_breaks_the_reader(at in 0..6_000_usize, byte in any::<u8>(), cut in 0..8_000_usize, xls in any::<bool>()) {
        let mut bytes = if xls { XLS.to_vec() } else { clerks_book() };
        let at = at % bytes.len();
        bytes[at] = byte;
        bytes.truncate(bytes.len().saturating_sub(cut % 3_000).max(8));
        for kind in Kind::ALL {
            let _ = read_bytes(kind, "x", &bytes, None, &Options::default());
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[,\\n\"'=+@;\t名称单位社区类别0-9E.一-十 ]{0,300}") {
        for kind in Kind::ALL {
            let _ = read_bytes(kind, "x.csv", text.as_bytes(), None, &Options::default());
        }
    }
}
