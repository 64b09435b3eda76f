//! Importing: a file becomes a draft that shows what will happen; it is corrected, carried out in
//! the background, and can be taken back.

mod columns;
mod run;
mod why;

pub use columns::{Column, columns, label_of};
pub use run::{
    Action, ColumnView, Correction, Kept, ROWS_PER_PAGE, RowView, RowsAsked, RunItem, RunState,
    RunView,
};
pub use why::{Slip, Why};

use super::{Answer, Caller};
use async_trait::async_trait;
use linli_domain::ids::UnitId;
use serde::{Deserialize, Serialize};

/// The port.
#[async_trait]
pub trait Imports: Send + Sync {
    /// Reads a file into a draft; answers its id. Nothing else is written.
    async fn draft(&self, caller: &Caller, upload: Upload) -> Answer<Drafted>;
    /// A run: what will happen, what is happening, or what has happened.
    async fn run(&self, caller: &Caller, id: &str, asked: RowsAsked) -> Answer<RunView>;
    /// Runs of a unit, or of everything, newest first; at most 50.
    async fn runs(&self, caller: &Caller, unit: Option<UnitId>) -> Answer<Vec<RunItem>>;
    /// Corrects a draft: what columns mean, values for all rows, single cells.
    async fn correct(&self, caller: &Caller, id: &str, correction: Correction) -> Answer<()>;
    /// Carries a draft out, in the background; again after a break.
    async fn start(&self, caller: &Caller, id: &str) -> Answer<()>;
    /// Takes a finished run back, in the background.
    async fn undo(&self, caller: &Caller, id: &str) -> Answer<()>;
    /// Throws a draft away.
    async fn discard(&self, caller: &Caller, id: &str) -> Answer<()>;
    /// A template, or the report of a run, to keep.
    async fn download(&self, caller: &Caller, wanted: Wanted) -> Answer<Download>;
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 行政区划
    Divisions,
    /// 单位
    Units,
    /// 设施
    Facilities,
    /// 放假安排
    Holidays,
    /// 课表: teaching and other own use, as blocks.
    Blocks,
}

impl Kind {
    /// All of them, in the order in which a new installation needs them.
    pub const ALL: [Self; 5] =
        [Self::Divisions, Self::Units, Self::Holidays, Self::Facilities, Self::Blocks];
    /// Those that a unit imports for itself.
    pub const OF_A_UNIT: [Self; 2] = [Self::Facilities, Self::Blocks];

    /// The word in addresses, files and the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Divisions => "divisions",
            Self::Units => "units",
            Self::Facilities => "facilities",
            Self::Holidays => "holidays",
            Self::Blocks => "blocks",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A file that somebody sends.
#[derive(Clone, Debug)]
pub struct Upload {
    /// What it holds.
    pub kind: Kind,
    /// The unit for which it is imported; absent is everything.
    pub unit: Option<UnitId>,
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What became of a file that was sent.
#[derive(Clone, Debug)]
pub enum Drafted {
    /// It is a draft with this id.
    Draft(String),
    /// It cannot be read as a whole.
    Unreadable(Why),
}

/// A file to keep.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// An empty table with an example.
    Template {
        /// Of what.
        kind: Kind,
        /// In English; Chinese otherwise.
        english: bool,
        /// CSV; XLSX otherwise.
        csv: bool,
    },
    /// What became of each row, as CSV.
    Report {
        /// Of which run.
        run: String,
        /// In English; Chinese otherwise.
        english: bool,
    },
}

/// Its content.
#[derive(Clone, Debug)]
pub struct Download {
    /// File name.
    pub name: String,
    /// Media type.
    pub media: &'static str,
    /// Content.
    pub bytes: Vec<u8>,
}
