//! The table of authority: acts, and which role does which inside its scope.

use crate::account::Role;

/// What staff do. Acts on a thing name the act of seeing it, see [`Act::seen_by`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// See a facility before it is published, and the working screens of its unit.
    SeeUnpublished,
    /// Write and publish facilities, photos, pledges.
    Publish,
    /// Change a unit's own entry.
    ChangeUnit,
    /// Open and close the door, count heads, keep the duty list.
    MarkOpening,
    /// Stop today (今日停开放).
    CloseToday,
    /// Announce and lift closures.
    Close,
    /// Take time for the unit itself.
    Block,
    /// Answer 到了没开门.
    AnswerLockedReports,
    /// School vacations, of a school or of a division.
    ManageVacations,
    /// See bookings with their holders.
    SeeBookings,
    /// Approve, reject, cancel, move for a unit.
    ManageBookings,
    /// Check people in.
    CheckIn,
    /// Read files of facilities and blocks.
    Import,
    /// Make units.
    ManageUnits,
    /// Change the tree of divisions.
    ManageDivisions,
    /// Holiday notices and calendars.
    ManageHolidays,
    /// Names by which people ask for a place.
    ManageAliases,
    /// Rules of compliance and other settings.
    ManageRules,
    /// See persons with name and contact.
    SeePersons,
    /// Enter a person at the desk.
    EnterPersons,
    /// Say that one saw a document (desk assurance).
    VouchPersons,
    /// Join two entries of one person.
    MergePersons,
    /// Hand out a slip with which a forgotten password is set anew.
    IssueSlips,
    /// Book for somebody at the desk.
    BookForOthers,
    /// Make and close accounts.
    ManageAccounts,
    /// See accounts with their roles and locks.
    SeeAccounts,
    /// Give and take roles.
    GrantRoles,
    /// Lock and unlock accounts.
    LockAccounts,
    /// See failed sign-ins.
    SeeSignIns,
    /// Read the record of events.
    ReadAudit,
    /// See figures and findings.
    SeeFigures,
}

impl Act {
    /// All acts.
    pub const ALL: [Self; 31] = [
        Self::SeeUnpublished,
        Self::Publish,
        Self::ChangeUnit,
        Self::MarkOpening,
        Self::CloseToday,
        Self::Close,
        Self::Block,
        Self::AnswerLockedReports,
        Self::ManageVacations,
        Self::SeeBookings,
        Self::ManageBookings,
        Self::CheckIn,
        Self::Import,
        Self::ManageUnits,
        Self::ManageDivisions,
        Self::ManageHolidays,
        Self::ManageAliases,
        Self::ManageRules,
        Self::SeePersons,
        Self::EnterPersons,
        Self::VouchPersons,
        Self::MergePersons,
        Self::IssueSlips,
        Self::BookForOthers,
        Self::ManageAccounts,
        Self::SeeAccounts,
        Self::GrantRoles,
        Self::LockAccounts,
        Self::SeeSignIns,
        Self::ReadAudit,
        Self::SeeFigures,
    ];

    /// The act of seeing what this one changes: who may see it and not change it is refused, who
    /// may not even see it finds nothing.
    #[must_use]
    pub const fn seen_by(self) -> Self {
        match self {
            Self::SeeUnpublished
            | Self::Publish
            | Self::ChangeUnit
            | Self::MarkOpening
            | Self::CloseToday
            | Self::Close
            | Self::Block
            | Self::AnswerLockedReports
            | Self::ManageVacations
            | Self::Import
            | Self::ManageUnits
            | Self::ManageDivisions
            | Self::ManageHolidays
            | Self::ManageAliases
            | Self::ManageRules => Self::SeeUnpublished,
            Self::SeeBookings | Self::ManageBookings | Self::CheckIn => Self::SeeBookings,
            Self::SeePersons
            | Self::EnterPersons
            | Self::VouchPersons
            | Self::MergePersons
            | Self::IssueSlips
            | Self::BookForOthers => Self::SeePersons,
            Self::ManageAccounts | Self::SeeAccounts | Self::GrantRoles | Self::LockAccounts => {
                Self::SeeAccounts
            }
            Self::SeeSignIns => Self::SeeSignIns,
            Self::ReadAudit => Self::ReadAudit,
            Self::SeeFigures => Self::SeeFigures,
        }
    }
}

/// Whether a role does this, inside its scope. The table.
pub const fn does(role: Role, act: Act) -> bool {
    match role {
        Role::Resident | Role::GroupLeader => false,
        Role::FacilityKeeper => matches!(
            act,
            Act::SeeUnpublished
                | Act::MarkOpening
                | Act::CloseToday
                | Act::Block
                | Act::AnswerLockedReports
                | Act::SeeBookings
                | Act::CheckIn
        ),
        Role::UnitLiaison => matches!(
            act,
            Act::SeeUnpublished
                | Act::Publish
                | Act::ChangeUnit
                | Act::MarkOpening
                | Act::CloseToday
                | Act::Close
                | Act::Block
                | Act::AnswerLockedReports
                | Act::ManageVacations
                | Act::SeeBookings
                | Act::ManageBookings
                | Act::CheckIn
                | Act::Import
                | Act::SeeFigures
        ),
        Role::CommunityWorker => matches!(
            act,
            Act::SeeUnpublished
                | Act::MarkOpening
                | Act::CloseToday
                | Act::Close
                | Act::AnswerLockedReports
                | Act::SeeBookings
                | Act::ManageBookings
                | Act::CheckIn
                | Act::ManageAliases
                | Act::SeePersons
                | Act::EnterPersons
                | Act::VouchPersons
                | Act::MergePersons
                | Act::IssueSlips
                | Act::BookForOthers
                | Act::SeeFigures
        ),
        Role::StreetOfficer | Role::Inspector => {
            matches!(act, Act::SeeUnpublished | Act::SeeFigures)
        }
        // Vacations are set by the education bureaus of districts and cities.
        Role::DistrictOfficer | Role::CityOfficer => {
            matches!(act, Act::SeeUnpublished | Act::ManageVacations | Act::SeeFigures)
        }
        Role::AdminSystem => matches!(
            act,
            Act::SeeUnpublished
                | Act::Publish
                | Act::ChangeUnit
                | Act::MarkOpening
                | Act::CloseToday
                | Act::Close
                | Act::Block
                | Act::AnswerLockedReports
                | Act::ManageVacations
                | Act::SeeBookings
                | Act::ManageBookings
                | Act::CheckIn
                | Act::Import
                | Act::ManageUnits
                | Act::ManageDivisions
                | Act::ManageHolidays
                | Act::ManageAliases
                | Act::ManageRules
                | Act::ManageAccounts
                | Act::SeeAccounts
                | Act::SeeFigures
        ),
        Role::AdminSecurity => {
            matches!(act, Act::SeeAccounts | Act::GrantRoles | Act::LockAccounts | Act::SeeSignIns)
        }
        Role::AdminAudit => matches!(act, Act::ReadAudit),
    }
}
