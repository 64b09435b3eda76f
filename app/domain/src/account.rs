//! Who asks: roles with their scope, and what a role may do.

use crate::ids::{AccountId, DivisionCode, PersonId, UnitId};
use serde::{Deserialize, Serialize};

/// The roles in use. Staff roles have a scope and see its subtree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 居民
    Resident,
    /// 单位联络员: publishes for a unit.
    UnitLiaison,
    /// System administrator: divisions, units, accounts, rules, holidays.
    AdminSystem,
}

impl Role {
    /// The word in the database and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::UnitLiaison => "unit_liaison",
            Self::AdminSystem => "admin_system",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Resident, Self::UnitLiaison, Self::AdminSystem]
            .into_iter()
            .find(|role| role.as_str() == word)
    }
}

/// Where a role holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everywhere.
    All,
    /// A division and all below it.
    Division(DivisionCode),
    /// One unit.
    Unit(UnitId),
}

impl Scope {
    /// Reads `division:CODE`, `unit:ID` or nothing.
    pub fn parse(text: Option<&str>) -> Option<Self> {
        match text {
            None | Some("") => Some(Self::All),
            Some(text) => match text.split_once(':')? {
                (_, "") => None,
                ("division", code) => Some(Self::Division(code.into())),
                ("unit", id) => Some(Self::Unit(id.into())),
                _ => None,
            },
        }
    }
}

/// A role and where it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Where.
    pub scope: Scope,
}

/// A signed-in person as the services know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The sign-in.
    pub account: AccountId,
    /// The person behind it.
    pub person: PersonId,
    /// Roles with their scopes.
    pub grants: Vec<Grant>,
    /// An administrator has stopped this account from booking.
    pub suspended: bool,
}

impl Identity {
    /// Whether the person sets up divisions, units and accounts.
    pub fn is_admin(&self) -> bool {
        self.grants.iter().any(|grant| grant.role == Role::AdminSystem)
    }

    /// Whether the person publishes for this unit.
    pub fn runs_unit(&self, unit: &UnitId) -> bool {
        self.is_admin()
            || self.grants.iter().any(|grant| {
                grant.role == Role::UnitLiaison
                    && matches!(&grant.scope, Scope::Unit(own) if own == unit)
            })
    }

    /// The role under which an event of this person is written: the strongest held.
    pub fn acting_role(&self) -> Role {
        self.grants.iter().map(|grant| grant.role).max().unwrap_or(Role::Resident)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn liaison_of(unit: &str) -> Identity {
        Identity {
            account: "a".into(),
            person: "p".into(),
            grants: vec![Grant { role: Role::UnitLiaison, scope: Scope::Unit(unit.into()) }],
            suspended: false,
        }
    }

    #[test]
    fn a_liaison_runs_only_its_own_unit() {
        assert!(liaison_of("u1").runs_unit(&"u1".into()));
        assert!(!liaison_of("u1").runs_unit(&"u2".into()));
    }

    #[test]
    fn scopes_are_read_as_the_command_line_writes_them() {
        assert_eq!(Scope::parse(None), Some(Scope::All));
        assert_eq!(Scope::parse(Some("unit:7")), Some(Scope::Unit("7".into())));
        assert_eq!(Scope::parse(Some("unit:")), None);
        assert_eq!(Scope::parse(Some("street:7")), None);
    }
}
