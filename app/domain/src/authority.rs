//! Who may do what, where: one table, asked by every door. Staff see their subtree; what somebody
//! may not see does not exist for them.

mod table;

pub use table::{Act, does};

use crate::account::{Held, Identity, Scope};
use crate::ids::{DivisionCode, UnitId};
use crate::refusal::{NotPermitted, Reason};

/// Where something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place<'a> {
    /// The unit it belongs to, if it does.
    pub unit: Option<&'a UnitId>,
    /// The path of its division, `/34/3410/341023/341023100/341023100001/`; empty for what is
    /// everywhere: only roles without a scope reach that.
    pub path: &'a str,
}

impl<'a> Place<'a> {
    /// Everywhere: calendars, accounts, the record.
    pub const EVERYWHERE: Place<'static> = Place { unit: None, path: "" };

    /// Something of a unit in a division.
    pub const fn of_unit(unit: &'a UnitId, path: &'a str) -> Self {
        Self { unit: Some(unit), path }
    }

    /// Something of a division.
    pub const fn of_division(path: &'a str) -> Self {
        Self { unit: None, path }
    }
}

/// What the table answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// May be done.
    Yes,
    /// May be seen and not be done: 403.
    Forbidden,
    /// May not be seen: 404.
    Invisible,
}

impl Access {
    /// The same for a thing that everybody sees.
    #[must_use]
    pub fn of_public(self) -> Self {
        if self == Self::Invisible { Self::Forbidden } else { self }
    }

    /// Whether it may be done.
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }

    /// The refusal of what may be seen and not be done; `None` for what may be done.
    pub fn forbidden(self) -> Option<Reason> {
        (self != Self::Yes).then_some(Reason::NotPermitted(NotPermitted::Role))
    }
}

/// Whether a signed-in person may do this there.
pub fn access(who: &Identity, act: Act, place: Place<'_>) -> Access {
    let may = |act: Act| who.grants.iter().any(|held| does(held.role, act) && covers(held, place));
    if may(act) {
        Access::Yes
    } else if may(act.seen_by()) {
        Access::Forbidden
    } else {
        Access::Invisible
    }
}

/// Whether a grant reaches a place.
fn covers(held: &Held, place: Place<'_>) -> bool {
    match &held.scope {
        Scope::All => true,
        // A division that is gone has no path, and reaches nothing.
        Scope::Division(_) => !held.path.is_empty() && place.path.starts_with(&held.path),
        Scope::Unit(own) => place.unit == Some(own),
    }
}

impl Identity {
    /// Whether the person may do this there.
    pub fn may(&self, act: Act, place: Place<'_>) -> bool {
        access(self, act, place).is_yes()
    }

    /// Whether the person does this anywhere: for menus and for lists that hold their own places.
    pub fn may_somewhere(&self, act: Act) -> bool {
        self.grants.iter().any(|held| does(held.role, act))
    }

    /// Whether the person sets up divisions, units and accounts.
    pub fn is_admin(&self) -> bool {
        self.may(Act::ManageDivisions, Place::EVERYWHERE)
    }

    /// Whether the person publishes for this unit.
    pub fn runs_unit(&self, unit: &UnitId) -> bool {
        self.may(Act::Publish, Place::of_unit(unit, ""))
    }

    /// The paths in which the person does this; `[""]` for everywhere.
    pub fn paths(&self, act: Act) -> Vec<&str> {
        let own = self.grants.iter().filter(|held| does(held.role, act));
        own.filter_map(|held| match &held.scope {
            Scope::All => Some(""),
            Scope::Division(_) if !held.path.is_empty() => Some(held.path.as_str()),
            Scope::Division(_) | Scope::Unit(_) => None,
        })
        .collect()
    }

    /// The division of the first grant under which the person does this.
    pub fn home(&self, act: Act) -> Option<&DivisionCode> {
        let own = self.grants.iter().filter(|held| does(held.role, act) && !held.path.is_empty());
        let mut own = own.filter_map(|held| match &held.scope {
            Scope::Division(code) => Some(code),
            Scope::All | Scope::Unit(_) => None,
        });
        own.next()
    }

    /// The units for which the person does this.
    pub fn units(&self, act: Act) -> Vec<&UnitId> {
        let own = self.grants.iter().filter(|held| does(held.role, act));
        own.filter_map(|held| match &held.scope {
            Scope::Unit(unit) => Some(unit),
            Scope::All | Scope::Division(_) => None,
        })
        .collect()
    }
}

#[cfg(test)]
mod tests;
