//! Which days are which, as residents and staff meet it: notices and their corrections, calendars
//! of subtrees, school vacations.

mod notices;
mod subtrees;
mod vacations;

use crate::fixtures::town::{Town, at};
use linli_app::ports::facilities::FacilitySaved;
use linli_app::ports::holidays::{NoticeFile, NoticeReport};
use linli_domain::day_type::NoticeKind;
use linli_domain::division::CalendarId;
use serde_json::json;

/// A place open in the evening of working days and in the daytime of days off; one hall.
async fn evening_hall(town: &Town) -> FacilitySaved {
    town.publish(town.facility_from(json!({
        "name": { "zh": "活动室" }, "category": "activity_room", "address": "碧阳镇郭门路 3 号",
        "opening": [{ "days": ["workday", "makeup"], "hours": ["18:00-21:00"] },
                    { "days": ["weekend", "statutory", "off"], "hours": ["08:00-20:00"] }],
        "areas": [{ "key": "A" }],
        "spaces": [{ "key": "room", "areas": ["A"], "mode": "exclusive", "capacity": 20 }],
        "publish": true
    })))
    .await
}

/// A notice of 2026 as a CSV.
fn notice(days: &[(&str, NoticeKind)]) -> NoticeFile {
    let word = |kind| match kind {
        NoticeKind::Statutory => "statutory",
        NoticeKind::Off => "off",
        NoticeKind::Makeup => "makeup",
    };
    let rows = days.iter().map(|(day, kind)| format!("{day},{},节\n", word(*kind)));
    let text = format!("date,kind,name\n{}", rows.collect::<String>());
    NoticeFile { name: "notice.csv".to_owned(), bytes: text.into_bytes(), calendar: CalendarId::Cn }
}

/// Checks a notice and imports it.
async fn import(town: &Town, file: &NoticeFile) -> NoticeReport {
    let holidays = &town.services.holidays;
    let report = holidays.check_notice(&town.admin, file).await.expect("is checked");
    assert!(report.faults.is_empty(), "{:?}", report.faults);
    let carried = report.carried.expect("something changes");
    holidays.import_notice(&town.admin, &carried, false).await.expect("is imported")
}
