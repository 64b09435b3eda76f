//! Registering, signing in, tokens.

mod check;
mod logins;
mod roles;

pub(super) use check::check_password;
pub use check::{Contact, checked};
use logins::failure_key;
pub(super) use logins::{counted_as, failures_of, folded_login, found};
pub(super) use roles::give;

use super::idempotent::hex;
use super::places::signed_in;
use super::{Core, events, folding, passwords};
use crate::failure::Failure;
use crate::store::accounts::{self, Failures, NewPerson};
use crate::store::{credentials, divisions};
use async_trait::async_trait;
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::accounts::{AccountView, Accounts, NewAccount, PasswordChange, SignIn};
use linli_app::ports::{Answer, Caller};
use linli_domain::account::{Grant, Identity};
use linli_domain::ids::AccountId;
use linli_domain::refusal::{FieldFault, Reason};
use serde_json::json;
use sha2::{Digest, Sha256};

/// Failed sign-ins of one login from one network until it is locked.
const TRIES: i64 = 5;
/// Minutes that it stays locked, and after which old failures are forgotten.
const LOCK_MIN: i64 = 15;

#[async_trait]
impl Accounts for Core {
    async fn register(&self, caller: &Caller, new: NewAccount) -> Answer<AccountView> {
        let new = checked(new, Contact::Needed)?;
        Ok(self.make_account(caller, new, Vec::new()).await?)
    }

    async fn sign_in(&self, caller: &Caller, given: SignIn) -> Answer<AccountView> {
        Ok(self.open_session(caller, given).await?)
    }

    async fn identity(&self, account: &AccountId) -> Answer<Option<Identity>> {
        let mut conn = self.db.read().await?;
        Ok(accounts::identity(&mut conn, account.as_str()).await?)
    }

    async fn identity_of_token(&self, token: &str) -> Answer<Option<Identity>> {
        let mut conn = self.db.read().await?;
        Ok(accounts::identity_of_token(&mut conn, &token_hash(token), self.clock.now()).await?)
    }

    async fn me(&self, caller: &Caller) -> Answer<AccountView> {
        let who = caller.identity.as_ref().ok_or(Reason::SignedOut)?;
        let mut conn = self.db.read().await?;
        let account = accounts::account(&mut conn, who.account.as_str()).await?;
        account.ok_or_else(|| Reason::SignedOut.into())
    }

    async fn change_password(&self, caller: &Caller, change: PasswordChange) -> Answer<()> {
        Ok(self.replace_password(caller, change).await?)
    }

    async fn sign_out_everywhere(&self, caller: &Caller) -> Answer<()> {
        let who = signed_in(caller)?.account.0.clone();
        let (clock, caller) = (self.clock.clone(), caller.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    credentials::end_all(tx, &who).await?;
                    let subject = ("account", who.as_str());
                    let kind = "account.signed_out_everywhere";
                    events::by_caller(tx, &clock, &caller, kind, subject, json!({})).await
                })
            })
            .await?;
        Ok(())
    }
}

