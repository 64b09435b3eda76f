//! Importing: what a file says is there afterwards, the same file twice changes nothing, and an
//! import can be taken back.

mod browser;
mod exports;
mod timetables;
mod undone;

use crate::fixtures::both;
use crate::fixtures::town::{Town, at};
use linli_app::ports::facilities::{FacilityPatch, Search};
use linli_app::ports::{Caller, Paging};
use linli_domain::day_type::DayType;
use linli_domain::division::CalendarId;
use linli_domain::name::Name;
use linli_server::import::report::{Action, Report};
use linli_server::import::{Kind, Mapping, Options, Reading, read, read_bytes};
use linli_server::services::Core;
use linli_server::store::calendars;
use std::path::{Path, PathBuf};

/// Data that lies beside the project; absent elsewhere.
fn shared(path: &str) -> Option<PathBuf> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(path);
    if !file.exists() {
        println!("skipped: {} is not there", file.display());
        return None;
    }
    Some(file)
}

async fn import(core: &Core, reading: &Reading, dry_run: bool) -> Report {
    core.import(reading, dry_run).await.expect("the database works")
}

fn count(report: &Report, action: Action) -> usize {
    report.totals().get(&action).copied().unwrap_or(0)
}

async fn found(core: &Core, q: &str) -> usize {
    let wanted = Search { q: Some(q.to_owned()), ..Search::default() };
    let paging = Paging { limit: Some(200), cursor: None };
    let search = core.services().facilities;
    let page = search.search(&Caller::default(), &wanted, &paging).await.expect("is searched");
    page.items.len()
}

const TWO_VENUES: &str = r#"[
    {"Name_cn": "柴灣公園", "Name_en": "Chai Wan Park", "Address_cn": "柴灣翠灣街", "Address_en": "Tsui Wan Street",
     "District_cn": "東區", "District_en": "Eastern", "Category_cn": "公園", "Phone": "2898 7560",
     "Category_en": "Gardens, Recreation Grounds and Parks", "OpeningHour_cn": "上午7時至晚上11時",
     "OpeningHour_en": "7:00am to 11:00pm"},
    {"Name_cn": "太平洋公園", "Name_en": "Pacific Park", "Address_cn": "某街", "Address_en": "Some Street",
     "District_cn": "東區", "District_en": "Eastern", "Category_cn": "公園", "Phone": "2898 0000",
     "Category_en": "Gardens, Recreation Grounds and Parks", "OpeningHour_cn": "視乎天氣",
     "OpeningHour_en": "depends on the weather"}
]"#;

fn venues(text: &str) -> Reading {
    let mapping = Mapping::load("hk-lcsd").expect("is built in");
    read_bytes(Kind::Facilities, "v.json", text.as_bytes(), Some(&mapping), &Options::default())
        .expect("is read")
}

#[tokio::test]
async fn a_dry_run_says_the_same_and_writes_nothing() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let reading = venues(TWO_VENUES);
        let dry = import(&town.core, &reading, true).await;
        assert_eq!(found(&town.core, "公園").await, 0);
        let wet = import(&town.core, &reading, false).await;
        assert_eq!(dry.totals(), wet.totals());
        assert_eq!((wet.hours_read, wet.hours_unread), (1, 1));
        assert_eq!(found(&town.core, "公園").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_second_run_changes_nothing_and_a_changed_source_changes_its_own() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        import(&town.core, &venues(TWO_VENUES), false).await;
        let again = import(&town.core, &venues(TWO_VENUES), false).await;
        assert_eq!(count(&again, Action::Unchanged), again.rows.len());
        let moved = TWO_VENUES.replace("柴灣翠灣街", "柴灣新街");
        let third = import(&town.core, &venues(&moved), false).await;
        assert_eq!((count(&third, Action::Update), found(&town.core, "新街").await), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn what_the_unit_changed_by_hand_outlives_a_second_run() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        import(&town.core, &venues(TWO_VENUES), false).await;
        let wanted = Search { q: Some("pacific".to_owned()), ..Search::default() };
        let facilities = &town.services.facilities;
        let page = facilities.search(&town.admin, &wanted, &Paging::default()).await;
        let id = page.expect("is found").items[0].id.clone();
        let by_hand = Name::new("太平洋公園（東門）", "");
        let patch = FacilityPatch { name: Some(by_hand.clone()), ..FacilityPatch::default() };
        facilities.update(&town.admin, &id, 1, patch).await.expect("is changed");
        import(&town.core, &venues(TWO_VENUES), false).await;
        let seen = facilities.facility(&town.admin, &id).await.expect("is seen");
        assert_eq!(seen.name, by_hand);
    })
    .await;
}

#[tokio::test]
async fn a_later_notice_replaces_the_earlier_one() {
    both(async |fresh| {
        let core = Town::on(&fresh.db).await.core;
        let notice = |days: &str| {
            let text = format!(r#"{{"year": 2026, "papers": ["p"], "days": [{days}]}}"#);
            read_bytes(Kind::Holidays, "2026.json", text.as_bytes(), None, &Options::default())
                .expect("is read")
        };
        let new_year = r#"{"name": "元旦", "date": "2026-01-01", "isOffDay": true}"#;
        let makeup = r#"{"name": "元旦", "date": "2026-01-04", "isOffDay": false}"#;
        import(&core, &notice(new_year), false).await;
        let report = import(&core, &notice(&format!("{new_year}, {makeup}")), false).await;
        assert_eq!(count(&report, Action::Update), 2, "{report}");
        let mut conn = fresh.db.read().await.expect("a connection");
        let calendar = calendars::calendar(&mut conn, CalendarId::Cn, 2026, 2026).await;
        let day = calendar.expect("is read").day("2026-01-04".parse().expect("a date"));
        assert_eq!((day.day_type, day.provisional), (DayType::Makeup, false));
    })
    .await;
}

#[tokio::test]
async fn the_real_venues_divisions_and_notices_go_in_and_a_second_time_nothing_happens() {
    let Some(venues) = shared("hk-lcsd-venues/moveHK.json") else { return };
    let Some(divisions) = shared("cn-divisions/430102_芙蓉区_5level.csv") else { return };
    let Some(notice) = shared("cn-holidays/2026.json") else { return };
    both(async |fresh| {
        let core = Town::at_time(&fresh.db, at(1, "12:00")).await.core;
        let readings = [
            read(Kind::Divisions, &divisions, None, &Options::default()).expect("is read"),
            read(Kind::Holidays, &notice, None, &Options::default()).expect("is read"),
            read(Kind::Facilities, &venues, Some("hk-lcsd"), &Options::default()).expect("is read"),
        ];
        for reading in &readings {
            let first = import(&core, reading, false).await;
            assert_eq!(count(&first, Action::Skip), 0, "{first}");
            let again = import(&core, reading, false).await;
            assert_eq!(count(&again, Action::Unchanged), again.rows.len());
        }
        assert!(found(&core, "park").await > 50);
    })
    .await;
}
