//! A forgotten password: a link by mail, or a slip from the desk.

use super::{Fresh, count, digits, from, hashed};
use crate::db::{LockKey, Tx, lock};
use crate::failure::Failure;
use crate::services::{Core, accounts, events, passwords};
use crate::store::codes::Code;
use crate::store::outbox::{self, Notice};
use crate::store::persons::{self, Person};
use crate::store::{accounts as store, codes, credentials, millis};
use chrono::Duration;
use linli_app::error::AppError;
use linli_app::ports::Caller;
use linli_app::ports::accounts::AccountView;
use linli_app::ports::codes::Reset;
use linli_app::ports::persons::Slip;
use linli_domain::person::{LINK_MIN, PER_CONTACT, PER_NETWORK, SLIP_HOURS};
use linli_domain::refusal::FieldFault;
use serde_json::json;

impl Core {
    /// How the person of a new account sets the first password: a link to their mail address, or a
    /// slip for whoever made the account to hand over.
    pub(in crate::services) async fn first_way_in(
        &self,
        caller: &Caller,
        made: &AccountView,
    ) -> Result<Option<Slip>, Failure> {
        let mail = made.email.is_some() && self.channels.mail;
        // Too many links for one hour: the account is made already, and a slip opens it as well.
        if mail && self.send_link(caller, &made.login).await.is_ok() {
            return Ok(None);
        }
        let code = digits(&self.clock, 8);
        let expires_at = self.clock.now() + Duration::hours(SLIP_HOURS);
        let subject = made.id.as_str();
        let fresh = Fresh { kind: "slip", subject, contact: None, secret: &code };
        let row = fresh.row(&self.clock, expires_at);
        let (clock, caller, id) = (self.clock.clone(), caller.clone(), made.id.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    codes::issue(tx, &row, clock.now()).await?;
                    let facts = json!({ "hours": SLIP_HOURS });
                    let subject = ("account", id.as_str());
                    events::by_caller(tx, &clock, &caller, "slip.issued", subject, facts).await
                })
            })
            .await?;
        Ok(Some(Slip { login: made.login.clone(), code, expires_at }))
    }

    /// Puts a link for the login into the outbox, where there is such a login with a mail address.
    pub(super) async fn send_link(&self, caller: &Caller, login: &str) -> Result<(), Failure> {
        if login.trim().is_empty() {
            return Err(AppError::field("login", FieldFault::Missing).into());
        }
        let login = accounts::folded_login(login);
        let (core, caller) = (self.clone(), caller.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let known = accounts::found(tx, &login).await?.map(|(account, _)| account);
                    let one = accounts::counted_as(&login, known.as_deref());
                    let counted =
                        [(format!("forgot:{one}"), PER_CONTACT), (from(&caller), PER_NETWORK)];
                    count(tx, &core.clock, &counted).await?;
                    let Some(account) = known else { return Ok(()) };
                    let Some(person) = holder(tx, &account).await? else { return Ok(()) };
                    let (Some(account), Some(address)) = (&person.account_id, &person.email) else {
                        return Ok(());
                    };
                    let now = core.clock.now();
                    let expires_at = now + Duration::minutes(LINK_MIN);
                    let token = core.clock.secret();
                    let fresh =
                        Fresh { kind: "link", subject: account, contact: None, secret: &token };
                    // A link names no login: it is found by its hash alone.
                    let mut row = fresh.row(&core.clock, expires_at);
                    row.code_hash = hashed(&token);
                    codes::issue(tx, &row, now).await?;
                    let notice = Notice {
                        id: core.clock.id(),
                        kind: "reset".to_owned(),
                        person_id: person.id.clone(),
                        channel: "mail".to_owned(),
                        address: address.clone(),
                        lang: caller.lang.word().to_owned(),
                        detail: json!({ "path": format!("/reset?token={token}"),
                            "minutes": LINK_MIN })
                        .to_string(),
                        attempts: 0,
                        expires_at: millis(expires_at),
                    };
                    outbox::put(tx, &notice, now).await?;
                    let subject = ("account", account.as_str());
                    events::by_caller(tx, &core.clock, &caller, "link.sent", subject, json!({}))
                        .await
                })
            })
            .await?;
        self.nudge.notify_one();
        Ok(())
    }

    /// Sets a new password with the token of a link, or with login and code of a slip.
    pub(super) async fn set_anew(&self, caller: &Caller, given: Reset) -> Result<(), Failure> {
        let (code, login) = self.opened_by(caller, &given).await?;
        accounts::check_password(&given.password, login.as_deref().unwrap_or_default())?;
        let hash = passwords::hash(given.password, self.clock.secret()).await?;
        let (clock, caller) = (self.clock.clone(), caller.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    let now = clock.now();
                    let account = code.subject.clone();
                    lock(tx, vec![LockKey::Account(account.clone())]).await?;
                    let field = if code.kind == "link" { "token" } else { "code" };
                    let unknown = || AppError::field(field, FieldFault::Unknown);
                    let stands = store::identity(tx, &account).await?.is_some();
                    if !stands || !codes::spend(tx, &code.id, now).await? {
                        return Err(unknown().into());
                    }
                    credentials::set_password(tx, &account, &hash).await?;
                    credentials::end_all(tx, &account).await?;
                    codes::void(tx, &account, now).await?;
                    let counted = accounts::counted_as("", Some(&account));
                    credentials::forgive(tx, &accounts::failures_of(&counted)).await?;
                    let facts = json!({ "by": code.kind });
                    let subject = ("account", account.as_str());
                    events::by_caller(tx, &clock, &caller, "password.reset", subject, facts).await
                })
            })
            .await
    }

    /// What the link or the slip opens; with a slip, the login that was typed.
    async fn opened_by(
        &self,
        caller: &Caller,
        given: &Reset,
    ) -> Result<(Code, Option<String>), Failure> {
        let fault = |name, fault| AppError::field(name, fault);
        if let Some(token) = given.token.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            let mut conn = self.db.read().await?;
            let now = self.clock.now();
            let code = codes::by_hash(&mut conn, "link", &hashed(token), now).await?;
            let code = code.ok_or_else(|| fault("token", FieldFault::Unknown))?;
            return Ok((code, None));
        }
        let login = given.login.as_deref().unwrap_or_default();
        let typed = given.code.as_deref().unwrap_or_default();
        if login.trim().is_empty() {
            return Err(fault("login", FieldFault::Missing).into());
        }
        if typed.trim().is_empty() {
            return Err(fault("code", FieldFault::Missing).into());
        }
        let login = accounts::folded_login(login);
        let found = accounts::found(&mut *self.db.read().await?, &login).await?;
        // An unknown login costs the same tries and gets the same answer.
        let subject = found.map_or_else(|| hashed(&login), |(account, _)| account);
        let code = self.tried(caller, "slip", &subject, typed).await?;
        let code = code.ok_or_else(|| fault("code", FieldFault::Unknown))?;
        Ok((code, Some(login)))
    }
}

/// Whose account it is; `None` where it is locked.
async fn holder(tx: &mut Tx, account: &str) -> Result<Option<Person>, Failure> {
    let Some(who) = store::identity(tx, account).await? else { return Ok(None) };
    persons::person(tx, who.person.as_str()).await
}
