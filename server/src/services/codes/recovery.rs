//! A forgotten password: a link by mail, or a slip from the desk.

use super::{Fresh, count, from, hashed};
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
use linli_app::ports::codes::Reset;
use linli_domain::person::{LINK_MIN, PER_CONTACT, PER_NETWORK};
use linli_domain::refusal::FieldFault;
use serde_json::json;

impl Core {
    /// Puts a link for the login into the outbox, where there is such a login with a mail address.
    pub(super) async fn send_link(&self, caller: &Caller, login: &str) -> Result<(), Failure> {
        if login.trim().is_empty() {
            return Err(AppError::field("login", FieldFault::Missing).into());
        }
        let login = accounts::folded_login(login);
        let counted = [(format!("forgot:{login}"), PER_CONTACT), (from(caller), PER_NETWORK)];
        let (core, caller) = (self.clone(), caller.clone());
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    count(tx, &core.clock, &counted).await?;
                    let Some(person) = holder(tx, &login).await? else { return Ok(()) };
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
                    if let Some(own) = store::account(tx, &account).await? {
                        credentials::forgive(tx, &accounts::failures_of(&own.login)).await?;
                    }
                    if let Some(login) = &login {
                        credentials::forgive(tx, &accounts::failures_of(login)).await?;
                    }
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

/// Whose login it is.
async fn holder(tx: &mut Tx, login: &str) -> Result<Option<Person>, Failure> {
    let Some((account, _)) = accounts::found(tx, login).await? else { return Ok(None) };
    let Some(who) = store::identity(tx, &account).await? else { return Ok(None) };
    persons::person(tx, who.person.as_str()).await
}
