//! Lists of divisions.

use super::super::{DivisionPlan, Faults, Kind, Plan};
use super::{reading, refused, shared};
use linli_domain::division::{CalendarId, DivisionLevel};

fn divisions(name: &str, bytes: &[u8]) -> (DivisionPlan, Faults) {
    let reading = reading(Kind::Divisions, name, bytes);
    match reading.plan {
        Plan::Divisions(plan) => (plan, reading.faults),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_list_brings_its_ancestors_parents_first() {
    let text = "village_code,province_code,province,city_code,city,county_code,county,street_code,street,village\n\
                341023100001,34,安徽省,3410,黄山市,341023,黟县,341023100,碧阳镇,郭门社区居委会\n\
                341023100002,34,安徽省,3410,黄山市,341023,黟县,341023100,碧阳镇,北街社区居委会\n";
    let (plan, faults) = divisions("a.csv", text.as_bytes());
    let found: Vec<_> =
        plan.rows.iter().map(|row| (row.code.as_str(), row.name.zh.as_str(), row.row)).collect();
    let expected = [
        ("34", "安徽省", 2),
        ("3410", "黄山市", 2),
        ("341023", "黟县", 2),
        ("341023100", "碧阳镇", 2),
        ("341023100001", "郭门社区居委会", 2),
        ("341023100002", "北街社区居委会", 3),
    ];
    assert_eq!(found, expected);
    assert_eq!(plan.rows[4].parent, Some("341023100".into()));
    assert_eq!(plan.rows[4].level, DivisionLevel::Community);
    assert!(faults.is_empty() && plan.outside.is_empty());
}

#[test]
fn contradictions_are_named_by_row() {
    let text = "street_code,street,county_code,county\n341023100,碧阳镇,341023,黟县\n\
                341023101,宏村镇,341023,黟山县\n341024100,渔亭镇,341023,黟县\n34102,坏,341023,黟县\n";
    let (plan, faults) = divisions("a.csv", text.as_bytes());
    let rows: Vec<_> = faults.iter().map(|fault| (fault.row, fault.key.as_str())).collect();
    assert_eq!(rows, [(3, "341023"), (5, "34102")]);
    assert_eq!(plan.rows.len(), 4);
    // 黟县 needs its city; 341024100 belongs to a county that the file does not hold.
    assert_eq!(plan.outside, vec!["3410".into(), "341024".into()]);
}

#[test]
fn the_plain_form() {
    let text = "code,name,level,parent,calendar,name_en\nx-hk-e,東區,district,x-hk,,Eastern\n\
                x-hk,香港,province,,hk,Hong Kong\nx-a,甲,street,x-hk-e,de,\nx-b,乙,province,x-hk,,\nx-c,丙,city,x-b,,\n";
    let (plan, faults) = divisions("a.csv", text.as_bytes());
    let codes: Vec<_> = plan.rows.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(codes, ["x-hk", "x-hk-e"]);
    assert_eq!((plan.rows[0].calendar, plan.rows[1].calendar), (Some(CalendarId::Hk), None));
    assert_eq!(faults.iter().map(|fault| fault.row).collect::<Vec<_>>(), [4, 5, 6]);
    assert!(refused(Kind::Divisions, "a,b\n1,2\n").contains("code"));
}

#[test]
fn the_three_counties_read_alike_from_list_and_tree() {
    for (county, count) in [("341023_黟县", 70), ("430102_芙蓉区", 83), ("450206_柳江区", 118)]
    {
        let folder = "data/cn-divisions";
        let (Some(list), Some(tree)) = (
            shared(&format!("{folder}/{county}_5level.csv")),
            shared(&format!("{folder}/{county}_tree.json")),
        ) else {
            return;
        };
        let (list, faults) = divisions("l.csv", &list);
        let (tree, more) = divisions("t.json", &tree);
        assert!(faults.is_empty() && more.is_empty(), "{faults:?} {more:?}");
        let known = |plan: &DivisionPlan| {
            plan.rows
                .iter()
                .map(|row| (row.code.clone(), row.name.clone(), row.parent.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(known(&list), known(&tree));
        assert_eq!(
            list.rows.iter().filter(|row| row.level == DivisionLevel::Community).count(),
            count
        );
    }
}

#[test]
fn the_streets_of_a_city_need_it() {
    let Some(bytes) = shared("data/cn-divisions/3410_黄山市_streets.csv") else { return };
    let (plan, faults) = divisions("s.csv", &bytes);
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(plan.outside, vec!["3410".into()]);
    assert_eq!(plan.rows.iter().filter(|row| row.level == DivisionLevel::District).count(), 7);
}
