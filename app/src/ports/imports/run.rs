//! A run of an import as its page shows it.

use super::{Kind, Why};
use linli_domain::ids::UnitId;
use linli_domain::time::Instant;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows on one page of a run.
pub const ROWS_PER_PAGE: usize = 100;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in addresses and the database.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// Reads the word back.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }
    };
}

words! {
    /// What is done with a row.
    Action {
        /// 新增
        Create = "create",
        /// 更新
        Update = "update",
        /// 未变
        Unchanged = "unchanged",
        /// 未导入
        Skip = "skip",
        /// 不是数据: a title, a note, an example.
        Pass = "pass",
    }
}

words! {
    /// Where a run stands.
    RunState {
        /// It can be corrected and started.
        Draft = "draft",
        /// Rows are being written.
        Running = "running",
        /// All rows have been written or refused.
        Done = "done",
        /// It is being taken back.
        Undoing = "undoing",
        /// It has been taken back, as far as that was possible.
        Undone = "undone",
    }
}

/// Which rows of a run.
#[derive(Clone, Debug, Default)]
pub struct RowsAsked {
    /// Only those with this action.
    pub action: Option<Action>,
    /// From this place in the list on.
    pub from: usize,
}

/// A run in a list.
#[derive(Clone, Debug)]
pub struct RunItem {
    /// Its id.
    pub id: String,
    /// What it brings.
    pub kind: Kind,
    /// The file's name.
    pub file: String,
    /// Where it stands.
    pub state: RunState,
    /// Rows to be written.
    pub total: i64,
    /// When it was made.
    pub created_at: Instant,
}

/// A column of the file.
#[derive(Clone, Debug)]
pub struct ColumnView {
    /// Its heading.
    pub heading: String,
    /// What it means; absent: it is not used.
    pub key: Option<String>,
}

/// A row and what becomes of it.
#[derive(Clone, Debug)]
pub struct RowView {
    /// Its place in the table, from 0; absent for what the table does not hold.
    pub position: Option<usize>,
    /// Its number in the file.
    pub row: usize,
    /// What people know it by.
    pub key: String,
    /// What is done.
    pub action: Action,
    /// Why, or what to look at.
    pub notes: Vec<Why>,
    /// Cells by the column's key, as they stand now.
    pub cells: BTreeMap<String, String>,
}

/// What could not be taken back, and why.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What people know it by.
    pub key: String,
    /// Why.
    pub why: Why,
}

/// A run as its page shows it.
#[derive(Clone, Debug)]
pub struct RunView {
    /// Id, kind, file, state, total.
    pub item: RunItem,
    /// Its unit.
    pub unit: Option<UnitId>,
    /// How the file was written: `GB18030`, `XLSX`, …
    pub encoding: String,
    /// The sheet that was read, and those that were not.
    pub sheets: Vec<String>,
    /// The row with the headings.
    pub header_row: usize,
    /// The columns of the file.
    pub columns: Vec<ColumnView>,
    /// Values for all rows, by column.
    pub fixed: BTreeMap<String, String>,
    /// Columns that are needed and in neither.
    pub missing: Vec<String>,
    /// Rows by action.
    pub totals: BTreeMap<Action, usize>,
    /// The rows of this page.
    pub rows: Vec<RowView>,
    /// Where the next page begins.
    pub next: Option<usize>,
    /// How many rows have been written so far.
    pub done: i64,
    /// It stopped in the middle and can be taken up again.
    pub interrupted: bool,
    /// What could not be taken back.
    pub kept: Vec<Kept>,
}

/// A correction of a draft.
#[derive(Clone, Debug, Default)]
pub struct Correction {
    /// What columns mean, by place; empty: not used.
    pub columns: BTreeMap<usize, String>,
    /// Values for all rows, by column; empty: none.
    pub fixed: BTreeMap<String, String>,
    /// Cells, by place of the row and column.
    pub cells: BTreeMap<(usize, String), String>,
}
