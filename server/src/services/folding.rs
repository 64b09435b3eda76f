//! Text folded for comparing: NFKC, lower case, one blank between words.

use unicode_normalization::UnicodeNormalization;

/// The folded text, at most `limit` characters.
pub fn folded(text: &str, limit: usize) -> String {
    let plain: String = text.nfkc().flat_map(char::to_lowercase).take(limit).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn full_width_and_case_do_not_matter() {
        assert_eq!(folded("  ＡＢｃ　社区 ", 100), "abc 社区");
    }
}
