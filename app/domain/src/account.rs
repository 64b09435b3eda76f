//! Who asks: roles with their scope. What a role may do stands in [`crate::authority`].

use crate::division::DivisionLevel;
use crate::ids::{AccountId, DivisionCode, PersonId, UnitId};
use crate::person::Assurance;
use serde::{Deserialize, Serialize};

/// The roles (domain §1), weakest first: events are written under the strongest held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 居民
    Resident,
    /// 团队负责人: leads a team of residents.
    GroupLeader,
    /// 设施管理员/值守: opens the door, counts heads.
    FacilityKeeper,
    /// 单位联络员: publishes for a unit.
    UnitLiaison,
    /// 社区工作者: the desk.
    CommunityWorker,
    /// 街道·镇 officer.
    StreetOfficer,
    /// 区·县 officer.
    DistrictOfficer,
    /// 市 officer.
    CityOfficer,
    /// 检查人员: reads, writes nothing.
    Inspector,
    /// Audit administrator: reads the events, nothing else.
    AdminAudit,
    /// Security administrator: roles, locks, failed sign-ins.
    AdminSecurity,
    /// System administrator: divisions, units, accounts, rules, holidays.
    AdminSystem,
}

/// What a role must be tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// Nothing: it holds everywhere.
    None,
    /// One unit.
    Unit,
    /// A division of one of these levels; any where none is named.
    Division(&'static [DivisionLevel]),
}

impl Role {
    /// All of them, in the order in which the contract names them.
    pub const ALL: [Self; 12] = [
        Self::Resident,
        Self::GroupLeader,
        Self::UnitLiaison,
        Self::FacilityKeeper,
        Self::CommunityWorker,
        Self::StreetOfficer,
        Self::DistrictOfficer,
        Self::CityOfficer,
        Self::Inspector,
        Self::AdminSystem,
        Self::AdminSecurity,
        Self::AdminAudit,
    ];

    /// The word in the database and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::GroupLeader => "group_leader",
            Self::FacilityKeeper => "facility_keeper",
            Self::UnitLiaison => "unit_liaison",
            Self::CommunityWorker => "community_worker",
            Self::StreetOfficer => "street_officer",
            Self::DistrictOfficer => "district_officer",
            Self::CityOfficer => "city_officer",
            Self::Inspector => "inspector",
            Self::AdminAudit => "admin_audit",
            Self::AdminSecurity => "admin_security",
            Self::AdminSystem => "admin_system",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }

    /// Where it may hold.
    pub const fn scope_kind(self) -> ScopeKind {
        use DivisionLevel::{City, Community, District, Province, Street};
        match self {
            Self::Resident
            | Self::GroupLeader
            | Self::AdminAudit
            | Self::AdminSecurity
            | Self::AdminSystem => ScopeKind::None,
            Self::FacilityKeeper | Self::UnitLiaison => ScopeKind::Unit,
            // A small town runs one desk for all its communities.
            Self::CommunityWorker => ScopeKind::Division(&[Community, Street]),
            Self::StreetOfficer => ScopeKind::Division(&[Street]),
            Self::DistrictOfficer => ScopeKind::Division(&[District]),
            // 直辖市 stand at the level of provinces.
            Self::CityOfficer => ScopeKind::Division(&[City, Province]),
            Self::Inspector => ScopeKind::Division(&[]),
        }
    }

    /// Whether it is more than what every resident has.
    pub const fn is_staff(self) -> bool {
        !matches!(self, Self::Resident | Self::GroupLeader)
    }

    /// One of the three administrators that watch each other (三员分立).
    pub const fn is_admin(self) -> bool {
        matches!(self, Self::AdminSystem | Self::AdminSecurity | Self::AdminAudit)
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

/// What stands against giving a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrantFault {
    /// The role is tied to a unit, and this is none.
    NeedsUnit,
    /// The role is tied to a division, and this is none.
    NeedsDivision,
    /// The role holds everywhere or nowhere.
    TakesNoScope,
    /// A division of another level than the role's.
    WrongLevel,
    /// The account is another of the three administrators already (三员分立).
    Separated,
}

