//! School vacations: the overlay, and who sets it.

use super::at;
use crate::fixtures::town::{COMMUNITY, code, space};
use crate::fixtures::{Town, both};
use linli_app::ports::facilities::{AvailabilityQuery, FacilitySaved, Search};
use linli_app::ports::vacations::{VacationInput, VacationOwner};
use linli_app::ports::{Caller, Paging};
use linli_domain::account::{Role, Scope};
use linli_domain::ids::UnitId;
use linli_domain::vacation::Stage;
use serde_json::json;

const ALL: [Stage; 3] = [Stage::Primary, Stage::Junior, Stage::Senior];

async fn school(town: &Town) -> UnitId {
    let unit =
        json!({ "name": { "zh": "碧阳小学" }, "kind": "school_public", "division": COMMUNITY });
    let unit = serde_json::from_value(unit).expect("a unit");
    town.services.places.create_unit(&town.admin, unit).await.expect("is made").id
}

/// The school's gym: evenings on working days, all day in vacations.
async fn gym(town: &Town, school: &UnitId) -> FacilitySaved {
    let mut gym = town.facility_from(json!({
        "name": { "zh": "体育馆" }, "category": "school_sports", "address": "碧阳镇学校路 1 号", "phone": "0559-5522003",
        "opening": [{ "days": ["workday", "makeup"], "hours": ["18:00-21:00"] },
                    { "days": ["school_vacation"], "hours": ["09:00-17:00"] }],
        "areas": [{ "key": "A" }],
        "spaces": [{ "key": "gym", "areas": ["A"], "mode": "exclusive", "capacity": 40 }],
        "publish": true
    }));
    gym.unit_id = school.clone();
    let made = town.services.facilities.create(&town.admin, gym, None).await;
    made.expect("is published").value
}

fn range(owner: VacationOwner, stages: &[Stage], first: &str, last: &str) -> VacationInput {
    VacationInput {
        owner,
        id: None,
        stages: stages.to_vec(),
        first: first.parse().expect("a date"),
        last: last.parse().expect("a date"),
        source: "教育局通知(测试数据)".to_owned(),
    }
}

fn county() -> VacationOwner {
    VacationOwner::Division("341023".into())
}

/// What week view, search, free times and admission say of ten to eleven on a day of December:
/// the same, or the test fails.
async fn open_in_the_morning(town: &Town, gym: &FacilitySaved, day: u32) -> bool {
    let room = space(gym, "gym");
    let facilities = &town.services.facilities;
    let (start, end) = (at(day, "10:00"), at(day, "11:00"));
    let date = start.date_naive();
    let page = facilities.facility(&town.admin, &gym.id).await.expect("is seen");
    let of_day = page.week.iter().find(|open| open.day.date == date).expect("in the week");
    let shown = of_day.hours.iter().any(|hours| hours.from <= 600 && 660 <= hours.to);
    assert_eq!(of_day.school_vacation, shown);
    let wanted = AvailabilityQuery { from: date, to: date, minutes: Some(60), persons: None };
    let free = facilities.availability(&town.admin, &room, &wanted).await.expect("is answered");
    assert_eq!(free.starts.contains(&start), shown, "free times");
    let wanted = Search { from: Some(start), to: Some(end), ..Search::default() };
    let found = facilities.search(&town.admin, &wanted, &Paging::default()).await;
    let found = found.expect("is answered").items.iter().any(|one| one.id == gym.id);
    assert_eq!(found, shown, "search");
    let asked = crate::fixtures::town::asked(&room, start, end);
    let preview = town.services.bookings.preview(&town.admin, asked).await;
    assert_eq!(code(&preview), if shown { "ok" } else { "closed" }, "admission");
    shown
}

#[tokio::test]
async fn every_door_agrees_on_the_vacation_of_a_district_and_of_a_school() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let school = school(&town).await;
        let gym = gym(&town, &school).await;
        assert!(!open_in_the_morning(&town, &gym, 3).await);
        let vacations = &town.services.vacations;
        let december = range(county(), &ALL, "2026-12-02", "2026-12-04");
        vacations.save_vacation(&town.admin, &december, false).await.expect("is kept");
        assert!(open_in_the_morning(&town, &gym, 3).await);
        assert!(!open_in_the_morning(&town, &gym, 7).await);
        // The school decides for itself: of this school year only its own ranges count.
        let own = range(VacationOwner::Unit(school), &ALL, "2026-12-07", "2026-12-07");
        vacations.save_vacation(&town.admin, &own, false).await.expect("is kept");
        assert!(!open_in_the_morning(&town, &gym, 3).await);
        assert!(open_in_the_morning(&town, &gym, 7).await);
    })
    .await;
}

#[tokio::test]
async fn a_school_is_not_open_while_one_of_its_stages_has_lessons() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let school = school(&town).await;
        let gym = gym(&town, &school).await;
        let vacations = &town.services.vacations;
        for (stages, last) in [(&ALL[..1], "2026-12-04"), (&ALL[1..], "2026-12-02")] {
            let range = range(county(), stages, "2026-12-02", last);
            vacations.save_vacation(&town.admin, &range, false).await.expect("is kept");
        }
        assert!(open_in_the_morning(&town, &gym, 2).await);
        assert!(!open_in_the_morning(&town, &gym, 3).await);
        vacations.set_stages(&town.admin, &school, &ALL[..1]).await.expect("is kept");
        assert!(open_in_the_morning(&town, &gym, 3).await, "a primary school only");
    })
    .await;
}

