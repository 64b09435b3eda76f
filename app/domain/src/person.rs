//! People: how sure we are of somebody, what makes two contacts the same, and when two entries
//! are one person.

use crate::time::Instant;
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// How sure we are that somebody is who they say (domain §1). Ordered.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Assurance {
    /// Somebody says so.
    #[default]
    #[serde(rename = "self")]
    Own,
    /// A code sent to the phone came back.
    Phone,
    /// A worker saw a document; its number is never stored.
    Desk,
}

impl Assurance {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Phone => "phone",
            Self::Desk => "desk",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Own, Self::Phone, Self::Desk].into_iter().find(|one| one.as_str() == word)
    }
}

/// A phone number as one number is one person: `+8613800000000`. Numbers without a country that
/// are no Chinese mobile or landline numbers stay bare digits, which no gateway can reach.
/// `None` where it is no number.
pub fn phone_key(text: &str) -> Option<String> {
    let mut digits = String::new();
    let mut plus = false;
    for sign in text.trim().chars() {
        match sign {
            '0'..='9' => digits.push(sign),
            // Full-width digits come from Chinese input methods.
            '０'..='９' => digits.push(char::from_digit(sign as u32 - '０' as u32, 10)?),
            '+' | '＋' if digits.is_empty() => plus = true,
            '-' | ' ' | '(' | ')' | '（' | '）' | '－' | '\u{a0}' => {}
            _ => return None,
        }
    }
    if let Some(abroad) = digits.strip_prefix("00") {
        (digits, plus) = (abroad.to_owned(), true);
    }
    if !(5..=20).contains(&digits.len()) {
        return None;
    }
    if plus {
        return (7..=15).contains(&digits.len()).then(|| format!("+{digits}"));
    }
    let mobile = digits.len() == 11 && digits.starts_with('1') && digits.as_bytes()[1] >= b'3';
    let with_country = digits.len() == 13 && digits.starts_with("861");
    match digits.strip_prefix('0') {
        _ if mobile => Some(format!("+86{digits}")),
        _ if with_country => Some(format!("+{digits}")),
        Some(area) if (10..=12).contains(&digits.len()) => Some(format!("+86{area}")),
        _ => Some(digits),
    }
}

/// Whether a code can be sent there: a number with its country.
pub fn can_text(phone_key: &str) -> bool {
    // Chinese landlines take no messages.
    phone_key.starts_with('+')
        && phone_key
            .strip_prefix("+86")
            .is_none_or(|rest| rest.len() == 11 && rest.starts_with('1'))
}

/// A mail address as one address is one person; `None` where it is none.
pub fn email_key(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (user, host) = text.rsplit_once('@')?;
    let fits = text.len() <= 200
        && !user.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !text.contains(|sign: char| sign.is_whitespace() || sign.is_control());
    fits.then_some(text)
}

/// Minutes that a code sent by SMS or mail is good.
pub const CODE_MIN: i64 = 10;
/// Times that a code may be typed wrongly.
pub const CODE_TRIES: i64 = 5;
/// Minutes that the link of a forgotten password is good.
pub const LINK_MIN: i64 = 60;
/// Hours that a slip of the desk is good.
pub const SLIP_HOURS: i64 = 24;

/// How often something may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Times in one window.
    pub most: i64,
    /// The window, in minutes.
    pub window_min: i64,
}

/// Codes for one number or login.
pub const PER_CONTACT: Rate = Rate { most: 5, window_min: 60 };
/// Codes for one network: a whole office may sit behind it.
pub const PER_NETWORK: Rate = Rate { most: 30, window_min: 60 };
/// Codes typed from one network.
pub const TYPED: Rate = Rate { most: 60, window_min: 60 };
/// Codes that a signed-in person may have sent.
pub const PER_ACCOUNT: Rate = Rate { most: 10, window_min: 60 };

impl Rate {
    /// Counts one more: the new count and the beginning of its window.
    ///
    /// # Errors
    /// Seconds to wait where it was asked for too often.
    pub fn counted(
        self,
        before: Option<(i64, Instant)>,
        now: Instant,
    ) -> Result<(i64, Instant), i64> {
        let window = Duration::minutes(self.window_min);
        match before.filter(|(_, begun)| now - *begun < window) {
            None => Ok((1, now)),
            Some((count, begun)) if count < self.most => Ok((count + 1, begun)),
            Some((_, begun)) => Err((begun + window - now).num_seconds() + 1),
        }
    }
}

/// What decides on joining two entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// It was joined to another before.
    pub merged: bool,
    /// How sure we are of it.
    pub assurance: Assurance,
    /// Whether it signs in.
    pub has_account: bool,
    /// Roles beyond a resident's: these are never handed over by joining.
    pub is_staff: bool,
}

/// What becomes of the accounts of two entries that are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accounts {
    /// Nothing: the one kept has the only account, or neither has one.
    Stay,
    /// The duplicate's account goes over to the one kept.
    GoOver,
    /// Both have one: the duplicate's is closed.
    CloseOther,
}

/// Why two entries cannot be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeFault {
    /// They are one entry.
    Same,
    /// One of them was joined before.
    Merged,
    /// One belongs to a member of staff: their account is not the desk's to close or to hand over.
    Staff,
}

/// Decides on joining `other` to `kept`.
///
/// # Errors
/// Why not.
pub fn merge(kept: &Entry, other: &Entry) -> Result<(Assurance, Accounts), MergeFault> {
    if kept.id == other.id {
        return Err(MergeFault::Same);
    }
    if kept.merged || other.merged {
        return Err(MergeFault::Merged);
    }
    if other.is_staff {
        return Err(MergeFault::Staff);
    }
    let accounts = match (kept.has_account, other.has_account) {
        (_, false) => Accounts::Stay,
        (false, true) => Accounts::GoOver,
        (true, true) => Accounts::CloseOther,
    };
    Ok((kept.assurance.max(other.assurance), accounts))
}

/// Decides on joining at the desk, by the person `by`. Whatever is joined to an entry of staff, or
/// to one's own, would open their account to another: only who proves a number does that.
///
/// # Errors
/// Why not.
pub fn merge_at_desk(
    kept: &Entry,
    other: &Entry,
    by: &str,
) -> Result<(Assurance, Accounts), MergeFault> {
    let decided = merge(kept, other)?;
    if kept.is_staff || kept.id == by || other.id == by {
        return Err(MergeFault::Staff);
    }
    Ok(decided)
}

/// How sure we are of a joined entry: what a phone gave ends with the phone.
pub fn assured(best: Assurance, phone_verified: bool) -> Assurance {
    if best == Assurance::Phone && !phone_verified { Assurance::Own } else { best }
}

#[cfg(test)]
mod tests;