impl Grant {
    /// Whether the role may hold there. `level` is that of the division, where it is one.
    ///
    /// # Errors
    /// What does not fit.
    pub fn check(&self, level: Option<DivisionLevel>) -> Result<(), GrantFault> {
        match (self.role.scope_kind(), &self.scope) {
            (ScopeKind::None, Scope::All) | (ScopeKind::Unit, Scope::Unit(_)) => Ok(()),
            (ScopeKind::Division(levels), Scope::Division(_)) => {
                let fits = levels.is_empty() || level.is_some_and(|own| levels.contains(&own));
                fits.then_some(()).ok_or(GrantFault::WrongLevel)
            }
            (ScopeKind::None, _) => Err(GrantFault::TakesNoScope),
            (ScopeKind::Unit, _) => Err(GrantFault::NeedsUnit),
            (ScopeKind::Division(_), _) => Err(GrantFault::NeedsDivision),
        }
    }
}

/// Whether an account that holds `held` may also hold `new`: whoever makes accounts does not give
/// them roles, and whoever reads the record of both does neither.
///
/// # Errors
/// `Separated`.
pub fn separated(held: impl IntoIterator<Item = Role>, new: Role) -> Result<(), GrantFault> {
    let clash = |role: Role| role.is_admin() && role != new;
    let clash = new.is_admin() && held.into_iter().any(clash);
    if clash { Err(GrantFault::Separated) } else { Ok(()) }
}

/// A grant as an identity carries it: with what a decision needs, so that none asks the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The role.
    pub role: Role,
    /// Where.
    pub scope: Scope,
    /// The path of a division, `/34/3410/341023/`; empty for other scopes.
    pub path: String,
}

/// A signed-in person as the services know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The sign-in.
    pub account: AccountId,
    /// The person behind it.
    pub person: PersonId,
    /// Roles with their scopes.
    pub grants: Vec<Held>,
    /// An administrator has stopped this account from booking.
    pub suspended: bool,
    /// How sure we are of the person.
    pub assurance: Assurance,
}

impl Identity {
    /// The role under which an event of this person is written: the strongest held.
    pub fn acting_role(&self) -> Role {
        self.grants.iter().map(|grant| grant.role).max().unwrap_or(Role::Resident)
    }

    /// Whether the person holds a role anywhere.
    pub fn holds(&self, role: Role) -> bool {
        role == Role::Resident || self.grants.iter().any(|grant| grant.role == role)
    }

    /// Whether the person is more than a resident.
    pub fn is_staff(&self) -> bool {
        self.grants.iter().any(|grant| grant.role.is_staff())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_one_word() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
        assert_eq!(Role::parse("mayor"), None);
    }

    #[test]
    fn scopes_are_read_as_the_command_line_writes_them() {
        assert_eq!(Scope::parse(None), Some(Scope::All));
        assert_eq!(Scope::parse(Some("unit:7")), Some(Scope::Unit("7".into())));
        assert_eq!(Scope::parse(Some("unit:")), None);
        assert_eq!(Scope::parse(Some("street:7")), None);
    }

    #[test]
    fn a_role_holds_only_where_it_belongs() {
        let check = |role, scope, level| Grant { role, scope }.check(level);
        let (unit, division) = (|| Scope::Unit("u".into()), || Scope::Division("34".into()));
        assert_eq!(check(Role::UnitLiaison, unit(), None), Ok(()));
        assert_eq!(check(Role::FacilityKeeper, Scope::All, None), Err(GrantFault::NeedsUnit));
        let street = Some(DivisionLevel::Street);
        assert_eq!(check(Role::StreetOfficer, division(), street), Ok(()));
        assert_eq!(check(Role::CityOfficer, division(), street), Err(GrantFault::WrongLevel));
        assert_eq!(check(Role::Inspector, unit(), None), Err(GrantFault::NeedsDivision));
        assert_eq!(check(Role::AdminSystem, division(), street), Err(GrantFault::TakesNoScope));
    }

    #[test]
    fn nobody_is_two_of_the_three_administrators() {
        let three = [Role::AdminSystem, Role::AdminSecurity, Role::AdminAudit];
        for held in three {
            for new in three {
                assert_eq!(separated([Role::Inspector, held], new).is_ok(), held == new);
            }
            assert_eq!(separated([held], Role::UnitLiaison), Ok(()));
        }
    }
}
