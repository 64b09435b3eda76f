//! Why a row is not taken, or what to look at: a code and its facts. The sentences in both
//! languages are made from these by `i18n::imports`.

use serde::{Deserialize, Serialize};

/// What is wrong with one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slip {
    /// It is empty and may not be.
    Missing,
    /// It is too long.
    TooLong,
    /// It is none of the words that can stand here.
    Word,
    /// It is no number, or too large or small.
    Number,
    /// It is no date.
    Date,
    /// It is no time.
    Time,
    /// The spreadsheet has made a number of it and lost digits: 1.3E+10.
    LostDigits,
    /// The spreadsheet shows an error there.
    Broken,
    /// Nothing of this name is known.
    Unknown,
    /// Several things have this name.
    Several,
    /// It does not fit what stands elsewhere.
    Differs,
    /// It has been used already.
    Used,
    /// It may not be changed by this person.
    NotYours,
}

/// A reason. Columns are named by their key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// One cell: the column's key, what is wrong, what stands there.
    Cell(String, Slip, String),
    /// More or fewer cells than columns.
    Cells(usize, usize),
    /// A JSON list holds something that is no record.
    NoRecord,
    /// The same as an earlier row.
    SameAs(usize),
    /// Differs from an earlier row of the same code or date.
    DiffersFrom(usize),
    /// The same key as an earlier row; it got a number behind it.
    SameKeyAs(usize),
    /// A division's code is none, or does not fit its level or parent.
    Code,
    /// The division above is not above it, was refused, or is not known.
    Parent(String),
    /// It lies under another division already.
    Moved,
    /// The category is not in the mapping.
    NotMapped(String),
    /// Hours stayed text; what was not understood.
    HoursAsText(String),
    /// Saved, but not shown yet: these columns are missing.
    Hidden(Vec<String>),
    /// A title, a note, a sum.
    Note,
    /// The example of the template.
    Example,
    /// No notice for this year yet: it stays provisional.
    NoNotice(i32),
    /// So many days.
    Days(usize),
    /// What a later notice changes.
    DaysChange(String),
    /// A booking that stands, and lies outside opening hours then.
    OutsideHours(String),
    /// Changed by hand since the last import; the import leaves it.
    ByHand,
    /// Somebody means to come: so many bookings.
    Booked(i64),
    /// The space has been booked and keeps its floor and mode.
    BookedSpace,
    /// So many blocks, of which so many are new.
    Blocks(usize, usize),
    /// These dates are left out because somebody has booked.
    Taken(Vec<String>),
    /// No day of the term falls on these weekdays.
    NoDay,
    /// Make-up workdays inside the term, which are not taken.
    Makeup(Vec<String>),
    /// Years of the term without a notice.
    Provisional(Vec<i32>),
    /// More than can be done at once.
    TooMany,
    /// Changed since, so it stays.
    ChangedSince,
    /// Something else has come to depend on it.
    InUse,
    /// A refusal with the code of the contract, and the field it is about.
    Refused(String, String),
    /// The file: too large.
    FileTooLarge,
    /// The file: no known encoding.
    Encoding,
    /// The file: broken; what the reader says.
    BrokenFile(String),
    /// The file: locked with a password.
    Locked,
    /// The file: no row has the headings; those that are needed.
    NoHeader(Vec<String>),
    /// The file: a heading stands twice.
    Twice(String),
    /// The file: a web page that is called a spreadsheet.
    Html,
    /// The file: JSON that is neither a list of records nor an object with one.
    NoList,
    /// The file: an .ics does not say which days are worked.
    Calendar,
}

impl Why {
    /// One cell.
    pub fn cell(column: &str, slip: Slip, word: &str) -> Self {
        Self::Cell(column.to_owned(), slip, word.chars().take(60).collect())
    }
}
