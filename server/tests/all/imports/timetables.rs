//! A school's timetable becomes blocks: on its weekdays, not on holidays, not over bookings.

use super::undone::table;
use super::{count, import};
use crate::fixtures::both;
use crate::fixtures::town::{Town, at, code, space};
use linli_server::import::report::Action;
use linli_server::import::{Kind, Why};
use linli_server::services::imports::Scope;

const TERM: &str = "设施,场地,星期,时间,开始日期,结束日期,课程\n\
    郭门社区多功能厅,东半,周一至周五,8:00-9:00,2026-11-01,2026-12-31,合唱\n\
    郭门社区多功能厅,west,周三,14:00-15:00,2026-12-01,2026-12-31,舞蹈\n";

#[tokio::test]
async fn a_timetable_takes_its_hours_leaves_bookings_alone_and_gives_them_back() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let hall = town.publish(town.hall()).await;
        let resident = town.resident("sun").await;
        let west = space(&hall, "west");
        town.book(&resident, &west, at(9, "14:00"), at(9, "15:00")).await.expect("is booked");
        let reading = table(Kind::Blocks, TERM);
        let report = import(&town.core, &reading, false).await;
        let dance = report.rows.iter().find(|row| row.row == 3).expect("a row");
        assert!(dance.notes.contains(&Why::Taken(vec!["2026-12-09".to_owned()])), "{report}");
        assert_eq!((dance.action, count(&report, Action::Skip)), (Action::Create, 1), "{report}");
        // 东半 is no space: that row says so. Wednesday afternoon is taken now.
        let refused = town.book(&resident, &west, at(2, "14:00"), at(2, "15:00")).await;
        assert_eq!(code(&refused), "closed");
        let again = import(&town.core, &reading, false).await;
        assert_eq!(count(&again, Action::Create), 0, "{again}");
        let run = report.run.as_deref().expect("a run");
        assert_eq!(town.core.undo_now(&Scope::default(), run).await.expect("is undone"), []);
        let free = town.book(&resident, &west, at(2, "14:00"), at(2, "15:00")).await;
        assert_eq!(code(&free), "ok");
        assert!(town.findings().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn holidays_are_free_and_make_up_days_are_named() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        town.publish(town.hall()).await;
        let days = "日期,至,类型,节日\n2027-01-01,2027-01-03,放假,元旦\n2027-01-09,,上班,元旦\n";
        import(&town.core, &table(Kind::Holidays, days), false).await;
        let text = "设施,星期,时间,开始日期,结束日期\n郭门社区多功能厅,周五至周六,8:00-9:00,2026-12-25,2027-01-10\n";
        let report = import(&town.core, &table(Kind::Blocks, text), true).await;
        // 25 and 26 December and 8 January; not 1 and 2 January, and not Saturday the 9th.
        let notes = &report.rows[0].notes;
        assert!(notes.contains(&Why::Blocks(3, 3)), "{report}");
        assert!(notes.contains(&Why::Makeup(vec!["2027-01-09".to_owned()])), "{report}");
        assert!(notes.contains(&Why::Provisional(vec![2026])), "{report}");
    })
    .await;
}
