//! Accounts of staff. Whoever makes them gives them no roles; whoever gives roles makes none.

use super::accounts::{Contact, checked, folded_login, give};
use super::places::{limit, page, signed_in};
use super::{Core, events, persons};
use crate::db::{LockKey, Tx, lock};
use crate::failure::Failure;
use crate::store::staff::{self, Account};
use crate::store::{codes, credentials, instant};
use async_trait::async_trait;
use linli_app::error::AppError;
use linli_app::ports::accounts::NewAccount;
use linli_app::ports::staff::{
    FailedSignIn, FailedSignIns, FindAccount, GrantInput, NewStaff, RoleView, Staff, StaffMade,
    StaffView,
};
use linli_app::ports::{Answer, Caller, Page, Paging};
use linli_domain::account::{Grant, Identity, Role, Scope};
use linli_domain::authority::{Access, Act, Place, access};
use linli_domain::ids::AccountId;
use linli_domain::limits::MAX_PAGE;
use linli_domain::name::Name;
use linli_domain::refusal::{FieldFault, NotPermitted, Reason};
use serde_json::json;

#[async_trait]
impl Staff for Core {
    async fn create(&self, caller: &Caller, new: NewStaff) -> Answer<StaffMade> {
        allowed(caller, Act::ManageAccounts)?;
        let new = NewAccount {
            login: new.login,
            name: new.name,
            email: new.email,
            // Nobody ever knows this one: the person sets the first password.
            password: self.clock.secret(),
            ..NewAccount::default()
        };
        let made = self.make_account(caller, checked(new, Contact::Optional)?, Vec::new()).await?;
        let slip = self.first_way_in(caller, &made).await?;
        Ok(StaffMade { account: self.staff_view(made.id.as_str()).await?, slip })
    }

    async fn list(
        &self,
        caller: &Caller,
        role: Option<Role>,
        paging: &Paging,
    ) -> Answer<Page<StaffView>> {
        allowed(caller, Act::SeeAccounts)?;
        let all = Role::ALL.into_iter().filter(|one| one.is_staff());
        let roles: Vec<Role> = role.map_or_else(|| all.collect(), |role| vec![role]);
        let rows = paging.rows();
        let after = paging.cursor.as_deref().unwrap_or("");
        let mut conn = self.db.read().await?;
        let found = staff::accounts(&mut conn, &roles, after, limit(rows)).await?;
        let ids: Vec<String> = found.iter().map(|one| one.id.clone()).collect();
        let grants = staff::grants(&mut conn, &ids).await?;
        let views = found.into_iter().map(|one| view(one, &grants)).collect();
        Ok(page(views, rows, |one: &StaffView| one.id.0.clone()))
    }

    async fn find(&self, caller: &Caller, wanted: FindAccount) -> Answer<StaffView> {
        allowed(caller, Act::SeeAccounts)?;
        let login = folded_login(&wanted.login);
        let found = staff::by_login(&mut *self.db.read().await?, &login).await?;
        let found = found.ok_or_else(|| AppError::field("login", FieldFault::Unknown))?;
        Ok(self.looked_at(caller, &found.id).await?)
    }

    async fn account(&self, caller: &Caller, id: &AccountId) -> Answer<StaffView> {
        allowed(caller, Act::SeeAccounts)?;
        Ok(self.looked_at(caller, id.as_str()).await?)
    }

    async fn grant(&self, caller: &Caller, id: &AccountId, given: GrantInput) -> Answer<StaffView> {
        let grant = self.change_of(caller, id, Act::GrantRoles, Some(given)).await?;
        let (clock, caller, id) = (self.clock.clone(), caller.clone(), id.clone());
        let view = id.0.clone();
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx, vec![LockKey::Account(id.0.clone())]).await?;
                    give(tx, id.as_str(), &grant).await?;
                    let subject = ("account", id.as_str());
                    events::by_caller(tx, &clock, &caller, "role.granted", subject, told(&grant))
                        .await
                })
            })
            .await?;
        Ok(self.staff_view(&view).await?)
    }

    async fn revoke(
        &self,
        caller: &Caller,
        id: &AccountId,
        given: GrantInput,
    ) -> Answer<StaffView> {
        let grant = self.change_of(caller, id, Act::GrantRoles, Some(given)).await?;
        let (clock, caller, id) = (self.clock.clone(), caller.clone(), id.clone());
        let view = id.0.clone();
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    if !staff::revoke(tx, id.as_str(), &grant).await? {
                        return Err(AppError::field("role", FieldFault::Unknown).into());
                    }
                    let subject = ("account", id.as_str());
                    events::by_caller(tx, &clock, &caller, "role.revoked", subject, told(&grant))
                        .await
                })
            })
            .await?;
        Ok(self.staff_view(&view).await?)
    }

    async fn lock(&self, caller: &Caller, id: &AccountId, locked: bool) -> Answer<StaffView> {
        self.change_of(caller, id, Act::LockAccounts, None).await?;
        let (clock, caller, id) = (self.clock.clone(), caller.clone(), id.clone());
        let view = id.0.clone();
        self.db
            .write(move |tx| {
                Box::pin(async move { set_lock(tx, &clock, &caller, &id, locked).await })
            })
            .await?;
        Ok(self.staff_view(&view).await?)
    }

    async fn sign_ins(&self, caller: &Caller) -> Answer<FailedSignIns> {
        allowed(caller, Act::SeeSignIns)?;
        let most = i64::try_from(MAX_PAGE).unwrap_or(i64::MAX);
        let rows = credentials::failed(&mut *self.db.read().await?, most).await?;
        let one = |(mark, failures, last_at, locked): (String, i64, i64, Option<i64>)| {
            let locked_until = locked.map(instant).transpose()?;
            Ok(FailedSignIn { mark, failures, last_at: instant(last_at)?, locked_until })
        };
        let items: Result<_, Failure> = rows.into_iter().map(one).collect();
        Ok(FailedSignIns { items: items? })
    }
}

