//! The table held against stories, and properties of it.

use super::*;
use crate::account::{Role, ScopeKind};
use proptest::prelude::*;

const HERE: &str = "/34/3410/341023/341023100/341023100001/";
const NEXT_DOOR: &str = "/34/3410/341023/341023100/341023100002/";

fn holding(role: Role, scope: Scope, path: &str) -> Identity {
    let held = Held { role, scope, path: path.to_owned() };
    let assurance = crate::person::Assurance::Own;
    Identity {
        account: "a".into(),
        person: "p".into(),
        grants: vec![held],
        suspended: false,
        assurance,
    }
}

fn liaison_of(unit: &str) -> Identity {
    holding(Role::UnitLiaison, Scope::Unit(unit.into()), "")
}

fn worker() -> Identity {
    holding(Role::CommunityWorker, Scope::Division("341023100001".into()), HERE)
}

#[test]
fn a_liaison_runs_only_its_own_unit() {
    assert!(liaison_of("u1").runs_unit(&"u1".into()));
    assert!(!liaison_of("u1").runs_unit(&"u2".into()));
    let other = UnitId::from("u2");
    let at = Place::of_unit(&other, HERE);
    assert_eq!(access(&liaison_of("u1"), Act::Close, at), Access::Invisible);
}

#[test]
fn a_keeper_opens_the_door_and_publishes_nothing() {
    let unit = UnitId::from("u");
    let keeper = holding(Role::FacilityKeeper, Scope::Unit(unit.clone()), "");
    let at = Place::of_unit(&unit, HERE);
    for act in [Act::MarkOpening, Act::CloseToday, Act::Block, Act::CheckIn] {
        assert_eq!(access(&keeper, act, at), Access::Yes, "{act:?}");
    }
    assert_eq!(access(&keeper, Act::Publish, at), Access::Forbidden);
    assert_eq!(access(&keeper, Act::ManageBookings, at), Access::Forbidden);
    assert_eq!(access(&keeper, Act::SeePersons, at), Access::Invisible);
}

#[test]
fn a_worker_answers_for_units_of_its_community_and_no_further() {
    let unit = UnitId::from("u");
    for act in [Act::AnswerLockedReports, Act::Close, Act::ManageBookings, Act::VouchPersons] {
        assert_eq!(access(&worker(), act, Place::of_unit(&unit, HERE)), Access::Yes, "{act:?}");
        let there = Place::of_unit(&unit, NEXT_DOOR);
        assert_eq!(access(&worker(), act, there), Access::Invisible, "{act:?}");
    }
    assert_eq!(access(&worker(), Act::Publish, Place::of_unit(&unit, HERE)), Access::Forbidden);
}

#[test]
fn officers_see_figures_of_their_subtree_and_nobodys_name() {
    let street = "/34/3410/341023/341023100/";
    let officer = holding(Role::StreetOfficer, Scope::Division("341023100".into()), street);
    assert!(officer.may(Act::SeeFigures, Place::of_division(HERE)));
    assert!(officer.may(Act::SeeFigures, Place::of_division(street)));
    assert!(!officer.may(Act::SeeFigures, Place::of_division("/34/3410/341023/")));
    assert_eq!(access(&officer, Act::SeePersons, Place::of_division(HERE)), Access::Invisible);
}

#[test]
fn the_three_administrators_share_no_act_of_change() {
    for act in Act::ALL.into_iter().filter(|act| *act != Act::SeeAccounts) {
        let three = [Role::AdminSystem, Role::AdminSecurity, Role::AdminAudit];
        assert!(three.into_iter().filter(|role| does(*role, act)).count() <= 1, "{act:?}");
    }
    for act in Act::ALL {
        assert_eq!(does(Role::AdminAudit, act), act == Act::ReadAudit, "{act:?}");
        let others = Role::ALL.into_iter().filter(|role| *role != Role::AdminAudit);
        assert!(act != Act::ReadAudit || !others.into_iter().any(|role| does(role, act)));
    }
}

#[test]
fn whoever_may_change_a_thing_may_see_it() {
    for role in Role::ALL {
        for act in Act::ALL {
            assert!(!does(role, act) || does(role, act.seen_by()), "{role:?} {act:?}");
        }
    }
}

#[test]
fn a_grant_whose_division_is_gone_reaches_nothing() {
    let lost = holding(Role::CommunityWorker, Scope::Division("341023100001".into()), "");
    assert!(!lost.may(Act::SeePersons, Place::of_division(HERE)));
    assert!(!lost.may(Act::SeePersons, Place::EVERYWHERE));
    assert!(lost.paths(Act::SeePersons).is_empty());
}

fn scope_of(role: Role, at: usize) -> (Scope, String) {
    let codes = ["34", "3410", "341023", "341023100", "341023100001"];
    match role.scope_kind() {
        ScopeKind::None => (Scope::All, String::new()),
        ScopeKind::Unit => (Scope::Unit(format!("u{at}").as_str().into()), String::new()),
        ScopeKind::Division(_) => {
            let path = codes[..=at].iter().fold("/".to_owned(), |path, code| path + code + "/");
            (Scope::Division(codes[at].into()), path)
        }
    }
}

proptest! {
    /// A second grant never takes anything away, and a wider place never shows less.
    #[test]
    fn grants_only_add(one in 0..12_usize, other in 0..12_usize, at in 0..5_usize, act in 0..31_usize) {
        let (scope, path) = scope_of(Role::ALL[one], at);
        let alone = holding(Role::ALL[one], scope, &path);
        let mut both = alone.clone();
        let (scope, path) = scope_of(Role::ALL[other], at);
        both.grants.push(Held { role: Role::ALL[other], scope, path });
        let unit = UnitId::from("u1");
        let place = Place::of_unit(&unit, HERE);
        prop_assert!(access(&both, Act::ALL[act], place) <= access(&alone, Act::ALL[act], place));
    }
}
