//! Through the port, as pages do: a draft is looked at, corrected, carried out, taken back; and only
//! by those who may.

use super::found;
use crate::fixtures::both;
use crate::fixtures::town::{Town, code};
use Action::{Create, Pass, Skip};
use linli_app::ports::Caller;
use linli_app::ports::imports::{
    Action, Correction, Drafted, RowsAsked, RunState, RunView, Upload, Wanted,
};
use linli_domain::ids::UnitId;
use linli_server::import::{Kind, Why};
use std::time::Duration;

const ROOMS: &str = "郭门社区场地表,,,,\n名称,类别,地址,开放时间,性质说明\n\
    郭门棋牌室,活动室,郭门路3号,周一至周日8:00-22:00,甲\n郭门书屋,书的地方,郭门路3号,周一至周日8:00-22:00,乙\n\
    郭门舞蹈室,活动室,,周一至周日8:00-22:00,丙\n";

fn upload(unit: Option<UnitId>, kind: Kind, text: &str) -> Upload {
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    Upload { kind, unit, name: "场地表.csv".to_owned(), bytes: bytes.into_owned() }
}

async fn draft(town: &Town, who: &Caller, upload: Upload) -> String {
    match town.services.imports.draft(who, upload).await.expect("may be sent") {
        Drafted::Draft(id) => id,
        Drafted::Unreadable(why) => panic!("{why:?}"),
    }
}

async fn seen(town: &Town, who: &Caller, id: &str) -> RunView {
    town.services.imports.run(who, id, RowsAsked::default()).await.expect("is seen")
}

/// The run once it stands there; runs go on in the background.
async fn until(town: &Town, who: &Caller, id: &str, state: RunState) -> RunView {
    for _ in 0..400 {
        let view = seen(town, who, id).await;
        if view.item.state == state {
            return view;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the run never came to {state:?}");
}

#[tokio::test]
async fn a_clerk_looks_corrects_imports_and_takes_back() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let (who, imports) = (&town.liaison, &town.services.imports);
        let unit = Some(town.unit.clone());
        let id = draft(&town, who, upload(unit.clone(), Kind::Facilities, ROOMS)).await;
        let view = seen(&town, who, &id).await;
        assert_eq!(
            (view.encoding.as_str(), view.header_row, view.missing.len()),
            ("GB18030", 2, 0)
        );
        let done: Vec<_> = view.rows.iter().map(|row| (row.row, row.action)).collect();
        assert_eq!(done, [(3, Create), (4, Skip), (5, Create), (1, Pass)]);
        assert!(matches!(&view.rows[2].notes[..], [Why::Hidden(what)] if what == &["address"]));
        assert_eq!(found(&town.core, "郭门").await, 0);
        let correction = Correction {
            cells: [((1, "category".to_owned()), "农家书屋".to_owned())].into(),
            columns: [(4, "rules".to_owned())].into(),
            ..Correction::default()
        };
        imports.correct(who, &id, correction).await.expect("is corrected");
        assert_eq!(seen(&town, who, &id).await.totals.get(&Skip), None);
        imports.start(who, &id).await.expect("starts");
        let view = until(&town, who, &id, RunState::Done).await;
        assert_eq!((view.done, view.item.total, found(&town.core, "郭门").await), (3, 3, 2));
        let wanted = Wanted::Report { run: id.clone(), english: true };
        let report = imports.download(who, wanted).await.expect("is written");
        assert!(String::from_utf8_lossy(&report.bytes).contains("郭门书屋,New"));
        assert_eq!(code(&imports.start(who, &id).await), "wrong_state");
        // The same file again: nothing to write.
        let again = draft(
            &town,
            who,
            upload(
                unit.clone(),
                Kind::Facilities,
                &ROOMS.replace("书的地方", "图书室").replace("性质说明", "须知"),
            ),
        )
        .await;
        assert_eq!(seen(&town, who, &again).await.totals.get(&Action::Unchanged), Some(&3));
        imports.discard(who, &again).await.expect("goes");
        imports.undo(who, &id).await.expect("is undone");
        assert!(until(&town, who, &id, RunState::Undone).await.kept.is_empty());
        assert_eq!(found(&town.core, "郭门").await, 0);
        let own = imports.runs(who, unit).await.expect("a list");
        assert_eq!((own.len(), own[0].state), (1, RunState::Undone));
    })
    .await;
}

#[tokio::test]
async fn nobody_imports_for_others() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let imports = &town.services.imports;
        let unit = Some(town.unit.clone());
        let id = draft(&town, &town.liaison, upload(unit.clone(), Kind::Facilities, ROOMS)).await;
        let resident = town.resident("zhou").await;
        for who in [&resident, &Caller::default()] {
            let refused = if who.identity.is_some() { "not_found" } else { "signed_out" };
            let sent = imports.draft(who, upload(unit.clone(), Kind::Facilities, ROOMS)).await;
            assert_eq!(code(&sent), refused);
            assert_eq!(code(&imports.run(who, &id, RowsAsked::default()).await), refused);
            assert_eq!(code(&imports.start(who, &id).await), refused);
            assert_eq!(code(&imports.undo(who, &id).await), refused);
            assert_eq!(code(&imports.discard(who, &id).await), refused);
            assert_eq!(code(&imports.correct(who, &id, Correction::default()).await), refused);
            assert_eq!(code(&imports.runs(who, unit.clone()).await), refused);
            let wanted = Wanted::Report { run: id.clone(), english: false };
            assert_eq!(code(&imports.download(who, wanted).await), refused);
        }
        // A liaison brings facilities of its own unit, and nothing for everybody.
        let everywhere = imports
            .draft(&town.liaison, upload(None, Kind::Divisions, "代码,名称\n34,安徽省\n"))
            .await;
        assert_ne!(code(&everywhere), "ok");
        let others = ROOMS.replace("性质说明", "单位").replace(",甲\n", ",碧阳小学\n");
        let id = draft(&town, &town.liaison, upload(unit, Kind::Facilities, &others)).await;
        let view = seen(&town, &town.liaison, &id).await;
        assert_eq!(view.rows[0].action, Action::Skip, "{:?}", view.rows[0]);
    })
    .await;
}

#[tokio::test]
async fn columns_that_nobody_knows_are_named_by_the_clerk() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let text = "甲列,乙列,丙列\n碧阳小学,公办学校,0559-7\n";
        let id = draft(&town, &town.admin, upload(None, Kind::Units, text)).await;
        let view = seen(&town, &town.admin, &id).await;
        assert_eq!(view.missing, ["name", "unit_kind", "division"]);
        let imports = &town.services.imports;
        assert_eq!(code(&imports.start(&town.admin, &id).await), "incomplete");
        let correction = Correction {
            columns: [(0, "name"), (1, "unit_kind"), (2, "phone")]
                .map(|(at, key)| (at, key.to_owned()))
                .into(),
            fixed: [("division".to_owned(), "郭门".to_owned())].into(),
            ..Correction::default()
        };
        imports.correct(&town.admin, &id, correction).await.expect("is corrected");
        let view = seen(&town, &town.admin, &id).await;
        assert_eq!(view.totals.get(&Action::Create), Some(&1), "{:?}", view.rows);
    })
    .await;
}