async fn set_lock(
    tx: &mut Tx,
    clock: &crate::clock::Clock,
    caller: &Caller,
    id: &AccountId,
    locked: bool,
) -> Result<(), Failure> {
    let at = locked.then(|| clock.now());
    if !credentials::lock(tx, id.as_str(), at).await? {
        return Err(AppError::WrongState.into());
    }
    if locked {
        credentials::end_all(tx, id.as_str()).await?;
        codes::void(tx, id.as_str(), clock.now()).await?;
    }
    let kind = if locked { "account.locked" } else { "account.unlocked" };
    events::by_caller(tx, clock, caller, kind, ("account", id.as_str()), json!({})).await
}

impl Core {
    /// An account that an administrator opens; a look at a resident is logged as at the desk.
    async fn looked_at(&self, caller: &Caller, id: &str) -> Result<StaffView, Failure> {
        let found = staff::account(&mut *self.db.read().await?, id).await?;
        let found = found.ok_or(AppError::NotFound)?;
        let seen = self.staff_view(id).await?;
        if !seen.roles.iter().any(|held| held.role.is_staff()) {
            let (clock, caller) = (self.clock.clone(), caller.clone());
            self.db
                .write(move |tx| {
                    Box::pin(async move {
                        persons::look(tx, &clock, &caller, &found.person_id, "account").await
                    })
                })
                .await?;
        }
        Ok(seen)
    }

    async fn staff_view(&self, id: &str) -> Result<StaffView, Failure> {
        let mut conn = self.db.read().await?;
        let found = staff::account(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        let grants = staff::grants(&mut conn, &[id.to_owned()]).await?;
        Ok(view(found, &grants))
    }

    /// Checks who changes what of an account: it must stand, and it must be another's.
    async fn change_of(
        &self,
        caller: &Caller,
        id: &AccountId,
        act: Act,
        given: Option<GrantInput>,
    ) -> Result<Grant, AppError> {
        let who = allowed(caller, act)?;
        staff::account(&mut *self.db.read().await?, id.as_str())
            .await?
            .ok_or(AppError::NotFound)?;
        if who.account == *id {
            // Nobody gives roles to oneself, or locks oneself out.
            return Err(Reason::NotPermitted(NotPermitted::Role).into());
        }
        let Some(given) = given else {
            return Ok(Grant { role: Role::Resident, scope: Scope::All });
        };
        let scope = Scope::parse(given.scope.as_deref());
        let scope = scope.ok_or_else(|| AppError::field("scope", FieldFault::Malformed))?;
        Ok(Grant { role: given.role, scope })
    }
}

/// The caller, who may do this; accounts are invisible to all others.
pub(super) fn allowed(caller: &Caller, act: Act) -> Result<&Identity, AppError> {
    let who = signed_in(caller)?;
    match access(who, act, Place::EVERYWHERE) {
        Access::Yes => Ok(who),
        Access::Forbidden => Err(Reason::NotPermitted(NotPermitted::Role).into()),
        Access::Invisible => Err(AppError::NotFound),
    }
}

fn told(grant: &Grant) -> serde_json::Value {
    json!({ "role": grant.role, "scope": written(&grant.scope) })
}

fn written(scope: &Scope) -> Option<String> {
    match scope {
        Scope::All => None,
        Scope::Division(code) => Some(format!("division:{code}")),
        Scope::Unit(id) => Some(format!("unit:{id}")),
    }
}

fn view(account: Account, grants: &[(String, Grant, String, String)]) -> StaffView {
    let own = grants.iter().filter(|(id, ..)| *id == account.id);
    let roles = own.map(|(_, grant, zh, en)| RoleView {
        role: grant.role,
        scope: written(&grant.scope),
        place: Name::new(zh, en),
    });
    StaffView {
        roles: roles.collect(),
        id: account.id.into(),
        login: account.login,
        name: account.name,
        created_at: account.created_at,
        locked_at: account.disabled_at,
        closed: account.closed,
    }
}
