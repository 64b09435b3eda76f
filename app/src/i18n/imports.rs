//! Texts of importing: the pages, and a sentence for everything that can be said of a row.

mod page;
mod row;

pub use page::Import;
pub use row::{action, kind, sentence, state};
