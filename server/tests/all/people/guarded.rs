//! What nobody gets at: accounts of staff through the desk, an account through who registered it
//! first, more tries by writing a login otherwise, a lock by joining it away.

use super::{PASSWORD, visitor};
use crate::fixtures::town::{COMMUNITY, code, person};
use crate::fixtures::{Town, both};
use linli_app::ports::Caller;
use linli_app::ports::accounts::{NewAccount, PasswordChange, SignIn};
use linli_app::ports::codes::Forgot;
use linli_app::ports::persons::{FindPersons, MergeInput};
use linli_app::ports::staff::GrantInput;
use linli_domain::account::{Role, Scope};
use linli_domain::ids::{DivisionCode, PersonId};
use linli_domain::person::Assurance;
use linli_server::store::person_views;

const PHONE: &str = "13800138000";

impl Town {
    /// Takes somebody's home away.
    pub(super) async fn homeless(&self, who: &Caller) {
        let id = own(who).0;
        let written = self.core.db.write(move |tx| {
            Box::pin(async move {
                sqlx::query("UPDATE person SET division_code = NULL WHERE id = $1")
                    .bind(id)
                    .execute(&mut **tx)
                    .await?;
                Ok(())
            })
        });
        written.await.expect("is written");
    }

    /// Somebody who registered under a name, with the number of anybody.
    async fn claims(&self, login: &str, phone: &str, division: Option<&str>) -> Caller {
        let new = NewAccount {
            login: login.to_owned(),
            name: "网上注册".to_owned(),
            password: PASSWORD.to_owned(),
            phone: Some(phone.to_owned()),
            email: Some(format!("{login}@example.cn")),
            division: division.map(Into::into),
        };
        let made = self.services.accounts.register(&visitor(), new).await.expect("registers");
        self.caller(&made).await
    }
}

fn own(who: &Caller) -> PersonId {
    who.identity.clone().expect("signed in").person
}

fn merge(id: &PersonId) -> MergeInput {
    MergeInput { duplicate_id: id.clone() }
}

fn sign_in(login: &str, password: &str) -> SignIn {
    SignIn { login: login.to_owned(), password: password.to_owned() }
}

#[tokio::test]
async fn nothing_is_joined_to_staff_or_to_whoever_joins() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let zhou = town.entered(&worker, PHONE).await;
        let persons = &town.services.persons;
        for kept in [own(&town.liaison), own(&worker)] {
            let joined = persons.merge(&worker, &kept, merge(&zhou.id)).await;
            assert_eq!(code(&joined), "not_permitted");
        }
        assert_eq!(code(&town.by_code(PHONE).await), "ok");
        let zhou = persons.person(&worker, &zhou.id).await.expect("is seen");
        assert!(zhou.merged_into.is_none(), "the number opens her own account and no other");
    })
    .await;
}

#[tokio::test]
async fn no_link_goes_to_who_registered_my_number_first() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        town.claims("mallory", PHONE, None).await;
        let mine = town.by_code(PHONE).await.expect("signs in");
        assert_eq!(mine.email, None, "the address is gone");
        let before = town.waiting().await;
        for login in ["mallory", "mallory@example.cn"] {
            let asked = Forgot { login: login.to_owned() };
            assert_eq!(code(&town.services.codes.forgot(&visitor(), asked).await), "ok");
        }
        assert_eq!(town.waiting().await, before, "no link");
    })
    .await;
}

#[tokio::test]
async fn five_tries_are_five_however_a_login_is_written() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        town.registered(PHONE).await;
        let me = town.by_code(PHONE).await.expect("signs in");
        let me = town.caller(&me).await;
        let change = PasswordChange { current: None, password: PASSWORD.to_owned() };
        town.services.accounts.change_password(&me, change).await.expect("is set");
        let written =
            ["1-3800138000", "13-800138000", "138-0013-8000", "+8613800138000", "8613800138000"];
        for login in written {
            let tried = town.services.accounts.sign_in(&visitor(), sign_in(login, "wrong")).await;
            assert_eq!(code(&tried), "signed_out", "{login}");
        }
        let tried = town.services.accounts.sign_in(&visitor(), sign_in(PHONE, PASSWORD)).await;
        assert_eq!(code(&tried), "rate_limited");
        let forgot = async |login: &str| {
            let asked = Forgot { login: login.to_owned() };
            code(&town.services.codes.forgot(&visitor(), asked).await)
        };
        for login in written {
            assert_eq!(forgot(login).await, "ok", "{login}");
        }
        assert_eq!(forgot(PHONE).await, "rate_limited");
    })
    .await;
}

#[tokio::test]
async fn who_has_no_home_is_seen_and_vouched_for_and_no_more() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let zhou = town.entered(&worker, PHONE).await;
        let online = own(&town.claims("online", "13900139000", None).await);
        let persons = &town.services.persons;
        let wanted = FindPersons { contact: Some("13900139000".to_owned()), name: None };
        assert_eq!(persons.find(&worker, wanted).await.expect("answers").items.len(), 1);
        assert_eq!(code(&persons.issue_slip(&worker, &online).await), "not_permitted");
        for (kept, gone) in [(&zhou.id, &online), (&online, &zhou.id)] {
            let joined = persons.merge(&worker, kept, merge(gone)).await;
            assert_eq!(code(&joined), "not_permitted");
        }
        let seen = persons.vouch(&worker, &online).await.expect("is vouched for");
        assert_eq!(seen.division.as_ref().map(DivisionCode::as_str), Some(COMMUNITY));
        assert_eq!(code(&persons.issue_slip(&worker, &online).await), "ok");

        town.homeless(&town.liaison).await;
        let liaison = own(&town.liaison);
        assert_eq!(code(&persons.person(&worker, &liaison).await), "not_found");
        assert_eq!(code(&persons.vouch(&worker, &liaison).await), "not_found");
        assert_eq!(code(&persons.issue_slip(&worker, &liaison).await), "not_found");
    })
    .await;
}

