//! Registering, signing in, tokens.

use super::idempotent::hex;
use super::{Core, events, folding, passwords};
use crate::db::Tx;
use crate::failure::Failure;
use crate::store::accounts::{self, Failures, NewPerson};
use crate::store::{divisions, units};
use async_trait::async_trait;
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::accounts::{AccountView, Accounts, NewAccount, SignIn};
use linli_app::ports::{Answer, Caller};
use linli_domain::account::{Grant, GrantFault, Identity, Scope, separated};
use linli_domain::division::DivisionLevel;
use linli_domain::ids::AccountId;
use linli_domain::limits::MAX_NAME;
use linli_domain::refusal::{FieldFault, NotPermitted, Reason};
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

    async fn account(&self, account_id: &str) -> Result<AccountView, Failure> {
        let found = accounts::account(&mut *self.db.read().await?, account_id).await?;
        found.ok_or_else(|| AppError::NotFound.into())
    }

    async fn open_session(&self, caller: &Caller, given: SignIn) -> Result<AccountView, Failure> {
        let login = folding::folded(&given.login, 64);
        let key = hex(&Sha256::digest(format!("{login}\n{}", caller.network)));
        // Counted before the password is looked at, so that parallel guesses count as well.
        self.count_try(key.clone()).await?;
        let known = accounts::password(&mut *self.db.read().await?, &login).await?;
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
                    let caller = Caller { identity, network: String::new(), source };
                    let (kind, subject) = ("account.signed_in", ("account", account.as_str()));
                    events::by_caller(tx, &clock, &caller, kind, subject, json!({})).await
                })
            })
            .await?;
        self.account(&account_id).await
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

/// Gives a role after looking at what the account holds and at what stands in the database.
pub(super) async fn give(tx: &mut Tx, account_id: &str, grant: &Grant) -> Result<(), Failure> {
    let scope = |fault| AppError::field("scope", fault);
    let level = match &grant.scope {
        Scope::All => None,
        Scope::Unit(id) => {
            let unit = units::unit(tx, id.as_str()).await?;
            unit.map(|_| None).ok_or_else(|| scope(FieldFault::Unknown))?
        }
        Scope::Division(code) => {
            let division = divisions::division(tx, code.as_str()).await?;
            let division = division.ok_or_else(|| scope(FieldFault::Unknown))?;
            DivisionLevel::parse(&division.level)
        }
    };
    let held = accounts::identity(tx, account_id).await?.map(|who| who.grants);
    let held = held.into_iter().flatten().map(|held| held.role);
    let fits = grant.check(level).and_then(|()| separated(held, grant.role));
    fits.map_err(|fault| match fault {
        GrantFault::Separated => Reason::NotPermitted(NotPermitted::Separated).into(),
        GrantFault::NeedsUnit | GrantFault::NeedsDivision => scope(FieldFault::Missing),
        GrantFault::TakesNoScope | GrantFault::WrongLevel => scope(FieldFault::Unsupported),
    })?;
    accounts::grant(tx, account_id, grant).await
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

/// Whether an account must say how to reach its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// Residents: a phone or a mail address.
    Needed,
    /// Staff, whom the administrator knows.
    Optional,
}

/// Checks a registration; everything comes back trimmed.
///
/// # Errors
/// The first field that cannot be taken.
pub fn checked(new: NewAccount, contact: Contact) -> Result<NewAccount, AppError> {
    let text = |given: Option<String>| {
        given.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let new = NewAccount {
        login: new.login.trim().to_owned(),
        name: new.name.trim().to_owned(),
        password: new.password,
        phone: text(new.phone),
        email: text(new.email),
        division: new.division.filter(|code| !code.0.trim().is_empty()),
    };
    let login = new.login.chars().count();
    let unreachable = new.phone.is_none() && new.email.is_none();
    let fits = |c: char| c.is_alphanumeric() || "._-@+".contains(c);
    let phone = |text: &str| {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        (5..=20).contains(&digits)
            && text.chars().all(|c| c.is_ascii_digit() || "+-() #".contains(c))
            && text.len() <= 40
    };
    let email = |text: &str| {
        text.len() <= 200
            && !text.contains(char::is_whitespace)
            && text
                .split_once('@')
                .is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
    };
    let faults = [
        ("login", login == 0, FieldFault::Missing),
        ("login", login < 2, FieldFault::TooShort),
        ("login", login > 64, FieldFault::TooLong),
        ("login", !new.login.chars().all(fits), FieldFault::Malformed),
        ("name", new.name.is_empty(), FieldFault::Missing),
        ("name", new.name.chars().count() > MAX_NAME, FieldFault::TooLong),
        ("password", new.password.is_empty(), FieldFault::Missing),
        ("password", new.password.chars().count() > passwords::LONGEST, FieldFault::TooLong),
        ("password", !passwords::is_strong(&new.password, &new.login), FieldFault::TooShort),
        ("phone", unreachable && contact == Contact::Needed, FieldFault::Missing),
        ("phone", new.phone.as_deref().is_some_and(|t| !phone(t)), FieldFault::Malformed),
        ("email", new.email.as_deref().is_some_and(|t| !email(t)), FieldFault::Malformed),
    ];
    match faults.iter().find(|(_, wrong, _)| *wrong) {
        Some((name, _, fault)) => Err(AppError::field(name, *fault)),
        None => Ok(new),
    }
}
