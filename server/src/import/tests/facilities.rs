//! Facilities through a mapping, and the plain CSV.

use super::super::report::{Action, Report};
use super::super::{FacilityPlan, Kind, Plan, Reading, read_bytes};
use super::{hong_kong, reading, shared};
use linli_domain::facility::Category;
use linli_domain::space::Mode;
use std::collections::{BTreeMap, BTreeSet};

fn plan(reading: &Reading) -> &FacilityPlan {
    match &reading.plan {
        Plan::Facilities(plan) => plan,
        other => panic!("{other:?}"),
    }
}

fn venue(name: &str, hours: [&str; 2]) -> String {
    let [zh, en] = hours;
    format!(
        r#"{{"Name_cn": "{name}", "Name_en": "{name} E", "Address_cn": "地址", "Address_en": "Address",
            "Category_en": "Library", "District_cn": "東區", "District_en": "Eastern", "Phone": "2345 6789",
            "OpeningHour_cn": "{zh}", "OpeningHour_en": "{en}", "URL_en": "http://example.org"}}"#
    )
}

fn venues(records: &[String]) -> Reading {
    let text = format!(r#"{{"Venues": [{}]}}"#, records.join(","));
    read_bytes(Kind::Facilities, "v.json", text.as_bytes(), Some(&hong_kong())).expect("records")
}

#[test]
fn a_record_becomes_a_facility_of_its_unit_and_district() {
    let reading = venues(&[venue("甲", ["上午9時至下午5時", "9am to 5pm"])]);
    let plan = plan(&reading);
    let row = &plan.facilities[0];
    assert_eq!(
        plan.divisions.iter().map(|row| row.code.as_str()).collect::<Vec<_>>(),
        ["x-hk", "x-hk-eastern"]
    );
    assert_eq!(
        (row.division.as_str(), row.unit_key.as_str()),
        ("x-hk-eastern", plan.units[0].source_key.as_str())
    );
    assert_eq!((row.input.category, row.input.spaces[0].mode), (Category::Library, Mode::Open));
    assert!(row.hours_read && row.input.publish && row.input.hours_text.is_none());
    assert_eq!(row.source.as_deref(), Some("http://example.org"));
}

#[test]
fn hours_are_rules_only_where_both_languages_agree() {
    for (zh, en, why) in [
        ("上午9時至下午5時", "9am to 6pm", "differ"),
        ("上午9時至下午5時 網球場另議", "9am to 5pm", "「網球場另議」"),
    ] {
        let reading = venues(&[venue("甲", [zh, en])]);
        let row = &plan(&reading).facilities[0];
        assert!(!row.hours_read && row.input.opening.is_empty());
        assert_eq!(row.input.hours_text.as_ref().map(|text| text.zh.as_str()), Some(zh));
        assert!(row.note.as_deref().is_some_and(|note| note.contains(why)), "{:?}", row.note);
    }
}

#[test]
fn keys_are_stable_and_records_with_one_key_told_apart() {
    let (a, b) = (venue("甲", ["24小時", "24 hours"]), venue("乙", ["24小時", "24 hours"]));
    let changed = a.replace("2345 6789", "9999 9999");
    let first = venues(&[a.clone(), b.clone()]);
    let second = venues(&[b, changed.clone()]);
    let keys = |reading: &Reading| {
        plan(reading).facilities.iter().map(|row| row.source_key.clone()).collect::<BTreeSet<_>>()
    };
    assert_eq!(keys(&first), keys(&second));

    let third = venues(&[a.clone(), a, changed]);
    let rows = &plan(&third).facilities;
    assert_eq!((rows.len(), third.faults.len(), third.faults[0].row), (2, 1, 2));
    assert_eq!(rows[1].source_key, format!("{}#2", rows[0].source_key));
}

#[test]
fn an_unknown_category_is_refused_by_row() {
    let reading = venues(&[venue("甲", ["24小時", "24 hours"]).replace("Library", "Zoo")]);
    assert!(plan(&reading).facilities.is_empty() && plan(&reading).units.is_empty());
    assert_eq!((reading.faults[0].row, reading.faults[0].key.as_str()), (1, "甲"));
}

#[test]
fn the_plain_form() {
    let text = "unit,unit_kind,name_zh,category,division,address,phone,lat,lon,hours,mode,capacity\n\
                碧阳小学,school_public,操场,school_sports,341023100001,碧阳镇,0559-1,29.925,117.938,周一至周五18:00-21:00,exclusive,80\n\
                碧阳小学,school_public,图书室,library,341023100001,碧阳镇,,,,电话联系,,\n\
                某社区,,活动室,pub,341023100001,,,,,,,\n\
                某社区,,活动室,activity_room,341023100001,,,91,0,,,\n";
    let reading = reading(Kind::Facilities, "f.csv", text.as_bytes());
    let plan = plan(&reading);
    assert_eq!((plan.units.len(), plan.facilities.len()), (1, 2));
    let [court, library] = &plan.facilities[..] else { panic!("two rows") };
    assert_eq!((court.input.spaces[0].mode, court.input.spaces[0].capacity), (Mode::Exclusive, 80));
    assert!(court.hours_read && !library.hours_read);
    assert_eq!(reading.faults.iter().map(|fault| fault.row).collect::<Vec<_>>(), [4, 5]);
}

#[test]
fn the_report_loses_nothing() {
    let reading = venues(&[
        venue("甲", ["詳情待定", "9am to 6pm"]),
        venue("乙", ["24小時", "24 hours"]).replace("Library", "Zoo"),
    ]);
    let mut report = Report::of(&reading, true);
    for row in &plan(&reading).facilities {
        report.add(row.row, row.input.name.zh.clone(), Action::Create, row.note.clone());
    }
    let text = report.to_string();
    assert!(text.contains("试运行") && text.contains("新增 create 1 · 未导入 skipped 1"), "{text}");
    assert!(text.contains("保留原文 kept as text 1") && text.contains("Zoo"), "{text}");
}

/// All venues of the department: as many facilities, each with its own key.
#[test]
fn the_venues_of_hong_kong() {
    let Some(bytes) = shared("data/hk-lcsd-venues/moveHK.json") else { return };
    let reading =
        read_bytes(Kind::Facilities, "moveHK.json", &bytes, Some(&hong_kong())).expect("records");
    let plan = plan(&reading);
    assert_eq!((plan.facilities.len(), reading.faults.as_slice()), (572, &[][..]));
    assert_eq!((plan.divisions.len(), plan.units.len()), (19, 1));
    let keys: BTreeSet<_> = plan.facilities.iter().map(|row| &row.source_key).collect();
    assert_eq!(keys.len(), 572);
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for row in &plan.facilities {
        *uses
            .entry(format!("{:?} {:?}", row.input.category, row.input.spaces[0].mode))
            .or_default() += 1;
        assert!(row.input.publish, "{}", row.input.name.en);
    }
    let report = Report::of(&reading, true);
    println!("{uses:#?}\nread {} unread {}", report.hours_read, report.hours_unread);
    assert_eq!(report.hours_read + report.hours_unread, 572);
    assert!(report.hours_read >= 460, "{}", report.hours_read);
}