#[tokio::test]
async fn joining_keeps_the_number_that_was_proved() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let zhou = town.entered(&worker, PHONE).await;
        let online = town.claims("online", "13900139000", Some(COMMUNITY)).await;
        // From now on only codes open the account.
        town.by_code("13900139000").await.expect("signs in");
        let kept = town.services.persons.merge(&worker, &zhou.id, merge(&own(&online))).await;
        let kept = kept.expect("are joined");
        assert_eq!(kept.phone.as_deref(), Some("13900139000"));
        assert!(kept.phone_verified && kept.assurance == Assurance::Phone);
        let again = town.by_code("13900139000").await.expect("still opens");
        assert_eq!(again.person_id, zhou.id);
    })
    .await;
}

#[tokio::test]
async fn a_lock_is_not_joined_away() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let worker = town.worker().await;
        let (locked, open) = (town.registered("locked").await, town.registered("open").await);
        let security = town.security().await;
        let account = locked.identity.clone().expect("signed in").account;
        town.services.staff.lock(&security, &account, true).await.expect("is locked");
        for (kept, gone) in [(&locked, &open), (&open, &locked)] {
            let joined = town.services.persons.merge(&worker, &own(kept), merge(&own(gone))).await;
            assert_eq!(code(&joined), "wrong_state");
        }
    })
    .await;
}

#[tokio::test]
async fn a_locked_account_is_still_what_it_is_and_a_closed_one_gets_nothing() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let security = town.security().await;
        let audit = person(&town.core, "audit", Some((Role::AdminAudit, Scope::All))).await;
        let audit = audit.identity.expect("signed in").account;
        let staff = &town.services.staff;
        staff.lock(&security, &audit, true).await.expect("is locked");
        let system = GrantInput { role: Role::AdminSystem, scope: None };
        assert_eq!(code(&staff.grant(&security, &audit, system).await), "not_permitted");

        let worker = town.worker().await;
        let (kept, gone) = (town.registered("kept").await, town.registered("gone").await);
        let joined = town.services.persons.merge(&worker, &own(&kept), merge(&own(&gone))).await;
        joined.expect("are joined");
        let closed = gone.identity.expect("signed in").account;
        let reads = GrantInput { role: Role::AdminAudit, scope: None };
        assert_eq!(code(&staff.grant(&security, &closed, reads).await), "wrong_state");
    })
    .await;
}

#[tokio::test]
async fn numbers_that_others_gave_block_no_code() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        town.claims("fake1", PHONE, None).await;
        let second = town.claims("fake2", PHONE, None).await;
        let mine = town.by_code(PHONE).await.expect("signs in");
        assert_eq!(mine.login, "fake1", "the oldest");
        let tried = town.services.accounts.sign_in(&visitor(), sign_in("fake1", PASSWORD)).await;
        assert_eq!(code(&tried), "signed_out", "and to me alone");
        let other = town.services.accounts.me(&second).await.expect("is there");
        assert_eq!(other.phone, None, "it is not theirs");
        assert_eq!(town.by_code(PHONE).await.expect("signs in").id, mine.id);

        let worker = town.worker().await;
        let entered = town.entered(&worker, "13900139000").await;
        for login in ["fake3", "fake4"] {
            town.claims(login, "13900139000", None).await;
        }
        let hers = town.by_code("13900139000").await.expect("signs in");
        assert_eq!(hers.person_id, entered.id, "the desk's entry");
    })
    .await;
}

#[tokio::test]
async fn contacts_have_one_form_everywhere() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let register = async |login: &str, phone: Option<&str>, email: Option<&str>| {
            let new = NewAccount {
                login: login.to_owned(),
                name: "李".to_owned(),
                password: PASSWORD.to_owned(),
                phone: phone.map(str::to_owned),
                email: email.map(str::to_owned),
                division: None,
            };
            code(&town.services.accounts.register(&visitor(), new).await)
        };
        // What no code could ever prove is no contact.
        assert_eq!(register("hash", Some("#12345"), None).await, "invalid");
        assert_eq!(register("dot", None, Some("li@.cn")).await, "invalid");
        assert_eq!(register("wide", Some("１３８００１３８０００"), None).await, "ok");
    })
    .await;
}

#[tokio::test]
async fn an_administrator_who_looks_at_a_resident_leaves_a_trace() {
    both(async |fresh| {
        let town = Town::on(&fresh.db).await;
        let resident = town.registered("resident").await;
        let account = resident.identity.clone().expect("signed in").account;
        town.services.staff.account(&town.admin, &account).await.expect("is seen");
        let liaison = town.liaison.identity.clone().expect("signed in");
        town.services.staff.account(&town.admin, &liaison.account).await.expect("is seen");
        let mut conn = fresh.db.read().await.expect("a connection");
        let views = person_views::of_person(&mut conn, own(&resident).as_str()).await;
        let views = views.expect("are read");
        assert_eq!((views.len(), views[0].1.as_str()), (1, "admin_system"));
        let staff = person_views::of_person(&mut conn, liaison.person.as_str()).await;
        assert!(staff.expect("are read").is_empty(), "colleagues are no residents");
    })
    .await;
}
