//! Giving a role.

use crate::db::Tx;
use crate::failure::Failure;
use crate::store::{accounts, divisions, staff, units};
use linli_app::error::AppError;
use linli_domain::account::{Grant, GrantFault, Scope, separated};
use linli_domain::division::DivisionLevel;
use linli_domain::refusal::{FieldFault, NotPermitted, Reason};

/// Gives a role after looking at what the account holds and at what stands in the database.
pub(in crate::services) async fn give(
    tx: &mut Tx,
    account_id: &str,
    grant: &Grant,
) -> Result<(), Failure> {
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
    if staff::account(tx, account_id).await?.ok_or(AppError::NotFound)?.closed {
        return Err(AppError::WrongState.into());
    }
    // Locked accounts too: they are unlocked again with everything that they hold.
    let held = staff::grants(tx, &[account_id.to_owned()]).await?;
    let held = held.into_iter().map(|(_, held, ..)| held.role);
    let fits = grant.check(level).and_then(|()| separated(held, grant.role));
    fits.map_err(|fault| match fault {
        GrantFault::Separated => Reason::NotPermitted(NotPermitted::Separated).into(),
        GrantFault::NeedsUnit | GrantFault::NeedsDivision => scope(FieldFault::Missing),
        GrantFault::TakesNoScope | GrantFault::WrongLevel => scope(FieldFault::Unsupported),
    })?;
    accounts::grant(tx, account_id, grant).await
}
