//! Facilities through a mapping, and the plain CSV.

use super::super::report::{Action, Report};
use super::super::{FacilityPlan, Kind, Options, Plan, Reading, Why, read_bytes};
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
    read_bytes(Kind::Facilities, "v.json", text.as_bytes(), Some(&hong_kong()), &Options::default())
        .expect("records")
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
    assert_eq!((row.category, row.spaces[0].mode), (Category::Library, Some(Mode::Open)));
    assert!(row.hours_read() && row.publish.is_none() && row.hours_text.is_none());
    assert_eq!(row.source.as_deref(), Some("http://example.org"));
}

#[test]
fn hours_are_rules_only_where_both_languages_agree() {
    for (zh, en, why) in [
        ("上午9時至下午5時", "9am to 6pm", "≠"),
        ("上午9時至下午5時 網球場另議", "9am to 5pm", "「網球場另議」"),
    ] {
        let reading = venues(&[venue("甲", [zh, en])]);
        let row = &plan(&reading).facilities[0];
        assert!(!row.hours_read() && row.opening.is_empty());
        assert_eq!(row.hours_text.as_ref().map(|text| text.zh.as_str()), Some(zh));
        let notes = &row.notes;
        assert!(matches!(&notes[..], [Why::HoursAsText(note)] if note.contains(why)), "{notes:?}");
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
    assert_eq!((court.spaces[0].mode, court.spaces[0].capacity), (Some(Mode::Exclusive), Some(80)));
    assert!(court.hours_read() && !library.hours_read());
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
        report.add(row.row, row.label(), Action::Create, row.notes.clone());
    }
    let text = report.to_string();
    assert!(text.contains("试运行") && text.contains("新增 create 1 · 未导入 skipped 1"), "{text}");
    assert!(text.contains("保留原文 kept as text 1") && text.contains("Zoo"), "{text}");
}

/// All venues of the department: as many facilities, each with its own key.
#[test]
fn the_venues_of_hong_kong() {
    let Some(bytes) = shared("data/hk-lcsd-venues/moveHK.json") else { return };
    let reading = read_bytes(
        Kind::Facilities,
        "moveHK.json",
        &bytes,
        Some(&hong_kong()),
        &Options::default(),
    )
    .expect("records");
    let plan = plan(&reading);
    assert_eq!((plan.facilities.len(), reading.faults.as_slice()), (572, &[][..]));
    assert_eq!((plan.divisions.len(), plan.units.len()), (19, 1));
    let keys: BTreeSet<_> = plan.facilities.iter().map(|row| &row.source_key).collect();
    assert_eq!(keys.len(), 572);
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for row in &plan.facilities {
        *uses.entry(format!("{:?} {:?}", row.category, row.spaces[0].mode)).or_default() += 1;
        assert!(row.publish.is_none() && !row.address.is_empty(), "{}", row.name.en);
    }
    let report = Report::of(&reading, true);
    println!("{uses:#?}\nread {} unread {}", report.hours_read, report.hours_unread);
    assert_eq!(report.hours_read + report.hours_unread, 572);
    assert!(report.hours_read >= 460, "{}", report.hours_read);
}

#[test]
fn rows_with_one_name_bring_the_spaces_of_one_facility() {
    let text = "名称,单位,社区,类别,场地,方式,人数,电话\n\
                文体中心,郭门社区,郭门,体育馆,羽毛球场,整场预约,8,0559-1\n\
                文体中心,郭门社区,郭门,体育馆,阅览区,直接来,,\n\
                文体中心,郭门社区,郭门,体育馆,阅览区,直接来,,\n\
                文体中心,郭门社区,郭门,体育馆,乒乓室,整场预约,,\n\
                文体中心,郭门社区,郭门,图书室,棋牌室,整场预约,4,\n";
    let reading = reading(Kind::Facilities, "场地.csv", text.as_bytes());
    let plan = plan(&reading);
    let [centre] = &plan.facilities[..] else { panic!("one facility") };
    assert_eq!((centre.row, &centre.more[..], centre.spaces.len()), (2, &[3][..], 2));
    let why: Vec<_> = reading.faults.iter().map(|fault| (fault.row, fault.why.clone())).collect();
    let missing = Why::cell("capacity", linli_app::ports::imports::Slip::Missing, "");
    assert_eq!(why, [(4, Why::SameAs(2)), (5, missing), (6, Why::DiffersFrom(2))]);
}

#[test]
fn a_number_that_lost_its_digits_is_refused_and_not_guessed() {
    let text = "设施名称,所属单位,所在社区,类别,联系电话\n甲,某社区,3.41023E+11,图书室,0559-1\n\
                乙,某社区,郭门,图书室,1.38E+10\n丙,某社区,郭门,图书室,13800000000.0\n丁,某社区,郭门,图书室,#N/A\n";
    let reading = reading(Kind::Facilities, "f.csv", text.as_bytes());
    let rows: Vec<_> = reading.faults.iter().map(|fault| fault.row).collect();
    assert_eq!(rows, [2, 3, 5]);
    assert_eq!(plan(&reading).facilities[0].phone, "13800000000");
}
