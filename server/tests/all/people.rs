//! Stories of persons: entered at the desk, proved by code, joined, and never one number twice.

mod guarded;
mod joined;
mod proved;
mod races;
mod recovered;
mod sent;
mod staffed;

use crate::fixtures::Town;
use crate::fixtures::town::{COMMUNITY, person};
use linli_app::ports::Caller;
use linli_app::ports::accounts::{AccountView, NewAccount};
use linli_app::ports::codes::{PhoneCode, PhoneInput};
use linli_app::ports::persons::{NewPerson, PersonView};
use linli_app::ports::{Answer, persons};
use linli_domain::account::{Role, Scope};

/// A password that is long enough.
const PASSWORD: &str = "correct horse 7";

impl Town {
    /// A worker of the community.
    async fn worker(&self) -> Caller {
        self.staff("worker", Role::CommunityWorker, COMMUNITY).await
    }

    async fn staff(&self, login: &str, role: Role, division: &str) -> Caller {
        person(&self.core, login, Some((role, Scope::Division(division.into())))).await
    }

    /// Somebody entered at the desk by number.
    async fn entered(&self, worker: &Caller, phone: &str) -> PersonView {
        let made = self.services.persons.enter(worker, newcomer(phone)).await;
        made.expect("is entered").person
    }

    /// Somebody who registered with a number, or a name and a mail address, and a password.
    async fn registered(&self, login: &str) -> Caller {
        let number = login.starts_with('1');
        let new = NewAccount {
            login: login.to_owned(),
            name: "网上注册".to_owned(),
            password: PASSWORD.to_owned(),
            phone: number.then(|| login.to_owned()),
            email: (!number).then(|| format!("{login}@example.cn")),
            division: Some(COMMUNITY.into()),
        };
        let made = self.services.accounts.register(&visitor(), new).await.expect("registers");
        self.caller(&made).await
    }

    async fn caller(&self, account: &AccountView) -> Caller {
        let identity = self.services.accounts.identity(&account.id).await.expect("is read");
        Caller { identity, ..visitor() }
    }

    /// The code that waits in the outbox, latest first.
    async fn code(&self) -> String {
        self.carried("code").await
    }

    async fn carried(&self, member: &str) -> String {
        let mut conn = self.core.db.read().await.expect("a connection");
        let detail: String = sqlx::query_scalar(
            "SELECT detail FROM outbox WHERE detail IS NOT NULL ORDER BY created_at DESC, id DESC LIMIT 1",
        )
        .fetch_one(&mut *conn)
        .await
        .expect("a notice");
        let detail: serde_json::Value = serde_json::from_str(&detail).expect("JSON");
        detail[member].as_str().expect("a text").to_owned()
    }

    /// Asks for a code and signs in with it.
    async fn by_code(&self, phone: &str) -> Answer<AccountView> {
        let to = PhoneInput { phone: phone.to_owned() };
        self.services.codes.send_sign_in(&visitor(), to).await?;
        let given = PhoneCode { phone: phone.to_owned(), code: self.code().await };
        self.services.codes.sign_in(&visitor(), given).await
    }

    async fn waiting(&self) -> i64 {
        let mut conn = self.core.db.read().await.expect("a connection");
        sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE channel IS NOT NULL")
            .fetch_one(&mut *conn)
            .await
            .expect("is counted")
    }

    async fn events(&self, kind: &str) -> i64 {
        let mut conn = self.core.db.read().await.expect("a connection");
        sqlx::query_scalar("SELECT COUNT(*) FROM event WHERE kind = $1")
            .bind(kind)
            .fetch_one(&mut *conn)
            .await
            .expect("is counted")
    }
}

fn visitor() -> Caller {
    Caller { network: "192.0.2.1".to_owned(), source: "api", ..Caller::default() }
}

fn newcomer(phone: &str) -> NewPerson {
    NewPerson {
        name: "周奶奶".to_owned(),
        phone: Some(phone.to_owned()),
        division: Some(COMMUNITY.into()),
        ..persons::NewPerson::default()
    }
}
