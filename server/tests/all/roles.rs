//! Making accounts with roles: each where it belongs, and the three administrators apart.

use crate::fixtures::databases::Fresh;
use crate::fixtures::town::{COMMUNITY, code};
use crate::fixtures::{Town, both};
use linli_app::error::AppError;
use linli_app::ports::Answer;
use linli_app::ports::accounts::{AccountView, NewAccount};
use linli_domain::account::{Grant, Role, Scope};

async fn make(town: &Town, login: &str, grants: Vec<(Role, Scope)>) -> Answer<AccountView> {
    let new = NewAccount {
        login: login.to_owned(),
        name: "测试".to_owned(),
        password: "correct horse 7".to_owned(),
        ..NewAccount::default()
    };
    let grants = grants.into_iter().map(|(role, scope)| Grant { role, scope }).collect();
    town.core.make_account(&town.admin, new, grants).await.map_err(AppError::from)
}

#[tokio::test]
async fn a_role_is_given_only_where_it_belongs() {
    both(async |fresh: &Fresh| {
        let town = Town::on(&fresh.db).await;
        let division = |code: &str| Scope::Division(code.into());
        let good = [
            (Role::Resident, Scope::All),
            (Role::UnitLiaison, Scope::Unit(town.unit.clone())),
            (Role::FacilityKeeper, Scope::Unit(town.unit.clone())),
            (Role::CommunityWorker, division(COMMUNITY)),
            (Role::StreetOfficer, division("341023100")),
            (Role::DistrictOfficer, division("341023")),
            (Role::CityOfficer, division("3410")),
            (Role::Inspector, division("341023")),
            (Role::AdminSecurity, Scope::All),
            (Role::AdminAudit, Scope::All),
        ];
        for (role, scope) in good {
            let made = make(&town, role.as_str(), vec![(role, scope)]).await;
            assert!(made.expect("is made").roles.contains(&role), "{role:?}");
        }
        let bad = [
            (Role::UnitLiaison, Scope::All),
            (Role::UnitLiaison, Scope::Unit("nowhere".into())),
            (Role::CommunityWorker, division("341023")),
            (Role::CommunityWorker, division("999")),
            (Role::StreetOfficer, Scope::Unit(town.unit.clone())),
            (Role::AdminAudit, division("34")),
        ];
        for (number, (role, scope)) in bad.into_iter().enumerate() {
            let made = make(&town, &format!("bad{number}"), vec![(role, scope)]).await;
            assert_eq!(code(&made), "invalid", "{role:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn no_account_is_two_administrators() {
    both(async |fresh: &Fresh| {
        let town = Town::on(&fresh.db).await;
        let two = vec![(Role::AdminSecurity, Scope::All), (Role::AdminAudit, Scope::All)];
        assert_eq!(code(&make(&town, "both", two).await), "not_permitted");
        // Nothing of it is left: the login is still free.
        let one = vec![(Role::AdminAudit, Scope::All)];
        assert_eq!(code(&make(&town, "both", one).await), "ok");
    })
    .await;
}
