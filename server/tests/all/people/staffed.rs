//! The three administrators: each does its own part, and none another's.

use super::PASSWORD;
use crate::fixtures::town::{code, person};
use crate::fixtures::{Town, both};
use linli_app::ports::accounts::SignIn;
use linli_app::ports::audit::EventQuery;
use linli_app::ports::codes::Reset;
use linli_app::ports::staff::{FindAccount, GrantInput, NewStaff};
use linli_app::ports::{Caller, Paging};
use linli_domain::account::{Role, Scope};

impl Town {
    /// A security administrator.
    pub(super) async fn security(&self) -> Caller {
        person(&self.core, "security", Some((Role::AdminSecurity, Scope::All))).await
    }
}

#[tokio::test]
async fn one_makes_accounts_one_gives_roles_one_reads() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let security = town.security().await;
        let audit = person(&town.core, "audit", Some((Role::AdminAudit, Scope::All))).await;
        let staff = &town.services.staff;
        let new = NewStaff { login: "Fang".to_owned(), name: "方".to_owned(), email: None };
        assert_eq!(code(&staff.create(&security, new.clone()).await), "not_permitted");
        assert_eq!(code(&staff.create(&audit, new.clone()).await), "not_found");
        let made = staff.create(&town.admin, new).await.expect("is made");
        let (fang, slip) = (made.account, made.slip.expect("a slip"));
        assert!(fang.roles.is_empty());
        let first = Reset {
            login: Some("fang".to_owned()),
            code: Some(slip.code),
            password: PASSWORD.to_owned(),
            ..Reset::default()
        };
        let set = town.services.codes.reset(&super::visitor(), first).await;
        assert_eq!(code(&set), "ok", "Fang sets the first password, and nobody else knows it");
        let given = SignIn { login: "fang".to_owned(), password: PASSWORD.to_owned() };
        assert_eq!(code(&town.services.accounts.sign_in(&super::visitor(), given).await), "ok");

        let give = |role| GrantInput { role, scope: None };
        let grant = give(Role::AdminAudit);
        assert_eq!(code(&staff.grant(&town.admin, &fang.id, grant.clone()).await), "not_permitted");
        let found = staff.find(&security, FindAccount { login: "fang".to_owned() }).await;
        assert_eq!(found.expect("is found").id, fang.id);
        let given = staff.grant(&security, &fang.id, grant.clone()).await.expect("is given");
        assert_eq!(given.roles[0].role, Role::AdminAudit);
        let second = staff.grant(&security, &fang.id, give(Role::AdminSystem)).await;
        assert_eq!(code(&second), "not_permitted", "three people");
        let own = security.identity.clone().expect("signed in").account;
        let own = staff.grant(&security, &own, give(Role::Inspector)).await;
        assert_eq!(code(&own), "not_permitted", "nobody gives to oneself");
        let nowhere = GrantInput { role: Role::UnitLiaison, scope: Some("unit:none".to_owned()) };
        assert_eq!(code(&staff.grant(&security, &fang.id, nowhere).await), "invalid");

        let all = EventQuery { kind: Some("role.".to_owned()), ..EventQuery::default() };
        let read = town.services.audit.events(&audit, &all, &Paging::default()).await;
        let read = read.expect("reads");
        assert_eq!(read.items.len(), 1);
        assert_eq!(read.items[0].facts["role"], "admin_audit");
        for other in [&town.admin, &security, &town.liaison] {
            let read = town.services.audit.events(other, &all, &Paging::default()).await;
            assert_eq!(code(&read), "not_found");
        }
        staff.revoke(&security, &fang.id, grant.clone()).await.expect("is taken");
        assert_eq!(code(&staff.revoke(&security, &fang.id, grant).await), "invalid");
    })
    .await;
}

#[tokio::test]
async fn a_lock_ends_what_is_open_and_is_lifted() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let security = town.security().await;
        let token = town.core.make_token("liaison", 9).await.expect("a token");
        let liaison = town.liaison.identity.clone().expect("signed in").account;
        let staff = &town.services.staff;
        assert_eq!(code(&staff.lock(&town.admin, &liaison, true).await), "not_permitted");
        let locked = staff.lock(&security, &liaison, true).await.expect("is locked");
        assert!(locked.locked_at.is_some());
        let who = town.services.accounts.identity_of_token(&token).await.expect("is read");
        assert!(who.is_none());
        let open = staff.lock(&security, &liaison, false).await.expect("is unlocked");
        assert!(open.locked_at.is_none());
        let who = town.services.accounts.identity_of_token(&token).await.expect("is read");
        assert!(who.is_none(), "what ended stays ended");
        assert!(town.services.accounts.identity(&liaison).await.expect("is read").is_some());
    })
    .await;
}

#[tokio::test]
async fn an_auditor_pages_through_the_record() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let audit = person(&town.core, "audit", Some((Role::AdminAudit, Scope::All))).await;
        for number in 0..5 {
            town.registered(&format!("somebody{number}")).await;
        }
        let (mut paging, mut seen) = (Paging { limit: Some(2), cursor: None }, Vec::new());
        loop {
            let all = EventQuery::default();
            let page = town.services.audit.events(&audit, &all, &paging).await.expect("reads");
            seen.extend(page.items.into_iter().map(|one| one.id));
            let Some(next) = page.next_cursor else { break };
            paging.cursor = Some(next);
        }
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM event")
            .fetch_one(&mut *fresh.db.read().await.expect("a connection"))
            .await
            .expect("is counted");
        assert_eq!(i64::try_from(seen.len()).expect("small"), count);
        seen.sort();
        seen.dedup();
        assert_eq!(i64::try_from(seen.len()).expect("small"), count, "none twice");
        let wrong = Paging { cursor: Some("x".to_owned()), limit: None };
        let page = town.services.audit.events(&audit, &EventQuery::default(), &wrong).await;
        assert_eq!(code(&page), "invalid");
    })
    .await;
}
