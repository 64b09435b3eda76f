//! What an export says, an import reads, and changes nothing.

use super::undone::table;
use super::{count, import};
use crate::fixtures::both;
use crate::fixtures::town::Town;
use linli_server::import::report::Action;
use linli_server::import::write::{Form, Sheet, written};
use linli_server::import::{Kind, Options, read_bytes};

#[tokio::test]
async fn every_table_goes_out_and_in_again_without_a_change() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        town.publish(town.reading_room()).await;
        let days = "日期,类型,节日\n2026-10-01,放假,国庆节\n2026-10-10,上班,国庆节\n";
        import(&town.core, &table(Kind::Holidays, days), false).await;
        let lessons = format!("设施,场地,星期,时间,开始日期,结束日期,课程\n{},east,周三,8:00-9:00,2026-12-01,2026-12-31,=合唱\n", hall.id);
        let taken = import(&town.core, &table(Kind::Blocks, &lessons), false).await;
        assert_eq!(count(&taken, Action::Create), 1, "{taken}");
        for kind in Kind::ALL {
            for (form, name) in [(Form::Csv, "x.csv"), (Form::Xlsx, "x.xlsx"), (Form::Json, "x.json")] {
                for english in [false, true] {
                    let bytes = town.core.export(kind, form, english).await.expect("is written");
                    let reading = read_bytes(kind, name, &bytes, None, &Options::default()).expect("is read");
                    let report = import(&town.core, &reading, false).await;
                    assert!(!report.rows.is_empty(), "{kind:?} is empty");
                    assert_eq!(count(&report, Action::Unchanged), report.rows.len(), "{kind:?} {form:?}: {report}");
                }
            }
        }
    })
    .await;
}

#[test]
fn no_cell_of_a_csv_is_taken_for_a_formula_and_all_are_read_back() {
    let cells = ["=1+1", "+86 559", "-3", "@a", "a,b", "say \"x\"", "'=x", "两\n行"];
    let sheet = Sheet {
        name: String::new(),
        title: None,
        keys: vec!["name"],
        headings: vec!["名称".to_owned(), "代码".to_owned()],
        rows: cells.iter().map(|cell| vec![(*cell).to_owned(), "1".to_owned()]).collect(),
    };
    let bytes = written(&sheet, Form::Csv).expect("is written");
    let text = String::from_utf8(bytes.clone()).expect("text");
    assert!(
        text.contains("'=1+1")
            && text.contains("'+86")
            && text.contains("'-3")
            && text.contains("'@a")
    );
    let table = linli_server::import::open(Kind::Divisions, "x.csv", &bytes).expect("is read");
    let read: Vec<&str> = table.rows.iter().map(|row| row.cells[0].as_str()).collect();
    // What began with the sign itself before loses it: a formula is never made of it.
    assert_eq!(read, ["=1+1", "+86 559", "-3", "@a", "a,b", "say \"x\"", "=x", "两\n行"]);
}
