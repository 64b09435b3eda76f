//! Timetables: lists and the grid that schools print.

use super::super::{BlockRow, Kind, Options, Plan, Reading, Why, open, read_bytes};
use chrono::Weekday;
use rust_xlsxwriter::{Format, Workbook};

fn rows(reading: &Reading) -> &[BlockRow] {
    let Plan::Blocks(rows) = &reading.plan else { panic!("{:?}", reading.plan) };
    rows
}

#[test]
fn a_list_of_lessons() {
    let text = "设施,场地,星期,时间,开始日期,结束日期,课程\n\
                体育馆,,周一至周五,8:00-11:30,2026-09-01,2027-01-15,体育课\n\
                体育馆,东半场、西半场,周三,下午2:00-3:30,2026-09-01,2027-01-15,\n\
                体育馆,,每天,8:00-9:00,2026-09-01,2027-01-15,\n\
                体育馆,,周一,8:00-9:00,2026-09-01,2028-01-15,\n";
    let reading = super::reading(Kind::Blocks, "课表.csv", text.as_bytes());
    let [all, halves] = rows(&reading) else { panic!("two rows: {:?}", reading.faults) };
    assert_eq!((all.weekdays.len(), all.spaces.len(), all.kind.as_str()), (5, 0, "teaching"));
    assert_eq!((halves.weekdays.as_slice(), halves.spaces.len()), (&[Weekday::Wed][..], 2));
    assert_eq!(reading.faults.iter().map(|fault| fault.row).collect::<Vec<_>>(), [4, 5]);
}

/// The grid with a title, merged lessons, and the lessons' times on a second sheet.
fn grid() -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name("体育馆课表").expect("a name");
    page.merge_range(0, 0, 0, 5, "体育馆使用安排表", &Format::new()).expect("a range");
    for (column, head) in (0_u16..).zip(["节次", "星期一", "星期二", "星期三", "星期四", "星期五"])
    {
        page.write_string(1, column, head).expect("a cell");
    }
    for (row, lesson) in [(2, "第一节"), (3, "第二节"), (5, "第三节")] {
        page.write_string(row, 0, lesson).expect("a cell");
    }
    page.write_string(4, 0, "大课间").expect("a cell");
    page.merge_range(2, 1, 3, 1, "三（1）班", &Format::new()).expect("a range");
    page.write_string(2, 3, "四（2）班").expect("a cell");
    page.write_string(5, 5, "/").expect("a cell");
    let times = book.add_worksheet();
    times.set_name("作息时间").expect("a name");
    for (row, (lesson, time)) in (0_u32..).zip([
        ("节次", "时间"),
        ("第一节", "8:00-8:40"),
        ("第二节", "8:50-9:30"),
        ("第三节", "10:00-10:40"),
    ]) {
        times.write_string(row, 0, lesson).expect("a cell");
        times.write_string(row, 1, time).expect("a cell");
    }
    book.save_to_buffer().expect("a book")
}

#[test]
fn the_grid_that_schools_print() {
    let table = open(Kind::Blocks, "课表.xlsx", &grid()).expect("a table");
    assert_eq!((table.rows.len(), table.missing()), (3, vec!["facility", "from", "to"]));
    assert_eq!(
        table.passed.iter().map(|fault| (fault.row, &fault.why)).collect::<Vec<_>>(),
        [(5, &Why::Note)]
    );
    let fixed = [("facility", "体育馆"), ("from", "2026-09-01"), ("to", "2027-01-15")];
    let options = Options {
        fixed: fixed.map(|(key, value)| (key.to_owned(), value.to_owned())).into(),
        ..Options::default()
    };
    let reading = read_bytes(Kind::Blocks, "课表.xlsx", &grid(), None, &options).expect("is read");
    let seen: Vec<_> = rows(&reading)
        .iter()
        .map(|row| (row.weekdays[0], row.hours.0.to_string(), row.label.as_str()))
        .collect();
    let wanted = [
        (Weekday::Mon, "08:00:00".to_owned(), "三（1）班"),
        (Weekday::Wed, "08:00:00".to_owned(), "四（2）班"),
        (Weekday::Mon, "08:50:00".to_owned(), "三（1）班"),
    ];
    assert_eq!(seen, wanted, "{:?}", reading.faults);
}