#[tokio::test]
async fn shortening_a_vacation_lists_whom_it_affects() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let school = school(&town).await;
        let gym = gym(&town, &school).await;
        let vacations = &town.services.vacations;
        let wide = range(county(), &ALL, "2026-12-02", "2026-12-04");
        vacations.save_vacation(&town.admin, &wide, false).await.expect("is kept");
        let view = vacations.vacations(&town.admin, &county()).await.expect("is read");
        let kept = &view.ranges[0];
        let resident = town.resident("wang").await;
        let booked =
            town.book(&resident, &space(&gym, "gym"), at(4, "10:00"), at(4, "11:00")).await;
        let booked = booked.expect("is booked");
        let shorter = VacationInput {
            id: Some((kept.id.clone(), kept.version)),
            ..range(county(), &ALL, "2026-12-02", "2026-12-03")
        };
        for dry_run in [true, false] {
            let affected = vacations.save_vacation(&town.admin, &shorter, dry_run).await;
            let affected = affected.expect("is answered");
            assert_eq!(affected.bookings.iter().map(|b| &b.id).collect::<Vec<_>>(), [&booked.id]);
        }
        let again = vacations.save_vacation(&town.admin, &shorter, false).await;
        assert_eq!(code(&again), "stale", "the version has moved on");
        let gone = vacations.withdraw_vacation(&town.admin, &kept.id, false).await;
        assert!(gone.expect("is taken back").bookings.is_empty(), "it lay outside already");
        let view = vacations.vacations(&town.admin, &county()).await.expect("is read");
        assert!(view.ranges.is_empty());
        let twice = vacations.withdraw_vacation(&town.admin, &kept.id, false).await;
        assert_eq!(code(&twice), "not_found");
    })
    .await;
}

#[tokio::test]
async fn who_may_set_them_and_who_does_not_learn_of_them() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let school = VacationOwner::Unit(school(&town).await);
        let vacations = &town.services.vacations;
        let resident = town.resident("wang").await;
        let body = VacationOwner::Unit(town.unit.clone());
        let VacationOwner::Unit(unit) = school.clone() else { panic!("a school") };
        let teacher = town.with_role("teacher", Role::UnitLiaison, Scope::Unit(unit)).await;
        let district = Scope::Division("341023".into());
        let officer = town.with_role("officer", Role::DistrictOfficer, district).await;
        let street = Scope::Division("341023100".into());
        let street = town.with_role("street", Role::StreetOfficer, street).await;
        let city = VacationOwner::Division("3410".into());
        for (caller, owner, expected) in [
            (&town.admin, &school, "ok"),
            (&town.admin, &county(), "ok"),
            (&town.admin, &body, "not_found"),
            (&town.liaison, &school, "not_found"),
            (&town.liaison, &body, "not_found"),
            (&town.liaison, &county(), "not_found"),
            (&teacher, &school, "ok"),
            (&teacher, &county(), "not_found"),
            (&officer, &county(), "ok"),
            (&officer, &school, "ok"),
            (&officer, &city, "not_found"),
            (&street, &county(), "not_found"),
            (&resident, &county(), "not_found"),
            (&Caller::default(), &county(), "signed_out"),
        ] {
            let range = range(owner.clone(), &ALL, "2026-12-02", "2026-12-04");
            let kept = vacations.save_vacation(caller, &range, false).await;
            assert_eq!(code(&kept), expected, "{owner:?}");
            assert_eq!(code(&vacations.vacations(caller, owner).await), expected, "{owner:?}");
        }
        assert_eq!(code(&vacations.owners(&resident).await), "not_found");
        let owners = vacations.owners(&town.admin).await.expect("are read");
        let told: Vec<_> = owners.iter().map(|one| (one.name.zh.as_str(), one.ranges)).collect();
        assert_eq!(told, [("黟县", 2), ("碧阳小学", 3)]);
        let own = vacations.owners(&teacher).await.expect("are read");
        assert_eq!(own.iter().map(|one| one.name.zh.as_str()).collect::<Vec<_>>(), ["碧阳小学"]);
    })
    .await;
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_beside_its_field() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let good = range(county(), &ALL, "2026-12-02", "2026-12-04");
        let none = range(county(), &[], "2026-12-02", "2026-12-04");
        let reversed = range(county(), &ALL, "2026-12-04", "2026-12-02");
        let endless = range(county(), &ALL, "2026-01-01", "2026-12-31");
        let unsaid = VacationInput { source: " ".to_owned(), ..good };
        for (range, field) in
            [(none, "stages"), (reversed, "last"), (endless, "last"), (unsaid, "source")]
        {
            let answer = town.services.vacations.save_vacation(&town.admin, &range, false).await;
            let error = answer.expect_err("makes no sense");
            assert_eq!(linli_app::forms::field_of(&error), Some(field));
        }
    })
    .await;
}