impl Core {
    /// Makes an account with roles; the command line and registration share it.
    ///
    /// # Errors
    /// The login is in use, the division unknown, or the database fails.
    pub async fn make_account(
        &self,
        caller: &Caller,
        new: NewAccount,
        grants: Vec<Grant>,
    ) -> Result<AccountView, Failure> {
        let person = NewPerson {
            person_id: self.clock.id(),
            account_id: self.clock.id(),
            login: folding::folded(&new.login, 64),
            name: new.name,
            phone: new.phone,
            email: new.email,
            division: new.division.map(|code| code.0),
            password_hash: passwords::hash(new.password, self.clock.secret()).await?,
        };
        let account_id = person.account_id.clone();
        let (clock, caller) = (self.clock.clone(), caller.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    if accounts::login_taken(tx, &person.login).await? {
                        return Err(AppError::field("login", FieldFault::InUse).into());
                    }
                    if let Some(code) = &person.division
                        && divisions::division(tx, code).await?.is_none()
                    {
                        return Err(AppError::field("division", FieldFault::Unknown).into());
                    }
                    accounts::insert(tx, &person, clock.now()).await.map_err(login_in_use)?;
                    for grant in &grants {
                        give(tx, &person.account_id, grant).await?;
                    }
                    let roles: Vec<_> = grants.iter().map(|grant| grant.role).collect();
                    let facts = json!({ "person": person.person_id, "roles": roles });
                    let subject = ("account", person.account_id.as_str());
                    events::by_caller(tx, &clock, &caller, "account.created", subject, facts).await
                })
            })
            .await?;
        self.account(&account_id).await
    }

    /// Makes a bearer token for a login and answers it; only its hash is kept.
    ///
    /// # Errors
    /// No such login, or the database fails.
    pub async fn make_token(&self, login: &str, days: i64) -> Result<String, Failure> {
        let login = folding::folded(login, 64);
        let found = accounts::password(&mut *self.db.read().await?, &login).await?;
        let (account_id, _) = found.ok_or(AppError::NotFound)?;
        let (secret, clock) = (self.clock.secret(), self.clock.clone());
        let hash = token_hash(&secret);
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let now = clock.now();
                    let expires = now + Duration::days(days);
                    accounts::insert_token(tx, &hash, &account_id, now, expires).await?;
                    let facts = json!({ "days": days });
                    let caller = Caller { source: "cli", ..Caller::default() };
                    let subject = ("account", account_id.as_str());
                    events::by_caller(tx, &clock, &caller, "token.created", subject, facts).await
                })
            })
            .await?;
        Ok(secret)
    }

    pub(super) async fn account(&self, account_id: &str) -> Result<AccountView, Failure> {
        let found = accounts::account(&mut *self.db.read().await?, account_id).await?;
        found.ok_or_else(|| AppError::NotFound.into())
    }

    async fn open_session(&self, caller: &Caller, given: SignIn) -> Result<AccountView, Failure> {
        let login = folded_login(&given.login);
        let known = found(&mut *self.db.read().await?, &login).await?;
        let counted = counted_as(&login, known.as_ref().map(|(account, _)| account.as_str()));
        let key = failure_key(&counted, &caller.network);
        // Counted before the password is looked at, so that parallel guesses count as well.
        self.count_try(key.clone()).await?;
        let hash = known.as_ref().map(|(_, hash)| hash.clone());
        let password: String = given.password.chars().take(passwords::LONGEST + 1).collect();
        let fits = passwords::fits(password, hash).await?;
        let (true, Some((account_id, _))) = (fits, known) else {
            return Err(AppError::WrongPassword.into());
        };
        let (clock, source, account) = (self.clock.clone(), caller.source, account_id.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    accounts::save_failures(tx, &key, &Failures::default()).await?;
                    let identity = accounts::identity(tx, &account).await?;
                    let caller = Caller { identity, source, ..Caller::default() };
                    let (kind, subject) = ("account.signed_in", ("account", account.as_str()));
                    events::by_caller(tx, &clock, &caller, kind, subject, json!({})).await
                })
            })
            .await?;
        self.account(&account_id).await
    }

    async fn replace_password(
        &self,
        caller: &Caller,
        change: PasswordChange,
    ) -> Result<(), Failure> {
        let account = signed_in(caller)?.account.0.clone();
        let old = credentials::hash(&mut *self.db.read().await?, &account).await?;
        let old = old.filter(|hash| !hash.is_empty());
        if old.is_some() {
            let key = failure_key(&counted_as("", Some(&account)), &caller.network);
            self.count_try(key.clone()).await?;
            let typed: String = change.current.unwrap_or_default();
            let typed = typed.chars().take(passwords::LONGEST + 1).collect();
            if !passwords::fits(typed, old).await? {
                return Err(AppError::field("current", FieldFault::Unknown).into());
            }
        }
        let own = self.account(&account).await?;
        check_password(&change.password, &own.login)?;
        let hash = passwords::hash(change.password, self.clock.secret()).await?;
        let (clock, caller) = (self.clock.clone(), caller.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    credentials::set_password(tx, &account, &hash).await?;
                    credentials::end_all(tx, &account).await?;
                    let counted = counted_as("", Some(&account));
                    credentials::forgive(tx, &failures_of(&counted)).await?;
                    let subject = ("account", account.as_str());
                    let kind = "password.changed";
                    events::by_caller(tx, &clock, &caller, kind, subject, json!({})).await
                })
            })
            .await
    }

    /// Counts one try against (login, network).
    async fn count_try(&self, key: String) -> Result<(), Failure> {
        let now = self.clock.now();
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let mut counted = accounts::failures(tx, &key).await?;
                    if let Some(until) = counted.locked_until.filter(|until| now < *until) {
                        let retry_after_s = (until - now).num_seconds() + 1;
                        return Err(AppError::RateLimited { retry_after_s }.into());
                    }
                    let lapse = Duration::minutes(LOCK_MIN);
                    if counted.last_at.is_none_or(|last| now - last > lapse)
                        || counted.locked_until.is_some()
                    {
                        counted = Failures::default();
                    }
                    counted.count += 1;
                    counted.last_at = Some(now);
                    counted.locked_until = (counted.count >= TRIES).then(|| now + lapse);
                    accounts::save_failures(tx, &key, &counted).await
                })
            })
            .await
    }
}

fn login_in_use(failure: Failure) -> Failure {
    match &failure {
        Failure::Database(error) if crate::db::is_duplicate(error) => {
            AppError::field("login", FieldFault::InUse).into()
        }
        _ => failure,
    }
}

fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}
