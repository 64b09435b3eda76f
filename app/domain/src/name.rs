//! Names in two languages, and text folded for searching.

use crate::limits::MAX_NAME;
use serde::{Deserialize, Serialize};

/// A name: Chinese always or English always, the other where it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Chinese.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub zh: String,
    /// English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

impl Name {
    /// A name from both languages; either may be empty.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The name in the reader's language and whether it is really in that language.
    pub fn in_language(&self, english: bool) -> (&str, bool) {
        let (own, other) = if english { (&self.en, &self.zh) } else { (&self.zh, &self.en) };
        if own.is_empty() { (other, false) } else { (own, true) }
    }

    /// Whether there is no name at all.
    pub fn is_empty(&self) -> bool {
        self.zh.trim().is_empty() && self.en.trim().is_empty()
    }

    /// Whether both parts keep to `limit` characters.
    pub fn fits(&self, limit: usize) -> bool {
        self.zh.chars().count() <= limit && self.en.chars().count() <= limit
    }

    /// Whether it can name a place: not empty, not too long.
    pub fn is_fit(&self) -> bool {
        !self.is_empty() && self.fits(MAX_NAME)
    }
}
