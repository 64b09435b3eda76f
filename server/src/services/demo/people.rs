//! The people of the demo: accounts with passwords drawn for each database.

use crate::failure::Failure;
use crate::services::Core;
use linli_app::ports::Caller;
use linli_app::ports::accounts::NewAccount;
use linli_domain::account::{Grant, Role, Scope};
use linli_domain::ids::{DivisionCode, UnitId};

/// One sign-in of the demo.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The role.
    pub role: Role,
    /// The login.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// The password, drawn for this database.
    pub password: String,
}

/// The three administrators that watch each other; answers the one who sets up the rest.
pub(super) async fn administrators(core: &Core) -> Result<(Caller, Vec<SignIn>), Failure> {
    let nobody = Caller { source: "import", ..Caller::default() };
    let three = [
        ("admin", "系统管理员", Role::AdminSystem),
        ("security", "安全管理员", Role::AdminSecurity),
        ("audit", "审计管理员", Role::AdminAudit),
    ];
    let mut first = None;
    let mut sign_ins = Vec::new();
    for (login, name, role) in three {
        let grant = Grant { role, scope: Scope::All };
        let by = first.as_ref().unwrap_or(&nobody);
        let (sign_in, caller) = make(core, by, (login, name), Some(grant), None).await?;
        sign_ins.push(sign_in);
        first.get_or_insert(caller);
    }
    Ok((first.unwrap_or(nobody), sign_ins))
}

/// Somebody who lives there.
pub(super) async fn resident(
    core: &Core,
    admin: &Caller,
    login: &str,
    name: &str,
    home: &DivisionCode,
) -> Result<(SignIn, Caller), Failure> {
    make(core, admin, (login, name), None, Some(home)).await
}

/// Who publishes for a unit.
pub(super) async fn liaison(
    core: &Core,
    admin: &Caller,
    who: &(String, String),
    unit: &UnitId,
) -> Result<(SignIn, Caller), Failure> {
    let grant = Grant { role: Role::UnitLiaison, scope: Scope::Unit(unit.clone()) };
    make(core, admin, (&who.0, &who.1), Some(grant), None).await
}

/// Who opens a unit's doors.
pub(super) async fn keeper(
    core: &Core,
    admin: &Caller,
    who: &(String, String),
    unit: &UnitId,
) -> Result<(SignIn, Caller), Failure> {
    let grant = Grant { role: Role::FacilityKeeper, scope: Scope::Unit(unit.clone()) };
    make(core, admin, (&who.0, &who.1), Some(grant), None).await
}

/// A desk, an office or an inspector of a division.
pub(super) async fn officer(
    core: &Core,
    admin: &Caller,
    who: (&str, &str),
    role: Role,
    division: &DivisionCode,
) -> Result<SignIn, Failure> {
    let grant = Grant { role, scope: Scope::Division(division.clone()) };
    Ok(make(core, admin, who, Some(grant), None).await?.0)
}

async fn make(
    core: &Core,
    admin: &Caller,
    (login, name): (&str, &str),
    grant: Option<Grant>,
    home: Option<&DivisionCode>,
) -> Result<(SignIn, Caller), Failure> {
    let password = core.clock.secret()[..12].to_owned();
    let new = NewAccount {
        login: login.to_owned(),
        name: name.to_owned(),
        password: password.clone(),
        phone: None,
        email: Some(format!("{login}@example.invalid")),
        division: home.cloned(),
    };
    let role = grant.as_ref().map_or(Role::Resident, |grant| grant.role);
    let account = core.make_account(admin, new, grant.into_iter().collect()).await?;
    let identity = core.services().accounts.identity(&account.id).await?;
    let caller = Caller { identity, source: "page", ..Caller::default() };
    Ok((SignIn { role, login: login.to_owned(), name: name.to_owned(), password }, caller))
}
